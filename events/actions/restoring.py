"""Going back to an earlier version: its answers become the working copy, and nothing is lost by it."""

import uuid
from typing import Any

from events.actions.copies import copy_of, save_copy
from events.forms.answers import Answers
from events.forms.kinds import ROWS
from events.forms.standing import Standing
from events.models import Event, WorkingCopy

# What is said of one publication, not of the event.
NOT_AGAIN = ("correction_note",)
FILES = ("files", "photos")


def restore(*, event: Event, answers: Answers, user: Any) -> tuple[WorkingCopy, int]:
    """Put the answers of a version into the working copy; return it, and how many files could not come along.

    The copy that stood before stays in the history as a draft of its own. A file that was removed from the
    event is gone from the store too, so its row is left out.
    """
    restored, missing = _without_lost_files(event, answers)
    copy = save_copy(
        event=event,
        answers={name: values for name, values in restored.items() if name not in NOT_AGAIN},
        version=copy_of(event).version,
        sitting=uuid.uuid4(),
        user=user,
        based_on=event.changed_at,
    )
    return copy, missing


def _without_lost_files(event: Event, answers: Answers) -> tuple[Answers, int]:
    """Return the answers without the rows of files that no longer are there, and how many those are."""
    rows = Standing(event).rows
    uploads = {str(key) for key in event.uploads.values_list("key", flat=True)}
    lost = {
        kind: [key for key in answers.get(kind, ()) if not _is_there(kind, key, answers, rows, uploads)]
        for kind in FILES
    }
    kept = {
        name: [key for key in values if key not in lost[name]] if name in lost else values
        for name, values in answers.items()
        if not any(_belongs(name, kind, key) for kind, keys in lost.items() for key in keys)
    }
    return kept, sum(map(len, lost.values()))


def _is_there(
    kind: str, key: str, answers: Answers, rows: dict[str, dict[int, Any]], uploads: set[str]
) -> bool:
    if key.startswith("r"):
        return int(key[1:]) in rows[kind]
    return any(value in uploads for value in answers.get(f"{kind}-{key}-upload", ()))


def _belongs(name: str, kind: str, key: str) -> bool:
    return any(name == f"{kind}-{key}-{field}" for field in ROWS[kind])
