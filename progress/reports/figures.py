"""The part of a report with figures: a table of the latest values, and the trends as charts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities import words
from municipalities.models import Source
from municipalities.tables import Column
from progress.drawing.series import Series, Value
from progress.drawing.series import Target as DrawnTarget
from progress.drawing.trend import trend
from progress.figures.series import COUNTRY, Figure, Key, code_of, evidence, reached, series, targets
from progress.figures.shown import next_target, period_text
from progress.models import Indicator, IndicatorValue, Target
from progress.reports.content import Cell, Grid, Part, Picture, Section, cell
from progress.reports.sections import Ground

# A trend of fewer values says no more than the table; a report of more charts is no report.
FEWEST_VALUES = 3
MOST_CHARTS = 6


@dataclass(frozen=True)
class Measured:
    """An indicator in a territory by the end of the period: its values, and what is aimed at."""

    indicator: Indicator
    code: str
    place: str
    figures: list[Figure]
    target: Target | None

    @property
    def last(self) -> Figure:
        """The latest value."""
        return self.figures[-1]


def figures_section(ground: Ground) -> Section:
    """The indicators of the territory and of the municipalities in it."""
    measured = list(_measured(ground))
    ground.has_sample |= any(one.last.is_sample for one in measured)
    shown = evidence(one.last for one in measured)
    for one in measured:
        rests_on = shown[one.last.event_id, one.last.source_id]
        ground.note(rests_on if isinstance(rests_on, Source) else rests_on.source)  # type: ignore[attr-defined]
    charts = [one for one in measured if one.code == _own_code(ground) and len(one.figures) >= FEWEST_VALUES]
    parts: list[Part] = [_table(measured)] if measured else []
    parts += [_chart(one) for one in charts[:MOST_CHARTS]]
    return Section(
        "rodikliai", _("Indicators"), tuple(parts), _("No figures are recorded up to the end of this period.")
    )


def _own_code(ground: Ground) -> str:
    return code_of(ground.region)


def _measured(ground: Ground) -> Iterator[Measured]:
    last = ground.period.last
    values = IndicatorValue.objects.public().in_use().dated().filter(period_on__lte=last)
    aims = Target.objects.public()
    names = {place.code: place.called for place in ground.municipalities}
    if ground.region is None:
        values, aims, places = values.of_the_country(), aims.of_the_country(), {COUNTRY: _("Lithuania")}
    else:
        values = values.filter(region=ground.region) | values.filter(municipality__region=ground.region)
        aims = aims.filter(region=ground.region) | aims.filter(municipality__region=ground.region)
        places = {ground.region.code: str(ground.region)} | names
    found, aimed = series(values), targets(aims)
    order = {code: place for place, code in enumerate(places)}
    indicators = Indicator.objects.in_bulk({indicator for indicator, _code in found})

    def by_place(key: Key) -> tuple[int, str, int]:
        indicator = indicators[key[0]]
        return indicator.position, indicator.sort_key, order[key[1]]

    for key in sorted(found, key=by_place):
        indicator, code = key
        yield Measured(
            indicators[indicator], code, places[code], found[key], next_target(aimed.get(key, []), last)
        )


def _table(measured: list[Measured]) -> Grid:
    columns = (
        Column("indicator", _("Indicator")),
        Column("territory", _("Territory")),
        Column("value", _("Latest value"), "number"),
        Column("unit", _("Unit")),
        Column("period", _("Period")),
        Column("target", _("Target"), "number"),
        Column("is_reached", _("Target reached"), "flag"),
    )
    rows = []
    for one in measured:
        has_reached = reached(one.indicator, one.last, one.target)
        due = words.partial_date_text(one.target.due) if one.target else ""
        aim = f"{words.number_text(one.target.value)} ({due})" if one.target else "–"
        rows.append(
            (
                cell(str(one.indicator), one.indicator.get_absolute_url()),
                cell(one.place),
                _number(one.last),
                cell(words.in_language(one.indicator, "unit")),
                cell(period_text(one.last)),
                Cell(one.target.value if one.target else None, aim),
                Cell(has_reached, {True: _("yes"), False: _("no"), None: "–"}[has_reached]),
            )
        )
    title = _("The latest values known by the end of the period")
    return Grid("rodikliai", title, columns, tuple(rows), (6, 3, 2, 2, 3, 3, 2))


def _number(figure: Figure) -> Cell:
    text = words.number_text(figure.value)
    provisional = _("provisional")
    return Cell(figure.value, f"{text} ({provisional})" if figure.is_provisional else text)


def _chart(one: Measured) -> Picture:
    values = (
        Value(figure.period, figure.value, is_provisional=figure.is_provisional, until=figure.until)
        for figure in one.figures
        if figure.period
    )
    aim = DrawnTarget(one.target.value, one.target.due) if one.target else None
    drawing = trend([Series.of(one.place, values)], unit=words.in_language(one.indicator, "unit"), target=aim)
    return Picture(drawing, f"{one.indicator}: {one.place}")
