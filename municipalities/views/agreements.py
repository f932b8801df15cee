"""Agreements between NGOs and municipalities."""

from pathlib import PurePath

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.files import to_save
from municipalities.filters import AgreementFilterSet
from municipalities.listing import paginate
from municipalities.models import Agreement
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.views.tables import agreement_table


def pipeline() -> list[tuple[str, str, int]]:
    """Each step's word in the address, its label, and how many agreements stand at it."""
    counts = dict(Agreement.objects.order_by().values_list("status").annotate(Count("pk")))
    slugs = AgreementFilterSet.base_filters["busena"].slugs
    return [(slug, label, counts.get(status, 0)) for slug, (status, label) in slugs.items()]


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponseBase:
    """The pipeline of agreements, and each of them."""
    agreements = AgreementFilterSet(request.GET, Agreement.objects.for_list())
    table = agreement_table(agreements, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    agreements.count_choices()
    page = paginate(request, agreements.qs)
    found = ngettext("%(count)s agreement found", "%(count)s agreements found", page.paginator.count)
    return render(
        request,
        "municipalities/agreement_list.html",
        {
            "filter": agreements,
            "page": page,
            "found": found % {"count": page.paginator.count},
            "downloads": Downloads(request, table),
            "pipeline": pipeline(),
        },
    )


@require_safe
def agreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement, step by step."""
    agreement = get_object_or_404(Agreement.objects.for_list(), pk=pk)
    return render(
        request,
        "municipalities/agreement_detail.html",
        {
            "agreement": agreement,
            "signatories": agreement.signatories.select_related("person", "organisation"),
            "events": agreement.events.published().for_list().newest_first(),
            "claims": agreement.claims.select_related("source", "stated_by"),
        },
    )


@require_safe
def agreement_document(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The agreement itself, to be saved: a browser must not run what somebody uploaded."""
    agreement = get_object_or_404(Agreement.objects.exclude(document=""), pk=pk)
    name = f"sutartis-{agreement.municipality.slug}{PurePath(agreement.document.name or '').suffix}"
    return to_save(request, agreement.document, name, is_public=True)
