"""Events as calendars read them (iCalendar): one to be saved, or many to be followed."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress
from icalendar import Event as Entry

from events.models import Event, Participation
from events.papers.content import clean, in_one_line, joined, sentence
from municipalities.partial_dates import PartialDate, Precision
from municipalities.words import in_language, locale

VILNIUS = ZoneInfo("Europe/Vilnius")
# Changes are counted in seconds from here, so that a calendar takes the later of two files.
EPOCH = dt.datetime(2017, 1, 1, tzinfo=dt.UTC)
STATUSES = {Event.Status.PUBLISHED: "CONFIRMED", Event.Status.WITHDRAWN: "CANCELLED"}


# Who invites, read with the events.
ORGANISERS = Prefetch(
    "participations",
    Participation.objects.filter(
        role=Participation.Role.ORGANISER, organisation__isnull=False
    ).select_related("organisation"),
    to_attr="organisers",
)


def has_day(event: Event) -> bool:
    """Whether a calendar has a place for the event: it needs a day; a month or "not later than" is none."""
    return _is_day(event.starts)


def invitation(event: Event, *, address: str = "") -> bytes:
    """Write the file of an event that has its day; `address` is the event's public page, where it has one."""
    prefetch_related_objects([event], ORGANISERS)
    calendar = empty_calendar("CANCEL" if event.status == Event.Status.WITHDRAWN else "PUBLISH")
    calendar.add_component(entry(event, address))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def empty_calendar(method: str) -> Calendar:
    """A calendar of ours without entries."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Pertvarkos eiga//Renginiai//{locale().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def entry(event: Event, address: str) -> Entry:
    """The event in a calendar; it was read with its ORGANISERS."""
    entry = _empty_entry(event, event.changed_at)
    entry.add("status", STATUSES.get(Event.Status(event.status), "TENTATIVE"))
    entry.add("summary", in_one_line(in_language(event, "title") or event))
    entry.add("categories", [sentence(event.get_kind_display())])
    host = event.host_municipality
    texts = {
        "location": joined(in_language(event, "venue"), host and in_language(host, "name")),
        "description": clean(in_language(event, "lead")),
    }
    for name, text in texts.items():
        if text:
            entry.add(name, text)
    if address:
        entry.add("url", address)
    if name := _organiser(event):
        organiser = vCalAddress(address or "invalid:nomail")
        organiser.params["CN"] = name
        entry.add("organizer", organiser)
    return entry


def withdrawn_entry(event: Event) -> Entry:
    """What is left of a withdrawn event in the calendars that had it: that it was there, and is no more."""
    entry = _empty_entry(event, max(event.changed_at, event.withdrawn_at or event.changed_at))
    entry.add("status", STATUSES[Event.Status.WITHDRAWN])
    entry.add("summary", _("The event was withdrawn"))
    return entry


def _empty_entry(event: Event, changed_at: dt.datetime) -> Entry:
    entry = Entry()
    # The title and the address of an event may change; its number never does.
    entry.add("uid", f"renginys-{event.pk}@pertvarkos-eiga")
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("sequence", max(0, int((changed_at - EPOCH).total_seconds())))
    for name, value in _times(event).items():
        entry.add(name, value)
    return entry


def _times(event: Event) -> dict[str, Any]:
    """When the event is, as far as it is known: the whole day where no time is."""
    start, end = event.starts, event.ends
    if start is None:
        message = f"event {event.pk} has no day"
        raise ValueError(message)
    last = end.on if end and _is_day(end) else start.on
    if event.starts_at is None or (event.ends_at is None and last != start.on):
        return {"dtstart": start.on, "dtend": last + dt.timedelta(days=1)}
    times = {"dtstart": dt.datetime.combine(start.on, event.starts_at, VILNIUS)}
    if event.ends_at:
        times["dtend"] = dt.datetime.combine(last, event.ends_at, VILNIUS)
    return times


def _is_day(date: PartialDate | None) -> bool:
    return date is not None and date.precision == Precision.DAY and not date.is_latest


def _organiser(event: Event) -> str:
    """Who invites: the organisers that the event names, or else the organisation that logs it."""
    names = [in_one_line(row.organisation) for row in event.organisers]  # type: ignore[attr-defined]
    # A parameter of iCalendar has no way to write a straight quotation mark.
    return (joined(*names) or joined(event.owner)).replace('"', "'")
