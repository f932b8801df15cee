"""What a cell of a table about progress says, and what shows it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Event
from municipalities.models import Source
from municipalities.partial_dates import PartialDate
from municipalities.words import beginning, number_text, partial_date_text, said
from progress.figures.series import evidence
from progress.models.evidence import STAYS_FRESH

SHOWN = 2
LONGEST_NAME = 60
# What facts rest on, by their event and source.
Shown = dict[tuple[int | None, int | None], "tuple[Evidence, ...]"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows something: its short name and its whole title, its page, and its date.

    `when` is the date in words, or what else tells how old it is.
    """

    name: str
    title: str
    address: str
    date: PartialDate | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one thing in one place.

    `key` is what cells are compared by: of what is not known there is none. `is_gap` says whether something
    is missing here; where nobody knows it is None. `amount` is the number that a file gets. `address` is the
    page of the finding itself, `as_of` the day of which it tells. Of much evidence a page shows the first and
    leads to `address` for the rest.
    """

    words: str
    tone: str = ""
    key: Any = None
    is_gap: bool | None = False
    amount: int | Decimal | None = None
    detail: str = ""
    address: str = ""
    as_of: PartialDate | None = None
    is_old: bool = False
    is_sample: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def shown(self) -> list[tuple[Evidence, str]]:
        """The evidence that a page shows, each with its date where that is not the day of the finding."""
        own = _text(self.as_of)
        return [(one, "" if one.when == own else one.when) for one in self.evidence[:SHOWN]]

    @property
    def left(self) -> int:
        """How much evidence there is beside it."""
        return len(self.evidence[SHOWN:])

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What stands beneath it, each as it is shown: whether it is real, what more, how old."""
        found = []
        if self.is_sample:
            found.append(("sample", _("sample")))
        if self.detail:
            found.append(("cell-detail", self.detail))
        if self.as_of:
            found.append(("fine", date_words(self.as_of, get_language())))
        if self.is_old:
            found.append(("old", _("over a year old")))
        return found

    @property
    def is_known(self) -> bool:
        """Whether anything is known."""
        return self.key is not None


def no_data(**details: Any) -> Cell:
    """The cell of something that nobody has told of: that is not the same as that there is none."""
    return Cell(_("no data"), tone="state-unknown", is_gap=None, **details)


def counted(number: int, address: str = "") -> Cell:
    """A count, and the list of what was counted."""
    return Cell(number_text(number), key=number, amount=number, address=address)


def shortened(text: str) -> str:
    """So much of a name as a cell has room for."""
    return beginning(text, LONGEST_NAME)


def shown_by(row: Model | None) -> tuple[Evidence, ...]:
    """The event or the source as evidence; nothing where there is none that everybody may read."""
    if isinstance(row, Event):
        date = row.starts
        return (Evidence(shortened(str(row)), str(row), row.get_absolute_url(), date, _text(date)),)
    if isinstance(row, Source):
        date = row.published
        name = shortened(said(row, "publisher"))
        return (Evidence(name, str(row), row.get_absolute_url(), date, _text(date)),)
    return ()


def known_evidence(facts: Iterable[Any]) -> Shown:
    """What shows the facts, by their `event_id` and `source_id`; two queries at most."""
    return {pair: shown_by(row) for pair, row in evidence(facts).items()}


def was_old(date: PartialDate | None, day: dt.date) -> bool:
    """Whether on the day it told of a time over a year before."""
    return date is not None and date.last < day - STAYS_FRESH


def titles(cells: Iterable[Evidence]) -> str | None:
    """The titles of the evidence in one cell of a file."""
    return "; ".join(dict.fromkeys(one.title for one in cells)) or None


def addresses(cells: Iterable[Evidence], site: str) -> str | None:
    """The addresses of the evidence in one cell of a file."""
    return "; ".join(dict.fromkeys(f"{site}{one.address}" for one in cells)) or None


def dates(cells: Iterable[Evidence]) -> PartialDate | str | None:
    """The dates of the evidence in one cell of a file: a date to reckon with where there is one only."""
    known = list(dict.fromkeys(one.date for one in cells if one.date))
    return known[0] if len(known) == 1 else "; ".join(date.isoformat() for date in known) or None


def _text(date: PartialDate | None) -> str:
    return date_words(date, get_language()) if date else ""


@lru_cache(maxsize=1000)
def date_words(date: PartialDate, _language: str | None) -> str:
    """The date in words, kept: a table says the same few dates over and over."""
    return partial_date_text(date)
