"""Writing English beside the Lithuanian: only that column, so that the rest of a row is nobody's to lose."""

from typing import Any

from django.db import models

from events.actions.english import hold_event, let_event_move_on
from events.models import Event
from portal.translating.texts import Text


def hold(unit: models.Model) -> None:
    """Let nobody else write the unit, nor the English of its parts, before the transaction is over."""
    if isinstance(unit, Event):
        hold_event(unit)
    type(unit)._default_manager.select_for_update(of=("self",)).only("pk").get(pk=unit.pk)


def write_english(*, unit: Any, changes: list[tuple[Text, str]]) -> int:
    """Put each English text beside its Lithuanian; return how many there were.

    The row does not become the portal's own by it: what the record says in Lithuanian is still the record's.
    """
    rows = {}
    for text, english in changes:
        text.row.say_in_english(text.column, english)
        rows[text.row._meta.label, text.row.pk] = text.row
    for row in rows.values():
        row.save(update_fields=["english"])
    if rows and isinstance(unit, Event):
        let_event_move_on(unit)
    return len(changes)
