"""What a web page says around its text: menus, buttons, other news, file names, the foot of the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction import page_words as said
from events.extraction.calendar_words import Mention, mentions
from events.extraction.occasions import MEETING, tells
from events.extraction.proposals import Span
from events.extraction.text import fold, lines, sentences, whole

_TEASER_END = re.compile(
    r"(?:\[(?:…|\.\.\.|&hellip;)\]|(?:…|\.\.\.)\s*»?\s*(?:skaityti|plačiau|daugiau).{0,20})\s*$"
)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|bmp|tiff?|pdf|docx?|xlsx?|pptx?|mp4)", re.IGNORECASE)
_CODE_NAME = re.compile(r"(?=\S*[a-z])(?=\S*\d)[a-z0-9_-]{6,}|\S*[^\W_]_[^\W_]\S*", re.IGNORECASE)
# The name of a picture that stands before a sentence without a space: "diskusija-utenoje-2Gegužės".
_GLUED_NAME = re.compile(
    r"(?<![\w-])(?:[a-z0-9ąčęėįšųūž]+(?:[-_][a-z0-9ąčęėįšųūž]+)*[-_]\d{1,4}|(?:IMG|DSCN?|SAM|P)[-_]?\d{2,8})"
    r"(?=[A-ZĄČĘĖĮŠŲŪŽ„])"
)
# So does what a picture shows: "Diskusijos akimirkaGegužės".
_GLUED_CAPTION = re.compile(r"[a-ząčęėįšųūž]{3}(?=[A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]{3,} (?:\d|[a-ząčęėįšųūž]))")
_LONGEST_CAPTION = 110
_PREFIX = re.compile(r"(?:date\s+)?\d{4}[-.]\d\d[-.]\d\d\s+(?!Nr)(?=[A-ZĄČĘĖĮŠŲŪŽ„])")
_PARTS_OF_A_MENU = re.compile(r"\s*[|›»>•·]\s*|\s+/\s+|\s{3,}")
_LETTERS = re.compile(r"[^\W\d_]+")

_LONGEST_LABEL, _LONGEST_BUTTON, _LONGEST_DATELINE = 60, 45, 90
_LONGEST_ITEM, _SHORTEST_PARAGRAPH = 190, 240
_LINES_OF_A_MENU, _WORDS_OF_A_MENU = 4, 4
_TEASERS_OF_A_LIST, _WORDS_OF_A_PAPER = 3, 3
_MOST_NAMES, _LONGEST_NAMES = 8, 400
_NEAR, _LONGEST_TITLE = 40, 130


@dataclass(frozen=True)
class Page:
    """A page read for its noise.

    `rest` is what is left; `about` are lines that tell who pays for the publisher's work, `published` lines
    that say when something was published, `breaks` places where one article of a page ends.
    """

    noise: tuple[Span, ...]
    rest: tuple[Span, ...]
    about: tuple[Span, ...]
    published: tuple[tuple[Span, Mention], ...]
    breaks: tuple[int, ...]


@dataclass(frozen=True)
class _Line:
    span: Span
    text: str
    folded: str
    is_paragraph: bool

    @property
    def length(self) -> int:
        return len(self.text)


def page_of(text: str) -> Page:
    """The page, with its noise told apart."""
    rows = [_line(text, span) for span in lines(text, whole(text))]
    folded = [_Kind.of(text, row) for row in rows]
    kinds = _in_context(rows, folded)
    noise = [row.span for row, kind in zip(rows, kinds, strict=True) if kind != _Kind.TEXT]
    for row, kind in zip(rows, kinds, strict=True):
        if kind == _Kind.TEXT:
            noise += _glued(text, row.span)
    prefixes = [
        found
        for row, kind in zip(rows, kinds, strict=True)
        if kind == _Kind.TEXT
        for found in _prefixed(text, row)
    ]
    spans = tuple(sorted([*noise, *(span for span, _ in prefixes)]))
    dated = (
        (row.span, _dateline(text, row))
        for row, kind in zip(rows, kinds, strict=True)
        if kind == _Kind.PUBLISHED
    )
    return Page(
        noise=spans,
        rest=without(whole(text), spans, text),
        about=tuple(row.span for row, kind in zip(rows, kinds, strict=True) if kind == _Kind.ABOUT),
        published=tuple(
            sorted(
                [*prefixes, *((span, mention) for span, mention in dated if mention is not None)], key=_place
            )
        ),
        breaks=tuple(row.span.end for row, kind in zip(rows, kinds, strict=True) if kind == _Kind.BREAK),
    )


def _place(published: tuple[Span, Mention]) -> Span:
    return published[0]


def _prefixed(text: str, row: _Line) -> Iterator[tuple[Span, Mention]]:
    """A day of publication that stands before a title, or before a sentence that names its own day."""
    found = _PREFIX.match(row.text)
    if found is None:
        return
    span = Span(row.span.start, row.span.start + found.end())
    days = mentions(text, (span,))
    rest = Span(span.end, min(row.span.end, span.end + _NEAR))
    is_title = (
        row.length <= _LONGEST_TITLE and not row.text.endswith((".", "!", "“")) and not tells(row.folded)
    )
    if days and (is_title or any(mention.day is not None for mention in mentions(text, (rest,)))):
        yield span, days[0]


def without(extent: tuple[Span, ...], noise: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """These parts of a text without those, and without parts in which nothing stands."""
    return tuple(part for part in _gaps(extent, noise) if text[part.start : part.end].strip())


def _gaps(extent: tuple[Span, ...], noise: tuple[Span, ...]) -> Iterator[Span]:
    remaining = iter(sorted(noise))
    current = next(remaining, None)
    for part in extent:
        start = part.start
        while current is not None and current.start < part.end:
            if current.start > start:
                yield Span(start, current.start)
            start = max(start, current.end)
            if current.end > part.end:
                break
            current = next(remaining, None)
        if start < part.end:
            yield Span(start, part.end)


class _Kind:
    """What a line of a page is."""

    TEXT, NOISE, BREAK, TEASER, PUBLISHED, HEADING, ABOUT = range(7)

    @staticmethod
    def of(text: str, row: _Line) -> int:
        """What the line is, taken by itself."""
        for kind, holds in _TESTS:
            if holds(text, row):
                return kind
        return _Kind.TEXT


def _line(text: str, span: Span) -> _Line:
    piece = text[span.start : span.end]
    is_paragraph = len(piece) >= _SHORTEST_PARAGRAPH and len(sentences(text, (span,))) > 1
    return _Line(span, piece, fold(piece), is_paragraph)


def _is_break(_text: str, row: _Line) -> bool:
    return row.length <= _LONGEST_BUTTON and bare(row.folded) in said.READ_MORE


def _is_button(_text: str, row: _Line) -> bool:
    return row.length <= _LONGEST_BUTTON and (
        bare(row.folded) in said.BUTTONS or not _LETTERS.search(row.text)
    )


def _is_menu(_text: str, row: _Line) -> bool:
    if row.folded.startswith(said.SKIPS):
        return True
    parts = [part for part in _PARTS_OF_A_MENU.split(row.folded) if part]
    is_list = len(parts) > 1 and all(len(part.split()) <= _WORDS_OF_A_MENU for part in parts)
    return is_list and any(bare(part) in said.BUTTONS for part in parts)


def _is_teaser(_text: str, row: _Line) -> bool:
    return _TEASER_END.search(row.folded) is not None


def _is_foot(_text: str, row: _Line) -> bool:
    return not row.is_paragraph and said.FOOT.search(row.folded) is not None and not tells(row.folded)


def _is_file(_text: str, row: _Line) -> bool:
    tokens = row.text.split() if row.length <= _LONGEST_NAMES else []
    if not 0 < len(tokens) <= _MOST_NAMES:
        return False
    named = [
        bool(_FILE_NAME.fullmatch(token) or _CODE_NAME.fullmatch(token)) or fold(token) in said.PICTURE_NAMES
        for token in tokens
    ]
    return all(named) or (
        any(named) and not row.text.endswith((".", "!", "?")) and sum(named) * 2 >= len(named)
    )


def _is_caption(_text: str, row: _Line) -> bool:
    return not row.is_paragraph and said.CAPTION.search(row.folded) is not None


def _is_heading_of_others(_text: str, row: _Line) -> bool:
    return row.length <= _LONGEST_LABEL and said.OTHERS.match(row.folded) is not None


def _is_about(_text: str, row: _Line) -> bool:
    return not row.is_paragraph and said.ABOUT.search(row.folded) is not None and not tells(row.folded)


def _is_published(text: str, row: _Line) -> bool:
    return row.length <= _LONGEST_DATELINE and _dateline(text, row) is not None


_TESTS = (
    (_Kind.PUBLISHED, _is_published),
    (_Kind.BREAK, _is_break),
    (_Kind.NOISE, _is_button),
    (_Kind.NOISE, _is_menu),
    (_Kind.TEASER, _is_teaser),
    (_Kind.NOISE, _is_file),
    (_Kind.HEADING, _is_heading_of_others),
    (_Kind.NOISE, _is_caption),
    (_Kind.ABOUT, _is_about),
    (_Kind.NOISE, _is_foot),
)


def bare(folded: str) -> str:
    """The words of a line without arrows, counters and stops around them."""
    return " ".join(_LETTERS.findall(folded))


def _dateline(text: str, row: _Line) -> Mention | None:
    """The day that a line says something was published on, when it says nothing else."""
    if said.LABEL_OF_EVENT.match(row.folded):
        return None
    found = [mention for mention in mentions(text, (row.span,)) if mention.day is not None]
    if not found or found[0].year is None:
        return None
    first = found[0]
    rest = (
        text[row.span.start : first.span.start]
        + " "
        + text[max(m.span.end for m in found[:2]) : row.span.end]
    )
    if said.PUBLISHED.match(row.folded):
        return first
    others = [word for word in _LETTERS.findall(fold(rest)) if word not in said.BESIDE_DATES]
    # "Vilnius, 2017 m. spalio 5 d.", "Krašto žinios / 2017-10-05"
    before = text[row.span.start : first.span.start].rstrip()
    is_apart = len(others) <= _WORDS_OF_A_PAPER and before.endswith((",", "/", "|", "•", "–", "·"))
    # "2017 m. spalio 5 d., ketvirtadienis. Krašto žinios"
    begins = (
        not before
        and len(others) <= _WORDS_OF_A_PAPER
        and MEETING.search(row.folded) is None
        and "nr" not in others
    )
    return None if others and not is_apart and not begins else first


def _in_context(rows: list[_Line], kinds: list[int]) -> list[int]:
    kinds = list(kinds)
    _keep_lone_teaser(rows, kinds)
    _mark_teasers(rows, kinds)
    _mark_lists_of_others(rows, kinds)
    _mark_comments(rows, kinds)
    _mark_dated_lists(rows, kinds)
    _mark_menus(rows, kinds)
    return kinds


def _keep_lone_teaser(rows: list[_Line], kinds: list[int]) -> None:
    """Where a page has nothing else to tell, the beginning of its article is the article."""
    if any(kind == _Kind.TEXT and row.length > _LONGEST_ITEM for row, kind in zip(rows, kinds, strict=True)):
        return
    teasers = [index for index, kind in enumerate(kinds) if kind == _Kind.TEASER]
    if len(teasers) == 1:
        kinds[teasers[0]] = _Kind.TEXT


def _mark_teasers(rows: list[_Line], kinds: list[int]) -> None:
    """A teaser's date stands above it, and after a list of teasers the page has nothing more to tell."""
    teasers = [index for index, kind in enumerate(kinds) if kind == _Kind.TEASER]
    for index in teasers:
        if index and kinds[index - 1] == _Kind.PUBLISHED:
            kinds[index - 1] = _Kind.NOISE
    if len(teasers) < _TEASERS_OF_A_LIST:
        return
    last = max((i for i, row in enumerate(rows) if kinds[i] == _Kind.TEXT and row.is_paragraph), default=-1)
    first = next((index for index in teasers if index > last), None)
    if first is None or last < 0:
        return
    for index in range(first, len(rows)):
        kinds[index] = _Kind.NOISE
    for index in range(first - 1, last, -1):
        if kinds[index] != _Kind.NOISE:
            break
        kinds[index] = _Kind.NOISE


