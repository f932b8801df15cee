"""The sheet of a municipality: its services, its plans and its indicators, to be filled in by hand."""

from collections.abc import Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.models import Event
from municipalities.models import Municipality, ServiceType, Source
from municipalities.whole_numbers import whole_number
from progress.forms.evidence import EvidenceChoices, evidence_key
from progress.models import (
    Indicator,
    IndicatorValue,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
    municipalities_in_hand,
)
from progress.views.fact_answers import answer_row, is_script
from progress.views.fact_rows import LAST_EVIDENCE, FindingRow, PlanRow, ProvisionRow, Setting
from progress.views.value_rows import ValueRow, value_rows

# More than so many choices nobody reads; an older one is named by its address.
MOST_EVENTS = 40
MOST_SOURCES = 40
# Every kind of row that rests on a source and is of a municipality.
OF_MUNICIPALITY = {
    "serviceprovisions": "municipality",
    "socialservicesplans": "municipality",
    "planfindings": "plan__municipality",
    "indicatorvalues": "municipality",
    "targets": "municipality",
    "claims": "municipality",
}


class PlanPart(NamedTuple):
    """A plan with its findings."""

    plan: PlanRow
    findings: list[FindingRow]


def logged_in_row(view: Any) -> Any:
    """Ask whoever has not logged in to do so; the script of a sheet is told that it has to be done."""
    asking = login_required(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated or not is_script(request):
            return asking(request, *args, **kwargs)
        login = f"{resolve_url('account_login')}?{urlencode({'next': request.path})}"
        answer = {"message": _("Log in to carry on where you left off"), "login": login}
        return JsonResponse(answer, status=HTTPStatus.UNAUTHORIZED)

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(answered))


@never_cache
@login_required
@require_safe
def fact_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that is known of the municipality, each row to be changed where it stands."""
    municipality = _in_hand(request, slug)
    provisions = {row.service_id: row for row in municipality.provisions.for_list()}
    plans = list(municipality.plans.select_related("event", "source", "municipality"))
    findings = PlanFinding.objects.filter(plan__in=plans).select_related("criterion", "event", "source")
    values = _latest_values(municipality)
    standing = [*provisions.values(), *plans, *findings]
    setting = Setting(request, _choices(request, municipality, standing))
    indicators = list(Indicator.objects.annotate(is_counted=Exists(_counted_somewhere())))
    is_counted = {row.pk: row.is_headline or row.is_counted for row in indicators}
    figures = value_rows(setting, indicators, municipality, list(values))
    context = {
        "municipality": municipality,
        "services": _service_rows(setting, municipality, provisions),
        "plans": _plan_parts(setting, plans, list(findings)),
        "new_plan": PlanRow.of(setting, municipality, None),
        "indicators": [row for row in figures if is_counted[row.indicator.pk]],
        "other_indicators": [row for row in figures if not is_counted[row.indicator.pk]],
        "headings": {
            kind.__name__: kind.headings() for kind in (ProvisionRow, FindingRow, PlanRow, ValueRow)
        },
        "providers": setting.providers,
        "source_cells": setting.source_cells,
        "last_evidence": evidence_key(setting.choices.last),
        "waiting": municipality.fact_proposals.answerable_by(request.user).waiting().count(),
    }
    return render(request, "progress/sheet/fact_sheet.html", context)


@logged_in_row
def provision_edit(request: HttpRequest, slug: str, service: str) -> HttpResponse:
    """A service of the municipality by itself."""
    municipality = _in_hand(request, slug)
    kind = get_object_or_404(ServiceType, slug=service)
    fact = municipality.provisions.for_list().filter(service=kind).first()
    setting = Setting(request, _choices(request, municipality, [fact]))
    row = ProvisionRow.of(setting, municipality, kind, fact, None).with_version()
    return answer_row(request, row, back=_address(municipality))


@logged_in_row
def plan_create(request: HttpRequest, slug: str) -> HttpResponse:
    """A plan that does not stand here yet."""
    municipality = _in_hand(request, slug)
    row = PlanRow.of(Setting(request, _choices(request, municipality, [])), municipality, None)
    return answer_row(request, row, back=_address(municipality))


@logged_in_row
def plan_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A plan of the municipality by itself."""
    municipality = _in_hand(request, slug)
    plan = _plan(municipality, pk)
    row = PlanRow.of(Setting(request, _choices(request, municipality, [plan])), municipality, plan)
    row.with_version()
    return answer_row(request, row, back=_address(municipality))


