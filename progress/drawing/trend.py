"""The trend chart: how something has changed over the years, and what it is to come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from progress.drawing.charts import Chart, Key, Mark, TargetLine, Tick, Trend, TrendLine
from progress.drawing.labels import AWAY, Label, first_free, label, places_around, spread
from progress.drawing.marks import MOST_LINES, line_mark
from progress.drawing.paper import LINE_HEIGHT, TEXT_SIZE, Box, number, shortened, text_width, wrapped
from progress.drawing.scales import TimeScale, ValueScale, round_ticks, tick_texts
from progress.drawing.series import Series, Target, Value, stretches

# Marks closer than this would make a string of beads of the line; of several lines some are kept, so that
# the lines can be told apart by them.
MARK_SPACE, FEWER_MARKS_SPACE = 20.0, 48.0
# Where values stand closer, not all of them are written.
FIGURE_SPACE = 40.0
# A line that ends so much earlier than the last one is not led to its name.
LEADER_REACH = 60.0
EDGE = 8.0
# From the middle of a line of text down to where its letters stand.
HALF_LETTER = TEXT_SIZE * 0.35
AXIS_HEIGHT = 26.0
# The sign and the stretch of line that stand before a name.
SWATCH = 22.0
KEY_ROW = 20.0
UNIT_HEIGHT = 20.0


@dataclass(frozen=True)
class Frame:
    """How large the chart is, and how much of it goes to words."""

    width: int
    height: int
    steps: int
    names: int
    most_labels: int


# The first for a column of text or more, the second for a phone: text keeps its size on both.
WIDE = Frame(width=760, height=320, steps=5, names=160, most_labels=9)
NARROW = Frame(width=380, height=250, steps=4, names=0, most_labels=4)


def trend(
    series: Sequence[Series],
    *,
    unit: str = "",
    target: Target | None = None,
    is_from_zero: bool = True,
) -> Trend | None:
    """Draw up to six series; without a single value there is no picture.

    Series are never joined: what is counted in another way from some year on is a series of its own.
    """
    series = [one for one in series if one.values]
    if not series:
        return None
    if len(series) > MOST_LINES:
        message = f"a chart tells at most {MOST_LINES} lines apart"
        raise ValueError(message)
    wide, narrow = (
        _chart(_plot(frame, series, unit, target, is_from_zero=is_from_zero)) for frame in (WIDE, NARROW)
    )
    return Trend(
        wide=wide,
        narrow=narrow,
        description=_description(series, target),
        has_provisional=any(value.is_provisional for one in series for value in one.values),
        has_gaps=any(stretches(one.values)[1] for one in series),
    )


@dataclass(frozen=True)
class _Plot:
    """The frame with its axes laid out: everything that the parts of a chart have to know."""

    frame: Frame
    series: Sequence[Series]
    target: Target | None
    unit: str
    ticks: tuple[tuple[float, str], ...]
    values: ValueScale
    times: TimeScale
    height: int

    @property
    def area(self) -> Box:
        """Where labels may stand."""
        top = self.values.top - AWAY - LINE_HEIGHT
        return Box(self.times.left, top, self.frame.width, self.values.floor)

    @property
    def is_keyed(self) -> bool:
        """Whether the lines need names."""
        return len(self.series) > 1

    def at(self, value: Value) -> tuple[float, float]:
        """The place of the value."""
        return self.times.x(value.on), self.values.y(value.amount)


def _plot(
    frame: Frame, series: Sequence[Series], unit: str, target: Target | None, *, is_from_zero: bool
) -> _Plot:
    amounts = [value.amount for one in series for value in one.values]
    days = [value.on for one in series for value in one.values]
    if target:
        amounts.append(target.amount)
        days.append(target.due.last)
    ticks = round_ticks(amounts, steps=frame.steps, is_from_zero=is_from_zero)
    texts = tick_texts(ticks)
    is_keyed = len(series) > 1
    keys = KEY_ROW * len(series) if is_keyed and not frame.names else 0.0
    height = frame.height + round(keys)
    top = EDGE + keys + (UNIT_HEIGHT if unit else 0) + LINE_HEIGHT
    values = ValueScale(ticks[0], ticks[-1], height - AXIS_HEIGHT, top)
    left = max(text_width(text) for text in texts) + EDGE
    right = frame.width - (frame.names if is_keyed and frame.names else 2 * EDGE)
    times = TimeScale(min(days).year, max(days).year, left, right)
    places = tuple((values.y(tick), text) for tick, text in zip(ticks, texts, strict=True))
    return _Plot(frame, series, target, unit, places, values, times, height)


def _chart(plot: _Plot) -> Chart:
    unit = label(plot.unit, 0, plot.ticks[-1][0] - LINE_HEIGHT, "start") if plot.unit else None
    keys = _keys(plot) if plot.is_keyed else [None]
    taken = [unit] if unit else []
    taken += [one for key in keys if key for one in (key.value, *key.names)]
    labels = [] if plot.is_keyed else _value_labels(plot, taken)
    floor = number(plot.values.floor)
    zero = plot.values.y(0) if plot.values.lowest <= 0 <= plot.values.highest else plot.values.floor
    return Chart(
        width=plot.frame.width,
        height=plot.height,
        left=number(plot.times.left),
        right=number(plot.times.right),
        ticks=tuple(Tick(number(y), number(y + HALF_LETTER), text) for y, text in plot.ticks),
        tick_x=number(plot.times.left - EDGE),
        zero=number(zero),
        borders="".join(f"M{x} {floor}v5" for x in plot.times.borders()),
        years=plot.times.marks(),
        year_y=number(plot.values.floor + 19),
        unit=unit,
        lines=tuple(
            _line(plot, kind, one, key)
            for kind, (one, key) in enumerate(zip(plot.series, keys, strict=True), 1)
        ),
        labels=tuple(labels),
        target=_target_line(plot, plot.target, [*taken, *labels]) if plot.target else None,
    )


def _line(plot: _Plot, kind: int, series: Series, key: Key | None) -> TrendLine:
    runs, gaps = stretches(series.values)
    places = [plot.at(value) for value in series.values]
    marked = set(_marked(places, is_alone=not plot.is_keyed))
    marks = tuple(
        Mark(line_mark(kind, *plot.at(value)), f"{value.period_text}: {value.text}", value.is_provisional)
        for run in runs
        for value in run
        # A run of one value has no line that would show it.
        if value.is_provisional or len(run) == 1 or plot.at(value) in marked
    )
    return TrendLine(
        kind,
        "".join(_path(plot, run) for run in runs if len(run) > 1),
        "".join(_path(plot, gap) for gap in gaps),
        marks,
        key,
    )


def _marked(places: Sequence[tuple[float, float]], *, is_alone: bool) -> Iterator[tuple[float, float]]:
    """Where a line has marks: at all its values, or at as many as there is room for, the last in any case."""
    if all(to_x - x >= MARK_SPACE for (x, _y), (to_x, _to_y) in pairwise(places)):
        yield from places
        return
    yield places[-1]
    free_until = places[-1][0]
    for x, y in [] if is_alone else reversed(places):
        if free_until - x >= FEWER_MARKS_SPACE:
            yield x, y
            free_until = x


def _path(plot: _Plot, values: Sequence[Value]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in map(plot.at, values))


def _value_labels(plot: _Plot, taken: list[Label]) -> list[Label]:
    """The values written beside their marks: all if they are few, else the ends and the extremes."""
    values = plot.series[0].values
    chosen = [values[-1], values[0]]
    line = [plot.at(value) for value in values]
    spaces = sorted(to_x - x for (x, _y), (to_x, _to_y) in pairwise(line))
    if len(values) <= plot.frame.most_labels and (not spaces or spaces[len(spaces) // 2] >= FIGURE_SPACE):
        chosen += values[1:-1]
    else:
        chosen += [max(values, key=lambda value: value.amount), min(values, key=lambda value: value.amount)]
    labels: list[Label] = []
    for value in dict.fromkeys(chosen):
        places = places_around(value.text, *plot.at(value))
        place = first_free(places, plot.area, [*taken, *labels], [line])
        if place:
            labels.append(place)
    return labels


def _target_line(plot: _Plot, target: Target, taken: Sequence[Label]) -> TargetLine:
    x, y = plot.times.x(target.due.last), plot.values.y(target.amount)
    left, right = plot.times.left + EDGE / 2, plot.times.right
    above, below = y - 6, y + LINE_HEIGHT
    places = [
        label(target.text, at, base, anchor)
        for base in (above, below)
        for at, anchor in ((right, "end"), (left, "start"), ((left + right) / 2, "middle"))
    ]
    lines = [[plot.at(value) for value in one.values] for one in plot.series]
    return TargetLine(number(y), line_mark(4, x, y), first_free(places, plot.area, taken, lines))


def _keys(plot: _Plot) -> list[Key]:
    return _keys_beside(plot) if plot.frame.names else _keys_above(plot)


def _keys_above(plot: _Plot) -> list[Key]:
    """A row for each line: its sign, its name, and on the right its latest value."""
    keys = []
    for row, series in enumerate(plot.series):
        y = EDGE + KEY_ROW * row + KEY_ROW / 2 - 4
        value = label(series.values[-1].text, plot.frame.width - EDGE, y + HALF_LETTER, "end")
        name = shortened(series.name, value.box.left - EDGE - SWATCH)
        names = (label(name, SWATCH + 4, y + HALF_LETTER, "start"),)
        keys.append(Key(*_swatch(0, y, row + 1), names, value))
    return keys


def _keys_beside(plot: _Plot) -> list[Key]:
    """The names stand at the ends of their lines, moved apart where they would cover each other."""
    left = plot.times.right + 2 * EDGE
    room = plot.frame.width - left - SWATCH - 6
    names = [wrapped(series.name, room, 2) for series in plot.series]
    ends = [plot.at(series.values[-1]) for series in plot.series]
    heights = [LINE_HEIGHT * (len(rows) + 1) + 2.0 for rows in names]
    middles = spread([y for _x, y in ends], heights, 0, float(plot.height))
    latest = max(x for x, _y in ends)
    keys = []
    for kind, (series, rows, height, middle, (x, y)) in enumerate(
        zip(plot.series, names, heights, middles, ends, strict=True), 1
    ):
        first = middle - height / 2 + TEXT_SIZE
        sign_y = first - HALF_LETTER
        texts = [
            label(text, left + SWATCH + 6, first + LINE_HEIGHT * row, "start")
            for row, text in enumerate((series.values[-1].text, *rows))
        ]
        leader = (
            f"M{number(x + 6)} {number(y)}L{number(left - 4)} {number(sign_y)}"
            if latest - x < LEADER_REACH
            else ""
        )
        keys.append(Key(*_swatch(left, sign_y, kind), tuple(texts[1:]), texts[0], leader))
    return keys


def _swatch(x: float, y: float, kind: int) -> tuple[str, str]:
    return f"M{number(x)} {number(y)}h{number(SWATCH)}", line_mark(kind, x + SWATCH / 2, y)


def _description(series: Sequence[Series], target: Target | None) -> str:
    """What the chart shows, for those who do not see it."""
    parts = []
    for one in series:
        first, last = one.values[0], one.values[-1]
        details = {
            "name": one.name,
            "first": first.text,
            "since": first.period_text,
            "last": last.text,
            "until": last.period_text,
        }
        if first is last:
            parts.append(_("%(name)s: %(last)s (%(until)s).") % details)
        else:
            parts.append(_("%(name)s: %(first)s (%(since)s), %(last)s (%(until)s).") % details)
    if target:
        parts.append(_("The dashed line: %(target)s.") % {"target": target.text})
    return " ".join(parts)
