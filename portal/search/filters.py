"""What a person may ask of search."""

from collections import Counter
from datetime import MAXYEAR
from functools import cached_property
from typing import Any, cast

from django.db.models import Max, Min, QuerySet
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
from portal.search.matching import MOST_SHOWN, Found, found_by, named, weigh
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
NARROWING = ("rusis", "regionas", "metai")
BEST_FIRST = "tinkamiausi"


def _day(one: Found) -> int:
    return one.dated_on.toordinal() if one.dated_on else 0


# What has no date comes last, and equals stand in a fixed order.
ORDERS = {
    BEST_FIRST: lambda one: (-one.score, -_day(one), one.kind, one.object_id),
    "naujausi": lambda one: (-_day(one), one.kind, one.object_id),
    "seniausi": lambda one: (_day(one) or MAXYEAR * 366, one.kind, one.object_id),
}


class SearchFilterSet(ListFilterSet):
    """The whole public record by words, kind, region and year."""

    q = WordsFilter("title", method="with_words")
    rusis = SlugChoiceFilter(KINDS, field_name="kind", label=_("Kind"), empty_label=_("all kinds"))
    regionas = RegionFilter(method="in_region")
    metai = YearFilter(tuple, field_name="dated_on", lookup_expr="year")
    rikiuoti = SortFilter(
        {
            BEST_FIRST: (_("best match first"), ()),
            "naujausi": (_("newest first"), ()),
            "seniausi": (_("oldest first"), ()),
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
    def _answer(self) -> tuple[Asked, list[Found]]:
        """What the words ask for and what they find: where nothing has all of them, some are enough."""
        asked = parse(self.text)
        found = weigh(found_by(asked), asked)
        if found or len(asked.terms) < 2:  # noqa: PLR2004 - one word is all words
            return asked, found
        return asked.loosened, weigh(found_by(asked.loosened), asked.loosened)

    @property
    def asked(self) -> Asked:
        """What the words ask for."""
        return self._answer[0]

    @cached_property
    def is_asked(self) -> bool:
        """Whether anything was asked at all."""
        return any(value for name, value in self.form.cleaned_data.items() if name != self.sort_name)

    @cached_property
    def found_by_words(self) -> list[Found]:
        """All that the words find, the other filters left aside; no more than can be counted."""
        if self.text:
            return self._answer[1]
        is_chosen = any(map(self.data.get, NARROWING))
        return weigh(Entry.objects.all(), self.asked) if is_chosen else []

    @property
    def is_countless(self) -> bool:
        """Whether the words find more than is counted."""
        return len(self.found_by_words) > MOST_SHOWN

    @cached_property
    def found(self) -> list[Found]:
        """What all filters together leave, in the order asked for; one more than can be shown tells so."""
        found = [one for one in self.found_by_words if self._fits(one)]
        if self.is_countless:
            if self._is_narrowed:
                found = weigh(cast("EntryQuerySet", self._filtered(Entry.objects.all())), self.asked)
            if self.asked and len(found) > MOST_SHOWN and self.order == BEST_FIRST:
                others = cast("EntryQuerySet", self._filtered(Entry.objects.all(), without="q"))
                found = list({one.pk: one for one in (*found, *named(others, self.asked))}.values())
        return sorted(found, key=ORDERS[self.order])[: MOST_SHOWN + 1]

    @property
    def keys(self) -> list[int]:
        """The keys of what is shown, on however many pages."""
        return [one.pk for one in self.found[:MOST_SHOWN]]

    def with_words(self, entries: QuerySet, _name: str, _text: str) -> QuerySet:
        """Keep what is found; nothing where no word is asked."""
        return entries.filter(words=self.asked.wanted) if self.asked else entries.none()

    def in_region(self, entries: QuerySet, _name: str, region: Any) -> QuerySet:
        """Keep what is of the region, or came there as a guest."""
        return entries.filter(regions__contains=[region.pk])

    def count_choices(self) -> None:
        """Write beside each choice how many it would show, the others unchanged, as far as is counted."""
        self.is_valid()
        if self.is_countless:
            return
        kinds = Counter(one.kind for one in self.found_by_words if self._fits(one, without="rusis"))
        years = Counter(one.year for one in self.found_by_words if self._fits(one, without="metai"))
        regions = Counter(
            number
            for one in self.found_by_words
            if self._fits(one, without="regionas")
            for number in one.regions
        )
        numbers = {region.slug: region.pk for region in self.form.fields["regionas"].queryset}
        by_slug = {slug: regions[number] for slug, number in numbers.items()}
        self.counts = {"rusis": kinds, "regionas": by_slug, "metai": years}
        for name in self.counts:
            field = self.form.fields[name]
            field.widget.choices = self._counted(name, field.choices)

    @property
    def _is_narrowed(self) -> bool:
        """Whether anything but words is asked."""
        return any(value for name, value in self.form.cleaned_data.items() if name in NARROWING)

    def _fits(self, one: Found, without: str = "") -> bool:
        chosen = {name: value for name, value in self.form.cleaned_data.items() if name != without and value}
        return (
            ("rusis" not in chosen or KINDS[chosen["rusis"]][0] == one.kind)
            and ("regionas" not in chosen or chosen["regionas"].pk in one.regions)
            and ("metai" not in chosen or int(chosen["metai"]) == one.year)
        )

    def _years(self) -> list[tuple[str, str]]:
        years = {one.year for one in self.found_by_words if one.year}
        if self.is_countless:
            ends = Entry.objects.aggregate(first=Min("dated_on"), last=Max("dated_on"))
            years = set(range(ends["first"].year, ends["last"].year + 1))
        return [(str(year), str(year)) for year in sorted(years, reverse=True)]
