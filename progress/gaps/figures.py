"""Gaps in figures: what is below its target, and what is known only of long ago."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import ServiceType
from municipalities.partial_dates import PartialDate
from municipalities.words import in_language
from progress.cells import Cell, Evidence, Shown, known_evidence, no_data, was_old
from progress.choices import Option
from progress.figures.series import Figure, latest, reached, targets
from progress.figures.shown import measured, next_target, target_text
from progress.gaps.conditions import Cells, Condition, OneChoice, Scope
from progress.models import Indicator, IndicatorValue, PlanFinding, ServiceProvision, Target
from progress.services.matrix import read


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a municipality stands: its latest value, its target, and what shows them."""

    figure: Figure | None
    target: Target | None
    evidence: tuple[Evidence, ...]

    def cell(self, indicator: Indicator, address: str, day: dt.date) -> Cell:
        """What the cell says of it."""
        goal = _("target %(target)s") % {"target": target_text(self.target, indicator)} if self.target else ""
        if self.figure is None:
            return no_data(detail=goal, evidence=self.evidence, address=address if self.target else "")
        is_reached = reached(indicator, self.figure, self.target)
        words, tone = {
            True: (_("reached"), "status-done"),
            False: (_("not reached"), "status-late"),
            None: (_("no target"), "state-unknown"),
        }[is_reached]
        as_of = self.figure.until or self.figure.period
        return Cell(
            words,
            tone=tone,
            key=is_reached,
            is_gap=None if is_reached is None else not is_reached,
            detail="; ".join(filter(None, (measured(self.figure.value, indicator), goal))),
            address=address,
            as_of=as_of,
            is_old=was_old(as_of, day),
            is_sample=self.figure.is_sample,
            evidence=self.evidence,
        )


class BelowTarget(Condition):
    """The latest value has not reached the municipality's own target, in the direction of progress."""

    parameter = "rodiklis"
    label = gettext_lazy("Indicator below its target")

    @classmethod
    def options(cls) -> list[Option]:
        """The indicators."""
        indicators = Indicator.objects.defer("definition", "definition_en")
        return [Option(one.slug, in_language(one, "name"), one) for one in indicators]

    @classmethod
    def cells(cls, chosen: Sequence[Option], scope: Scope) -> list[Cells]:
        """The latest value beside the target."""
        about = {"indicator__in": [option.row.pk for option in chosen], "municipality__in": scope.keys}
        values = latest(scope.known(IndicatorValue.objects).filter(**about))
        goals = targets(scope.known(Target.objects).filter(**about))
        shown = known_evidence([*values.values(), *(goal for some in goals.values() for goal in some)])

        def standing(key: tuple[int, str]) -> _Standing:
            figure, target = values.get(key), next_target(goals.get(key, ()), scope.last_day)
            facts = [(fact.event_id, fact.source_id) for fact in (figure, target) if fact]
            return _Standing(figure, target, tuple(one for fact in facts for one in shown.get(fact, ())))

        found: list[Cells] = []
        for indicator in (option.row for option in chosen):
            page = reverse("progress:indicator_detail", args=[indicator.slug])
            found.append(
                {
                    place.pk: standing((indicator.pk, place.code)).cell(
                        indicator, f"{page}?teritorija={place.code}", scope.last_day
                    )
                    for place in scope.places
                }
            )
        return found


@dataclass(frozen=True, slots=True)
class _Dated:
    """A fact of whatever sort, with the day of which it tells."""

    name: str
    date: PartialDate | None
    event_id: int | None
    source_id: int | None

    @property
    def last_day(self) -> dt.date:
        """The last day of which it may tell."""
        return self.date.last if self.date else dt.date.max


class OldData(OneChoice):
    """Something that is known of the municipality tells of a time over a year ago."""

    parameter, slug = "duomenys", "seni"
    label = gettext_lazy("Data over a year old")

    @classmethod
    def found(cls, scope: Scope) -> Cells:
        """How many facts are old, and the oldest of them."""
        facts: dict[int, list[_Dated]] = {key: [] for key in scope.keys}
        for key, fact in cls._facts(scope):
            facts[key].append(fact)
        old = {
            key: sorted(
                (fact for fact in some if was_old(fact.date, scope.last_day)), key=lambda fact: fact.last_day
            )
            for key, some in facts.items()
        }
        shown = known_evidence(some[0] for some in old.values() if some)
        return {key: cls._cell(len(facts[key]), old[key], shown) for key in scope.keys}

    @staticmethod
    def _facts(scope: Scope) -> Iterator[tuple[int, _Dated]]:
        among = scope.keys
        provisions = scope.known(ServiceProvision.objects).filter(municipality__in=among)
        services = {one.pk: in_language(one, "name") for one in ServiceType.objects.only("name", "name_en")}
        for known in read(provisions):
            about = _Dated(services[known.service_id], known.stated, known.event_id, known.source_id)
            yield known.municipality_id, about
        findings = scope.known(PlanFinding.objects).filter(plan__municipality__in=among)
        for fact in findings.order_by("criterion_id").select_related("plan", "criterion"):
            about = _Dated(in_language(fact.criterion, "name"), fact.stated, fact.event_id, fact.source_id)
            yield fact.plan.municipality_id, about
        places = {place.code: place.pk for place in scope.places}
        names = {one.pk: in_language(one, "name") for one in Indicator.objects.only("name", "name_en")}
        values = latest(scope.known(IndicatorValue.objects).filter(municipality__in=among))
        for (indicator, code), figure in values.items():
            date = figure.until or figure.period
            yield places[code], _Dated(names[indicator], date, figure.event_id, figure.source_id)

    @staticmethod
    def _cell(total: int, old: Sequence[_Dated], shown: Shown) -> Cell:
        if not total:
            return no_data()
        if not old:
            return Cell(_("no older than a year"), tone="status-done", key=0)
        oldest = old[0]
        return Cell(
            _("%(count)s of %(total)s old") % {"count": len(old), "total": total},
            tone="status-open",
            key=len(old),
            is_gap=True,
            detail=_("the oldest: %(name)s") % {"name": oldest.name},
            as_of=oldest.date,
            evidence=shown.get((oldest.event_id, oldest.source_id), ()),
        )
