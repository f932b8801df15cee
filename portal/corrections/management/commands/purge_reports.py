"""Take off answered reports what was kept only for the answer."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.corrections.actions import clear_old_reports


class Command(BaseCommand):
    """To be run once a day."""

    help = "Erase the reporters' addresses 30 days after the answer, and what was put aside so long ago."

    def handle(self, **_options: Any) -> None:
        """Clear, and say how much."""
        addresses, reports = clear_old_reports()
        self.stdout.write(f"Addresses erased: {addresses}. Reports deleted: {reports}.")
