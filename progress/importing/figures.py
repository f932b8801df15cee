"""Numbers as people type them: with a comma or a point, and spaces between the thousands."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate
from progress.importing.reading import Cell, cell_text
from progress.models.indicators import DECIMALS, DIGITS

LONGEST = 40
SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
PLAIN = re.compile(r"([+-]?)([0-9]+)(?:([.,])([0-9]+))?")
SPACED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
# Digits with so many signs between them that they can be thousands as well as decimals.
MARKED = re.compile(r"[+-]?[0-9]{1,3}(?:[.,'][0-9]{3})+(?:[.,][0-9]+)?")
THOUSANDS = 3
# Farther behind the point than any figure goes stands only what a computer makes of its own sums.
NOISE = 9


def read_number(cell: Cell) -> Decimal:
    """Return the number in the cell; what is none, or can be read in two ways, raises ValidationError."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _within(Decimal(repr(round(cell, NOISE))))
    if isinstance(cell, PartialDate):
        message = _("“%(text)s” is a date. Set the cell to be a number and write the figure anew.")
        raise ValidationError(message, params={"text": cell.isoformat()})
    text = SPACES.sub(" ", cell_text(cell)).strip()
    if text[:1] in {"−", "–"}:
        text = f"-{text[1:]}"
    found = PLAIN.fullmatch(text)
    if found and not _is_two_numbers(found):
        return _within(Decimal(text.replace(",", ".")))
    if SPACED.fullmatch(text):
        return _within(Decimal(text.replace(" ", "").replace(",", ".")))
    if found or MARKED.fullmatch(text):
        raise ValidationError(_two_ways(text))
    message = _("“%(text)s” is no number. Write only digits; leave the row out if the figure is not known.")
    raise ValidationError(message, params={"text": text[:LONGEST]})


def _is_two_numbers(found: re.Match[str]) -> bool:
    """Whether three digits after a sign may as well be thousands: 1,234."""
    _sign, whole, mark, part = found.groups()
    return bool(mark) and len(part) == THOUSANDS and len(whole) <= THOUSANDS and whole.strip("0") != ""


def _two_ways(text: str) -> str:
    parts = re.split(r"[.,']", text)
    is_decimal = len(parts[-1]) != THOUSANDS or len({mark for mark in text if mark in ".,'"}) > 1
    whole, last = ("".join(parts[:-1]), parts[-1]) if is_decimal else ("".join(parts), "")
    spaced = f"{int(whole):,}".replace(",", " ") + (f",{last}" if last else "")
    message = _("“%(text)s” can be read in two ways. Set thousands apart by a space: %(example)s.")
    return message % {"text": text[:LONGEST], "example": spaced}


def _within(number: Decimal) -> Decimal:
    """The number, if the database has room for its digits."""
    if abs(number) >= Decimal(10) ** (DIGITS - DECIMALS):
        raise ValidationError(_("The number is too large. Check the unit of the indicator."))
    return number
