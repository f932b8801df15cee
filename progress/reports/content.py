"""What a report says, whatever it is written on: its figures stand here once, so that all forms agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from municipalities import words
from municipalities.partial_dates import PartialDate
from municipalities.tables import Column, Table


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: the value, how it is written, and the page of the portal that shows it."""

    value: Any
    text: str
    url: str = ""


@dataclass(frozen=True)
class Stat:
    """One of the figures at the head of a report, and what is to be known of it."""

    number: str
    label: str
    note: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Item:
    """A line of a list: what is said, a smaller line below it, and the page that shows it."""

    text: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Listing:
    """Lines under a heading of their own."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Grid:
    """A table of a report; `widths` are the columns' shares of the page."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]

    @property
    def kinds_and_rows(self) -> Iterator[list[tuple[str, Cell]]]:
        """Each row, its cells with what they hold."""
        kinds = [column.kind for column in self.columns]
        return (list(zip(kinds, row, strict=True)) for row in self.rows)

    @property
    def table(self) -> Table:
        """The same table to be taken away."""
        return Table(self.name, self.title, self.columns, ([cell.value for cell in row] for row in self.rows))


@dataclass(frozen=True)
class Picture:
    """A chart with the words that stand for it where it cannot be seen; the values are in a table near by."""

    drawing: Any
    title: str


Part = Listing | Grid | Picture


@dataclass(frozen=True)
class Section:
    """One part of a report under its heading; one without parts says why in `empty`."""

    key: str
    heading: str
    parts: tuple[Part, ...]
    empty: str = ""


@dataclass(frozen=True)
class Report:
    """A whole report. `sources` are the texts that it rests on."""

    title: str
    period: str
    has_sample: bool
    stats: tuple[Stat, ...]
    sections: tuple[Section, ...]
    sources: tuple[Item, ...]
    address: str

    @property
    def grids(self) -> list[Grid]:
        """Every table of the report."""
        return [part for section in self.sections for part in section.parts if isinstance(part, Grid)]


def cell(value: Any, url: str = "", text: str = "") -> Cell:
    """A cell as a reader reads it: nothing known is said in words, numbers and dates are written out."""
    return Cell(value, text or _written(value), url)


def _written(value: Any) -> str:
    if value is None or value == "":
        return _("not stated")
    if isinstance(value, PartialDate):
        return words.partial_date_text(value)
    if isinstance(value, int | Decimal):
        return words.number_text(value)
    return str(value)
