"""What a press text has proposed, as the event form shows it: beside each field, and in the text itself."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.extraction.proposals import Span, Sureness
from events.forms.event_form import EventForm
from events.models import PressText
from events.press.marks import Mark, State

LONGEST_QUOTE = 110
MOST_QUOTES = 3
# A part of the text that is left out is folded when it is longer than this.
FOLDED_FROM = 200
# How marked words look: by whether they are uncertain, and whether they are a whole sentence.
LOOKS = {
    (False, False): "",
    (True, False): ' class="uncertain"',
    (False, True): ' class="whole"',
    (True, True): ' class="uncertain whole"',
}
# What words can be said to be; each fills a field or adds a row.
ROLES = (
    ("title", gettext_lazy("Title")),
    ("starts_on", gettext_lazy("Date")),
    ("venue", gettext_lazy("Venue")),
    ("headcount", gettext_lazy("Number of participants")),
    ("lead", gettext_lazy("In short")),
    ("organiser", gettext_lazy("Organiser")),
    ("participant", gettext_lazy("Participant")),
    ("problem", gettext_lazy("Problem")),
    ("practice", gettext_lazy("Good practice")),
    ("need", gettext_lazy("Need")),
    ("conclusion", gettext_lazy("Conclusion")),
    ("commitment", gettext_lazy("Commitment")),
)


class Quote(NamedTuple):
    """Words of the text, and the id under which they stand in it."""

    id: str
    words: str


class PartView(NamedTuple):
    """One value of a mark: what it is called where there are several, and its words."""

    label: str
    quotes: list[Quote]
    more: int
    is_uncertain: bool
    # From which words the year is, where the day stands without it.
    year: Quote | None


class MarkView:
    """What is said beside a field or in a row that a text has filled."""

    def __init__(self, mark: Mark, form: EventForm, text: str) -> None:
        self.mark = mark
        self.key = mark.key
        self.id = f"pasiulymas-{mark.key}"
        self.words_id = f"id_{mark.place}_mark"
        self.state = mark.state(form.answers)
        self.label = form.words_of(mark)
        self.parts = self._parts(form, text)

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody has read it and found it right."""
        return self.state is State.CONFIRMED

    @property
    def is_uncertain(self) -> bool:
        """Whether one of its values is one reading of several."""
        return any(part.is_uncertain for part in self.mark.parts)

    @property
    def proposed(self) -> str:
        """What was proposed, for the script that tells a changed value."""
        return json.dumps(self.mark.proposed, ensure_ascii=False)

    def _parts(self, form: EventForm, text: str) -> list[PartView]:
        field = form.basics.fields.get(self.mark.place)
        labels = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        is_date, found, number = self.mark.place == "starts_on", [], 0
        for part in self.mark.parts:
            quotes = []
            for span in part.spans:
                quotes.append(Quote(f"zodziai-{self.key}-{number}", quoted(text, span)))
                number += 1
            year = quotes.pop() if is_date and part.sureness is Sureness.INFERRED and quotes[1:] else None
            label = labels.get(part.value, "") if self.mark.parts[1:] else ""
            more = max(0, len(quotes) - MOST_QUOTES)
            found.append(PartView(label, quotes[:MOST_QUOTES], more, part.is_uncertain, year))
        return found


class Piece(NamedTuple):
    """A stretch of the text: the marks that lie over it, and where its link leads."""

    text: str
    id: str = ""
    # Of what else begins here.
    anchors: tuple[str, ...] = ()
    keys: str = ""
    target: str = ""
    title: str = ""
    is_uncertain: bool = False
    is_long: bool = False
    is_left_out: bool = False
    is_folded: bool = False


class Proposed(NamedTuple):
    """How much of a section a text has filled, and how much of that nobody has read."""

    section: str
    total: int
    unread: int


class Panel:
    """The text beside the form."""

    def __init__(self, form: EventForm, press_text: PressText) -> None:
        self.press_text = press_text
        self.marks = [MarkView(mark, form, press_text.text) for mark in form.marks]

    @property
    def name(self) -> str:
        """What the text is called."""
        return self.press_text.name or _("Pasted text")

    @property
    def roles(self) -> Any:
        """What words can be said to be."""
        return ROLES

    @cached_property
    def by_place(self) -> dict[str, MarkView]:
        """The marks that stand in the form, by the name of the field or the prefix of the row."""
        return {view.mark.place: view for view in self.marks if view.state is not State.CLEARED}

    @property
    def unread(self) -> int:
        """How many values nobody has read yet."""
        return sum(view.state is State.OPEN for view in self.marks)

    @cached_property
    def sections(self) -> dict[str, Proposed]:
        """What is proposed in each section, under the name of the section with underscores."""
        count = Counter(view.mark.section for view in self.by_place.values())
        left = Counter(view.mark.section for view in self.by_place.values() if view.state is State.OPEN)
        return {name.replace("-", "_"): Proposed(name, count[name], left[name]) for name in count}

    @property
    def words(self) -> SafeString:
        """The whole text, each mark's words marked."""
        return laid_out(pieces_of(self.press_text, self.by_place.values()))


