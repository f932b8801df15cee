"""From values and days to places on a picture, and the round figures that an axis names."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.translation import gettext as _

from municipalities.words import number_text
from progress.drawing.paper import number, text_width

# A round step: the greatest share of a power of ten that is rounded to each of these.
ROUND_STEPS = ((Decimal("1.5"), 1), (Decimal(3), 2), (Decimal(7), 5))
MILLION = 1_000_000
YEAR_STEPS = (1, 2, 5, 10, 20, 50)
SPACE_BETWEEN_YEARS = 8


def exact(value: float | Decimal) -> Decimal:
    """The same number without the error that a float would bring along."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def round_ticks(values: Iterable[float | Decimal], *, steps: int, is_from_zero: bool = True) -> list[Decimal]:
    """Round figures, evenly apart, from the least value or below it to the greatest or above.

    Where all values are whole, so are the ticks: there is no half of a child.
    """
    figures = [exact(value) for value in values]
    low, high = min(figures, default=Decimal(0)), max(figures, default=Decimal(0))
    if is_from_zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low, low + 1) if is_from_zero else (low - 1, high + 1)
    step = _round_step((high - low) / steps)
    if all(figure == figure.to_integral_value() for figure in figures):
        step = max(step, Decimal(1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * (first + place) for place in range(int(last - first) + 1)]


def tick_texts(ticks: list[Decimal]) -> list[str]:
    """The ticks as words; from millions on in millions, so that they leave room for the picture."""
    if max(abs(tick) for tick in ticks) < MILLION:
        return [number_text(tick) for tick in ticks]
    return [
        _("%(number)s m") % {"number": number_text(tick / MILLION)} if tick else number_text(tick)
        for tick in ticks
    ]


def _round_step(rough: Decimal) -> Decimal:
    power = rough.adjusted()
    share = rough.scaleb(-power)
    nice = next((step for limit, step in ROUND_STEPS if share < limit), 10)
    return Decimal(nice).scaleb(power)


@dataclass(frozen=True)
class ValueScale:
    """From a value to its height on the picture: `floor` is where the lowest stands, `top` the highest."""

    lowest: Decimal
    highest: Decimal
    floor: float
    top: float

    def y(self, value: float | Decimal) -> float:
        """How far from the picture's upper edge the value stands."""
        share = (exact(value) - self.lowest) / (self.highest - self.lowest)
        return self.floor - (self.floor - self.top) * float(share)


@dataclass(frozen=True)
class YearMark:
    """A year named under the axis, in the middle of its days."""

    x: str
    text: str


@dataclass(frozen=True)
class TimeScale:
    """From a day to its place on the picture, from the first day of a year to the last of one."""

    first_year: int
    last_year: int
    left: float
    right: float

    @property
    def year_width(self) -> float:
        """How much of the picture is a year's."""
        return (self.right - self.left) / (self.last_year + 1 - self.first_year)

    def x(self, on: dt.date) -> float:
        """How far from the picture's left edge the day stands, in the middle of its hours."""
        days = on.replace(month=12, day=31).timetuple().tm_yday
        return self.year_start(on.year) + self.year_width * (on.timetuple().tm_yday - 0.5) / days

    def year_start(self, year: int) -> float:
        """Where the year begins."""
        return self.left + self.year_width * (year - self.first_year)

    def marks(self) -> tuple[YearMark, ...]:
        """The years that there is room to name."""
        room = text_width("0000") + SPACE_BETWEEN_YEARS
        step = next((step for step in YEAR_STEPS if self.year_width * step >= room), YEAR_STEPS[-1])
        years = range(self.first_year, self.last_year + 1)
        return tuple(
            YearMark(number(self.year_start(year) + self.year_width / 2), str(year))
            for year in years
            if year % step == 0
        )

    def borders(self) -> tuple[str, ...]:
        """Where one year ends and the next begins, as far as it can be told."""
        if self.year_width < SPACE_BETWEEN_YEARS:
            return ()
        return tuple(number(self.year_start(year)) for year in range(self.first_year, self.last_year + 2))
