"""The figures of one indicator by hand: all its values in a territory, and which of them is in use."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.models import Event
from municipalities.access import reach_of
from municipalities.models import Municipality, Region, Source
from progress.actions import choose_value, remove_fact
from progress.figures.series import COUNTRY, code_of
from progress.forms.evidence import EvidenceChoices
from progress.forms.facts import ChoiceForm
from progress.models import Indicator, IndicatorValue, municipalities_in_hand
from progress.views.fact_answers import answer_row
from progress.views.fact_rows import Setting
from progress.views.fact_sheet import MOST_EVENTS, MOST_SOURCES, last_evidence, logged_in_row
from progress.views.value_rows import Territory, ValueRow


class Place(NamedTuple):
    """A territory with the latest value in it, and how many stand beside one in use."""

    name: str
    row: ValueRow


@never_cache
@login_required
@require_safe
def figure_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """An indicator in every territory whose facts the person changes."""
    if not reach_of(request.user).edits_facts:
        raise Http404
    indicator = get_object_or_404(Indicator, slug=slug)
    values = IndicatorValue.objects.editable_by(request.user).filter(indicator=indicator).for_list()
    known: dict[str, list[IndicatorValue]] = {}
    for value in values:
        known.setdefault(code_of(value.territory), []).append(value)
    setting = Setting(request, EvidenceChoices(events=(), sources=()))
    places = [
        Place(
            str(territory or _("Lithuania")),
            ValueRow.of(setting, indicator, territory, known.get(code_of(territory), [])),
        )
        for territory in _territories(request.user)
    ]
    context = {"indicator": indicator, "places": places}
    return render(request, "progress/sheet/figure_sheet.html", context)


@logged_in_row
def value_edit(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """All values of an indicator in a territory, and the place of a new one."""
    territory = _territory(request.user, code)
    indicator = get_object_or_404(Indicator, slug=slug)
    values = list(_values(indicator, territory).for_list())
    setting = Setting(request, _choices(request, indicator, territory, values))
    row = ValueRow.of(setting, indicator, territory, values)
    return answer_row(request, row, back=_back(territory) or row.address)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def value_choice(request: HttpRequest, pk: int) -> HttpResponse:
    """Of values that contradict each other put this one to use, and say why; or take it away."""
    values = IndicatorValue.objects.editable_by(request.user).for_list()
    value = get_object_or_404(values, pk=pk)
    address = reverse("progress:value_edit", args=[value.indicator.slug, code_of(value.territory)])
    if request.method == "POST" and request.POST.get("act") == "remove":
        remove_fact(fact=value)
        messages.success(request, _("The value is taken away."))
        return redirect(address)
    form = ChoiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            choose_value(value=value, because=form.cleaned_data["because"], user=request.user)
        except IndicatorValue.DoesNotExist:
            messages.error(request, _("Somebody has taken this value away meanwhile."))
        else:
            messages.success(request, _("This value is the one in use now."))
        return redirect(address)
    rivals = (
        _values(value.indicator, value.territory)
        .for_list()
        .filter(
            period_on=value.period_on, period_on_precision=value.period_on_precision, until_on=value.until_on
        )
    )
    context = {"value": value, "form": form, "rivals": rivals.select_related("chosen_by"), "back": address}
    return render(request, "progress/sheet/value_choice.html", context)


def _territories(user: Any) -> list[Territory]:
    """The territories whose facts the person changes: the country, regions, municipalities."""
    reach = reach_of(user)
    regions = Region.objects.defer("outline")
    if not reach.edits_all_facts:
        regions = regions.filter(pk__in=reach.regions)
    country: list[Territory] = [None] if reach.edits_all_facts else []
    return [*country, *regions, *municipalities_in_hand(user).defer("aliases")]


def _territory(user: Any, code: str) -> Territory:
    """The territory of that code, if its facts are the person's to change; otherwise there is none."""
    reach = reach_of(user)
    if code == COUNTRY and reach.edits_all_facts:
        return None
    regions = Region.objects.defer("outline").filter(code=code)
    if not reach.edits_all_facts:
        regions = regions.filter(pk__in=reach.regions)
    found = regions.first() or municipalities_in_hand(user).select_related("region").filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _values(indicator: Indicator, territory: Territory) -> Any:
    return IndicatorValue.objects.filter(
        indicator=indicator,
        region=territory if isinstance(territory, Region) else None,
        municipality=territory if isinstance(territory, Municipality) else None,
    )


def _back(territory: Territory) -> str:
    """The sheet on which the row stands; a region and the country have none."""
    return (
        reverse("progress:fact_sheet", args=[territory.slug]) if isinstance(territory, Municipality) else ""
    )


def _choices(
    request: HttpRequest, indicator: Indicator, territory: Territory, standing: list[IndicatorValue]
) -> EvidenceChoices:
    """The events of the territory, and the sources that have figures of it or of the indicator."""
    events = Event.objects.published()
    if isinstance(territory, Municipality):
        events = events.attended_by(territory)
    elif territory:
        events = events.in_region(territory)
    else:
        events = events.filter(is_nationwide=True)
    of_territory = Q(indicator=indicator)
    if territory:
        of_territory |= Q(region=territory) if isinstance(territory, Region) else Q(municipality=territory)
    known = IndicatorValue.objects.filter(of_territory).values("source")
    return EvidenceChoices(
        events=events.newest_first().defer("body", "lead", "words")[:MOST_EVENTS],
        sources=Source.objects.filter(pk__in=known).order_by(F("published_on").desc(nulls_last=True), "pk")[
            :MOST_SOURCES
        ],
        standing=standing,
        last=last_evidence(request),
    )