def quoted(text: str, span: Span) -> str:
    """The words, shortened where they are long."""
    words = " ".join(text[span.start : span.end].split())
    if len(words) <= LONGEST_QUOTE:
        return words
    return f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0].rstrip('.,;:–- ')}…"


def laid_out(pieces: Iterable[Piece]) -> SafeString:
    """The text as the page shows it: written here, for between its pieces stands no space of a template."""
    written = format_html_join("", "{}", ((_html(piece),) for piece in pieces))
    return format_html('<div class="press-text">{}</div>', written)


def _html(piece: Piece) -> SafeString | str:
    if piece.is_folded:
        said = _("Left out: not about the event")
        return format_html('<details class="left-out"><summary>{}</summary>{}</details>', said, piece.text)
    if not piece.keys:
        return (
            format_html('<span class="left-out">{}</span>', piece.text) if piece.is_left_out else piece.text
        )
    anchors = format_html_join("", '<span id="{}"></span>', ((anchor,) for anchor in piece.anchors))
    return format_html(
        '{}<mark{} data-marks="{}"{}><a href="#{}" title="{}">{}</a></mark>',
        anchors,
        format_html(' id="{}"', piece.id) if piece.id else "",
        piece.keys,
        mark_safe(LOOKS[piece.is_uncertain, piece.is_long]),  # noqa: S308 - of our own
        piece.target,
        Truncator(piece.title).chars(120),
        piece.text,
    )


class _Laid(NamedTuple):
    """Words of a mark as they lie in the text."""

    span: Span
    id: str
    view: MarkView


def pieces_of(press_text: PressText, views: Iterable[MarkView]) -> list[Piece]:
    """The text cut where marks and what is left out begin and end; marks may lie over each other."""
    text, laid = press_text.text, list(_laid(views))
    left_out = sorted(Span(*span) for span in press_text.left_out)
    edges = {0, len(text)}
    for span in (*(one.span for one in laid), *left_out):
        edges |= {span.start, span.end}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    laid.sort(key=lambda one: one.span)
    found, waiting, aside = [], iter(laid), _Aside(left_out)
    open_now: list[_Laid] = []
    upcoming = next(waiting, None)
    for start, end in pairwise(cuts):
        open_now = [one for one in open_now if one.span.end > start]
        begun = []
        while upcoming and upcoming.span.start <= start:
            begun.append(upcoming)
            upcoming = next(waiting, None)
        open_now += begun
        found.append(_piece(text[start:end], open_now, begun, is_left_out=aside.covers(start)))
    return found


class _Aside:
    """What is left out, asked from the beginning of the text to its end."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = iter(spans)
        self._now = next(self._spans, None)

    def covers(self, place: int) -> bool:
        """Whether the place is left out."""
        while self._now and self._now.end <= place:
            self._now = next(self._spans, None)
        return bool(self._now and self._now.start <= place)


def _laid(views: Iterable[MarkView]) -> Iterable[_Laid]:
    for view in views:
        spans = (span for part in view.mark.parts for span in part.spans)
        for number, span in enumerate(spans):
            if span.start < span.end:
                yield _Laid(span, f"zodziai-{view.key}-{number}", view)


def _piece(text: str, covering: list[_Laid], begun: list[_Laid], *, is_left_out: bool) -> Piece:
    if not covering:
        return Piece(text, is_left_out=is_left_out, is_folded=is_left_out and len(text) > FOLDED_FROM)
    # The shortest says most of these very words.
    nearest = min(covering, key=lambda one: one.span.end - one.span.start)
    ids = [one.id for one in sorted(begun, key=lambda one: one.span.end)]
    return Piece(
        text,
        id=ids[0] if ids else "",
        anchors=tuple(ids[1:]),
        keys=" ".join(dict.fromkeys(one.view.key for one in covering)),
        target=nearest.view.id,
        title=nearest.view.label,
        is_uncertain=nearest.view.is_uncertain,
        is_long=nearest.span.end - nearest.span.start > LONGEST_QUOTE,
        is_left_out=is_left_out,
    )
