"""Values of indicators in the order of their periods, read lean: a page may need thousands of them.

A territory is known by its code: `LT` is the country, `LT-SA` a region, `LT-27` a municipality.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from events.models import Event
from municipalities.models import Municipality, Origin, Region, Source
from municipalities.partial_dates import PartialDate
from progress.models import Indicator, Target, is_stale
from progress.models.indicators import IndicatorValueQuerySet, TargetQuerySet

COUNTRY = "LT"
# Of an indicator and the code of a territory.
Key = tuple[int, str]
# The code of the territory of a value or target, for the database to work out.
CODE = Coalesce("region__code", "municipality__code", models.Value(COUNTRY))


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its period and what it rests on; `pk` is the value's own, of an earlier day too."""

    pk: int
    value: Decimal
    period: PartialDate | None
    until: PartialDate | None
    quality: str
    is_provisional: bool
    is_in_use: bool
    is_sample: bool
    event_id: int | None
    source_id: int | None

    @property
    def is_stale(self) -> bool:
        """Whether it tells of a time over a year ago."""
        return is_stale(self.until or self.period)


COLUMNS = (
    *("indicator_id", "code", "id", "value", "quality", "is_provisional", "is_in_use", "origin"),
    *("event_id", "source_id"),
    *("period_on", "period_on_precision", "period_on_is_latest", "period_on_is_inferred", "period_on_basis"),
    *("until_on", "until_on_precision", "until_on_is_latest", "until_on_is_inferred", "until_on_basis"),
)


def series(values: IndicatorValueQuerySet) -> dict[Key, list[Figure]]:
    """Return the values by indicator and territory, the earliest first and the undated last; one query."""
    rows = values.annotate(code=CODE).order_by(
        "indicator_id", "code", models.F("period_on").asc(nulls_last=True), "-is_in_use", "id"
    )
    found: dict[Key, list[Figure]] = defaultdict(list)
    for (
        indicator,
        place,
        pk,
        value,
        quality,
        provisional,
        in_use,
        origin,
        event,
        source,
        *dates,
    ) in rows.values_list(*COLUMNS):
        figure = Figure(
            pk=pk,
            value=value,
            period=_date(dates[:5]),
            until=_date(dates[5:]),
            quality=quality,
            is_provisional=provisional,
            is_in_use=in_use,
            is_sample=origin == Origin.SAMPLE,
            event_id=event,
            source_id=source,
        )
        found[indicator, place].append(figure)
    return dict(found)


def last_of(figures: Sequence[Figure]) -> Figure | None:
    """The latest of a territory's figures in use: of a known period if there is any."""
    in_use = [figure for figure in figures if figure.is_in_use]
    return next((figure for figure in reversed(in_use) if figure.period), in_use[-1] if in_use else None)


def latest(values: IndicatorValueQuerySet) -> dict[Key, Figure]:
    """Return of each indicator and territory the latest value in use whose period is known; one query."""
    of_each = ("indicator_id", "region_id", "municipality_id")
    newest = values.in_use().dated().order_by(*of_each, "-period_on", "-id").distinct(*of_each)
    found = series(type(values)(values.model).filter(pk__in=newest.values("pk")))
    return {key: figures[-1] for key, figures in found.items()}


def targets(rows: TargetQuerySet) -> dict[Key, list[Target]]:
    """Return the targets by indicator and territory, the earliest due first."""
    found: dict[Key, list[Target]] = defaultdict(list)
    for target in rows.select_related("region", "municipality").order_by("due_on", "pk"):
        found[target.indicator_id, code_of(target.region or target.municipality)].append(target)
    return dict(found)


def evidence(figures: Iterable[Any]) -> dict[tuple[int | None, int | None], models.Model]:
    """Fetch what the figures rest on, by their `event_id` and `source_id`; two queries at most.

    It is the event where everybody may read it, and otherwise the source; neither, and there is none.
    """
    pairs = {(figure.event_id, figure.source_id) for figure in figures}
    events = {event for event, _source in pairs if event}
    shown = (
        Event.objects.published()
        .select_related("source")
        .only(
            *("source", "title", "english", "slug", "starts_on", "starts_on_precision"),
            *("starts_on_is_latest", "starts_on_is_inferred", "starts_on_basis"),
        )
    )
    found_events = shown.in_bulk(events) if events else {}
    sources = {source for event, source in pairs if source and event not in found_events}
    found_sources = Source.objects.in_bulk(sources) if sources else {}
    shown_by = {
        (event, source): found_events.get(event) or found_sources.get(source) for event, source in pairs
    }
    return {pair: row for pair, row in shown_by.items() if row}


def code_of(place: Region | Municipality | None) -> str:
    """Return the code of a territory; of the country where there is none."""
    return place.code if place else COUNTRY


def reached(indicator: Indicator, figure: Figure | None, target: Target | None) -> bool | None:
    """Tell whether the target is reached; None without a value, a target or a direction of progress."""
    if figure is None or target is None or indicator.direction == Indicator.Direction.NEITHER:
        return None
    return indicator.is_progress(figure.value, target.value)


def _date(columns: Sequence[Any]) -> PartialDate | None:
    return PartialDate(*columns) if columns[0] else None
