"""Taking in a file for an event."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from events.models import Event, Upload
from events.models.files import small_photo_path
from events.models.working_copies import upload_path
from events.uploads import room_of
from municipalities.uploads import check_file
from municipalities.uploads.refusals import Reason, refused


def receive_upload(
    *, event: Event, file: File, user: Any, token: uuid.UUID, is_photo: bool = False
) -> Upload:
    """Check the file and keep it for the event's working copy; one attempt makes one file.

    Raises ValidationError with a reason for the person who sent it; then nothing of it is kept.
    """
    if received := event.uploads.filter(token=token).first():
        return received
    checked = check_file(file, is_photo=is_photo)
    with _nothing_left_behind(checked.name) as stored, transaction.atomic():
        # One at a time for each event, so that no two take the last room.
        Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        if received := event.uploads.filter(token=token).first():
            return received
        room_of(event).check(checked.name, checked.size)
        return Upload.objects.create(
            event=event,
            token=token,
            file=_store(stored, upload_path, checked.content),
            small=_store(stored, small_photo_path, checked.small) if checked.small else "",
            name=checked.name,
            content_type=checked.content_type,
            size=checked.size,
            width=checked.width,
            height=checked.height,
            uploaded_by=user,
        )


def _store(stored: list[str], path_of: Callable[[Upload, str], str], content: File) -> str:
    """Write the file to the store under a secret name, which is noted before there is anything under it."""
    name = path_of(Upload(), content.name or "")
    stored.append(name)
    return default_storage.save(name, content)


@contextmanager
def _nothing_left_behind(name: str) -> Iterator[list[str]]:
    """Remove what was stored, or half stored, of a file whose row did not come to be."""
    stored: list[str] = []
    try:
        yield stored
    except BaseException as error:
        for path in stored:
            default_storage.delete(path)
        if isinstance(error, OSError):
            raise refused(Reason.FULL, name=name) from error
        raise
