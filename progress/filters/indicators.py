"""What a person may ask of the room's lists."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.listing import ListFilterSet, SlugChoiceFilter, SortFilter, WordsFilter, folded
from progress.models import IndicatorValue


class IndicatorFilterSet(ListFilterSet):
    """Indicators by words, and by the territories of which their values are known."""

    q = WordsFilter(folded("name", "name_en", "definition"))
    lygis = SlugChoiceFilter(
        label=_("Values of"),
        method="filter_by_level",
        slugs={
            "salis": ({"region": None, "municipality": None}, _("the country")),
            "regionai": ({"region__isnull": False}, _("regions")),
            "savivaldybes": ({"municipality__isnull": False}, _("municipalities")),
        },
    )
    rikiuoti = SortFilter(
        {
            "tvarka": (_("by subject"), (F("is_headline").desc(), "position", "sort_key", "pk")),
            "pavadinimas": (_("by name"), ("sort_key", "pk")),
        }
    )

    def filter_by_level(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Keep those of which any value of such territories is known."""
        level = self.filters["lygis"].slugs[value][0]
        values = IndicatorValue.objects.public().filter(indicator=OuterRef("pk"), **level)
        return queryset.filter(Exists(values))
