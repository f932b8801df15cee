"""How files arrive: on the disk, never more than a form of ours may hold, and known if they were lost."""

import io
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

from municipalities.uploads.sizes import megabytes

# What the words of a form may take beside its files.
ROOM_FOR_WORDS = megabytes(10)


class WholeRequestHandler(FileUploadHandler):
    """Refuses a request larger than all files of an event together, before any of it is read."""

    def handle_raw_input(
        self,
        _input_data: Any,
        _meta: dict[str, Any],
        content_length: int,
        _boundary: str,
        _encoding: str | None = None,
    ) -> None:
        """Look at the length that the sender names; nothing beyond it is ever read."""
        if content_length > megabytes(settings.UPLOAD_MAX_EVENT_MB) + ROOM_FOR_WORDS:
            message = "The request is larger than the files of an event may be together."
            raise RequestDataTooBig(message)

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        """Pass the data on to the handlers that keep it."""
        return raw_data

    def file_complete(self, _file_size: int) -> None:
        """Keep nothing."""


class _Lost(io.RawIOBase):
    """What is left of a file for which there was no room."""

    def read(self, _size: int = -1) -> NoReturn:
        message = "There was no room for this file."
        raise OSError(message)

    def seek(self, _offset: int, _whence: int = 0) -> NoReturn:
        self.read()


class TemporaryFileHandler(TemporaryFileUploadHandler):
    """Keeps a file on the disk while it is looked at; where the disk is full, whoever reads it is told.

    The rest of the form arrives all the same, so that nothing that was typed is lost with the file.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        self.is_lost = False
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            self.is_lost = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the data down while there is room."""
        if not self.is_lost:
            try:
                super().receive_data_chunk(raw_data, start)
            except OSError:
                self.is_lost = True
                self.file.close()

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Return the file, whole or known to be lost."""
        if not self.is_lost:
            try:
                return super().file_complete(file_size)
            except OSError:  # The last of it was still on its way to the disk.
                self.is_lost = True
        lost: Any = _Lost()
        return UploadedFile(lost, self.file_name, self.content_type, file_size, self.charset)
