"""An operation for migrations that change so many models that one after the other would take half a minute."""

from typing import Any

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Does many operations on the state that the last of them leaves, so that it is worked out once."""

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change the state; the models are made from it when somebody asks for them next."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, _from: Any, to_state: Any) -> None:
        """Do all of them, in order."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, _from, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, _to: Any) -> None:
        """Undo all of them, the last first."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, from_state)

    def describe(self) -> str:
        """What it does."""
        return f"{len(self.operations)} operations together"
