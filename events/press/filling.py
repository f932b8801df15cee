"""What a text says of an event, as the answers of a draft, each with the words that it was read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from events.extraction.proposals import (
    AgreementProposal,
    BodyProposal,
    DateProposal,
    EventProposal,
    OutcomeProposal,
    PersonProposal,
    Proposal,
)
from events.forms.answers import Answers, new_key
from events.forms.kinds import DEFAULTS, PARTICIPANT_ROLES
from events.forms.register import Register, name_key
from events.models import Outcome, Participation
from events.press.marks import Mark, Part
from municipalities.models import FundingProject, Municipality, Region, ServiceType

Read = Proposal | DateProposal | BodyProposal | PersonProposal | OutcomeProposal | AgreementProposal

# Far more than a text of one event says, and few enough for one page.
MOST_MARKS = 300
# What texts and the record call differently.
FINDINGS = {"good_practice": Outcome.Kind.PRACTICE.value}
# Whoever only stands in the text need not have been there.
NOT_THERE = Participation.Role.MENTIONED


class Keys:
    """The keys of the register's rows by the codes under which a text names them."""

    def __init__(self) -> None:
        self.regions = dict(Region.objects.values_list("code", "pk"))
        self.municipalities = dict(Municipality.objects.values_list("code", "pk"))
        self.services = dict(ServiceType.objects.values_list("key", "pk"))
        self.projects = dict(FundingProject.objects.values_list("name", "pk"))


@dataclass
class Draft:
    """The answers of a draft, and the marks of those that a text has proposed."""

    answers: Answers = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)

    def put(self, place: str, proposed: Answers, parts: Iterable[Part]) -> None:
        """Write the answers and mark them, unless there are too many already or nothing is said."""
        proposed = {name: [value for value in values if value] for name, values in proposed.items()}
        proposed = {name: values for name, values in proposed.items() if values}
        if proposed and len(self.marks) < MOST_MARKS:
            self.answers |= proposed
            self.marks.append(Mark(f"p{len(self.marks) + 1}", place, proposed, tuple(parts)))

    def put_one(self, name: str, value: str, read: Read) -> None:
        """Fill a field of the event itself."""
        self.put(name, {name: [value]}, [_part(value, read)])

    def put_several(self, name: str, reads: Iterable[tuple[str, Read]]) -> None:
        """Fill a field of several values; one that is named twice stands once."""
        found: dict[str, Part] = {}
        for value, read in reads:
            found.setdefault(value, _part(value, read))
        self.put(name, {name: list(found)}, found.values())

    def put_row(self, kind: str, read: Read, /, **values: str | list[str]) -> None:
        """Add a row."""
        if len(self.marks) >= MOST_MARKS:
            return
        key = new_key()
        self.answers.setdefault(kind, []).append(key)
        said = {name: [value] if isinstance(value, str) else value for name, value in values.items()}
        for name, value in DEFAULTS.get(kind, {}).items():
            said.setdefault(name, [value])
        prefix = f"{kind}-{key}"
        self.put(prefix, {f"{prefix}-{name}": value for name, value in said.items()}, [_part("", read)])


def filled(event: EventProposal, *, keys: Keys, register: Register) -> Draft:
    """The draft that the text proposes for one of its events."""
    draft = Draft()
    for name, read in (("title", event.title), ("kind", event.kind), ("venue", event.venue)):
        if read:
            draft.put_one(name, one_line(read.value), read)
    if event.lead:
        draft.put_one("lead", event.lead.value.strip(), event.lead)
    if event.headcount:
        draft.put_one("headcount", one_line(event.headcount.value), event.headcount)
    _put_dates(draft, event.date)
    _put_places(draft, event, keys)
    _put_links(draft, event, keys)
    _Rows(draft, event, keys, register).put()
    return draft


def one_line(text: str) -> str:
    """The text as a field of one line posts it."""
    return " ".join(text.split())


def _part(value: str, read: Read) -> Part:
    return Part(value, read.spans, read.sureness)


def _put_dates(draft: Draft, date: DateProposal | None) -> None:
    if date:
        # The day alone, where the year has to be asked: "-11-03" wants only its year written before it.
        draft.put_one(
            "starts_on", date.value.replace("--", "-", 1) if date.asks_the_year else date.value, date
        )
        if date.ends and not date.asks_the_year:
            draft.put_one("ends_on", date.ends, date)


def _put_places(draft: Draft, event: EventProposal, keys: Keys) -> None:
    if event.region and event.region.value in keys.regions:
        draft.put_one("region", str(keys.regions[event.region.value]), event.region)
    if event.host and event.host.value in keys.municipalities:
        draft.put_one("host_municipality", str(keys.municipalities[event.host.value]), event.host)


def _put_links(draft: Draft, event: EventProposal, keys: Keys) -> None:
    for name, reads, rows in (
        ("guest_regions", event.guest_regions, keys.regions),
        ("municipalities", event.municipalities, keys.municipalities),
        ("services", event.services, keys.services),
        ("projects", event.projects, keys.projects),
    ):
        draft.put_several(name, ((str(rows[read.value]), read) for read in reads if read.value in rows))


