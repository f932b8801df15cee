"""What a text calls itself, and the first paragraph that tells what happened."""

import re

from events.extraction.occasions import tells
from events.extraction.proposals import Proposal, Span, Sureness
from events.extraction.text import WORD, fold, lines, sentences, words_of

_LONGEST_TITLE, _SHORTEST_TITLE = 220, 12
_WORDS_OF_A_TITLE, _SENTENCES_OF_A_TITLE = 3, 2
_LINES_READ = 4
_LONGEST_LEAD, _SENTENCES_OF_A_LEAD = 600, 3
# Who sent the news, and where and when: no title.
_SENDER = re.compile(
    r"(?:informacija|inf\.|pranešimas)$|pranešimas (?:spaudai|žiniasklaidai)|spaudos pranešimas|^\S+@"
    r"|^(?:tema|kam|nuo|laiškas|kada|kur|data|vieta|laikas)\s*:|^\S+\.(?:lt|com|eu)\b|(?:savivaldybė"
    r"|ministerija|administracija|departamentas)$|\b(?:g|pr|al)\. \d"
)
_WORDS_OF_A_SENDER = 9


def _is_sender(said: str) -> bool:
    return (
        len(said) <= _LONGEST_TITLE
        and len(said.split()) <= _WORDS_OF_A_SENDER
        and bool(_SENDER.search(fold(said)))
    )


def title_span(text: str, extent: tuple[Span, ...]) -> Span | None:
    """The line that is the title: short, without a stop, above a paragraph."""
    found = lines(text, extent)
    for index, line in enumerate(found[:_LINES_READ]):
        said = text[line.start : line.end]
        if line.end - line.start > _LONGEST_TITLE:
            return None
        if _is_sender(said) or len(said) < _SHORTEST_TITLE:
            continue
        has_text_below = index + 1 < len(found)
        return line if has_text_below and _is_title(text, line, said) else None
    return None


def _is_title(text: str, line: Span, said: str) -> bool:
    if len(said) > _LONGEST_TITLE or len(said.split()) < _WORDS_OF_A_TITLE:
        return False
    is_sentence = said.rstrip('“”"»').endswith((".", ";", ",")) and not said.endswith("...")
    return not is_sentence and len(sentences(text, (line,))) <= _SENTENCES_OF_A_TITLE


def title_of(text: str, extent: tuple[Span, ...]) -> Proposal | None:
    """The title, as the text has it; one in capitals is written as a sentence is."""
    span = title_span(text, extent)
    if span is None:
        return None
    said = words_of(text, span)
    value = said[:1] + said[1:].lower() if said.isupper() else said
    sureness = Sureness.GUESSED if said.isupper() else Sureness.SURE
    return Proposal(value, (span,), sureness, "title.first_line")


def lead_of(text: str, extent: tuple[Span, ...], focus: Span | None) -> Proposal | None:
    """The first sentences that say what happened: those from where it is said that people met."""
    title = title_span(text, extent)
    body = [
        sentence
        for sentence in sentences(text, extent)
        if WORD.search(text, sentence.start, sentence.end)
        and (title is None or sentence.start >= title.end)
        and not _is_sender(text[sentence.start : sentence.end])
    ]
    start = next(
        (i for i, sentence in enumerate(body) if focus is not None and sentence.start >= focus.start), None
    )
    if start is None:
        start = next((i for i, sentence in enumerate(body) if _tells(text, sentence)), 0)
    chosen: list[Span] = []
    for sentence in body[start : start + _SENTENCES_OF_A_LEAD]:
        if chosen and (
            sentence.end - chosen[0].start > _LONGEST_LEAD or "\n" in text[chosen[-1].end : sentence.start]
        ):
            break
        chosen.append(sentence)
    if not chosen:
        return None
    span = Span(chosen[0].start, chosen[-1].end)
    return Proposal(words_of(text, span), (span,), Sureness.INFERRED, "lead.first_paragraph")


def _tells(text: str, sentence: Span) -> bool:
    said = fold(text[sentence.start : sentence.end])
    return tells(said)
