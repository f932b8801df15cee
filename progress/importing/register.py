"""What a file is checked against: what can be counted, where, by whom, and what is known already."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.access import reach_of
from municipalities.models import Municipality, Region
from municipalities.partial_dates import PartialDate
from progress.importing.names import Names, folded_name
from progress.models import ImportedFile, Indicator, IndicatorValue

COUNTRY_NAMES = ("LT", "Lietuvos Respublika", "Lithuania", "šalis", "visa Lietuva")


class Place(NamedTuple):
    """A municipality, a region or, where it is neither, the country; `lies_in` is the region of either."""

    name: str
    region: int | None = None
    municipality: int | None = None
    lies_in: int | None = None


class Key(NamedTuple):
    """Of which indicator, territory and period a value is."""

    indicator: int
    region: int | None
    municipality: int | None
    period_on: dt.date
    precision: str
    until_on: dt.date | None

    @classmethod
    def of(cls, indicator: int, place: Place, period: PartialDate, until: PartialDate | None) -> "Key":
        """Put the facts together."""
        on = until.on if until else None
        return cls(indicator, place.region, place.municipality, period.on, str(period.precision), on)


class Standing(NamedTuple):
    """A value that is known already; `is_of_this_source`: an earlier file of the same source brought it."""

    pk: int
    value: Decimal
    is_in_use: bool
    is_provisional: bool
    note: str
    evidence: str
    is_of_this_source: bool


@dataclass(frozen=True)
class Register:
    """All names, and how far the person's hand reaches: `regions` of None is the whole country."""

    indicators: Names[Indicator]
    places: Names[Place]
    regions: frozenset[int] | None
    today: dt.date

    @classmethod
    def of(cls, user: Any) -> "Register":
        """Fetch the register as it is for this person; three queries."""
        reach = reach_of(user)
        indicators = [
            (indicator, indicator.name, (indicator.slug, indicator.name_en))
            for indicator in Indicator.objects.all()
        ]
        return cls(
            indicators=Names(indicators),
            places=Names(_places()),
            regions=None if reach.edits_all_facts else reach.regions,
            today=timezone.localdate(),
        )

    def has_in_hand(self, place: Place) -> bool:
        """Whether the person may say what is known of the place."""
        return self.regions is None or place.lies_in in self.regions

    @cached_property
    def in_hand(self) -> list[Place]:
        """The places of which the person may say something, in the order of the register."""
        return [place for place in self.places.label if self.has_in_hand(place)]


def _places() -> Iterator[tuple[Place, str, Iterable[str]]]:
    country = _("Lithuania")
    yield Place(country), country, COUNTRY_NAMES
    for region in Region.objects.defer("outline").order_by("sort_key"):
        its_names = (region.code, region.name_en, region.county, region.county_en, region.nuts3)
        yield Place(region.name, region=region.pk, lies_in=region.pk), region.name, its_names
    for one in Municipality.objects.order_by("sort_key"):
        place = Place(one.name, municipality=one.pk, lies_in=one.region_id)
        names = (one.code, one.lau_code, one.short_name, one.genitive, one.name_en, *one.aliases)
        yield place, one.name, names


def standing_values(file: ImportedFile, indicators: Iterable[int]) -> dict[Key, list[Standing]]:
    """Fetch what is known of the indicators, lean; one query."""
    found: dict[Key, list[Standing]] = defaultdict(list)
    this = source_facts(file.publisher, file.title, file.url)
    rows = IndicatorValue.objects.dated().filter(indicator__in=set(indicators)).order_by("pk")
    for row in rows.values_list(
        *("indicator_id", "region_id", "municipality_id", "period_on", "period_on_precision", "until_on"),
        *("pk", "value", "is_in_use", "is_provisional", "note", "event__title"),
        *("source__publisher", "source__title", "source__url"),
    ):
        pk, value, is_in_use, is_provisional, note, event, publisher, title, url = row[6:]
        is_same = publisher is not None and event is None and source_facts(publisher, title, url) == this
        evidence = event or f"{publisher}: {title}"
        stands = Standing(pk, value, is_in_use, is_provisional, note, evidence, is_same)
        found[Key(*row[:6])].append(stands)
    return found


def source_facts(publisher: str, title: str, url: str) -> tuple[str, str, str]:
    """By what a source is known again: a later edition has the same publisher, title and address."""
    return folded_name(publisher), folded_name(title), url.strip().rstrip("/")
