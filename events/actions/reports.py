"""What is reported at an event about promises made before: the event becomes the evidence."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from events.actions.rows import Rows, Wanted, date_columns
from events.forms.event_form import EventForm
from events.models import Commitment, CommitmentUpdate, Event


def write_reports(event: Event, form: EventForm) -> None:
    """Make, change or take back one report for each promise, and let the newest say what became of it."""
    standing = form.standing.updates
    if not event.starts:
        return
    rows = [row for row in form.promises if row.is_said and row.is_whole]
    kept = [row for row in form.promises if row.stored and row.is_said and not row.is_whole]
    if not rows and not standing:
        return
    wanted = [
        Wanted(
            row.stored.pk if row.stored else None,
            {
                "commitment_id": row.commitment.pk,
                "status": row.cleaned["status"],
                "note": row.cleaned["note"],
                **date_columns("reported_on", event.starts),
            },
        )
        for row in rows
    ]
    before = {update.pk: (update.status, update.note) for update in standing.values()}
    table = _Reports(CommitmentUpdate, {update.pk: update for update in standing.values()})
    written = table.write([*wanted, *(Wanted(row.stored.pk) for row in kept)], event=event)
    after = {update.pk: (update.status, update.note) for update in written}
    touched = {update.commitment_id for update in written if before.get(update.pk) != after[update.pk]}
    touched |= {pk for pk, update in standing.items() if update.pk not in after}
    if table.is_changed:
        _let_newest_say(touched | {update.commitment_id for update in written}, event, table.gone)


def settle_promises(event: Event) -> None:
    """Bring the promises that the event reports on to what the public may read of them now."""
    reported = set(CommitmentUpdate.objects.filter(event=event).values_list("commitment", flat=True))
    if reported:
        _let_newest_say(reported)


class _Reports(Rows):
    """Reports; those that are taken back go last, after no promise rests on them any more."""

    gone: list[int]

    def write(self, wanted: list[Wanted], **parents: Any) -> list[Any]:
        """Change and add reports, and keep in mind those to be deleted."""
        kept = {want.pk for want in wanted}
        self.gone = [pk for pk in self.stored if pk not in kept]
        self.stored = {pk: row for pk, row in self.stored.items() if pk in kept}
        written = super().write(wanted, **parents)
        self.is_changed = self.is_changed or bool(self.gone)
        return written


def _let_newest_say(commitments: set[int], event: Event | None = None, gone: Collection[int] = ()) -> None:
    """Bring the promises to what their newest report says, and delete the reports that were taken back.

    A report of an event that is not public says nothing, unless it is the event that is being written.
    """
    newest: dict[int, CommitmentUpdate] = {}
    is_public = Q(event__status=Event.Status.PUBLISHED) | Q(source__isnull=False) | Q(event=event)
    updates = CommitmentUpdate.objects.filter(is_public, commitment__in=commitments).exclude(pk__in=gone)
    for update in updates.order_by("reported_on", "pk"):
        newest[update.commitment_id] = update
    changed, rows = [], Commitment.objects.select_for_update().filter(pk__in=commitments).order_by("pk")
    for row in rows:
        latest = newest.get(row.pk)
        status = latest.status if latest else Commitment.Status.OPEN
        closing = latest.pk if latest and status == Commitment.Status.DONE else None
        if (row.status, row.closing_update_id) != (status, closing):
            row.status, row.closing_update_id = status, closing
            row.become_our_own()
            changed.append(row)
    if changed:
        Commitment.objects.bulk_update(changed, ["status", "closing_update", "origin"])
    if gone:
        CommitmentUpdate.objects.filter(pk__in=gone).delete()
