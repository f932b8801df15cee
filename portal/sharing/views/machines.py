"""What search engines are told."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.sharing import sitemaps


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
