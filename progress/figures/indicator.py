"""Everything that is known of one indicator: by territory and period, and what shows it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Municipality, Region
from municipalities.words import in_language
from progress.drawing import series as drawn
from progress.drawing.bars import Bar, bars
from progress.drawing.charts import Trend
from progress.drawing.choropleth import Choropleth, Reading, region_choropleth, tile_choropleth
from progress.drawing.classes import equal_counts
from progress.drawing.multiples import Multiples, multiples
from progress.drawing.trend import trend
from progress.figures import series
from progress.figures.series import COUNTRY, Figure
from progress.figures.shown import Latest, next_target, plotted, plotted_target, unit_of
from progress.models import Indicator, IndicatorValue, Target

Place = Region | Municipality
# A map of fewer territories shows little but that nothing is known.
FEWEST_MUNICIPALITIES, FEWEST_REGIONS = 5, 3


@dataclass(frozen=True)
class Ranked:
    """One territory's latest figure among those of the others; equal figures share their place."""

    place: int
    territory: Place
    latest: Latest
    bar: Bar | None


@dataclass(frozen=True)
class Level:
    """The territories of one kind: those with a figure, in their order, and how many there are."""

    ranked: list[Ranked]
    total: int

    @property
    def periods(self) -> set[str]:
        """The periods that the figures are of: one, and they can be compared without a second thought."""
        return {one.latest.period for one in self.ranked}


