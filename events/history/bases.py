"""What two people who write the same event both started from."""

from typing import Any

from events.forms.answers import Answers
from events.history.log import Log
from events.history.versions import rows_versions
from events.models import WorkingCopy


def base_of(copy: WorkingCopy, version: int) -> Answers | None:
    """Return what a page that has seen this version of the copy started from, if that is still known.

    A sitting keeps only how it was left. Where the exact version is not kept, the nearest older one is taken:
    a newer one would pass off somebody else's words as seen.
    """
    if version == 0:
        return _rows_before(copy)
    if copy.version == version:
        return dict(copy.answers)
    kept: Any = WorkingCopy.pgh_event_model.objects  # type: ignore[attr-defined]
    versions = kept.filter(event=copy.event_id, version__lte=version).order_by("-version", "-pgh_id")
    nearest = versions.first()
    return dict(nearest.answers) if nearest else None


def _rows_before(copy: WorkingCopy) -> Answers | None:
    """Return the event's own rows on which the first save of a copy rests."""
    versions = rows_versions(Log(copy.event_id))
    if copy.sitting is None:
        # No copy but the rows themselves, which have changed: what stood before the latest change was seen.
        versions = versions[:-1]
    return versions[-1].answers if versions else None
