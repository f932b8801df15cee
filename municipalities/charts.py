"""Where the points of a line chart stand."""

import datetime as dt
from typing import NamedTuple

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 40, 40, 30, 30
FEWEST_POINTS = 2


class Point(NamedTuple):
    """One count on the chart."""

    x: int
    y: int
    on: dt.date
    value: int


class LineChart(NamedTuple):
    """A line from count to count over time, down to zero so that its slope does not exaggerate."""

    points: list[Point]
    line: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def line_chart(counts: list[tuple[dt.date, int]]) -> LineChart | None:
    """Return the chart of counts in the order of their days; one point alone makes no line."""
    if len(counts) < FEWEST_POINTS:
        return None
    first = counts[0][0]
    days = (counts[-1][0] - first).days or 1
    highest = max(value for _on, value in counts) or 1
    points = [
        Point(
            x=round(LEFT + (WIDTH - LEFT - RIGHT) * (on - first).days / days),
            y=round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest),
            on=on,
            value=value,
        )
        for on, value in counts
    ]
    return LineChart(points, " ".join(f"{point.x},{point.y}" for point in points))
