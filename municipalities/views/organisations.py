"""Organisations and what they do in the reform."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.filters import OrganisationFilterSet
from municipalities.former_addresses import with_former_addresses
from municipalities.listing import paginate
from municipalities.models import FundingProject, Organisation
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.views.appearances import appearances, event_counts
from municipalities.views.tables import organisation_table


@require_safe
def organisation_list(request: HttpRequest) -> HttpResponseBase:
    """Everybody who acts in the reform."""
    organisations = OrganisationFilterSet(
        request.GET, Organisation.objects.select_related("municipality", "region")
    )
    table = organisation_table(organisations, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    organisations.count_choices()
    page = paginate(request, organisations.qs)
    # Counted for the page's own rows: counting for all of them takes a hundred times as long.
    counts = event_counts(page)
    found = ngettext("%(count)s organisation found", "%(count)s organisations found", page.paginator.count)
    return render(
        request,
        "municipalities/organisation_list.html",
        {
            "filter": organisations,
            "page": page,
            "rows": [(organisation, counts[organisation.pk]) for organisation in page],
            "found": found % {"count": page.paginator.count},
            "downloads": Downloads(request, table),
        },
    )


@require_safe
@with_former_addresses(Organisation)
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation in full; a care institution has its page in the register."""
    organisation = get_object_or_404(
        Organisation.objects.select_related("municipality__region", "region", "parent", "care_institution"),
        slug=slug,
    )
    if organisation.kind == Organisation.Kind.CARE_INSTITUTION and hasattr(organisation, "care_institution"):
        return redirect(organisation, permanent=True)
    return render(
        request,
        "municipalities/organisation_detail.html",
        {
            "organisation": organisation,
            "appearances": appearances(request, organisation),
            "agreements": organisation.agreements.for_list(),
            "projects": FundingProject.objects.of_organisation(organisation),
            "commitments": organisation.commitments.public().for_list(),
            "seats": organisation.seats.select_related("host", "source"),
            "hosted_seats": organisation.hosted_seats.select_related("organisation", "source"),
            "departments": organisation.departments.all(),
            "institutions": organisation.operated_institutions.for_list(),
            "clusters": organisation.coordinated_clusters.select_related("region"),
            "cluster_memberships": organisation.cluster_memberships.select_related(
                "cluster__region", "source"
            ),
            "claims": organisation.claims.select_related("source", "stated_by"),
            "sources": organisation.sources.all(),
        },
    )
