"""`manage.py sweep_uploads`: what nobody waits for any more leaves the media store. Once a day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from events.actions.sweeping import sweep_files, sweep_waiting


class Command(BaseCommand):
    """Remove uploads that nobody took up, and files that no row names."""

    help = "Remove uploads that waited for 30 days outside every working copy, and files that no row names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the wish to look only."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - as Django calls it
        """Do it, and say how much was removed."""
        is_trial = options["dry_run"]
        uploads = sweep_waiting(is_trial=is_trial)
        files = sweep_files(is_trial=is_trial)
        if options["verbosity"]:
            self.stdout.write(f"{uploads:>8} uploads\n{len(files):>8} files\n")
