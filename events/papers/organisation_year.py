"""A year of an organisation's work as tables: its events and what came of them, and its agreements."""

import datetime as dt
from collections.abc import Callable, Sequence

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from events.models import AttendanceGroup, Commitment, CommitmentUpdate, Event, Outcome, Participation
from events.models.event import EventQuerySet
from events.papers.content import clean, date_text, in_one_line, joined, sentence, territory_text
from municipalities.models import Agreement, Organisation
from municipalities.partial_dates import PartialDate, Precision
from municipalities.tables import Column, Table
from municipalities.tables.cells import Cell
from municipalities.tables.xlsx_file import Workbook


def year_of(
    organisation: Organisation, year: int, events: EventQuerySet, *, absolute: Callable[[str], str]
) -> Workbook:
    """Write the year of the organisation with those of its `events`; `absolute` makes an address whole."""
    with override("lt"):
        own = list(
            events.filter(starts_on__year=year)
            .select_related("region", "host_municipality", "source")
            .defer("body", "words", "region__outline", "host_municipality__aliases")
            .prefetch_related("attendance_groups")
            .order_by("starts_on", "pk")
        )
        return Workbook(
            title=f"{in_one_line(organisation)}, {date_text(PartialDate.parse(f'{year:04}'))}",
            author=in_one_line(organisation),
            made_at=max((event.changed_at for event in own), default=dt.datetime(year, 1, 1, tzinfo=dt.UTC)),
            tables=(
                _events(own, absolute),
                _attendance(own, absolute),
                _outcomes(own, absolute),
                _commitments(own, absolute),
                _agreements(organisation, year, absolute),
            ),
        )


def _columns(*shown: Column) -> tuple[Column, ...]:
    """The columns, and after them what a row rests on and where it is shown."""
    return (
        *shown,
        Column("source", _("Source"), is_source=True, width=36),
        Column("source_address", _("Address of the source"), "address", is_source=True),
        Column("page", _("Page in the portal"), "address", is_source=True),
    )


def _evidence(row: Event | Agreement, absolute: Callable[[str], str]) -> tuple[Cell, ...]:
    """The source of an event or agreement, and its public page, where it has them."""
    source = (joined(row.source), row.source.url) if row.source else ("", "")
    is_public = not isinstance(row, Event) or row.status == Event.Status.PUBLISHED
    return (*source, absolute(row.get_absolute_url()) if is_public else "")


def _events(events: Sequence[Event], absolute: Callable[[str], str]) -> Table:
    columns = _columns(
        Column("date", _("Date"), width=16),
        Column("last_day", _("Last day"), width=16),
        Column("start", _("Start"), width=9),
        Column("end", _("End"), width=9),
        Column("kind", _("Kind"), width=26),
        Column("title", _("Title"), width=50),
        Column("region", _("Region"), width=22),
        Column("municipality", _("Municipality"), width=30),
        Column("place", _("Place"), width=34),
        Column("participants", _("Number of participants"), width=18),
        Column("status", _("Status"), width=16),
    )
    rows = [
        (
            day(event.starts) or _("not stated"),
            day(event.ends),
            event.starts_at,
            event.ends_at,
            sentence(event.get_kind_display()),
            in_one_line(event),
            territory_text(event),
            joined(event.host_municipality),
            in_one_line(event.venue),
            event.headcount or _("not stated"),
            _status(event),
            *_evidence(event, absolute),
        )
        for event in events
    ]
    return Table("renginiai", _("Events"), columns, rows)


def _status(event: Event) -> str:
    return joined(sentence(event.get_status_display()), event.is_sample and _("sample, not real"))


def _attendance(events: Sequence[Event], absolute: Callable[[str], str]) -> Table:
    """How many came to each event; where a sector came in unknown numbers, the cell says so."""
    sectors = AttendanceGroup.Sector
    columns = _columns(
        Column("date", _("Date"), width=16),
        Column("event", _("Event"), width=50),
        Column("participants", _("Number of participants"), width=18),
        Column("listed", _("People and organisations listed"), width=18),
        *(Column(sector.value, sentence(sector.label), width=18) for sector in sectors),
    )
    present = Participation.objects.filter(event__in=events).exclude(role=Participation.Role.MENTIONED)
    listed = dict(present.order_by().values_list("event").annotate(Count("pk")))
    rows = []
    for event in events:
        counts = {group.sector: group.count or _("not stated") for group in event.attendance_groups.all()}
        groups = [counts.get(sector.value) for sector in sectors]
        whole = event.headcount or _("not stated")
        rows.append((*_of(event), whole, listed.get(event.pk), *groups, *_evidence(event, absolute)))
    return Table("dalyviai", _("Participants"), columns, rows)


