"""Papers read back, as those who receive them would."""

import io

import openpyxl
from docx import Document
from icalendar import Calendar
from pypdf import PdfReader

SOFT_BREAK = "\N{ZERO WIDTH SPACE}"


def pdf_text(content):
    """All words of a PDF in one line."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace(SOFT_BREAK, "").split())


def docx_text(content):
    """All words of a DOCX in one line, those of its tables after the others."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(one.text for one in document.paragraphs), *cells]).split())


def calendar_entry(content):
    """The only event of a calendar file."""
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    return entry


def sheet_rows(content, name):
    """The rows of a sheet of a workbook, each by the headings of its columns."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[name]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]
