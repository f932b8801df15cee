"""Whether two names or two sentences mean the same, however they are inflected, quoted or shortened."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from events.extraction.known import Known
from events.extraction.text import vocabulary

_WORD = re.compile(r"[^\W_]+")
# What a body is by law, said or left out without another body being meant.
_LEGAL_FORMS = vocabulary("vsi viesoji istaiga asociacija uab ab mb bi biudzetine ltd")
_AND = vocabulary("ir bei")
_TITLES = vocabulary("dr prof doc kun mons lekt")
_OF_THE_STATE = vocabulary("lietuvos respublikos")
_ABBREVIATIONS = {
    "lr": ("lietuvos", "respublikos"),
    "r": ("rajono",),
    "raj": ("rajono",),
    "m": ("miesto",),
    "sav": ("savivaldybe",),
    "vsi": ("viesoji", "istaiga"),
    "soc": ("socialiniu",),
}
_PROJECT_WORDS = vocabulary("projektas projekto kampanija kampanijos programa nacionaline")
# Words of two letters and less join others; these longer ones do too.
_JOINING = vocabulary("del kad bet arba taip kaip kurie kuris kuri kuriu kuriame yra buvo bus per pagal")
_SHORTEST = 3
# How much of the words of one sentence another one must have to say the same.
_SHARED = 0.5
# How much of an answer a second sentence has to add for the answer to come from it too.
_REST = 0.12
_SAME_PROJECT = 0.8
# How much of two long words agrees where one of them is mistyped.
_MISTYPED = 0.85


def folded(text: str) -> str:
    """The text in small letters without marks above and below them."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\u00ad", ""))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def words_of(text: str) -> list[str]:
    """Its words, folded, those written short written out."""
    return [whole for word in _WORD.findall(folded(text)) for whole in _ABBREVIATIONS.get(word, (word,))]


def one_line(text: str) -> str:
    """The text folded, with single spaces."""
    return " ".join(folded(text).split())


def person(name: str) -> str:
    """A person's name as it is compared: without titles."""
    return " ".join(word for word in _WORD.findall(folded(name)) if word not in _TITLES)


def office(name: str) -> list[str]:
    """The words of an office as they are compared: an office of the state is one without saying so."""
    return [word for word in words_of(name) if word not in _OF_THE_STATE]


def body(name: str) -> str:
    """A body's name as it is compared: without legal form and "and", of a municipality without its office."""
    words = [word for word in words_of(name) if word not in _LEGAL_FORMS | _AND]
    if words[:2] == ["lietuvos", "respublikos"]:
        words = words[2:]
    if words[-2:] == ["savivaldybes", "administracija"]:
        words[-2:] = ["savivaldybe"]
    return " ".join(words)


def names_of_bodies(known: Known) -> dict[str, str]:
    """Every way in which the register writes a body or a municipality, and the name that it goes by."""
    names: dict[str, str] = {}
    for place in known.municipalities:
        for name in (place.name, place.short_name):
            names.setdefault(body(name), body(place.name))
    for entry in known.bodies:
        for name in (entry.name, entry.short_name, *entry.aliases):
            if name:
                names.setdefault(body(name), body(entry.name))
    return names


def are_alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: they differ in their endings at most."""
    shorter = min(len(one), len(other))
    needed = max(_SHORTEST, shorter - 2) if shorter >= _SHORTEST else shorter
    return one[:needed] == other[:needed] and (shorter >= _SHORTEST or one == other)


def has_all(words: Sequence[str], wanted: Iterable[str]) -> bool:
    """Whether each wanted word stands among the words in some form."""
    return all(any(are_alike(word, want) for word in words) for want in wanted)


def share(words: Sequence[str], wanted: Sequence[str]) -> float:
    """Which part of the wanted words stands among the words in some form."""
    if not wanted:
        return 0.0
    return sum(1 for _ in _found(words, wanted)) / len(wanted)


def is_place(one: str, other: str) -> bool:
    """Whether two descriptions of a place mean the same: one is fuller, or mends a slip."""
    first, second = words_of(one), words_of(other)
    return _nearly_has_all(first, second) or _nearly_has_all(second, first)


def _nearly_has_all(words: Sequence[str], wanted: Iterable[str]) -> bool:
    return all(
        any(are_alike(word, want) or SequenceMatcher(a=word, b=want).ratio() >= _MISTYPED for word in words)
        for want in wanted
    )


def is_project(one: str, other: str) -> bool:
    """Whether two names of a project mean the same."""
    first, second = (_without(words_of(name), _PROJECT_WORDS) for name in (one, other))
    return min(share(first, second), share(second, first)) >= _SAME_PROJECT


def telling_words(sentence: str) -> list[str]:
    """The words of a sentence that carry its sense."""
    return [word for word in words_of(sentence) if len(word) >= _SHORTEST and word not in _JOINING]


def says_the_same(sentence: str, answer: str) -> bool:
    """Whether a sentence of the text says what the answer says in its own words."""
    return share(telling_words(sentence), telling_words(answer)) >= _SHARED


def source_sentences(sentences: Sequence[str], answer: str) -> set[int]:
    """Which of the sentences the answer comes from: the one that says most of it, and one that says the rest.

    A word counts the more, the fewer sentences have it.
    """
    wanted = telling_words(answer)
    found = [frozenset(_found(telling_words(sentence), wanted)) for sentence in sentences]
    weights = {word: 1 / max(1, sum(word in said for said in found)) for word in wanted}
    whole = sum(weights.values())
    sources: set[int] = set()
    left = set(wanted)
    for needed in (_SHARED / 2, _REST):
        said = [sum(weights[word] for word in words & left) for words in found]
        best = max(said, default=0.0)
        if not best or best < needed * whole:
            break
        sources.add(said.index(best))
        left -= found[said.index(best)]
    return sources


def _found(words: Sequence[str], wanted: Iterable[str]) -> Iterator[str]:
    """The wanted words that stand among the words in some form."""
    for want in wanted:
        if any(are_alike(word, want) for word in words):
            yield want


def _without(words: list[str], left_out: frozenset[str]) -> list[str]:
    return [word for word in words if word not in left_out]
