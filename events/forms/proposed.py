"""What a person does with the proposals of a press text: agree, clear, or say what other words are."""

import re
from collections.abc import Callable

from events.extraction.calendar_words import mentions
from events.extraction.known import Known
from events.extraction.people import people_in
from events.extraction.proposals import Span
from events.forms.answers import Answers
from events.forms.buttons import add_row, first_field
from events.forms.buttons import people_in as people_in_lines
from events.forms.register import Register
from events.models import Outcome
from events.press.marks import READ, Mark, State, unread

# Words are a sentence or two.
LONGEST = 4000
DIGITS = re.compile(r"\d(?:[\d\s]*\d)?", re.ASCII)


def agree(section: str, answers: Answers, marks: list[Mark], _words: str) -> str:
    """Say of everything that stands unread in a section that it has been read and is right."""
    found = [mark.key for mark in unread(marks, answers) if mark.section == section]
    answers[READ] = list(dict.fromkeys([*answers.get(READ, ()), *found]))
    return f"skiltis-{section}" if found else ""


def clear(key: str, answers: Answers, marks: list[Mark], _words: str) -> str:
    """Take what was proposed out of the draft: the row, or the values that stand in the field."""
    mark = next((mark for mark in marks if mark.key == key), None)
    if mark is None or mark.state(answers) is State.CLEARED:
        return ""
    for name, values in mark.proposed.items():
        # Of several values only those that the text proposed.
        left = [value for value in answers.get(name, ()) if value not in values] if mark.parts[1:] else []
        answers[name] = left
    if mark.kind:
        answers[mark.kind].remove(mark.place.partition("-")[2])
        for name in mark.proposed:
            del answers[name]
        return f"skiltis-{mark.section}"
    return f"id_{mark.place}"


def assign(role: str, answers: Answers, _marks: list[Mark], words: str) -> str:
    """Put words of the text where their role says: into a field, or into a new row."""
    words = " ".join(words[:LONGEST].split())
    if not words:
        return "id_words"
    if role in FIELDS:
        answers[role] = [FIELDS[role](words)]
        return f"id_{role}"
    first, *_others = [_row(kind, answers, **values) for kind, values in _rows(role, words)] or [""]
    return first


def _rows(role: str, words: str) -> list[tuple[str, dict[str, str]]]:
    """The rows that words of this role make, each with its kind."""
    if role in Outcome.Kind.values:
        return [("outcomes", {"kind": role, "text": words})]
    if role == "participant":
        return [("participants", person) for person in _people(words)]
    kinds = {"commitment": ("commitments", "text"), "organiser": ("organisers", "organisation")}
    kind, field = kinds.get(role, ("", ""))
    return [(kind, {field: words})] if kind else []


def _row(kind: str, answers: Answers, /, **values: str) -> str:
    return first_field(kind, add_row(kind, answers, **values))


def _date(words: str) -> str:
    days = mentions(words, (Span(0, len(words)),))
    return days[0].iso(days[0].year).replace("--", "-", 1) if days else words


def _number(words: str) -> str:
    found = DIGITS.search(words)
    return "".join(found[0].split()) if found else words


def _people(words: str) -> list[dict[str, str]]:
    """Those whom the words name; what is not understood stands as a name, to be set right."""
    people = [
        {"name": person.value, "office": person.office, "organisation": person.organisation}
        for person in people_in(words, (Span(0, len(words)),), Known())
    ]
    return people or people_in_lines(words, Register()) or [{"name": words}]


FIELDS: dict[str, Callable[[str], str]] = {
    "title": str,
    "starts_on": _date,
    "venue": str,
    "headcount": _number,
    "lead": str,
}
PROPOSAL_VERBS: dict[str, Callable[[str, Answers, list[Mark], str], str]] = {
    "agree": agree,
    "clear": clear,
    "role": assign,
}
