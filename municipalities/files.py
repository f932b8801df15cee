"""Files that people uploaded, on their way to a reader: whatever is in them, a browser runs nothing of it."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404

SANDBOX = "default-src 'none'; sandbox"


def opened(file: FieldFile) -> FieldFile:
    """Open the file; one that is gone from the store raises Http404."""
    try:
        return file.open("rb")
    except OSError as error:
        message = f"no file {file.name!r}"
        raise Http404(message) from error


def to_show(file: FieldFile, content_type: str) -> FileResponse:
    """Answer with the file as something of this type to be shown."""
    return FileResponse(opened(file), content_type=content_type, headers={"Content-Security-Policy": SANDBOX})


def to_save(file: FieldFile, name: str) -> FileResponse:
    """Answer with the file as something to be saved under the name."""
    return FileResponse(
        opened(file), as_attachment=True, filename=name, headers={"Content-Security-Policy": SANDBOX}
    )
