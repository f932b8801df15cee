"""What the whole portal knows of a municipality or a region, in a fixed number of queries."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q

from events.models import Commitment, Event
from events.presence import attendance, last_events, unkept_promises
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
