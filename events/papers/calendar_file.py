"""The invitation to an event, as calendars read it (iCalendar)."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import override
from icalendar import Calendar, vCalAddress
from icalendar import Event as Entry

from events.models import Event, Participation
from events.papers.content import clean, in_one_line, joined, sentence
from municipalities.partial_dates import PartialDate, Precision

VILNIUS = ZoneInfo("Europe/Vilnius")
# Changes are counted in seconds from here, so that a calendar takes the later of two files.
EPOCH = dt.datetime(2017, 1, 1, tzinfo=dt.UTC)
STATUSES = {Event.Status.PUBLISHED: "CONFIRMED", Event.Status.WITHDRAWN: "CANCELLED"}


def has_day(event: Event) -> bool:
    """Whether a calendar has a place for the event: it needs a day; a month or "not later than" is none."""
    return _is_day(event.starts)


def invitation(event: Event, *, address: str = "") -> bytes:
    """Write the file of an event that has its day; `address` is the event's public page, where it has one."""
    with override("lt"):
        calendar = Calendar()
        calendar.add("prodid", "-//Pertvarkos eiga//Renginiai//LT")
        calendar.add("version", "2.0")
        is_withdrawn = event.status == Event.Status.WITHDRAWN
        calendar.add("method", "CANCEL" if is_withdrawn else "PUBLISH")
        calendar.add_component(_entry(event, address))
        calendar.add_missing_timezones()
        return calendar.to_ical()


def _entry(event: Event, address: str) -> Entry:
    entry = Entry()
    # The title and the address of an event may change; its number never does.
    entry.add("uid", f"renginys-{event.pk}@pertvarkos-eiga")
    entry.add("dtstamp", event.changed_at)
    entry.add("last-modified", event.changed_at)
    entry.add("sequence", max(0, int((event.changed_at - EPOCH).total_seconds())))
    entry.add("status", STATUSES.get(Event.Status(event.status), "TENTATIVE"))
    for name, value in _times(event).items():
        entry.add(name, value)
    entry.add("summary", in_one_line(event))
    entry.add("categories", [sentence(event.get_kind_display())])
    texts = {"location": joined(event.venue, event.host_municipality), "description": clean(event.lead)}
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
    rows = event.participations.filter(role=Participation.Role.ORGANISER, organisation__isnull=False)
    names = [in_one_line(row.organisation) for row in rows.select_related("organisation")]
    # A parameter of iCalendar has no way to write a straight quotation mark.
    return (joined(*names) or joined(event.owner)).replace('"', "'")
