"""The gate: whatever somebody sends goes through `check_file`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, NamedTuple

import filetype
from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile

from municipalities.uploads import documents, pictures
from municipalities.uploads.names import split_name
from municipalities.uploads.refusals import Reason, UnfitError, refused
from municipalities.uploads.sizes import MEGABYTE, megabytes, size_words

HEAD = 8192


class Kind(NamedTuple):
    """A kind of file that is taken, and what looks through it; a picture is decoded instead."""

    extension: str
    content_type: str
    check_document: Callable[[IO[bytes]], None] | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it is decoded and written again."""
        return self.check_document is None


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": Kind("pdf", "application/pdf", documents.check_pdf),
    "docx": Kind("docx", f"{OFFICE}wordprocessingml.document", documents.check_docx),
    "xlsx": Kind("xlsx", f"{OFFICE}spreadsheetml.sheet", documents.check_xlsx),
    "odt": Kind("odt", "application/vnd.oasis.opendocument.text", documents.check_odt),
    "jpg": Kind("jpg", "image/jpeg"),
    "png": Kind("png", "image/png"),
    "webp": Kind("webp", "image/webp"),
}
KINDS["jpeg"] = KINDS["jpg"]
# As what the library knows them.
SIGNATURES = {"jpg": {"jpg"}, "png": {"png", "apng"}, "webp": {"webp"}}


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be kept: its content as it is to be stored, and what is known of it."""

    content: File
    name: str
    extension: str
    content_type: str
    size: int
    width: int = 0
    height: int = 0
    small: ContentFile | None = None

    @property
    def is_picture(self) -> bool:
        """Whether pages can show it."""
        return self.width > 0


def check_file(uploaded: File, *, is_photo: bool = False) -> CheckedFile:
    """Return the file as it may be kept; one that may not raises ValidationError, which says why."""
    stem, extension = split_name(uploaded.name or "")
    name = f"{stem}.{extension}" if extension else stem
    try:
        return _checked(uploaded, stem, extension, is_photo=is_photo)
    except UnfitError as error:
        facts = {"name": name, "kind": extension.upper()} | error.facts
        raise refused(error.reason, **facts) from error
    except OSError as error:  # The temporary copy could not be written, or is gone.
        raise refused(Reason.FULL, name=name) from error


def _checked(uploaded: File, stem: str, extension: str, *, is_photo: bool) -> CheckedFile:
    size, limit = uploaded.size, megabytes(settings.UPLOAD_MAX_FILE_MB)
    kind = KINDS.get(extension)
    if size > limit:
        # Rounded up, so that nobody reads "is 20 MB, the largest is 20 MB".
        shown = size_words(-(-size * 10 // MEGABYTE) * MEGABYTE / 10)
        raise UnfitError(Reason.TOO_LARGE, size=shown, limit=size_words(limit))
    if not size:
        raise UnfitError(Reason.EMPTY)
    content: Any = uploaded.file
    content.seek(0)
    found = filetype.guess_extension(content.read(HEAD)) or ""
    if found == "heic" or extension in {"heic", "heif"}:
        raise UnfitError(Reason.HEIC)
    if kind is None or (is_photo and not kind.is_picture):
        raise UnfitError(Reason.PHOTO_TYPE if is_photo else Reason.TYPE)
    if kind.check_document:
        kind.check_document(content)
        uploaded.seek(0)
        return CheckedFile(uploaded, f"{stem}.{kind.extension}", kind.extension, kind.content_type, size)
    if found not in SIGNATURES[kind.extension]:
        raise UnfitError(Reason.CONTENT)
    return _picture(content, stem, kind)


def _picture(content: Any, stem: str, kind: Kind) -> CheckedFile:
    made = pictures.rewrite(content)
    name = f"{stem}.{kind.extension}"
    small = ContentFile(made.small, name=f"{stem}.{made.small_extension}") if made.small else None
    return CheckedFile(
        content=ContentFile(made.content, name=name),
        name=name,
        extension=kind.extension,
        content_type=kind.content_type,
        size=len(made.content),
        width=made.width,
        height=made.height,
        small=small,
    )
