"""Who was there: people with their office, whose office it is, and what they did."""

import re
from dataclasses import dataclass, replace

from events.extraction.known import Known
from events.extraction.mentions import Named
from events.extraction.naming import named_in
from events.extraction.offices import Office, office_of, shared_office
from events.extraction.parts import ORDER, part_of, parts_in
from events.extraction.person_names import PersonNamed, persons_named
from events.extraction.proposals import PersonProposal, Span, Sureness
from events.extraction.register_index import Body

_TOPIC = re.compile(
    r"\b(?:apie|pristatė|apžvelgė|supažindino su|pranešimą?|pasidali[jn]o|dalijosi|dalinosi|papasakojo,?"
    r"|pasakojo,?)\s+"
    r"([^.!?;„“\n]{5,200})"
)
_QUOTED_TOPIC = re.compile(r"^\s*[–—-]?\s*(?:pranešim\w+\s+)?[„“\"]([^„“”\"\n]{5,200})[“”\"]")
# A letter and its dot.
_INITIAL = 2
_LONGEST_TOPIC = 180
_BULLETS = ("-", "–", "—", "•", "*", "·")
_LONGEST_LIST = 30


@dataclass(frozen=True, slots=True)
class _Seen:
    """One mention of a person, with what the words around it say."""

    person: PersonNamed
    office: Office | None
    part: str
    topic: str = ""


def people_in(
    text: str, extent: tuple[Span, ...], known: Known, named: Named | None = None
) -> tuple[PersonProposal, ...]:
    """The people whom these parts of a text name as being there, in the order in which they are named.

    Where the same person is named several times, the office comes from where it stands, the part is the
    weightiest. `named` are the bodies of the text, where they have been read already.
    """
    named = named or named_in(text, extent, known)
    seen = _seen(named, known)
    grouped: dict[tuple[str, str], list[_Seen]] = {}
    for each in seen:
        name = each.person.name
        grouped.setdefault(_key(name.given, name.surname, grouped), []).append(each)
    persons = [_proposal(group, set(known.persons)) for group in grouped.values()]
    return tuple(person for person in persons if person is not None)


def _key(given: str, surname: str, others: dict[tuple[str, str], list[_Seen]]) -> tuple[str, str]:
    """What a person is recognised by: an initial is that of the one whose surname it stands with."""
    if len(given) == _INITIAL:
        same = [key for key in others if key[1] == surname and key[0][0] == given[0]]
        return same[0] if same else (given, surname)
    initial = (f"{given[0]}.", surname)
    if initial in others:
        others[given, surname] = others.pop(initial)
    return given, surname


def _seen(named: Named, known: Known) -> list[_Seen]:
    persons = persons_named(named, known.persons)
    starts = {person.first: person for person in persons}
    before = [0, *(person.last for person in persons)]
    offices = [
        office_of(named, person, starts, earliest) for person, earliest in zip(persons, before, strict=False)
    ]
    offices = _shared(named, persons, offices)
    offices = [
        _of_deputy(named, office, before) for office, before in zip(offices, [None, *offices], strict=False)
    ]
    by_sentence: dict[Span, list[int]] = {}
    for index, person in enumerate(persons):
        by_sentence.setdefault(named.sentence_at(person.span.start), []).append(index)
    seen: list[_Seen] = []
    for sentence, indexes in by_sentence.items():
        if _is_lone(named, sentence, [persons[index] for index in indexes]):
            continue
        spans = [_whole(named, persons[index], offices[index]) for index in indexes]
        lead = _lead(named, sentence)
        parts = parts_in(
            named.text, sentence, spans, [persons[index].name.case for index in indexes], lead=lead
        )
        for position, index in enumerate(indexes):
            office = offices[index]
            part = (part_of(office.passing) if office is not None else "") or parts[position]
            end = spans[position + 1].start if position + 1 < len(spans) else sentence.end
            topic = _topic(named.text, Span(spans[position].end, end)) if part == "speaker" else ""
            seen.append(_Seen(persons[index], office, part, topic))
    return sorted(seen, key=lambda each: each.person.first)


