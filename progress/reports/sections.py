"""The sections of a report: each asks for what it needs in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Commitment, Event, Outcome
from events.models.commitments import CommitmentQuerySet
from events.models.event import EventQuerySet
from municipalities import words
from municipalities.models import Agreement, Municipality, Region, ServiceType, Source
from municipalities.tables import Column
from progress.models import PlanFinding, ServiceProvision
from progress.reports.content import Cell, Grid, Item, Listing, Part, Section, cell
from progress.reports.period import Period

# Of very many a report lists so many, and says so.
MOST_ROWS = 60
MARKS = {"permanent": "●", "pilot": "◐", "planned": "○", "none": "–"}


@dataclass
class Ground:
    """What a report is about, and what it has come to rest on so far."""

    region: Region | None
    period: Period
    municipalities: list[Municipality]
    events: EventQuerySet
    rests_on: dict[str, Item] = field(default_factory=dict)
    has_sample: bool = False

    def note(self, *sources: Source | None) -> None:
        """Remember what something in the report rests on."""
        for source in sources:
            if source:
                page = source.get_absolute_url()
                date = words.partial_date_text(source.published) if source.published else ""
                self.rests_on.setdefault(
                    page, Item(str(source), " · ".join(filter(None, (date, source.url))), page)
                )


def events_section(ground: Ground) -> Section:
    """The events of the period, the earliest first; of very many the latest."""
    columns = (
        Column("date", _("Date"), "date"),
        Column("event", _("Event")),
        Column("kind", _("Kind")),
        Column("municipality", _("Municipality")),
        Column("participants", _("Participants"), "number"),
    )
    latest = ground.events.for_list().select_related("source").order_by("-starts_on", "-pk")
    events = list(latest[: MOST_ROWS + 1])
    rows = tuple(
        (
            cell(event.starts),
            cell(str(event), event.get_absolute_url()),
            cell(str(event.get_kind_display())),
            cell(event.host_municipality.called if event.host_municipality else None),
            cell(event.headcount),
        )
        for event in reversed(events[:MOST_ROWS])
    )
    ground.note(*(event.source for event in events[:MOST_ROWS]))
    grid = Grid("renginiai", _("Events of the period"), columns, rows, (3, 7, 4, 3, 2))
    parts: tuple[Part, ...] = (
        grid,
        *more(events, _("Only the latest %(count)s events are listed here; the portal has all.")),
    )
    empty = _("Nothing was held in this period that the portal knows of.")
    return Section("renginiai", _("Events"), parts if rows else (), empty)


def outcomes_section(ground: Ground) -> Section:
    """What was heard at the events of the period, by kind; of very much the latest."""
    outcomes = Outcome.objects.filter(event__in=ground.events.values("pk")).select_related(
        "event", "municipality"
    )
    latest = list(outcomes.order_by("-event__starts_on", "event_id", "position", "pk")[: MOST_ROWS + 1])
    found: dict[str, list[Item]] = defaultdict(list)
    for outcome in latest[:MOST_ROWS]:
        where = filter(None, (outcome.municipality and outcome.municipality.called, outcome.event))
        item = Item(words.said(outcome, "text"), words.listed(where, " · "), outcome.event.get_absolute_url())
        found[outcome.kind].append(item)
    parts: list[Part] = [
        Listing(_sentence(Outcome.PLURALS[kind]), tuple(found[kind])) for kind in Outcome.Kind if found[kind]
    ]
    parts += more(latest, _("Only the latest %(count)s outcomes are listed here; the portal has all."))
    empty = _("No outcomes are recorded of this period.")
    return Section("rezultatai", _("What came of the meetings"), tuple(parts), empty)


def promises(ground: Ground) -> CommitmentQuerySet:
    """Everything promised until the end of the period, but for what was finished before it."""
    period = ground.period
    made = Commitment.objects.public()
    if ground.region:
        made = made.in_region(ground.region)
    made = made.as_they_stood_on(period.last)
    if period.first is None:
        return made
    return made.filter(Q(status_then__in=Commitment.UNFINISHED) | Q(reported_then_on__gte=period.first))


def promises_section(made: CommitmentQuerySet) -> Section:
    """Promises kept, late and open, with who made them, where and by when; of very many the most urgent."""
    columns = (
        Column("promise", _("What was promised")),
        Column("by", _("Who promised")),
        Column("event", _("Where")),
        Column("due", _("Due"), "date"),
        Column("state", _("State")),
    )
    is_finished = Case(When(status_then__in=Commitment.UNFINISHED, then=False), default=True)
    urgent = made.for_list().order_by(
        is_finished, F("due_on").asc(nulls_last=True), "event_id", "position", "pk"
    )
    found = list(urgent[: MOST_ROWS + 1])
    rows = tuple(_promise_row(commitment) for commitment in found[:MOST_ROWS])
    title = _("Promises kept, late and open at the end of the period")
    grid = Grid("isipareigojimai", title, columns, rows, (7, 4, 5, 3, 3))
    parts: tuple[Part, ...] = (
        grid,
        *more(found, _("Only %(count)s commitments are listed here; the portal has all.")),
    )
    empty = _("No commitments are recorded up to the end of this period.")
    return Section("isipareigojimai", _("Commitments"), parts if rows else (), empty)


def _promise_row(one: Any) -> tuple[Cell, ...]:
    state = str(Commitment.Status(one.status_then).label)
    return (
        cell(str(one), one.get_absolute_url()),
        cell(words.listed(one.responsible)),
        cell(str(one.event), one.event.get_absolute_url()),
        cell(one.due),
        cell(", ".join((state, _("overdue"))) if one.is_overdue_then else state),
    )


def more(found: Sequence[Any], sentence: str) -> list[Listing]:
    """Say that there is more than a report lists."""
    if len(found) <= MOST_ROWS:
        return []
    return [Listing("", (Item(sentence % {"count": MOST_ROWS}),))]


def agreements_section(ground: Ground) -> Section:
    """The agreements with the step that each had reached by the end of the period."""
    last = ground.period.last
    places = [municipality.pk for municipality in ground.municipalities]
    columns = (
        Column("municipality", _("Municipality")),
        Column("ngo", _("NGO")),
        Column("step", _("Step")),
        Column("since", _("Since"), "date"),
    )
    rows = []
    for agreement in (
        Agreement.objects.for_list().filter(municipality__in=places).order_by("municipality__sort_key", "pk")
    ):
        steps = [step for step in agreement.steps if step.is_reached and step.date and step.date.on <= last]
        if not steps:
            continue
        ground.note(agreement.source)
        ground.has_sample |= agreement.is_sample
        rows.append(
            (
                cell(agreement.municipality.called, agreement.get_absolute_url()),
                cell(str(agreement.ngo)),
                cell(steps[-1].label),
                cell(steps[-1].date),
            )
        )
    grid = Grid(
        "sutartys", _("Agreements by the step that they had reached"), columns, tuple(rows), (4, 6, 4, 4)
    )
    return Section(
        "sutartys",
        _("Cooperation agreements"),
        (grid,) if rows else (),
        _("No agreement is known of up to the end of this period."),
    )


def provisions(ground: Ground) -> list[ServiceProvision]:
    """What is known of services by the end of the period."""
    places = [municipality.pk for municipality in ground.municipalities]
    known = ServiceProvision.objects.public().filter(
        municipality__in=places, stated_on__lte=ground.period.last
    )
    rows = list(known.for_list().order_by("service__sort_key", "municipality__sort_key"))
    ground.note(
        *(row.source for row in rows), *(row.event.source for row in rows if row.event and not row.source)
    )
    return rows


def services_section(ground: Ground, known: list[ServiceProvision]) -> Section:
    """Which service exists where; of a whole country, in how many municipalities."""
    services = sorted({row.service for row in known}, key=lambda service: service.sort_key)
    by_place = {(row.service_id, row.municipality_id): row for row in known}
    if ground.region is None:
        grid = _service_counts(services, known, len(ground.municipalities))
    else:
        columns = (
            Column("service", _("Service")),
            *(Column(place.slug.replace("-", "_"), place.called) for place in ground.municipalities),
        )
        rows = tuple(
            (
                cell(str(service), f"{_service_page(service)}?regionas={ground.region.slug}"),
                *(_provision_cell(by_place.get((service.pk, place.pk))) for place in ground.municipalities),
            )
            for service in services
        )
        widths = (4, *(2 for _place in ground.municipalities))
        grid = Grid(
            "paslaugos", _("Services in the municipalities at the end of the period"), columns, rows, widths
        )
    silent = ServiceType.objects.count() - len(services)
    note = Item(_("Nothing is known yet of %(count)s other services of the catalogue.") % {"count": silent})
    parts = (grid, Listing("", (note,))) if services else ()
    return Section(
        "paslaugos", _("Services"), parts, _("No data on services is recorded up to the end of this period.")
    )


def _service_page(service: ServiceType) -> str:
    return reverse("progress:service_detail", args=[service.slug])


def _provision_cell(provision: ServiceProvision | None) -> Cell:
    if provision is None:
        return Cell(None, _("no data"))
    label = str(provision.get_status_display())
    return Cell(label, f"{MARKS[provision.status]} {label}", provision.get_absolute_url())


def _service_counts(services: list[ServiceType], known: list[ServiceProvision], places: int) -> Grid:
    counts: Counter[tuple[int, str]] = Counter((row.service_id, row.status) for row in known)
    statuses = list(reversed(ServiceProvision.Status))
    columns = (
        Column("service", _("Service")),
        *(Column(status.value, _sentence(status.label), "number") for status in statuses),
        Column("no_data", _("No data"), "number"),
    )
    rows = tuple(
        (
            cell(str(service), _service_page(service)),
            *(cell(counts[service.pk, status.value]) for status in statuses),
            cell(places - sum(counts[service.pk, status.value] for status in statuses)),
        )
        for service in services
    )
    title = _("In how many municipalities a service had come how far at the end of the period")
    return Grid("paslaugos", title, columns, rows, (5, 2, 2, 2, 2, 2))


def plans_section(ground: Ground) -> Section:
    """How the plans of municipalities meet the criteria, as far as somebody has read them."""
    found = PlanFinding.objects.public().filter(stated_on__lte=ground.period.last).for_list()
    if ground.region:
        found = found.in_region(ground.region)
    columns = (
        Column("criterion", _("Criterion")),
        Column("whose", _("Whose plan")),
        Column("verdict", _("Verdict")),
        Column("words", _("What shows it")),
    )
    rows = []
    for finding in found.order_by("criterion__position", "plan__municipality__sort_key", "pk"):
        ground.note(finding.source)
        ground.has_sample |= finding.is_sample
        verdict = str(finding.get_verdict_display())
        if finding.plans_read and finding.plans_meeting is not None:
            numbers = {"met": finding.plans_meeting, "read": finding.plans_read}
            of_those_read = _("%(met)s of %(read)s") % numbers
            verdict = f"{verdict} ({of_those_read})"
        whose = finding.plan.municipality.called if finding.plan else str(finding.region)
        rows.append(
            (
                cell(str(finding.criterion)),
                cell(whose, finding.get_absolute_url()),
                cell(verdict),
                cell(words.said(finding, "words")),
            )
        )
    grid = Grid(
        "planai", _("Social services plans read against the criteria"), columns, tuple(rows), (4, 3, 3, 8)
    )
    return Section(
        "planai",
        _("Social services plans"),
        (grid,) if rows else (),
        _("Nobody has read a plan of this territory against the criteria yet."),
    )


def represented(ground: Ground) -> int:
    """How many municipalities of the territory hosted an event of the period or were represented at one."""
    links = Event.municipalities.through.objects.filter(event__in=ground.events.values("pk"))
    hosts = ground.events.order_by().filter(host_municipality__isnull=False)
    present = links.values_list("municipality").union(hosts.values_list("host_municipality"))
    places = {municipality.pk for municipality in ground.municipalities}
    return len({place for (place,) in present} & places)


def events_of(region: Region | None, period: Period) -> EventQuerySet:
    """The published events of the region or of the country in the period."""
    events = Event.objects.published().filter(period.holds("starts_on"))
    return events.in_region(region) if region else events


def _sentence(text: Any) -> str:
    return str(text)[:1].upper() + str(text)[1:]
