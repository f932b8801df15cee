"""Pages of care institutions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.models import CareInstitution


@require_safe
def institution_list(request: HttpRequest) -> HttpResponse:
    """The list of care institutions."""
    return render(request, "municipalities/institution_list.html")


@require_safe
def institution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One of the care institutions in full."""
    institution = get_object_or_404(CareInstitution, organisation__slug=slug)
    return render(request, "municipalities/institution_detail.html", {"institution": institution})
