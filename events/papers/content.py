"""What a paper says, whatever it is written on: headings, lines and tables without any form."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event
from municipalities import words
from municipalities.partial_dates import PartialDate
from municipalities.rich_text import IS_HTML, clean_rich_text
from municipalities.tables.cells import printable


@dataclass(frozen=True)
class Line:
    """A heading, a paragraph, an item of a list or a quotation, perhaps with a smaller line below."""

    text: str
    note: str = ""
    style: str = "text"  # or heading, item, quote, fine
    mark: str = ""  # before an item: "1." or "–"


@dataclass(frozen=True)
class Table:
    """Rows under their headings; `widths` are the columns' shares of the page."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    links: tuple[tuple[str, ...], ...] = ()  # of each cell where it leads to, if there is anything to read


@dataclass(frozen=True)
class Picture:
    """A chart, once as lines and once as dots; `title` says what it shows."""

    title: str
    svg: str
    png: bytes


@dataclass(frozen=True)
class Section:
    """One part of a paper under its heading."""

    heading: str
    parts: tuple[Line | Table | Picture, ...]


@dataclass(frozen=True)
class Paper:
    """A whole paper. `form` is what sort of document it is, `title` what it is about."""

    form: str
    title: str
    issuer: str
    date: str
    place: str
    mark: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    signatures: tuple[str, ...] = ()
    colophon: tuple[str, ...] = ()
    # Of whoever asked for it; what an office signs is in Lithuanian.
    language: str = field(default_factory=words.locale)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the paper is called in one line."""
        return f"{self.form}: {self.title}"


def clean(text: Any) -> str:
    """The text without what cannot be printed, its line breaks all of one kind."""
    return printable(text).strip()


def in_one_line(text: Any) -> str:
    """The text without line breaks and other doubled space."""
    return " ".join(clean(text).split())


def sentence(text: Any) -> str:
    """The same words with a capital letter at the start."""
    text = clean(text)
    return text[:1].upper() + text[1:]


def labelled(label: str, text: Any) -> str:
    """What the text is, and the text; nothing where there is no text."""
    text = in_one_line(text or "")
    return f"{label.rstrip(':')}: {text}" if text else ""


def joined(*parts: Any, by: str = ", ") -> str:
    """The parts that say something, in one line."""
    return by.join(in_one_line(part) for part in parts if part)


def date_text(start: PartialDate | None, end: PartialDate | None = None) -> str:
    """The date as far as it is known, and whether somebody worked it out."""
    if start is None:
        return _("not stated")
    text = words.partial_range_text(start, end)
    inferred = _("inferred")
    return f"{text} ({inferred})" if start.is_inferred else text


def when_text(event: Event) -> str:
    """The date of an event with its time, where there is one: 2017 m. kovo 28 d., 10:00–13:00."""
    times = (f"{time:%H:%M}" for time in (event.starts_at, event.ends_at) if time)
    return joined(date_text(event.starts, event.ends), "–".join(times))


def territory_text(event: Event) -> str:
    """The region of the event, or the whole country."""
    return _("All of Lithuania") if event.is_nationwide else str(event.region or _("not stated"))


def marks_of(event: Event) -> str:
    """What a reader must know before reading on: that the event is made up, or that the text is not final."""
    is_final = event.status == Event.Status.PUBLISHED
    mark = "" if is_final else event.get_status_display()
    return sentence(joined(event.is_sample and _("sample, not real"), mark))


def lines_of(html: str) -> list[Line]:
    """What somebody wrote as rich or plain text, line by line."""
    if not IS_HTML.search(html):
        blocks = re.split(r"\n\s*\n", clean(html))
        return [Line(block.strip()) for block in blocks if block.strip()]
    reader = _RichText()
    # A parser takes long over what only looks like tags.
    reader.feed(clean_rich_text(html))
    reader.close()
    return reader.finished()


class _RichText(HTMLParser):
    """Reads the few tags that a text of an event may have; of any other only the words are kept."""

    HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
    BLOCKS = (*HEADINGS, "p", "li", "blockquote", "div", "ul", "ol", "tr")
    SILENT = ("script", "style", "title", "template")

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.lists: list[int | None] = []  # the number of the last item, or None where they have none
        self.words: list[str] = []
        self.style = "text"
        self.mark = ""
        self.silent = 0
        self.quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a block, or break a line."""
        if tag == "br":
            self.words.append("\n")
        if tag in self.SILENT:
            self.silent += 1
        if tag not in self.BLOCKS:
            return
        # A list item holds paragraphs: the first of them goes on in the item's own line.
        if not (tag == "p" and self.style == "item" and not "".join(self.words).strip()):
            self._end_block()
        if tag in self.HEADINGS:
            self.style = "heading"
        elif tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "blockquote":
            self.quotes += 1
        elif tag == "li":
            self.style, self.mark = "item", self._next_mark()

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in self.SILENT:
            self.silent = max(0, self.silent - 1)
        if tag not in self.BLOCKS:
            return
        self._end_block()
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag == "blockquote":
            self.quotes = max(0, self.quotes - 1)

    def handle_data(self, data: str) -> None:
        """Keep the words; a line break in HTML is a space."""
        if not self.silent:
            self.words.append(re.sub(r"\s+", " ", data))

    def finished(self) -> list[Line]:
        """Return the lines."""
        self._end_block()
        return self.lines

    def _next_mark(self) -> str:
        if not self.lists or self.lists[-1] is None:
            return "–"
        self.lists[-1] += 1
        return f"{self.lists[-1]}."

    def _end_block(self) -> None:
        text = "\n".join(" ".join(line.split()) for line in clean("".join(self.words)).split("\n")).strip()
        if text:
            style = "quote" if self.style == "text" and self.quotes else self.style
            self.lines.append(Line(text, style=style, mark=self.mark))
        self.words, self.style, self.mark = [], "text", ""
