"""Breaking a rule of the database on purpose."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from tests import factories


@dataclass(frozen=True)
class Breach:
    """How a row that the database took is changed so that one named constraint refuses it.

    `changes` are the new values, or make them from the row. For a rule about two rows, `same` names the
    fields that the row takes over from another one, and `other` says what that other row is made of.
    `is_required` marks a rule whose field asks for a value itself before the constraint is heard.
    """

    constraint: str
    factory: type[factories.ModelFactory]
    changes: dict[str, Any] | Callable[[Any], dict[str, Any]] | None = None
    given: dict[str, Any] | None = None
    same: tuple[str, ...] = ()
    other: dict[str, Any] | None = None
    is_required: bool = False

    def row(self) -> models.Model:
        """Save a true row and change it, without saving, so that it breaks the rule."""
        row = self.factory(**(self.given or {}))
        changes = self.changes(row) if callable(self.changes) else self.changes or {}
        if self.same or self.other is not None:
            other = self.factory(**(self.other or {}))
            changes = {**changes, **{name: getattr(other, name) for name in self.same}}
        for name, value in changes.items():
            setattr(row, name, value)
        return row

    @property
    def message(self) -> str:
        """What the constraint says to the person who broke it."""
        constraints = self.factory._meta.model._meta.constraints
        return next(str(rule.violation_error_message) for rule in constraints if rule.name == self.constraint)


def each(*breaches: Breach) -> pytest.MarkDecorator:
    """Run the test with every breach, named for the constraint that it breaks."""
    return pytest.mark.parametrize(
        "breach", [pytest.param(breach, id=breach.constraint) for breach in breaches]
    )


def assert_refused_by_database(breach: Breach) -> None:
    """Check that the database itself refuses the row and names the rule."""
    row = breach.row()

    with pytest.raises(IntegrityError, match=f'"{breach.constraint}"'):
        row.save()


def assert_explained(breach: Breach) -> None:
    """Check that validating the row says the rule's own sentence, or that its field asks for the value."""
    row = breach.row()

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    if breach.is_required:
        assert [error.code for errors in refusal.value.error_dict.values() for error in errors] == ["blank"]
    else:
        assert refusal.value.messages == [breach.message]
