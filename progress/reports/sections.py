"""The sections of a report: each asks for what it needs in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from events.models import Commitment, Event, Outcome
from municipalities import words
from municipalities.models import Agreement, Municipality, Region, ServiceType, Source
from municipalities.tables import Column
from progress.models import PlanFinding, ServiceProvision
from progress.reports.content import Cell, Grid, Item, Listing, Section, cell
from progress.reports.period import Period

MARKS = {"permanent": "●", "pilot": "◐", "planned": "○", "none": "–"}


@dataclass
class Ground:
    """What a report is about, and what it has come to rest on so far."""

    region: Region | None
    period: Period
    municipalities: list[Municipality]
    events: list[Event] = field(default_factory=list)
    rests_on: dict[str, Item] = field(default_factory=dict)

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
    """The events of the period, the earliest first."""
    columns = (
        Column("date", _("Date"), "date"),
        Column("event", _("Event")),
        Column("kind", _("Kind")),
        Column("municipality", _("Municipality")),
        Column("participants", _("Participants"), "number"),
    )
    rows = tuple(
        (
            cell(event.starts),
            cell(str(event), event.get_absolute_url()),
            cell(str(event.get_kind_display())),
            cell(event.host_municipality.short_name if event.host_municipality else None),
            cell(event.headcount),
        )
        for event in ground.events
    )
    for event in ground.events:
        ground.note(event.source)
    grid = Grid("renginiai", _("Events of the period"), columns, rows, (3, 7, 4, 3, 2))
    return Section(
        "renginiai",
        _("Events"),
        (grid,) if rows else (),
        _("Nothing was held in this period that the portal knows of."),
    )


def outcomes_section(ground: Ground) -> Section:
    """What was heard at the events of the period, by kind."""
    found: dict[str, list[Item]] = defaultdict(list)
    outcomes = Outcome.objects.filter(event__in=[event.pk for event in ground.events])
    for outcome in outcomes.select_related("event", "municipality").order_by(
        "event__starts_on", "position", "pk"
    ):
        place = f"{outcome.municipality.short_name} · " if outcome.municipality else ""
        note = f"{place}{outcome.event}"
        found[outcome.kind].append(Item(outcome.text, note, outcome.event.get_absolute_url()))
    parts = tuple(
        Listing(_sentence(Outcome.PLURALS[kind]), tuple(found[kind])) for kind in Outcome.Kind if found[kind]
    )
    return Section(
        "rezultatai", _("What came of the meetings"), parts, _("No outcomes are recorded of this period.")
    )


@dataclass(frozen=True)
class Promise:
    """A promise as it stood at the end of the period."""

    commitment: Commitment
    state: str
    is_late: bool
    is_of_the_period: bool


def promises(ground: Ground) -> list[Promise]:
    """Everything promised until the end of the period, but for what was finished before it."""
    period = ground.period
    asked = Commitment.objects.public().filter(event__starts_on__lte=period.last)
    if ground.region:
        asked = asked.in_region(ground.region)
    rows = (
        asked.for_list()
        .prefetch_related("updates__event", "updates__source")
        .order_by(*Commitment.most_urgent_first())
    )
    found = []
    for commitment in rows.distinct():
        said = [
            update
            for update in commitment.updates.all()
            if update.reported_on <= period.last
            and (update.source or (update.event and update.event.status == Event.Status.PUBLISHED))
        ]
        state = said[-1].status if said else Commitment.Status.OPEN.value
        is_open = state in Commitment.UNFINISHED
        if not is_open and not period.has(said[-1].reported_on):
            continue
        is_late = bool(is_open and commitment.due and commitment.due.last < period.last)
        is_new = period.has(commitment.event.starts_on)
        found.append(Promise(commitment, state, is_late, is_new))
        ground.note(*(update.source for update in said))
    return found


def promises_section(made: Iterable[Promise]) -> Section:
    """Promises kept, late and open, with who made them, where and by when."""
    made = list(made)
    columns = (
        Column("promise", _("What was promised")),
        Column("by", _("Who promised")),
        Column("event", _("Where")),
        Column("due", _("Due"), "date"),
        Column("state", _("State")),
    )

    def row(promise: Promise) -> tuple[Cell, ...]:
        one = promise.commitment
        state = Commitment.Status(promise.state).label
        late = _("overdue") if promise.is_late else ""
        return (
            cell(one.text, one.get_absolute_url()),
            cell(", ".join(map(str, one.responsible))),
            cell(str(one.event), one.event.get_absolute_url()),
            cell(one.due),
            cell(", ".join(filter(None, (str(state), late)))),
        )

    rows = tuple(row(promise) for promise in made)
    grid = Grid(
        "isipareigojimai",
        _("Promises kept, late and open at the end of the period"),
        columns,
        rows,
        (7, 4, 5, 3, 3),
    )
    return Section(
        "isipareigojimai",
        _("Commitments"),
        (grid,) if rows else (),
        _("No commitments are recorded up to the end of this period."),
    )


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
        rows.append(
            (
                cell(agreement.municipality.short_name, agreement.get_absolute_url()),
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
            *(Column(place.slug.replace("-", "_"), place.short_name) for place in ground.municipalities),
        )
        rows = tuple(
            (
                cell(str(service), f"/paslaugos/{service.slug}/?regionas={ground.region.slug}"),
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
            cell(str(service), f"/paslaugos/{service.slug}/"),
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
        verdict = str(finding.get_verdict_display())
        if finding.plans_read and finding.plans_meeting is not None:
            numbers = {"met": finding.plans_meeting, "read": finding.plans_read}
            verdict = f"{verdict} ({_('%(met)s of %(read)s') % numbers})"
        whose = finding.plan.municipality.short_name if finding.plan else str(finding.region)
        rows.append(
            (
                cell(str(finding.criterion)),
                cell(whose, finding.get_absolute_url()),
                cell(verdict),
                cell(finding.words),
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


def represented(ground: Ground) -> set[int]:
    """The municipalities that hosted an event of the period or were represented at one."""
    events = [event.pk for event in ground.events]
    present = Event.municipalities.through.objects.filter(event__in=events).values_list(
        "municipality", flat=True
    )
    hosts = {event.host_municipality_id for event in ground.events if event.host_municipality_id}
    return (set(present) | hosts) & {municipality.pk for municipality in ground.municipalities}


def events_of(region: Region | None, period: Period) -> list[Event]:
    """The published events of the region or of the country in the period, the earliest first."""
    events = Event.objects.published().filter(period.holds("starts_on"))
    if region:
        events = events.in_region(region)
    return list(events.for_list().select_related("source").order_by("starts_on", "pk"))


def _sentence(text: Any) -> str:
    return str(text)[:1].upper() + str(text)[1:]
