"""The map of the country: one indicator or one service, in its municipalities or its regions."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Municipality, Region, ServiceType
from municipalities.partial_dates import PartialDate
from municipalities.words import in_language, partial_date_text
from progress.drawing.choropleth import Choropleth, Reading, region_choropleth, tile_choropleth
from progress.drawing.classes import Classes, equal_counts, equal_widths, status_classes
from progress.figures import series
from progress.figures.series import Figure
from progress.figures.shown import measured, period_text
from progress.models import Indicator, IndicatorValue, ServiceProvision
from progress.services.matrix import Counts, Provision, provision_address, read

Place = Municipality | Region


@dataclass(frozen=True)
class MapRow:
    """What is known of one territory, for the table behind the map; where nothing is, there is no reading."""

    place: Place
    reading: Reading | None
    value: Decimal | str | None = None
    text: str = ""
    date: PartialDate | None = None
    when: str = ""
    evidence: Any = None
    is_sample: bool = False


@dataclass(frozen=True)
class CountryMap:
    """The map with the table behind it. `note` says what the figures on it are, where that has to be said."""

    subject: str
    unit: str
    address: str
    is_of_regions: bool
    rows: list[MapRow]
    classes: Classes
    note: str = ""

    @property
    def known(self) -> int:
        """Of how many territories something is known."""
        return sum(row.reading is not None for row in self.rows)

    @property
    def picture(self) -> Choropleth:
        """The map itself."""
        readings = {row.place.pk: row.reading for row in self.rows if row.reading}
        if self.is_of_regions:
            regions = [row.place for row in self.rows if isinstance(row.place, Region)]
            return region_choropleth(regions, readings, self.classes, subject=self.subject)
        places = [row.place for row in self.rows if isinstance(row.place, Municipality)]
        return tile_choropleth(places, readings, self.classes, subject=self.subject)


def indicator_map(
    indicator: Indicator, places: Sequence[Place], day: dt.date | None, *, is_of_regions: bool
) -> CountryMap:
    """The latest value of the indicator in each territory; three queries."""
    values = IndicatorValue.objects.known_on(day).public().filter(indicator=indicator)
    figures = series.latest(values.of_regions() if is_of_regions else values.of_municipalities())
    shown_by = series.evidence(figures.values())
    page = indicator.get_absolute_url()
    rows = []
    for place in places:
        figure = figures.get((indicator.pk, place.code))
        evidence = figure and shown_by.get((figure.event_id, figure.source_id))
        rows.append(_figure_row(indicator, page, place, figure, evidence))
    known = [row.reading.value for row in rows if row.reading and not isinstance(row.reading.value, str)]
    return CountryMap(
        in_language(indicator, "name"),
        in_language(indicator, "unit"),
        page,
        is_of_regions=is_of_regions,
        rows=rows,
        classes=equal_counts(known),
    )


def _figure_row(
    indicator: Indicator, page: str, place: Place, figure: Figure | None, evidence: Any
) -> MapRow:
    if figure is None:
        return MapRow(place, None)
    text, when = measured(figure.value, indicator), period_text(figure)
    address = f"{page}?teritorija={place.code}#reiksmes"
    reading = Reading(figure.value, f"{text} ({when})", is_old=figure.is_stale, url=address)
    return MapRow(place, reading, figure.value, text, figure.period, when, evidence, figure.is_sample)


def service_map(service: ServiceType, places: Sequence[Municipality], day: dt.date | None) -> CountryMap:
    """How far each municipality has come with the service; three queries."""
    known = read(ServiceProvision.objects.known_on(day).public().filter(service=service))
    provisions = {provision.municipality_id: provision for provision in known}
    shown_by = series.evidence(known)
    rows = []
    for place in places:
        provision = provisions.get(place.pk)
        evidence = provision and shown_by.get((provision.event_id, provision.source_id))
        rows.append(_provision_row(service, place, provision, evidence))
    return CountryMap(
        in_language(service, "name"),
        "",
        service.get_absolute_url(),
        is_of_regions=False,
        rows=rows,
        classes=status_classes(),
    )


def _provision_row(
    service: ServiceType, place: Municipality, provision: Provision | None, evidence: Any
) -> MapRow:
    if provision is None:
        return MapRow(place, None)
    when = partial_date_text(provision.stated)
    address = provision_address(service, place)
    reading = Reading(provision.status, f"{provision.label} ({when})", is_old=provision.is_stale, url=address)
    return MapRow(
        place,
        reading,
        provision.label,
        provision.label,
        provision.stated,
        when,
        evidence,
        provision.is_sample,
    )


def service_region_map(
    service: ServiceType, regions: Sequence[Region], places: Sequence[Municipality], day: dt.date | None
) -> CountryMap:
    """In how many municipalities of each region the service is provided, of those known; one query."""
    region_of = {place.pk: place.region_id for place in places}
    totals = Counter(region_of.values())
    statuses: dict[int, Counter[str]] = {region.pk: Counter() for region in regions}
    for provision in read(ServiceProvision.objects.known_on(day).public().filter(service=service)):
        statuses[region_of[provision.municipality_id]][provision.status] += 1
    rows = [
        _counted_row(service, region, Counts.of(statuses[region.pk], totals[region.pk])) for region in regions
    ]
    known = [row.reading.value for row in rows if row.reading and not isinstance(row.reading.value, str)]
    return CountryMap(
        in_language(service, "name"),
        "",
        service.get_absolute_url(),
        is_of_regions=True,
        rows=rows,
        classes=equal_widths(known),
        note=_(
            "The figure: in how many municipalities the service is provided, of those of which it is known. "
            "The colour: their share in per cent."
        ),
    )


def _counted_row(service: ServiceType, region: Region, counts: Counts) -> MapRow:
    if not counts.known:
        return MapRow(region, None)
    details = {"provided": counts.provided, "known": counts.known, "total": counts.total}
    text = ngettext(
        "provided in %(provided)s of %(known)s municipality known",
        "provided in %(provided)s of %(known)s municipalities known",
        counts.known,
    )
    reading = Reading(
        round(Decimal(100 * counts.provided) / counts.known),
        text % details,
        figure=_("%(provided)s of %(known)s") % details,
        url=f"{service.get_absolute_url()}?regionas={region.slug}",
    )
    return MapRow(region, reading, text % details, text % details)
