"""Clearing the media store of what nothing refers to."""

import datetime as dt
from collections.abc import Iterator

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from pghistory.models import Event as KeptVersion

from events.models import Upload, WorkingCopy

# For how long what was removed can be had back.
KEPT_FOR = dt.timedelta(days=30)
# A file is written before its row is, so a young one may be on its way.
YOUNG = dt.timedelta(hours=1)


def sweep_waiting(*, is_trial: bool = False) -> int:
    """Remove uploads that have waited for long and that no working copy names; return how many."""
    old = Upload.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR)
    copies = dict(WorkingCopy.objects.filter(event__in=old.values("event")).values_list("event", "answers"))
    unwanted = [
        upload.pk
        for upload in old.only("pk", "key", "event_id")
        if str(upload.key) not in str(copies.get(upload.event_id, ""))
    ]
    if not is_trial:
        Upload.objects.filter(pk__in=unwanted).delete()
    return len(unwanted)


def sweep_files(*, is_trial: bool = False) -> list[str]:
    """Remove files that no row names, and none that was removed lately did; return their names."""
    fields = list(_file_fields())
    before = timezone.now() - YOUNG
    # Listed first: whatever comes to be named meanwhile is found among the named.
    stored = [name for folder in sorted(_folders(fields)) for name in _stored(folder)]
    named = {name for field in fields for name in _named(field)}
    unwanted = [
        name for name in stored if name not in named and default_storage.get_modified_time(name) < before
    ]
    if not is_trial:
        for name in unwanted:
            default_storage.delete(name)
    return unwanted


def _file_fields() -> Iterator[models.FileField]:
    for model in apps.get_models():
        yield from (field for field in model._meta.concrete_fields if isinstance(field, models.FileField))


def _folders(fields: list[models.FileField]) -> set[str]:
    """Where the portal keeps files; whatever else lies in the store is not its own."""
    return {str(field.generate_filename(field.model(), "file")).partition("/")[0] for field in fields}


def _stored(folder: str) -> Iterator[str]:
    if default_storage.exists(folder):
        folders, files = default_storage.listdir(folder)
        yield from (f"{folder}/{name}" for name in files)
        for inner in folders:
            yield from _stored(f"{folder}/{inner}")


def _named(field: models.FileField) -> Iterator[str]:
    """The files that rows of now name, and those that rows changed or removed lately named."""
    rows = field.model._default_manager.exclude(**{field.name: ""})
    if issubclass(field.model, KeptVersion):
        rows = rows.filter(pgh_created_at__gte=timezone.now() - KEPT_FOR)
    return rows.order_by().values_list(field.name, flat=True).iterator()
