"""What somebody posted after their session had ended: kept until they have logged in again."""

import json
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from events.forms.answers import Answers

# A session is a row of the database: one long event fits, a flood does not.
LONGEST = 300_000
MOST_EVENTS = 3


def keep(session: SessionBase, pk: int, answers: Answers, **details: str) -> bool:
    """Keep the answers of an event in the session of whoever posted them; say whether they fit."""
    kept = {"answers": answers, **details}
    if len(json.dumps(kept, ensure_ascii=False).encode()) > LONGEST:
        return False
    others = {key: value for key, value in session.get("kept_answers", {}).items() if key != str(pk)}
    latest = dict(list(others.items())[1 - MOST_EVENTS :])
    session["kept_answers"] = {**latest, str(pk): kept}
    return True


def take(session: SessionBase, pk: int) -> dict[str, Any] | None:
    """Return what was kept of an event, and forget it."""
    kept = session.get("kept_answers", {})
    if str(pk) not in kept:
        return None
    found = kept[str(pk)]
    session["kept_answers"] = {key: value for key, value in kept.items() if key != str(pk)}
    return dict(found)
