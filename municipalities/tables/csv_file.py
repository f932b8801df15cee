"""Tables as CSV that a Lithuanian spreadsheet opens rightly: semicolons, decimal commas, and a UTF-8 mark."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from municipalities.tables.cells import is_like_a_formula, settled
from municipalities.tables.table import Table

ROWS_AT_ONCE = 500


def csv_chunks(table: Table) -> Iterator[bytes]:
    """The file piece by piece."""
    yield b"\xef\xbb\xbf" + _lines([[_words(column.heading) for column in table.ordered_columns]])
    rows = table.ordered_rows
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield _lines([_words(value) for value in row] for row in some)


def _lines(rows: Iterable[list[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode()


def _words(value: Any) -> str:
    """The cell in words. What begins like a formula gets the mark that keeps it from becoming one."""
    cell = settled(value)
    if isinstance(cell, str):
        return f"'{cell}" if is_like_a_formula(cell) else cell
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, dt.datetime | dt.time):
        return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, dt.datetime) else f"{cell:%H:%M}"
    if isinstance(cell, dt.date) or cell is None:
        return cell.isoformat() if cell else ""
    # The zeros that a column pads a number with say nothing.
    number = f"{cell.normalize():f}" if isinstance(cell, Decimal) else str(cell)
    return number.replace(".", ",")
