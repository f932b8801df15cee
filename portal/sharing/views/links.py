"""Pictures beside links, and addresses that stay."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from events.models import Event
from events.models.event import EventQuerySet
from portal.sharing import pictures


@require_safe
def event_picture(request: HttpRequest, year: int, slug: str) -> HttpResponseBase:
    """The picture beside a link to an event; it is there, has moved and is gone as the event's page is."""
    event = _events().filter(slug=slug).first() or get_object_or_404(_events().formerly_at(slug)[:1])
    if event.status == Event.Status.WITHDRAWN:
        return _gone(request, event)
    if reverse("events:event_detail", args=[year, slug]) != event.get_absolute_url():
        return redirect(pictures.address_of(event), permanent=True)
    return _picture(request, pictures.picture_of(event))


@require_safe
def portal_picture(request: HttpRequest) -> HttpResponseBase:
    """The picture beside a link to any other page."""
    return _picture(request, pictures.picture_of_the_portal())


def _picture(request: HttpRequest, card: str) -> HttpResponseBase:
    """Draw it, unless whoever asks has it already."""
    etag = pictures.etag_of(card)
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        pictures.drawn(card), content_type="image/png"
    )
    response.headers["ETag"] = etag
    return response


@require_safe
def short_address(request: HttpRequest, pk: int) -> HttpResponse:
    """An address that stays, whatever becomes of the event's title and date: it leads to the event's page.

    For the time being (302): where it leads may change, and nobody should remember it instead.
    """
    event = get_object_or_404(_events(), pk=pk)
    return _gone(request, event) if event.status == Event.Status.WITHDRAWN else redirect(event)


def _events() -> EventQuerySet:
    return Event.objects.with_address().select_related("region", "host_municipality")


def _gone(request: HttpRequest, event: Event) -> HttpResponse:
    return render(request, "events/event_gone.html", {"event": event}, status=410)
