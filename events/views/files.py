"""Public files of published events, and nothing else."""

import uuid
from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from PIL import Image

from events.models import Attachment, Photo
from municipalities.files import opened, to_save, to_show

# What both Pillow decodes and a browser shows.
PICTURES = {"JPEG", "PNG", "WEBP", "GIF", "AVIF"}


@require_safe
def attachment_file(_request: HttpRequest, key: uuid.UUID) -> FileResponse:
    """A public document of a published event, to be kept."""
    attachment = get_object_or_404(Attachment.objects.public(), key=key)
    return to_save(attachment.file, _file_name(attachment))


@require_safe
def photo_file(_request: HttpRequest, key: uuid.UUID) -> FileResponse:
    """A public picture of a published event, to be shown."""
    photo = get_object_or_404(Photo.objects.public(), key=key)
    return to_show(photo.image, _picture_type(photo.image))


def _file_name(attachment: Attachment) -> str:
    """The title in one line, with the extension that the file has."""
    title = " ".join(attachment.title.split())
    suffix = PurePath(attachment.file.name or "").suffix
    return title if title.lower().endswith(suffix) else f"{title}{suffix}"


def _picture_type(file: FieldFile) -> str:
    """What the content itself says it is; the name of a file proves nothing."""
    with opened(file) as content:
        try:
            kind = Image.open(content).format or ""
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            message = f"no picture in {file.name!r}"
            raise Http404(message) from error
    if kind not in PICTURES:
        message = f"a {kind} is not shown"
        raise Http404(message)
    return Image.MIME[kind]
