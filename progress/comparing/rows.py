"""The rows of a comparison."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import Commitment
from municipalities.models import Municipality, Region
from municipalities.words import in_language, number_text
from progress.cells import Cell, counted, known_evidence, no_data, was_old
from progress.figures.series import latest, reached, targets
from progress.figures.shown import measured, next_target, target_text, unit_of
from progress.models import Indicator, IndicatorValue, Target

DIFFERS, PARTLY_KNOWN = "differs", "partly known"
Place = Municipality | Region


@dataclass(frozen=True)
class Row:
    """One thing that is compared, with the cell of each place in their order."""

    heading: str
    cells: Sequence[Cell]
    note: str = ""
    address: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything is known of any place."""
        return any(cell.is_known for cell in self.cells)

    @cached_property
    def difference(self) -> str:
        """Whether the places differ, or only some of them are known; nothing if neither."""
        known = [cell.key for cell in self.cells if cell.is_known]
        if len(set(known)) > 1:
            return DIFFERS
        return PARTLY_KNOWN if 0 < len(known) < len(self.cells) else ""


@dataclass(frozen=True)
class Group:
    """Rows of one subject. `silent` are the names of what nothing is known of in any of the places."""

    name: str
    rows: Sequence[Row]
    silent: Sequence[str] = ()

    def only_differences(self) -> "Group":
        """The group with those rows only in which the places differ."""
        return replace(self, rows=[row for row in self.rows if row.difference], silent=())


@dataclass(frozen=True)
class Side:
    """The places that stand side by side, and the day of which the facts are; of none, as now."""

    places: Sequence[Any]
    day: dt.date | None
    last_day: dt.date

    @cached_property
    def keys(self) -> list[int]:
        """The ids of the places."""
        return [place.pk for place in self.places]

    def known(self, facts: Any) -> Any:
        """Those of the facts that everybody may read, as they stood on the day."""
        return facts.known_on(self.day).public()

    def row(self, heading: Any, cell: Callable[..., Cell], *of: Any, **about: Any) -> Row:
        """A row with the cell of each place, `of` whatever the row is about."""
        return Row(str(heading), [cell(*of, place) for place in self.places], **about)


def told(name: Any, rows: Iterable[Row]) -> Group:
    """The group of the rows of which anything is known; the others are only named."""
    some = list(rows)
    known = [row for row in some if row.is_known]
    return Group(str(name), known, [row.heading for row in some if not row.is_known])


def population(place: Place) -> Cell:
    """How many people live there."""
    if place.population is None:
        return no_data()
    year = _("in %(year)s") % {"year": place.population_year}
    number = place.population
    return Cell(number_text(number), key=number, amount=number, detail=year)


def promise_rows(side: Side, made: Iterable[tuple[Any, ...]], parameter: str) -> list[Row]:
    """How many promises each place has not kept yet, kept late, kept and dropped.

    `made` are the id of each promise, its status, and the ids of the places that made it.
    """
    overdue = set(Commitment.objects.public().overdue().values_list("pk", flat=True))
    counts: dict[str, dict[int, int]] = {name: dict.fromkeys(side.keys, 0) for name in PROMISES}
    for pk, status, *places in made:
        names = [name for name, (_label, statuses, _word) in PROMISES.items() if status in statuses]
        names += ["overdue"] if pk in overdue else []
        for place in {place for place in places if place in counts["overdue"]}:
            for name in names:
                counts[name][place] += 1
    page = f"{reverse('events:commitment_list')}?{parameter}="

    def cell(name: str, place: Place) -> Cell:
        count, word = counts[name][place.pk], PROMISES[name][2]
        found = counted(count, f"{page}{place.slug}{word}" if count else "")
        return replace(found, tone="status-late") if name == "overdue" and count else found

    return [side.row(label(), cell, name) for name, (label, _statuses, _word) in PROMISES.items()]


PROMISES: Mapping[str, tuple[Callable[[], str], tuple[str, ...], str]] = {
    "unfinished": (lambda: _("Unfinished commitments"), Commitment.UNFINISHED, ""),
    "overdue": (lambda: _("Overdue commitments"), (), "&busena=veluoja"),
    "done": (lambda: _("Commitments done"), (Commitment.Status.DONE,), "&busena=ivykdytas"),
}


def indicator_group(side: Side, of_places: str) -> Group:
    """The latest value of each indicator, and its target. `of_places` is what a value calls such a place."""
    here = {f"{of_places}__in": side.keys}
    values = latest(side.known(IndicatorValue.objects).filter(**here))
    goals = targets(side.known(Target.objects).filter(**here))
    shown = known_evidence(values.values())

    def cell(indicator: Indicator, place: Place) -> Cell:
        figure = values.get((indicator.pk, place.code))
        target = next_target(goals.get((indicator.pk, place.code), ()), side.last_day)
        goal = _("target %(target)s") % {"target": target_text(target, indicator)} if target else ""
        if figure is None:
            return no_data(detail=goal)
        is_reached = reached(indicator, figure, target)
        verdict = {True: _("reached"), False: _("not reached"), None: ""}[is_reached]
        as_of = figure.until or figure.period
        return Cell(
            measured(figure.value, indicator),
            key=figure.value,
            amount=figure.value,
            detail=": ".join(filter(None, (goal, verdict))),
            address=f"{indicator.get_absolute_url()}?teritorija={place.code}",
            as_of=as_of,
            is_old=was_old(as_of, side.last_day),
            is_sample=figure.is_sample,
            evidence=shown.get((figure.event_id, figure.source_id), ()),
        )

    return told(
        _("Indicators"),
        [
            side.row(
                in_language(indicator, "name"),
                cell,
                indicator,
                note=unit_of(indicator),
                address=indicator.get_absolute_url(),
            )
            for indicator in Indicator.objects.defer("definition", "definition_en")
        ],
    )


def named(row: Any) -> str:
    """The name of a service or a criterion at the head of a row."""
    return capfirst(in_language(row, "name"))
