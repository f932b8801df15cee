"""The words of the reform: what each means, in both languages, and in which forms texts use it.

They stand in `data/glossary.csv`. `forms_lt` and `forms_en` are the forms that texts use, with ";" between
them: a star stands for any Lithuanian ending, capitals alone are an abbreviation and are met as such only. A
word without forms is explained in the glossary and left alone in texts, as everybody knows it.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("data") / "glossary.csv"
LOWER = str.maketrans("ąęėįyųū", "aeeiiuu")
WITHIN = str.maketrans("ąęėįyųū", "bfgjkvw")
FIRST_LETTERS = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"


class Term(NamedTuple):
    """A word of the reform in one language."""

    key: str
    name: str
    definition: str
    synonyms: tuple[str, ...]
    forms: tuple[str, ...]
    # The name of the address where what it means is listed.
    related: str
    # The same word in the other language.
    other: str

    @property
    def anchor(self) -> str:
        """The word's place on the page, the same in both languages."""
        return self.key.replace("_", "-")

    @property
    def letter(self) -> str:
        """The letter under which it stands."""
        return self.name[0].upper()


def sort_key(word: str) -> tuple[str, str]:
    """Put words in the order of the Lithuanian alphabet, as the database's `lithuanian_sort_key` does."""
    word = word.lower()
    plain = word.translate(LOWER).replace("č", "c~").replace("š", "s~").replace("ž", "z~")
    return "".join(mark for mark in plain if mark.isalnum() or mark == "~"), word.translate(WITHIN)


@cache
def terms(language: str) -> tuple[Term, ...]:
    """Every word, in the alphabetical order of the language."""
    other = "en" if language == "lt" else "lt"
    with DATA.open(encoding="utf-8", newline="") as file:
        found = [
            Term(
                key=row["key"],
                name=row[f"term_{language}"],
                definition=row[f"definition_{language}"],
                synonyms=_listed(row["synonyms_lt"]) if language == "lt" else (),
                forms=_listed(row[f"forms_{language}"]),
                related=row["related"],
                other=row[f"term_{other}"],
            )
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(found, key=lambda term: sort_key(term.name)))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
