"""Pages of sources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.models import Source


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """The list of sources."""
    return render(request, "municipalities/source_list.html")


@require_safe
def source_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the sources in full."""
    source = get_object_or_404(Source, pk=pk)
    return render(request, "municipalities/source_detail.html", {"source": source})
