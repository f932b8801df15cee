"""Projects that pay for work in the reform."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.filters import ProjectFilterSet
from municipalities.former_addresses import with_former_addresses
from municipalities.listing import paginate
from municipalities.models import FundingProject
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.views.tables import project_table

EVENTS_PER_PAGE = 20


@require_safe
def project_list(request: HttpRequest) -> HttpResponseBase:
    """Projects, campaigns and mechanisms."""
    projects = ProjectFilterSet(
        request.GET, FundingProject.objects.select_related("implementer", "funder", "initiator")
    )
    table = project_table(projects, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    projects.count_choices()
    page = paginate(request, projects.qs)
    found = ngettext("%(count)s project found", "%(count)s projects found", page.paginator.count)
    return render(
        request,
        "municipalities/project_list.html",
        {
            "filter": projects,
            "page": page,
            "found": found % {"count": page.paginator.count},
            "downloads": Downloads(request, table),
        },
    )


@require_safe
@with_former_addresses(FundingProject)
def project_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One project in full."""
    project = get_object_or_404(
        FundingProject.objects.select_related("implementer", "funder", "initiator", "region"), slug=slug
    )
    events = project.events.published().for_list().newest_first()
    return render(
        request,
        "municipalities/project_detail.html",
        {
            "project": project,
            "territory": project.municipalities.all(),
            "events": paginate(request, events, EVENTS_PER_PAGE),
            "claims": project.claims.select_related("source", "stated_by"),
            "sources": project.sources.all(),
        },
    )
