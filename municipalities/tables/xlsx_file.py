"""Tables as XLSX: every cell is what it says, and nothing that somebody wrote is reckoned as a formula."""

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from municipalities.tables.cells import Cell, is_like_a_formula, settled
from municipalities.tables.table import Column, Kind, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TEXT = 32_767
LONGEST_ADDRESS = 2_000
LONGEST_SHEET_NAME = 31
# What a sheet holds at most, its headings aside; and how many links, after which an address is words.
ROWS_OF_A_SHEET = 1_048_575
LINKS_OF_A_SHEET = 65_530
ADDRESS = re.compile(r"https?://\S+")
UNNAMEABLE = re.compile(r"[\[\]:*?/\\']+")
# A spreadsheet reckons with no day before this one.
FIRST_YEAR = 1900
WIDTHS: dict[Kind, int] = {"text": 30, "number": 14, "date": 16, "address": 36, "flag": 12}
PINE, TINT = "#0F4C3A", "#E8EFE9"
TOP: dict[str, Any] = {"valign": "top"}
FORMS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "font_color": PINE, "bg_color": TINT, "bottom": 1, "text_wrap": True},
    "text": {"text_wrap": True},
    # What begins like a formula stays text when somebody edits the cell or saves the sheet as CSV.
    "quoted": {"text_wrap": True, "quote_prefix": True, "num_format": "@"},
    # A year is no quantity: thousands are set apart from ten thousand on.
    "number": {"num_format": "[<10000]0;#,##0"},
    "fraction": {"num_format": "#,##0.################"},
    "date": {"align": "left", "num_format": "yyyy-mm-dd"},
    "moment": {"align": "left", "num_format": "yyyy-mm-dd hh:mm"},
    "time": {"align": "left", "num_format": "hh:mm"},
    "address": {"font_color": PINE, "underline": 1},
}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Workbook:
    """Several tables under one title, each on a sheet of its own; `about` is said on a last one."""

    title: str
    author: str
    made_at: dt.datetime
    tables: Sequence[Table]
    about: Sequence[str] = ()


def write_xlsx(workbook: Workbook, target: IO[bytes], *, rows_of_a_sheet: int = ROWS_OF_A_SHEET) -> None:
    """Write the workbook; the same tables give the same bytes."""
    with xlsxwriter.Workbook(target, OPTIONS) as file:
        moment = workbook.made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        file.set_properties({"title": workbook.title, "author": workbook.author, "created": moment})
        forms = {name: file.add_format(TOP | form) for name, form in FORMS.items()}
        for table in workbook.tables:
            rows, number = table.ordered_rows, 1
            first = next(rows, None)
            while first is not None or number == 1:
                page = file.add_worksheet(_sheet_name(str(table.title), number))
                left = chain([] if first is None else [first], islice(rows, rows_of_a_sheet - 1))
                _Sheet(page, table.ordered_columns, forms).write(left)
                first, number = next(rows, None), number + 1
        if workbook.about:
            page = file.add_worksheet(_sheet_name(_("About the table"), 1))
            page.set_column(0, 0, 100)
            for number, line in enumerate(workbook.about):
                page.write_string(number, 0, line, forms["quoted" if is_like_a_formula(line) else "text"])


def xlsx(workbook: Workbook) -> bytes:
    """The whole file of a small workbook."""
    written = io.BytesIO()
    write_xlsx(workbook, written)
    return written.getvalue()


def _sheet_name(title: str, number: int) -> str:
    suffix = f" ({number})" if number > 1 else ""
    name = " ".join(UNNAMEABLE.sub(" ", title).split())
    return name[: LONGEST_SHEET_NAME - len(suffix)].strip() + suffix


class _Sheet:
    """One sheet as it is written, row after row."""

    def __init__(self, page: Worksheet, columns: list[Column], forms: dict[str, Format]) -> None:
        self.page, self.columns, self.forms = page, columns, forms
        self.links = 0

    def write(self, rows: Iterator[list[Any]]) -> None:
        """Write the headings and the rows."""
        for number, column in enumerate(self.columns):
            self.page.set_column(number, number, column.width or WIDTHS[column.kind])
            self.page.write_string(0, number, str(settled(column.heading)), self.forms["head"])
        last = 0
        for last, row in enumerate(rows, start=1):
            for number, value in enumerate(row):
                self._write_cell((last, number), settled(value), self.columns[number].kind)
        self.page.freeze_panes(1, 0)
        self.page.autofilter(0, 0, last, len(self.columns) - 1)
        self.page.set_landscape()
        self.page.set_paper(9)  # A4
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(0)

    def _write_cell(self, place: tuple[int, int], cell: Cell, kind: Kind) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            self._write_words(place, cell, is_address=kind == "address")
        elif isinstance(cell, bool):
            self.page.write_boolean(*place, cell, self.forms["text"])
        elif isinstance(cell, int):
            self.page.write_number(*place, cell, self.forms["number"])
        elif isinstance(cell, float | Decimal):
            self.page.write_number(
                *place, cell, self.forms["number" if float(cell).is_integer() else "fraction"]
            )
        elif isinstance(cell, dt.date) and cell.year < FIRST_YEAR:
            self.page.write_string(*place, cell.isoformat(), self.forms["text"])
        elif isinstance(cell, dt.datetime):
            self.page.write_datetime(*place, cell.replace(tzinfo=None), self.forms["moment"])
        else:
            self.page.write_datetime(
                *place, cell, self.forms["date" if isinstance(cell, dt.date) else "time"]
            )

    def _write_words(self, place: tuple[int, int], text: str, *, is_address: bool) -> None:
        leads = ADDRESS.fullmatch(text) and len(text) <= LONGEST_ADDRESS
        if is_address and leads and self.links < LINKS_OF_A_SHEET:
            self.links += 1
            self.page.write_url(*place, text, self.forms["address"])
        else:
            form = self.forms["quoted" if is_like_a_formula(text) else "text"]
            self.page.write_string(*place, text[:LONGEST_TEXT], form)
