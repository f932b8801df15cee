"""Pictures for links, short addresses, and what search engines are told."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from events.models import Event
from events.models.event import EventQuerySet
from portal.sharing import pictures, sitemaps


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


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in both languages; so many that one file may not hold them are told in parts."""
    pages = sitemaps.Sitemap()
    if len(pages.parts) == 1:
        return _part(request, pages, 1)
    addresses = [reverse("sitemap_part", args=[number]) for number in pages.parts]
    parts = [request.build_absolute_uri(address) for address in addresses]
    return _xml(request, "sharing/sitemap_index.xml", {"parts": parts})


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part of the public pages."""
    pages = sitemaps.Sitemap()
    if number not in pages.parts:
        raise Http404
    return _part(request, pages, number)


def _part(request: HttpRequest, pages: sitemaps.Sitemap, number: int) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    return _xml(request, "sharing/sitemap.xml", {"site": site, "pages": pages.part(number)})


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What is no page for search engines, and where they find all that is."""
    context = {"closed": sitemaps.closed_paths(), "sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "sharing/robots.txt", context, content_type="text/plain; charset=utf-8")
