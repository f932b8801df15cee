"""The picture beside a link to a page: what and when, set by typst with the fonts that it brings."""

import hashlib
import json
import textwrap
from functools import cache, lru_cache
from pathlib import Path

import typst
from django.utils.translation import gettext as _

from events.models import Event
from events.papers.typeset import drawable, fonts
from municipalities import words

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "picture.typ"
NAME = "paveikslas.png"
# Two lines of the picture.
LONGEST_PLACE = 110
# A page of the typesetter is measured in points: so many of them to an inch make one pixel of each.
POINTS = 72


def picture_of(event: Event) -> str:
    """All that the picture of an event says."""
    where = [words.in_language(event, "venue"), _place(event)]
    return _card(
        title=words.in_language(event, "title"),
        kind=_capital(str(event.get_kind_display())),
        when=words.partial_range_text(event.starts, event.ends) if event.starts else "",
        where=textwrap.shorten(", ".join(filter(None, where)), LONGEST_PLACE, placeholder="…"),
        mark=_capital(_("sample, not real")) if event.is_sample else "",
    )


def picture_of_the_portal() -> str:
    """What the picture of every other page says."""
    return _card(
        title=_("How Lithuania moves from care institutions to help in the family and the community"),
        when=_("Who met, what was promised and what proves it"),
    )


def address_of(event: Event) -> str:
    """Where the picture is: beside the event's page."""
    return f"{event.get_absolute_url()}{NAME}"


@lru_cache(maxsize=64)
def drawn(card: str) -> bytes:
    """Draw the picture, a PNG; the same words give the same bytes."""
    return typst.compile(
        TEMPLATE,
        root=FOLDER,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=POINTS,
        # As data, never as part of the source: nothing that somebody wrote is evaluated.
        sys_inputs={"data": card},
    )


def etag_of(card: str) -> str:
    """A mark that changes with what the picture says, and with how it is drawn."""
    return f'"{hashlib.sha256(card.encode() + _template()).hexdigest()[:32]}"'


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _card(**texts: str) -> str:
    """The words as the template reads them."""
    blank = {"title": "", "kind": "", "when": "", "where": "", "mark": ""}
    site = {"language": words.locale(), "site": _("Progress of the reform")}
    return json.dumps({name: drawable(text) for name, text in (blank | site | texts).items()})


def _place(event: Event) -> str:
    place = event.host_municipality or event.region
    return words.in_language(place, "name") if place else _("All of Lithuania")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
