"""Dates as people type them: 2017-03-28, 28.03.2017, 2017 m. kovo 28 d., or a month or a year alone."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate, Precision

EXAMPLE = "2017-03-28"
# The beginning by which a month is known in each of its cases: kovas, kovo, kovą.
MONTHS = (
    "saus",
    "vasar",
    "kov",
    "baland",
    "geguž",
    "birž",
    "liep",
    "rugpj",
    "rugs",
    "spal",
    "lapkr",
    "gruod",
)
YEAR_FIRST = re.compile(r"(\d{4})(?:([-./])(\d{1,2})(?:\2(\d{1,2}))?)?")
DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
IN_WORDS = re.compile(r"(\d{4})\s*m\.?(?:\s*([^\W\d_]+)(?:\s*mėn\.?|\s*(\d{1,2})(?:\s*d\.?)?)?)?")
LONGEST = 40
FIRST_YEAR, LAST_YEAR = 1900, 2100


def read_date(text: str) -> PartialDate:
    """Return the date that somebody typed; nothing that was not typed is guessed.

    Raise ValidationError in the reader's language for a day that does not exist or text that is no date.
    """
    text = " ".join(text.split()).lower()
    parts = _parts(text)
    if parts is None:
        message = _("Write the date like %(example)s, or only the month or the year: 2017-03, 2017.")
        raise ValidationError(message % {"example": EXAMPLE}, code="not_a_date")
    year, month, day = parts
    try:
        on = dt.date(year, month or 1, day or 1)
    except ValueError:
        on = None
    if on is None or not FIRST_YEAR <= year <= LAST_YEAR:
        message = _("There is no such day: %(date)s. Write it like %(example)s.")
        raise ValidationError(message % {"date": text, "example": EXAMPLE}, code="no_such_day")
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return PartialDate(on, precision)


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    """Return year, month and day as far as they were typed; None when it is no date."""
    if len(text) > LONGEST or any(mark.isdigit() and not mark.isascii() for mark in text):
        return None
    if found := YEAR_FIRST.fullmatch(text):
        return int(found[1]), _number(found[3]), _number(found[4])
    if found := DAY_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := IN_WORDS.fullmatch(text):
        month = next((n for n, start in enumerate(MONTHS, 1) if (found[2] or "").startswith(start)), None)
        if found[2] and not month:
            return None
        return int(found[1]), month, _number(found[3])
    return None


def _number(digits: str | None) -> int | None:
    # A zero that was typed is no missing month: it makes a day that does not exist.
    return None if digits is None else int(digits) or 99


class TypedDateField(forms.CharField):
    """A field for one partial date.

    A date that stands already and whose text is not touched keeps all that is known of it: that it is only
    the latest possible one, or how it was worked out.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        """Show a date as ISO writes it, and what was typed as it was typed."""
        return value.isoformat() if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> Any:
        """Return the date, or None when the field is empty."""
        text = super().clean(value)
        if not text:
            return None
        stands = self.initial
        if isinstance(stands, PartialDate) and stands.isoformat() == text:
            return stands
        return read_date(text)