def _mark_lists_of_others(rows: list[_Line], kinds: list[int]) -> None:
    """Under a heading of other news stand other news, until a paragraph begins."""
    is_listed = False
    for index, row in enumerate(rows):
        if kinds[index] == _Kind.HEADING:
            is_listed = True
        elif is_listed and (row.is_paragraph or row.length > _LONGEST_ITEM):
            is_listed = False
        elif is_listed and kinds[index] != _Kind.BREAK:
            kinds[index] = _Kind.NOISE


def _mark_comments(rows: list[_Line], kinds: list[int]) -> None:
    """What readers say stands below what they have read, to the end of the page."""
    is_read = False
    for index, row in enumerate(rows):
        is_read = is_read or (kinds[index] == _Kind.TEXT and row.is_paragraph)
        if is_read and row.length <= _LONGEST_BUTTON and said.COMMENTS.match(row.folded):
            for below in range(index, len(rows)):
                kinds[below] = _Kind.NOISE
            return


def _mark_dated_lists(rows: list[_Line], kinds: list[int]) -> None:
    """Two or more dates with a short line each are a list, where the page has paragraphs as well."""
    if not any(row.is_paragraph and kinds[i] == _Kind.TEXT for i, row in enumerate(rows)):
        return
    pairs = [
        index
        for index in range(len(rows) - 1)
        if kinds[index] == _Kind.PUBLISHED
        and kinds[index + 1] == _Kind.TEXT
        and rows[index + 1].length <= _LONGEST_ITEM
        and (index + 2 >= len(rows) or kinds[index + 2] != _Kind.TEXT)
    ]
    for index in pairs:
        if index - 2 in pairs or index + 2 in pairs:
            kinds[index] = kinds[index + 1] = _Kind.NOISE


