"""The room that an event has for files.

What counts are the files that the event would have if it were published as it is being written: those that
its working copy names, and those that came so lately that the copy cannot name them yet. A file that was
taken out of the copy makes room at once, though it waits for a while in case it is wanted back.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Event, WorkingCopy
from municipalities.uploads import megabytes, size_words

# How long after it came a file counts although the working copy does not name it.
JUST_COME = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class Room:
    """How many files are there, and how much they take."""

    count: int
    size: int

    def check(self, name: str, size: int) -> None:
        """Refuse a file for which no room is left."""
        if self.count >= settings.UPLOAD_MAX_FILES:
            raise ValidationError(
                _("An event has at most %(limit)s files. Take one out to upload another"),
                code="count",
                params={"limit": settings.UPLOAD_MAX_FILES},
            )
        limit = megabytes(settings.UPLOAD_MAX_EVENT_MB)
        if self.size + size > limit:
            raise ValidationError(
                _(
                    "The files of an event take at most %(limit)s together. “%(name)s” is %(size)s, "
                    "%(left)s are left"
                ),
                code="total",
                params={
                    "name": name,
                    "size": size_words(size),
                    "limit": size_words(limit),
                    "left": size_words(max(0, limit - self.size)),
                },
            )


def room_of(event: Event) -> Room:
    """What the event's files take, as its working copy has them."""
    copy = WorkingCopy.objects.filter(event=event).first()
    answers = copy.answers if copy else {}
    named = set(_texts(answers))
    lately = timezone.now() - JUST_COME
    sizes = [
        upload.size
        for upload in event.uploads.all()
        if str(upload.key) in named or upload.uploaded_at > lately
    ]
    for kind, rows, field in (("files", event.attachments, "file"), ("photos", event.photos, "image")):
        sizes += [
            _size(getattr(row, field))
            for row in rows.all()
            if kind not in answers or f"r{row.pk}" in answers[kind]
        ]
    return Room(len(sizes), sum(sizes))


def _texts(answers: dict[str, Any]) -> Iterable[str]:
    for values in answers.values():
        yield from (str(value) for value in (values if isinstance(values, list) else [values]))


def _size(file: FieldFile) -> int:
    try:
        return file.size
    except OSError:  # The row stands, the file is gone: it takes nothing.
        return 0