def _of(event: Event) -> tuple[Cell, Cell]:
    """The columns that say at which event something was."""
    return day(event.starts), in_one_line(event)


def _outcomes(events: Sequence[Event], absolute: Callable[[str], str]) -> Table:
    columns = _columns(
        Column("date", _("Date"), width=16),
        Column("event", _("Event"), width=40),
        Column("kind", _("Kind"), width=18),
        Column("outcome", _("Outcome"), width=70),
        Column("theme", _("Theme"), width=24),
        Column("services", _("Services"), width=30),
        Column("region", _("Region"), width=22),
        Column("municipality", _("Municipality"), width=30),
        Column("institution", _("Institution"), width=30),
        Column("target_group", _("For whom"), width=30),
        Column("raised_by", _("Raised by"), width=26),
    )
    outcomes = Outcome.objects.filter(event__in=[event.pk for event in events]).for_list()
    by_pk = {event.pk: event for event in events}
    rows = [
        (
            *_of(by_pk[outcome.event_id]),
            sentence(outcome.get_kind_display()),
            sentence(outcome.text),
            sentence(outcome.get_theme_display()),
            joined(*outcome.services.all()),
            joined(outcome.region),
            joined(outcome.municipality),
            joined(outcome.institution),
            in_one_line(outcome.target_group),
            in_one_line(outcome.raised_by),
            *_evidence(by_pk[outcome.event_id], absolute),
        )
        for outcome in outcomes.order_by("event__starts_on", "event", "position", "pk")
    ]
    return Table("rezultatai", _("Outcomes"), columns, rows)


def _commitments(events: Sequence[Event], absolute: Callable[[str], str]) -> Table:
    columns = _columns(
        Column("date", _("Date"), width=16),
        Column("event", _("Event"), width=40),
        Column("who", _("Who"), width=36),
        Column("what", pgettext("a commitment", "What"), width=60),
        Column("due", pgettext("a commitment", "By when"), width=18),
        Column("services", _("Services"), width=30),
        Column("status", _("Status"), width=16),
        Column("last_reported", _("Last reported"), width=16),
        Column("done", pgettext("a commitment", "What is done"), width=50),
    )
    commitments = Commitment.objects.filter(event__in=[event.pk for event in events]).for_list()
    updates = Prefetch("updates", CommitmentUpdate.objects.order_by("reported_on", "pk"))
    by_pk = {event.pk: event for event in events}
    rows = []
    ordered = commitments.order_by("event__starts_on", "event", "position", "pk")
    for commitment in ordered.prefetch_related("services", updates):
        latest = list(commitment.updates.all())[-1:]
        rows.append(
            (
                *_of(by_pk[commitment.event_id]),
                joined(*commitment.responsible),
                sentence(commitment.text),
                day(commitment.due) or _("not stated"),
                joined(*commitment.services.all()),
                sentence(_("overdue") if commitment.is_overdue else commitment.get_status_display()),
                day(latest[0].reported) if latest else None,
                clean(latest[0].note) if latest else None,
                *_evidence(by_pk[commitment.event_id], absolute),
            )
        )
    return Table("isipareigojimai", _("Commitments"), columns, rows)


def _agreements(organisation: Organisation, year: int, absolute: Callable[[str], str]) -> Table:
    """The organisation's agreements that took a step in the year."""
    columns = _columns(
        Column("municipality", _("Municipality"), width=34),
        Column("kind", _("Kind"), width=26),
        Column("status", _("Status"), width=22),
        Column("planned", _("Planned on"), width=16),
        Column("approved", _("Approved on"), width=16),
        Column("signed", _("Signed on"), width=16),
        Column("ended", _("Ended on"), width=16),
        Column("place", _("Place"), width=26),
        Column("term", _("Term"), width=26),
    )
    steps = ("planned_on", "approved_on", "signed_on", "ended_on")
    took_a_step = Q(*((f"{step}__year", year) for step in steps), _connector=Q.OR)
    agreements = organisation.agreements.for_list().filter(took_a_step)
    rows = [
        (
            joined(agreement.municipality),
            sentence(agreement.get_kind_display()),
            sentence(agreement.get_status_display()),
            *(
                day(date)
                for date in (agreement.planned, agreement.approved, agreement.signed, agreement.ended)
            ),
            in_one_line(agreement.place),
            in_one_line(agreement.term),
            *_evidence(agreement, absolute),
        )
        for agreement in agreements.order_by("municipality__sort_key", "pk")
    ]
    return Table("sutartys", _("Agreements"), columns, rows)


def day(date: PartialDate | None) -> Cell:
    """A date that a spreadsheet reckons with, where the whole day is known; otherwise in words what is."""
    if date is None:
        return None
    is_whole = date.precision == Precision.DAY and not (date.is_latest or date.is_inferred)
    return date.on if is_whole else date_text(date)
