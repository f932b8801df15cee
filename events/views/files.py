"""Public files of published events, and nothing else."""

import uuid
from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from PIL import Image

from events.models import Attachment, Photo

# Whatever somebody uploaded, a browser runs nothing of it.
SANDBOX = "default-src 'none'; sandbox"
# What both Pillow decodes and a browser shows.
PICTURES = {"JPEG", "PNG", "WEBP", "GIF", "AVIF"}


@require_safe
def attachment_file(_request: HttpRequest, key: uuid.UUID) -> FileResponse:
    """A public document of a published event, to be kept."""
    attachment = get_object_or_404(Attachment.objects.public(), key=key)
    return _sandboxed(
        FileResponse(_opened(attachment.file), as_attachment=True, filename=_file_name(attachment))
    )


@require_safe
def photo_file(_request: HttpRequest, key: uuid.UUID) -> FileResponse:
    """A public picture of a published event, to be shown."""
    photo = get_object_or_404(Photo.objects.public(), key=key)
    content_type = _picture_type(photo.image)
    return _sandboxed(FileResponse(_opened(photo.image), content_type=content_type))


def _opened(file: FieldFile) -> FieldFile:
    try:
        return file.open("rb")
    except OSError as error:
        message = f"no file {file.name!r}"
        raise Http404(message) from error


def _file_name(attachment: Attachment) -> str:
    """The title in one line, with the extension that the file has."""
    title = " ".join(attachment.title.split())
    suffix = PurePath(attachment.file.name or "").suffix
    return title if title.lower().endswith(suffix) else f"{title}{suffix}"


def _picture_type(file: FieldFile) -> str:
    """What the content itself says it is; the name of a file proves nothing."""
    with _opened(file) as content:
        try:
            kind = Image.open(content).format or ""
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            message = f"no picture in {file.name!r}"
            raise Http404(message) from error
    if kind not in PICTURES:
        message = f"a {kind} is not shown"
        raise Http404(message)
    return Image.MIME[kind]


def _sandboxed(response: FileResponse) -> FileResponse:
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
