"""`manage.py generate_sample`: rows that are not real, to try the portal at any size."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from events.sample import store as events
from portal.search.actions import refreshed_at_the_end
from progress.sample import store as progress

# The most that may be asked for, and what is made where nothing is.
LARGEST = {"events": 1_000_000, "indicators": 200, "years": 50}
USUAL = {"events": 200, "indicators": 0, "years": 15}


class Command(BaseCommand):
    """Replace the sample, or remove it."""

    help = (
        "Replace the sample by a new one, beside the reference data and the public record; "
        "refused where people have entered anything."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size and the seed, or the wish to remove."""
        parser.add_argument(
            "--events", type=int, default=USUAL["events"], help="how many events (default: 200)"
        )
        parser.add_argument(
            "--indicators",
            type=int,
            default=USUAL["indicators"],
            help="how many indicators, with services and plans beside them (default: 0, no progress at all)",
        )
        parser.add_argument(
            "--years",
            type=int,
            default=USUAL["years"],
            help="of how many years they have values (default: 15)",
        )
        parser.add_argument(
            "--seed", type=int, default=1, help="the same seed makes the same rows (default: 1)"
        )
        parser.add_argument("--clear", action="store_true", help="only remove the sample")

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - as Django calls it
        """Do it, and say how many rows there are."""
        for name, largest in LARGEST.items():
            least = 1 if name == "years" else 0
            if not least <= options[name] <= largest:
                message = f"--{name} is between {least} and {largest}."
                raise CommandError(message)
        try:
            with refreshed_at_the_end():
                counts = _replace(options)
        except events.SampleRefusedError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.writelines(f"{count:>8} {what}\n" for what, count in counts.items())


def _replace(options: dict[str, Any]) -> dict[str, int]:
    """Remove what rests on the sample before the sample, and make it again after it."""
    removed = progress.clear()
    if options["clear"]:
        return {"rows removed": removed + events.clear()}
    counts = events.generate(events=options["events"], seed=options["seed"])
    if options["indicators"]:
        counts |= progress.generate(
            indicators=options["indicators"], years=options["years"], seed=options["seed"]
        )
    return counts
