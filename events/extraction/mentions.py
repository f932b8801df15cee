"""What a text names: the bodies in it, each with its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from events.extraction.proposals import Span, Sureness
from events.extraction.register_index import Body, Register
from events.extraction.text import Word


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named by the words from `first` up to but not including `last`."""

    first: int
    last: int
    span: Span
    body: Body
    sureness: Sureness
    why: str


@dataclass
class Named:
    """A text with its words and the bodies that it names, in order; made once and asked by many.

    `ends` is where each mention begins by the place behind it, `at` the mention that each word belongs to.
    """

    text: str
    words: list[Word]
    stems: list[str]
    sentences: list[Span]
    register: Register
    mentions: list[Mention] = field(default_factory=list)
    aliases: dict[str, Body] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    at: dict[int, Mention] = field(default_factory=dict)

    def keep(self, mentions: list[Mention]) -> None:
        """Have these mentions, in order, and no others."""
        self.mentions = mentions
        self.ends = {mention.last: mention.first for mention in mentions}
        self.at = {place: each for each in mentions for place in range(each.first, each.last)}
        self._owned = [
            mention
            for mention in mentions
            if mention.body.municipality and not self._is_in_brackets(mention.span.start)
        ]

    _owned: list[Mention] = field(default_factory=list)

    def _is_in_brackets(self, offset: int) -> bool:
        before = self.text[max(0, offset - _LONGEST_BRACKET) : offset]
        return before.rfind("(") > before.rfind(")")

    def sentence_at(self, offset: int) -> Span:
        """The sentence that stands there."""
        place = bisect_right(self.sentences, Span(offset, len(self.text) + 1)) - 1
        return self.sentences[place] if place >= 0 else Span(offset, offset)

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that begin in a part of the text."""
        first = bisect_left(self.mentions, span.start, key=_start)
        last = bisect_left(self.mentions, span.end, key=_start)
        return self.mentions[first:last]

    def last_before(self, place: int) -> Iterator[Mention]:
        """The mentions that end before a word, the nearest first."""
        index = bisect_right(self.mentions, place, key=_last)
        return (self.mentions[each] for each in range(index - 1, max(-1, index - 1 - _FARTHEST), -1))

    def municipality_before(self, offset: int) -> Body | None:
        """The municipality named last before a place in its sentence, or else the first of the text."""
        if not self._owned:
            return None
        place = bisect_left(self._owned, offset, key=_start) - 1
        is_near = place >= 0 and self._owned[place].span.start >= self.sentence_at(offset).start
        return self.register.municipalities.get(self._owned[place if is_near else 0].body.municipality)


# How many bodies ago "the fund" may have been named.
_FARTHEST = 200
_LONGEST_BRACKET = 60


def _start(mention: Mention) -> int:
    return mention.span.start


def _last(mention: Mention) -> int:
    return mention.last
