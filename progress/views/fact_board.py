"""The board of whoever looks after facts: how much is known of each municipality, and where to begin."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from municipalities.access import reach_of
from municipalities.models import Municipality, ServiceType
from municipalities.partial_dates import PartialDate
from progress.models import (
    FactProposal,
    Indicator,
    IndicatorValue,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    is_stale,
    municipalities_in_hand,
)


@dataclass(frozen=True)
class Known:
    """How much is known of a municipality: services, findings on its plan and indicators; how much is old."""

    municipality: Municipality
    services: int
    findings: int
    indicators: int
    old: int
    waiting: int

    @property
    def need(self) -> tuple[Any, ...]:
        """By what the board is put in order: what waits, then what is known least, then what is old."""
        known = self.services + self.findings + self.indicators
        return -self.waiting, known - self.old, self.municipality.sort_key


@never_cache
@login_required
@require_safe
def fact_board(request: HttpRequest) -> HttpResponse:
    """The municipalities in the person's hand, those first that need somebody most."""
    if not reach_of(request.user).edits_facts:
        raise Http404
    context = {
        "board": sorted(_board(request.user), key=lambda known: known.need),
        "services": ServiceType.objects.count(),
        "criteria": PlanCriterion.objects.count(),
        "indicators": Indicator.objects.defer("definition", "definition_en"),
    }
    return render(request, "progress/sheet/fact_board.html", context)


def _board(user: Any) -> list[Known]:
    """What is known of each; a fixed number of queries, however many there are."""
    municipalities = municipalities_in_hand(user).select_related("region")
    provisions = ServiceProvision.objects.filter(municipality__in=municipalities.values("pk"))
    services, old_services = _counted(
        provisions.order_by().values_list("municipality", "stated_on", "stated_on_precision")
    )
    values = IndicatorValue.objects.in_use().dated().filter(municipality__in=municipalities.values("pk"))
    latest = values.order_by("municipality_id", "indicator_id", "-period_on").distinct(
        "municipality_id", "indicator_id"
    )
    indicators, old_values = _counted(
        (municipality, until or period, "day" if until else precision)
        for municipality, period, precision, until in latest.values_list(
            "municipality", "period_on", "period_on_precision", "until_on"
        )
    )
    findings = PlanFinding.objects.filter(plan__municipality__in=municipalities.values("pk"))
    met = dict(
        findings.order_by()
        .values_list("plan__municipality")
        .annotate(count=Count("criterion", distinct=True))
    )
    waiting = FactProposal.objects.answerable_by(user).waiting().order_by().values_list("municipality")
    proposals = dict(waiting.annotate(count=Count("pk")))
    return [
        Known(
            municipality=row,
            services=services[row.pk],
            findings=met.get(row.pk, 0),
            indicators=indicators[row.pk],
            old=old_services[row.pk] + old_values[row.pk],
            waiting=proposals.get(row.pk, 0),
        )
        for row in municipalities.defer("aliases", "region__outline")
    ]


def _counted(rows: Iterable[tuple[int, Any, str]]) -> tuple[Counter[int], Counter[int]]:
    """How many facts there are of each municipality, and how many of them are old."""
    known: Counter[int] = Counter()
    old: Counter[int] = Counter()
    for municipality, on, precision in rows:
        known[municipality] += 1
        old[municipality] += is_stale(PartialDate(on, precision))
    return known, old
