"""When somebody in a photo no longer agrees."""

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.db import transaction

from events.models import Photo


@transaction.atomic
def withdraw_consent(*, photos: Iterable[Photo]) -> int:
    """Remove the photos for good, with every version of them in the store; return how many there were.

    Whatever else is removed can be had back for 30 days. These cannot.
    """
    removed = list(photos)
    names = [name for photo in removed for name in (photo.image.name, photo.small.name) if name]
    Photo.objects.filter(pk__in=[photo.pk for photo in removed]).delete()
    transaction.on_commit(lambda: _remove(names))
    return len(removed)


def _remove(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
