"""How well a reading agrees with the answers that a person gave for its text, field by field.

Every event that a text proposes is held against the answer that it fits best. A field that an answer leaves
out is not scored.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from events.extraction import likeness
from events.extraction.answers import KINDS, OUTCOMES, Answer, AnsweredPerson
from events.extraction.known import Known
from events.extraction.proposals import (
    BodyProposal,
    DateProposal,
    EventProposal,
    OutcomeProposal,
    PersonProposal,
    Proposal,
    Reading,
    Sureness,
)
from events.extraction.tally import Score, Value, pair
from events.extraction.text import sentences, whole

ANY_OUTCOME, OUTCOME_BY_KIND = "outcomes", "outcomes by kind"
# What a text says came of the event: sentences that are offered, not values that are read.
OUTCOME_FIELDS = (*OUTCOMES, ANY_OUTCOME, OUTCOME_BY_KIND)
# The fields in the order in which they are told.
FIELDS = (
    "events",
    "date",
    "end of the date",
    "kind",
    "region",
    "guest regions",
    "host",
    "municipalities",
    "venue",
    "headcount",
    "people",
    "people with office",
    "people with organisation",
    "organisations",
    "institutions",
    "services",
    "projects",
    *OUTCOME_FIELDS,
)
# What an answer that does not tell needs and promises apart counts them among.
_STANDS_FOR = {"need": ("problem", "conclusion"), "commitment": ("conclusion",)}
# How much a field says of which event of a text is meant.
_WEIGHTS = {"date": 4, "host": 2, "kind": 2, "venue": 2, "headcount": 2}

Scores = dict[str, Score]


def score(text: str, reading: Reading, answers: Sequence[Answer], known: Known) -> Scores:
    """Hold what was read from one text against all the answers for it."""
    told = tuple(text[span.start : span.end] for span in sentences(text, whole(text)))
    ruler = _Ruler(names=likeness.names_of_bodies(known), sentences=told)
    matched = _matched(ruler, reading.events, answers)
    scores: Scores = {name: Score() for name in FIELDS}
    for number, answer in enumerate(answers):
        event = reading.events[matched[number]] if number in matched else EventProposal(extent=())
        if answer.relevant:
            for name, part in ruler.fields(event, answer).items():
                scores[name].add(part)
    right = {
        place
        for number, place in matched.items()
        if answers[number].relevant and _is_of_the_reform(reading, place)
    }
    expected = sum(answer.relevant for answer in answers)
    for number in range(expected):
        scores["events"].expect(Value("an event of the reform"), is_found=number < len(right))
    for place, event in enumerate(reading.events):
        if event.is_of_the_reform:
            scores["events"].propose(_event(event), is_fitting=place in right)
    return scores


def _is_of_the_reform(reading: Reading, place: int) -> bool:
    return reading.events[place].is_of_the_reform


def _matched(ruler: "_Ruler", events: Sequence[EventProposal], answers: Sequence[Answer]) -> dict[int, int]:
    """For each answer, by its number, the place of the event that fits it best; no event fits two."""
    fits = (
        (ruler.fit(event, answer) + (len(answers) == 1), -number, -place)
        for number, answer in enumerate(answers)
        for place, event in enumerate(events)
    )
    matched: dict[int, int] = {}
    for fit, number, place in sorted(fits, reverse=True):
        if fit > 0 and -number not in matched and -place not in matched.values():
            matched[-number] = -place
    return matched


@dataclass(frozen=True)
class _Ruler:
    """What values are measured with: the names of the register and the sentences of the text."""

    names: dict[str, str]
    sentences: tuple[str, ...]

    def fit(self, event: EventProposal, answer: Answer) -> float:
        """How well an event fits an answer; a date counts here even where it is not scored."""
        scores = self.fields(event, replace(answer, date_inferred=False))
        return sum(
            _WEIGHTS.get(name, 1) * (part.right - len(part.wrong) / 100) for name, part in scores.items()
        )

    def fields(self, event: EventProposal, answer: Answer) -> Scores:
        """The scores of all fields that the answer gives."""
        codes = {
            "kind": (_given(KINDS[answer.kind] if answer.kind else None), _values(event.kind)),
            "region": (_given(answer.region), _values(event.region)),
            "other_regions": (answer.other_regions, _values(*event.guest_regions)),
            "host_municipality": (_given(answer.host_municipality), _values(event.host)),
            "municipalities": (answer.municipalities, _municipalities(event)),
            "participants_count": (_count(answer), _values(event.headcount)),
            "services": (answer.services, _values(*event.services)),
            "date": (_given(answer.date), _dates(event.date)),
            "date_end": (_given(answer.date_end), _ends(event.date)),
        }
        scores = {
            _NAMES.get(key, key): pair(expected or (), proposed)
            for key, (expected, proposed) in codes.items()
            if key in answer.answered and not (key.startswith("date") and answer.date_inferred)
        }
        if "venue" in answer.answered:
            scores["venue"] = pair(_given(answer.venue), _values(event.venue), likeness.is_place)
        if "date_end" not in answer.answered and "date" in scores:
            scores["end of the date"] = pair((), _ends(event.date))
        if "organisations" in answer.answered:
            scores["organisations"] = pair(
                answer.organisations or (), _values(*event.organisations), self.is_body
            )
        if "institutions" in answer.answered:
            scores["institutions"] = pair(
                answer.institutions or (), _values(*event.institutions), self.is_body
            )
        if "projects" in answer.answered:
            scores["projects"] = pair(answer.projects or (), _values(*event.projects), likeness.is_project)
        if "people" in answer.answered:
            scores.update(self._people(event.people, answer.people or ()))
        scores.update(self._outcomes(event.outcomes, answer))
        return scores

    def is_body(self, one: str, other: str) -> bool:
        """Whether two names are of one body: the register says so, or only quotes and legal form differ."""
        first, second = likeness.body(one), likeness.body(other)
        return self.names.get(first, first) == self.names.get(second, second)

    def _people(self, proposed: Iterable[PersonProposal], expected: Iterable[AnsweredPerson]) -> Scores:
        named, with_office, with_organisation = Score(), Score(), Score()
        left = list(proposed)
        for person in expected:
            name = likeness.person(person.name)
            found = next((one for one in left if likeness.person(one.value) == name), None)
            named.expect(Value(person.name), is_found=found is not None)
            described = Value(", ".join(filter(None, (person.name, person.role, person.organisation))))
            has_office = found is not None and _has_office(found, person)
            has_organisation = found is not None and self._has_organisation(found, person)
            if person.role:
                with_office.expect(described, is_found=has_office)
            if person.organisation:
                with_organisation.expect(described, is_found=has_organisation)
            if found is None:
                continue
            left.remove(found)
            named.propose(_value(found), is_fitting=True)
            if person.role and found.office:
                with_office.propose(_told(found), is_fitting=has_office)
            if person.organisation and found.organisation:
                with_organisation.propose(_told(found), is_fitting=has_organisation)
        for one in left:
            named.propose(_value(one), is_fitting=False)
            if one.office:
                with_office.propose(_told(one), is_fitting=False)
            if one.organisation:
                with_organisation.propose(_told(one), is_fitting=False)
        return {
            "people": named,
            "people with office": with_office,
            "people with organisation": with_organisation,
        }

    def _has_organisation(self, found: PersonProposal, person: AnsweredPerson) -> bool:
        if self.is_body(found.organisation, person.organisation):
            return True
        # "the head of the unit" of the municipality is the head of "the unit of the municipality".
        told = likeness.words_of(likeness.body(f"{found.office} {found.organisation}"))
        given = likeness.words_of(likeness.body(f"{person.role} {person.organisation}"))
        is_told = bool(found.organisation)
        return is_told and likeness.has_all(told, given) and likeness.has_all(given, told)

    def _outcomes(self, proposed: Sequence[OutcomeProposal], answer: Answer) -> Scores:
        names = [name for name in OUTCOMES if name in answer.answered]
        kinds = {OUTCOMES[name]: Score() for name in names}
        found, by_kind = Score(), Score()
        expected = answer.outcomes()
        counted = [(one, counts_as) for one in proposed if (counts_as := _counts_as(one.kind, kinds))]
        pairs = {
            (number, place)
            for number, (_, words) in enumerate(expected)
            for place in self._saying(words, [one for one, _ in counted])
        }
        for number, (kind, words) in enumerate(expected):
            places = [place for one, place in pairs if one == number]
            is_right = any(kind in counted[place][1] for place in places)
            found.expect(Value(words, why=kind), is_found=bool(places))
            by_kind.expect(Value(words, why=kind), is_found=is_right)
            kinds[kind].expect(Value(words, why=kind), is_found=is_right)
        for place, (one, counts_as) in enumerate(counted):
            meant = {expected[number][0] for number, other in pairs if other == place}
            right = [kind for kind in counts_as if kind in meant]
            value = Value(one.value, why=f"{one.kind}, {one.why}")
            found.propose(value, is_fitting=bool(meant))
            by_kind.propose(value, is_fitting=bool(right))
            kinds[(right or counts_as)[0]].propose(value, is_fitting=bool(right))
        scores = {name: kinds[OUTCOMES[name]] for name in names}
        return {**scores, ANY_OUTCOME: found, OUTCOME_BY_KIND: by_kind}

    def _saying(self, words: str, proposed: Iterable[OutcomeProposal]) -> Iterator[int]:
        """Which of the proposed sentences the answer comes from, or which say the same."""
        sources = [
            likeness.one_line(self.sentences[place])
            for place in likeness.source_sentences(self.sentences, words)
        ]
        for place, outcome in enumerate(proposed):
            told = likeness.one_line(outcome.value)
            is_source = any(told in source or source in told for source in sources)
            if is_source or likeness.says_the_same(outcome.value, words):
                yield place


_NAMES = {
    "other_regions": "guest regions",
    "host_municipality": "host",
    "participants_count": "headcount",
    "date_end": "end of the date",
}


def _counts_as(kind: str, answered: Container[str]) -> list[str]:
    """What a proposed kind counts as in an answer that tells these apart."""
    if kind in answered:
        return [kind]
    return [other for other in _STANDS_FOR.get(kind, ()) if other in answered]


def _has_office(found: PersonProposal, person: AnsweredPerson) -> bool:
    office, role = likeness.office(found.office), likeness.office(person.role)
    told = [*office, *likeness.words_of(found.organisation)]
    given = [*role, *likeness.words_of(person.organisation)]
    return bool(office) and likeness.has_all(told, role) and likeness.has_all(given, office)


def _given(value: str | None) -> list[str]:
    return [value] if value else []


def _count(answer: Answer) -> list[str]:
    return [] if answer.participants_count is None else [str(answer.participants_count)]


def _value(proposal: Proposal | BodyProposal | PersonProposal | DateProposal) -> Value:
    return Value(proposal.value, is_sure=proposal.sureness is Sureness.SURE, why=proposal.why)


def _values(*proposals: Proposal | BodyProposal | None) -> list[Value]:
    return [_value(proposal) for proposal in proposals if proposal is not None]


def _municipalities(event: EventProposal) -> list[Value]:
    """All that an event is about, the host among them."""
    places = {place.words: place for place in _values(event.host, *event.municipalities)}
    return list(places.values())


def _dates(date: DateProposal | None) -> list[Value]:
    """The day; one whose year has to be asked is none yet."""
    return [] if date is None or date.asks_the_year else [_value(date)]


def _ends(date: DateProposal | None) -> list[Value]:
    if date is None or date.asks_the_year or not date.ends:
        return []
    return [Value(date.ends, is_sure=date.sureness is Sureness.SURE, why=date.why)]


def _told(person: PersonProposal) -> Value:
    words = ", ".join(filter(None, (person.value, person.office, person.organisation)))
    return Value(words, is_sure=person.sureness is Sureness.SURE, why=person.why)


def _event(event: EventProposal) -> Value:
    told = (proposal.value for proposal in (event.date, event.kind, event.host, event.title) if proposal)
    return Value(" · ".join(told) or "an event", why="event")
