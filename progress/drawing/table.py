"""The table behind a trend: every figure of the picture, with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from progress.drawing.series import Series, Value


@dataclass(frozen=True)
class Row:
    """One period, and what each series says of it."""

    period: str
    values: tuple[Value | None, ...]


@dataclass(frozen=True)
class PictureTable:
    """Periods down, the latest first, and series across."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]


def picture_table(series: Sequence[Series]) -> PictureTable:
    """The values of the series by their periods."""
    of_period = [{(value.on, value.period_text): value for value in one.values} for one in series]
    periods = sorted({period for values in of_period for period in values}, reverse=True)
    return PictureTable(
        tuple(one.name for one in series),
        tuple(Row(period[1], tuple(values.get(period) for values in of_period)) for period in periods),
    )
