"""Municipalities side by side."""

from dataclasses import replace
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Commitment, Event
from events.presence import attendance, last_events
from municipalities.models import Agreement, CareInstitution, Municipality
from municipalities.words import in_language
from progress.cells import Cell, counted, shown_by
from progress.comparing.rows import Group, Row, Side, indicator_group, named, population, promise_rows, told
from progress.gaps import LackOfService, Scope, UnmetCriterion


def municipality_groups(side: Side) -> list[Group]:
    """Everything that can be compared of these municipalities."""
    scope = Scope(side.places, side.day, side.last_day)
    return [
        _about(side),
        _meetings(side),
        _agreements(side),
        _conditions(side, scope, LackOfService, _("Services")),
        _conditions(side, scope, UnmetCriterion, _("Plans")),
        indicator_group(side, "municipality"),
    ]


def _about(side: Side) -> Group:
    housed = CareInstitution.objects.filter(organisation__municipality__in=side.keys).order_by()
    institutions = dict(housed.values_list("organisation__municipality").annotate(Count("pk")))
    listed = reverse("municipalities:institution_list")

    def region(place: Municipality) -> Cell:
        name = in_language(place.region, "name")
        return Cell(name, key=name, address=place.region.get_absolute_url())

    def institution_count(place: Municipality) -> Cell:
        count = institutions.get(place.pk, 0)
        return counted(count, f"{listed}?savivaldybe={place.slug}" if count else "")

    return told(
        _("The place"),
        [
            side.row(_("Region"), region),
            side.row(_("Population"), population),
            side.row(_("Care institutions"), institution_count),
        ],
    )


def _meetings(side: Side) -> Group:
    attended, last = attendance(side.keys), last_events(side.keys)
    tables = last_events(side.keys, kind=Event.Kind.ROUND_TABLE)
    listed = reverse("events:event_list")

    def event_count(place: Municipality) -> Cell:
        count = attended[place.pk]
        return counted(count, f"{listed}?savivaldybe={place.slug}" if count else "")

    return told(
        _("Meetings"),
        [
            side.row(_("Events attended"), event_count),
            side.row(_("Last event"), lambda place: event_cell(last.get(place.pk))),
            side.row(_("Last round table"), lambda place: event_cell(tables.get(place.pk))),
        ],
    )


def event_cell(event: Event | None) -> Cell:
    """The day of an event, and the event; never, where there was none."""
    if event is None:
        return Cell(_("never"), tone="status-none", key="")
    (shown,) = shown_by(event)
    return Cell(shown.when, key=event.pk, is_sample=event.is_sample, evidence=(replace(shown, when=""),))


def _agreements(side: Side) -> Group:
    current = Agreement.objects.current().filter(municipality__in=side.keys).select_related("source")
    agreements: dict[int, Agreement] = {}
    for one in current.order_by("pk"):
        agreements.setdefault(one.municipality_id, one)

    def agreement(place: Municipality) -> Cell:
        found = agreements.get(place.pk)
        if found is None:
            return Cell(_("none"), tone="status-none", key="")
        tone = "status-done" if found.status == Agreement.Status.SIGNED else "status-open"
        return Cell(
            found.get_status_display(),
            tone=tone,
            key=found.status,
            address=found.get_absolute_url(),
            as_of=found.latest_date,
            is_sample=found.is_sample,
            evidence=shown_by(found.source),
        )

    made = Commitment.objects.public().filter(
        Q(responsible_municipality__in=side.keys) | Q(responsible_organisation__municipality__in=side.keys)
    )
    rows = made.order_by().values_list(
        "pk", "status", "responsible_municipality", "responsible_organisation__municipality"
    )
    return told(
        _("Agreements and commitments"),
        [side.row(_("Agreement"), agreement), *promise_rows(side, rows, "savivaldybe")],
    )


def _conditions(side: Side, scope: Scope, kind: Any, name: str) -> Group:
    """The cells that the gap finder reads, each choice a row."""
    columns = kind.columns(kind.options(), scope)
    rows = [Row(named(column.option.row), [column.cells[key] for key in side.keys]) for column in columns]
    return told(name, rows)
