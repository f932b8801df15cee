"""Agreements between an organisation and a municipality that were signed at the event."""

import re

from events.extraction.known import Known
from events.extraction.mentions import Mention, Named
from events.extraction.naming import named_in
from events.extraction.proposals import AgreementProposal, PersonProposal, Span, Sureness
from events.extraction.register_index import Body
from events.extraction.text import fold

_SIGNED = re.compile(
    r"\b(?:pasirašė|pasirašyt(?:a|os|as(?! sutart))|pasirašydami|pasirašius|parašais? (?:patvirtin\w+"
    r"|sutvirtin\w+))\b"
)
_PAPER = re.compile(
    r"\b(?:sutart(?:is|į|ies|yje|imi|ys)|susitarim\w+|protokol\w+|memorandum\w+|deklaracij\w+)"
)
# What was signed before, or is only going to be.
_NOT_NOW = re.compile(
    r"\b(?:yra pasirašius\w+|yra pasirašęs|jau (?:yra )?pasiraš\w+|anksčiau|pernai|praėjusiais metais"
    r"|iki šiol"
    r"|planuoja\w*|ketina\w*|numatyt\w+|numato|ruošiasi|žada|pasirašys|bus pasiraš\w+|tikimasi"
    r"|siūl\w+ pasiraš\w+"
    r"|prieš (?:metus|mėnesį|savaitę))"
)
_NOT_PARTIES = frozenset(
    {"municipal_council", "municipal_department", "ministry", "ministry_department", "agency"}
)


def agreements_in(
    text: str,
    extent: tuple[Span, ...],
    known: Known,
    named: Named | None = None,
    people: tuple[PersonProposal, ...] = (),
) -> tuple[AgreementProposal, ...]:
    """The agreements that these parts of a text say were signed there: one for each NGO and municipality.

    `people` are those of the event: the signatories are among them.
    """
    named = named or named_in(text, extent, known)
    found: dict[tuple[str, str], AgreementProposal] = {}
    for sentence in named.sentences:
        said = fold(text[sentence.start : sentence.end])
        if not _SIGNED.search(said) or not _PAPER.search(said) or _NOT_NOW.search(said):
            continue
        for proposal in _of_sentence(named, sentence, people):
            key = (proposal.ngo.lower(), proposal.municipality)
            if key not in found or len(proposal.signatories) > len(found[key].signatories):
                found[key] = proposal
    return tuple(found.values())


def _of_sentence(named: Named, sentence: Span, people: tuple[PersonProposal, ...]) -> list[AgreementProposal]:
    here = named.mentions_in(sentence)
    signed = [
        person
        for person in people
        if any(sentence.start <= span.start < sentence.end for span in person.spans)
        and person.part == "signatory"
    ]
    places = _municipalities(named, here, signed)
    ngos = [each.body for each in here if _is_ngo(each.body)] or _ngos_of(named, signed)
    if not ngos:
        ngos = [each.body for each in named.mentions if _is_ngo(each.body)]
    if not ngos or not places:
        return []
    is_said = any(_is_ngo(each.body) for each in here) and len(places) == 1
    ngo = ngos[0]
    signatories = tuple(dict.fromkeys(person.value for person in signed))
    spans = (sentence,)
    return [
        AgreementProposal(
            value=f"{ngo.value} – {place.value}",
            spans=spans,
            sureness=Sureness.SURE if is_said else Sureness.INFERRED,
            why="agreement.signed",
            ngo=ngo.value,
            ngo_key=ngo.key,
            municipality=place.municipality,
            signatories=signatories,
        )
        for place in places
    ]


def _municipalities(named: Named, here: list[Mention], signed: list[PersonProposal]) -> list[Body]:
    by_value = {body.value: body for body in named.register.municipalities.values()}
    said = [by_value[person.organisation] for person in signed if person.organisation in by_value]
    said += [each.body for each in here if each.body.is_municipality]
    if not said:
        said = [each.body for each in named.mentions if each.body.is_municipality][:1]
    return list(dict.fromkeys(said))


def _ngos_of(named: Named, signed: list[PersonProposal]) -> list[Body]:
    names = {person.organisation for person in signed}
    return [each.body for each in named.mentions if _is_ngo(each.body) and each.body.value in names]


def _is_ngo(body: Body) -> bool:
    """Whether it can sign with a municipality: no part of the state, and no municipality itself."""
    if body.is_municipality or body.kind in _NOT_PARTIES or body.is_institution:
        return False
    lowered = body.value.lower()
    return not any(
        word in lowered
        for word in ("savivaldyb", "ministerij", "departament", " taryba", " skyrius", "seniūnij")
    )
