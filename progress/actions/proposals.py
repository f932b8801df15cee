"""What becomes of a fact that an editor proposes: it is accepted, sent back or taken back, once."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event
from municipalities.models import Municipality, Organisation, ServiceType
from municipalities.partial_dates import PartialDate
from progress.actions.said import Evidence, SaidOfFinding, SaidOfPlan, SaidOfService, SaidOfValue
from progress.actions.setting import set_finding, set_plan, set_provision, set_value
from progress.actions.standing import hold
from progress.models import Fact, FactProposal, Indicator, PlanCriterion, SocialServicesPlan

State = FactProposal.State


class AnsweredAlready(Exception):  # noqa: N818 - it is no error: somebody was quicker
    """Somebody has answered the proposal, or its proposer has taken it back."""


class NotPublishedYet(Exception):  # noqa: N818 - it is no error: the proposal waits
    """A fact rests on what everybody may read; the event is not published."""


@dataclass(frozen=True)
class ProposedFact:
    """What somebody read out of an event: the fields of its kind are filled in, the others empty."""

    kind: str
    municipality: Municipality
    service: ServiceType | None = None
    status: str = ""
    since: PartialDate | None = None
    provider: Organisation | None = None
    funding: str = ""
    indicator: Indicator | None = None
    period: PartialDate | None = None
    value: Decimal | None = None
    criterion: PlanCriterion | None = None
    verdict: str = ""
    words: str = ""

    @classmethod
    def of(cls, proposal: FactProposal) -> "ProposedFact":
        """What a proposal says."""
        return cls(**{name: getattr(proposal, name) for name in FIELDS})


FIELDS = tuple(ProposedFact.__dataclass_fields__)


@transaction.atomic
def propose_fact(*, event: Event, said: ProposedFact, user: Any) -> FactProposal:
    """Put a fact before whoever looks after the municipality; the same one waits once."""
    Event.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=event.pk)
    waiting = event.fact_proposals.waiting().filter(municipality=said.municipality)
    for proposal in waiting.select_related("service", "indicator", "criterion", "provider", "municipality"):
        if ProposedFact.of(proposal) == said:
            return proposal
    proposal = FactProposal(event=event, proposed_by=user)
    _write(proposal, said)
    proposal.save()
    return proposal


@transaction.atomic
def accept_proposal(
    *, proposal: FactProposal, said: ProposedFact, user: Any, answer: str = "", seen: int | None = None
) -> Fact:
    """Make the proposal a fact that rests on its event, as proposed or as it was changed.

    `seen` is the version of the fact that stood there when the page was looked at. Raises AnsweredAlready,
    NotPublishedYet and FactChangedMeanwhile.
    """
    held = _held(proposal)
    if held.event.status != Event.Status.PUBLISHED:
        raise NotPublishedYet
    is_as_proposed = ProposedFact.of(held) == said
    _write(held, said)
    fact = _fact(held, said, seen)
    _answer(held, State.ACCEPTED if is_as_proposed else State.CHANGED, user, answer)
    return fact


@transaction.atomic
def return_proposal(*, proposal: FactProposal, user: Any, answer: str) -> None:
    """Send the proposal back with a word why; raises AnsweredAlready."""
    _answer(_held(proposal), State.RETURNED, user, answer)


@transaction.atomic
def take_back_proposal(*, proposal: FactProposal) -> None:
    """Take back what nobody has answered yet; raises AnsweredAlready."""
    held = _held(proposal)
    held.state = State.TAKEN_BACK
    held.save()


def plan_of(municipality: Municipality) -> SocialServicesPlan | None:
    """The newest plan of the municipality, to which a finding belongs."""
    return municipality.plans.first()


def _held(proposal: FactProposal) -> FactProposal:
    """The proposal as it stands, which nobody else answers before this is done."""
    held = FactProposal.objects.select_for_update(of=("self",)).select_related("event").get(pk=proposal.pk)
    if held.state != State.WAITING:
        raise AnsweredAlready
    return held


def _write(proposal: FactProposal, said: ProposedFact) -> None:
    for name in FIELDS:
        setattr(proposal, name, getattr(said, name))


def _answer(held: FactProposal, state: str, user: Any, answer: str) -> None:
    held.state, held.answer = state, answer
    held.answered_by, held.answered_at = user, timezone.now()
    held.save()


def _fact(proposal: FactProposal, said: ProposedFact, seen: int | None) -> Fact:
    evidence, stated = Evidence(event=proposal.event), proposal.event.starts
    if stated is None:  # The database has it of every published event.
        raise NotPublishedYet
    if said.service:
        of_service = SaidOfService(
            status=said.status,
            stated=stated,
            since=said.since,
            provider=said.provider,
            funding=said.funding,
        )
        return set_provision(
            municipality=said.municipality,
            service=said.service,
            said=of_service,
            evidence=evidence,
            seen=seen,
        )
    if said.indicator and said.value is not None:
        of_value = SaidOfValue(value=said.value, period=said.period)
        return set_value(
            indicator=said.indicator, territory=said.municipality, said=of_value, evidence=evidence
        )
    if said.criterion is None:
        message = f"a proposal about nothing: {said}"
        raise ValueError(message)
    # Two findings of one moment are not to make two plans.
    hold(SocialServicesPlan(municipality=said.municipality))
    plan = plan_of(said.municipality) or set_plan(
        municipality=said.municipality,
        said=SaidOfPlan(title=_("Social services plan")),
        evidence=evidence,
    )
    of_finding = SaidOfFinding(verdict=said.verdict, words=said.words, stated=stated)
    return set_finding(plan=plan, criterion=said.criterion, said=of_finding, evidence=evidence, seen=seen)
