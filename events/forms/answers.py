"""The answers of the event form: exactly what it posts, {name: [value, ...]}, right or not yet."""

import re
import secrets
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict

from events.forms.kinds import BASICS, ROWS, SECTIONS
from events.forms.standing import Standing
from events.models import Event

Answers = dict[str, list[str]]

# Far more than any event needs, and few enough for one page.
MOST_ROWS = 500
MOST_VALUES = 500
LONGEST = 300_000
KEY = re.compile(r"r[1-9][0-9]{0,17}|[0-9a-f]{12}")
# PostgreSQL stores neither a NUL nor half of a character.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class TooMuch(TooManyFieldsSent):
    """More than one record holds: it is refused whole and answered with 413, for nothing is ever cut."""


def new_key() -> str:
    """Return a key for a row that is new."""
    return secrets.token_hex(6)


def answers_from(post: QueryDict) -> Answers:
    """Return what was posted under names that the form knows."""
    answers = {name: values for name, values in post.lists() if name.partition("-")[0] in SECTIONS}
    for values in answers.values():
        if len(values) > MOST_VALUES or any(len(value) > LONGEST for value in values):
            raise TooMuch
    return tidy(answers)


def tidy(answers: Mapping[Any, Any]) -> Answers:
    """Return what is an answer of the form and can be stored: known names, texts of a bearable size."""
    kept = {name: _texts(answers[name]) for name in BASICS if name in answers}
    for kind, fields in ROWS.items():
        keys = list(dict.fromkeys(key for key in _texts(answers.get(kind)) if KEY.fullmatch(key)))[:MOST_ROWS]
        if keys or kind in answers:
            kept[kind] = keys
        for key in keys:
            for field in fields:
                name = f"{kind}-{key}-{field}"
                if name in answers:
                    kept[name] = _texts(answers[name])
    return kept


def answers_of(event: Event) -> Answers:
    """Return what the form shows for the event's own rows."""
    return Standing(event).answers


def same(mine: Answers, theirs: Answers, names: Iterator[str] | tuple[str, ...]) -> bool:
    """Whether two sets of answers say the same under the names; an empty answer is no answer."""
    return all(said(mine, name) == said(theirs, name) for name in names)


def said(answers: Answers, name: str) -> list[str]:
    """What is said under the name, line ends as PostgreSQL keeps them and nothing that is empty."""
    return [value.replace("\r\n", "\n").strip() for value in answers.get(name, ()) if value.strip()]


def _texts(values: Any) -> list[str]:
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, (list, tuple)):
        return []
    return [UNSTORABLE.sub("", value)[:LONGEST] for value in values[:MOST_VALUES] if isinstance(value, str)]
