"""What a person may ask of the portal's own lists."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.presence import attendance
from municipalities.listing import (
    ListFilterSet,
    RegionFilter,
    SlugChoiceFilter,
    SortFilter,
    WordsFilter,
    choice_slugs,
    folded,
)
from municipalities.models import Agreement, Municipality
from portal import territory

BY_NAME = ("sort_key",)


class MunicipalityFilterSet(ListFilterSet):
    """Municipalities by region, kind, agreement, presence at the meetings, and words of the name.

    All 60 stand on one page, so the orders that rest on figures are made from the finished rows:
    `ORDERS` holds their keys.
    """

    q = WordsFilter(folded("name"), label=_("Name"))
    regionas = RegionFilter(field_name="region")
    rusis = SlugChoiceFilter(
        label=_("Kind"),
        field_name="kind",
        slugs=choice_slugs(
            miesto=Municipality.Kind.CITY,
            rajono=Municipality.Kind.DISTRICT,
            savivaldybe=Municipality.Kind.PLAIN,
        ),
    )
    atstovavimas = SlugChoiceFilter(
        label=_("At the meetings"),
        method="filter_by_presence",
        slugs={"niekada": (False, _("never represented")), "dalyvavo": (True, _("represented"))},
    )
    sutartis = SlugChoiceFilter(
        label=_("Agreement"),
        method="filter_by_agreement",
        slugs={
            "pasirasyta": (Agreement.Status.SIGNED, _("signed")),
            "planuojama": (Agreement.Status.PLANNED, _("planned")),
            "nera": ("", _("none")),
        },
    )
    rikiuoti = SortFilter(
        {
            "pavadinimas": (_("by name"), BY_NAME),
            "renginiai": (_("most events first"), BY_NAME),
            "paskutinis": (_("latest event first"), BY_NAME),
            "veluoja": (_("most overdue commitments first"), BY_NAME),
        }
    )

    ORDERS = {
        "renginiai": lambda row: -row.attended,
        "paskutinis": lambda row: -row.last_on.toordinal(),
        "veluoja": lambda row: -row.overdue,
    }

    @property
    def rows(self) -> list[territory.MunicipalityRow]:
        """The rows asked for, in the order asked for."""
        rows = territory.municipality_rows(self.qs)
        key = self.ORDERS.get(self.form.cleaned_data.get("rikiuoti") or "")
        return sorted(rows, key=key) if key else rows

    def filter_by_presence(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Keep those that were, or were never, at a published event."""
        attended = attendance()
        if value == "niekada":
            return queryset.exclude(pk__in=attended)
        return queryset.filter(pk__in=attended)

    def filter_by_agreement(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Keep those whose current agreement has come as far, or those without one."""
        current = Agreement.objects.current()
        if value == "nera":
            return queryset.exclude(pk__in=current.values("municipality"))
        status = self.filters["sutartis"].slugs[value][0]
        return queryset.filter(pk__in=current.filter(status=status).values("municipality"))