def _mark_menus(rows: list[_Line], kinds: list[int]) -> None:
    """Several lines of a few words each, one under the other, are a menu."""
    run: list[int] = []
    for index, row in enumerate([*rows, None]):
        if row is not None and _may_be_of_a_menu(row) and kinds[index] in {_Kind.TEXT, _Kind.NOISE}:
            run.append(index)
            continue
        is_introduced = bool(run) and run[0] > 0 and rows[run[0] - 1].text.endswith(":")
        if len(run) >= _LINES_OF_A_MENU and not is_introduced:
            for line in run:
                kinds[line] = _Kind.NOISE
        run = []


def _may_be_of_a_menu(row: _Line) -> bool:
    is_short = row.length <= _LONGEST_BUTTON and len(row.text.split()) <= _WORDS_OF_A_MENU
    return is_short and not re.search(r"[,.:;!?\d„“]", row.text)


def _glued(text: str, line: Span) -> Iterator[Span]:
    for match in _GLUED_NAME.finditer(text, line.start, line.end):
        yield Span(match.start(), match.end())
    caption = _GLUED_CAPTION.search(text, line.start, min(line.end, line.start + _LONGEST_CAPTION))
    said = text[line.start : caption.end()] if caption else ""
    if " " in said and not re.search(r"[.!?:;„“]", said) and line.end - line.start > 2 * len(said):
        yield Span(line.start, line.start + len(said))
