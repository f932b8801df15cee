"""How councils' plans meet the criteria, read for one municipality or for a region's."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F

from municipalities.models import Municipality, Region
from progress.figures.series import evidence
from progress.models import PlanCriterion, PlanFinding, SocialServicesPlan, is_stale


@dataclass(frozen=True, slots=True)
class Reading:
    """A finding with what shows it, and the plan or the region that it is about."""

    finding: Any
    evidence: models.Model | None

    @property
    def label(self) -> str:
        """Whether the criterion is met, in a word."""
        return str(PlanFinding.Verdict(self.finding.verdict).label)

    @property
    def is_counted(self) -> bool:
        """Whether the review of a region says how many of its plans meet the criterion."""
        return self.finding.plans_read is not None

    @property
    def is_stale(self) -> bool:
        """Whether what is known is over a year old."""
        return is_stale(self.finding.stated)

    @property
    def is_sample(self) -> bool:
        """Whether a generator made it."""
        return bool(self.finding.origin == "sample")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What was found of a criterion in each municipality's latest plan that was read, and in the region."""

    criterion: PlanCriterion
    cells: tuple[Reading | None, ...]
    of_region: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanMatrix:
    """The criteria of which anything was found, by municipalities; `plans` are those of a single one."""

    municipalities: tuple[Municipality, ...]
    region: Region | None
    rows: tuple[PlanRow, ...]
    plans: tuple[SocialServicesPlan, ...]

    @property
    def has_cells(self) -> bool:
        """Whether anything was found of the plan of a single municipality."""
        return any(cell for row in self.rows for cell in row.cells)

    @property
    def of_region(self) -> list[tuple[PlanCriterion, Reading]]:
        """What was found of the plans of the region as a whole."""
        return [(row.criterion, reading) for row in self.rows for reading in row.of_region]


def plan_matrix(
    municipalities: Iterable[Municipality], region: Region | None = None, day: dt.date | None = None
) -> PlanMatrix:
    """Put together what was found of the municipalities' plans, and of the region's; five queries at most."""
    places = tuple(municipalities)
    asked = models.Q(plan__municipality__in=places)
    if region:
        asked |= models.Q(region=region)
    findings = list(
        PlanFinding.objects.known_on(day)
        .public()
        .filter(asked)
        .annotate(place=F("plan__municipality"))
        .order_by(F("plan__first_year").desc(nulls_last=True), "-stated_on", "pk")
    )
    shown_by = evidence(findings)
    rows: dict[int, PlanRow] = {}
    for criterion in PlanCriterion.objects.filter(pk__in={finding.criterion_id for finding in findings}):
        readings = [
            Reading(finding, shown_by.get((finding.event_id, finding.source_id)))
            for finding in findings
            if finding.criterion_id == criterion.pk
        ]
        rows[criterion.pk] = _row(criterion, readings, places)
    plans = () if region else _plans(places, day)
    return PlanMatrix(places, region, tuple(rows.values()), plans)


def _row(criterion: PlanCriterion, readings: list[Reading], places: Iterable[Municipality]) -> PlanRow:
    latest: Mapping[int, Reading] = {
        reading.finding.place: reading for reading in reversed(readings) if reading.finding.place
    }
    return PlanRow(
        criterion,
        tuple(latest.get(place.pk) for place in places),
        tuple(reading for reading in readings if reading.finding.region_id),
    )


def _plans(places: Iterable[Municipality], day: dt.date | None) -> tuple[Any, ...]:
    plans = SocialServicesPlan.objects.known_on(day).public().filter(municipality__in=tuple(places))
    return tuple(plans.order_by("municipality__sort_key", F("first_year").desc(nulls_last=True), "pk"))
