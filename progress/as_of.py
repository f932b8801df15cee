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
        return AsOf(read_day(typed), typed)
    except ValidationError as error:
        return AsOf(typed=typed, error=" ".join(error.messages))


def read_day(typed: str) -> dt.date:
    """Return the day that somebody typed; raise ValidationError where it is none, or is still to come."""
    date = read_date(typed)
    if date.precision != Precision.DAY:
        raise ValidationError(_("Write the whole day, like 2026-10-01."), code="no_whole_day")
    if date.on > timezone.localdate():
        raise ValidationError(_("That day is still to come. Write one that has been."), code="still_to_come")
    return date.on
