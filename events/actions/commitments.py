"""What is reported about a promise."""

from django.db import transaction
from django.db.models import F

from events.models import Commitment, CommitmentUpdate, Event
from municipalities.models import Source
from municipalities.partial_dates import PartialDate


@transaction.atomic
def report_on_commitment(
    *,
    commitment: Commitment,
    status: str,
    reported: PartialDate,
    note: str,
    event: Event | None = None,
    source: Source | None = None,
) -> CommitmentUpdate:
    """Add a report to a promise; the newest report says what has become of it.

    The same report sent twice stands once. A promise of the public record on which somebody reports here is
    the portal's own from now on, so that loading the record again leaves it alone.
    """
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    update = held.updates.filter(
        status=status, reported_on=reported.on, note=note, event=event, source=source
    ).first()
    if update is None:
        update = CommitmentUpdate(commitment=held, status=status, note=note, event=event, source=source)
        update.reported = reported
        update.save()
    newest = held.updates.order_by(F("reported_on").desc(), "-pk")[0]
    held.status = newest.status
    held.closing_update = newest if newest.status == Commitment.Status.DONE else None
    held.become_our_own()
    held.save()
    return update


def source_named(*, url: str, publisher: str, title: str) -> Source | None:
    """Return the source at that address, which stands once; None where no address is given."""
    if not url:
        return None
    source = Source.objects.filter(url=url).order_by("pk").first()
    return source or Source.objects.create(url=url, publisher=publisher, title=title)
