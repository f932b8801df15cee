"""The rows of indicators: what each came to in a territory, and the place of a new value."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from municipalities.models import Municipality, Region
from municipalities.whole_numbers import whole_number
from progress.actions import CannotBeUndone, Evidence, set_value
from progress.figures.series import code_of
from progress.figures.shown import amount_text
from progress.forms.evidence import NEW_SOURCE, evidence_key
from progress.forms.facts import ValueForm
from progress.models import Fact, Indicator, IndicatorValue, is_stale
from progress.views.fact_rows import Row, Setting, written

Territory = Region | Municipality | None


def value_rows(
    setting: Setting, indicators: Iterable[Indicator], territory: Territory, values: list[IndicatorValue]
) -> list["ValueRow"]:
    """The row of each indicator, with what is known of it in the territory."""
    known = defaultdict(list)
    for value in values:
        known[value.indicator_id].append(value)
    return [ValueRow.of(setting, indicator, territory, known[indicator.pk]) for indicator in indicators]


class ValueRow(Row):
    """An indicator in a territory: what it came to, and the place of a new value."""

    form_class = ValueForm
    known: list[IndicatorValue]
    columns = ("value", "period", "is_provisional", "evidence", "note")

    @classmethod
    def of(
        cls, setting: Setting, indicator: Indicator, territory: Territory, values: list[IndicatorValue]
    ) -> "ValueRow":
        """The row of the indicator; `values` are those known there, the latest first."""
        address = reverse("progress:value_edit", args=[indicator.slug, code_of(territory)])
        fact = IndicatorValue(
            indicator=indicator,
            region=territory if isinstance(territory, Region) else None,
            municipality=territory if isinstance(territory, Municipality) else None,
        )
        row = cls(setting, fact, key=f"rodiklis-{indicator.slug}", label=str(indicator), address=address)
        row.known = values
        return row

    @property
    def indicator(self) -> Indicator:
        """What is counted."""
        return self.fact.indicator

    @property
    def territory(self) -> Territory:
        """Where it is counted."""
        return self.fact.territory

    @property
    def listed(self) -> list[tuple[IndicatorValue, str]]:
        """Every value with its number in words."""
        return [(value, amount_text(value.value, self.indicator)) for value in self.known]

    @property
    def latest_text(self) -> str:
        """The number of the latest value in words."""
        return amount_text(self.latest.value, self.indicator) if self.latest else ""

    @property
    def latest(self) -> IndicatorValue | None:
        """The latest value in use."""
        return next((value for value in self.known if value.is_in_use and value.period), None)

    @property
    def contradictions(self) -> list[IndicatorValue]:
        """Values beside which another one is in use."""
        return [value for value in self.known if not value.is_in_use]

    @property
    def is_old(self) -> bool:
        """Whether the latest value is over a year old."""
        return bool(self.latest and is_stale(self.latest.until or self.latest.period))

    @property
    def values(self) -> dict[str, str]:
        """A new value begins empty, whatever was written before it."""
        return dict.fromkeys((*self.columns, *NEW_SOURCE), "") | {"written": written(self.fact.pk)}

    @property
    def theirs(self) -> dict[str, str]:
        """The value that the same evidence has of the period."""
        fact = self.fact
        texts = {
            "value": f"{fact.value:f}".rstrip("0").rstrip("."),
            "period": written(fact.period),
            "note": fact.note,
        }
        return texts | {
            "is_provisional": "on" if fact.is_provisional else "",
            "evidence": evidence_key(fact.evidence),
        }

    def write(self, said: Any, evidence: Evidence, seen: int) -> Fact:
        """Write what the evidence says."""
        fact = self.fact
        return set_value(
            indicator=fact.indicator, territory=fact.territory, said=said, evidence=evidence, seen=seen
        )

    def blank(self) -> IndicatorValue:
        """The place of a new value."""
        fact = self.fact
        return IndicatorValue(indicator=fact.indicator, region=fact.region, municipality=fact.municipality)

    def undo(self, seen: int) -> None:
        """Take back the value that was written last from this row."""
        pk = whole_number(self.setting.request.POST.get("written", ""))
        place = {name: getattr(self.fact, name) for name in ("indicator", "region", "municipality")}
        kept: Any = IndicatorValue.pgh_event_model  # type: ignore[attr-defined]
        if pk is None or not kept.objects.filter(pgh_obj=pk, **place).exists():
            raise CannotBeUndone
        self.fact.pk = pk
        self.with_version()
        super().undo(seen)

    def renew(self) -> None:
        """Look again what is known of the indicator in the territory."""
        super().renew()
        place = {name: getattr(self.fact, name) for name in ("indicator", "region", "municipality")}
        self.known = list(IndicatorValue.objects.filter(**place).for_list())
