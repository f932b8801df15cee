"""What two people who write the same event both started from."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Max

from events.forms.answers import Answers
from events.history.log import Log
from events.history.versions import rows_versions
from events.models import WorkingCopy

# The moment of an event is taken a little before its rows are written; nobody publishes twice so fast.
WRITING_TAKES = dt.timedelta(seconds=2)


def base_of(copy: WorkingCopy, version: int) -> Answers | None:
    """Return what a page that has seen this version of the copy started from, if that is still known.

    A page of the form keeps only how it left the copy. Where the exact version is not kept, the nearest older
    one is taken: a newer one would pass off somebody else's words as seen.
    """
    if version == 0:
        return rows_then(copy.event_id, copy.based_on)
    if copy.sitting and copy.version == version:
        return dict(copy.answers)
    older = [kept for kept in _of_this_copy(copy) if kept.version <= version]
    nearest = max(older, key=lambda kept: (kept.version, kept.pgh_id), default=None)
    return dict(nearest.answers) if nearest else None


def last_version(event: int) -> int:
    """Return the highest version of the event's copies that were published or dropped; 0 before the first.

    A new copy counts on from it: whoever names a version names one text, however late they do.
    """
    kept: Any = WorkingCopy.pgh_event_model.objects  # type: ignore[attr-defined]
    return kept.filter(event=event).aggregate(last=Max("version"))["last"] or 0


def rows_then(event: int, moment: dt.datetime | None) -> Answers | None:
    """Return what the form showed of the event's own rows at a moment."""
    if moment is None:
        return None
    versions = [
        version for version in rows_versions(Log(event)) if version.begins_at <= moment + WRITING_TAKES
    ]
    return versions[-1].answers if versions else None


def _of_this_copy(copy: WorkingCopy) -> Iterator[Any]:
    """The kept versions of the copy that stands, or else of the last one: each publication ends one."""
    kept: Any = WorkingCopy.pgh_event_model.objects  # type: ignore[attr-defined]
    has_ended = not WorkingCopy.objects.filter(pk=copy.event_id).exists()
    for number, version in enumerate(kept.filter(event=copy.event_id).order_by("-pgh_id")):
        if version.pgh_label == "delete" and not (has_ended and number == 0):
            return
        yield version