@logged_in_row
def finding_edit(request: HttpRequest, slug: str, pk: int, criterion: str) -> HttpResponse:
    """How a plan meets a criterion, by itself."""
    municipality = _in_hand(request, slug)
    plan = _plan(municipality, pk)
    question = get_object_or_404(PlanCriterion, slug=criterion)
    fact = plan.findings.filter(criterion=question).select_related("event", "source").first()
    setting = Setting(request, _choices(request, municipality, [fact]))
    row = FindingRow.of(setting, plan, question, fact, None).with_version()
    return answer_row(request, row, back=_address(municipality))


def _latest_values(municipality: Municipality) -> Any:
    """The latest value of each indicator, and those that contradict one in use."""
    values = IndicatorValue.objects.filter(municipality=municipality)
    latest = values.in_use().dated().order_by("indicator_id", "-period_on").distinct("indicator_id")
    return values.filter(Q(is_in_use=False) | Q(pk__in=latest.values("pk"))).for_list()


def _counted_somewhere() -> Any:
    """The values that municipalities have of the indicator."""
    return IndicatorValue.objects.of_municipalities().filter(indicator=OuterRef("pk"))


def _address(municipality: Municipality) -> str:
    return reverse("progress:fact_sheet", args=[municipality.slug])


def _in_hand(request: HttpRequest, slug: str) -> Municipality:
    """The municipality, if its facts are the person's to change; otherwise there is none."""
    found = municipalities_in_hand(request.user).select_related("region")
    return get_object_or_404(found.defer("region__outline", "aliases"), slug=slug)


def _plan(municipality: Municipality, pk: int) -> SocialServicesPlan:
    plans = municipality.plans.select_related("event", "source", "municipality")
    return get_object_or_404(plans, pk=pk)


def _service_rows(
    setting: Setting, municipality: Municipality, provisions: dict[int, ServiceProvision]
) -> list[ProvisionRow]:
    """Every service of the catalogue, known of the municipality or not."""
    kept: Any = ServiceProvision.pgh_event_model  # type: ignore[attr-defined]
    versions = _latest(kept.objects.filter(municipality=municipality), "service_id")
    return [
        ProvisionRow.of(setting, municipality, service, provisions.get(service.pk), versions.get(service.pk))
        for service in ServiceType.objects.only("name", "name_en", "slug")
    ]


def _plan_parts(
    setting: Setting, plans: list[SocialServicesPlan], findings: list[PlanFinding]
) -> list[PlanPart]:
    """Every plan of the municipality with every criterion, known of it or not."""
    if not plans:
        return []
    kept: tuple[Any, Any] = (SocialServicesPlan.pgh_event_model, PlanFinding.pgh_event_model)  # type: ignore[attr-defined]
    of_plans = _latest(kept[0].objects.filter(pgh_obj__in=plans), "pgh_obj_id")
    of_findings = _latest(kept[1].objects.filter(plan__in=plans), "plan_id", "criterion_id")
    by_place = {(row.plan_id, row.criterion_id): row for row in findings}
    criteria = list(PlanCriterion.objects.all())
    return [
        PlanPart(
            PlanRow.of(setting, plan.municipality, plan, of_plans.get(plan.pk)),
            [
                FindingRow.of(
                    setting,
                    plan,
                    criterion,
                    by_place.get((plan.pk, criterion.pk)),
                    of_findings.get((plan.pk, criterion.pk)),
                )
                for criterion in criteria
            ],
        )
        for plan in plans
    ]


def _latest(versions: Any, *names: str) -> dict[Any, Any]:
    """The newest version of each place, by what names it; one query."""
    rows = versions.order_by(*names, "-pgh_id").distinct(*names)
    if len(names) == 1:
        return {getattr(row, names[0]): row for row in rows}
    return {tuple(getattr(row, name) for name in names): row for row in rows}


def _choices(request: HttpRequest, municipality: Municipality, standing: Iterable[Any]) -> EvidenceChoices:
    """The evidence that is at hand for the municipality."""
    events = Event.objects.published().attended_by(municipality).newest_first().defer("body", "lead", "words")
    known = Q()
    for relation, column in OF_MUNICIPALITY.items():
        rows = Source._meta.get_field(relation).related_model._default_manager  # type: ignore[union-attr]
        known |= Q(pk__in=rows.filter(**{column: municipality}).values("source"))
    sources = Source.objects.filter(known).order_by(F("published_on").desc(nulls_last=True), "pk")
    return EvidenceChoices(
        events=events[:MOST_EVENTS],
        sources=sources[:MOST_SOURCES],
        standing=standing,
        last=last_evidence(request),
    )


def last_evidence(request: HttpRequest) -> Event | Source | None:
    """What the person chose last, on this sheet or on another, if it is still there to be read."""
    kind, _dash, number = str(request.session.get(LAST_EVIDENCE, "")).partition("-")
    pk = whole_number(number)
    if pk is None:
        return None
    if kind == "event":
        return Event.objects.visible_to(request.user).filter(pk=pk).first()
    return Source.objects.filter(pk=pk).first()
