"""A year of an organisation's work as tables: its events and what came of them, and its agreements."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from events.models import AttendanceGroup, Commitment, CommitmentUpdate, Event, Outcome, Participation
from events.models.event import EventQuerySet
from events.papers.content import clean, date_text, in_one_line, joined, sentence, territory_text
from municipalities.models import Agreement, Organisation
from municipalities.partial_dates import PartialDate, Precision

# What a cell holds: words, a number, a day, a time of day, an address, or nothing.
Cell = str | int | dt.date | dt.time | None


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its heading, how wide it is in letters, and whether it holds addresses."""

    heading: str
    width: int = 20
    is_address: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """Several tables under one title."""

    title: str
    author: str
    made_at: dt.datetime
    sheets: tuple[Sheet, ...]


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
            sheets=(
                _events(own, absolute),
                _attendance(own, absolute),
                _outcomes(own, absolute),
                _commitments(own, absolute),
                _agreements(organisation, year, absolute),
            ),
        )


def _sheet(name: str, columns: dict[str, int], rows: list[tuple[Cell, ...]]) -> Sheet:
    """A table whose last three columns say what a row rests on and where it is shown."""
    shown = [Column(heading, width) for heading, width in columns.items()]
    evidence = [
        Column(_("Source"), 36),
        Column(_("Address of the source"), 36, is_address=True),
        Column(_("Page in the portal"), 36, is_address=True),
    ]
    return Sheet(name, (*shown, *evidence), tuple(rows))


def _evidence(row: Event | Agreement, absolute: Callable[[str], str]) -> tuple[Cell, ...]:
    """The source of an event or agreement, and its public page, where it has them."""
    source = (joined(row.source), row.source.url) if row.source else ("", "")
    is_public = not isinstance(row, Event) or row.status == Event.Status.PUBLISHED
    return (*source, absolute(row.get_absolute_url()) if is_public else "")


def _events(events: Sequence[Event], absolute: Callable[[str], str]) -> Sheet:
    columns = {
        _("Date"): 16,
        _("Last day"): 16,
        _("Start"): 9,
        _("End"): 9,
        _("Kind"): 26,
        _("Title"): 50,
        _("Region"): 22,
        _("Municipality"): 30,
        _("Place"): 34,
        _("Number of participants"): 18,
        _("Status"): 16,
    }
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
    return _sheet(_("Events"), columns, rows)


def _status(event: Event) -> str:
    return joined(sentence(event.get_status_display()), event.is_sample and _("sample, not real"))


def _attendance(events: Sequence[Event], absolute: Callable[[str], str]) -> Sheet:
    """How many came to each event; where a sector came in unknown numbers, the cell says so."""
    sectors = AttendanceGroup.Sector
    columns = {
        _("Date"): 16,
        _("Event"): 50,
        _("Number of participants"): 18,
        _("People and organisations listed"): 18,
        **{sentence(sector.label): 18 for sector in sectors},
    }
    present = Participation.objects.filter(event__in=events).exclude(role=Participation.Role.MENTIONED)
    listed = dict(present.order_by().values_list("event").annotate(Count("pk")))
    rows = []
    for event in events:
        counts = {group.sector: group.count or _("not stated") for group in event.attendance_groups.all()}
        groups = [counts.get(sector.value) for sector in sectors]
        whole = event.headcount or _("not stated")
        rows.append((*_of(event), whole, listed.get(event.pk), *groups, *_evidence(event, absolute)))
    return _sheet(_("Participants"), columns, rows)


def _of(event: Event) -> tuple[Cell, Cell]:
    """The columns that say at which event something was."""
    return day(event.starts), in_one_line(event)


def _outcomes(events: Sequence[Event], absolute: Callable[[str], str]) -> Sheet:
    columns = {
        _("Date"): 16,
        _("Event"): 40,
        _("Kind"): 18,
        _("Outcome"): 70,
        _("Theme"): 24,
        _("Services"): 30,
        _("Region"): 22,
        _("Municipality"): 30,
        _("Institution"): 30,
        _("For whom"): 30,
        _("Raised by"): 26,
    }
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
    return _sheet(_("Outcomes"), columns, rows)


def _commitments(events: Sequence[Event], absolute: Callable[[str], str]) -> Sheet:
    columns = {
        _("Date"): 16,
        _("Event"): 40,
        _("Who"): 36,
        pgettext("a commitment", "What"): 60,
        pgettext("a commitment", "By when"): 18,
        _("Services"): 30,
        _("Status"): 16,
        _("Last reported"): 16,
        pgettext("a commitment", "What is done"): 50,
    }
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
    return _sheet(_("Commitments"), columns, rows)


def _agreements(organisation: Organisation, year: int, absolute: Callable[[str], str]) -> Sheet:
    """The organisation's agreements that took a step in the year."""
    columns = {
        _("Municipality"): 34,
        _("Kind"): 26,
        _("Status"): 22,
        _("Planned on"): 16,
        _("Approved on"): 16,
        _("Signed on"): 16,
        _("Ended on"): 16,
        _("Place"): 26,
        _("Term"): 26,
    }
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
    return _sheet(_("Agreements"), columns, rows)


def day(date: PartialDate | None) -> Cell:
    """A date that a spreadsheet reckons with, where the whole day is known; otherwise in words what is."""
    if date is None:
        return None
    is_whole = date.precision == Precision.DAY and not (date.is_latest or date.is_inferred)
    return date.on if is_whole else date_text(date)
