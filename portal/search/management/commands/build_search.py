"""`manage.py build_search`: works out anew what can be searched."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.search.actions import rebuild


class Command(BaseCommand):
    """Look at everything again; hardly ever needed, as the database keeps search in step by itself."""

    help = "Work out anew what can be searched; readers go on searching meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - as Django calls it
        """Do it, and say how much there is."""
        count = rebuild()
        if options["verbosity"]:
            self.stdout.write(f"{count} things are searchable.")
