"""All that is told of an indicator in the chosen territories: what contradicts what, and what shows it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.db.models import F, Q

from progress.figures import series
from progress.figures.indicator import IndicatorFigures, Place, place_filter
from progress.figures.shown import Change, Latest, changes, measured
from progress.models import IndicatorValue, Target

# Of a fact: its event and its source.
Pair = tuple[int | None, int | None]


@dataclass(frozen=True)
class Told:
    """One value as its source tells it, and how it differs from the one of the period before."""

    value: Any
    amount: str
    evidence: Any
    change: Change | None

    @property
    def chosen_by(self) -> str:
        """Who chose the value among several, by name: nobody's address is shown."""
        return self.value.chosen_by.name if self.value.chosen_by else ""


@dataclass(frozen=True)
class Goal:
    """A target and what shows it."""

    target: Target
    amount: str
    is_reached: bool | None
    evidence: Any


@dataclass(frozen=True)
class Account:
    """What is told of one territory: its values by period, the latest first, the undated apart, its targets.

    Of a period the value in use stands first, and after it those that contradict it.
    """

    code: str
    name: str
    latest: Latest
    periods: list[list[Told]]
    undated: list[Told]
    goals: list[Goal]


def accounts(figures: IndicatorFigures, codes: Sequence[str], day: dt.date | None) -> list[Account]:
    """Tell all of the territories, in their order; three queries."""
    if not codes:
        return []
    places: list[Place] = [*figures.regions, *figures.municipalities]
    here = reduce(or_, (Q(**place_filter(code, places)) for code in codes))
    rows = list(
        IndicatorValue.objects.known_on(day)
        .public()
        .filter(here, indicator=figures.indicator)
        .select_related("chosen_by")
        .annotate(code=series.CODE)
        .order_by(
            F("period_on").desc(nulls_last=True), "period_on_precision", "until_on", "-is_in_use", "-id"
        )
    )
    shown = series.evidence(rows) | figures.evidence
    return [_account(figures, code, [row for row in rows if row.code == code], shown) for code in codes]


def sources_of(told_of: Iterable[Account]) -> list[Any]:
    """What the values rest on, each once, that of the latest first."""
    every = (one.evidence for account in told_of for period in account.periods for one in period)
    undated = (one.evidence for account in told_of for one in account.undated)
    return list(dict.fromkeys(evidence for evidence in (*every, *undated) if evidence))


def _account(figures: IndicatorFigures, code: str, rows: list[Any], shown: Mapping[Pair, Any]) -> Account:
    indicator, latest = figures.indicator, figures.latest(code)
    changed = changes(indicator, latest.figures)
    told = [
        Told(
            row,
            measured(row.value, indicator),
            shown.get((row.event_id, row.source_id)),
            changed.get(row.id) if row.is_in_use else None,
        )
        for row in rows
    ]
    dated = [one for one in told if one.value.period]
    return Account(
        code,
        figures.names[code],
        latest,
        [list(of_period) for _period, of_period in groupby(dated, key=_period_of)],
        [one for one in told if not one.value.period],
        [
            Goal(
                target,
                measured(target.value, indicator),
                replace(latest, target=target).is_reached,
                shown.get((target.event_id, target.source_id)),
            )
            for target in figures.targets.get(code, ())
        ],
    )


def _period_of(told: Told) -> tuple[Any, ...]:
    value = told.value
    return value.period_on, value.period_on_precision, value.until_on
