"""How much has happened in each region, for all of them at once."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Q

from events.models import Commitment, Event
from municipalities.models import Agreement, Region


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
