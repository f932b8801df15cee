"""An event's rows as they stood at a moment, read as the form reads those that stand now."""

import datetime as dt
from collections import defaultdict
from functools import cached_property
from typing import Any

from events.forms.kinds import ORGANISER_ROLES, PARTICIPANT_ROLES
from events.forms.standing import Links, Standing
from events.history.log import Log
from events.models import CommitmentUpdate, Event, Participation
from municipalities.models import Signatory


class Past(Standing):
    """The event's rows of every kind at a moment; it asks the database nothing but the log."""

    def __init__(self, log: Log, moment: dt.datetime) -> None:
        self.log = log
        self.moment = moment
        event = next(iter(log.rows_at("event", moment)), None) or Event(pk=log.pk)
        if event.source_id:
            sources = log.rows_at("sources", moment)
            event.source = next((row for row in sources if row.pk == event.source_id), None)
        super().__init__(event)

    def _rows(self, name: str) -> list[Any]:
        return self.log.rows_at(name, self.moment)

    def _in_order(self, name: str) -> list[Any]:
        return sorted(self._rows(name), key=lambda row: (row.position, row.pk))

    def _known(self, rows: list[Any], *, person: str = "", organisation: str = "organisation") -> list[Any]:
        """Give the rows whom they name."""
        for row in rows:
            if person and (pk := getattr(row, f"{person}_id")):
                setattr(row, person, self.log.people[pk])
            if pk := getattr(row, f"{organisation}_id"):
                setattr(row, organisation, self.log.organisations[pk])
        return rows

    @cached_property
    def participations(self) -> list[Participation]:
        """Everybody who stood at the event."""
        return self._known(self._in_order("participations"), person="person")

    @cached_property
    def rows(self) -> dict[str, dict[int, Any]]:
        """The rows of each kind that the form shows, in order."""
        signed = {row.agreement_id for row in self._rows("agreements")}
        found = {
            "organisers": [
                row for row in self.participations if row.role in ORGANISER_ROLES and row.organisation_id
            ],
            "participants": [row for row in self.participations if row.role in PARTICIPANT_ROLES],
            "groups": self._rows("attendance_groups"),
            "presentations": self._known(self._in_order("presentations"), person="speaker"),
            "outcomes": self._in_order("outcomes"),
            "commitments": self._known(
                self._in_order("commitments"), organisation="responsible_organisation"
            ),
            "agreements": [row for row in self._rows("signed") if row.pk in signed],
            "files": self._in_order("attachments"),
            "photos": self._in_order("photos"),
        }
        return {kind: {row.pk: row for row in rows} for kind, rows in found.items()}

    @cached_property
    def updates(self) -> dict[int, CommitmentUpdate]:
        """What was reported here about promises made elsewhere, by the promise."""
        own = {kept.row.pk for kept in self.log.kept["commitments"]}
        return {
            row.commitment_id: row for row in self._rows("commitment_updates") if row.commitment_id not in own
        }

    def _links(self, name: str, source: str, target: str) -> Links:
        found: Links = defaultdict(dict)
        for row in self._rows(name):
            found[getattr(row, source)][getattr(row, target)] = row.pk
        return found

    @cached_property
    def outcome_services(self) -> Links:
        """The services of each outcome."""
        return self._links("outcome_services", "outcome_id", "servicetype_id")

    @cached_property
    def commitment_services(self) -> Links:
        """The services of each commitment."""
        return self._links("commitment_services", "commitment_id", "servicetype_id")

    @cached_property
    def event_links(self) -> dict[str, dict[int, int]]:
        """What the event itself was linked to, under the names of its fields."""
        targets = {
            "guest_regions": "region_id",
            "municipalities": "municipality_id",
            "services": "servicetype_id",
            "projects": "fundingproject_id",
        }
        return {
            name: self._links(name, "event_id", target)[self.event.pk] for name, target in targets.items()
        }

    @cached_property
    def signatories(self) -> dict[int, list[Signatory]]:
        """Who had signed each of the agreements."""
        found = defaultdict(list)
        for row in self._known(self._in_order("signatories"), person="person"):
            found[row.agreement_id].append(row)
        return found
