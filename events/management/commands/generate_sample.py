"""`manage.py generate_sample`: rows that are not real, to try the portal at any size."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from events.sample.store import SampleRefusedError, clear, generate

LARGEST = 1_000_000


class Command(BaseCommand):
    """Replace the sample, or remove it."""

    help = (
        "Replace the sample by a new one, beside the reference data and the public record; "
        "refused where people have entered anything."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size and the seed, or the wish to remove."""
        parser.add_argument("--events", type=int, default=200, help="how many events (default: 200)")
        parser.add_argument(
            "--seed", type=int, default=1, help="the same seed makes the same rows (default: 1)"
        )
        parser.add_argument("--clear", action="store_true", help="only remove the sample")

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - as Django calls it
        """Do it, and say how many rows there are."""
        if not 0 <= options["events"] <= LARGEST:
            message = f"--events is between 0 and {LARGEST}."
            raise CommandError(message)
        try:
            if options["clear"]:
                counts = {"rows removed": clear()}
            else:
                counts = generate(events=options["events"], seed=options["seed"])
        except SampleRefusedError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.writelines(f"{count:>8} {what}\n" for what, count in counts.items())
