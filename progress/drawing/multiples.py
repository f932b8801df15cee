"""Small multiples: the same trend for each territory, all on one scale, so that they can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from progress.drawing.marks import disc
from progress.drawing.paper import number
from progress.drawing.scales import TimeScale, ValueScale, round_ticks, tick_texts
from progress.drawing.series import Series, Target, Value, stretches

WIDTH, HEIGHT = 180, 116
LEFT, RIGHT, TOP, BOTTOM = 2.0, 8.0, 18.0, 20.0
DOT = 3.5


@dataclass(frozen=True)
class Panel:
    """One territory's trend: `latest` is its last value, of which nothing is known where there is none."""

    name: str
    url: str
    latest: Value | None
    line: str
    gaps: str
    dot: str


@dataclass(frozen=True)
class Multiples:
    """The panels and the scale that they share."""

    panels: tuple[Panel, ...]
    width: int
    height: int
    grid: str
    floor: str
    highest: str
    highest_y: str
    first_year: str
    last_year: str
    year_y: str
    right: str
    target: str


def multiples(series: Sequence[tuple[Series, str]], *, target: Target | None = None) -> Multiples | None:
    """Draw a panel for each series and its address, in their order; without a value there is no picture."""
    values = [value for one, _url in series for value in one.values]
    if not values:
        return None
    amounts = [value.amount for value in values] + ([target.amount] if target else [])
    ticks = round_ticks(amounts, steps=2)
    scale = ValueScale(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    years = [value.on.year for value in values]
    times = TimeScale(min(years), max(years), LEFT, WIDTH - RIGHT)
    grid = "".join(f"M0 {number(scale.y(tick))}H{WIDTH}" for tick in ticks)
    last_year = str(times.last_year) if times.last_year != times.first_year else ""
    return Multiples(
        panels=tuple(_panel(one, url, times, scale) for one, url in series),
        width=WIDTH,
        height=HEIGHT,
        grid=grid,
        floor=f"M0 {number(scale.y(0))}H{WIDTH}",
        highest=tick_texts(ticks)[-1],
        highest_y=number(scale.top - 4),
        first_year=str(times.first_year),
        last_year=last_year,
        year_y=number(HEIGHT - 4),
        right=number(WIDTH),
        target=f"M0 {number(scale.y(target.amount))}H{WIDTH}" if target else "",
    )


def _panel(series: Series, url: str, times: TimeScale, scale: ValueScale) -> Panel:
    def at(value: Value) -> tuple[float, float]:
        return times.x(value.on), scale.y(value.amount)

    def path(run: Sequence[Value]) -> str:
        return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in map(at, run))

    runs, gaps = stretches(series.values)
    latest = series.values[-1] if series.values else None
    return Panel(
        series.name,
        url,
        latest,
        "".join(path(run) for run in runs if len(run) > 1),
        "".join(path(gap) for gap in gaps),
        disc(*at(latest), DOT) if latest else "",
    )