class _Rows:
    """The rows that a text proposes; nobody and nothing stands twice."""

    def __init__(self, draft: Draft, event: EventProposal, keys: Keys, register: Register) -> None:
        self.draft = draft
        self.event = event
        self.keys = keys
        self.register = register
        self.seen: set[tuple[str, ...]] = set()

    def put(self) -> None:
        """Add all of them, in the order of the form."""
        bodies = (*self.event.organisations, *self.event.institutions)
        for body in bodies:
            if body.part in (Participation.Role.ORGANISER, Participation.Role.HOST) and self._is_new(
                body.value
            ):
                self.draft.put_row("organisers", body, organisation=self._name(body), role=body.part)
        self._put_people()
        for body in bodies:
            if self._is_new(self._name(body)):
                self.draft.put_row("participants", body, organisation=self._name(body))
        for outcome in self.event.outcomes:
            self._put_outcome(outcome)
        for agreement in self.event.agreements:
            self._put_agreement(agreement)

    def _is_new(self, *names: str) -> bool:
        mark = tuple(name_key(name) for name in names)
        is_new = mark not in self.seen
        self.seen.add(mark)
        return is_new

    def _name(self, body: BodyProposal) -> str:
        known = self.register.organisations.get(body.key or 0)
        return known.name if known else one_line(body.value)

    # ---- People

    def _put_people(self) -> None:
        signing = {name for agreement in self.event.agreements for name in agreement.signatories}
        for person in self.event.people:
            if person.part == NOT_THERE or person.value in signing or not self._is_new("", person.value):
                continue
            organisation = self._organisation(person)
            # The organisation is there with the person.
            self.seen.add((name_key(organisation),))
            who = {"office": one_line(person.office), "organisation": organisation}
            if person.part == Participation.Role.SPEAKER and person.topic:
                topic = one_line(person.topic)
                self.draft.put_row(
                    "presentations", person, topic=topic, speaker=one_line(person.value), **who
                )
            else:
                role = (
                    person.part if person.part in PARTICIPANT_ROLES else Participation.Role.PARTICIPANT.value
                )
                self.draft.put_row("participants", person, name=one_line(person.value), role=role, **who)

    def _organisation(self, person: PersonProposal) -> str:
        known = self.register.organisations.get(person.organisation_key or 0)
        return known.name if known else one_line(person.organisation)

    # ---- What came of it

    def _put_outcome(self, outcome: OutcomeProposal) -> None:
        services = [str(key) for key in self._keys(outcome.services, self.keys.services)]
        places = [str(key) for key in self._keys(outcome.municipalities, self.keys.municipalities)]
        text = outcome.value.strip()
        kind = FINDINGS.get(outcome.kind, outcome.kind)
        if kind in Outcome.Kind.values:
            # Of several places none is singled out.
            place = places[0] if len(places) == 1 else ""
            row = {"kind": kind, "text": text, "municipality": place}
            self.draft.put_row("outcomes", outcome, services=services, **row)
            return
        promised = dict.fromkeys(("organisation", "municipality", "region"), "") | self._who(outcome)
        self.draft.put_row("commitments", outcome, text=text, due=outcome.due, services=services, **promised)

    def _who(self, outcome: OutcomeProposal) -> dict[str, str]:
        """Who promised: a municipality, if it is called like one, or else an organisation."""
        who = name_key(outcome.who)
        for name, rows in (("municipality", self.register.municipalities), ("region", self.register.regions)):
            for pk, row in rows.items():
                if who and who in (name_key(row.name), name_key(getattr(row, "short_name", ""))):
                    return {name: str(pk)}
        return {"organisation": one_line(outcome.who)}

    @staticmethod
    def _keys(codes: Iterable[str], rows: dict[str, int]) -> Iterator[int]:
        return (rows[code] for code in codes if code in rows)

    def _put_agreement(self, agreement: AgreementProposal) -> None:
        signatories = "\n".join(self._signatory(name) for name in agreement.signatories)
        municipality = self.keys.municipalities.get(agreement.municipality, 0)
        known = self.register.current_agreement(agreement.ngo_key or 0, municipality)
        if known:
            self.draft.put_row("agreements", agreement, agreement=str(known.pk), signatories=signatories)
            return
        ngo = self.register.organisations.get(agreement.ngo_key or 0)
        self.draft.put_row(
            "agreements",
            agreement,
            ngo=ngo.name if ngo else one_line(agreement.ngo),
            municipality=str(municipality or ""),
            signatories=signatories,
        )

    def _signatory(self, name: str) -> str:
        """Who signed, in one line: the office and the organisation as the text names them."""
        person = next((one for one in self.event.people if one.value == name), None)
        organisation = self._organisation(person) if person else ""
        parts = (name, person.office if person else "", organisation)
        return ", ".join(one_line(part).replace(",", "") for part in parts if part)
