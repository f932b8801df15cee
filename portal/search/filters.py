"""What a person may ask of search."""

from collections import Counter
from functools import cached_property
from typing import Any, cast

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.listing import (
    ListFilterSet,
    RegionFilter,
    SlugChoiceFilter,
    SortFilter,
    WordsFilter,
    YearFilter,
    choice_slugs,
)
from portal.search.asked import Asked, parse
from portal.search.matching import MOST_SHOWN, Group, best_first, found_by, groups_of
from portal.search.models import Entry, EntryQuerySet

KINDS = choice_slugs(
    renginiai=Entry.Kind.EVENT,
    savivaldybes=Entry.Kind.MUNICIPALITY,
    regionai=Entry.Kind.REGION,
    istaigos=Entry.Kind.INSTITUTION,
    organizacijos=Entry.Kind.ORGANISATION,
    sutartys=Entry.Kind.AGREEMENT,
    paslaugos=Entry.Kind.SERVICE,
    isipareigojimai=Entry.Kind.COMMITMENT,
)
BEST_FIRST = "tinkamiausi"


class AskedFilter(WordsFilter):
    """Words, phrases and words to leave out."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        """Keep what is found; everything where nothing is asked, nothing where no word is."""
        if not value:
            return qs
        asked = parse(value)
        return qs.filter(words=asked.all_terms) if asked else qs.none()


class SearchFilterSet(ListFilterSet):
    """The whole public record by words, kind, region and year."""

    q = AskedFilter("title", label=_("Words"))
    rusis = SlugChoiceFilter(KINDS, field_name="kind", label=_("Kind"), empty_label=_("all kinds"))
    regionas = RegionFilter(method="in_region")
    metai = YearFilter(tuple, field_name="dated_on", lookup_expr="year")
    rikiuoti = SortFilter(
        {
            BEST_FIRST: (_("best match first"), (F("dated_on").desc(nulls_last=True), "kind", "object_id")),
            "naujausi": (_("newest first"), (F("dated_on").desc(nulls_last=True), "kind", "object_id")),
            "seniausi": (_("oldest first"), (F("dated_on").asc(nulls_last=True), "kind", "object_id")),
        }
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, queryset=Entry.objects.all())
        self.filters["metai"].find = self._years

    @cached_property
    def text(self) -> str:
        """What the person wrote; nothing where it is too long to be read."""
        text = self.data.get("q", "").strip()
        return text if len(text) <= WordsFilter.LONGEST else ""

    @cached_property
    def asked(self) -> Asked:
        """What it asks for."""
        return parse(self.text)

    @cached_property
    def is_asked(self) -> bool:
        """Whether anything was asked at all."""
        return any(value for name, value in self.form.cleaned_data.items() if name != self.sort_name)

    @cached_property
    def groups(self) -> list[Group]:
        """All that the words find, counted once for every choice of every filter."""
        if self.text:
            return groups_of(found_by(self.asked))
        return (
            groups_of(Entry.objects.all()) if any(map(self.data.get, ("rusis", "regionas", "metai"))) else []
        )

    @cached_property
    def count(self) -> int:
        """How many are found."""
        return sum(group.number for group in self._groups())

    @cached_property
    def keys(self) -> list[int]:
        """The keys of what is found, in the order asked for."""
        if self.order == BEST_FIRST and self.asked:
            return best_first(cast("EntryQuerySet", self._filtered(self.queryset)), self.asked)
        return list(self.qs.values_list("pk", flat=True)[:MOST_SHOWN]) if self.is_asked else []

    def in_region(self, entries: QuerySet, _name: str, region: Any) -> QuerySet:
        """Keep what is of the region, or came there as a guest."""
        return entries.filter(regions__contains=[region.pk])

    def count_choices(self) -> None:
        """Write beside each choice how many it would show, the other filters unchanged."""
        self.is_valid()
        kinds: Counter[Any] = Counter()
        regions: Counter[Any] = Counter()
        years: Counter[Any] = Counter()
        for group in self._groups(without="rusis"):
            kinds[group.kind] += group.number
        for group in self._groups(without="regionas"):
            regions.update(dict.fromkeys(group.regions, group.number))
        for group in self._groups(without="metai"):
            years[group.year] += group.number
        numbers = {str(region.slug): region.pk for region in self.form.fields["regionas"].queryset}
        self.counts = {
            "rusis": kinds,
            "regionas": {slug: regions[number] for slug, number in numbers.items()},
            "metai": years,
        }
        for name in self.counts:
            field = self.form.fields[name]
            field.widget.choices = self._counted(name, field.choices)

    def _groups(self, without: str = "") -> list[Group]:
        chosen = {name: value for name, value in self.form.cleaned_data.items() if name != without and value}
        kind = KINDS[chosen["rusis"]][0] if "rusis" in chosen else None
        region = chosen["regionas"].pk if "regionas" in chosen else None
        year = int(chosen["metai"]) if "metai" in chosen else None
        return [
            group
            for group in self.groups
            if kind in (None, group.kind)
            and (region is None or region in group.regions)
            and year in (None, group.year)
        ]

    def _years(self) -> list[tuple[str, str]]:
        years = {group.year for group in self.groups if group.year}
        return [(str(year), str(year)) for year in sorted(years, reverse=True)]
