"""Files that people uploaded, on their way to a reader: whatever is in them, a browser runs nothing of it."""

import hashlib
import re
from collections.abc import Iterator
from http import HTTPStatus

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

SANDBOX = "default-src 'none'; sandbox"
CHUNK = 64 * 1024
# What no file system takes in the name of a file.
UNNAMEABLE = re.compile(r'[\\/:*?"<>|]+')
LONGEST_NAME = 120
# One part; whoever asks for several at once gets the whole, as the standard allows.
RANGE = re.compile(r"bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))", re.ASCII)


def file_name(title: str, suffix: str) -> str:
    """A name that every file system takes, in one line and not too long."""
    name = " ".join(UNNAMEABLE.sub(" ", title).split())[:LONGEST_NAME].strip(" .")
    return f"{name}.{suffix}"


def disposition(name: str, plain: str) -> str:
    """The header by which a file is saved under the name; `plain` is for what knows no more than ASCII."""
    header = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return header.replace("filename*=", f'filename="{plain}"; filename*=')


def opened(file: FieldFile) -> FieldFile:
    """Open the file; one that is gone from the store raises Http404."""
    try:
        return file.open("rb")
    except OSError as error:
        message = f"no file {file.name!r}"
        raise Http404(message) from error


def to_show(
    request: HttpRequest, file: FieldFile, content_type: str, *, is_public: bool = False
) -> HttpResponseBase:
    """Answer with the file as something of this type to be shown."""
    response = FileResponse(opened(file), content_type=content_type)
    return _guarded(request, response, file, is_public=is_public)


def to_save(request: HttpRequest, file: FieldFile, name: str, *, is_public: bool = False) -> HttpResponseBase:
    """Answer with the file as something to be saved under the name."""
    response = FileResponse(opened(file), as_attachment=True, filename=name)
    return _guarded(request, response, file, is_public=is_public)


def _guarded(
    request: HttpRequest, response: FileResponse, file: FieldFile, *, is_public: bool
) -> HttpResponseBase:
    """Say what may be done with the file and who may keep it; send the part that was asked for."""
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Accept-Ranges"] = "bytes"
    if not is_public:
        response.headers["Cache-Control"] = "private, no-store"
    else:
        # Kept by those who ask each time whether it is still there: a file that is closed is closed at once.
        response.headers["Cache-Control"] = "no-cache"
        response.headers["ETag"] = etag = _etag(file)
        if (known := get_conditional_response(request, etag=etag)) is not None:
            file.close()
            known.headers["ETag"] = etag
            return known
    if request.method == "GET" and (asked := RANGE.fullmatch(request.headers.get("Range", ""))):
        is_same = request.headers.get("If-Range") in {None, response.headers.get("ETag")}
        return _part(response, file, asked) if is_same else response
    return response


def _etag(file: FieldFile) -> str:
    """A mark that changes with the file and tells nothing of where it is kept."""
    facts = f"{file.name} {file.size} {file.storage.get_modified_time(file.name or '')}"
    return f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'


def _part(response: FileResponse, file: FieldFile, asked: re.Match[str]) -> FileResponse:
    """Make the answer one with the part that was asked for, or one that says there is no such part."""
    size = file.size
    first, last, length = asked.groups()
    start = int(first) if first else max(0, size - int(length))
    end = min(int(last), size - 1) if last else size - 1
    if first and last and int(last) < int(first):  # It says nothing, so it is as if it were not there.
        return response
    if start > end:
        response.status_code = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        response.headers["Content-Range"] = f"bytes */{size}"
        response.headers["Content-Length"] = "0"
        response.streaming_content = iter(())
        return response
    response.status_code = HTTPStatus.PARTIAL_CONTENT
    response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    response.headers["Content-Length"] = str(end - start + 1)
    response.streaming_content = _piece(file, start, end - start + 1)
    return response


def _piece(file: FieldFile, start: int, length: int) -> Iterator[bytes]:
    file.seek(start)
    while length > 0 and (chunk := file.read(min(CHUNK, length))):
        length -= len(chunk)
        yield chunk
