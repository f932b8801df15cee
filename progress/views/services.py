"""Which services exist where: the catalogue, one service across the country, and one in one municipality."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.digest import most_urgent_commitments, newest_outcomes
from events.models import Commitment, Outcome
from municipalities.listing import paginate
from municipalities.models import Municipality, Organisation, ServiceType
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.words import in_language, partial_date_text
from progress.as_of import as_of
from progress.drawing.choropleth import Choropleth, Reading, tile_choropleth
from progress.drawing.classes import status_classes
from progress.filters.services import ServiceFilterSet, ServiceQuestion
from progress.services.answer import Answer, answer, last_round_table, promises_about
from progress.services.bar import bar
from progress.services.matrix import State, below
from progress.services.past import entries
from progress.services.tables import answer_table, past_table, service_table
from progress.services.words import answer_sentence, heading

SERVICES = 200  # all on one page, so that a second page is none


@require_safe
def service_list(request: HttpRequest) -> HttpResponseBase:
    """The catalogue of services: how many municipalities have come how far with each."""
    services = ServiceFilterSet(request.GET, ServiceType.objects.all())
    promises = _promise_counts(services)
    rows = [(service, counts, promises.get(service.pk, 0)) for service, counts in services.rows]
    table = service_table(rows, services.mistaken, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    paginate(request, rows, per_page=SERVICES)
    found = ngettext("%(count)s service found", "%(count)s services found", len(rows))
    context = {
        "filter": services,
        "as_of": as_of(request),
        "rows": [(service, counts, bar(counts), number) for service, counts, number in rows],
        "region": services.region,
        "found": found % {"count": len(rows)},
        "downloads": Downloads(request, table),
    }
    return render(request, "progress/service_list.html", context)


def _promise_counts(services: ServiceFilterSet) -> dict[int, int]:
    """How many promises about each service there are; in the region, if one is chosen."""
    promises = Commitment.objects.public()
    if services.region:
        promises = promises.in_region(services.region)
    if services.day:
        promises = promises.filter(event__starts_on__lte=services.day)
    links = Commitment.services.through.objects.filter(commitment__in=promises.order_by().values("pk"))
    return dict(links.values_list("servicetype").annotate(Count("pk")))


@require_safe
def service_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A service: which municipalities provide it and which do not, who promised what, and what proves it."""
    service = get_object_or_404(ServiceType, slug=slug)
    question = ServiceQuestion(request.GET, Municipality.objects.defer("aliases"))
    region, places = question.region, list(question.queryset)
    asked = [place for place in places if region is None or place.region_id == region.pk]
    found = answer(service, asked, question.day)
    rows = question.ordered(found.of(question.shown))
    title = heading(str(service), region)
    table = answer_table(title, rows, question.mistaken, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    context = {
        "service": service,
        "title": title,
        "filter": question,
        "as_of": as_of(request),
        "region": region,
        "answer": found,
        "rows": rows,
        "found": _shown_in_words(len(rows)),
        "sentence": answer_sentence(found.counts, question.shown),
        "states": _states(found),
        "map": _map(service, places, found),
        "downloads": Downloads(request, table),
        **_last_meeting(question),
        **_heard(service, question),
    }
    return render(request, "progress/service_detail.html", context)


def _shown_in_words(count: int) -> str:
    message = ngettext("%(count)s municipality shown", "%(count)s municipalities shown", count)
    return message % {"count": count}


def _last_meeting(question: ServiceQuestion) -> dict[str, Any]:
    """The last round table of the region asked about, and all that was promised there."""
    event = last_round_table(question.region, question.day) if question.region else None
    promises = Commitment.objects.for_list().filter(event=event).most_urgent_first() if event else ()
    return {"event": event, "event_commitments": promises}


def _states(found: Answer) -> list[tuple[str, str, str, int]]:
    """The word of each state in the address, its mark, its name and how many municipalities are of it."""
    numbers = {
        State.PROVIDED: found.counts.provided,
        State.LACKING: found.counts.lacking,
        State.UNKNOWN: found.counts.unknown,
    }
    slugs = ServiceQuestion.base_filters["rodyti"].slugs
    return [(word, state.value, label, numbers[state]) for word, (state, label) in slugs.items()]


def _map(service: ServiceType, municipalities: Any, found: Answer) -> Choropleth:
    """The whole country, whatever region is asked about: each tile leads to what is known there."""
    places, page = list(municipalities), service.get_absolute_url()
    readings = {
        place.pk: Reading(
            known.status,
            f"{known.label} ({partial_date_text(known.stated)})",
            is_old=known.is_stale,
            url=below(page, place),
        )
        for place in places
        if (known := found.everywhere.get(place.pk))
    }
    return tile_choropleth(places, readings, status_classes(), subject=in_language(service, "name"))


def _heard(service: ServiceType, question: ServiceQuestion) -> dict[str, Any]:
    """What was promised about the service and what came of meetings, in the region if one is chosen."""
    promises = promises_about(service, question.day)
    outcomes = Outcome.objects.public().filter(services=service)
    if question.region:
        promises, outcomes = promises.in_region(question.region), outcomes.in_region(question.region)
    if question.day:
        outcomes = outcomes.filter(event__starts_on__lte=question.day)
    return most_urgent_commitments(promises) | newest_outcomes(outcomes)


@require_safe
def provision_detail(request: HttpRequest, slug: str, municipality_slug: str) -> HttpResponseBase:
    """A service in a municipality: what is known and what shows it, and what was known when."""
    service = get_object_or_404(ServiceType, slug=slug)
    municipality = get_object_or_404(
        Municipality.objects.select_related("region").defer("region__outline"), slug=municipality_slug
    )
    asked = as_of(request)
    (row,) = answer(service, [municipality], asked.day).rows
    past = entries(service, municipality, asked.day)
    providers = Organisation.objects.only("slug", "name", "kind", "english").in_bulk(
        {entry.provision.provider_id for entry in past if entry.provision.provider_id}
    )
    title = f"{service}: {municipality.called}"
    table = past_table(title, past, providers, row.address, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    context = {
        "service": service,
        "municipality": municipality,
        "as_of": asked,
        "row": row,
        "past": [(entry, providers.get(entry.provision.provider_id or 0)) for entry in past],
        "administrations": municipality.organisations.filter(
            kind=Organisation.Kind.MUNICIPAL_ADMINISTRATION
        ).only("slug", "name", "kind", "english"),
        "downloads": Downloads(request, table),
        **_said_there(service, municipality, asked.day),
    }
    return render(request, "progress/provision_detail.html", context)


def _said_there(service: ServiceType, municipality: Municipality, day: dt.date | None) -> dict[str, Any]:
    """What the municipality, its bodies and its region promised about the service, and what was heard."""
    promises = promises_about(service, day).filter(
        Q(responsible_municipality=municipality)
        | Q(responsible_organisation__municipality=municipality)
        | Q(responsible_region=municipality.region_id)
    )
    outcomes = Outcome.objects.public().filter(services=service).of_municipality(municipality)
    if day:
        outcomes = outcomes.filter(event__starts_on__lte=day)
    return most_urgent_commitments(promises) | newest_outcomes(outcomes)
