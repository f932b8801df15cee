"""When it was: which of the days that a text names is the day of the event, and in which year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from events.extraction.calendar_words import Mention, mentions, relative_days, years
from events.extraction.occasions import ELSEWHEN, HAPPENED, MEETING, WILL_HAPPEN, tells
from events.extraction.proposals import DateProposal, Span, Sureness
from events.extraction.text import fold, sentences

# A deadline, a beginning or what came before: "iki gruodžio 5 d.", "nuo 2018 m. liepos 1 d.".
_BOUND = re.compile(r"(?<!\w)(?:iki(?: pat)?|nuo(?: pat)?|po|prieš|ligi|galios|galioja|suėjus|artėjant)\s*$")
_ORDER = re.compile(r"\s*(?:d\.?)?\s*(?:įsakym|nutarim|sprendim|įstatym|nr\b|potvark|raštu)")
_NEXT_TIME = re.compile(
    r"(?<!\w)(?:kit(?:as|a|ą|i|os|us|ame|oje)|sekant\w+|artimiaus\w+|būsim\w+|ankstesn\w+|praėjus\w+)\s+"
    r"(?:toks |tokia |regiono )?"
    r"(?:susitik|diskusij|mokym|rengin|seminar|konferenc|posėd|forum)"
)
_FEAST = re.compile(r"\s*[–-]?\s*(?:\w+\s+){0,3}(?:gynimo|neįgaliųjų|šeimos|globėjų|motinos|savanorių) dien")
_LABEL = re.compile(r"(?:renginio |susitikimo )?(?:data|kada|laikas|diena)(?: ir laikas)?\s*[:–-]")
# Minutes have their day and number on a line of their own.
_OF_MINUTES = re.compile(r"\d{4}\D.{4,22}nr\.?\s?[\w/-]{0,9}")
_HISTORY = re.compile(
    r"(?<!\w)(?:iki|nuo|įsteigt\w*|įkurt\w*|veikia|vykd\w+|programos|laikotarp\w+|tikslas|strategij\w+)\s*$"
)

_WEIGHT_OF_CERTAINTY, _WEIGHT_OF_A_DAY = 4, 2
_FIRST_SENTENCES = 4
_DAYS_OF_A_WEEK = 7
_NEAR_THE_BEGINNING = 45
_FEW_DAYS = 45
_AT_THE_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a sentence names, and how much speaks for its being the day of an event."""

    mention: Mention
    sentence: Span
    weight: int
    is_event: bool


# Where stories are told apart and where each is dated, the same days are weighed.
@lru_cache(maxsize=16)
def dated(text: str, extent: tuple[Span, ...], focus: Span | None = None) -> tuple[Dated, ...]:
    """The days and months that these parts name, each weighed."""
    found = mentions(text, extent)
    if not found:
        return ()
    read = sentences(text, extent)
    result = []
    index = 0
    tone = _tone(text, read[0], 0)
    for mention in found:
        before = index
        while index + 1 < len(read) and read[index].end <= mention.span.start:
            index += 1
        tone = tone if index == before else _tone(text, read[index], index)
        result.append(_weighed(mention, read[index], tone, focus))
    return tuple(result)


def year_of_page(text: str, page: tuple[Span, ...]) -> tuple[int, Span] | None:
    """The year of the meetings of a page, where all of them that have one were in the same."""
    others = [one.mention for one in dated(text, page) if one.is_event and one.mention.year is not None]
    years_of_others = {other.year for other in others if other.year is not None}
    return (years_of_others.pop(), others[0].span) if len(years_of_others) == 1 else None


def date_of(
    text: str,
    extent: tuple[Span, ...],
    published: tuple[Span, Mention] | None,
    focus: Span | None = None,
    page: tuple[int, Span] | None = None,
) -> DateProposal | None:
    """The day of the event, or None where the text names none; `page` is the year of the whole page."""
    candidates = [one for one in dated(text, extent, focus) if one.weight >= _WEIGHT_OF_A_DAY]
    if not candidates:
        return (
            _relative(text, extent, published)
            or _lone(text, extent, published, focus)
            or _of_publication(published)
        )
    best = max(candidates, key=lambda one: (one.weight, -one.mention.span.start))
    others = [one for one in candidates if _differs(one.mention, best.mention) and one.weight >= best.weight]
    is_sure = best.weight >= _WEIGHT_OF_CERTAINTY and not others
    return _proposed(text, (extent, page), best.mention, published, is_sure=is_sure)


def _differs(one: Mention, other: Mention) -> bool:
    return (one.month, one.day) != (other.month, other.day)


@dataclass(frozen=True)
class _Tone:
    """What a sentence says of any day that it names."""

    said: str
    weight: int
    is_event: bool


def _tone(text: str, sentence: Span, index: int) -> _Tone:
    said = fold(text[sentence.start : sentence.end])
    happened = HAPPENED.search(said) is not None
    meeting = MEETING.search(said) is not None or tells(said)
    weight = 3 * happened + 2 * meeting + (index < _FIRST_SENTENCES)
    weight += 2 * (meeting and not happened and WILL_HAPPEN.search(said) is not None)
    weight += 5 * (_LABEL.match(said) is not None) + 10 * (_OF_MINUTES.fullmatch(said) is not None)
    weight -= 3 * (ELSEWHEN.search(said) is not None)
    weight -= 5 * (_NEXT_TIME.search(said) is not None)
    return _Tone(said, weight, is_event=happened and meeting)


