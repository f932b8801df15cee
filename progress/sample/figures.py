"""What is counted in the sample: indicators, their values and targets."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from events.sample.cast import Dice, Rows, sample_key
from municipalities.models import Municipality, Region
from municipalities.partial_dates import PartialDate
from progress.models import Indicator, IndicatorValue, Target
from progress.sample import words
from progress.sample.ground import Ground

LAST_YEAR = 2025
# After those of the record.
FIRST_POSITION = 1000
HEADLINES = 2
TARGET_YEARS = (2027, 2030)
CHOSEN_AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
# Out of a hundred municipalities and values.
SILENT, MISSING, CONTRADICTED, PROVISIONAL, ROUNDED, TARGETED = 6, 4, 2, 40, 5, 20


def add_figures(ground: Ground, indicators: int, years: int, seed: int, rows: Rows) -> None:
    """Make so many indicators with values of so many years."""
    rng = Dice(f"{seed}:sizes")
    # What a municipality counts as many times more or fewer than a middling one.
    sizes = {place: rng.lognormvariate(0, 0.6) for place in ground.municipalities}
    for number in range(indicators):
        counted = words.INDICATORS[number % len(words.INDICATORS)]
        chance = Dice(f"{seed}:indicator:{number}"), Dice(f"{seed}:targets:{number}")
        _Figures(ground, sizes, counted, rows).add(number, years, *chance)


class _Figures:
    """One indicator in the making."""

    def __init__(
        self,
        ground: Ground,
        sizes: dict[Municipality, float],
        counted: words.Counted,
        rows: Rows,
    ) -> None:
        self.ground = ground
        self.counted = counted
        self.rows = rows
        self.sizes = sizes

    def add(self, number: int, years: int, rng: Dice, rng_of_targets: Dice) -> None:
        """Make the indicator, its targets, and its values from the last year back."""
        self.rng = rng
        self.indicator = self.rows.add(self.named(number))
        self.silent = {place for place in self.ground.municipalities if rng.chance(SILENT)}
        self.targets(self.year(LAST_YEAR), rng_of_targets)
        for year in range(LAST_YEAR - 1, LAST_YEAR - years, -1):
            self.year(year)

    def named(self, number: int) -> Indicator:
        """Return the indicator under a name that no other has."""
        round_of_names = number // len(words.INDICATORS)
        again = f" {round_of_names + 1}" if round_of_names else ""
        counted = self.counted
        return Indicator(
            **sample_key("indicator", number),
            slug=f"pavyzdys-{slugify(counted.name)}-{number + 1}"[:80],
            name=f"{counted.name}{again} (pavyzdys)",
            name_en=f"{counted.name_en}{again} (sample)",
            definition=words.DEFINITION,
            definition_en=words.DEFINITION_EN,
            unit=counted.unit,
            unit_en=counted.unit_en,
            decimals=counted.decimals,
            direction=counted.direction,
            frequency=Indicator.Frequency.YEAR,
            most=100 if counted.is_share else None,
            is_headline=number < HEADLINES,
            position=FIRST_POSITION + number,
        )

    def year(self, year: int) -> dict[Any, Decimal]:
        """Make the values of a year, of every territory; a few municipalities have not told theirs."""
        period = PartialDate.parse(str(year))
        source = self.rng.choice(self.ground.sources)
        found: dict[Any, Decimal] = {
            place: self.value(place, LAST_YEAR - year) for place in self.ground.municipalities
        }
        for place, value in found.copy().items():
            if place not in self.silent and not self.rng.chance(MISSING):
                self.add_value(period, value, source=source, municipality=place)
        for region in self.ground.regions:
            found[region] = self.together([found[place] for place in found if _is_in(place, region)])
            self.add_value(period, found[region], source=source, region=region)
        found[None] = self.together([found[place] for place in self.ground.municipalities])
        self.add_value(period, found[None], source=source)
        return found

    def value(self, place: Municipality, years_ago: int) -> Decimal:
        """Return what a municipality counts, as it was so many years ago."""
        change = (1 + self.counted.change / 100) ** -years_ago
        size = 0.8 + self.sizes[place] / 5 if self.counted.is_share else self.sizes[place]
        value = self.counted.usual * size * change * self.rng.uniform(0.93, 1.07)
        return self.rounded(min(value, 100) if self.counted.is_share else value)

    def together(self, values: list[Decimal]) -> Decimal:
        """Return what several municipalities count together."""
        total = sum(values, Decimal())
        return self.rounded(total / len(values)) if values and self.counted.is_share else total

    def rounded(self, value: float | Decimal) -> Decimal:
        """Keep as many decimal places as the indicator has."""
        return round(Decimal(value), self.counted.decimals)

    def add_value(self, period: PartialDate, value: Decimal, **told: Any) -> None:
        """Keep a value, and now and then one that contradicts it and is not in use."""
        is_contradicted = self.rng.chance(CONTRADICTED)
        number = len(self.rows.by_model[IndicatorValue])
        self.rows.add(
            IndicatorValue(
                **sample_key("value", number),
                indicator=self.indicator,
                period=period,
                value=value,
                quality="rounded" if self.rng.chance(ROUNDED) else "published",
                is_provisional=period.on.year == LAST_YEAR and self.rng.chance(PROVISIONAL),
                chosen_because=words.CHOSEN_BECAUSE if is_contradicted else "",
                chosen_at=CHOSEN_AT if is_contradicted else None,
                **told,
            )
        )
        if is_contradicted:
            others = [source for source in self.ground.sources if source != told["source"]]
            other = self.rounded(value * Decimal("0.9"))
            told |= {"source": self.rng.choice(others), "is_in_use": False, "note": words.NOTE}
            self.rows.add(
                IndicatorValue(
                    **sample_key("value", number + 1),
                    indicator=self.indicator,
                    period=period,
                    value=other,
                    **told,
                )
            )

    def targets(self, last: dict[Any, Decimal], rng: Dice) -> None:
        """Make the targets of the country, the regions and some municipalities."""
        places: list[Any] = [None, *self.ground.regions, *self.ground.municipalities]
        for place in places:
            if isinstance(place, Municipality) and not rng.chance(TARGETED):
                continue
            for step, year in enumerate(TARGET_YEARS, start=1):
                change = {"fewer": 0.75, "more": 1.25}.get(self.counted.direction, 1) ** step
                value = self.rounded(float(last[place]) * change)
                where = {"region" if isinstance(place, Region) else "municipality": place} if place else {}
                self.rows.add(
                    Target(
                        **sample_key("target", len(self.rows.by_model[Target])),
                        indicator=self.indicator,
                        value=min(value, Decimal(100)) if self.counted.is_share else value,
                        due=PartialDate.parse(str(year)),
                        source=rng.choice(self.ground.sources),
                        note=words.NOTE,
                        **where,
                    )
                )


def _is_in(place: Any, region: Region) -> bool:
    return isinstance(place, Municipality) and place.region_id == region.pk
