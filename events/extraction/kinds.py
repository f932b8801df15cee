"""What sort of event it was, by the nouns that a text has for it and by where they stand."""

import re
from dataclasses import dataclass

from events.extraction.occasions import TAKING_PLACE
from events.extraction.proposals import Proposal, Span, Sureness
from events.extraction.text import fold, sentences

_AGREEMENT = r"(?:sutart\w+|susitarim\w+|memorandum\w+|protokol\w+|deklaracij\w+)"
_FAMILY = (
    r"(?:tėv(?:ai|ais|ų|us|eliais)|mam(?:omis|os|ų)|šeim(?:omis|os|ų|as)|globėj(?:ais|ų|ai|us)"
    r"|įtėvi\w+|artim(?:aisiais|ieji|ųjų))"
)

# In the order of their weight where two are said alike.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "signing",
        re.compile(
            rf"(?<!\w)pasirašy(?:ta|tos|ti|tas|mas|mą|mo|mui|me)\b.{{0,80}}?{_AGREEMENT}|"
            rf"(?<!\w)pasirašė\b.{{0,80}}?{_AGREEMENT}"
            rf"|{_AGREEMENT}.{{0,60}}?\bpasirašy(?:ta|tos|mas|mą|mo|mui|me|ti)\b|{_AGREEMENT} pasirašė\b"
        ),
    ),
    (
        "award",
        re.compile(
            r"(?<!\w)(?:apdovanojim\w+|apdovanot[ai]\w*|apdovanojo|pagerbti|pagerbė|nominacij\w+|padėkos"
            r" vakar\w*)(?!\w)"
        ),
    ),
    (
        "round_table",
        re.compile(r"(?<!\w)ap(?:skrit(?:o|ojo|asis|ajame|ąjį)|val(?:aus|iojo)) stal(?:o|as|ą|e|ui)\w*"),
    ),
    (
        "family_meeting",
        re.compile(
            rf"(?<!\w)(?:susitik\w+|susirinkim\w+|pokalbi\w+|popiet\w+|susibūr\w+)\s"
            rf"(?:[\w,]+\s){{0,7}}?{_FAMILY}(?!\w)"
            rf"|(?<!\w){_FAMILY},?\s(?:\w+,?\s){{0,5}}?(?:susitikim\w+|susirinkim\w+|popiet\w+)"
            r"|(?<!\w)susitikim\w+ (?:globėjams|tėvams|šeimoms|tėveliams|įtėviams)(?!\w)"
            rf"|(?<!\w)(?:pakvietė|sukvietė|kvietė)\b.{{0,90}}?susitikim\w+.{{0,90}}?{_FAMILY}(?!\w)"
        ),
    ),
    (
        "training",
        re.compile(
            r"(?<!\w)(?:mokym(?:ai|ų|us|uose|ams|ais)|seminar(?:as|o|e|ą|ai|ų|uose|us)|kurs(?:ai|ų|uose)"
            r"|supervizij\w+|stažuot\w+|praktikum\w+"
            r"|kūrybin\w+ dirbtuvės|paskait(?:a|os|ų|oje))(?!\w)"
        ),
    ),
    (
        "conference",
        re.compile(
            r"(?<!\w)(?:konferencij\w+|forum(?:as|o|e|ą|ui)|kongres(?:as|o|e|ą)|simpozium\w+|suvažiavim\w+"
            r"|sąskryd\w+)(?!\w)"
        ),
    ),
    (
        "discussion",
        re.compile(
            r"(?<!\w)(?:diskusij\w+|posėd(?:is|žio|yje|į|žiai|žiuose)|pasitarim\w+|susitikim\w+"
            r"|susirinkim\w+|debat\w+|diskutuota|diskutavo|klausym(?:ai|uose)"
            r"|konsultacij\w+|pokalb\w+|susitiko|aptarė|aptarta|tarėsi|kalbėtasi)(?!\w)"
        ),
    ),
)
_ORDER = {kind: place for place, (kind, _) in enumerate(_KINDS)}
# A meeting of this sort is what brought people together more seldom than it is what they spoke of.
_NOT_OF_THIS = re.compile(
    r"(?<!\w)(?:jau|yra|buvo|anksčiau|pernai|planuoj\w+|ketin\w+|kit\w+|bus|po|iki|prieš|nuo|būsim\w+"
    r"|artimiaus\w+|kasmetin\w+)\s+(?:\w+\s+){0,2}$"
)

_OF_FOCUS, _OF_TITLE, _OF_FIRST, _OF_REST = 5.0, 4.0, 2.5, 0.4
_OF_OTHERS = 0.35
_FIRST_SENTENCES = 3
_LEAST, _CLEAR = 1.0, 1.5


@dataclass
class _Votes:
    weight: float = 0.0
    span: Span | None = None
    best: float = 0.0


def kind_of(text: str, extent: tuple[Span, ...], title: Span | None, focus: Span | None) -> Proposal | None:
    """The kind of the event, in the words of the record; GUESSED where the text has several nouns for it."""
    votes: dict[str, _Votes] = {}
    number = 0
    for sentence in sentences(text, extent):
        is_title = title is not None and title.start <= sentence.start < title.end
        is_focus = focus is not None and focus.start < sentence.end and sentence.start < focus.end
        weight = (
            _OF_FOCUS
            if is_focus
            else _OF_TITLE
            if is_title
            else _OF_FIRST
            if number < _FIRST_SENTENCES
            else _OF_REST
        )
        number += not is_title
        _count(text, sentence, weight, votes)
    for particular in ("round_table", "family_meeting"):
        # A round table is a discussion too, and so is a meeting with families.
        if particular in votes and votes[particular].weight >= _OF_FIRST:
            votes.pop("discussion", None)
    if not votes:
        return None
    ranked = sorted(votes, key=lambda kind: (-votes[kind].weight, _ORDER[kind]))
    first = ranked[0]
    if votes[first].weight < _LEAST or votes[first].span is None:
        return None
    second = votes[ranked[1]].weight if len(ranked) > 1 else 0.0
    sureness = Sureness.SURE if votes[first].weight >= second * _CLEAR else Sureness.GUESSED
    span = votes[first].span
    return Proposal(first, (span,), sureness, f"kind.{first}") if span is not None else None


def _count(text: str, sentence: Span, weight: float, votes: dict[str, _Votes]) -> None:
    said = fold(text[sentence.start : sentence.end])
    found = _matches(said)
    if not found:
        return
    happened = [match.start() for match in TAKING_PLACE.finditer(said)]

    def distance(match: re.Match[str]) -> int:
        return min((abs(match.start() - position) for position in happened), default=match.start())

    nearest = min(found.values(), key=lambda match: (distance(match), match.start()))
    for kind, match in found.items():
        share = (
            1.0 if match is nearest or kind in {"signing", "round_table", "family_meeting"} else _OF_OTHERS
        )
        if _NOT_OF_THIS.search(said[max(0, match.start() - 40) : match.start()]):
            share *= _OF_OTHERS
        vote = votes.setdefault(kind, _Votes())
        vote.weight += weight * share
        if weight * share > vote.best:
            vote.best = weight * share
            vote.span = Span(sentence.start + match.start(), sentence.start + match.end())


def _matches(said: str) -> dict[str, re.Match[str]]:
    found: dict[str, re.Match[str]] = {}
    for kind, pattern in _KINDS:
        match = pattern.search(said)
        if match is not None:
            found[kind] = match
    if "round_table" in found or "family_meeting" in found:
        found.pop("discussion", None)
    return found
