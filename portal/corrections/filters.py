"""What a person may ask of the lists of corrections and of reports."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import Correction, Event
from municipalities.listing import (
    ListFilterSet,
    RegionFilter,
    SlugChoiceFilter,
    SortFilter,
    YearFilter,
    choice_slugs,
)
from municipalities.models import Region
from portal.corrections.models import ErrorReport
from portal.corrections.pages import LONGEST, page_at

State = ErrorReport.State


def public_notes() -> QuerySet[Correction]:
    """What editors say that they have corrected, of events that everybody may read."""
    return Correction.objects.filter(event__status=Event.Status.PUBLISHED)


def _years() -> list[int]:
    """The years in which something was corrected or answered, the latest first."""
    reports = ErrorReport.objects.answered().order_by().values_list("answered_at__year", flat=True)
    notes = public_notes().order_by().values_list("made_at__year", flat=True)
    return sorted(reports.distinct().union(notes.distinct()), reverse=True)


class PublicReportFilterSet(ListFilterSet):
    """Reports with their answers, by what was done, where and when."""

    moment: ClassVar[str] = "answered_at"

    baigtis = SlugChoiceFilter(
        label=_("What was done"),
        slugs=choice_slugs(pataisyta=State.CORRECTED, palikta=State.KEPT),
        method="of_state",
    )
    regionas = RegionFilter(method="in_region")
    metai = YearFilter(_years, method="of_year")
    apie = django_filters.CharFilter(
        label=_("Page"), max_length=LONGEST, widget=forms.HiddenInput, method="about"
    )
    rikiuoti = SortFilter({"naujausi": (_("newest first"), ("-pk",))})

    def of_state(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """Those corrected, or those left as they were."""
        return rows.filter(state=State.CORRECTED if value == "pataisyta" else State.KEPT)

    def in_region(self, rows: QuerySet, _name: str, value: Region) -> QuerySet:
        """Those about a region's events, and about its other pages."""
        return rows.filter(Q(event__region=value) | Q(event=None, region=value))

    def of_year(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """Those answered in a year."""
        return rows.filter(**{f"{self.moment}__year": value})

    def about(self, rows: Any, _name: str, value: str) -> QuerySet:
        """Those about one page; about an event also those about its commitments."""
        page = page_at(value)
        return rows.filter(event=page.event) if page.event else rows.about(page.path)


class NoteFilterSet(PublicReportFilterSet):
    """What editors have corrected by themselves, by the same questions."""

    moment = "made_at"

    def of_state(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """Every one of them is a correction."""
        return rows if value == "pataisyta" else rows.none()

    def in_region(self, rows: QuerySet, _name: str, value: Region) -> QuerySet:
        """Those of a region's events."""
        return rows.filter(event__region=value)

    def about(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """Those of one event."""
        page = page_at(value)
        return rows.filter(event=page.event) if page.event else rows.none()


class ReportFilterSet(ListFilterSet):
    """Reports on somebody's desk, by what has become of them."""

    busena = SlugChoiceFilter(
        field_name="state",
        label=_("State"),
        slugs=choice_slugs(
            laukia=State.WAITING, pataisyta=State.CORRECTED, palikta=State.KEPT, atideta=State.PUT_ASIDE
        ),
    )
    rikiuoti = SortFilter(
        {
            "laukiantys": (_("waiting first"), ErrorReport.WAITING_FIRST),
            "naujausi": (_("newest first"), ("-reported_at", "-pk")),
        }
    )

    facets = {"busena": "state"}
