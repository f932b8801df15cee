"""Deleting for good what was thrown away."""

from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from events.models import CommitmentUpdate, Event


def delete_for_good(*, event: Event) -> bool:
    """Delete an event in the bin with all that is its own, its files too; return whether that was possible.

    What was reported at it of a promise made elsewhere would lose its evidence: then the event stays.
    """
    with transaction.atomic():
        event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        if event.binned_at is None or rest_on(event).exists():
            return False
        for file in _files(event):
            transaction.on_commit(partial(file.storage.delete, str(file.name)))
        # Their updates may name the event itself, which protects it from being deleted before them.
        event.commitments.all().delete()
        event.delete()
    return True


def rest_on(event: Event) -> QuerySet[CommitmentUpdate]:
    """What was reported at the event of promises that were made elsewhere."""
    return event.commitment_updates.exclude(commitment__event=event)


def why_it_stays(event: Event) -> str:
    """Why an event cannot be thrown away, in a sentence; nothing when it can."""
    report = rest_on(event).select_related("commitment").first()
    if report is None:
        return ""
    return _(
        "This event cannot be thrown away: it shows what has become of the commitment “%(promise)s”. "
        "Withdraw it instead: the public no longer sees it, and the commitment keeps its evidence."
    ) % {"promise": report.commitment.text}


def _files(event: Event) -> Iterator[FieldFile]:
    """Every stored file of the event, published or still waiting."""
    for attachment in event.attachments.all():
        yield attachment.file
    for photo in event.photos.all():
        yield from filter(None, (photo.image, photo.small))
    for upload in event.uploads.all():
        yield from filter(None, (upload.file, upload.small))
