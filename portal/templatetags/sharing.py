"""What a page says of itself to search engines, and to whoever shows a link to it."""

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Event, Participation
from municipalities.models import Organisation
from portal.sharing import pictures, structured

register = template.Library()
# As HTML has them already: nothing is escaped twice.
TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile('content="(.*?)"', re.DOTALL)
# Neither an end of the script nor anything else that HTML or JavaScript would read in it.
ESCAPES = {ord(mark): f"\\u{ord(mark):04X}" for mark in "<>&\u2028\u2029"}
LOCALES = {"lt": "lt_LT", "en": "en_GB"}


@register.simple_block_tag(takes_context=True)
def heard(context: template.Context, content: str) -> SafeString:
    """Keep the title and the description that stand in the block, to be said once more."""
    title = TITLE.search(content)
    description = DESCRIPTION.search(content)
    site = _("Progress of the reform")
    context["page_title"] = mark_safe(title[1].removesuffix(f" – {site}")) if title else ""  # noqa: S308 - escaped by the page
    context["page_description"] = mark_safe(description[1]) if description else ""  # noqa: S308 - as above
    return mark_safe(content)  # noqa: S308 - the page's own


@register.simple_tag(takes_context=True)
def picture_address(context: template.Context, event: Event | None = None) -> str:
    """The address of the picture that is shown beside a link to the page."""
    return _whole(context, _picture_path(event))


def _picture_path(event: Event | None) -> str:
    return pictures.address_of(event) if event else reverse("sharing:portal_picture")


@register.simple_tag(takes_context=True)
def short_address(context: template.Context, event: Event) -> str:
    """The event's address that stays."""
    return _whole(context, reverse("short_address", args=[event.pk]))


@register.simple_tag
def open_graph_locale(*, other: bool = False) -> str:
    """The page's language, or the other one, as social networks name it."""
    here = (get_language() or "lt").split("-")[0]
    return next(name for code, name in LOCALES.items() if (code != here) == other)


@register.simple_block_tag(takes_context=True)
def crumbs_for_machines(context: template.Context, content: str) -> SafeString:
    """The way to the page, and the same for machines."""
    way = Crumbs()
    way.feed(content)
    steps = [
        (" ".join(name.split()), _whole(context, address) if address else "") for name, address in way.steps
    ]
    data = _script(structured.crumb_facts(steps)) if len(steps) > 1 and "request" in context else ""
    return mark_safe(content + data)  # noqa: S308 - the page's own


class Crumbs(HTMLParser):
    """Reads the name and the address of each step."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a step, or give it its address."""
        if tag == "li":
            self.steps.append(("", ""))
        elif tag == "a":
            self.steps[-1] = (self.steps[-1][0], dict(attrs).get("href") or "")

    def handle_data(self, data: str) -> None:
        """Add to the name of the step."""
        if self.steps:
            name, address = self.steps[-1]
            self.steps[-1] = (name + data, address)


@register.simple_tag(takes_context=True)
def structured_event(
    context: template.Context, event: Event, roles: Iterable[Any] = (), photos: Iterable[Any] = ()
) -> SafeString:
    """The event of the page; one that a generator made is no event for machines to believe in."""
    if event.is_sample:
        return SafeString()
    organisers = [
        one.organisation
        for _heading, participations in roles
        for one in participations
        if one.role == Participation.Role.ORGANISER and one.organisation
    ]
    paths = [_picture_path(event), *(photo.get_absolute_url() for photo in photos)]
    pictures = [_whole(context, path) for path in paths]
    return _script(structured.event_facts(event, organisers, pictures, context["request"].build_absolute_uri))


@register.simple_tag(takes_context=True)
def structured_organisation(context: template.Context, organisation: Organisation) -> SafeString:
    """The organisation or institution of the page."""
    if organisation.is_sample:
        return SafeString()
    return _script(structured.organisation_facts(organisation, context["request"].build_absolute_uri))


@register.simple_tag(takes_context=True)
def structured_site(context: template.Context) -> SafeString:
    """The portal itself, on its front page."""
    whole = context["request"].build_absolute_uri
    return _script(structured.site_facts(reverse("search:search"), whole, reverse("home")))


def _whole(context: template.Context, path: str) -> str:
    return str(context["request"].build_absolute_uri(path))


def _script(facts: dict[str, Any]) -> SafeString:
    text = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False)
    safe = mark_safe(text.translate(ESCAPES))  # noqa: S308 - nothing in it ends the script
    return format_html('<script type="application/ld+json">{}</script>', safe)
