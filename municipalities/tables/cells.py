"""What stands in a cell of a table, and how it is kept from harming whoever opens the file."""

import datetime as dt
import math
import re
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate, Precision

# What a cell holds when it is settled: nothing, words, yes or no, a number, a day, a moment, a time of day.
Cell = None | str | bool | int | float | Decimal | dt.date | dt.datetime | dt.time
# What neither XML nor a typesetter takes: control characters, half surrogate pairs and what is no character.
UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# How a formula begins, after whatever a spreadsheet skips or does not show; some read the wide signs as well.
FORMULA = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*[-=+@＝＋－＠]|[\t\r\n]")


def printable(text: Any) -> str:
    """The text without what cannot be printed, its line breaks all of one kind."""
    text = str(text)
    # Most texts are of one line and have nothing else to be looked for either.
    return text if text.isprintable() else UNPRINTABLE.sub("", LINE_BREAKS.sub("\n", text))


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet may reckon what somebody wrote as words."""
    return FORMULA.match(text) is not None


def settled(value: Any) -> Cell:
    """The value as one of the kinds that a cell holds; what is no number is nothing."""
    if isinstance(value, str):
        return printable(value)
    if value is None or isinstance(value, bool | int | dt.date | dt.time):
        if isinstance(value, dt.datetime) and timezone.is_aware(value):
            return timezone.localtime(value)
        return value
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return _date(value) if isinstance(value, PartialDate) else printable(value)


def _date(date: PartialDate) -> dt.date | str:
    """A day to reckon with where the whole day is known; otherwise what is known of it."""
    if date.is_latest:
        return _("not later than %(date)s") % {"date": date.isoformat()}
    if date.is_inferred:
        inferred = _("inferred")
        return f"{date.isoformat()} ({inferred})"
    return date.on if date.precision == Precision.DAY else date.isoformat()
