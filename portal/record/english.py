"""The English of the record: one file, in which each Lithuanian text of a kind has its English beside it.

A text is known by its Lithuanian words, whatever row says them: an office that ten people hold is put into
English once, and a text that is changed in the record has no English until somebody writes it anew.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from django.db import models

from municipalities.loading import DataError
from municipalities.models import InEnglish
from municipalities.rich_text import clean_rich_text

FILE = "english.json"
# By this the record knows its own English again: what people have written says nothing of where it is from.
OF_THE_RECORD = {"from": "record"}


class Said(NamedTuple):
    """A text of a kind of row, as the record's file of that kind says it."""

    kind: str
    text: str


class English:
    """What the file has, and which of it the rows have asked for."""

    def __init__(self, texts: dict[Said, str]) -> None:
        self.texts = texts
        self.used: set[Said] = set()

    def of(self, kind: str, model: type[models.Model], values: dict[str, Any]) -> dict[str, dict[str, str]]:
        """The English of a row's texts, as the row keeps it."""
        found = {}
        for column in model.IN_TWO_LANGUAGES if issubclass(model, InEnglish) else ():
            said = Said(kind, values.get(column, ""))
            if said in self.texts:
                self.used.add(said)
                self._refuse_long(said, model, column)
                found[column] = {"text": self.texts[said], "of": said.text, **OF_THE_RECORD}
        return found

    def _refuse_long(self, said: Said, model: type[models.Model], column: str) -> None:
        field: Any = model._meta.get_field(column)
        longest = field.max_length
        if longest and len(self.texts[said]) > longest:
            message = f"the English is longer than the {longest} characters that fit"
            raise DataError(FILE, said.kind, said.text, message)

    def unused(self, kind: str) -> list[str]:
        """The texts of the kind that no row says any more: their Lithuanian has changed, or is gone."""
        return [said.text for said in self.texts if said.kind == kind and said not in self.used]


def read_english(folder: Path, kinds: set[str]) -> English:
    """Return what the file has for these kinds, or raise DataError; no file has nothing."""
    path = folder / FILE
    if not path.exists():
        return English({})
    try:
        given = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_without_repeats)
    except (OSError, ValueError) as error:
        raise DataError(FILE, "", "", f"the file cannot be read: {error}") from error
    if not isinstance(given, dict):
        raise DataError(FILE, "", "", "the file must be an object with a name for each kind")
    texts = {}
    for kind, pairs in given.items():
        if kind not in kinds:
            raise DataError(FILE, kind, "", f"there is no such kind: known are {', '.join(sorted(kinds))}")
        if not isinstance(pairs, dict):
            raise DataError(FILE, kind, "", "a kind is an object: the Lithuanian, and its English")
        for lithuanian, english in pairs.items():
            if not isinstance(english, str) or not english or english != clean_rich_text(english):
                raise DataError(FILE, kind, lithuanian, "the English is a text without spaces around it")
            texts[Said(kind, lithuanian)] = english
    return English(texts)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of a file; of two values under one name JSON would silently drop the first."""
    given = dict(pairs)
    if len(given) < len(pairs):
        names = [name for name, _value in pairs]
        message = f"a text stands twice: {next(name for name in names if names.count(name) > 1)}"
        raise ValueError(message)
    return given


def put_english(row: InEnglish, english: dict[str, dict[str, str]]) -> bool:
    """Give the row the record's English, and tell whether that was news.

    What people have written stays; the record fills what is empty, and changes what it has written itself. A
    text whose Lithuanian has changed keeps its old English, until there is one of the new.
    """
    stands = row.english
    row.english = {
        column: stands[column] if column in stands and not _is_of_the_record(stands[column]) else said
        for column, said in (stands | english).items()
    }
    return row.english != stands


def _is_of_the_record(said: dict[str, str]) -> bool:
    return said.items() >= OF_THE_RECORD.items()
