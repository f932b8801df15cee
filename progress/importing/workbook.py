"""XLSX as Excel and LibreOffice write it: typed cells, formulas, merged cells, several sheets."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import range_boundaries

from municipalities.partial_dates import PartialDate, Precision
from municipalities.uploads import check_file, megabytes, size_words
from municipalities.uploads.refusals import Reason, refused
from progress.importing.delimited import too_many_lines
from progress.importing.reading import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_LINES,
    Cell,
    Flaw,
    Flawed,
    Line,
    Reading,
    UnreadableError,
    is_empty,
    is_remark,
    without_tail,
)

# The sheet that is read where there are several, as our own template calls it.
SHEET = "Reikšmės"
MOST_UNPACKED = megabytes(40)
# More ranges of merged cells than any table of figures has, and few enough to be gone through for each gap.
MOST_MERGED = 200
# Somebody may leave gaps, but nobody goes through a million empty rows.
FARTHEST_ROW = 5 * MOST_LINES
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What of a number format is no part of the date: "[$-427]yyyy\ "m."" shows a year.
NO_PART = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Lay(NamedTuple):
    """What of a sheet its cells do not say themselves."""

    merged: list[tuple[int, int, int, int]]
    unfinished: set[tuple[int, int]]
    hidden: int
    last_row: int


def read_workbook(content: bytes, name: str) -> Reading:
    """Return the lines of the one sheet of a workbook that holds figures."""
    try:
        check_file(ContentFile(content, name=name))
        _check_weight(content, name)
        reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True)
        reader.read()
        sheet, notes = _chosen(reader.wb)
        lay = _lay(reader, sheet.title)
        lines = tuple(_lines(sheet, lay))
    except (UnreadableError, MemoryError):
        raise
    except ValidationError as error:
        raise UnreadableError(error.messages[0]) from error
    except Exception as error:  # A workbook that was made to trip its reader may do so in any way.
        raise UnreadableError(refused(Reason.BROKEN, name=name).messages[0]) from error
    if lay.hidden:
        message = ngettext(
            "%(count)s hidden row is read like the others.",
            "%(count)s hidden rows are read like the others.",
            lay.hidden,
        )
        notes.append(message % {"count": lay.hidden})
    return Reading(lines, notes)


def _check_weight(content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise refused(Reason.UNPACKED, name=name, limit=size_words(MOST_UNPACKED))


def _chosen(book: Any) -> tuple[Any, list[str]]:
    """The sheet to be read, and what is to be said of the others."""
    sheets = {sheet.title: sheet for sheet in book.worksheets if sheet.sheet_state == "visible"}
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    notes = []
    if hidden:
        message = _("Hidden sheets are not read: %(names)s.")
        notes.append(message % {"names": ", ".join(hidden)})
    if SHEET in sheets:
        return sheets[SHEET], notes
    filled = [sheet for sheet in sheets.values() if not _is_blank(sheet)]
    if len(filled) > 1:
        message = _("The workbook has several sheets: %(names)s. Call the one with the figures “%(sheet)s”.")
        names = ", ".join(sheet.title for sheet in filled)
        raise UnreadableError(message % {"names": names, "sheet": SHEET})
    if not filled:
        raise UnreadableError(_("No visible sheet of the workbook has anything in it."))
    return filled[0], notes


def _is_blank(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True)
    return all(value is None for row in rows for value in row)


def _lay(reader: Any, title: str) -> Lay:
    """Read out of the sheet's own part what the library passes over."""
    path = next(link.target for sheet, link in reader.parser.find_sheets() if sheet.name == title)
    merged: list[Any] = []
    unfinished = set()
    hidden = last_row = row = 0
    is_filled = False
    with reader.archive.open(path) as part:
        # The gate has found no declaration in it, so that nothing in it multiplies.
        for _event, node in ET.iterparse(part):  # noqa: S314
            if node.tag == f"{MAIN}c":
                is_filled = is_filled or len(node) > 0
                if node.find(f"{MAIN}f") is not None and not node.findtext(f"{MAIN}v"):
                    left, top, _right, _bottom = range_boundaries(node.get("r", "A1"))
                    unfinished.add((top, left))
            elif node.tag == f"{MAIN}row":
                row = int(node.get("r", row + 1))
                last_row = row if is_filled else last_row
                hidden += is_filled and node.get("hidden") in {"1", "true"}
                is_filled = False
                node.clear()
            elif node.tag == f"{MAIN}mergeCell" and len(merged) < MOST_MERGED:
                merged.append(range_boundaries(node.get("ref", "A1")))
    if last_row > FARTHEST_ROW:
        raise UnreadableError(too_many_lines(), last_row)
    return Lay(merged, unfinished, hidden, last_row)


def _lines(sheet: Any, lay: Lay) -> Iterator[Line]:
    sheet.reset_dimensions()
    count = 0
    for number, row in enumerate(sheet.iter_rows(max_row=lay.last_row, max_col=MOST_COLUMNS), 1):
        cells = without_tail([_cell(cell, number, column, lay) for column, cell in enumerate(row, 1)])
        if is_empty([None if _is_merged(cell) else cell for cell in cells]) or is_remark(cells):
            continue
        count += 1
        if count > MOST_LINES:
            raise UnreadableError(too_many_lines(), number)
        yield Line(number, cells)


def _is_merged(cell: Cell) -> bool:
    return isinstance(cell, Flawed) and cell.flaw == Flaw.MERGED


def _cell(cell: Any, row: int, column: int, lay: Lay) -> Cell:
    """What the cell says, or why nothing that it says can be relied on."""
    value = cell.value
    if isinstance(value, str):
        value = value.strip()[:LONGEST_CELL] or None
    if value is None:
        return _gap(row, column, lay)
    if cell.data_type == "e":
        return Flawed(Flaw.ERROR, str(value))
    if isinstance(value, dt.date):
        return _date(value, cell.number_format or "")
    if isinstance(value, int | float) and "%" in NO_PART.sub("", cell.number_format or ""):
        return Flawed(Flaw.PERCENT, f"{value * 100:.10g} %")
    # What is left are hours and spans of time.
    return value if isinstance(value, bool | int | float | str) else str(value)


def _gap(row: int, column: int, lay: Lay) -> Cell:
    """Why nothing stands in the cell, if it is not simply empty."""
    if (row, column) in lay.unfinished:
        return Flawed(Flaw.FORMULA, "=")
    if any(left <= column <= right and top <= row <= bottom for left, top, right, bottom in lay.merged):
        return Flawed(Flaw.MERGED, "")
    return None


def _date(value: dt.date, form: str) -> PartialDate:
    """As much of the date as the cell shows: Excel keeps a whole day of what is typed as a month."""
    day = value.date() if isinstance(value, dt.datetime) else value
    shown = NO_PART.sub("", form).lower()
    if "d" in shown or "y" not in shown:
        return PartialDate(day)
    if "m" in shown:
        return PartialDate(day.replace(day=1), Precision.MONTH)
    return PartialDate(day.replace(month=1, day=1), Precision.YEAR)
