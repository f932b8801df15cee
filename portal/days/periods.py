"""A month or a year of the calendar, and its days with what was on them."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from babel.dates import format_date
from django.db.models import Q, QuerySet

from events.models import Event
from municipalities import words
from municipalities.partial_dates import PartialDate, Precision

MONTHS = range(1, 13)
WEEK = calendar.Calendar(firstweekday=calendar.MONDAY)


@dataclass(frozen=True)
class Period:
    """A month, or with month 0 a whole year."""

    year: int
    month: int = 0

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self._as_known.last

    @property
    def name(self) -> str:
        """As the page's heading has it: 2017 m. birželis."""
        return words.partial_date_text(self._as_known)

    @property
    def question(self) -> str:
        """What is asked for it, as the address has it."""
        return f"metai={self.year}" + (f"&menuo={self.month}" if self.month else "")

    def of(self, day: dt.date) -> "Period":
        """The month of another day where this is a month, or else its year."""
        return Period(day.year, day.month if self.month else 0)

    def asked_of(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """The events of which any day may be in it; of a month, not those of which only the year is known."""
        begun = events.filter(starts_on__lte=self.last)
        found = begun.filter(Q(starts_on__gte=self.first) | Q(ends_on__gte=self.first))
        if self.month:
            found = found.exclude(starts_on_precision=Precision.YEAR)
        return found.order_by("starts_on", "starts_at", "pk")

    @property
    def _as_known(self) -> PartialDate:
        return PartialDate(self.first, Precision.MONTH if self.month else Precision.YEAR)


class Entry(NamedTuple):
    """An event on one of its days."""

    event: Event
    is_first: bool


class Day(NamedTuple):
    """A day of a month, or of the weeks around it, with its events."""

    on: dt.date
    is_here: bool
    is_today: bool
    entries: list[Entry]

    @property
    def weekday(self) -> str:
        """The day of the week by its name."""
        return format_date(self.on, "cccc", locale=words.locale())


class Weekday(NamedTuple):
    """A column of a month."""

    name: str
    short_name: str


class Month:
    """A month as weeks that begin on Monday, and the events of it whose day nobody knows."""

    def __init__(self, period: Period, events: Iterable[Event], today: dt.date) -> None:
        self.period = period
        on_days: dict[dt.date, list[Entry]] = {}
        self.without_day: list[Event] = []
        for event in events:
            days = days_of(event, period)
            for day in days:
                on_days.setdefault(day, []).append(
                    Entry(event, is_first=day in (event.starts_on, period.first))
                )
            if not days and is_in(event, period):
                self.without_day.append(event)
        self.weeks = [
            [Day(day, day.month == period.month, day == today, on_days.get(day, [])) for day in week]
            for week in WEEK.monthdatescalendar(period.year, period.month)
        ]


def days_of(event: Event, period: Period) -> list[dt.date]:
    """The days of the event that are known and in the period."""
    if not _is_day(event.starts) or event.starts_on is None:
        return []
    end = event.ends_on if _is_day(event.ends) else event.starts_on
    first, last = max(event.starts_on, period.first), min(end or event.starts_on, period.last)
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def is_in(event: Event, period: Period) -> bool:
    """Whether the event, of which no day is known, is of the period rather than of one beside it."""
    last = event.ends or event.starts
    return bool(event.starts_on and last and event.starts_on <= period.last and last.last >= period.first)


def weekdays() -> list[Weekday]:
    """The days of the week, Monday first."""
    days = WEEK.monthdatescalendar(2024, 1)[0]
    locale = words.locale()
    return [
        Weekday(format_date(day, "cccc", locale=locale), format_date(day, "ccc", locale=locale))
        for day in days
    ]


def month_name(month: int) -> str:
    """The month by its name: birželis."""
    return format_date(dt.date(2024, month, 1), "LLLL", locale=words.locale())


def _is_day(date: PartialDate | None) -> bool:
    return date is not None and date.precision == Precision.DAY and not date.is_latest
