"""The names of places that the register knows, by the words that they begin with and in all their cases."""

import csv
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from functools import cache
from pathlib import Path

from events.extraction.known import Known, KnownMunicipality
from events.extraction.text import fold

# Names so long and so much alike differ by a letter or two.
_LONG_NAME, _ALIKE = 20, 0.95
_TOWNS = Path(__file__).with_name("data") / "towns.csv"


class Manner(Enum):
    """How a text names a place: as a municipality, by where, by its people, by where from or to."""

    FULL = "full"
    WHERE = "where"
    PEOPLE = "people"
    WAY = "way"
    OF_NAME = "of_name"


@dataclass(frozen=True)
class Gazetteer:
    """The places that the register knows, by the words that their names begin with."""

    stems: dict[str, list[tuple[tuple[str, ...], list[KnownMunicipality]]]] = field(default_factory=dict)
    towns: dict[str, list[tuple[tuple[str, ...], Manner, list[KnownMunicipality], str]]] = field(
        default_factory=dict
    )
    regions: dict[str, str] = field(default_factory=dict)
    by_code: dict[str, KnownMunicipality] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    def nominative(self, where: str) -> str:
        """The nominative of a town that stands in the locative, or the words as they are."""
        tokens = tuple(fold(where).split())
        for form, _, _, name in self.towns.get(tokens[0], []) if tokens else []:
            if form == tokens:
                return name
        return where

    def spelt(self, name: str) -> str:
        """The name of a body of the register that this one differs from by a slip of the pen, or the name."""
        alike = self.names.get(fold(name).partition(" ")[0], []) if len(name) >= _LONG_NAME else []
        near = get_close_matches(name, [one for one in alike if one != name], n=1, cutoff=_ALIKE)
        return near[0] if near and name not in alike else name

    def beginning(self, name: str) -> list[KnownMunicipality]:
        """The municipalities by whose place a name in small letters begins."""
        tokens = name.replace("„", "").split()
        for stem, places in self.stems.get(tokens[0], []) if tokens else []:
            if tuple(tokens[: len(stem)]) == stem:
                return places
        return []

    def seat(self, name: str) -> str:
        """The code of the municipality whose seat has this name, or nothing."""
        tokens = tuple(fold(name).split())
        for form, manner, places, _ in self.towns.get(tokens[0], []) if tokens else []:
            if form == tokens and manner is Manner.OF_NAME:
                return next((place.code for place in places if place.kind != "district"), places[0].code)
        return ""


def gazetteer_of(known: Known) -> Gazetteer:
    """The places of the register, and the towns that are no seat of a municipality."""
    by_code = {place.code: place for place in known.municipalities}
    found = Gazetteer(
        regions={fold(region.stem): region.code for region in known.regions if region.stem}, by_code=by_code
    )
    stems: dict[tuple[str, ...], list[KnownMunicipality]] = {}
    for place in known.municipalities:
        for name in dict.fromkeys((place.stem, place.seat_genitive)):
            if name:
                stems.setdefault(tuple(fold(name).split()), []).append(place)
    for tokens, places in stems.items():
        found.stems.setdefault(tokens[0], []).append((tokens, places))
    for forms in found.stems.values():
        forms.sort(key=lambda form: -len(form[0]))
    for body in known.bodies:
        found.names.setdefault(fold(body.name).partition(" ")[0], []).append(body.name)
        if body.municipality in by_code:
            found.bodies.update((fold(name), body.municipality) for name in (body.name, *body.aliases))
    _add_seats(found, known)
    _add_towns(found, by_code)
    return found


def _add_seats(found: Gazetteer, known: Known) -> None:
    seats: dict[tuple[str, str], list[KnownMunicipality]] = {}
    for place in known.municipalities:
        if place.seat and place.seat_locative:
            seats.setdefault((place.seat, place.seat_locative), []).append(place)
        for alias in place.aliases:
            if " " not in alias and alias.endswith(("je", "se")):
                seats.setdefault((place.seat, alias), []).append(place)
    for (seat, locative), places in seats.items():
        _add_town(found, locative, Manner.WHERE, places, seat)
        _add_town(found, _accusative(seat), Manner.WAY, places, seat)
        _add_town(found, seat, Manner.OF_NAME, places, seat)


def _add_towns(found: Gazetteer, by_code: dict[str, KnownMunicipality]) -> None:
    for row in _towns():
        place = by_code.get(row["municipality"])
        if place is not None:
            _add_town(found, row["locative"], Manner.WHERE, [place], row["name"])
            _add_town(found, row["accusative"], Manner.WAY, [place], row["name"])


def _add_town(
    found: Gazetteer, form: str, manner: Manner, places: list[KnownMunicipality], name: str
) -> None:
    tokens = tuple(fold(form).split())
    if tokens:
        listed = found.towns.setdefault(tokens[0], [])
        listed.append((tokens, manner, places, name))
        listed.sort(key=lambda town: -len(town[0]))


@cache
def _towns() -> tuple[dict[str, str], ...]:
    with _TOWNS.open(encoding="utf-8", newline="") as rows:
        return tuple(csv.DictReader(rows))


def _accusative(seat: str) -> str:
    last = {"as": "ą", "is": "į", "us": "ų", "a": "ą", "ė": "ę", "ai": "us", "os": "as", "ės": "es"}
    if seat.endswith("ys"):
        return f"{seat[:-2]}į"
    for ending, accusative in last.items():
        if seat.endswith(ending):
            return seat[: -len(ending)] + accusative
    return ""
