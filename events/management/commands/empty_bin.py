"""Delete for good what has been in the bin for 30 days."""

from typing import Any

from django.core.management.base import BaseCommand

from events.actions.emptying import delete_for_good
from events.models import Event


class Command(BaseCommand):
    """To be run once a day."""

    help = "Delete for good, with their files, the events that were thrown away 30 days ago or earlier."

    def handle(self, **_options: Any) -> None:
        """Delete each by itself, so that one that cannot go keeps none of the others."""
        deleted = 0
        for event in Event.objects.out_of_time().order_by("binned_at", "pk").only("pk", "title"):
            if delete_for_good(event=event):
                deleted += 1
            else:
                self.stderr.write(f"Event {event.pk} stays: something known rests on it.")
        self.stdout.write(f"Deleted for good: {deleted}")
