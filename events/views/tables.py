"""The room's lists as tables to take away."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.filters import CommitmentFilterSet, EventFilterSet, ExperienceFilterSet
from events.models import Commitment, Event, Outcome
from municipalities.models import Origin
from municipalities.tables import EVIDENCE, Column, Table, evidence, labels_of, whole_rows
from municipalities.words import as_sentence, listed, said

# The event that a row rests on.
AT_EVENT = (
    Column("event", _("Event"), is_source=True, width=40),
    Column("event_date", _("Date of the event"), "date", is_source=True),
    Column("event_page", _("Page of the event"), "address", is_source=True),
)
EVENT_COLUMNS = (
    Column("date", _("Date"), "date"),
    Column("last_day", _("Last day"), "date"),
    Column("kind", _("Kind"), width=24),
    Column("title", _("Title"), width=50),
    Column("region", _("Region"), width=22),
    Column("municipality", _("Municipality")),
    Column("place", _("Place")),
    Column("participants", _("Number of participants"), "number"),
    *EVIDENCE,
)
COMMITMENT_COLUMNS = (
    Column("status", _("Status"), width=14),
    Column("is_overdue", _("Overdue"), "flag"),
    Column("commitment", pgettext_lazy("a commitment", "What"), width=60),
    Column("responsible", _("Who"), width=40),
    Column("due", pgettext_lazy("a commitment", "By when"), "date"),
    *AT_EVENT,
    *EVIDENCE,
)
EXPERIENCE_COLUMNS = (
    Column("kind", _("Kind"), width=18),
    Column("finding", _("Outcome"), width=70),
    Column("theme", _("Theme"), width=24),
    Column("services", _("Services")),
    Column("region", _("Region"), width=22),
    Column("municipality", _("Municipality")),
    Column("institution", _("Institution")),
    Column("target_group", _("For whom")),
    Column("raised_by", _("Raised by")),
    Column("also_heard_at", _("Also heard at"), width=40),
    *AT_EVENT,
    *EVIDENCE[1:],
)


def event_table(filter_: EventFilterSet, site: str) -> Table:
    """The published events that the reader asked for."""
    rows = _event_rows(filter_, site)
    return Table("renginiai", _("Events"), EVENT_COLUMNS, rows, mistaken=filter_.mistaken)


def _event_rows(filter_: EventFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    whole = Event.objects.published().for_list().select_related("source").defer("lead")
    kinds, origins = labels_of(Event.Kind), labels_of(Origin)
    for event in (event for some in whole_rows(filter_.qs, whole) for event in some):
        yield (
            event.starts,
            event.ends,
            kinds[event.kind],
            event,
            _("All of Lithuania") if event.is_nationwide else event.region,
            event.host_municipality,
            said(event, "venue"),
            event.headcount,
            *evidence(f"{site}{event.get_absolute_url()}", [event.source], origins[event.origin]),
        )


def commitment_table(filter_: CommitmentFilterSet, site: str) -> Table:
    """The commitments that the reader asked for."""
    rows = _commitment_rows(filter_, site)
    return Table("isipareigojimai", _("Commitments"), COMMITMENT_COLUMNS, rows, mistaken=filter_.mistaken)


def _commitment_rows(filter_: CommitmentFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    whole = Commitment.objects.public().for_list().select_related("event__source")
    statuses, origins = labels_of(Commitment.Status), labels_of(Origin)
    for commitment in (commitment for some in whole_rows(filter_.qs, whole) for commitment in some):
        page, event = f"{site}{commitment.get_absolute_url()}", commitment.event
        yield (
            statuses[commitment.status],
            commitment.is_overdue,
            as_sentence(said(commitment, "text")),
            listed(commitment.responsible),
            commitment.due,
            *_at(event, site),
            *evidence(page, [event.source], origins[commitment.origin]),
        )


def experience_table(filter_: ExperienceFilterSet, site: str) -> Table:
    """The findings that the reader asked for."""
    rows = _experience_rows(filter_, site)
    return Table("patirtis", _("Experience"), EXPERIENCE_COLUMNS, rows, mistaken=filter_.mistaken)


def _experience_rows(filter_: ExperienceFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    others = Event.objects.published().newest_first().only("title", "english")
    heard_again = Prefetch("also_heard_at", others, to_attr="heard_again_at")
    whole = Outcome.objects.public().for_list().select_related("event__source").prefetch_related(heard_again)
    kinds, themes, origins = labels_of(Outcome.Kind), labels_of(Outcome.Theme), labels_of(Origin)
    for outcome in (outcome for some in whole_rows(filter_.qs, whole) for outcome in some):
        yield (
            kinds[outcome.kind],
            as_sentence(said(outcome, "text")),
            themes.get(outcome.theme),
            ", ".join(map(str, outcome.services.all())),
            outcome.region,
            outcome.municipality,
            outcome.institution,
            said(outcome, "target_group"),
            said(outcome, "raised_by"),
            listed(outcome.heard_again_at, "; "),
            *_at(outcome.event, site),
            *evidence("", [outcome.event.source], origins[outcome.origin])[1:],
        )


def _at(event: Event, site: str) -> tuple[Any, ...]:
    return event, event.starts, f"{site}{event.get_absolute_url()}"
