"""The texts of one unit, each with its Lithuanian and its English side by side."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.translating.kinds import Kind, Label, Part

# What no column limits.
LONGEST_TEXT = 200_000
RICH = {("event", "body")}


@dataclass
class Text:
    """A public text: what it says in Lithuanian, and in English where somebody has written it."""

    row: Any
    column: str
    name: str
    label: str

    @cached_property
    def field(self) -> Any:
        """The column."""
        return self.row._meta.get_field(self.column)

    @property
    def lithuanian(self) -> str:
        """What it says now."""
        return str(getattr(self.row, self.column))

    @property
    def english(self) -> str:
        """What stands beside it."""
        return str(self.row.in_english(self.column))

    @property
    def was(self) -> str:
        """What the Lithuanian was when it was put into English, where that is another text."""
        return str(self.row.english[self.column]["of"]) if self.is_outdated else ""

    @property
    def is_outdated(self) -> bool:
        """Whether the Lithuanian has changed since."""
        return self.column in self.row.outdated_english

    @property
    def is_rich(self) -> bool:
        """Whether it has paragraphs, lists and links."""
        return (self.row._meta.model_name, self.column) in RICH

    @property
    def is_long(self) -> bool:
        """Whether it is written in several lines."""
        return isinstance(self.field, models.TextField)

    @property
    def longest(self) -> int:
        """How many characters fit."""
        return int(self.field.max_length or LONGEST_TEXT)

    @property
    def seen(self) -> str:
        """What whoever opens the page has seen of it: told to the page, and by the page when it is saved."""
        return f"{digest(self.lithuanian)}.{digest(self.english)}"


def lithuanian_name(unit: models.Model) -> str:
    """What the unit is called in Lithuanian, whatever the language of the page."""
    with translation.override("lt"):
        return str(unit)


def digest(text: str) -> str:
    """A short mark by which a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass
class Section:
    """Texts that stand together: of the unit itself, or of its parts of one kind."""

    name: str
    label: Label
    texts: list[Text]


def sections_of(kind: Kind, unit: Any) -> list[Section]:
    """Every text of the unit that says something in Lithuanian."""
    sections = [Section("pats", _("The text itself"), list(_texts("pats", unit)))]
    for part in kind.parts:
        rows = part.model._default_manager.filter(part.which, **{part.path: unit})
        texts = [
            text
            for number, row in enumerate(rows.select_related(*part.related), start=1)
            for text in _texts(part.name, row, _called(part, row, number))
        ]
        sections.append(Section(part.name, part.label, texts))
    return [section for section in sections if section.texts]


def _texts(name: str, row: Any, called: str = "") -> Iterator[Text]:
    for column in row.IN_TWO_LANGUAGES:
        if getattr(row, column):
            label = str(row._meta.get_field(column).verbose_name)
            label = f"{called}: {label}" if called else str(capfirst(label))
            yield Text(row, column, f"{name}-{row.pk}-{column}", label)


def _called(part: Part, row: Any, number: int) -> str:
    return part.called(row) if part.called else str(number)
