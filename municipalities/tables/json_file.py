"""Tables as JSON, for programs: numbers are numbers, and dates are ISO 8601."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from municipalities.partial_dates import PartialDate
from municipalities.tables.cells import settled
from municipalities.tables.table import Table

ROWS_AT_ONCE = 500


def json_chunks(table: Table, *, address: str, made_at: dt.datetime) -> Iterator[bytes]:
    """The file piece by piece: about the table, its columns, and its rows by the columns' keys."""
    columns = table.ordered_columns
    about = {
        "title": settled(table.title),
        "address": address,
        "made_at": made_at.isoformat(timespec="seconds"),
        "notes": [settled(note) for note in table.notes],
        "columns": [
            {"key": column.key, "heading": settled(column.heading), "kind": column.kind} for column in columns
        ],
    }
    yield f'{_text(about)[:-1]}, "rows": ['.encode()
    keys = [column.key for column in columns]
    rows, separator = table.ordered_rows, "\n"
    while some := list(islice(rows, ROWS_AT_ONCE)):
        written = (_text(dict(zip(keys, map(plain, row), strict=True))) for row in some)
        yield (separator + ",\n".join(written)).encode()
        separator = ",\n"
    yield b"\n]}\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def plain(value: Any) -> Any:
    """The cell as JSON has it; of a date as much as is known, as ISO 8601-2 writes it."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, PartialDate):
        return known_of(value)
    cell = settled(value)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def known_of(date: PartialDate) -> str:
    """As much of the date as is known, as ISO 8601-2 writes it: 2017-09, ../2017-09-05, 2017?."""
    known = date.isoformat()
    return f"../{known}" if date.is_latest else f"{known}?" if date.is_inferred else known
