"""CSV as programs and people write it: in several encodings, with several separators."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from progress.importing.reading import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_LINES,
    Line,
    Reading,
    UnreadableError,
    is_empty,
    is_remark,
    without_tail,
)

SEPARATORS = ";,\t"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BALTIC = "windows-1257"
# What stands in no text: whoever has it has something else, or a text that was spoilt on its way.
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")
# By this line a spreadsheet is told of the separator.
SEPARATOR_LINE = re.compile(r'"?sep=([;,\t])"?\r?\n', re.IGNORECASE)
SAMPLE = 400


def read_delimited(content: bytes, how_well: Callable[[list[str]], int]) -> Reading:
    """Return the lines of a CSV file. `how_well` says of the cells of a header how many of them are known."""
    text, encoding = _decoded(content)
    if found := CONTROLS.search(text):
        number = text.count("\n", 0, found.start()) + 1
        message = _("A sign stands there that no text has: the file is damaged or no CSV. Save it anew.")
        raise UnreadableError(message, number)
    skipped = 0
    if told := SEPARATOR_LINE.match(text):
        text, skipped, separator = text[told.end() :], 1, told[1]
    else:
        separator = _separator(text, how_well)
    lines = tuple(_lines(text, separator, skipped))
    notes = [_("The file is in the encoding Windows-1257: check that its letters are right.")]
    return Reading(lines, notes if encoding == BALTIC else [])


def _decoded(content: bytes) -> tuple[str, str]:
    """The text, and the encoding in which it is."""
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    sample = content[:SAMPLE]
    if marked is None and sample[1::2].count(0) > len(sample) // 4:
        marked = "utf-16-le"
    if marked is None and sample[::2].count(0) > len(sample) // 4:
        marked = "utf-16-be"
    for encoding in (marked,) if marked else ("utf-8", BALTIC):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise UnreadableError(_("The encoding of the file is not known. Save it as “CSV UTF-8” and upload that."))


def _separator(text: str, how_well: Callable[[list[str]], int]) -> str:
    """The sign by which the first line falls into the most columns that are known, or into the most."""
    first = next((line for line in text.splitlines() if line.strip() and not _is_for_people(line)), "")

    def fit(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=separator), [])
        return how_well(cells), len(cells)

    return max(SEPARATORS, key=fit)


def _is_for_people(line: str) -> bool:
    return is_remark([line.lstrip(' "')])


def _lines(text: str, separator: str, skipped: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    count = 0
    while True:
        # A cell may hold several lines: the record is known by its first.
        number = reader.line_num + 1 + skipped
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = _("A quotation mark is opened here and not closed, or stands within a word. Double it.")
            raise UnreadableError(message, number) from error
        cells = without_tail([cell.strip()[:LONGEST_CELL] or None for cell in record[:MOST_COLUMNS]])
        if is_empty(cells) or is_remark(cells):
            continue
        count += 1
        if count > MOST_LINES:
            raise UnreadableError(too_many_lines(), number)
        yield Line(number, cells)


def too_many_lines() -> str:
    """What is said of a file that is too long."""
    message = _("The file has more than %(limit)s lines. Split it into several.")
    return message % {"limit": MOST_LINES}
