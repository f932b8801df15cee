"""The list of proposed facts as a table to be taken away."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.tables import Column, Table
from progress.filters.proposals import ProposalFilterSet
from progress.proposals.words import said_of


def proposals_table(found: ProposalFilterSet, request: HttpRequest) -> Table:
    """The proposals as the list shows them."""
    columns = (
        Column("municipality", _("Municipality")),
        Column("subject", _("What it is about")),
        Column("fact", _("Proposed fact"), width=50),
        Column("state", _("State")),
        Column("answer", _("Answer")),
        Column("proposed_by", _("Who proposed it")),
        Column("proposed_at", _("When"), "date"),
        Column("answered_by", _("Who answered")),
        Column("answered_at", _("Answered"), "date"),
        Column("page", _("Page in the portal"), "address"),
        Column("event", _("Event"), is_source=True),
        Column("event_page", _("Page of the event"), "address", is_source=True),
    )
    return Table("siulymai", _("Proposed facts"), columns, _rows(found, request), mistaken=found.mistaken)


def _rows(found: ProposalFilterSet, request: HttpRequest) -> Iterator[Sequence[object]]:
    for proposal in found.qs.iterator(chunk_size=500):
        _place, _subject, *fact = said_of(proposal).items()
        yield (
            proposal.municipality.name,
            str(proposal.service or proposal.indicator or proposal.criterion),
            "; ".join(f"{label}: {text}" for label, text in fact if text),
            proposal.get_state_display(),
            proposal.answer or None,
            str(proposal.proposed_by or ""),
            timezone.localtime(proposal.proposed_at),
            str(proposal.answered_by or ""),
            timezone.localtime(proposal.answered_at) if proposal.answered_at else None,
            request.build_absolute_uri(proposal.get_absolute_url()),
            str(proposal.event),
            request.build_absolute_uri(proposal.event.get_absolute_url())
            if proposal.event.status == "published"
            else None,
        )
