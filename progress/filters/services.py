"""What a person may ask of services."""

import datetime as dt
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.listing import ListFilterSet, RegionFilter, SlugChoiceFilter, SortFilter
from municipalities.models import Region, ServiceType
from municipalities.typed_dates import LONGEST
from progress.as_of import read_day
from progress.models import ServiceProvision
from progress.services.answer import AnswerRow
from progress.services.matrix import Counts, State, counts_by_service

EXAMPLE = "2026-10-01"


class DayField(forms.CharField):
    """A field for a day that has been."""

    def clean(self, value: Any) -> Any:
        """Return what was typed, as the address holds it, if it is such a day."""
        typed = super().clean(value)
        if typed:
            read_day(typed)
        return typed


class DayFilter(django_filters.Filter):
    """The day of which it is asked what was known then; it leaves no row out."""

    field_class = DayField

    def __init__(self) -> None:
        super().__init__(
            label=_("What was known on the day"),
            max_length=LONGEST,
            widget=forms.TextInput(attrs={"placeholder": EXAMPLE, "autocomplete": "off"}),
        )

    def filter(self, qs: QuerySet, _value: str) -> QuerySet:
        """Leave the rows as they are."""
        return qs


def _all_rows(rows: QuerySet, _name: str, _value: Any) -> QuerySet:
    """For what is asked of the finished rows, not of the database."""
    return rows


class OfADay(ListFilterSet):
    """A list of what is known now, or was known on a day."""

    @property
    def day(self) -> dt.date | None:
        """The day asked about; None is today."""
        typed = self.asked("diena")
        return read_day(typed) if typed else None

    @property
    def region(self) -> Region | None:
        """The region asked about; None is the whole country."""
        return self.asked("regionas")

    def asked(self, name: str) -> Any:
        """What was asked by this filter; None where nothing was, or nothing that there is."""
        self.is_valid()
        return self.form.cleaned_data.get(name) or None


BY_NAME = ("sort_key", "pk")


class ServiceFilterSet(OfADay):
    """Services by how far they have come in a region or in the country.

    All stand on one page, so the orders that rest on figures are made from the finished rows.
    """

    regionas = RegionFilter(method=_all_rows)
    busena = SlugChoiceFilter(
        label=_("Status"),
        method="filter_by_state",
        slugs={
            "teikiama": (State.PROVIDED, _("provided somewhere")),
            "neteikiama": (State.LACKING, _("lacking somewhere")),
            "nera-duomenu": (State.UNKNOWN, _("nothing is known")),
        },
    )
    diena = DayFilter()
    rikiuoti = SortFilter(
        {
            "pavadinimas": (_("by name"), BY_NAME),
            "teikia": (_("provided in most first"), BY_NAME),
            "neteikia": (_("lacking in most first"), BY_NAME),
        }
    )

    ORDERS: ClassVar = {"teikia": lambda counts: -counts.provided, "neteikia": lambda counts: -counts.lacking}

    @property
    def rows(self) -> list[tuple[ServiceType, Counts]]:
        """The services asked for with their counts, in the order asked for."""
        counts, total = counts_by_service(self.region, self.day)
        nothing = Counts.of({}, total)
        rows = [(service, counts.get(service.pk, nothing)) for service in self.qs]
        key = self.ORDERS.get(self.order)
        return sorted(rows, key=lambda row: key(row[1])) if key else rows

    def filter_by_state(self, services: QuerySet, _name: str, value: str) -> QuerySet:
        """Keep those that are provided, or known to be lacking, in some municipality; or known of in none."""
        state = self.filters["busena"].slugs[value][0]
        provisions = ServiceProvision.objects.known_on(self.day).public()
        if self.region:
            provisions = provisions.in_region(self.region)
        if state == State.UNKNOWN:
            return services.exclude(pk__in=provisions.values("service"))
        if state == State.PROVIDED:
            return services.filter(pk__in=provisions.provided().values("service"))
        return services.filter(pk__in=provisions.lacking().values("service"))


class ServiceQuestion(OfADay):
    """The municipalities of a region or of the country, by whether they provide one service.

    Their states are known once the answer is read, so `rodyti` and the orders are asked of its rows.
    """

    regionas = RegionFilter(field_name="region")
    rodyti = SlugChoiceFilter(
        label=_("Show"),
        empty_label=pgettext_lazy("municipalities", "all of them"),
        method=_all_rows,
        slugs={
            "teikiama": (State.PROVIDED, _("Provided")),
            "neteikiama": (State.LACKING, _("Not provided")),
            "nera-duomenu": (State.UNKNOWN, _("No data")),
        },
    )
    diena = DayFilter()
    rikiuoti = SortFilter(
        {
            "pavadinimas": (_("by name"), BY_NAME),
            "busena": (_("lacking first"), BY_NAME),
            "seniausi": (_("oldest data first"), BY_NAME),
        }
    )

    @property
    def shown(self) -> State | None:
        """The state asked about; None is all of them."""
        word = self.asked("rodyti")
        return self.filters["rodyti"].slugs[word][0] if word else None

    def ordered(self, rows: list[AnswerRow]) -> list[AnswerRow]:
        """The rows in the order asked for."""
        if self.order == "busena":
            return sorted(rows, key=lambda row: ORDER_OF_STATES.index(row.state))
        if self.order == "seniausi":
            return sorted(rows, key=lambda row: row.provision.stated.on if row.provision else dt.date.max)
        return rows


ORDER_OF_STATES = (State.LACKING, State.UNKNOWN, State.PROVIDED)
