"""The sparkline: a trend as small as a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from progress.drawing.marks import disc
from progress.drawing.paper import number
from progress.drawing.scales import ValueScale, exact
from progress.drawing.series import Value, stretches

WIDTH, HEIGHT = 120, 30
EDGE = 4.0
DOT = 3.2


@dataclass(frozen=True)
class Sparkline:
    """A small line over time whose last value is marked; a dashed line shows the target."""

    width: int
    height: int
    line: str
    gaps: str
    dot: str
    target: str


def sparkline(values: Sequence[Value], *, target: float | None = None) -> Sparkline | None:
    """Draw values in the order of their days, down to zero; without a value there is no picture."""
    values = sorted(values, key=lambda value: value.on)
    if not values:
        return None
    amounts = [exact(value.amount) for value in values]
    reached = [*amounts, exact(0), *([] if target is None else [exact(target)])]
    lowest, highest = min(reached), max(reached)
    scale = ValueScale(lowest, highest if highest > lowest else lowest + 1, HEIGHT - EDGE, EDGE)
    first, days = values[0].on, (values[-1].on - values[0].on).days

    def at(value: Value) -> tuple[float, float]:
        # A value alone stands at the right edge, where the latest of a line stands.
        share = (value.on - first).days / days if days else 1.0
        return EDGE + (WIDTH - 2 * EDGE) * share, scale.y(value.amount)

    def path(run: Sequence[Value]) -> str:
        return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in map(at, run))

    runs, gaps = stretches(values)
    return Sparkline(
        WIDTH,
        HEIGHT,
        "".join(path(run) for run in runs if len(run) > 1),
        "".join(path(gap) for gap in gaps),
        disc(*at(values[-1]), DOT),
        "" if target is None else f"M0 {number(scale.y(target))}h{WIDTH}",
    )
