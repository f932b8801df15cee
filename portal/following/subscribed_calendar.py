"""A calendar to be followed: programs fetch it again and again, and show what has changed."""

import datetime as dt
from collections.abc import Callable
from itertools import chain

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, vText

from events.models.event import EventQuerySet
from events.papers import calendar_file
from municipalities.partial_dates import Precision
from portal.following.subjects import Subject

# The newest that have a day; a program that fetches twice a day has no use for an archive.
EVENTS_IN_IT = 300
FETCHED_EVERY = dt.timedelta(hours=12)


def calendar_of(subject: Subject, *, absolute: Callable[[str], str]) -> bytes:
    """Write the calendar: the events with a day, and of those withdrawn only that they are."""
    calendar = calendar_file.empty_calendar("PUBLISH")
    _describe(calendar, subject, absolute)
    shown = _newest(subject.events().select_related("host_municipality", "owner"))
    for event in shown.prefetch_related(calendar_file.ORGANISERS).defer("body", "words"):
        calendar.add_component(calendar_file.entry(event, absolute(event.get_absolute_url())))
    for gone in _newest(subject.withdrawn()):
        calendar.add_component(calendar_file.withdrawn_entry(gone))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _newest(events: EventQuerySet) -> EventQuerySet:
    """Those with a day: a month, a year or "not later than" has no place in a calendar."""
    has_day = events.filter(starts_on_precision=Precision.DAY, starts_on_is_latest=False)
    return has_day.filter(starts_on__isnull=False).newest_first()[:EVENTS_IN_IT]


def _describe(calendar: Calendar, subject: Subject, absolute: Callable[[str], str]) -> None:
    """Say what it is, by the names that the standard has and by those that programs knew before it."""
    name = f"{subject.title} – {_('Progress of the reform')}"
    about = _(
        "The newest %(count)s events whose day is known; of those withdrawn it says only that they are."
    ) % {"count": EVENTS_IN_IT}
    told = chain((("name", name), ("x-wr-calname", name)), (("description", about), ("x-wr-caldesc", about)))
    for property_name, text in told:
        # Of names that the standard does not have, icalendar does not know that they are words.
        calendar.add(property_name, vText(text))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("url", absolute(subject.page()))
    calendar.add("refresh-interval", FETCHED_EVERY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
