"""Where a reader of a list stands: behind a row, so that rows added or taken away move nothing."""

import base64
import binascii
import re

READ = re.compile(r"([a-z-]{1,40})\.(\d{1,10})", re.ASCII)


def cursor_behind(name: str, pk: int) -> str:
    """The mark that stands behind the row of the list; what it is made of is nobody's business."""
    return base64.urlsafe_b64encode(f"{name}.{pk}".encode()).decode().rstrip("=")


def row_before(name: str, cursor: str) -> int | None:
    """The row behind which the mark of this list stands; None when it is no such mark."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (ValueError, binascii.Error):
        return None
    found = READ.fullmatch(text)
    return (
        int(found[2]) if found and found[1] == name and cursor == cursor_behind(name, int(found[2])) else None
    )
