"""The time that a report is about."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities import words
from municipalities.typed_dates import TypedDateField


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both within. Without a first day it reaches back to the beginning."""

    first: dt.date | None
    last: dt.date

    @property
    def text(self) -> str:
        """The period in words."""
        last = words.date_text(self.last)
        if self.first is None:
            return _("from the beginning to %(last)s") % {"last": last}
        return f"{words.date_text(self.first)} – {last}"

    def holds(self, column: str) -> Q:
        """That a day is known and lies in the period."""
        within = Q(**{f"{column}__lte": self.last})
        return within & Q(**{f"{column}__gte": self.first}) if self.first else within

    def has(self, day: dt.date | None) -> bool:
        """Whether the day is known and lies in the period."""
        return day is not None and day <= self.last and (self.first is None or day >= self.first)


class PeriodForm(forms.Form):
    """From when to when; a month or a year alone means the whole of it."""

    nuo = TypedDateField(label=gettext_lazy("From"), required=False)
    iki = TypedDateField(label=gettext_lazy("To"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("nuo"), cleaned.get("iki")
        today = timezone.localdate()
        if first and first.on > today:
            self.add_error("nuo", _("That day is still to come. Write one that has been."))
        elif first and last and last.last < first.on:
            self.add_error("iki", _("The period ends before it begins: write a later day."))
            del cleaned["nuo"]  # one without the other is no period that anybody asked for
        return cleaned

    @property
    def period(self) -> Period:
        """The period asked for; what could not be read of it is left open."""
        self.is_valid()
        first, last = self.cleaned_data.get("nuo"), self.cleaned_data.get("iki")
        today = timezone.localdate()
        return Period(first.on if first else None, min(last.last, today) if last else today)
