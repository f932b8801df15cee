"""A proposed fact in words, beside what is known now and what was proposed at first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from municipalities.words import number_text, partial_date_text
from progress.actions.proposals import ProposedFact, plan_of
from progress.models import Fact, FactProposal, IndicatorValue, PlanFinding, ServiceProvision

Kind = FactProposal.Kind


@dataclass(frozen=True)
class Known:
    """What is known now of what a proposal is about; `fact` of None is that nothing is."""

    fact: Fact | None
    said: dict[str, str]


class Compared(NamedTuple):
    """A field of a proposed fact: what is known now, what was proposed at first, what the proposal says."""

    label: str
    now: str
    first: str
    text: str


def said_of(row: Any) -> dict[str, str]:
    """What a proposal says, or an earlier version of it: by the label of each field, in words."""
    return _subject(row) | _of_kind(row.kind)(row)


def compared(proposal: FactProposal, known: Known) -> list[Compared]:
    """The proposal field by field; what it is about only where somebody moved the fact elsewhere."""
    said, first, subject = said_of(proposal), proposed_at_first(proposal), _subject(proposal)
    rows = [Compared(name, known.said.get(name, ""), first.get(name, ""), said[name]) for name in said]
    return [row for row in rows if row.label not in subject or {row.now, row.first} - {"", row.text}]


def known_now(proposal: FactProposal | ProposedFact, *, is_public: bool) -> Known:
    """Fetch what is known of the same thing; to the public, or to those who look after it."""
    rows: Any
    if proposal.kind == Kind.SERVICE:
        rows = ServiceProvision.objects.filter(municipality=proposal.municipality, service=proposal.service)
    elif proposal.kind == Kind.VALUE:
        rows = IndicatorValue.objects.in_use().filter(
            indicator=proposal.indicator,
            municipality=proposal.municipality,
            period_on=proposal.period.on if proposal.period else None,
            period_on_precision=proposal.period.precision if proposal.period else "",
        )
    else:
        rows = PlanFinding.objects.filter(
            plan=plan_of(proposal.municipality), plan__isnull=False, criterion=proposal.criterion
        )
    fact = (rows.public() if is_public else rows).for_list().first()
    return Known(fact, _subject(proposal) | _of_kind(proposal.kind)(fact) if fact else {})


def proposed_at_first(proposal: FactProposal) -> dict[str, str]:
    """What a proposal said before whoever accepted it changed it; nothing, where nobody has."""
    if proposal.state != FactProposal.State.CHANGED:
        return {}
    versions: Any = FactProposal.pgh_event_model  # type: ignore[attr-defined]
    first = versions.objects.filter(pgh_obj=proposal.pk).order_by("pgh_id").first()
    return said_of(first) if first else {}


def _subject(row: Any) -> dict[str, str]:
    """What a proposal is about."""
    said = {_("municipality"): str(row.municipality)}
    if row.kind == Kind.SERVICE:
        return said | {_("service"): str(row.service)}
    if row.kind == Kind.VALUE:
        return said | {_("indicator"): str(row.indicator)}
    return said | {_("criterion"): str(row.criterion)}


def _of_kind(kind: str) -> Callable[[Any], dict[str, str]]:
    """How a proposal of the kind, and the fact that it is about, are put into words."""
    return {Kind.SERVICE: _of_service, Kind.VALUE: _of_value, Kind.FINDING: _of_finding}[Kind(kind)]


def _of_service(row: Any) -> dict[str, str]:
    return {
        _("status"): row.get_status_display(),
        _("provided since"): partial_date_text(row.since) if row.since else "",
        _("provider"): str(row.provider or ""),
        _("paid by"): row.get_funding_display(),
    }


def _of_value(row: Any) -> dict[str, str]:
    return {
        _("period"): partial_date_text(row.period) if row.period else "",
        _("value"): f"{number_text(row.value.normalize())} {row.indicator.unit}",
    }


def _of_finding(row: Any) -> dict[str, str]:
    return {_("verdict"): row.get_verdict_display(), _("words that show it"): row.words}
