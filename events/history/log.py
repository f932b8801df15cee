"""Everything that the database has kept of one event and of its rows, read once."""

import datetime as dt
import uuid
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from events.models import (
    Attachment,
    AttendanceGroup,
    Commitment,
    CommitmentUpdate,
    Event,
    Outcome,
    Participation,
    Photo,
    Presentation,
)
from municipalities.models import Agreement, Organisation, Person, Signatory, Source

# Each kind of row, and the column by which its rows belong to the event.
OWN: dict[str, tuple[type[models.Model] | str, str]] = {
    "event": (Event, "pgh_obj"),
    "participations": (Participation, "event"),
    "attendance_groups": (AttendanceGroup, "event"),
    "presentations": (Presentation, "event"),
    "outcomes": (Outcome, "event"),
    "commitments": (Commitment, "event"),
    "commitment_updates": (CommitmentUpdate, "event"),
    "attachments": (Attachment, "event"),
    "photos": (Photo, "event"),
    "guest_regions": ("EventGuestRegions", "event"),
    "municipalities": ("EventMunicipalities", "event"),
    "services": ("EventServices", "event"),
    "projects": ("EventProjects", "event"),
    "agreements": ("EventAgreements", "event"),
}
# What other rooms know too is a version of the event only when it was changed on a page of events.
OUR_PAGES = "events:"


class Kept(NamedTuple):
    """A row as it stood from a moment on, or that it was gone from then on."""

    moment: dt.datetime
    number: int
    is_gone: bool
    row: Any
    context_id: uuid.UUID
    context: dict[str, Any]


class Log:
    """All that is kept of an event, each kind of row with one query, whatever the number of versions."""

    def __init__(self, pk: int) -> None:
        self.pk = pk
        self.kept = {name: _kept(model, **{column: pk}) for name, (model, column) in OWN.items()}
        outcomes, commitments = self._keys("outcomes"), self._keys("commitments")
        agreements = {kept.row.agreement_id for kept in self.kept["agreements"]}
        sources = {kept.row.source_id for kept in self.kept["event"]} - {None}
        self.kept |= {
            "outcome_services": _kept("OutcomeServices", outcome__in=outcomes),
            "commitment_services": _kept("CommitmentServices", commitment__in=commitments),
            "signed": _kept(Agreement, pgh_obj__in=agreements),
            "signatories": _kept(Signatory, agreement__in=agreements),
            "sources": _kept(Source, pgh_obj__in=sources),
        }

    def _keys(self, name: str) -> set[int]:
        return {kept.row.pk for kept in self.kept[name]}

    def changes(self) -> dict[uuid.UUID, list[tuple[str, Kept]]]:
        """What was changed together: in one request, by one command, or in one transaction by hand."""
        found: dict[uuid.UUID, list[tuple[str, Kept]]] = {}
        for name, rows in self.kept.items():
            is_shared = name in ("signed", "signatories", "sources")
            for kept in rows:
                if not is_shared or str(kept.context.get("place", "")).startswith(OUR_PAGES):
                    found.setdefault(kept.context_id, []).append((name, kept))
        return found

    def rows_at(self, name: str, moment: dt.datetime) -> list[Any]:
        """The rows of the kind that stood at the moment, by key."""
        latest = {kept.row.pk: kept for kept in self.kept[name] if kept.moment <= moment}
        return [kept.row for _pk, kept in sorted(latest.items()) if not kept.is_gone]

    @cached_property
    def people(self) -> dict[int, Person]:
        """Everybody whom a version names, under the name that the register has now."""
        keys = {
            *(kept.row.person_id for kept in self.kept["participations"]),
            *(kept.row.speaker_id for kept in self.kept["presentations"]),
            *(kept.row.person_id for kept in self.kept["signatories"]),
        }
        return _named(Person, keys)

    @cached_property
    def organisations(self) -> dict[int, Organisation]:
        """Every organisation that a version names, under the name that the register has now."""
        names = ("participations", "presentations", "signatories")
        keys = {kept.row.organisation_id for name in names for kept in self.kept[name]}
        keys |= {kept.row.responsible_organisation_id for kept in self.kept["commitments"]}
        return _named(Organisation, keys)


def _kept(model: type[models.Model] | str, **which: Any) -> list[Kept]:
    """Return what is kept of these rows, the oldest first."""
    tracked: Any = apps.get_model("events", model) if isinstance(model, str) else model
    versions = tracked.pgh_event_model.objects.filter(**which).order_by("pgh_created_at", "pgh_id")
    return [
        Kept(
            version.pgh_created_at,
            version.pgh_id,
            version.pgh_label == "delete",
            _row(tracked, version),
            version.pgh_context_id,
            version.pgh_context,
        )
        for version in versions
    ]


def _row(model: Any, version: models.Model) -> Any:
    """Return the version as a row of its model, which is not to be saved."""
    values = vars(version)
    return model(**{column.attname: values[column.attname] for column in _columns(model, values)})


def _columns(model: Any, values: dict[str, Any]) -> Iterable[Any]:
    return (column for column in model._meta.concrete_fields if column.attname in values)


def _named(model: Any, keys: set[int | None]) -> dict[int, Any]:
    """Return the rows of the register; one that is gone as it last stood, one that was erased empty."""
    wanted = keys - {None}
    found = dict(model.objects.in_bulk(wanted))
    if gone := wanted - found.keys():
        versions = model.pgh_event_model.objects.filter(pgh_obj__in=gone).order_by("pgh_id")
        found |= {version.id: _row(model, version) for version in versions}
    return {key: found.get(key) or model(pk=key) for key in wanted if key is not None}
