"""Pages of projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.models import FundingProject


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    """The list of projects."""
    return render(request, "municipalities/project_list.html")


@require_safe
def project_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One of the projects in full."""
    project = get_object_or_404(FundingProject, slug=slug)
    return render(request, "municipalities/project_detail.html", {"project": project})
