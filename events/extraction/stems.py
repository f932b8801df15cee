"""Words compared by their stems, so that a name is found in any case."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from events.extraction.text import Word, vocabulary

Payload = TypeVar("Payload")

# Endings of nouns, adjectives and participles, the pronominal ones too ("budinčiųjų", "vyriausioji").
_ENDINGS = vocabulary(
    """
    a ą as ai ams am ame ais e ę ė ės ei es ėje ėms ėmis ėse i į is io iu ių iui iumi iuje ius iaus ia ią ias
    iai iais iams iam iame ies ios ioje ioms iomis iose iuose iems imi imis ims yje yse ys y o os oje oms omis
    ose u ų us ui umi uje aus uose ūs umis ums
    oji osios ajai ąją ąja ojoje ioji iosios iajai iąją iąja iojoje osioms ąsias osiomis osiose iosioms iąsias
    asis ojo ajam ąjį uoju ajame ysis usis iasis iojo iajam iąjį iuoju iajame ieji ųjų iųjų iesiems uosius
    iuosius aisiais iaisiais uosiuose iuosiuose
    """
)
_LONGEST = max(len(ending) for ending in _ENDINGS)
_SHORTEST_STEM = 2
# What texts shorten, by what it stands for.
_SHORTENED = {
    "raj": "rajon",
    "r": "rajon",
    "m": "miest",
    "sav": "savivaldyb",
    "adm": "administracij",
    "admin": "administracij",
    "soc": "socialin",
    "sk": "skyr",
}
# Between the words of one name stand no other marks than these; the comma only where the name has one.
_WITHIN_NAMES = frozenset(" \u00a0\t„“”\"«»‚‘'–-/")


@lru_cache(maxsize=50_000)
def stem(folded: str) -> str:
    """What the forms of a word have in common: "globėjų" and "globėjas" are both "globėj"."""
    if folded in _SHORTENED:
        return _SHORTENED[folded]
    for length in range(min(_LONGEST, len(folded) - _SHORTEST_STEM), 0, -1):
        if folded[-length:] in _ENDINGS:
            return _hardened(folded[:-length])
    return folded


def _hardened(cut: str) -> str:
    if cut.endswith("č"):
        return f"{cut[:-1]}t"
    if cut.endswith("dž"):
        return cut[:-1]
    return cut


def stems_of(words: Iterable[Word]) -> list[str]:
    """The stems of these words, in order."""
    return [stem(word.folded) for word in words]


def are_joined(text: str, left: Word, right: Word, *, comma: bool = False) -> bool:
    """Whether nothing between two neighbouring words ends the phrase that they stand in.

    With `comma`, commas and dashes do not: a name that is known whole may have them.
    """
    between = text[left.end : right.start]
    if between == " ":
        return True
    is_initial = len(left.text) == 1 and left.is_capitalised
    is_shortened = between.startswith(".") and (is_initial or left.folded in _DOTTED)
    marks = between[1:] if is_shortened else between
    is_dash = not comma and marks.strip("\u00a0 ") in {"–", "-", "—"} and len(marks) > 1
    return not is_dash and all(mark in _WITHIN_NAMES or (comma and mark == ",") for mark in marks)


_DOTTED = vocabulary(
    """
    raj r m sav adm admin soc sk reg inst dir pirm pavad vad ved spec vyr dr prof doc habil hab kun mgr š šv
    gim pav mons ses akad p gyd art adv
    """
)


@dataclass(slots=True)
class _Node(Generic[Payload]):
    further: dict[str, "_Node[Payload]"] = field(default_factory=dict)
    ends: list[tuple[bool, Payload]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """A name that was found: the words from `first` up to but not including `last`."""

    first: int
    last: int
    found: tuple[Payload, ...]


class NameIndex(Generic[Payload]):
    """Names by the stems of their words, so that all of them are looked for at once."""

    def __init__(self) -> None:
        self._root: _Node[Payload] = _Node()

    def add(self, name: Sequence[str], payload: Payload, *, has_comma: bool = False) -> None:
        """Have a name, given by the stems of its words, found."""
        node = self._root
        for each in name:
            node = node.further.setdefault(each, _Node())
        if name and (has_comma, payload) not in node.ends:
            node.ends.append((has_comma, payload))

    def named(self, name: Sequence[str]) -> tuple[Payload, ...]:
        """What is called exactly this."""
        node: _Node[Payload] | None = self._root
        for each in name:
            node = node.further.get(each) if node is not None else None
        return tuple(payload for _, payload in node.ends) if node is not None else ()

    def matches(self, text: str, words: Sequence[Word], stems: Sequence[str]) -> Iterator[Match[Payload]]:
        """The longest name at each place, from the left; a word belongs to one name."""
        place = 0
        while place < len(words):
            found = self._longest(text, words, stems, place)
            if found is None:
                place += 1
                continue
            yield found
            place = found.last

    def _longest(
        self, text: str, words: Sequence[Word], stems: Sequence[str], first: int
    ) -> Match[Payload] | None:
        node = self._root
        best = None
        has_comma = False
        for place in range(first, len(words)):
            if place > first:
                if not are_joined(text, words[place - 1], words[place], comma=True):
                    break
                has_comma = has_comma or "," in text[words[place - 1].end : words[place].start]
            following = node.further.get(stems[place])
            if following is None:
                break
            node = following
            ends = tuple(payload for with_comma, payload in node.ends if with_comma or not has_comma)
            if ends:
                best = Match(first, place + 1, ends)
        return best
