"""The front page, and the page about the portal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the map, the latest events, what is open, and ways in."""
    return render(request, "portal/home.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who runs the portal, what it holds, and whose data it rests on."""
    return render(request, "portal/about.html")
