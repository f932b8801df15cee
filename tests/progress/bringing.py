"""Files of figures as tests bring them."""

import io

import openpyxl

from progress.actions.imports import SourceSaid, receive_file
from progress.importing.files import TableFile

SAID = SourceSaid("Statistikos tarnyba", "Vaikai institucijose")


def kept(content, *, user, name="rodikliai.csv", said=SAID):
    """Keep a file as if somebody had just brought it."""
    if isinstance(content, str):
        content = content.encode()
    return receive_file(table=TableFile(name, content), said=said, user=user)


def workbook(*rows, title="Reikšmės", change=None):
    """Return an XLSX with the rows on one sheet; `change` may do more to the book."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
