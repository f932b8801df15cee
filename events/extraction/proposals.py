"""What a text proposes: values, the words that each was read from, and how sure that is."""

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, order=True)
class Span:
    """Characters of the text as it was given, from `start` up to but not including `end`."""

    start: int
    end: int


class Sureness(Enum):
    """How sure a value is. What is not SURE is shown as uncertain."""

    # The text says so.
    SURE = "sure"
    # It follows from something else in the text: the year of a date, the region of a municipality.
    INFERRED = "inferred"
    # One reading of several.
    GUESSED = "guessed"


@dataclass(frozen=True)
class Proposal:
    """A value with the words that it was read from, in the order of their weight; the first is shown first.

    `why` is the name of the rule that read it ("date.day_and_month", "region.of_host").
    """

    value: str
    spans: tuple[Span, ...]
    sureness: Sureness
    why: str


@dataclass(frozen=True)
class DateProposal:
    """When it was: ISO, "2017-12-18" to the day, "2017-11" to the month.

    Where the text gives no year, `value` is "--11-03" and the year is asked. `ends` is the last day or month
    of an event that lasted longer, or empty.
    """

    value: str
    spans: tuple[Span, ...]
    sureness: Sureness
    why: str
    ends: str = ""

    @property
    def asks_the_year(self) -> bool:
        """Whether the text gives no year."""
        return self.value.startswith("--")


@dataclass(frozen=True)
class BodyProposal:
    """An organisation or institution: `key` is the register's, or None for one that it does not have.

    `value` is the register's name, or the words of the text in the nominative. `part` is organiser, host or
    participant.
    """

    value: str
    spans: tuple[Span, ...]
    sureness: Sureness
    why: str
    key: int | None = None
    is_institution: bool = False
    part: str = "participant"


@dataclass(frozen=True)
class PersonProposal:
    """Somebody who was there: the name in the nominative, the office and the organisation as of that day.

    `organisation` is the register's name where `organisation_key` is set, else the words in the nominative.
    `part` is organiser, moderator, welcome, speaker, signatory, awardee, participant or mentioned, as
    `Participation.Role` has them. `topic` is what a speaker spoke about, in the text's own words.
    """

    value: str
    spans: tuple[Span, ...]
    sureness: Sureness
    why: str
    office: str = ""
    organisation: str = ""
    organisation_key: int | None = None
    part: str = "participant"
    topic: str = ""


@dataclass(frozen=True)
class OutcomeProposal:
    """A sentence that states what came of the event, in the text's own words.

    `kind` is good_practice, problem, need or conclusion, as `Outcome.Kind` has them, or commitment.
    `confidence` is from 0 to 1; the first is offered first. `who` is who promised, `due` the ISO date by
    which, where the sentence says so; `services` and `municipalities` are those that it names.
    """

    value: str
    spans: tuple[Span, ...]
    sureness: Sureness
    why: str
    kind: str
    confidence: float
    who: str = ""
    due: str = ""
    services: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgreementProposal:
    """An agreement that was signed: the NGO's name, the municipality's code, who signed (names)."""

    value: str
    spans: tuple[Span, ...]
    sureness: Sureness
    why: str
    ngo: str
    ngo_key: int | None
    municipality: str
    signatories: tuple[str, ...] = ()


@dataclass(frozen=True)
class EventProposal:
    """One event that the text tells of. `extent` are the parts of the text that are about it.

    Regions, municipalities and `host` are codes of ISO 3166-2, services keys of the catalogue, `kind` and
    the rest as the models have them. `is_of_the_reform` is False for news of something else.
    """

    extent: tuple[Span, ...]
    title: Proposal | None = None
    kind: Proposal | None = None
    date: DateProposal | None = None
    region: Proposal | None = None
    guest_regions: tuple[Proposal, ...] = ()
    host: Proposal | None = None
    municipalities: tuple[Proposal, ...] = ()
    venue: Proposal | None = None
    headcount: Proposal | None = None
    lead: Proposal | None = None
    people: tuple[PersonProposal, ...] = ()
    organisations: tuple[BodyProposal, ...] = ()
    institutions: tuple[BodyProposal, ...] = ()
    services: tuple[Proposal, ...] = ()
    agreements: tuple[AgreementProposal, ...] = ()
    outcomes: tuple[OutcomeProposal, ...] = ()
    projects: tuple[Proposal, ...] = ()
    is_of_the_reform: bool = True


@dataclass(frozen=True)
class Reading:
    """What a text says: its events in order, and the noise of the page that was left out."""

    events: tuple[EventProposal, ...] = ()
    noise: tuple[Span, ...] = ()
    published: DateProposal | None = field(default=None)
