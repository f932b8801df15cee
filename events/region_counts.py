"""How much has happened in each region, for all of them at once."""

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Count, F

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
    """Gather a row for each region, in five queries.

    An event is counted where it was held and in every region that was its guest, a promise in every region
    where it was made or whose promise it is: as the pages of the regions and the lists count them.
    """
    regions = Region.objects.annotate(municipality_count=Count("municipalities")).order_by("sort_key")
    signed = Agreement.objects.signed().order_by().values_list("municipality__region")
    signed_counts = Counter(dict(signed.annotate(Count("pk"))))
    events = _event_counts()
    unfinished, overdue = _promise_counts()
    return [
        RegionRow(
            region,
            region.municipality_count,
            *(counts[region.pk] for counts in (events, signed_counts, unfinished, overdue)),
        )
        for region in regions
    ]


def _event_counts() -> Counter[int]:
    hosted = Event.objects.published().exclude(region=None).order_by().values_list("region")
    guests: Any = Event.guest_regions.through.objects.filter(event__status=Event.Status.PUBLISHED)
    # Whoever hosted is no guest besides.
    guests = guests.exclude(event__region=F("region")).order_by().values_list("region")
    return Counter(dict(hosted.annotate(Count("pk")))) + Counter(dict(guests.annotate(Count("pk"))))


def _promise_counts() -> tuple[Counter[int], Counter[int]]:
    """How many promises of each region are unfinished, and how many of those overdue."""
    unfinished: Counter[int] = Counter()
    overdue: Counter[int] = Counter()
    for is_late, number, *regions in Commitment.objects.public().unfinished_by_region():
        for region in {region for region in regions if region}:
            unfinished[region] += number
            overdue[region] += number if is_late else 0
    return unfinished, overdue
