"""Tables as XLSX: every cell is what it says, and nothing that somebody wrote is reckoned as a formula."""

import datetime as dt
import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from events.papers.organisation_year import Cell, Sheet, Workbook

# How a formula begins, or what a spreadsheet skips before one.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_TEXT = 32_767
LONGEST_ADDRESS = 2_000
PINE, TINT = "#0F4C3A", "#E8EFE9"
OPTIONS = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx(workbook: Workbook) -> bytes:
    """Write the workbook; the same tables give the same bytes."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as file:
        moment = workbook.made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        file.set_properties({"title": workbook.title, "author": workbook.author, "created": moment})
        forms = _forms(file)
        for sheet in workbook.sheets:
            _write_sheet(file.add_worksheet(sheet.name[:31]), sheet, forms)
    return written.getvalue()


def _forms(file: xlsxwriter.Workbook) -> dict[str, Format]:
    cell = {"valign": "top", "text_wrap": True}
    return {
        "head": file.add_format(
            {
                "bold": True,
                "font_color": PINE,
                "bg_color": TINT,
                "bottom": 1,
                "valign": "top",
                "text_wrap": True,
            }
        ),
        "text": file.add_format(cell),
        # What begins like a formula stays text when somebody edits the cell or saves the sheet as CSV.
        "quoted": file.add_format(cell | {"quote_prefix": True, "num_format": "@"}),
        "number": file.add_format({"valign": "top", "num_format": "# ##0"}),
        "date": file.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"}),
        "time": file.add_format({"valign": "top", "align": "left", "num_format": "hh:mm"}),
        "address": file.add_format({"valign": "top", "font_color": PINE, "underline": 1}),
    }


def _write_sheet(page: Worksheet, sheet: Sheet, forms: dict[str, Format]) -> None:
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, column.heading, forms["head"])
    for row_number, row in enumerate(sheet.rows, start=1):
        for number, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, (row_number, number), cell, forms, is_address=column.is_address)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write_cell(
    page: Worksheet, place: tuple[int, int], cell: Cell, forms: dict[str, Format], *, is_address: bool
) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, dt.date):
        page.write_datetime(*place, cell, forms["date"])
    elif isinstance(cell, dt.time):
        page.write_datetime(*place, cell, forms["time"])
    elif isinstance(cell, int):
        page.write_number(*place, cell, forms["number"])
    elif is_address and cell.startswith(("http://", "https://")) and len(cell) <= LONGEST_ADDRESS:
        page.write_url(*place, cell, forms["address"])
    else:
        is_like_a_formula = cell.startswith(FORMULA_SIGNS)
        page.write_string(*place, cell[:LONGEST_TEXT], forms["quoted" if is_like_a_formula else "text"])
