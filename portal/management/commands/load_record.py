"""`manage.py load_record`: the public record."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from municipalities.loading import DataError
from portal.record import load_record


class Command(BaseCommand):
    """Load the public record; nothing changes where it stands as the files say."""

    help = "Load the public record from portal/record/data/; all of it, or nothing if one row is wrong."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - as Django calls it
        """Load, and say what was added, changed and left alone."""
        try:
            tallies = load_record()
        except DataError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.writelines(f"{tally}\n" for tally in tallies)
