"""Pages of organisations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.models import Organisation


@require_safe
def organisation_list(request: HttpRequest) -> HttpResponse:
    """The list of organisations."""
    return render(request, "municipalities/organisation_list.html")


@require_safe
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One of the organisations in full."""
    organisation = get_object_or_404(Organisation, slug=slug)
    return render(request, "municipalities/organisation_detail.html", {"organisation": organisation})
