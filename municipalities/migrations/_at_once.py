"""An operation for the first migrations: they make so many tables that one after the other would take long."""

from typing import Any

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import RemoveTrigger


class AtOnce(Operation):
    """Makes all tables as they are at the end of the operations.

    Django works out the state of every model anew for each operation. Here it is worked out once: a table is
    made with all its columns, constraints and indexes, and what adds them to a table that is there already has
    nothing left to do. Foreign keys in a circle do no harm: PostgreSQL gets them when all tables stand.
    """

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change the state; the models are made from it when somebody asks for them next."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, _from: Any, to_state: Any) -> None:
        """Make the tables, then do whatever is more than a table."""
        for operation in self._with_work():
            operation.database_forwards(app_label, schema_editor, to_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, _to: Any) -> None:
        """Undo all of them, the last first."""
        for operation in reversed(self._with_work()):
            operation.database_backwards(app_label, schema_editor, from_state, from_state)

    def describe(self) -> str:
        """What it does."""
        return f"{len(self.operations)} operations at once"

    def _with_work(self) -> list[Operation]:
        made: list[Operation] = [one for one in self.operations if isinstance(one, CreateModel)]
        done = (CreateModel, AddField, AddConstraint, AddIndex)
        return made + [one for one in self.operations if not isinstance(one, done)]


class ChangedAtOnce(AtOnce):
    """Adds columns to tables that stand already, and puts new triggers in the place of the old.

    The operations know two states only: before the first of them and after the last.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Change the tables, in order."""
        for operation in self.operations:
            before = from_state if isinstance(operation, RemoveTrigger) else to_state
            operation.database_forwards(app_label, schema_editor, before, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Undo all of them, the last first."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)
