"""Sources, and everything that rests on them."""

from collections import Counter
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.filters import SourceFilterSet
from municipalities.listing import paginate
from municipalities.models import Claim, Source


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Every text on which the portal rests."""
    sources = SourceFilterSet(request.GET, Source.objects.all())
    page = paginate(request, sources.qs)
    # Two counts in one query would multiply the rows of one by those of the other.
    shown = Source.objects.filter(pk__in=[source.pk for source in page]).order_by()
    events = shown.filter(events__status="published").annotate(count=Count("events"))
    claims = shown.annotate(count=Count("claims"))
    event_counts, claim_counts = (Counter(dict(rows.values_list("pk", "count"))) for rows in (events, claims))
    found = ngettext("%(count)s source found", "%(count)s sources found", page.paginator.count)
    return render(
        request,
        "municipalities/source_list.html",
        {
            "filter": sources,
            "page": page,
            "rows": [(source, event_counts[source.pk], claim_counts[source.pk]) for source in page],
            "found": found % {"count": page.paginator.count},
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
