"""Deleting for good what was thrown away."""

from collections.abc import Iterator
from functools import partial

from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from events.models import CommitmentUpdate, Event


def delete_for_good(*, event: Event) -> bool:
    """Delete an event in the bin with all that is its own, its files too; return whether that was possible.

    What rests on it would lose its evidence: then the event stays.
    """
    with transaction.atomic():
        event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        if event.binned_at is None or rests_on(event) is not None:
            return False
        for file in _files(event):
            transaction.on_commit(partial(file.storage.delete, str(file.name)))
        # Their updates may name the event itself, which protects it from being deleted before them.
        event.commitments.all().delete()
        event.delete()
    return True


def rests_on(event: Event) -> models.Model | None:
    """The first that is found of all that has the event for its evidence, and is not the event's own.

    It may be what was reported there of a promise made elsewhere, or a fact of a room that knows of events
    and that events know nothing of: whatever the database would not let the event be deleted for.
    """
    for relation in Event._meta.related_objects:
        if relation.on_delete is models.PROTECT:
            rows = relation.related_model._default_manager.filter(**{relation.field.name: event})
            if relation.related_model is CommitmentUpdate:
                rows = rows.exclude(commitment__event=event).select_related("commitment")
            if found := rows.first():
                return found
    return None


def why_it_stays(event: Event) -> str:
    """Why an event cannot be thrown away, in a sentence; nothing when it can."""
    found = rests_on(event)
    if found is None:
        return ""
    if isinstance(found, CommitmentUpdate):
        return _(
            "This event cannot be thrown away: it shows what has become of the commitment “%(promise)s”. "
            "Withdraw it instead: the public no longer sees it, and the commitment keeps its evidence."
        ) % {"promise": found.commitment.text}
    return _(
        "This event cannot be thrown away: what is known rests on it (%(kind)s “%(name)s”). Name other "
        "evidence for that first, or withdraw the event: then the public sees neither."
    ) % {"kind": found._meta.verbose_name, "name": found}


def _files(event: Event) -> Iterator[FieldFile]:
    """Every stored file of the event, published or still waiting."""
    for attachment in event.attachments.all():
        yield attachment.file
    for photo in event.photos.all():
        yield from filter(None, (photo.image, photo.small))
    for upload in event.uploads.all():
        yield from filter(None, (upload.file, upload.small))
