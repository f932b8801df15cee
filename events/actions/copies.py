"""Writing an event: its working copy, saved at every pause, and never over somebody else's words."""

import datetime as dt
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from events.forms.answers import Answers, answers_of, tidy
from events.forms.facts import facts_of
from events.history.bases import base_of, last_version, rows_then
from events.models import Event, WorkingCopy
from municipalities.models import Organisation

# A draft has no address of its own before it is published.
DRAFT_SLUG = "juodrastis-"
UNPUBLISHED = (Event.Status.DRAFT, Event.Status.IN_REVIEW)


class CopyConflict(Exception):  # noqa: N818 - named for what has happened, as Django names its own
    """Somebody else has changed the event meanwhile.

    `theirs` is what stands now, and its `version` and `based_on` are what a save that has seen it sends
    along; `base` is what both started from, where that is known.
    """

    def __init__(self, theirs: WorkingCopy, base: Answers | None = None) -> None:
        super().__init__(f"version {theirs.version} stands")
        self.theirs = theirs
        self.base = base


def create_event(
    *,
    organisation: Organisation | None,
    token: uuid.UUID,
) -> Event:
    """Start an event in which nothing is written yet; a form that is sent twice makes one."""
    event, _is_new = Event.objects.get_or_create(
        creation_token=token,
        defaults={
            "kind": Event.Kind.ROUND_TABLE,
            "slug": f"{DRAFT_SLUG}{uuid.uuid4().hex}",
            "owner": organisation,
        },
    )
    return event


def copy_of(event: Event) -> WorkingCopy:
    """Return the event's working copy; where there is none, one of its rows, not stored (version 0)."""
    stored = WorkingCopy.objects.select_related("saved_by").filter(event=event).first()
    return stored or rows_as_copy(event)


def rows_as_copy(event: Event, version: int = 0) -> WorkingCopy:
    """Return the event's own rows as a working copy that is not stored."""
    return WorkingCopy(
        event=event,
        answers=answers_of(event),
        version=version,
        saved_at=event.changed_at,
        based_on=event.changed_at,
    )


def save_copy(
    *,
    event: Event,
    answers: Answers,
    version: int,
    sitting: uuid.UUID,
    user: Any,
    based_on: dt.datetime | None = None,
) -> WorkingCopy:
    """Keep what was typed.

    `version` is the version of the copy that the opened page has seen, and `sitting` names that page: it
    never clashes with itself, even when an answer was lost on the way. `based_on` is the change of the
    event's own rows that it has seen. Whoever has not seen what stands gets CopyConflict, and nothing is
    written.
    """
    fields = {
        "answers": tidy(answers),
        "sitting": sitting,
        "saved_by": user if getattr(user, "pk", None) else None,
        "saved_at": timezone.now(),
    }
    if based_on:
        fields["based_on"] = based_on
    with transaction.atomic():
        copy = _change(event, fields, version) if version else _add(event, fields)
        _keep_in_step(event, copy)
    return copy


def _change(event: Event, fields: dict[str, Any], version: int) -> WorkingCopy:
    """Change the stored copy, if it is the one that was seen."""
    rows = WorkingCopy.objects.filter(pk=event.pk)
    if "based_on" not in fields:
        rows = rows.filter(Q(based_on__isnull=True) | Q(based_on__gte=event.changed_at))
    elif fields["based_on"] < event.changed_at:
        # English was written beside the rows meanwhile, and the copy went along: its own page may go on.
        rows = rows.filter(sitting=fields["sitting"], based_on__gte=event.changed_at)
        fields = fields | {"based_on": event.changed_at}
    if rows.filter(version=version).update(version=version + 1, **fields):
        return WorkingCopy(event=event, version=version + 1, **fields)
    stored = WorkingCopy.objects.select_related("saved_by").filter(pk=event.pk).first()
    is_own = stored and stored.sitting == fields["sitting"]
    if (
        stored
        and is_own
        and rows.filter(version=stored.version, sitting=stored.sitting).update(
            version=stored.version + 1, **fields
        )
    ):
        return WorkingCopy(event=event, version=stored.version + 1, **fields)
    raise conflict(event, stored, seen=version)


def _add(event: Event, fields: dict[str, Any]) -> WorkingCopy:
    """Store the first copy, if nobody else has done so."""
    fields = {"based_on": event.changed_at} | fields
    if fields["based_on"] < event.changed_at:
        raise CopyConflict(rows_as_copy(event))
    copy = WorkingCopy(event=event, version=last_version(event.pk) + 1, **fields)
    try:
        with transaction.atomic():
            copy.save(force_insert=True)
    except IntegrityError:
        # A lost answer: the page does not know yet that its first save was kept.
        return _change(event, fields, 0)
    return copy


def conflict(event: Event, stored: WorkingCopy | None, *, seen: int) -> CopyConflict:
    """Return what is shown to somebody who has not seen what stands now, but an earlier version."""
    if stored is None:
        theirs = rows_as_copy(event)
        return CopyConflict(theirs, base_of(theirs, seen))
    if stored.based_on and stored.based_on < event.changed_at:
        return CopyConflict(rows_as_copy(event, stored.version), rows_then(event.pk, stored.based_on))
    return CopyConflict(stored, base_of(stored, seen))


def _keep_in_step(event: Event, copy: WorkingCopy) -> None:
    """Let lists show of a draft what its copy says; the rows of a published event wait for publishing."""
    if event.status not in UNPUBLISHED or event.published_at:
        return
    facts = facts_of(copy.answers, event=event)
    if changes := {name: value for name, value in facts.items() if getattr(event, name) != value}:
        for name, value in changes.items():
            setattr(event, name, value)
        Event.objects.filter(pk=event.pk, status__in=UNPUBLISHED).update(**changes)
