"""How present municipalities are at the meetings, and what they have promised, for many of them at once."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db.models import Count, F, QuerySet

from events.models import Commitment, Event


def attendance(among: Collection[int] | None = None) -> Counter[int]:
    """How many published events each municipality (or each of these) hosted or was represented at."""
    hosts, present = _hosted(among), _represented(among)
    elsewhere = present.exclude(municipality=F("event__host_municipality"))
    counts: Counter[int] = Counter()
    for rows in (
        hosts.values_list("host_municipality").annotate(Count("pk")),
        elsewhere.values_list("municipality").annotate(Count("pk")),
    ):
        for municipality, count in rows:
            counts[municipality] += count
    return counts


def last_events(among: Collection[int], **of_events: Any) -> dict[int, Event]:
    """Return the latest published event of each of these municipalities, by the municipality's id.

    `of_events` says what events are looked at: `kind="round_table"`.
    """
    newest: dict[int, tuple[dt.date, int]] = {}
    hosted = (
        _hosted(among)
        .filter(**of_events)
        .order_by("host_municipality", "-starts_on", "-pk")
        .distinct("host_municipality")
        .values_list("host_municipality", "starts_on", "pk")
    )
    represented = (
        _represented(among)
        .filter(**{f"event__{name}": value for name, value in of_events.items()})
        .order_by("municipality", "-event__starts_on", "-event")
        .distinct("municipality")
        .values_list("municipality", "event__starts_on", "event")
    )
    for rows in (hosted, represented):
        for municipality, starts_on, event in rows:
            latest = (starts_on or dt.date.min, event)
            newest[municipality] = max(newest.get(municipality, latest), latest)
    events = Event.objects.for_list().in_bulk({event for _date, event in newest.values()})
    return {municipality: events[event] for municipality, (_date, event) in newest.items()}


def unkept_promises(among: Collection[int]) -> tuple[Counter[int], Counter[int]]:
    """How many promises each of these municipalities has not kept yet, and how many of them are overdue.

    A promise counts once for the municipality that made it, itself or through one of its bodies.
    """
    promises = Commitment.objects.public().unfinished().made_by_municipalities(among)
    unfinished: Counter[int] = Counter()
    overdue: Counter[int] = Counter()
    for municipality, bodys_municipality, is_overdue in promises:
        made_by = {place for place in (municipality, bodys_municipality) if place}
        unfinished.update(made_by)
        if is_overdue:
            overdue.update(made_by)
    return unfinished, overdue


def _hosted(among: Collection[int] | None) -> QuerySet:
    """The published events that municipalities hosted."""
    events = Event.objects.published().order_by()
    if among is None:
        return events.filter(host_municipality__isnull=False)
    return events.filter(host_municipality__in=among)


def _represented(among: Collection[int] | None) -> QuerySet:
    """Each presence of a municipality at a published event."""
    present = Event.municipalities.through.objects.filter(event__status=Event.Status.PUBLISHED)
    return present if among is None else present.filter(municipality__in=among)