def _weighed(mention: Mention, sentence: Span, tone: _Tone, focus: Span | None) -> Dated:
    said = tone.said
    offset = max(0, mention.span.start - sentence.start)
    before = said[max(0, offset - 30) : offset]
    after = said[mention.span.end - sentence.start : mention.span.end - sentence.start + 60]
    weight = tone.weight + (offset <= _AT_THE_BEGINNING) + (offset <= _NEAR_THE_BEGINNING)
    weight += 4 * (focus is not None and focus.start <= mention.span.start < focus.end)
    weight -= 6 * (_BOUND.search(before) is not None and mention.end_month is None)
    is_quoted = said.rfind("„", 0, offset) > said.rfind("“", 0, offset)
    weight -= 4 * (is_quoted or _ORDER.match(after) is not None)
    weight -= 3 * (_FEAST.match(after) is not None)
    weight -= 2 * (mention.day is None)
    return Dated(mention, sentence, weight, is_event=tone.is_event)


def _proposed(
    text: str,
    where: tuple[tuple[Span, ...], tuple[int, Span] | None],
    mention: Mention,
    published: tuple[Span, Mention] | None,
    *,
    is_sure: bool,
) -> DateProposal:
    why = f"date.{mention.form}"
    if mention.year is not None:
        sureness = Sureness.SURE if is_sure else Sureness.GUESSED
        return DateProposal(
            mention.iso(mention.year), (mention.span,), sureness, why, mention.iso_end(mention.year)
        )
    spans: tuple[Span, ...] = (mention.span,)
    year, source = _year_of(text, where, mention, published)
    if year is not None and source is not None and _exists(mention, year):
        spans = (mention.span, source)
        sureness = Sureness.INFERRED if is_sure else Sureness.GUESSED
        return DateProposal(
            mention.iso(year), spans, sureness, f"{why}_year_elsewhere", mention.iso_end(year)
        )
    sureness = Sureness.SURE if is_sure else Sureness.GUESSED
    return DateProposal(mention.iso(None), spans, sureness, why, mention.iso_end(None))


def _exists(mention: Mention, year: int) -> bool:
    try:
        date(year, mention.month, mention.day or 1)
    except ValueError:
        return False
    return True


def _year_of(
    text: str,
    where: tuple[tuple[Span, ...], tuple[int, Span] | None],
    mention: Mention,
    published: tuple[Span, Mention] | None,
) -> tuple[int | None, Span | None]:
    if published is not None and published[1].year is not None and published[1].day is not None:
        written = date(published[1].year, published[1].month, published[1].day)
        is_before = (mention.month, mention.day or 1) <= (written.month, written.day)
        is_soon = not is_before and _days_to(mention, written) <= _FEW_DAYS
        year = written.year if is_before or is_soon or mention.is_this_year else written.year - 1
        return year, published[0]
    extent, page = where
    same_day = [
        other for other in mentions(text, extent) if other.year is not None and not _differs(other, mention)
    ]
    if same_day:
        return same_day[0].year, same_day[0].span
    own = _only_year(text, extent)
    return own if own[1] is not None else (page or (None, None))


def _days_to(mention: Mention, written: date) -> int:
    try:
        return (date(written.year, mention.month, mention.day or 1) - written).days
    except ValueError:
        return _FEW_DAYS + 1


def _only_year(text: str, extent: tuple[Span, ...]) -> tuple[int | None, Span | None]:
    """The year of the rest of the text, where it speaks of one only and not as of history or of an aim."""
    told = tuple(
        sentence
        for sentence in sentences(text, extent)
        if not ELSEWHEN.search(fold(text[sentence.start : sentence.end]))
    )
    found = [
        (span, year)
        for span, year in years(text, told)
        if not _HISTORY.search(fold(text[max(0, span.start - 30) : span.start]))
    ]
    if len({year for _, year in found}) == 1:
        return found[0][1], found[0][0]
    return None, None


def _lone(
    text: str, extent: tuple[Span, ...], published: tuple[Span, Mention] | None, focus: Span | None
) -> DateProposal | None:
    """The only day that the text names, where nothing speaks against it."""
    found = [one for one in dated(text, extent, focus) if one.mention.day is not None and one.weight >= 1]
    if len(found) == 1:
        return _proposed(text, (extent, None), found[0].mention, published, is_sure=False)
    return None


def _relative(
    text: str, extent: tuple[Span, ...], published: tuple[Span, Mention] | None
) -> DateProposal | None:
    """Yesterday or last Wednesday, where it is known when that was written."""
    if published is None or published[1].year is None or published[1].day is None:
        return None
    written = date(published[1].year, published[1].month, published[1].day)
    for sentence in sentences(text, extent)[: 2 * _FIRST_SENTENCES]:
        said = fold(text[sentence.start : sentence.end])
        if not tells(said):
            continue
        for found in relative_days(text, (sentence,)):
            before = found.days_before
            if before is None and found.weekday is not None:
                before = (written.weekday() - found.weekday) % _DAYS_OF_A_WEEK
            day = written - timedelta(days=before or 0)
            return DateProposal(
                day.isoformat(), (found.span, published[0]), Sureness.INFERRED, "date.relative"
            )
    return None


def _of_publication(published: tuple[Span, Mention] | None) -> DateProposal | None:
    """The day of publication, which is mostly that of the event or one soon after."""
    if published is None or published[1].year is None:
        return None
    span, mention = published
    return DateProposal(mention.iso(mention.year), (span,), Sureness.GUESSED, "date.of_publication")
