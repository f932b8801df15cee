"""What a person may ask of the calendar: a month or a whole year, of a region or of the whole country."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from municipalities.models import Region
from portal.days.periods import MONTHS, Period, month_name

YEAR, MONTH, REGION = "metai", "menuo", "regionas"


class CalendarForm(forms.Form):
    """A value that it does not know is an error beside its field, and the others still apply.

    Who asks for nothing is shown the month of today; who names no month, the whole year.
    """

    regionas = forms.ModelChoiceField(
        Region.objects.only("slug", "name", "name_en", "sort_key"),
        to_field_name="slug",
        required=False,
        label=_("Region"),
        empty_label=_("all regions"),
        error_messages={"invalid_choice": _("There is no such region. Choose from the list.")},
    )
    metai = forms.ChoiceField(
        label=_("Year"),
        error_messages={"invalid_choice": _("There is nothing of that year. Choose from the list.")},
    )
    menuo = forms.ChoiceField(
        required=False,
        label=_("Month"),
        error_messages={"invalid_choice": _("There is no such month. Choose from the list.")},
    )

    def __init__(self, data: QueryDict, years: Iterable[int], today: dt.date) -> None:
        asked = {name: data[name] for name in (REGION, YEAR, MONTH) if data.get(name)}
        if YEAR not in asked:
            asked[YEAR] = str(today.year)
            asked.setdefault(MONTH, str(today.month))
        super().__init__(asked)
        self.today = today
        fields: Any = self.fields
        fields[YEAR].choices = [(str(year), str(year)) for year in sorted({*years, today.year}, reverse=True)]
        fields[MONTH].choices = [("", _("the whole year"))] + [
            (str(month), month_name(month)) for month in MONTHS
        ]

    @property
    def region(self) -> Region | None:
        """The region whose events are asked for."""
        return self._known(REGION)

    @property
    def period(self) -> Period:
        """The month or the year asked for; the one of today where what was asked for is not known."""
        year = self._known(YEAR)
        month = self._known(MONTH)
        if year is None and month is None:
            return Period(self.today.year, self.today.month)
        return Period(int(year or self.today.year), int(month or 0))

    def _known(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or None
