"""Asking what was known on an earlier day: `?diena=2026-10-01`."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.partial_dates import Precision
from municipalities.typed_dates import read_date

PARAMETER = "diena"


@dataclass(frozen=True)
class AsOf:
    """The day that the address asks about; none is today. `error` says what is wrong with it, if anything."""

    day: dt.date | None = None
    typed: str = ""
    error: str = ""

    @property
    def last_day(self) -> dt.date:
        """The day on which the facts stood as the page shows them."""
        return self.day or timezone.localdate()


def as_of(request: HttpRequest) -> AsOf:
    """Read the day out of the address. One that is no day, or is still to come, is passed over and told."""
    typed = request.GET.get(PARAMETER, "").strip()
    if not typed:
        return AsOf()
    try:
        date = read_date(typed)
    except ValidationError as error:
        return AsOf(typed=typed, error=" ".join(error.messages))
    if date.precision != Precision.DAY:
        return AsOf(typed=typed, error=_("Write the whole day, like 2026-10-01."))
    if date.on > timezone.localdate():
        return AsOf(typed=typed, error=_("That day is still to come. Write one that has been."))
    return AsOf(date.on, typed)
