"""The register of care institutions."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.charts import line_chart
from municipalities.filters import InstitutionFilterSet
from municipalities.former_addresses import with_former_addresses
from municipalities.listing import paginate
from municipalities.models import CareInstitution, Organisation
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.views.appearances import appearances
from municipalities.views.tables import institution_table

OUTCOMES_SHOWN = 12


@require_safe
def institution_list(request: HttpRequest) -> HttpResponseBase:
    """The register: by place, kind and place in the reform."""
    institutions = InstitutionFilterSet(request.GET, CareInstitution.objects.for_list())
    table = institution_table(institutions, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    institutions.count_choices()
    page = paginate(request, institutions.qs)
    found = ngettext("%(count)s institution found", "%(count)s institutions found", page.paginator.count)
    return render(
        request,
        "municipalities/institution_list.html",
        {
            "filter": institutions,
            "page": page,
            "found": found % {"count": page.paginator.count},
            "downloads": Downloads(request, table),
        },
    )


@require_safe
@with_former_addresses(Organisation)
def institution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One institution in full."""
    institution = get_object_or_404(
        CareInstitution.objects.select_related(
            "organisation__municipality__region", "organisation__region", "organisation__parent", "operator"
        ),
        organisation__slug=slug,
    )
    organisation = institution.organisation
    counts = list(institution.head_counts.select_related("source"))
    outcomes = organisation.outcomes.public().for_list().order_by("-event__starts_on", "position", "pk")
    return render(
        request,
        "municipalities/institution_detail.html",
        {
            "institution": institution,
            "organisation": organisation,
            "head_counts": counts,
            "chart": line_chart([(count.counted, count.residents) for count in counts]),
            "appearances": appearances(request, organisation),
            "outcomes": outcomes[:OUTCOMES_SHOWN],
            "commitments": organisation.commitments.public().for_list(),
            "claims": organisation.claims.select_related("source", "stated_by"),
            "sources": organisation.sources.all(),
        },
    )
