"""How far the reform has come in the whole country."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def progress(request: HttpRequest) -> HttpResponseBase:
    """The country."""
    return render(request, "progress/progress.html")
