"""Bars beside the figures of a ranking: how far apart they are is seen before they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from municipalities.words import number_text
from progress.drawing.labels import Label, label
from progress.drawing.paper import TEXT_SIZE, number, shortened, text_width
from progress.drawing.scales import exact

# A bar in a cell of a table.
CELL_WIDTH, CELL_HEIGHT, THICKNESS = 100.0, 14.0, 10.0
# A picture of bars with their names, for a paper.
WIDTH, ROW = 760, 22.0
GAP, EDGE = 8.0, 6.0
MOST_FOR_NAMES = 0.4


@dataclass(frozen=True)
class Bar:
    """One value as a bar from nought; `target` is a line across it."""

    path: str
    zero: str
    target: str


@dataclass(frozen=True)
class NamedBar:
    """A bar with its name before it and its figure after."""

    bar: Bar
    name: Label
    figure: Label


@dataclass(frozen=True)
class BarChart:
    """Bars under each other, on one scale."""

    rows: tuple[NamedBar, ...]
    width: int
    height: int


@dataclass(frozen=True)
class _Scale:
    lowest: Decimal
    highest: Decimal
    left: float
    width: float

    def x(self, value: float | Decimal) -> float:
        share = (exact(value) - self.lowest) / ((self.highest - self.lowest) or 1)
        return self.left + self.width * float(share)

    def bar(self, value: float | Decimal, target: float | Decimal | None, top: float) -> Bar:
        """The bar of the value; a nought is a bar without width, a value below it leads to the left."""
        zero, end = self.x(0), self.x(value)
        left, right = min(zero, end), max(zero, end)
        return Bar(
            path=f"M{number(left)} {number(top)}H{number(right)}v{number(THICKNESS)}H{number(left)}z",
            zero=f"M{number(zero)} {number(top - 2)}v{number(THICKNESS + 4)}",
            target=""
            if target is None
            else f"M{number(self.x(target))} {number(top - 2)}v{number(THICKNESS + 4)}",
        )


def bars(
    values: Sequence[float | Decimal | None], *, target: float | Decimal | None = None
) -> tuple[Bar | None, ...]:
    """A bar for each value, in its order and all on one scale; where nothing is known, there is none."""
    scale = _scale([value for value in values if value is not None], target, 1, CELL_WIDTH - 2)
    top = (CELL_HEIGHT - THICKNESS) / 2
    return tuple(None if value is None else scale.bar(value, target, top) for value in values)


def bar_chart(
    values: Sequence[tuple[str, float | Decimal]], *, target: float | Decimal | None = None
) -> BarChart | None:
    """Draw the named values under each other in their order; without a value there is no picture."""
    if not values:
        return None
    room = max(text_width(number_text(value)) for _name, value in values) + GAP
    names = min(max(text_width(name) for name, _value in values), WIDTH * MOST_FOR_NAMES)
    # Figures of bars that lead to the left stand there.
    before = room if any(value < 0 for _name, value in values) else 0.0
    left = names + GAP + before
    scale = _scale([value for _name, value in values], target, left, WIDTH - left - room - EDGE)
    rows = []
    for place, (name, value) in enumerate(values):
        middle = EDGE + ROW * (place + 0.5)
        base = middle + TEXT_SIZE * 0.35
        end, anchor = (scale.x(value) - EDGE, "end") if value < 0 else (scale.x(value) + EDGE, "start")
        rows.append(
            NamedBar(
                scale.bar(value, target, middle - THICKNESS / 2),
                label(shortened(name, names), names, base, "end"),
                label(number_text(value), end, base, anchor),
            )
        )
    return BarChart(tuple(rows), WIDTH, round(2 * EDGE + ROW * len(rows)))


def _scale(
    values: Sequence[float | Decimal], target: float | Decimal | None, left: float, width: float
) -> _Scale:
    reached = [exact(0), *map(exact, values), *([] if target is None else [exact(target)])]
    return _Scale(min(reached), max(reached), left, width)
