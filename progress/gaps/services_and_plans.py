"""Gaps in what municipalities provide and plan."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.models import Municipality, Origin, ServiceType
from municipalities.words import in_language
from progress.cells import Cell, Shown, known_evidence, no_data, was_old
from progress.choices import Option
from progress.gaps.conditions import Cells, Condition, Scope
from progress.models import PlanCriterion, PlanFinding, ServiceProvision
from progress.services.matrix import Provision, provision_address, read


class LackOfService(Condition):
    """A service is not provided: there is none, or it is only planned. What nobody told of is no gap yet."""

    parameter = "paslauga"
    label = gettext_lazy("Service that is not provided")
    WORDS: ClassVar[dict[str, tuple[Any, str]]] = {
        ServiceProvision.Status.NONE: (gettext_lazy("not provided"), "state-none"),
        ServiceProvision.Status.PLANNED: (gettext_lazy("not provided, planned"), "state-planned"),
        ServiceProvision.Status.PILOT: (gettext_lazy("provided on trial"), "state-pilot"),
        ServiceProvision.Status.PERMANENT: (gettext_lazy("provided"), "state-permanent"),
    }

    @classmethod
    def options(cls) -> list[Option]:
        """The services of the catalogue."""
        services = ServiceType.objects.only("slug", "name", "name_en")
        return [Option(one.slug, capfirst(in_language(one, "name")), one) for one in services]

    @classmethod
    def cells(cls, chosen: Sequence[Option], scope: Scope) -> list[Cells]:
        """How far each municipality has come with the services."""
        services = [option.row.pk for option in chosen]
        facts = scope.known(ServiceProvision.objects)
        provisions = read(facts.filter(service__in=services, municipality__in=scope.keys))
        shown = known_evidence(provisions)
        found = {(fact.service_id, fact.municipality_id): fact for fact in provisions}
        return [
            {
                place.pk: cls._cell(option.row, place, found.get((option.row.pk, place.pk)), shown, scope)
                for place in scope.places
            }
            for option in chosen
        ]

    @classmethod
    def _cell(
        cls, service: ServiceType, place: Municipality, fact: Provision | None, shown: Shown, scope: Scope
    ) -> Cell:
        if fact is None:
            return no_data()
        words, tone = cls.WORDS[fact.status]
        return Cell(
            str(words),
            tone=tone,
            key=fact.status,
            is_gap=fact.status not in ServiceProvision.PROVIDED,
            address=provision_address(service, place),
            as_of=fact.stated,
            is_old=was_old(fact.stated, scope.last_day),
            is_sample=fact.is_sample,
            evidence=shown.get((fact.event_id, fact.source_id), ()),
        )


class UnmetCriterion(Condition):
    """A plan does not meet a criterion, or only partly.

    Where nobody read the plan itself, what is said of all the plans of the region stands for it; what is said
    of some of them is shown and settles nothing.
    """

    parameter = "kriterijus"
    label = gettext_lazy("Criterion that the plan does not meet, or only partly")
    WORDS: ClassVar[dict[str, tuple[Any, str]]] = {
        PlanFinding.Verdict.YES: (gettext_lazy("met"), "status-done"),
        PlanFinding.Verdict.PARTLY: (gettext_lazy("met partly"), "status-progress"),
        PlanFinding.Verdict.NO: (gettext_lazy("not met"), "status-none"),
    }

    @classmethod
    def options(cls) -> list[Option]:
        """The criteria."""
        return [
            Option(criterion.slug, str(criterion), criterion) for criterion in PlanCriterion.objects.all()
        ]

    @classmethod
    def cells(cls, chosen: Sequence[Option], scope: Scope) -> list[Cells]:
        """How the latest plan that was read meets the criteria."""
        criteria = [option.row.pk for option in chosen]
        facts = scope.known(PlanFinding.objects).filter(criterion__in=criteria).select_related("plan")
        latest_last = (F("plan__first_year").asc(nulls_first=True), "stated_on", "pk")
        of_plans = list(facts.filter(plan__municipality__in=scope.keys).order_by(*latest_last))
        of_regions = list(facts.filter(region__in=scope.municipality_counts).order_by("stated_on", "pk"))
        shown = known_evidence([*of_plans, *of_regions])
        # Of several findings the last one stays.
        of_plan = {(fact.criterion_id, fact.plan.municipality_id): fact for fact in of_plans}
        of_region = {(fact.criterion_id, fact.region_id): fact for fact in of_regions}
        found: list[Cells] = []
        for criterion in criteria:
            cells: Cells = {}
            for place in scope.places:
                own = of_plan.get((criterion, place.pk))
                regional = of_region.get((criterion, place.region_id))
                fact = own or regional
                verdict = own.verdict if own else cls._verdict_of_all(regional, scope)
                cells[place.pk] = cls._cell(place, fact, verdict, shown, scope)
            found.append(cells)
        return found

    @staticmethod
    def _verdict_of_all(fact: Any, scope: Scope) -> str:
        """What holds of each plan of the region, if the region's finding says so much."""
        if fact is None or (fact.plans_read or 0) < scope.municipality_counts[fact.region_id]:
            return ""
        whole = {0: PlanFinding.Verdict.NO, fact.plans_read: PlanFinding.Verdict.YES}
        return str(whole.get(fact.plans_meeting, ""))

    @classmethod
    def _cell(cls, place: Municipality, fact: Any, verdict: str, shown: Shown, scope: Scope) -> Cell:
        if fact is None:
            return no_data()
        about = {
            "address": f"{(place if fact.plan_id else place.region).get_absolute_url()}#planas",
            "detail": "" if fact.plan_id else cls.of_region(fact),
            "as_of": fact.stated,
            "is_old": was_old(fact.stated, scope.last_day),
            "is_sample": fact.origin == Origin.SAMPLE,
            "evidence": shown.get((fact.event_id, fact.source_id), ()),
        }
        if not verdict:
            return no_data(**about)
        words, tone = cls.WORDS[verdict]
        is_gap = verdict != PlanFinding.Verdict.YES
        return Cell(str(words), tone=tone, key=verdict, is_gap=is_gap, **about)

    @staticmethod
    def of_region(fact: Any) -> str:
        """What is said of the plans of the region."""
        if fact.plans_meeting is None:
            return _("of the region's plans: %(verdict)s") % {"verdict": fact.get_verdict_display()}
        return ngettext(
            "met by %(meeting)s of %(count)s plan read in the region",
            "met by %(meeting)s of %(count)s plans read in the region",
            fact.plans_read,
        ) % {"meeting": fact.plans_meeting, "count": fact.plans_read}
