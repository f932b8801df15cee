"""Sentences that state what came of an event: problems, good practice, needs, conclusions, promises."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from events.extraction.due_dates import due_in
from events.extraction.known import Known
from events.extraction.mentions import Named
from events.extraction.naming import named_in
from events.extraction.outcome_cues import AGREED, BACKGROUND, CUES, EMPTY, LEADS_TO_CONCLUSION, TALKED_OF
from events.extraction.proposals import OutcomeProposal, PersonProposal, Proposal, Span, Sureness
from events.extraction.text import fold

_LEAST_CONFIDENCE = 0.5
_SURE_ENOUGH = 0.75
_STRONG = 0.85
_MOST_SURE = 0.95
_PROMISED, _DUE = 0.7, 0.97
_WITH_SERVICE = 0.1
_TALKED = 0.6
_SAYS_NOTHING = 0.4
_SHORTEST, _LONGEST = 25, 900
_FEWEST_WORDS = 4
_MOST = 40
_ATTRIBUTION = re.compile(r"[“”\"]\s*,?\s*[–—-]\s*[^„“”]{3,200}$")
_LAST_QUOTE = re.compile(r"[“”\"](?=[.!?…]?$)")
_LIST_MARK = re.compile(r";\s+")
_FEWEST_ITEMS = 2
_PUNCTUATED = (".", "!", "…", "“", "”", '"', ";", ")")


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, or an item of a long one, with the kind that its lead gives it."""

    span: Span
    kind: str = ""
    base: float = 0.0


def outcomes_in(
    text: str,
    extent: tuple[Span, ...],
    known: Known,
    named: Named | None = None,
    *,
    people: Iterable[PersonProposal] = (),
    services: Iterable[Proposal] = (),
    held: str = "",
) -> tuple[OutcomeProposal, ...]:
    """What these parts of a text state as the outcomes of the event, the surest first.

    `people` and `services` are those of the event; `held` is its ISO date, by which a promise's "iki spalio
    1 d." gets its year.
    """
    named = named or named_in(text, extent, known)
    proposals = []
    for sentence in named.sentences:
        for said in _items(text, sentence):
            proposal = _weighed(named, said, tuple(people), tuple(services), held)
            if proposal is not None:
                proposals.append(proposal)
    ranked = sorted(proposals, key=lambda each: (-each.confidence, each.spans[0].start))
    return tuple(ranked[:_MOST])


def _items(text: str, sentence: Span) -> Iterator[_Said]:
    """The sentence, or what a long one lists between semicolons."""
    said = text[sentence.start : sentence.end]
    marks = [(found.start(), found.end()) for found in _LIST_MARK.finditer(said)]
    if len(marks) < _FEWEST_ITEMS - 1 or len(said) < _SHORTEST * 3:
        yield _Said(sentence)
        return
    kind, confidence = _kind(fold(said[: marks[0][0]]))
    edges = [(0, 0), *marks, (len(said), len(said))]
    for (_, start), (end, _) in itertools.pairwise(edges):
        if end - start >= _SHORTEST:
            yield _Said(Span(sentence.start + start, sentence.start + end), kind, confidence * 0.9)


def _weighed(
    named: Named,
    said: _Said,
    people: tuple[PersonProposal, ...],
    services: tuple[Proposal, ...],
    held: str,
) -> OutcomeProposal | None:
    text = named.text
    words = text[said.span.start : said.span.end]
    if not _SHORTEST <= len(words) <= _LONGEST or len(words.split()) < _FEWEST_WORDS:
        return None
    folded = fold(words)
    due = due_in(text, said.span, held)
    kind, confidence = _kind(folded)
    is_agreed = bool(due) and AGREED.search(folded) is not None
    if is_agreed or (due and weight_of("commitment", folded) >= _PROMISED):
        kind, confidence = "commitment", _DUE
    elif said.kind and said.base > confidence:
        kind, confidence = said.kind, said.base
    named_services = tuple(each.value for each in services if _is_in(each.spans, said.span))
    if named_services and confidence:
        confidence = min(_MOST_SURE, confidence + _WITH_SERVICE)
    if not words.rstrip().endswith(_PUNCTUATED) and not said.kind:
        confidence *= 0.5
    if confidence < _LEAST_CONFIDENCE:
        return None
    span = said.span
    return OutcomeProposal(
        value=_value(words),
        spans=(span,),
        sureness=Sureness.INFERRED if confidence >= _SURE_ENOUGH else Sureness.GUESSED,
        why=f"outcome.{kind}",
        kind=kind,
        confidence=round(confidence, 2),
        who=_who(named, span, people) if kind == "commitment" else "",
        due=due if kind == "commitment" else "",
        services=named_services,
        municipalities=_municipalities(named, span),
    )


def _kind(folded: str) -> tuple[str, float]:
    """The kind that a sentence's words weigh most for, and how much."""
    best, most = "", 0.0
    for kind in CUES:
        weight = weight_of(kind, folded)
        if weight > most:
            best, most = kind, weight
    if best == "problem" and TALKED_OF.search(folded):
        best, most = _besides_problem(folded, most)
    if best and best != "commitment" and LEADS_TO_CONCLUSION.search(folded):
        best = "conclusion" if best != "problem" else best
        most = max(most, 0.85)
    if EMPTY.search(folded):
        return best, most * _SAYS_NOTHING
    factor = min((factor for factor, sign in BACKGROUND if sign.search(folded)), default=1.0)
    if factor < 1 and most > _STRONG:
        factor = (1 + factor) / 2
    return best, min(_MOST_SURE, most) * factor


def _besides_problem(folded: str, weight: float) -> tuple[str, float]:
    """What a sentence says that only talks of a problem: another kind, else less of a problem."""
    others = [(weight_of(kind, folded), kind) for kind in CUES if kind != "problem"]
    most, kind = max(others)
    return (kind, most) if most >= _LEAST_CONFIDENCE else ("problem", weight * _TALKED)


def weight_of(kind: str, folded: str) -> float:
    """How much the words of a sentence weigh for a kind, from 0 to 1."""
    against = 1.0
    for weight, cue in CUES[kind]:
        if cue.search(folded):
            against *= 1 - weight
    return 1 - against


def _value(words: str) -> str:
    """The words of an outcome, a quotation without its marks and without who said it."""
    line = " ".join(words.split())
    bare = _ATTRIBUTION.sub("", line) if line[:1] in '„“"' or "„" not in line else line
    bare = bare.lstrip(" –—-•").rstrip(" ;,")
    closing = sum(bare.count(mark) for mark in "“”")
    if bare[:1] == "„" and bare.count("„") > closing:
        bare = bare[1:]
    elif closing > bare.count("„"):
        bare = _LAST_QUOTE.sub("", bare)
    return bare if len(bare) >= _SHORTEST else line


def _who(named: Named, span: Span, people: tuple[PersonProposal, ...]) -> str:
    """Who promised: the body, or else the person, that the sentence begins with."""
    spoken = [
        (each.start, person.organisation or person.value)
        for person in people
        for each in person.spans
        if span.start <= each.start < span.end
    ]
    bodies = [(mention.span.start, mention.body.value) for mention in named.mentions_in(span)]
    every = sorted([*spoken, *bodies])
    return every[0][1] if every else ""


def _is_in(spans: tuple[Span, ...], span: Span) -> bool:
    return any(span.start <= each.start < span.end for each in spans)


def _municipalities(named: Named, span: Span) -> tuple[str, ...]:
    here = (mention.body.municipality for mention in named.mentions_in(span) if mention.body.municipality)
    return tuple(dict.fromkeys(here))
