"""What the database keeps of every change: how the row then stood, who changed it, when and from where.

Triggers do it, so that nothing passes them by: neither a form nor the admin, a command, a bulk write or SQL
typed by hand. `docs/decisions/0009-the-database-keeps-the-history.md` says why it is done so.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models
from pghistory.models import Event as KeptRow
from pghistory.trigger import Event as KeepingTrigger

from municipalities.partial_dates import PartialDateField

M = TypeVar("M", bound=models.Model)

# Requests and commands say here who and where; whoever writes past them is known by role and transaction.
CONTEXT = (
    "COALESCE(NULLIF(current_setting('pghistory.context_metadata', TRUE), '')::jsonb, "
    "jsonb_build_object('channel', 'sql', 'place', session_user))"
)
CONTEXT_ID = (
    "COALESCE(NULLIF(current_setting('pghistory.context_id', TRUE), '')::uuid, "
    "md5(pg_current_xact_id()::text || now()::text)::uuid)"
)


class Version(KeptRow):
    """How a row stood after it was added or changed, or before it was deleted.

    `pgh_label` says which of the three; `pgh_context_id` is the same for all that one request or one run of a
    command has written. A version may be changed and deleted: personal data that is erased, is erased here
    too.
    """

    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


class _Trigger(KeepingTrigger):
    """Keeps all rows that a statement touches in one go, each with its own moment.

    The moment is the clock's, not the transaction's beginning: of two that wait for each other the one that
    began first may write last.
    """

    def get_func(self, model: Any) -> Any:
        """Return what the trigger does."""
        version: Any = self.event_model
        rows = "old_values" if self.row == "OLD" else "new_values"
        values = {column: f'{rows}."{column}"' for column in _kept_columns(version)}
        values |= {
            "pgh_created_at": "clock_timestamp()",
            "pgh_label": f"'{self.label}'",
            "pgh_obj_id": f'{rows}."{model._meta.pk.column}"',
            "pgh_context": CONTEXT,
            "pgh_context_id": CONTEXT_ID,
        }
        columns = ", ".join(f'"{column}"' for column in values)
        return pgtrigger.Func(  # type: ignore[no-untyped-call]
            f'INSERT INTO "{version._meta.db_table}" ({columns}) '  # noqa: S608 - names of our own
            f"SELECT {', '.join(values.values())} FROM {{cond_{rows}}}; RETURN NULL;"
        )


def _kept_columns(version: Any) -> list[str]:
    """Return the columns that the versions have of the row itself."""
    return [column.column for column in version._meta.concrete_fields if not column.name.startswith("pgh_")]


class _Tracker(pghistory.RowEvent):
    """Gives the model its trigger. Of an update it keeps what did change: in these columns, or in any."""

    columns: tuple[str, ...] = ()

    def add_event_trigger(self, event_model: Any) -> None:
        """Let the model have the trigger."""
        condition = None
        if self.operation == pgtrigger.Update:
            columns = self.columns or _kept_columns(event_model)
            old, new = (", ".join(f'{row}."{column}"' for column in columns) for row in ("OLD", "NEW"))
            condition = pgtrigger.Condition(f"ROW({old}) IS DISTINCT FROM ROW({new})")
        trigger = _Trigger(  # type: ignore[no-untyped-call]
            event_model=event_model,
            label=self.label,
            name=self.label,
            row=self.row,
            operation=self.operation,
            condition=condition,
            level=pgtrigger.Statement,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)


class WhenInserted(_Tracker, pghistory.InsertEvent):
    """Keeps a row as it was added."""


class WhenUpdated(_Tracker, pghistory.UpdateEvent):
    """Keeps a row as it was changed to, if anything that is kept did change."""


class WhenReplaced(_Tracker, pghistory.UpdateEvent):
    """Keeps a row as it was before one of the named columns changed."""

    label = "replaced"
    row = "OLD"

    def __init__(self, *columns: str) -> None:
        super().__init__()
        self.columns = columns


class WhenDeleted(_Tracker, pghistory.DeleteEvent):
    """Keeps a row as it was before it was deleted."""


def tracked(
    *left_out: str, keep: Callable[[], tuple[Any, ...]] | None = None, found_by: tuple[str, ...] = ()
) -> Callable[[type[M]], type[M]]:
    """Let the database keep every change of the model's rows and of their many-to-many links.

    Named columns and those that PostgreSQL works out itself are left out; versions are looked up by the
    columns of `found_by` too. The versions of `Event` are
    `EventVersion`, those of its links to `services` `EventServicesVersion`.
    """

    def track(model: type[M]) -> type[M]:
        generated = [
            column.name for column in model._meta.fields if isinstance(column, models.GeneratedField)
        ]
        _keep(model, [*left_out, *generated], keep() if keep else _everything(), found_by)
        for relation in model._meta.local_many_to_many:
            through: Any = relation.remote_field.through
            if isinstance(through, type) and through._meta.auto_created:  # type: ignore[attr-defined]
                _keep(_named(through, model, relation.name), [], _everything())
        return model

    return track


def _everything() -> tuple[Any, ...]:
    return WhenInserted(), WhenUpdated(), WhenDeleted()


def _keep(
    model: type[models.Model],
    left_out: list[str],
    trackers: tuple[Any, ...],
    found_by: tuple[str, ...] = (),
) -> None:
    """Make the model of the versions; they are looked up by their row and by what the row belongs to."""
    owners = [
        column.name
        for column in model._meta.concrete_fields
        if column.is_relation and column.remote_field.on_delete is models.CASCADE  # type: ignore[union-attr]
    ]
    if model._meta.proxy:
        # A link is looked up by the row that has it.
        owners = owners[:1]
    pghistory.track(
        *trackers,
        exclude=left_out,
        base_model=Version,
        model_name=f"{model.__name__}Version",
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+", db_index=True),
        context_field=pghistory.ContextJSONField(null=False),
        context_id_field=pghistory.ContextUUIDField(null=False),
        meta={
            "indexes": [models.Index(fields=[name]) for name in (*owners, *found_by)],
            # No page of the admin shows them.
            "default_permissions": (),
        },
    )(model)
    version: Any = model.pgh_event_model  # type: ignore[attr-defined]
    for column in model._meta.concrete_fields:
        # A version's dates are read as the row's own are.
        if isinstance(column, PartialDateField) and column.name not in left_out:
            name = column.name.removesuffix("_on")
            setattr(version, name, getattr(model, name))


def _named(through: type[models.Model], model: type[models.Model], name: str) -> type[models.Model]:
    """Return a name for the links that Django makes itself: only what has one can have triggers."""
    options = {"proxy": True, "app_label": model._meta.app_label, "default_permissions": ()}
    camel = "".join(part.capitalize() for part in name.split("_"))
    attributes = {
        "__module__": model.__module__,
        "__doc__": f"A link between {model._meta.object_name} and its {name}.",
        "Meta": type("Meta", (), options),
    }
    return type(f"{model.__name__}{camel}", (through,), attributes)
