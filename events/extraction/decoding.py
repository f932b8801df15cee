"""Bytes of a file turned into the text that they most likely are."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The Windows code page of the Baltic languages, in which older Lithuanian texts were saved.
_BALTIC = "cp1257"


def decoded(content: bytes) -> str:
    """The text of these bytes: by their mark, else UTF-8, else the Baltic code page. Never an exception."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_BALTIC, errors="replace")
