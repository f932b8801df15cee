"""`manage.py load_reference`: regions, municipalities and the catalogue of services."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from municipalities.loading import DataError
from municipalities.reference import load_reference


class Command(BaseCommand):
    """Load the reference data; nothing changes where it stands as the files say."""

    help = "Load regions, municipalities and the catalogue of services from municipalities/data/."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - as Django calls it
        """Load, and say what was added, changed and left alone."""
        try:
            tallies = load_reference()
        except DataError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.writelines(f"{tally}\n" for tally in tallies)
