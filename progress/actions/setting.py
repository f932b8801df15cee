"""Writing down what is known of services, plans and indicators.

Saying again what stands changes nothing, however often it is sent. A row of the public record that is
changed here is the portal's own from now on, so that loading the record again leaves it alone.
"""

from dataclasses import fields
from typing import Any, TypeVar

from django.db import models, transaction

from municipalities.models import Municipality, Region, ServiceType
from progress.actions.said import Evidence, SaidOfFinding, SaidOfPlan, SaidOfService, SaidOfValue
from progress.actions.standing import FactChangedMeanwhile, hold, newest_version, refuse_if_changed
from progress.actions.values import rivals_of
from progress.models import (
    Fact,
    Indicator,
    IndicatorValue,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
)

F = TypeVar("F", bound=Fact)
Said = SaidOfService | SaidOfPlan | SaidOfFinding | SaidOfValue


@transaction.atomic
def set_provision(
    *,
    municipality: Municipality,
    service: ServiceType,
    said: SaidOfService,
    evidence: Evidence,
    seen: int | None = None,
) -> ServiceProvision:
    """Write how far the municipality has come with the service. `seen` is the version that was looked at."""
    blank = ServiceProvision(municipality=municipality, service=service)
    hold(blank)
    stands = ServiceProvision.objects.filter(municipality=municipality, service=service).first()
    return _write(stands or blank, said, evidence, seen)


@transaction.atomic
def set_finding(
    *,
    plan: SocialServicesPlan,
    criterion: PlanCriterion,
    said: SaidOfFinding,
    evidence: Evidence,
    seen: int | None = None,
) -> PlanFinding:
    """Write how the plan meets the criterion. `seen` is the version that was looked at."""
    blank = PlanFinding(plan=plan, criterion=criterion)
    hold(blank)
    stands = PlanFinding.objects.filter(plan=plan, criterion=criterion).first()
    return _write(stands or blank, said, evidence, seen)


@transaction.atomic
def set_plan(
    *,
    municipality: Municipality,
    said: SaidOfPlan,
    evidence: Evidence,
    plan: SocialServicesPlan | None = None,
    seen: int | None = None,
) -> SocialServicesPlan:
    """Write what is known of a plan: of this one, or of one that did not stand here yet."""
    blank = SocialServicesPlan(municipality=municipality)
    hold(blank)
    if plan is None:
        return _write(blank, said, evidence, None)
    stands = SocialServicesPlan.objects.filter(pk=plan.pk).first()
    if stands is None:
        raise FactChangedMeanwhile(newest_version(plan))
    return _write(stands, said, evidence, seen)


@transaction.atomic
def set_value(
    *,
    indicator: Indicator,
    territory: Region | Municipality | None,
    said: SaidOfValue,
    evidence: Evidence,
    seen: int | None = None,
) -> IndicatorValue:
    """Write what the indicator came to in a territory (None is the country) and period.

    The same evidence has one value of a period: saying another one corrects it. Beside a value of other
    evidence the new one stands and waits to be chosen: it replaces nothing.
    """
    blank = IndicatorValue(
        indicator=indicator,
        region=territory if isinstance(territory, Region) else None,
        municipality=territory if isinstance(territory, Municipality) else None,
        event=evidence.event,
        source=evidence.source,
    )
    blank.period, blank.until = said.period, said.until
    hold(blank)
    rivals = rivals_of(blank)
    stands = rivals.filter(event=evidence.event, source=evidence.source).first()
    blank.is_in_use = not rivals.in_use().exists()
    return _write(stands or blank, said, evidence, seen)


def _write(fact: F, said: Said, evidence: Evidence, seen: int | None) -> F:
    """Give the fact what is said of it; what is no news is written nowhere."""
    before = _columns(fact)
    for field in fields(said):
        setattr(fact, field.name, getattr(said, field.name))
    fact.event, fact.source = evidence.event, evidence.source
    if fact.pk is None or _columns(fact) != before:
        refuse_if_changed(fact, seen)
        fact.become_our_own()
        fact.save()
    return fact


def _columns(fact: models.Model) -> dict[str, Any]:
    return {column.attname: getattr(fact, column.attname) for column in fact._meta.concrete_fields}