def _shared(named: Named, persons: list[PersonNamed], offices: list[Office | None]) -> list[Office | None]:
    """The offices with those that are said once of two people."""
    told: list[Office | None] = []
    for index, person in enumerate(persons):
        previous = persons[index - 1] if index else None
        before = told[index - 1] if index else None
        told.append(shared_office(named, person, offices[index], before, previous))
    return told


def _of_deputy(named: Named, office: Office | None, before: Office | None) -> Office | None:
    """The office of "jos pavaduotojas", which is in the house of whoever was named before."""
    if office is None or before is None or office.body is not None or not office.first:
        return office
    is_of_that = named.words[office.first - 1].folded in {"jo", "jos"}
    return replace(office, body=before.body, is_inferred=True) if is_of_that else office


def _whole(named: Named, person: PersonNamed, office: Office | None) -> Span:
    """The name with its office."""
    if office is None or office.first >= office.last:
        return person.span
    start = min(person.span.start, named.words[office.first].start)
    return Span(start, max(person.span.end, named.words[office.last - 1].end))


def _is_lone(named: Named, sentence: Span, persons: list[PersonNamed]) -> bool:
    """Whether a line is nothing but a name: who wrote the text or took the pictures."""
    said = named.text[sentence.start : sentence.end]
    is_only_name = len(said.split()) <= sum(person.last - person.first for person in persons)
    return is_only_name and said[0] not in _BULLETS


def _lead(named: Named, sentence: Span) -> Span | None:
    """The line above a list ("Pranešimus skaitė:") that a sentence is an item of."""
    start = named.text.rfind("\n", 0, sentence.start) + 1
    if named.text[start : sentence.start + 1].lstrip()[:1] not in _BULLETS:
        return None
    for _ in range(_LONGEST_LIST):
        end = start - 1
        start = named.text.rfind("\n", 0, max(end, 0)) + 1
        line = named.text[start : max(end, start)].strip()
        if line and line[0] not in _BULLETS:
            return Span(start, end) if line.endswith(":") else None
    return None


def _topic(text: str, behind: Span) -> str:
    said = text[behind.start : behind.end]
    found = _QUOTED_TOPIC.match(said) or _TOPIC.search(said)
    if found is None:
        return ""
    topic = " ".join(found.group(1).split()).rstrip(" ,–-")
    return topic if len(topic) <= _LONGEST_TOPIC else topic[:_LONGEST_TOPIC].rpartition(" ")[0]


def _proposal(group: list[_Seen], known: set[str]) -> PersonProposal | None:
    names = [each.person.name for each in group]
    name = next((name for name in names if len(name.given) > _INITIAL), names[0])
    offices = [each.office for each in group if each.office is not None]
    office = next((each for each in offices if each.title), None)
    body = _body(offices, office)
    part = min((each.part for each in group), key=ORDER.index)
    is_known = name.full in known
    if part == "mentioned" and office is None and not is_known:
        # A name alone in the genitive is of somebody's work, memory or house.
        return None
    certain = [each.person.name for each in group if each.person.name.full == name.full]
    is_certain = is_known or any(each.is_certain for each in certain)
    is_whole = len(name.given) > _INITIAL
    sureness = Sureness.SURE if is_certain and is_whole else Sureness.GUESSED
    if sureness is Sureness.SURE and office is not None and office.is_inferred:
        sureness = Sureness.INFERRED
    return PersonProposal(
        value=name.full,
        spans=tuple(each.person.span for each in group),
        sureness=sureness,
        why="person.known" if is_known else "person.with_office" if office is not None else "person.name",
        office=office.title if office is not None else "",
        organisation=body.value if body is not None else "",
        organisation_key=body.key if body is not None else None,
        part=part,
        topic=next((each.topic for each in group if each.topic), ""),
    )


def _body(offices: list[Office], office: Office | None) -> Body | None:
    if office is not None:
        return office.body
    return next((each.body for each in offices if each.body is not None), None)
