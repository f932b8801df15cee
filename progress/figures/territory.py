"""What is known of the indicators of one territory: of a region, a municipality or the country."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality, Region
from municipalities.tables import Column, Table
from municipalities.words import in_language
from progress.figures import series
from progress.figures.shown import EVIDENCE, Latest, evidence_cells, next_target, unit_of
from progress.models import Indicator, IndicatorValue, Target

FIGURE_COLUMNS = (
    Column("indicator", _("Indicator"), width=50),
    Column("unit", _("Unit"), width=12),
    Column("value", _("Value"), "number"),
    Column("period", _("Period"), "date"),
    Column("period_end", _("End of the period"), "date"),
    Column("is_provisional", _("Provisional"), "flag"),
    Column("target", _("Target"), "number"),
    Column("target_due", _("Target due"), "date"),
    Column("target_reached", _("Target reached"), "flag"),
)


def territory_figures(
    place: Region | Municipality | None,
    day: dt.date | None = None,
    *,
    among: Collection[Indicator] | None = None,
) -> list[Latest]:
    """Return what is known last of the indicators there, in their order; five queries at most.

    Without a place it is the whole country; `day` asks what was known then. `among` are the indicators that
    are asked about, known or not; without them it is those of which a value or a target is known.
    """
    here: dict[str, object] = {"region": None, "municipality": None}
    if place is not None:
        here = {"region" if isinstance(place, Region) else "municipality": place}
    if among is not None:
        here["indicator__in"] = among
    code = series.code_of(place)
    values = series.series(IndicatorValue.objects.known_on(day).public().in_use().filter(**here))
    targets = series.targets(Target.objects.known_on(day).public().filter(**here))
    last = {indicator: series.last_of(figures) for (indicator, _code), figures in values.items()}
    due = {indicator: next_target(rows, day) for (indicator, _code), rows in targets.items()}
    # A target of which no value is known rests on something too.
    rests = {indicator: last.get(indicator) or due[indicator] for indicator in (*last, *due)}
    pairs = {indicator: (one.event_id, one.source_id) for indicator, one in rests.items() if one}
    found = series.evidence(filter(None, rests.values()))
    indicators = Indicator.objects.filter(pk__in=pairs) if among is None else among
    return [
        Latest(
            one,
            tuple(values.get((one.pk, code), ())),
            due.get(one.pk),
            found[pairs[one.pk]] if one.pk in pairs else None,
        )
        for one in indicators
    ]


def levels_known(day: dt.date | None = None) -> dict[int, tuple[int, int]]:
    """Return of how many regions and municipalities a value is known, by the indicator's id; one query."""
    known = IndicatorValue.objects.known_on(day).public().in_use().dated().order_by()
    counts: dict[int, tuple[int, int]] = {}
    for indicator, region, municipality in known.values_list(
        "indicator", "region", "municipality"
    ).distinct():
        regions, places = counts.get(indicator, (0, 0))
        counts[indicator] = regions + (region is not None), places + (municipality is not None)
    return counts


def figure_cells(row: Latest) -> tuple[Any, ...]:
    """The cells of `FIGURE_COLUMNS`."""
    return (
        in_language(row.indicator, "name"),
        unit_of(row.indicator),
        row.figure and row.figure.value,
        row.figure and row.figure.period,
        row.figure and row.figure.until,
        row.figure and row.figure.is_provisional,
        row.target and row.target.value,
        row.target and row.target.due,
        row.is_reached,
    )


def territory_table(place: Region | Municipality | None, rows: Iterable[Latest], site: str) -> Table:
    """The indicators of a territory as a table to take away."""
    query = f"?teritorija={series.code_of(place)}"
    written = (
        (
            *figure_cells(row),
            *evidence_cells(
                f"{site}{row.indicator.get_absolute_url()}{query}",
                row.evidence,
                site,
                is_sample=row.is_sample,
            ),
        )
        for row in rows
    )
    return Table("rodikliai", _("Indicators"), (*FIGURE_COLUMNS, *EVIDENCE), written)
