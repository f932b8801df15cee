"""Which parts of a page tell of which event: a page may hold many articles, an article many meetings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from events.extraction.calendar_words import Mention
from events.extraction.dates import Dated, dated
from events.extraction.labels import is_listed
from events.extraction.noise import Page, without
from events.extraction.occasions import MEETING, tells
from events.extraction.place_names import Gazetteer
from events.extraction.proposals import Span
from events.extraction.text import fold, lines, sentences
from events.extraction.venues import Venue, joined, venues_in

_SHORTEST_ARTICLE = 140
_LONGEST_TITLE = 220
# People met in several places, one after the other: each was a meeting of its own.
_SEVERAL = re.compile(
    r"(?<!\w)(?:susitikimai|diskusijos|seminarai|renginiai|konferencijos|posėdžiai|susirinkimai)(?!\w)"
)
_CLEAR_WEIGHT = 7
_NEAR_THE_BEGINNING, _SENTENCES_READ = 60, 12
# A paragraph that goes on from the one before it begins with one of these.
_GOES_ON = re.compile(r"(?:Ši|Šį|Šią|Šis|Šios|Šie|Šiuo|Tai|Tokia|Tokį|Tą|Jie|Jos|Ten)\b")
_LEAST_OF_A_NAME, _ENDING = 6, 2


@dataclass(frozen=True)
class Story:
    """The parts of a text that tell of one event.

    `focus` is the sentence that says that it took place; `published` is what the page says of its own day,
    `about` what it says of who paid.
    """

    extent: tuple[Span, ...]
    focus: Span | None
    published: tuple[Span, Mention] | None
    venue: Venue | None = None
    about: tuple[Span, ...] = ()


def stories(text: str, page: Page, gazetteer: Gazetteer) -> tuple[Story, ...]:
    """What the page tells of, in order; articles without an event are left out where another has one."""
    articles = _articles(text, page)
    found = [story for article in articles for story in _of_article(text, article, gazetteer)]
    if len(articles) == 1:
        return tuple(found)
    return tuple(story for story in found if _is_event(text, story))


def _articles(text: str, page: Page) -> list[Story]:
    if not page.rest:
        return []
    cuts = sorted({*page.breaks, *_datelines(text, page)})
    bounds = [0, *cuts, len(text)]
    pieces = [Span(start, end) for start, end in pairwise(bounds) if start < end]
    found: list[Story] = []
    for piece in pieces:
        extent = _inside(page.rest, piece)
        if sum(part.end - part.start for part in extent) < _SHORTEST_ARTICLE and len(pieces) > 1:
            continue
        dates = [date for date in page.published if piece.start <= date[0].start < piece.end]
        found.append(Story(extent, None, dates[0] if dates else None, about=_inside(page.about, piece)))
    if len(found) <= 1:
        return [Story(page.rest, None, page.published[0] if page.published else None, about=page.about)]
    return found


def _inside(extent: tuple[Span, ...], piece: Span) -> tuple[Span, ...]:
    return tuple(
        Span(max(part.start, piece.start), min(part.end, piece.end))
        for part in extent
        if part.start < piece.end and piece.start < part.end
    )


def _datelines(text: str, page: Page) -> Iterator[int]:
    """Where an article begins that has its own day of publication: at its title, or at the day."""
    rows = lines(text, (Span(0, len(text)),))
    starts = {row.start: index for index, row in enumerate(rows)}
    noisy = {span.start for span in page.noise}
    for span, _ in page.published[1:]:
        index = starts.get(span.start, 0)
        above = rows[index - 1] if index else None
        is_title = (
            above is not None
            and above.end - above.start <= _LONGEST_TITLE
            and above.start not in noisy
            and not text[above.start : above.end].endswith((".", "!", "?", "“", "”", ":"))
        )
        yield above.start if above is not None and is_title else span.start


def _of_article(text: str, article: Story, gazetteer: Gazetteer) -> Iterator[Story]:
    extent = article.extent
    anchors = _anchors(text, extent)
    starts = [_paragraph_start(text, extent, anchor) for anchor in anchors]
    if len(anchors) <= 1:
        focus = anchors[0].sentence if anchors else _focus(text, extent)
        yield from _of_places(text, replace(article, focus=focus), gazetteer)
        return
    for number, anchor in enumerate(anchors):
        start = extent[0].start if number == 0 else starts[number]
        end = starts[number + 1] if number + 1 < len(anchors) else extent[-1].end
        part = _inside(extent, Span(start, end))
        yield from _of_places(text, replace(article, extent=part, focus=anchor.sentence), gazetteer)


def _anchors(text: str, extent: tuple[Span, ...]) -> list[Dated]:
    """The sentences that each begin to tell of a meeting on another day."""
    found: list[Dated] = []
    seen: set[tuple[int, int | None]] = set()
    for one in dated(text, extent):
        key = (one.mention.month, one.mention.day)
        if not one.is_event or one.mention.day is None or one.weight < _CLEAR_WEIGHT - 1 or key in seen:
            continue
        seen.add(key)
        begins = one.mention.span.start - _line_start(text, one.sentence.start) <= _NEAR_THE_BEGINNING
        if not found or begins:
            found.append(one)
    return found


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _paragraph_start(text: str, extent: tuple[Span, ...], anchor: Dated) -> int:
    """Where the paragraph begins, and the heading above it with it."""
    start = max(_line_start(text, anchor.sentence.start), extent[0].start)
    above = lines(text, (Span(extent[0].start, start),))
    if above:
        said = text[above[-1].start : above[-1].end]
        is_heading = len(said) <= _LONGEST_TITLE / 2 and not said.endswith(
            (".", "!", "?", "“", "”", ":", ";")
        )
        if is_heading and len(above) > 1:
            return above[-1].start
    return start


def _focus(text: str, extent: tuple[Span, ...]) -> Span | None:
    """The first sentence that says that people met, where none says when."""
    for sentence in sentences(text, extent)[:_SENTENCES_READ]:
        said = fold(text[sentence.start : sentence.end])
        if tells(said):
            return sentence
    return None


def _of_places(text: str, story: Story, gazetteer: Gazetteer) -> Iterator[Story]:
    """The story once for each of the places in which it says that people met, or as it is."""
    for sentence in _following(text, story) if story.focus is not None else []:
        if _SEVERAL.search(fold(text[sentence.start : sentence.end])):
            venues = joined(text, venues_in(text, sentence, gazetteer))
            if venues:
                for venue in venues:
                    others = [other for other in venues if other is not venue]
                    yield replace(story, venue=venue, extent=_apart(text, story.extent, venue, others))
                return
    yield story


def _apart(text: str, extent: tuple[Span, ...], venue: Venue, others: list[Venue]) -> tuple[Span, ...]:
    """The parts without what is told of the other places only, and what goes on from there."""
    left_out = [Span(other.span.start, other.whereabouts.end) for other in others]
    is_of_other = False
    for line in lines(text, extent):
        said = text[line.start : line.end]
        is_named = _is_named(said, venue)
        names_other = any(_is_named(said, other) for other in others)
        goes_on = is_of_other and _GOES_ON.match(said) is not None
        is_of_other = not is_named and (names_other or goes_on)
        if is_of_other:
            left_out.append(line)
    return without(extent, tuple(sorted(left_out)), text)


def _is_named(said: str, venue: Venue) -> bool:
    """Whether a paragraph names a place by the two words that its name ends with, in whatever case."""
    name = " ".join(fold(venue.value.split(",")[0]).split()[-2:])
    return name[: max(_LEAST_OF_A_NAME, len(name) - _ENDING)] in fold(said)


def _following(text: str, story: Story) -> list[Span]:
    read = sentences(text, story.extent)
    start = next(
        (i for i, one in enumerate(read) if story.focus is not None and one.start >= story.focus.start), 0
    )
    return read[start : start + 4]


def _is_event(text: str, story: Story) -> bool:
    return story.focus is not None or announces(text, story.extent)


def announces(text: str, extent: tuple[Span, ...]) -> bool:
    """Whether these parts say, near their beginning, that people will meet, or are a notice or minutes."""
    if is_listed(text, extent):
        return True
    for sentence in sentences(text, extent)[:_SENTENCES_READ]:
        said = fold(text[sentence.start : sentence.end])
        if _ANNOUNCED.search(said) and MEETING.search(said):
            return True
    return False


_ANNOUNCED = re.compile(
    r"(?<!\w)(?:bus (?:pagerb|apdovanot|įteikt|surengt|pasirašyt)\w+|vyks|vyksta|vykstanč\w+|įvyks|rengiam"
    r"(?:a|i|as|os))"
    r"(?!\w)"
)
