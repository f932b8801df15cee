"""What the loaders of data files share: how a row is checked, written, counted, and named when it is bad."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models


class DataError(Exception):
    """A row of a data file is wrong: the message names file, row and field and says what to mend."""

    def __init__(self, file: str, row: str, field: str, message: str) -> None:
        self.file, self.row, self.field, self.message = file, row, field, message
        places = [file, row and f"row {row}", field and f"field {field}"]
        super().__init__(f"{', '.join(filter(None, places))}: {message}")


@dataclass
class Tally:
    """What became of the rows of one kind."""

    kind: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    still_used: list[str] = field(default_factory=list)
    no_longer_said: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        sentence = f"{self.kind}: {self.added} added, {self.changed} changed, {self.unchanged} unchanged"
        for keys, words in (
            (self.kept, "edited in the portal and left alone"),
            (self.removed, "no longer in the files and removed"),
            (self.still_used, "no longer in the files, but something else refers to them"),
        ):
            if keys:
                sentence += f"; {words}: {', '.join(keys)}"
        if self.no_longer_said:
            texts = ", ".join(f"“{text}”" for text in self.no_longer_said)
            sentence += f"; put into English, but no longer said in Lithuanian: {texts}"
        return sentence

    def count(self, *, is_new: bool, is_changed: bool) -> None:
        """Add one row."""
        if is_new:
            self.added += 1
        elif is_changed:
            self.changed += 1
        else:
            self.unchanged += 1


def clean(column: models.Field, value: Any) -> Any:
    """Return the value as the column holds it; raise ValueError with a sentence when it cannot."""
    if value is None and column.null:
        return None
    if column.choices and value not in (known := [str(choice) for choice, _label in column.flatchoices]):
        if value in column.empty_values and column.blank:
            return ""
        message = f"{value!r} is none of {', '.join(known)}"
        raise ValueError(message)
    try:
        return column.clean(value, None)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


def assign(instance: models.Model, values: dict[str, Any]) -> bool:
    """Give the instance these values by attribute name, and tell whether any of them is news to it."""
    news = {name: value for name, value in values.items() if getattr(instance, name) != value}
    for name, value in news.items():
        setattr(instance, name, value)
    return bool(news)


def explain(model: type[models.Model], error: IntegrityError) -> tuple[str, str]:
    """Return the fields that a violated rule of the database is about, and its sentence."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    for rule in model._meta.constraints:
        if rule.name == name:
            return ", ".join(_columns(rule)), str(rule.violation_error_message)
    detail = getattr(diagnosis, "message_detail", None) or str(error)
    column = re.match(r"Key \((\w+)\)", detail)
    return (column[1] if column else getattr(diagnosis, "column_name", None) or ""), detail.strip()


def _columns(rule: Any) -> list[str]:
    """Name the columns that the rule speaks of, without the siblings of a partial date."""
    if isinstance(rule, models.UniqueConstraint):
        return list(rule.fields)
    condition = rule.condition if isinstance(rule.condition, models.Q) else models.Q(rule.condition)
    return [name for name in sorted(condition.referenced_base_fields) if "_on_" not in name]
