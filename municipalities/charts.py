"""Where the points of a line chart stand."""

import datetime as dt
from typing import NamedTuple

from municipalities.partial_dates import PartialDate

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 40, 40, 30, 30
FEWEST_POINTS = 2
# Two labels closer than this would be printed over each other.
LABEL_WIDTH = 44


class Point(NamedTuple):
    """One count on the chart."""

    x: int
    y: int
    on: dt.date
    value: int
    is_label_below: bool = False


class LineChart(NamedTuple):
    """A line from count to count over time, down to zero so that its slope does not exaggerate."""

    points: list[Point]
    line: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def line_chart(counts: list[tuple[PartialDate, int]]) -> LineChart | None:
    """Return the chart of counts in the order of their days; one point alone makes no line.

    A count of which only the month or the year is known stands in the middle of it.
    """
    if len(counts) < FEWEST_POINTS:
        return None
    dated = sorted((date.on + (date.last - date.on) / 2, value) for date, value in counts)
    first = dated[0][0]
    days = (dated[-1][0] - first).days or 1
    highest = max(value for _on, value in dated) or 1
    points: list[Point] = []
    for on, value in dated:
        x = round(LEFT + (WIDTH - LEFT - RIGHT) * (on - first).days / days)
        y = round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest)
        is_crowded = bool(points) and x - points[-1].x < LABEL_WIDTH
        points.append(Point(x, y, on, value, is_crowded and not points[-1].is_label_below))
    return LineChart(points, " ".join(f"{point.x},{point.y}" for point in points))
