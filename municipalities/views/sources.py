"""Sources, and everything that rests on them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.filters import SourceFilterSet
from municipalities.listing import paginate
from municipalities.models import Claim, Source
from municipalities.shown_facts import fact_counts, shown_by
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.views.tables import resting_counts, source_table


@require_safe
def source_list(request: HttpRequest) -> HttpResponseBase:
    """Every text on which the portal rests."""
    sources = SourceFilterSet(request.GET, Source.objects.all())
    table = source_table(sources, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    page = paginate(request, sources.qs)
    event_counts, claim_counts = resting_counts(page)
    counted = fact_counts(page)
    found = ngettext("%(count)s source found", "%(count)s sources found", page.paginator.count)
    return render(
        request,
        "municipalities/source_list.html",
        {
            "filter": sources,
            "page": page,
            "rows": [
                (source, event_counts[source.pk], claim_counts[source.pk], counted[source.pk])
                for source in page
            ],
            "found": found % {"count": page.paginator.count},
            "downloads": Downloads(request, table),
        },
    )


@require_safe
def source_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One source and all that rests on it."""
    source = get_object_or_404(Source, pk=pk)
    resting = everything_on(source)
    return render(
        request,
        "municipalities/source_detail.html",
        {"source": source, "is_bare": not any(resting.values()), **resting},
    )


def everything_on(source: Source) -> dict[str, Any]:
    """All that rests on the source and that the public may read, in one query for each kind."""
    updates = source.commitment_updates.filter(commitment__event__status="published")
    organisations = source.organisations.select_related("care_institution")
    return {
        "events": source.events.published().for_list().newest_first(),
        "shown": shown_by(source),
        "claims": source.claims.select_related(
            "stated_by", "agreement__ngo", "agreement__municipality", *_subjects()
        ),
        "agreements": source.agreements.for_list(),
        "updates": updates.select_related("commitment__event").defer(
            "commitment__event__body", "commitment__event__words"
        ),
        "head_counts": source.head_counts.select_related("institution__organisation"),
        "institutions": organisations.exclude(care_institution=None),
        "organisations": organisations.filter(care_institution=None),
        "persons": source.persons.public(),
        "projects": source.projects.all(),
        "seats": source.seats.select_related("organisation"),
        "clusters": source.clusters.select_related("region"),
        "cluster_memberships": source.cluster_memberships.select_related("organisation", "cluster__region"),
    }


def _subjects() -> list[str]:
    return [name for name in Claim.SUBJECTS if name != "agreement"]
