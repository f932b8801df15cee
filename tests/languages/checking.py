"""Words of the one language on a page of the other."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import polib
from django.conf import settings

from tests.languages.reading import Page, Piece

LITHUANIAN = re.compile("[ąčęėįšųūžĄČĘĖĮŠŲŪŽ„]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|<[^>]+>")
ADDRESS = re.compile(r"https?://\S+")
# A name within an English sentence, and what is quoted from the Lithuanian in brackets.
NAME = re.compile(r"(?<!^)\b[A-ZĄČĘĖĮŠŲŪŽ][\w-]*|\([^)]*(?:\)|$)")
WORD = re.compile(r"[^\W\d_][\w’']*")
# Neither can mark a part of itself, and both name things that have a name in one language only.
UNMARKABLE = {"title", "meta@content"}


@cache
def catalogue() -> list[tuple[str, list[str]]]:
    """What the interface says: each English message with its Lithuanian forms."""
    messages = polib.mofile(str(settings.LOCALE_PATHS[0] / "lt/LC_MESSAGES/django.mo"))
    return [
        (english, [one.msgstr] if one.msgstr else list(one.msgstr_plural.values()))
        for one in messages
        for english in (one.msgid, one.msgid_plural)
        if english
    ]


def _phrases(messages: Iterable[str], fewest: int) -> dict[str, list[list[str]]]:
    """The runs of at least so many words between what messages leave open, by their first word."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for message in messages:
        for part in PLACEHOLDER.split(message):
            for clause in re.split(r"[^\w\s’'-]", part):
                words = [word.casefold() for word in WORD.findall(clause)]
                if len(words) >= fewest:
                    found[words[0]].append(words)
    return found


@cache
def lithuanian_phrases() -> dict[str, list[list[str]]]:
    """What only Lithuanian pages say, as far as its letters do not give it away."""
    english = {message.casefold() for message, _said in catalogue()}
    said = {text for _message, texts in catalogue() for text in texts}
    return _phrases((text for text in said if text.casefold() not in english), 2)


@cache
def english_phrases() -> dict[str, list[list[str]]]:
    """What only English pages say."""
    return _phrases((message for message, said in catalogue() if message not in said), 3)


@cache
def proper_names() -> re.Pattern:
    """What is called the same in English: places and people, and the English names of our own catalogues."""
    record = settings.BASE_DIR / "portal/record/data"
    names = {row["name"] for row in json.loads((record / "persons.json").read_text())}
    names |= {row["name_en"] for row in json.loads((record / "indicators.json").read_text())}
    for file, columns in (
        ("regions", ("name_en", "county_en", "seat")),
        ("municipalities", ("name_en", "seat")),
        ("services", ("name_en",)),
    ):
        with (settings.BASE_DIR / f"municipalities/data/{file}.csv").open() as rows:
            names |= {row[column] for row in csv.DictReader(rows) for column in columns}
    names |= {re.sub(" (?:City |District )?Municipality$| region$", "", name) for name in names}
    names |= {re.sub(" Municipality$", "", name) for name in names}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)


def foreign(page: Page) -> list[Piece]:
    """The pieces of the page that are in the other language without saying so."""
    if page.language == "en":
        return [piece for piece in page.said_in("en") if _is_lithuanian(piece)]
    return [piece for piece in page.said_in("lt") if _has(english_phrases(), piece.text)]


def _is_lithuanian(piece: Piece) -> bool:
    if piece.place in UNMARKABLE:
        return False
    text = NAME.sub("", proper_names().sub("", ADDRESS.sub("", piece.text)))
    return bool(LITHUANIAN.search(text)) or _has(lithuanian_phrases(), text)


def _has(phrases: dict[str, list[list[str]]], text: str) -> bool:
    words = [word.casefold() for word in WORD.findall(text)]
    return any(words[start : start + len(phrase)] == phrase for start, phrase in _begun(phrases, words))


def _begun(phrases: dict[str, list[list[str]]], words: list[str]) -> Iterator[tuple[int, list[str]]]:
    for start, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            yield start, phrase
