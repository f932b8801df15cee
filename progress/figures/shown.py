"""Figures as a reader meets them: written with their decimals and unit, with their period and evidence."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from babel.numbers import NumberPattern, format_decimal, parse_pattern
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from municipalities.models import Source
from municipalities.tables import PAGE, Column
from municipalities.words import conventions, in_language, partial_date_text, partial_range_text
from progress.drawing import series as drawn
from progress.drawing.sparkline import Sparkline, sparkline
from progress.figures.series import Figure, last_of, reached
from progress.models import Indicator, Target
from progress.models.indicators import DECIMALS

# How units begin that follow every number in one form; those that end with a full stop do so too.
UNITS_OF_ANY_NUMBER = ("tūkst.", "mln.", "thousand", "million", "per cent", "Eur", "EUR", "%")


def amount_text(value: Decimal, indicator: Indicator) -> str:
    """The number with the decimals that the indicator has, or more where its source gives more: 18,6."""
    return format_decimal(value, format=_pattern(indicator.decimals), locale=conventions())


@cache
def _pattern(decimals: int) -> NumberPattern:
    """How a number is written; read once, as a page has hundreds of them."""
    return parse_pattern(f"#,##0.{'0' * decimals}{'#' * (DECIMALS - decimals)}")


def unit_of(indicator: Indicator) -> str:
    """What the indicator counts."""
    return in_language(indicator, "unit")


def measured(value: Decimal, indicator: Indicator) -> str:
    """The number with its unit where any number may have it: 18,6 tūkst. asmenų. A noun has cases."""
    unit = unit_of(indicator)
    text = amount_text(value, indicator)
    is_of_any_number = unit.endswith(".") or unit.startswith(UNITS_OF_ANY_NUMBER)
    return f"{text}\N{NO-BREAK SPACE}{unit}" if is_of_any_number else text


def period_text(figure: Figure) -> str:
    """The period of the figure in words."""
    return partial_range_text(figure.period, figure.until) if figure.period else _("undated")


def target_text(target: Target, indicator: Indicator) -> str:
    """The target in words: 0 (2020 m.)."""
    return f"{measured(target.value, indicator)} ({partial_date_text(target.due)})"


def plotted(figures: Iterable[Figure]) -> list[drawn.Value]:
    """The figures as a picture takes them: those in use whose period is known."""
    return [
        drawn.Value(figure.period, figure.value, figure.is_provisional, figure.until)
        for figure in figures
        if figure.period and figure.is_in_use
    ]


def plotted_target(target: Target | None) -> drawn.Target | None:
    """The target as a picture takes it."""
    return drawn.Target(target.value, target.due) if target else None


@dataclass(frozen=True)
class Change:
    """How a figure differs from the one of the period before, and whether that is progress."""

    by: Decimal
    text: str
    since: str
    is_better: bool | None

    @property
    def verdict(self) -> str:
        """The same in a word, where the indicator has a direction."""
        if self.is_better is None:
            return ""
        return pgettext("a change", "better") if self.is_better else pgettext("a change", "worse")


def changes(indicator: Indicator, figures: Iterable[Figure]) -> dict[int, Change]:
    """Compare each figure in use whose period is known with the one before it; by the figures' ids."""
    series = [figure for figure in figures if figure.is_in_use and figure.period]
    return {now.pk: _change(indicator, before, now) for before, now in pairwise(series)}


def _change(indicator: Indicator, before: Figure, now: Figure) -> Change:
    by = now.value - before.value
    sign = "+" if by > 0 else "−" if by < 0 else ""
    progress = {Indicator.Direction.MORE.value: by > 0, Indicator.Direction.FEWER.value: by < 0}
    return Change(
        by,
        f"{sign}{amount_text(abs(by), indicator)}",
        period_text(before),
        progress.get(indicator.direction) if by else None,
    )


@dataclass(frozen=True)
class Latest:
    """What is known last of an indicator in one territory, how it came to that, and what it is to come to."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    target: Target | None
    evidence: Any

    @cached_property
    def figure(self) -> Figure | None:
        """The latest figure in use: of a known period if there is any."""
        return last_of(self.figures)

    @property
    def text(self) -> str:
        """The figure with its unit."""
        return measured(self.figure.value, self.indicator) if self.figure else ""

    @property
    def period(self) -> str:
        """The figure's period in words."""
        return period_text(self.figure) if self.figure else ""

    @cached_property
    def change(self) -> Change | None:
        """How it differs from the figure of the period before, if there is one."""
        last_two = [figure for figure in self.figures if figure.is_in_use and figure.period][-2:]
        return next(iter(changes(self.indicator, last_two).values()), None)

    @property
    def target_text(self) -> str:
        """The target in words."""
        return target_text(self.target, self.indicator) if self.target else ""

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where there is no figure of a known period, or no target."""
        dated = self.figure if self.figure and self.figure.period else None
        return reached(self.indicator, dated, self.target)

    @property
    def is_sample(self) -> bool:
        """Whether a generator made the figure."""
        return bool(self.figure and self.figure.is_sample)

    @cached_property
    def picture(self) -> Sparkline | None:
        """The figures as a small line; one figure alone needs none."""
        values = plotted(self.figures)
        target = float(self.target.value) if self.target else None
        return sparkline(values, target=target) if len(values) > 1 else None

    @property
    def picture_label(self) -> str:
        """What the small line shows."""
        series = [figure for figure in self.figures if figure.period and figure.is_in_use]
        first, last = series[0], series[-1]
        return _("%(name)s: %(first)s (%(since)s), %(last)s (%(until)s)") % {
            "name": in_language(self.indicator, "name"),
            "first": measured(first.value, self.indicator),
            "since": period_text(first),
            "last": measured(last.value, self.indicator),
            "until": period_text(last),
        }


def next_target(targets: Sequence[Target], day: dt.date | None = None) -> Target | None:
    """Of targets in the order of their days the one that is due next after the day, or else the last one."""
    day = day or timezone.localdate()
    return next((one for one in targets if one.due.last >= day), targets[-1] if targets else None)


# What a row of a table to take away rests on.
EVIDENCE = (
    PAGE,
    Column("evidence", _lazy("Evidence"), is_source=True, width=50),
    Column("evidence_date", _lazy("Date of the evidence"), "date", is_source=True),
    Column("evidence_address", _lazy("Address of the evidence"), "address", is_source=True),
    Column("is_sample", _lazy("Sample, not real"), "flag", is_source=True),
)


def evidence_cells(page: str, evidence: Any, site: str, *, is_sample: bool) -> tuple[Any, ...]:
    """The cells of `EVIDENCE`: a source is found at its own address where it has one."""
    if evidence is None:
        return page, None, None, None, is_sample
    is_source = isinstance(evidence, Source)
    date = evidence.published if is_source else evidence.starts
    address = (is_source and evidence.url) or f"{site}{evidence.get_absolute_url()}"
    return page, str(evidence), date, address, is_sample
