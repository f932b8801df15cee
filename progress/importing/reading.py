"""From the bytes of a file to its lines, each with the number under which its own program shows it.

What a file is, its content says; its name proves nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from municipalities.partial_dates import PartialDate

# Sixty municipalities with twelve indicators of ten years are 7,200 lines.
MOST_LINES = 20_000
MOST_COLUMNS = 30
LONGEST_CELL = 1000
# Whoever writes the file may leave words in it that are for people.
REMARK = "#"


class Flaw(Enum):
    """Why a cell of a workbook says nothing that can be relied on."""

    FORMULA = "formula"
    ERROR = "error"
    PERCENT = "percent"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Flawed:
    """A cell that says nothing that can be relied on, and as what it is shown."""

    flaw: Flaw
    text: str


Cell = str | int | float | bool | PartialDate | Flawed | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file that is not empty."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Reading:
    """The lines of a file, the header first, and what its reader has to be told of how it was read."""

    lines: Sequence[Line]
    notes: Sequence[str] = ()


class UnreadableError(Exception):
    """A file from which no lines can be had; it says why, and where the fault is, if it is at one line."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def cell_text(cell: Cell) -> str:
    """The cell as a person reads it."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case PartialDate():
            return cell.isoformat()
        case Flawed():
            return cell.text
        case float():
            return f"{cell:.15g}"
        case _:
            return str(cell)


def without_tail(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells as far as anything stands in them."""
    length = next((place for place in range(len(cells), 0, -1) if cells[place - 1] is not None), 0)
    return tuple(cells[:length])


def is_empty(cells: Sequence[Cell]) -> bool:
    """Whether nothing stands in the line."""
    return all(cell is None for cell in cells)


def is_remark(cells: Sequence[Cell]) -> bool:
    """Whether the line is for people only."""
    first = next((cell for cell in cells if cell is not None), None)
    return isinstance(first, str) and first.startswith(REMARK)
