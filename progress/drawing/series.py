"""Values over time, as pictures take them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate
from municipalities.words import number_text, partial_date_text, partial_range_text

# A stretch without a figure so many times longer than is usual between two, and longer than the days below,
# is shown as one.
UNUSUALLY_LONG = 2
SURELY_LONG = dt.timedelta(days=550)


@dataclass(frozen=True)
class Value:
    """What was counted in a period, in whose middle it stands. `until` ends a period of its own length.

    The source stands in the table behind the picture.
    """

    period: PartialDate
    amount: float | Decimal
    is_provisional: bool = False
    until: PartialDate | None = None
    source: str = ""
    source_url: str = ""

    @property
    def on(self) -> dt.date:
        """The day for which the value stands on a picture."""
        last = (self.until or self.period).last
        return self.period.on + (last - self.period.on) / 2

    @property
    def text(self) -> str:
        """The amount in words."""
        return number_text(self.amount)

    @property
    def period_text(self) -> str:
        """The period in words."""
        if self.until:
            return partial_range_text(self.period, self.until)
        return partial_date_text(self.period)


@dataclass(frozen=True)
class Series:
    """Values that were counted in one way, so that a line may join them."""

    name: str
    values: tuple[Value, ...]

    @classmethod
    def of(cls, name: str, values: Iterable[Value]) -> "Series":
        """The series of the values in the order of their days."""
        return cls(name, tuple(sorted(values, key=lambda value: value.on)))


@dataclass(frozen=True)
class Target:
    """What the values are to come to, and by when."""

    amount: float | Decimal
    due: PartialDate

    @property
    def text(self) -> str:
        """The target in words: siekinys 1 000 (2030 m.)."""
        details = {"number": number_text(self.amount), "date": partial_date_text(self.due)}
        return _("target %(number)s (%(date)s)") % details


def stretches(values: Sequence[Value]) -> tuple[list[list[Value]], list[tuple[Value, Value]]]:
    """Part the values where for unusually long nobody counted: runs to be joined, and the gaps between."""
    waits = sorted(later.on - earlier.on for earlier, later in pairwise(values))
    usual = waits[len(waits) // 2] if waits else dt.timedelta()
    runs = [list(values[:1])] if values else []
    gaps: list[tuple[Value, Value]] = []
    for earlier, later in pairwise(values):
        if later.on - earlier.on > max(UNUSUALLY_LONG * usual, SURELY_LONG):
            gaps.append((earlier, later))
            runs.append([])
        runs[-1].append(later)
    return runs, gaps
