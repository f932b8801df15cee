"""A dataset as a table to take away: the same names and cells whatever the reader's language."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation

from municipalities.partial_dates import PartialDate, Precision
from municipalities.tables import Column, Table, known_of
from municipalities.tables.table import Kind as CellKind
from portal.open_data.columns import Kind
from portal.open_data.dataset import Dataset
from portal.open_data.licence import LICENCE

CELL_KINDS: dict[Kind, CellKind] = {
    "number": "number",
    "decimal": "number",
    "date": "date",
    "moment": "date",
    "address": "address",
    "flag": "flag",
}
BETWEEN_ITEMS = ", "


def table_of(dataset: Dataset, format_: str, site: str) -> Table:
    """The whole dataset; its rows are read only when the table is written."""
    columns = [
        Column(column.name, column.name, CELL_KINDS.get(column.kind, "text"), is_source=column.is_source)
        for column in dataset.all_columns
    ]
    return Table(dataset.name, dataset.title, columns, _rows(dataset, format_, site), notes_on(dataset))


def notes_on(dataset: Dataset) -> list[str]:
    """What whoever has the file must know of it, in both languages."""
    notes = []
    for language in ("lt", "en"):
        with translation.override(language):
            notes += [f"{dataset.title}. {dataset.about}", str(LICENCE.terms)]
            notes += [f"{column.name}: {column.meaning}" for column in dataset.all_columns]
    return notes


def _rows(dataset: Dataset, format_: str, site: str) -> Iterator[list[Any]]:
    for row in dataset.in_order():
        yield [in_file(cell, format_) for cell in dataset.cells(row, site)]


def in_file(cell: Any, format_: str) -> Any:
    """The cell as a file has it: only JSON knows lists, and CSV neither lists nor true and false."""
    if format_ == "json":
        return cell
    if isinstance(cell, PartialDate):
        is_day = cell.precision == Precision.DAY and not (cell.is_latest or cell.is_inferred)
        return cell.on if is_day else known_of(cell)
    if isinstance(cell, list):
        return BETWEEN_ITEMS.join(map(str, cell)) or None
    if isinstance(cell, bool) and format_ == "csv":
        return "true" if cell else "false"
    return cell
