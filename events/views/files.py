"""The files of events: the public ones for everybody, the others for those inside."""

import uuid
from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from PIL import Image

from events.models import Attachment, Photo, Upload, Visibility
from municipalities.files import opened, to_save, to_show

# What both Pillow decodes and a browser shows.
PICTURES = {"JPEG", "PNG", "WEBP", "GIF", "AVIF"}


@require_safe
def attachment_file(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """A document of an event, to be kept."""
    attachment = get_object_or_404(
        Attachment.objects.visible_to(request.user).select_related("event"), key=key
    )
    name = _file_name(attachment.title, attachment.file)
    return to_save(request, attachment.file, name, is_public=_is_public(attachment))


@require_safe
def photo_file(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """A picture of an event, to be shown."""
    photo = get_object_or_404(Photo.objects.visible_to(request.user).select_related("event"), key=key)
    return to_show(request, photo.image, _picture_type(photo.image), is_public=_is_public(photo))


@require_safe
def photo_small(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """A picture of an event as small screens need it."""
    photos = Photo.objects.visible_to(request.user).exclude(small="").select_related("event")
    photo = get_object_or_404(photos, key=key)
    return to_show(request, photo.small, _picture_type(photo.small), is_public=_is_public(photo))


@require_safe
def upload_file(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """A file that waits in a working copy, for those who edit the event or read it in review."""
    upload = get_object_or_404(Upload.objects.visible_to(request.user), key=key)
    if upload.is_picture:
        return to_show(request, upload.file, _picture_type(upload.file))
    return to_save(request, upload.file, _file_name(upload.name, upload.file))


@require_safe
def upload_small(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """The smaller version of a picture that waits in a working copy."""
    uploads = Upload.objects.visible_to(request.user).exclude(small="")
    upload = get_object_or_404(uploads, key=key)
    return to_show(request, upload.small, _picture_type(upload.small))


def _is_public(row: Attachment | Photo) -> bool:
    """Whether everybody may see it, and not only whoever asks."""
    return row.visibility == Visibility.PUBLIC and row.event.status == "published"


def _file_name(title: str, file: FieldFile) -> str:
    """The title in one line, with the extension that the file has."""
    title = " ".join(title.split())
    suffix = PurePath(file.name or "").suffix
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
