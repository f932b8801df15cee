"""A table as it is shown: its columns, and its rows in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Kind = Literal["text", "number", "date", "address", "flag"]


@dataclass(frozen=True)
class Column:
    """A column: its name for machines, its heading for people, and what its cells hold.

    `is_source` is a column that says what the row rests on: it stands after the rest. `width` is how wide a
    spreadsheet shows it, in letters.
    """

    key: str
    heading: Any
    kind: Kind = "text"
    is_source: bool = False
    width: int = 0


@dataclass(frozen=True)
class Table:
    """A table that a reader may take away.

    `name` says which it is among the tables of a page, in its address. `rows` may be a generator: it is read
    only when the table is taken away, and once. `notes` are what a reader must know of the table. `mistaken`
    are the filters of the page that could not be applied: such a table is not what was asked for.
    """

    name: str
    title: Any
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[Any] = ()
    mistaken: Sequence[Any] = ()

    @cached_property
    def _places(self) -> list[int]:
        """Where each column stands among those given: the sources last."""
        return sorted(range(len(self.columns)), key=lambda place: self.columns[place].is_source)

    @property
    def ordered_columns(self) -> list[Column]:
        """The columns, those of the sources last."""
        return [self.columns[place] for place in self._places]

    @property
    def ordered_rows(self) -> Iterator[list[Any]]:
        """The rows with their cells in the order of the columns."""
        width, places = len(self.columns), self._places
        for row in self.rows:
            if len(row) != width:
                message = f"a row of {len(row)} cells in a table of {width} columns: {self.name}"
                raise ValueError(message)
            yield [row[place] for place in places]