class IndicatorFigures:
    """What is known of the indicator in every territory, in six queries; `day` asks what was known then."""

    def __init__(self, indicator: Indicator, day: dt.date | None = None) -> None:
        self.indicator, self.day = indicator, day
        values = IndicatorValue.objects.known_on(day).public().filter(indicator=indicator)
        targets = Target.objects.known_on(day).public().filter(indicator=indicator)
        self.figures = {code: figures for (_pk, code), figures in series.series(values).items()}
        self.targets = {code: rows for (_pk, code), rows in series.targets(targets).items()}
        self.municipalities = list(
            Municipality.objects.select_related("region").defer("aliases", "region__outline")
        )
        self.regions = list(Region.objects.all())
        self.evidence = series.evidence([*self._latest_figures(), *self._all_targets()])

    def _latest_figures(self) -> Iterable[Figure]:
        latest = (series.last_of(figures) for figures in self.figures.values())
        return (figure for figure in latest if figure)

    def _all_targets(self) -> Iterable[Target]:
        return (target for targets in self.targets.values() for target in targets)

    @cached_property
    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """The territories of which anything is known, by their kind: code and name."""
        known = {*self.figures, *self.targets}
        kinds: dict[str, list[tuple[str, str]]] = {
            _("the country"): [(COUNTRY, name_of(None))],
            _("regions"): [(place.code, name_of(place)) for place in self.regions],
            _("municipalities"): [(place.code, name_of(place)) for place in self.municipalities],
        }
        found = {kind: [one for one in places if one[0] in known] for kind, places in kinds.items()}
        return {kind: places for kind, places in found.items() if places}

    @property
    def known(self) -> str:
        """Of what territories values are known: visa šalis, 2 savivaldybės."""
        regions = sum(region.code in self.figures for region in self.regions)
        places = sum(place.code in self.figures for place in self.municipalities)
        parts = (
            _("the whole country") if COUNTRY in self.figures else "",
            ngettext("%(count)s region", "%(count)s regions", regions) % {"count": regions}
            if regions
            else "",
            ngettext("%(count)s municipality", "%(count)s municipalities", places) % {"count": places}
            if places
            else "",
        )
        return ", ".join(part for part in parts if part)

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the territories of which anything is known, by their codes."""
        return {code: name for places in self.choices.values() for code, name in places}

    def latest(self, code: str) -> Latest:
        """What is known last in the territory."""
        figures = tuple(self.figures.get(code, ()))
        target = next_target(self.targets.get(code, []), self.day)
        shown = series.last_of(figures) or target
        evidence = self.evidence.get((shown.event_id, shown.source_id)) if shown else None
        return Latest(self.indicator, figures, target, evidence)

    @cached_property
    def municipality_level(self) -> Level:
        """The municipalities, the best first."""
        return self._level(self.municipalities)

    @cached_property
    def region_level(self) -> Level:
        """The regions, the best first."""
        return self._level(self.regions)

    def _level(self, places: Sequence[Place]) -> Level:
        """Put the territories with a figure of a known period in order; the rest stand in no comparison."""
        sign = 1 if self.indicator.direction == Indicator.Direction.FEWER else -1
        found = [(place, self.latest(place.code)) for place in places]
        known = [(place, row, row.figure.value) for place, row in found if row.figure and row.figure.period]
        known.sort(key=lambda one: (sign * one[2], one[0].sort_key))
        values = [value for _place, _row, value in known]
        lengths = bars(values)
        return Level(
            [
                Ranked(values.index(value) + 1, place, row, bar)
                for (place, row, value), bar in zip(known, lengths, strict=True)
            ],
            len(places),
        )

    @property
    def is_of_municipalities(self) -> bool:
        """Whether the map is one of the municipalities."""
        return len(self.municipality_level.ranked) >= FEWEST_MUNICIPALITIES

    @cached_property
    def picture(self) -> Choropleth | None:
        """The map of the municipalities, or else of the regions; none of a few figures."""
        subject = in_language(self.indicator, "name")
        level = self.municipality_level if self.is_of_municipalities else self.region_level
        if not self.is_of_municipalities and len(level.ranked) < FEWEST_REGIONS:
            return None
        readings = self._readings(level)
        classes = equal_counts(row.figure.value for row in (one.latest for one in level.ranked) if row.figure)
        if self.is_of_municipalities:
            return tile_choropleth(self.municipalities, readings, classes, subject=subject)
        return region_choropleth(self.regions, readings, classes, subject=subject)

    def _readings(self, level: Level) -> dict[int, Reading]:
        address = self.indicator.get_absolute_url()
        return {
            one.territory.pk: Reading(
                one.latest.figure.value,
                f"{one.latest.text} ({one.latest.period})",
                is_old=one.latest.figure.is_stale,
                url=f"{address}?teritorija={one.territory.code}#reiksmes",
            )
            for one in level.ranked
            if one.latest.figure
        }

    @cached_property
    def multiples(self) -> Multiples | None:
        """The same trend for each region, on one scale."""
        address = self.indicator.get_absolute_url()
        return multiples(
            [
                (self._series(region.code, name_of(region)), f"{address}?teritorija={region.code}#reiksmes")
                for region in self.regions
            ]
        )

    def trend(self, codes: Sequence[str]) -> Trend | None:
        """The figures of the territories over the years; a target is that of one territory alone.

        Where each has but one figure, there is nothing to draw.
        """
        series_of = [self._series(code, self.names[code]) for code in codes]
        if all(len(one.values) <= 1 for one in series_of):
            return None
        target = next_target(self.targets.get(codes[0], []), self.day) if len(codes) == 1 else None
        return trend(
            series_of,
            unit=unit_of(self.indicator),
            target=plotted_target(target),
        )

    def _series(self, code: str, name: str) -> drawn.Series:
        return drawn.Series.of(name, plotted(self.figures.get(code, ())))


def name_of(place: Place | None) -> str:
    """The name of the territory; of the country where there is none."""
    return in_language(place, "name") if place else _("Lithuania")


def place_filter(code: str, places: Iterable[Place]) -> dict[str, Any]:
    """The columns by which a fact is one of the territory of this code."""
    if code == COUNTRY:
        return {"region": None, "municipality": None}
    place = next(place for place in places if place.code == code)
    return {"region" if isinstance(place, Region) else "municipality": place}
