"""What a trend chart consists of, as a template shows it: every place is text with a decimal point."""

from dataclasses import dataclass

from progress.drawing.labels import Label
from progress.drawing.scales import YearMark


@dataclass(frozen=True)
class Tick:
    """A round value on the axis; the label stands in the middle of its line."""

    y: str
    text_y: str
    text: str


@dataclass(frozen=True)
class Mark:
    """The sign of a value, and what is said when somebody points at it."""

    path: str
    hint: str
    is_provisional: bool


@dataclass(frozen=True)
class Key:
    """The name of a line and its latest value, with its sign: beside its end, or above the chart.

    `leader` leads from the end of the line to its name where that had to move.
    """

    stroke: str
    mark: str
    names: tuple[Label, ...]
    value: Label
    leader: str = ""


@dataclass(frozen=True)
class TrendLine:
    """One series: its runs joined, its gaps bridged, its values marked. `kind` counts from 1."""

    kind: int
    path: str
    gaps: str
    marks: tuple[Mark, ...]
    key: Key | None


@dataclass(frozen=True)
class TargetLine:
    """The value to come to: a line across the chart, a sign on the day when it is due, and its words."""

    y: str
    mark: str
    label: Label | None


@dataclass(frozen=True)
class Chart:
    """The trend in one size."""

    width: int
    height: int
    left: str
    right: str
    ticks: tuple[Tick, ...]
    tick_x: str
    zero: str
    borders: str
    years: tuple[YearMark, ...]
    year_y: str
    unit: Label | None
    lines: tuple[TrendLine, ...]
    labels: tuple[Label, ...]
    target: TargetLine | None


@dataclass(frozen=True)
class Trend:
    """The picture in two sizes, of which the page shows the one that there is room for."""

    wide: Chart
    narrow: Chart
    description: str
    has_provisional: bool
    has_gaps: bool
