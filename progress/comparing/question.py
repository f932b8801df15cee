"""What a person asks of the comparison: which places, and whether only their differences are shown."""

import math
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.listing import AppliedFilter
from municipalities.models import Municipality, Region
from municipalities.tables.downloads import OWN_PARAMETERS
from municipalities.words import in_language
from progress.as_of import AsOf
from progress.choices import KnownChoices, Option, Part, QuestionForm, part
from progress.comparing import Group, Side, municipality_groups, region_groups

MUNICIPALITY, REGION, DIFFERENCES, ONLY = "savivaldybe", "regionas", "skirtumai", "tik"
FEWEST, MOST = 2, 6
NEIGHBOURS = 3


class ComparisonForm(QuestionForm):
    """The municipalities or the regions, and how their comparison is shown."""

    def __init__(self, data: QueryDict, day: AsOf, places: list[Municipality], regions: list[Region]) -> None:
        municipalities = [Option(one.slug, one.called, one) for one in places]
        named_regions = [Option(one.slug, in_language(one, "name"), one) for one in regions]
        differences = [Option(ONLY, _("Only the rows that differ"))]
        choices = {
            MUNICIPALITY: KnownChoices(municipalities, label=_("Municipalities")),
            REGION: KnownChoices(named_regions, label=_("Regions")),
            DIFFERENCES: KnownChoices(differences, label=_("What to show")),
        }
        super().__init__(data, day, choices)


class ComparisonQuestion:
    """The question as the address asks it."""

    def __init__(self, data: QueryDict, day: AsOf) -> None:
        self.data, self.day = data, day
        everybody = Municipality.objects.select_related("region").defer("region__outline", "aliases")
        self.everybody = list(everybody)
        self.all_regions = list(Region.objects.defer("outline"))
        self.form = ComparisonForm(data, day, self.everybody, self.all_regions)
        self.form.is_valid()
        self.asked: dict[str, Any] = self.form.cleaned_data

    @property
    def mistaken(self) -> list[forms.BoundField]:
        """The fields of which something is unknown and passed over."""
        return [self.form[name] for name in self.form.errors]

    @property
    def municipalities(self) -> list[Municipality]:
        """The municipalities asked for."""
        return [option.row for option in self.asked[MUNICIPALITY]]

    @property
    def regions(self) -> list[Region]:
        """The regions asked for."""
        return [option.row for option in self.asked[REGION]]

    @property
    def places(self) -> list[Any]:
        """All that is asked for."""
        return [*self.municipalities, *self.regions]

    @property
    def problem(self) -> str:
        """Why these places are not compared; nothing where they are, or where none is asked for."""
        count = len(self.places)
        if self.municipalities and self.regions:
            return _(
                "Compare municipalities with municipalities, or regions with regions: what a region shows is "
                "put together of its municipalities. Take back either the municipalities or the regions."
            )
        if count > MOST:
            return ngettext(
                "%(count)s place is chosen, and at most %(most)s can be compared. Take back %(over)s.",
                "%(count)s places are chosen, and at most %(most)s can be compared. Take back %(over)s.",
                count,
            ) % {"count": count, "most": MOST, "over": count - MOST}
        if count == 1:
            return _("One place is chosen. Choose at least one more to compare it with.")
        return ""

    @property
    def is_comparable(self) -> bool:
        """Whether there are places to compare."""
        return len(self.places) >= FEWEST and not self.problem

    @property
    def shows_differences(self) -> bool:
        """Whether only the rows are shown in which the places differ."""
        return bool(self.asked[DIFFERENCES])

    @cached_property
    def groups(self) -> list[Group]:
        """The rows of the comparison."""
        side = Side(self.places, self.day.day, self.day.last_day)
        groups = region_groups(side) if self.regions else municipality_groups(side)
        return [group.only_differences() for group in groups] if self.shows_differences else groups

    @property
    def long_fields(self) -> list[Part]:
        """The places to choose from."""
        nothing = {MUNICIPALITY: _("none chosen"), REGION: _("none chosen")}
        parts = [part(self.form[name], self.asked[name], words) for name, words in nothing.items()]
        return [one for one in parts if one.boxes or one.errors]

    @property
    def settings(self) -> list[Part]:
        """How the comparison is shown."""
        return [part(self.form[DIFFERENCES], self.asked[DIFFERENCES])]

    @property
    def applied(self) -> list[AppliedFilter]:
        """The places chosen, each to be taken back by one link."""
        return [
            AppliedFilter("", option.label, self._address(without=(name, option.slug)))
            for name in (MUNICIPALITY, REGION)
            for option in self.asked[name]
        ]

    @property
    def switched(self) -> str:
        """The address that shows all rows where only the differences are shown, and the other way round."""
        if self.shows_differences:
            return self._address(without=(DIFFERENCES, ONLY))
        return self._address(more=(DIFFERENCES, ONLY))

    def _address(self, *, without: tuple[str, str] | None = None, more: tuple[str, str] | None = None) -> str:
        pairs = [(name, value) for name, values in self.data.lists() for value in values if value]
        kept = [pair for pair in pairs if pair[0] not in OWN_PARAMETERS and pair != without]
        return f"?{urlencode([*kept, more] if more else kept)}"

    @cached_property
    def ready_made(self) -> list[tuple[str, str]]:
        """Comparisons to begin with: of a municipality with those about it, or of those of a region."""
        if len(self.places) == 1 and self.municipalities:
            return self._about(self.municipalities[0])
        return [
            found for region in self.all_regions if (found := self._of_region(region)) and not self.places
        ]

    def _about(self, place: Municipality) -> list[tuple[str, str]]:
        others = [one for one in self.everybody if one.pk != place.pk]
        nearest = sorted(others, key=lambda one: distance(place, one))[:NEIGHBOURS]
        names = ", ".join(one.called for one in (place, *nearest))
        found = [(names, _asked(MUNICIPALITY, [place, *nearest]))] if nearest else []
        whole = self._of_region(place.region)
        return [*found, whole] if whole else found

    def _of_region(self, region: Region) -> tuple[str, str] | None:
        places = [one for one in self.everybody if one.region_id == region.pk]
        if not FEWEST <= len(places) <= MOST:
            return None
        words = ngettext(
            "%(region)s: its only municipality", "%(region)s: all %(count)s municipalities", len(places)
        )
        name = words % {"region": in_language(region, "name"), "count": len(places)}
        return name, _asked(MUNICIPALITY, places)


def distance(one: Municipality, other: Municipality) -> float:
    """How far the middles of two municipalities are apart, in degrees of latitude; Lithuania is small."""
    south = math.radians(float(one.centroid_latitude))
    return math.hypot(
        float(one.centroid_latitude - other.centroid_latitude),
        float(one.centroid_longitude - other.centroid_longitude) * math.cos(south),
    )


def _asked(name: str, places: list[Any]) -> str:
    return f"?{urlencode([(name, place.slug) for place in places])}"
