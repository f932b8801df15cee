"""Atom feeds: of all events, of a place, about a service, with some words; and of corrections."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib.syndication.views import Feed
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models import Event
from municipalities.listing import LONGEST_PAGE_NUMBER, PAGE_PARAMETER
from municipalities.tables.cells import printable
from municipalities.whole_numbers import whole_number
from municipalities.words import locale, told
from portal.corrections.filters import public_notes
from portal.corrections.models import ErrorReport
from portal.corrections.shown import Shown, fetched, keys_of
from portal.following.atom import AtomFeed
from portal.following.subjects import Subject
from portal.following.views.asking import asked_subject

PER_PAGE = 50
# The portal's own name and the year of its first event: other machines and addresses may come and go.
TAG = "tag:pertvarkos-eiga,2017:"


def tag(name: str) -> str:
    """A name that stays whatever address the thing gets; in English it is another text, with its own."""
    return TAG + name + ("" if locale() == "lt" else f"/{locale()}")


@dataclass(frozen=True)
class Asked:
    """One page of a feed: whose events they are, its rows, and the addresses of its pages."""

    subject: Subject | None
    rows: list[Any]
    address: str
    pages: list[tuple[str, str]]


def asked(request: HttpRequest, rows: Any, subject: Subject | None = None) -> Asked:
    """Cut out the page that the address asks for; one that is not there is a 404."""
    number = whole_number(request.GET.get(PAGE_PARAMETER, "1"), digits=LONGEST_PAGE_NUMBER) or 0
    first = (number - 1) * PER_PAGE
    found = list(rows[first : first + PER_PAGE + 1]) if number else []
    if not found and number != 1:
        message = f"no page {number}"
        raise Http404(message)

    def page(at: int) -> str:
        query: dict[str, Any] = {"q": subject.words} if subject and subject.words else {}
        query |= {PAGE_PARAMETER: at} if at > 1 else {}
        return request.build_absolute_uri(request.path + (f"?{urlencode(query)}" if query else ""))

    pages = [("first", page(1))]
    pages += [("previous", page(number - 1))] if number > 1 else []
    pages += [("next", page(number + 1))] if len(found) > PER_PAGE else []
    return Asked(subject, found[:PER_PAGE], page(number), pages)


class AtomView(Feed):
    """What all our feeds share. Whether one is still the same, its ETag says and not its date.

    A withdrawn entry leaves nothing that is newer than before.
    """

    feed_type = AtomFeed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the feed."""
        response = super().__call__(request, *args, **kwargs)
        response.headers.pop("Last-Modified", None)
        return response

    def feed_url(self, page: Asked) -> str:
        """Where this page of the feed is."""
        return page.address

    def author_name(self) -> str:
        """Whose feed it is."""
        return _("Progress of the reform")

    def feed_extra_kwargs(self, obj: Asked) -> dict[str, Any]:
        """The other pages of the feed."""
        return {"pages": obj.pages}

    def items(self, page: Asked) -> list[Any]:
        """What stands on this page of the feed."""
        return page.rows


class EventFeed(AtomView):
    """Published events, the one published last first."""

    def get_object(self, request: HttpRequest, kind: str = "", slug: str = "") -> Asked:
        """What of which events is asked for."""
        subject = asked_subject(request, kind, slug)
        events = subject.events().for_list().defer(None).defer("words", "region__outline")
        first_seen = Coalesce("published_at", "created_at")
        return asked(request, events.order_by(first_seen.desc(), "-pk"), subject)

    def title(self, page: Asked) -> str:
        """What the feed is called."""
        return printable(f"{_subject(page).title} – {_('Progress of the reform')}")

    def subtitle(self) -> str:
        """What stands in it."""
        return _("The %(count)s events published last; earlier ones are on the next page of the feed.") % {
            "count": PER_PAGE
        }

    def link(self, page: Asked) -> str:
        """The page with the same events for people."""
        return _subject(page).page()

    def feed_guid(self, page: Asked) -> str:
        """The feed's own name, whatever its address."""
        subject = _subject(page)
        name = quote(f"paieska/{subject.words}") if subject.words else subject.key or subject.kind
        return tag(f"srautai/{name}")

    def item_title(self, item: Event) -> str:
        """The title; that an event was made up stands first, as many programs show nothing else."""
        title = printable(told(item, "title")[0])
        return _("Sample, not real: %(title)s") % {"title": title} if item.is_sample else title

    def item_guid(self, item: Event) -> str:
        """The event's name, whatever becomes of its title and address."""
        return tag(f"renginys-{item.pk}")

    def item_pubdate(self, item: Event) -> dt.datetime:
        """When the public could read it first."""
        return timezone.localtime(item.published_at or item.created_at)

    def item_updateddate(self, item: Event) -> dt.datetime:
        """When it was changed last."""
        return timezone.localtime(item.changed_at)

    def item_categories(self, item: Event) -> list[str]:
        """What sort of meeting it is."""
        return [str(item.get_kind_display())]

    def item_extra_kwargs(self, item: Event) -> dict[str, Any]:
        """The lead as a summary, and what the page of the event says first."""
        lead, language = told(item, "lead")
        content = render_to_string("following/_feed_event.html", {"event": item})
        return {
            "summary": printable(lead),
            "content": printable(content).strip(),
            "language": language,
            "title_language": told(item, "title")[1],
        }


class CorrectionFeed(AtomView):
    """What was corrected, and what was reported and answered, the latest first."""

    def get_object(self, request: HttpRequest) -> Asked:
        """The page that is asked for."""
        return asked(request, keys_of(ErrorReport.objects.answered(), public_notes()))

    def items(self, page: Asked) -> list[Any]:
        """The corrections on this page of the feed."""
        return fetched(page.rows)

    def title(self) -> str:
        """What the feed is called."""
        return f"{_('Corrections')} – {_('Progress of the reform')}"

    def subtitle(self) -> str:
        """What stands in it."""
        return _("The latest %(count)s corrections; earlier ones are on the next page of the feed.") % {
            "count": PER_PAGE
        }

    def link(self) -> str:
        """The page with the same corrections for people."""
        return reverse("corrections:correction_list")

    def feed_guid(self) -> str:
        """The feed's own name, whatever its address."""
        return tag("srautai/pataisymai")

    def item_title(self, item: Shown) -> str:
        """Of which page."""
        said = _("Corrected: %(page)s") if item.is_corrected else _("Answered: %(page)s")
        return printable(said % {"page": item.subject})

    def item_link(self, item: Shown) -> str:
        """The page that was corrected."""
        return item.page

    def item_guid(self, item: Shown) -> str:
        """The correction's name, whatever becomes of the page."""
        return tag(f"pataisymai/{item.anchor}")

    def item_pubdate(self, item: Shown) -> dt.datetime:
        """When it was said."""
        return timezone.localtime(item.at)

    item_updateddate = item_pubdate

    def item_extra_kwargs(self, item: Shown) -> dict[str, Any]:
        """What was said of it."""
        text, language = told(item.row, "note" if item.is_note else "answer")
        content = render_to_string("following/_feed_correction.html", {"correction": item})
        return {
            "summary": printable(text),
            "content": printable(content),
            "language": language,
            "title_language": locale(),
        }


def _subject(page: Asked) -> Subject:
    return page.subject or Subject()


event_feed = require_safe(EventFeed())
correction_feed = require_safe(CorrectionFeed())
