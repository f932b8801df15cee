"""Texts that were written without the Lithuanian letters: "Birzu rajone truksta psichologu".

Letter by letter their words are given back what they lack, so that everything stands where it stood. What is
read from such a text follows from a guess, however good, and is never sure.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from events.extraction.inflection import given_names
from events.extraction.known import Known

_LISTED = Path(__file__).with_name("data") / "accented.txt"
_ACCENTED = "ąčęėįšųūžĄČĘĖĮŠŲŪŽ"
_PLAIN = str.maketrans(_ACCENTED, "aceeisuuzACEEISUUZ")
_LETTER = re.compile(f"[{_ACCENTED}]")
_WORD = re.compile(r"[^\W\d_]+")
# So many letters of a text in the language hold one with a mark at least, and mostly ten.
_ENOUGH_TO_TELL = 120


def lacks_accents(text: str) -> bool:
    """Whether a text is long enough to have such letters and has none."""
    return len(text) >= _ENOUGH_TO_TELL and _LETTER.search(text) is None


def with_accents(text: str, known: Known) -> str:
    """The text with the letters that its words lack, as far as they are known; each at its own place."""
    words = _listed() | {plain(word): word for word in _of_register(known)}
    return _WORD.sub(lambda found: _cased(words.get(found.group().lower(), ""), found.group()), text)


def plain(word: str) -> str:
    """A word as it is written without these letters."""
    return word.translate(_PLAIN)


def _cased(word: str, written: str) -> str:
    if len(word) != len(written):
        return written
    return "".join(
        letter.upper() if original.isupper() else letter
        for letter, original in zip(word, written, strict=True)
    )


@cache
def _listed() -> dict[str, str]:
    lines = _LISTED.read_text(encoding="utf-8").splitlines()
    listed = [word for line in lines if not line.startswith("#") for word in line.split()]
    return {plain(name): name for name in given_names()} | {plain(word): word for word in listed}


def _of_register(known: Known) -> Iterator[str]:
    for region in known.regions:
        yield from _accented(region.name, region.stem)
    for place in known.municipalities:
        names = (place.name, place.stem, place.seat, place.seat_genitive, place.seat_locative)
        yield from _accented(*names, *place.aliases)
    for body in known.bodies:
        yield from _accented(body.name, *body.aliases)
    for service in known.services:
        yield from _accented(service.name, *service.synonyms)


def _accented(*names: str) -> Iterator[str]:
    for name in names:
        for word in _WORD.findall(name.lower()):
            if _LETTER.search(word):
                yield word
