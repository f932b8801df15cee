"""Which published events a text finds: for feeds, and for those who subscribe to a search."""

from events.models import Event
from events.models.event import EventQuerySet
from municipalities.listing import fold


def events_matching(text: str) -> EventQuerySet:
    """Published events that have every word of the text, in whatever case and with or without diacritics."""
    events = Event.objects.published()
    for word in fold(text).split():
        events = events.filter(words__contains=word)
    return events
