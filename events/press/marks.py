"""What a text proposed for a draft, and what has become of it there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from events.extraction.proposals import Span, Sureness
from events.forms.answers import Answers, said
from events.forms.kinds import ROWS, SECTIONS

# The answer that names the proposals which somebody has read.
READ = "read"


class State(Enum):
    """What a person has done about a proposed value."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    CLEARED = "cleared"


@dataclass(frozen=True)
class Part:
    """One value, and the words that it was read from; the first are shown first."""

    value: str
    spans: tuple[Span, ...]
    sureness: Sureness

    @property
    def is_uncertain(self) -> bool:
        """Whether a person has to look at it more closely."""
        return self.sureness is Sureness.GUESSED


@dataclass(frozen=True)
class Mark:
    """A field or a row that a text has filled.

    `place` is the name of the field or the prefix of the row; `proposed` are the answers that were put there,
    exactly as the form posts them. A field of several values, and only that, has several parts.
    """

    key: str
    place: str
    proposed: Mapping[str, list[str]]
    parts: tuple[Part, ...]

    @property
    def kind(self) -> str:
        """Which kind of row it is; nothing for a field of the event itself."""
        kind = self.place.partition("-")[0]
        return kind if kind in ROWS else ""

    @property
    def section(self) -> str:
        """The section of the form in which it stands."""
        return SECTIONS[self.kind or self.place]

    def state(self, answers: Answers) -> State:
        """What has become of it; whoever has changed a value has read it."""
        if self.kind and self.place.partition("-")[2] not in answers.get(self.kind, ()):
            return State.CLEARED
        stands = {name: sorted(said(answers, name)) for name in self.proposed}
        if not any(stands.values()):
            return State.CLEARED
        if any(sorted(said(self.proposed, name)) != stands[name] for name in stands):  # type: ignore[arg-type]
            return State.CORRECTED
        return State.CONFIRMED if self.key in answers.get(READ, ()) else State.OPEN

    def as_json(self) -> dict[str, Any]:
        """The mark as the database keeps it."""
        parts = [
            {
                "value": part.value,
                "spans": [[span.start, span.end] for span in part.spans],
                "sureness": part.sureness.value,
            }
            for part in self.parts
        ]
        return {"key": self.key, "place": self.place, "proposed": dict(self.proposed), "parts": parts}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Mark":
        """The mark that the database has kept."""
        parts = (
            Part(part["value"], tuple(Span(*span) for span in part["spans"]), Sureness(part["sureness"]))
            for part in kept["parts"]
        )
        return cls(kept["key"], kept["place"], kept["proposed"], tuple(parts))


def marks_of(proposals: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """The marks that a press text keeps, in the order of the form."""
    return [Mark.of(kept) for kept in proposals]


def unread(marks: Iterable[Mark], answers: Answers) -> list[Mark]:
    """Those that stand in the draft as they were proposed, and that nobody has read yet."""
    return [mark for mark in marks if mark.state(answers) is State.OPEN]


def found_in(text: str, words: str) -> Span | None:
    """Where the words first stand in the text, however their lines are broken there."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, text) if pattern else None
    return Span(*found.span()) if found else None


def mark_by_hand(key: str, place: str, answers: Answers, span: Span) -> Mark:
    """What somebody put into a field, or into the row of which this is a field, from these words."""
    kind, *rest = place.removeprefix("id_").split("-")
    where = f"{kind}-{rest[0]}" if rest else kind
    names = [f"{where}-{name}" for name in ROWS[kind]] if rest else [where]
    proposed = {name: answers[name] for name in names if said(answers, name)}
    return Mark(key, where, proposed, (Part("", (span,), Sureness.SURE),))
