"""What a person filled in from a press text: the answer that a reading is measured against."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

# What the answers call the kinds of events, and what the models call them.
KINDS = {
    "cluster_round_table": "round_table",
    "regional_round_table": "round_table",
    "discussion": "discussion",
    "parents_meeting": "family_meeting",
    "training_series": "training",
    "training": "training",
    "agreement_signing": "signing",
    "conference": "conference",
    "award_ceremony": "award",
}
# What the answers call the lists of outcomes, and what a reading calls their kinds.
OUTCOMES = {
    "problems": "problem",
    "practices": "good_practice",
    "needs": "need",
    "conclusions": "conclusion",
    "commitments": "commitment",
}


class WrongAnswerError(Exception):
    """A file that holds no answer; its message says why."""


@dataclass(frozen=True)
class AnsweredPerson:
    """Somebody whom the answer names, with the office of that day."""

    name: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Answer:
    """What one event of a text is, as a person read it. A list that is None was not answered."""

    text_file: str
    relevant: bool = True
    kind: str | None = None
    date: str | None = None
    date_end: str | None = None
    date_inferred: bool = False
    region: str | None = None
    other_regions: tuple[str, ...] | None = None
    host_municipality: str | None = None
    municipalities: tuple[str, ...] | None = None
    venue: str | None = None
    participants_count: int | None = None
    people: tuple[AnsweredPerson, ...] | None = None
    organisations: tuple[str, ...] | None = None
    institutions: tuple[str, ...] | None = None
    services: tuple[str, ...] | None = None
    problems: tuple[str, ...] | None = None
    practices: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None
    conclusions: tuple[str, ...] | None = None
    commitments: tuple[str, ...] | None = None
    projects: tuple[str, ...] | None = None
    answered: frozenset[str] = frozenset()

    def outcomes(self) -> list[tuple[str, str]]:
        """The kind and the words of each outcome."""
        return [(kind, words) for name, kind in OUTCOMES.items() for words in getattr(self, name) or ()]


_KEYS: dict[str, Any] = {field.name: field.type for field in fields(Answer) if field.name != "answered"}
# What a value must be, by the type of its field, and how a message says it.
_TYPES: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "text"),
    str | None: ((str, type(None)), "text or null"),
    bool: ((bool,), "true or false"),
    int | None: ((int, type(None)), "a whole number or null"),
    tuple[str, ...] | None: ((list,), "a list"),
    tuple[AnsweredPerson, ...] | None: ((list,), "a list"),
}


def answer_from(data: object) -> Answer:
    """The answer that a JSON file holds. A WrongAnswerError says in words what it lacks."""
    if not isinstance(data, dict):
        message = "it is not an object with names and values"
        raise WrongAnswerError(message)
    if not data.get("text_file"):
        message = "it does not name its text (text_file)"
        raise WrongAnswerError(message)
    values = {name: _value(name, data[name]) for name in _KEYS if name in data}
    kind = values.get("kind")
    if kind is not None and kind not in KINDS:
        message = f"kind is {kind!r}, which is none of {', '.join(KINDS)}"
        raise WrongAnswerError(message)
    return Answer(**values, answered=frozenset(values))


def _value(name: str, given: Any) -> Any:
    types, described = _TYPES[_KEYS[name]]
    if type(given) not in types:
        message = f"{name} is not {described}"
        raise WrongAnswerError(message)
    value: Any = given
    if name == "people":
        return tuple(_person(person) for person in value)
    if isinstance(value, list):
        if not all(isinstance(item, str) for item in value):
            message = f"{name} is not a list of texts"
            raise WrongAnswerError(message)
        return tuple(value)
    return value


def _person(data: object) -> AnsweredPerson:
    if not isinstance(data, Mapping) or not isinstance(data.get("name"), str):
        message = "people is not a list of people with their names"
        raise WrongAnswerError(message)
    role, organisation = (str(data.get(key) or "") for key in ("role", "organisation"))
    return AnsweredPerson(name=data["name"], role=role, organisation=organisation)
