"""The header of a file: which column is which."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from progress.importing.names import folded_name
from progress.importing.reading import Cell, cell_text

INDICATOR, TERRITORY, PERIOD, UNTIL = "indicator", "territory", "period", "until"
VALUE, PROVISIONAL, NOTE = "value", "provisional", "note"
# As the template calls them, in its order.
HEADINGS = {
    INDICATOR: "rodiklis",
    TERRITORY: "teritorija",
    PERIOD: "laikotarpis",
    UNTIL: "iki",
    VALUE: "reikšmė",
    PROVISIONAL: "išankstinė",
    NOTE: "pastaba",
}
NEEDED = (INDICATOR, TERRITORY, PERIOD, VALUE)
OTHER_WORDS = {
    "rodiklio pavadinimas": INDICATOR,
    "indicator": INDICATOR,
    "savivaldybe": TERRITORY,
    "regionas": TERRITORY,
    "territory": TERRITORY,
    "municipality": TERRITORY,
    "data": PERIOD,
    "metai": PERIOD,
    "period": PERIOD,
    "laikotarpio pabaiga": UNTIL,
    "until": UNTIL,
    "skaicius": VALUE,
    "value": VALUE,
    "preliminari": PROVISIONAL,
    "provisional": PROVISIONAL,
    "note": NOTE,
}
WORDS = {folded_name(word): column for column, word in HEADINGS.items()} | OTHER_WORDS


@dataclass(frozen=True)
class Header:
    """At which place each column stands, what is wrong with the header, and what its reader is told."""

    places: dict[str, int]
    width: int
    faults: Sequence[str]
    notes: Sequence[str]

    def cell(self, cells: Sequence[Cell], column: str) -> Cell:
        """What a line says in the column; nothing, where the line or the file does not reach so far."""
        place = self.places.get(column)
        return cells[place] if place is not None and place < len(cells) else None


def known_columns(cells: Sequence[str]) -> int:
    """How many of the cells are headings that are known."""
    return sum(folded_name(cell) in WORDS for cell in cells)


def read_header(cells: Sequence[Cell]) -> Header:
    """Find the columns by their headings, in whatever order they stand."""
    places: dict[str, int] = {}
    unknown: list[str] = []
    faults: list[str] = []
    notes: list[str] = []
    for place, cell in enumerate(cells):
        column = WORDS.get(folded_name(cell_text(cell)))
        if column is None:
            unknown += [cell_text(cell)] if cell is not None else []
        elif column in places:
            message = _("The column “%(name)s” stands twice. Leave one of them.")
            faults.append(message % {"name": HEADINGS[column]})
        else:
            places[column] = place
    taken = set()
    for column in (column for column in NEEDED if column not in places):
        near = _nearest(column, unknown)
        taken.add(near)
        faults.append(_missing(HEADINGS[column], near))
    if left := [name for name in unknown if name not in taken]:
        message = pgettext("columns of a file", "These columns are not read: %(names)s.")
        notes.append(message % {"names": ", ".join(f"„{name[:40]}“" for name in left)})
    return Header(places, len(cells), faults, notes)


def _nearest(column: str, unknown: Sequence[str]) -> str:
    words = [word for word, meant in WORDS.items() if meant == column]
    return next((name for name in unknown if get_close_matches(folded_name(name[:40]), words, 1, 0.7)), "")


def _missing(name: str, near: str) -> str:
    if near:
        message = _("There is no column “%(name)s”. Perhaps it is the one called “%(near)s”: rename it.")
        return message % {"name": name, "near": near[:40]}
    message = _("There is no column “%(name)s”. Take the headings from the template.")
    return message % {"name": name}
