"""What a text names: the bodies in it, each with its words."""

from bisect import bisect_right
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
    """A text with its words and the bodies that it names, in order; made once and asked by many."""

    text: str
    words: list[Word]
    stems: list[str]
    sentences: list[Span]
    register: Register
    mentions: list[Mention] = field(default_factory=list)
    aliases: dict[str, Body] = field(default_factory=dict)

    @property
    def ends(self) -> dict[int, int]:
        """Where each mention begins, by the place behind it."""
        return {mention.last: mention.first for mention in self.mentions}

    def sentence_at(self, offset: int) -> Span:
        """The sentence that stands there."""
        place = bisect_right(self.sentences, Span(offset, len(self.text) + 1)) - 1
        return self.sentences[place] if place >= 0 else Span(offset, offset)

    def municipality_before(self, offset: int) -> Body | None:
        """The municipality named last before a place, or the first of all."""
        named = [mention for mention in self.mentions if mention.body.municipality]
        before = [mention for mention in named if mention.span.start < offset]
        chosen = before[-1] if before else named[0] if named else None
        return self.register.municipalities.get(chosen.body.municipality) if chosen else None
