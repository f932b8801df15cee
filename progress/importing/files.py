"""The file as it comes and as it is kept: what it may be, and looking it through."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import filetype
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from municipalities.uploads import check_file, megabytes, size_words
from municipalities.uploads.names import split_name
from municipalities.uploads.refusals import Reason, refused
from progress.importing.checking import Checked, check
from progress.importing.columns import known_columns
from progress.importing.delimited import read_delimited
from progress.importing.reading import Reading, UnreadableError
from progress.importing.register import Key, Register, Standing, standing_values
from progress.importing.workbook import read_workbook
from progress.models import ImportedFile

MOST_BYTES = megabytes(5)
WORKBOOK = "xlsx"
TEXTS = ("csv", "tsv", "txt")
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class TableFile:
    """A file that may hold a table, as far as a first look tells."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """By what the same content is known again, whatever it is called."""
        return hashlib.sha256(self.content).hexdigest()


def check_table_file(uploaded: File) -> TableFile:
    """Return the file to be kept; one that is no CSV and no XLSX raises ValidationError, which says why."""
    stem, extension = split_name(uploaded.name or "")
    name = f"{stem}.{extension}"
    if extension not in {WORKBOOK, *TEXTS}:
        raise ValidationError(_("Upload a CSV or XLSX file."), code="type")
    if uploaded.size > MOST_BYTES:
        size, limit = size_words(uploaded.size), size_words(MOST_BYTES)
        raise refused(Reason.TOO_LARGE, name=name, size=size, limit=limit)
    if extension == WORKBOOK:
        check_file(uploaded)
    try:
        uploaded.seek(0)
        content = uploaded.read()
    except OSError as error:  # The temporary copy could not be written, or is gone.
        raise refused(Reason.FULL, name=name) from error
    if not content:
        raise refused(Reason.EMPTY, name=name)
    if extension in TEXTS and (content.startswith(ZIP) or filetype.guess_extension(content)):
        raise refused(Reason.CONTENT, name=name, kind=extension.upper())
    return TableFile(name, content)


def look_through(
    file: ImportedFile,
    user: Any,
    standing_of: Callable[[ImportedFile, Iterable[int]], dict[Key, list[Standing]]] = standing_values,
) -> Checked:
    """Return what would become of each line if this person imported the file now."""
    try:
        reading = _read(file)
    except UnreadableError as error:
        return Checked([(error.line, error.message)])
    return check(reading, Register.of(user), lambda indicators: standing_of(file, indicators))


def _read(file: ImportedFile) -> Reading:
    try:
        with file.file.open("rb") as stored:
            content = stored.read()
    except OSError as error:
        raise UnreadableError(_("The file is gone from the store. Upload it once more.")) from error
    if content.startswith(ZIP):
        return read_workbook(content, file.name)
    return read_delimited(content, known_columns)
