"""Organisations and institutions that took part, organised or had the event in their house."""

import re
from collections.abc import Iterable

from events.extraction.known import Known
from events.extraction.mentions import Mention, Named
from events.extraction.naming import named_in
from events.extraction.proposals import BodyProposal, PersonProposal, Span, Sureness
from events.extraction.text import fold

_ORGANISING = re.compile(
    r"\b(?:surengė|suorganizavo|organizavo|organizuoja|rengė\b|rengia\b|sukvietė|pakvietė|kvietė"
    r"|inicijavo|iniciavo"
    r"|surengt\w+|organizuot\w+|organizatori\w+|rengėj\w+|rengiam\w+|organizuojam\w+)"
)
_HAPPENING = re.compile(
    r"\b(?:vyko|įvyko|vyksta|vyks|surengt\w+|organizuot\w+|rinkosi|susirinko|susitiko|diskutavo"
    r"|diskutuota|susitikim\w+"
    r"|apskrit\w+ stal\w+|atvyko|lankėsi|priėmė|mokym\w+)"
)
_LOCATIVE = ("je", "uose", "ėse", "ose", "yse", "me", "tre", "nde")
_HALL = re.compile(
    r"\W{0,3}(?:\w+\s){0,3}(?:salėje|patalpose|pastate|kieme|kabinete|bibliotekoje|auditorijoje)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"[“”\"]?\s*(?:informacija|inf\.|nuotr|pranešimas|archyvo)")
_TERRITORY = re.compile(r"[\w\s,]{0,60}\b(?:teritorij|gyventoj)\w+")
_ABSENT = re.compile(r"^[^,;.]{0,60}\b(?:nebuvo|nedalyvavo|neatvyko|nesulaukta)\b")
# Farther than this nothing is said of a body, however long the sentence.
_WIDTH = 300
_ORDER = ("organiser", "host", "participant")


def bodies_in(
    text: str,
    extent: tuple[Span, ...],
    known: Known,
    named: Named | None = None,
    people: Iterable[PersonProposal] = (),
) -> tuple[tuple[BodyProposal, ...], tuple[BodyProposal, ...]]:
    """The organisations and the institutions that these parts of a text name, each in order.

    `named` are the bodies of the text where they have been read already; those of `people` join them.
    """
    named = named or named_in(text, extent, known)
    grouped: dict[tuple[int | None, str], list[Mention]] = {}
    for mention in named.mentions:
        if mention.why == "body.part_of_unsaid" or _is_only_said(named, mention):
            continue
        grouped.setdefault(_identity(mention.body.key, mention.body.value), []).append(mention)
    proposals = [_proposal(named, mentions) for mentions in grouped.values()]
    for person in people:
        identity = _identity(person.organisation_key, person.organisation)
        is_said = person.organisation and not person.organisation.endswith("skyrius")
        if is_said and identity not in grouped:
            grouped[identity] = []
            proposals.append(_of_person(named, person))
    organisations = tuple(each for each in proposals if not each.is_institution)
    return organisations, tuple(each for each in proposals if each.is_institution)


def _around(named: Named, mention: Mention) -> tuple[str, str]:
    """What stands before and behind a mention in its sentence."""
    sentence = named.sentence_at(mention.span.start)
    start = max(sentence.start, mention.span.start - _WIDTH)
    end = min(sentence.end, mention.span.end + _WIDTH)
    return named.text[start : mention.span.start], named.text[mention.span.end : end]


def _is_only_said(named: Named, mention: Mention) -> bool:
    """Whether a body is named as not there, as a territory, or as who published the text."""
    behind = fold(_around(named, mention)[1])
    if _PUBLISHED.match(behind) or _TERRITORY.match(behind):
        return True
    return _ABSENT.search(behind) is not None


def _identity(key: int | None, value: str) -> tuple[int | None, str]:
    return (key, "") if key is not None else (None, value.lower())


def _proposal(named: Named, mentions: list[Mention]) -> BodyProposal:
    surest = min(mentions, key=lambda each: _WEIGHTS[each.sureness])
    parts = [_part(named, mention) for mention in mentions]
    body = surest.body
    return BodyProposal(
        value=body.value,
        spans=tuple(mention.span for mention in mentions),
        sureness=surest.sureness,
        why=surest.why,
        key=body.key,
        is_institution=body.is_institution,
        part=min(parts, key=_ORDER.index),
    )


_WEIGHTS = {Sureness.SURE: 0, Sureness.INFERRED: 1, Sureness.GUESSED: 2}


def _of_person(named: Named, person: PersonProposal) -> BodyProposal:
    """The body of somebody's office: "Molėtų rajono meras" is of the municipality of Molėtai."""
    listed = next(
        (body for body in named.register.municipalities.values() if body.value == person.organisation), None
    )
    return BodyProposal(
        value=person.organisation,
        spans=person.spans[:1],
        sureness=Sureness.INFERRED,
        why="body.of_person",
        key=person.organisation_key if listed is None else listed.key,
    )


def _part(named: Named, mention: Mention) -> str:
    before, behind = (fold(said) for said in _around(named, mention))
    said = before + behind
    last = named.words[mention.last - 1].folded
    is_house = last.endswith(_LOCATIVE) or _HALL.match(behind) is not None
    if is_house and _HAPPENING.search(said):
        return "host"
    organising = _ORGANISING.search(said)
    if organising is None or is_house:
        return "participant"
    is_near = _is_said_of(before, behind)
    return "organiser" if is_near else "participant"


def _is_said_of(before: str, behind: str) -> bool:
    """Whether the word for organising stands in the same clause as the body."""
    in_front = before[max(before.rfind(mark) for mark in ";:()„“") + 1 :]
    after = re.split(r"[;:()]", behind, maxsplit=1)[0]
    return bool(_ORGANISING.search(in_front) or _ORGANISING.search(after))
