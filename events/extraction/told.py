"""Who was there and what was said, read from one event's part of a text."""

from dataclasses import dataclass

from events.extraction.agreements import agreements_in
from events.extraction.bodies import bodies_in
from events.extraction.known import Known
from events.extraction.naming import named_in
from events.extraction.outcomes import outcomes_in
from events.extraction.people import people_in
from events.extraction.projects import projects_in
from events.extraction.proposals import (
    AgreementProposal,
    BodyProposal,
    OutcomeProposal,
    PersonProposal,
    Proposal,
    Span,
)
from events.extraction.services import services_in


@dataclass(frozen=True, slots=True)
class Told:
    """The people, bodies, services, agreements, outcomes and projects of an event."""

    people: tuple[PersonProposal, ...]
    organisations: tuple[BodyProposal, ...]
    institutions: tuple[BodyProposal, ...]
    services: tuple[Proposal, ...]
    agreements: tuple[AgreementProposal, ...]
    outcomes: tuple[OutcomeProposal, ...]
    projects: tuple[Proposal, ...]


def told_in(
    text: str, extent: tuple[Span, ...], known: Known, held: str = "", about: tuple[Span, ...] = ()
) -> Told:
    """What these parts of a text tell; `held` is the ISO date of the event, where it is known.

    `about` are lines beside them that say which project paid.
    """
    named = named_in(text, extent, known)
    people = people_in(text, extent, known, named)
    organisations, institutions = bodies_in(text, extent, known, named, people)
    services = services_in(text, extent, known, named)
    return Told(
        people,
        organisations,
        institutions,
        services,
        agreements_in(text, extent, known, named, people),
        outcomes_in(text, extent, known, named, people=people, services=services, held=held),
        projects_in(text, tuple(sorted((*extent, *about))), known, None if about else named),
    )
