"""The regions side by side: what happened in each, what was promised, and what exists."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from events.region_counts import RegionRow, region_rows
from progress.figures import series
from progress.figures.shown import Latest
from progress.models import Indicator, IndicatorValue, PlanFinding, ServiceProvision
from progress.services.matrix import Counts


@dataclass(frozen=True)
class ComparedRegion:
    """One region as a row.

    `services` counts the services of its municipalities of which anything is known, `findings` those of each
    verdict; `figures` is what is known of the indicators compared.
    """

    counted: RegionRow
    services: Counts
    findings: Counter[str]
    figures: list[Latest]


@dataclass(frozen=True)
class Comparison:
    """All regions, and the headline indicators of which any region has a value."""

    rows: list[ComparedRegion]
    indicators: list[Indicator]


def compare_regions(headline: Sequence[Indicator], day: dt.date | None) -> Comparison:
    """Gather a row for each region, in ten queries."""
    provisions = ServiceProvision.objects.known_on(day).public()
    statuses = _counted(provisions, F("municipality__region"), "status")
    findings = PlanFinding.objects.known_on(day).public()
    verdicts = _verdicts(findings)
    known = IndicatorValue.objects.known_on(day).public().of_regions().filter(indicator__in=headline)
    figures = series.latest(known)
    shown_by = series.evidence(figures.values())
    compared = {indicator for indicator, _code in figures}
    indicators = [one for one in headline if one.pk in compared]

    def latest(indicator: Indicator, code: str) -> Latest:
        figure = figures.get((indicator.pk, code))
        evidence = shown_by.get((figure.event_id, figure.source_id)) if figure else None
        return Latest(indicator, (figure,) if figure else (), None, evidence)

    return Comparison(
        [
            ComparedRegion(
                row,
                Counts.of(statuses[row.region.pk], statuses[row.region.pk].total()),
                verdicts[row.region.pk],
                [latest(indicator, row.region.code) for indicator in indicators],
            )
            for row in region_rows()
        ],
        indicators,
    )


def _verdicts(findings: Any) -> dict[int, Counter[str]]:
    """How often each region has each verdict: of a criterion counts the latest in each municipality."""
    rows = findings.annotate(of_region=Coalesce("region", "plan__municipality__region")).order_by(
        F("plan__first_year").asc(nulls_first=True), "stated_on", "pk"
    )
    columns = ("criterion", "region", "plan__municipality", "of_region", "verdict")
    latest = {tuple(of): (region, verdict) for *of, region, verdict in rows.values_list(*columns)}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for region, verdict in latest.values():
        counts[region][verdict] += 1
    return counts


def _counted(rows: Any, region: Any, column: str) -> dict[int, Counter[str]]:
    """How many rows of each kind each region has."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    named = rows.order_by().annotate(of_region=region).values_list("of_region", column)
    for place, word, number in named.annotate(Count("pk")):
        counts[place][word] = number
    return counts
