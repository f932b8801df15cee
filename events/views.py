"""The public pages of the room."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse

from django.views.decorators.http import require_safe




@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """Every published event, by region, municipality, kind, year, theme and words."""
    raise Http404


@require_safe
def event_detail(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One event in full."""
    raise Http404


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """Who promised what by when, and what has become of it."""
    raise Http404


@require_safe
def experience_list(request: HttpRequest) -> HttpResponse:
    """Good practices, problems, needs and conclusions across all events."""
    raise Http404


@require_safe
def attachment_file(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """A public document of a published event."""
    raise Http404


@require_safe
def photo_file(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """A public picture of a published event."""
    raise Http404
