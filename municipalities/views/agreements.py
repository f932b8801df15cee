"""Pages of agreements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.models import Agreement


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    """The list of agreements."""
    return render(request, "municipalities/agreement_list.html")


@require_safe
def agreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the agreements in full."""
    agreement = get_object_or_404(Agreement, pk=pk)
    return render(request, "municipalities/agreement_detail.html", {"agreement": agreement})
