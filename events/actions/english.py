"""What English, written beside an event's texts, does to the event and to whoever is editing it."""

from events.models import Event, WorkingCopy


def hold_event(event: Event) -> None:
    """Let nobody else change the event or its copy; in the order in which all who do so wait."""
    WorkingCopy.objects.select_for_update().only("pk").filter(event=event).first()
    Event.objects.select_for_update(of=("self",)).only("pk").get(pk=event.pk)


def let_event_move_on(event: Event) -> None:
    """Say that the event has changed, without making a copy outdated whose Lithuanian is as it was."""
    was = Event.objects.values_list("changed_at", flat=True).get(pk=event.pk)
    event.save(update_fields=["changed_at"])
    WorkingCopy.objects.filter(event=event, based_on__gte=was).update(based_on=event.changed_at)
