"""The time line: the steps of the reform, and how often people met around them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.partial_dates import PartialDate
from municipalities.words import number_text, partial_date_text
from progress.drawing.labels import spread
from progress.drawing.marks import line_mark
from progress.drawing.paper import LINE_HEIGHT, TEXT_SIZE, number, wrapped
from progress.drawing.scales import TimeScale, YearMark

WIDTH = 1000
EDGE = 8.0
# Names stand in a row above the line; from so many on in a second row below it, too.
MOST_IN_ONE_ROW, MOST_IN_A_ROW = 5, 9
WIDEST_NAME, NAME_GAP, NAME_LINES = 190.0, 14.0, 4
# Between a row of names and the line the stems lead from one to the other.
STEM = 34.0
YEARS_HEIGHT = 30.0
# Events are counted by quarters of a year; a column has at most so many dots.
QUARTERS, MOST_DOTS, DOT_SPACE = 4, 10, 8.0
DOT_UNITS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
SIGNS = {"act": 2, "change": 1, "goal": 4}


@dataclass(frozen=True)
class Step:
    """A dated step of the reform; `kind` is one of `Milestone.Kind`."""

    date: PartialDate
    title: str
    url: str
    kind: str

    @property
    def on(self) -> dt.date:
        """The day at which it stands, the middle of what is known."""
        return self.date.on + (self.date.last - self.date.on) / 2

    @property
    def date_text(self) -> str:
        """The date as far as it is known."""
        return partial_date_text(self.date)


@dataclass(frozen=True)
class Milestone:
    """A step on the line: its sign, the stem that leads to its name, and the name line by line.

    Where there are more steps than can be named, the others have only their signs.
    """

    step: Step
    mark: str
    stem: str
    x: str
    y: str
    dates: tuple[str, ...]
    lines: tuple[str, ...]
    is_ahead: bool


@dataclass(frozen=True)
class Kind:
    """What a sign on the line stands for."""

    mark: str
    text: str


@dataclass(frozen=True)
class Year:
    """What belongs to one year, for the list that a phone shows."""

    year: int
    steps: tuple[Step, ...]
    events: str


@dataclass(frozen=True)
class Timeline:
    """The line with all that stands on it, and the same as a list of years."""

    width: int
    height: int
    axis: str
    years: tuple[YearMark, ...]
    year_y: str
    milestones: tuple[Milestone, ...]
    dots: str
    dot_text: str
    today: str
    today_x: str
    today_y: str
    kinds: tuple[Kind, ...]
    list: tuple[Year, ...]


@dataclass(frozen=True)
class _Name:
    """Where the words of a step begin, and how they are broken into lines."""

    left: float
    dates: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return LINE_HEIGHT * (len(self.dates) + len(self.lines))


@dataclass(frozen=True)
class _Row:
    """The names that stand beside each other, by the place of their step."""

    names: dict[int, _Name]

    @property
    def height(self) -> float:
        """As tall as its tallest name."""
        return max((name.height for name in self.names.values()), default=0.0)


def timeline(steps: Iterable[Step], events: Iterable[dt.date], *, today: dt.date) -> Timeline | None:
    """Draw the steps on the line of years and the events below it; without a step there is no picture."""
    steps = sorted(steps, key=lambda step: step.on)
    if not steps:
        return None
    days = list(events)
    known = [*(step.on for step in steps), *days]
    times = TimeScale(min(known).year, max(known).year, EDGE, WIDTH - EDGE)
    rows = 1 if len(steps) <= MOST_IN_ONE_ROW else 2
    above, below = (_row(times, steps, range(start, len(steps), rows)) for start in (0, 1))
    if rows == 1:
        below = _Row({})
    axis = EDGE + above.height + STEM
    dots, most, unit = _dots(times, days, axis + YEARS_HEIGHT + DOT_SPACE)
    floor = axis + YEARS_HEIGHT + DOT_SPACE * (most + 1)
    is_today_shown = times.first_year <= today.year <= times.last_year
    today_x = times.x(today) if is_today_shown else 0.0
    milestones = []
    for place, step in enumerate(steps):
        name = above.names.get(place) or below.names.get(place)
        top = EDGE if place in above.names else floor + STEM
        milestones.append(_milestone(step, times.x(step.on), axis, name, top, is_ahead=step.date.on > today))
    return Timeline(
        width=WIDTH,
        height=round(floor + (STEM + below.height + EDGE if below.names else 0)),
        axis=f"M{number(times.left)} {number(axis)}H{number(times.right)}"
        + "".join(f"M{x} {number(axis)}v6" for x in times.borders()),
        years=times.marks(),
        year_y=number(axis + 20),
        milestones=tuple(milestones),
        dots=dots,
        dot_text=_dot_text(unit) if dots else "",
        today=f"M{number(today_x)} {number(axis - 12)}v24" if is_today_shown else "",
        today_x=number(today_x),
        today_y=number(axis - 17),
        kinds=_kinds({step.kind for step in steps}),
        list=_years(steps, days),
    )


def _row(times: TimeScale, steps: Sequence[Step], places: Sequence[int]) -> _Row:
    """Stand the names beside each other, each as near to its day as the others allow."""
    places = places[:MOST_IN_A_ROW]
    width = min(WIDEST_NAME, (WIDTH - 2 * EDGE) / max(len(places), 1))
    wanted = [times.x(steps[place].on) + width / 2 for place in places]
    middles = spread(wanted, [width] * len(places), EDGE, WIDTH - EDGE)
    return _Row(
        {
            place: _Name(
                middle - width / 2,
                wrapped(steps[place].date_text, width - NAME_GAP, 2),
                wrapped(steps[place].title, width - NAME_GAP, NAME_LINES),
            )
            for place, middle in zip(places, middles, strict=True)
        }
    )


def _milestone(
    step: Step, x: float, axis: float, name: _Name | None, top: float, *, is_ahead: bool
) -> Milestone:
    mark = line_mark(SIGNS[step.kind], x, axis)
    if name is None:
        return Milestone(step, mark, "", "", "", (), (), is_ahead)
    # The stem runs along the name, so that the two belong together.
    near, far = (top + name.height, top) if top < axis else (top, top + name.height)
    return Milestone(
        step,
        mark,
        f"M{number(x)} {number(axis)}L{number(name.left)} {number(near)}V{number(far)}",
        number(name.left + 6),
        number(top + TEXT_SIZE),
        name.dates,
        name.lines,
        is_ahead,
    )


def _dots(times: TimeScale, days: Iterable[dt.date], top: float) -> tuple[str, int, int]:
    """A column of dots for each quarter, how many the highest has, and for how many events a dot stands."""
    counts = Counter((day.year, (day.month - 1) * QUARTERS // 12) for day in days)
    most = max(counts.values(), default=0)
    unit = next((unit for unit in DOT_UNITS if most <= unit * MOST_DOTS), DOT_UNITS[-1])
    columns = []
    for (year, quarter), count in sorted(counts.items()):
        x = times.year_start(year) + times.year_width * (quarter + 0.5) / QUARTERS
        # Each dot is the round end of a dash without length.
        columns.append(f"M{number(x)} {number(top)}v{number(DOT_SPACE * (ceil(count / unit) - 1) + 0.1)}")
    return "".join(columns), ceil(most / unit), unit


def _dot_text(unit: int) -> str:
    text = ngettext("A dot: %(number)s event in a quarter", "A dot: %(number)s events in a quarter", unit)
    return text % {"number": number_text(unit)}


def _kinds(shown: set[str]) -> tuple[Kind, ...]:
    texts = {"act": _("legal act"), "change": _("change in the system"), "goal": _("goal")}
    return tuple(Kind(line_mark(SIGNS[kind], 10, 10), text) for kind, text in texts.items() if kind in shown)


def _years(steps: Iterable[Step], days: Iterable[dt.date]) -> tuple[Year, ...]:
    counts = Counter(day.year for day in days)
    of_year: dict[int, list[Step]] = {}
    for step in steps:
        of_year.setdefault(step.on.year, []).append(step)
    return tuple(
        Year(year, tuple(of_year.get(year, [])), _event_count(counts[year]))
        for year in sorted({*of_year, *counts})
    )


def _event_count(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(number)s event", "%(number)s events", count) % {"number": number_text(count)}
