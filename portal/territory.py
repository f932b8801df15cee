"""What the whole portal knows of a municipality or a region, in a fixed number of queries."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F, Q

from events.models import Commitment, Event
from municipalities.models import Agreement, CareInstitution, Municipality, Region


@dataclass(frozen=True)
class MunicipalityRow:
    """One municipality as a row of a table: how present it is at the meetings, and what it has promised."""

    municipality: Municipality
    attended: int
    last_event: Event | None
    agreement: Agreement | None
    unfinished: int
    overdue: int
    institutions: int

    @property
    def last_on(self) -> dt.date:
        """The day of the last event, for sorting; the first of all days where there is none."""
        return (self.last_event and self.last_event.starts_on) or dt.date.min


def attendance(among: Collection[int] | None = None) -> Counter[int]:
    """How many published events each municipality (or each of these) hosted or was represented at."""
    hosts = Event.objects.published().filter(host_municipality__isnull=False)
    present = Event.municipalities.through.objects.filter(event__status=Event.Status.PUBLISHED)
    if among is not None:
        hosts, present = hosts.filter(host_municipality__in=among), present.filter(municipality__in=among)
    hosted = hosts.order_by().values_list("host_municipality").annotate(Count("pk"))
    represented = (
        present.exclude(municipality=F("event__host_municipality"))
        .values_list("municipality")
        .annotate(Count("pk"))
    )
    counts: Counter[int] = Counter()
    for rows in (hosted, represented):
        for municipality, count in rows:
            counts[municipality] += count
    return counts


def last_events(among: Collection[int]) -> dict[int, Event]:
    """Return the latest published event of each of these municipalities, by the municipality's id."""
    newest: dict[int, tuple[dt.date, int]] = {}
    hosted = (
        Event.objects.published()
        .filter(host_municipality__in=among)
        .order_by("host_municipality", "-starts_on", "-pk")
        .distinct("host_municipality")
        .values_list("host_municipality", "starts_on", "pk")
    )
    represented = (
        Event.municipalities.through.objects.filter(
            event__status=Event.Status.PUBLISHED, municipality__in=among
        )
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


def municipality_rows(municipalities: Iterable[Municipality]) -> list[MunicipalityRow]:
    """Gather a row for each municipality; eight queries, however many there are."""
    places = {municipality.pk: municipality for municipality in municipalities}
    attended, last = attendance(places), last_events(places)
    unfinished, overdue = unkept_promises(places)
    agreements: dict[int, Agreement] = {}
    for agreement in Agreement.objects.current().filter(municipality__in=places).order_by("pk"):
        agreements.setdefault(agreement.municipality_id, agreement)
    institutions = dict(
        CareInstitution.objects.filter(organisation__municipality__in=places)
        .order_by()
        .values_list("organisation__municipality")
        .annotate(Count("pk"))
    )
    return [
        MunicipalityRow(
            municipality,
            attended=attended[municipality.pk],
            last_event=last.get(municipality.pk),
            agreement=agreements.get(municipality.pk),
            unfinished=unfinished[municipality.pk],
            overdue=overdue[municipality.pk],
            institutions=institutions.get(municipality.pk, 0),
        )
        for municipality in places.values()
    ]


class RegionRow(NamedTuple):
    """One region as a row of a table: its municipalities, events, signed agreements and unkept promises."""

    region: Region
    municipalities: int
    events: int
    signed: int
    unfinished: int
    overdue: int


def region_rows() -> list[RegionRow]:
    """Gather a row for each region, in four queries."""
    published = Q(events__status=Event.Status.PUBLISHED)
    regions = Region.objects.annotate(
        municipality_count=Count("municipalities", distinct=True),
        event_count=Count("events", filter=published, distinct=True),
    ).order_by("sort_key")
    signed = Agreement.objects.signed().order_by().values_list("municipality__region")
    unfinished = Commitment.objects.public().unfinished().order_by().values_list("event__region")
    overdue = Commitment.objects.public().overdue().order_by().values_list("event__region")
    counts = [Counter(dict(rows.annotate(Count("pk")))) for rows in (signed, unfinished, overdue)]
    return [
        RegionRow(
            region, region.municipality_count, region.event_count, *(count[region.pk] for count in counts)
        )
        for region in regions
    ]
