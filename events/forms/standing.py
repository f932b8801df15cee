"""An event's own rows as they stand in the database, and what the form says of them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db import models

from events.forms.kinds import ORGANISER_ROLES, PARTICIPANT_ROLES, ROWS
from events.models import Commitment, CommitmentUpdate, Event, Outcome, Participation
from municipalities.models import Agreement, Organisation, Signatory

# To what a row is linked, and the key of each link.
Links = dict[int, dict[int, int]]


def links(through: type[models.Model], source: str, target: str, pks: Iterable[int]) -> Links:
    """Return which rows each of these rows is linked to, in one query."""
    found: Links = defaultdict(dict)
    rows = through._default_manager.filter(**{f"{source}__in": list(pks)})
    for one, other, pk in rows.values_list(source, target, "pk"):
        found[one][other] = pk
    return found


def link_columns(model: type[models.Model], name: str) -> tuple[Any, str, str]:
    """Return the table of a many-to-many field and its two columns."""
    field: Any = model._meta.get_field(name)
    through = field.remote_field.through
    return through, f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"


class Standing:
    """The event's rows of every kind, each kind loaded with one query when it is first asked for."""

    def __init__(self, event: Event) -> None:
        self.event = event

    # ---- Rows

    @cached_property
    def participations(self) -> list[Participation]:
        """Everybody who stands at the event, whether the form shows the role or not."""
        return list(
            self.event.participations.select_related("person", "organisation").order_by("position", "pk")
        )

    @cached_property
    def rows(self) -> dict[str, dict[int, Any]]:
        """The rows of each kind that the form shows, in order."""
        found = {
            "organisers": [
                row for row in self.participations if row.role in ORGANISER_ROLES and row.organisation_id
            ],
            "participants": [row for row in self.participations if row.role in PARTICIPANT_ROLES],
            "groups": self.event.attendance_groups.order_by("pk"),
            "presentations": self.event.presentations.select_related("speaker", "organisation"),
            "outcomes": self.event.outcomes.order_by("position", "pk").defer("words"),
            "commitments": self.event.commitments.select_related("responsible_organisation")
            .order_by("position", "pk")
            .defer("words"),
            "agreements": self.event.agreements.order_by("pk"),
            "files": self.event.attachments.all(),
            "photos": self.event.photos.all(),
        }
        return {kind: {row.pk: row for row in rows} for kind, rows in found.items()}

    @cached_property
    def updates(self) -> dict[int, CommitmentUpdate]:
        """What was reported here about promises made elsewhere, by the promise."""
        rows = self.event.commitment_updates.exclude(commitment__event=self.event).order_by("pk")
        return {row.commitment_id: row for row in rows}

    @cached_property
    def outcome_services(self) -> Links:
        """The services of each outcome."""
        return links(*link_columns(Outcome, "services"), self.rows["outcomes"])

    @cached_property
    def commitment_services(self) -> Links:
        """The services of each commitment."""
        return links(*link_columns(Commitment, "services"), self.rows["commitments"])

    @cached_property
    def event_links(self) -> dict[str, dict[int, int]]:
        """What the event itself is linked to, under the names of its fields."""
        return {
            name: links(*link_columns(Event, name), [self.event.pk])[self.event.pk]
            for name in ("guest_regions", "municipalities", "services", "projects")
        }

    @cached_property
    def signatories(self) -> dict[int, list[Signatory]]:
        """Who signed each of the agreements."""
        found = defaultdict(list)
        rows = Signatory.objects.filter(agreement__in=self.rows["agreements"])
        for row in rows.select_related("person", "organisation"):
            found[row.agreement_id].append(row)
        return found

    # ---- Answers

    @cached_property
    def answers(self) -> dict[str, list[str]]:
        """What the form shows for all of it."""
        answers = {name: value for name, value in self._basics().items() if value}
        for kind, fields in ROWS.items():
            rows = self.updates if kind == "promises" else self.rows[kind]
            if not rows:
                continue
            answers[kind] = [f"r{pk}" for pk in rows]
            say = getattr(self, f"_say_{kind}")
            for pk, row in rows.items():
                said = say(row)
                for field in fields:
                    if values := _texts(said.get(field)):
                        answers[f"{kind}-r{pk}-{field}"] = values
        return answers

    def _basics(self) -> dict[str, list[str]]:
        event, source = self.event, self.event.source
        said = {
            "kind": event.kind,
            "title": event.title,
            "starts_on": event.starts and event.starts.isoformat(),
            "ends_on": event.ends and event.ends.isoformat(),
            "starts_at": event.starts_at and event.starts_at.strftime("%H:%M"),
            "ends_at": event.ends_at and event.ends_at.strftime("%H:%M"),
            "region": event.region_id,
            "is_nationwide": event.is_nationwide,
            "host_municipality": event.host_municipality_id,
            "venue": event.venue,
            "lead": event.lead,
            "body": event.body,
            "headcount": event.headcount,
            "attendance_note": event.attendance_note,
            "has_no_commitments": event.has_no_commitments,
            **self.event_links,
        }
        if source:
            said |= {
                "source_url": source.url,
                "source_publisher": source.publisher,
                "source_title": source.title,
                "source_published_on": source.published and source.published.isoformat(),
            }
        return {name: _texts(value) for name, value in said.items()}

    @staticmethod
    def _say_organisers(row: Participation) -> dict[str, Any]:
        return {"organisation": _name(row.organisation), "role": row.role}

    @staticmethod
    def _say_participants(row: Participation) -> dict[str, Any]:
        return {
            "name": row.person,
            "office": row.office,
            "organisation": _name(row.organisation),
            "role": row.role,
            "is_public": row.is_public,
            "person": row.person_id,
        }

    @staticmethod
    def _say_groups(row: Any) -> dict[str, Any]:
        return {"sector": row.sector, "count": row.count}

    @staticmethod
    def _say_presentations(row: Any) -> dict[str, Any]:
        return {
            "topic": row.topic,
            "speaker": row.speaker,
            "office": row.office,
            "organisation": _name(row.organisation),
            "person": row.speaker_id,
        }

    def _say_outcomes(self, row: Any) -> dict[str, Any]:
        return {
            "kind": row.kind,
            "text": row.text,
            "theme": row.theme,
            "services": self.outcome_services[row.pk],
            "region": row.region_id,
            "municipality": row.municipality_id,
            "institution": row.institution_id,
            "target_group": row.target_group,
            "raised_by": row.raised_by,
        }

    def _say_commitments(self, row: Any) -> dict[str, Any]:
        return {
            "text": row.text,
            "organisation": _name(row.responsible_organisation),
            "municipality": row.responsible_municipality_id,
            "region": row.responsible_region_id,
            "services": self.commitment_services[row.pk],
            "due": row.due and row.due.isoformat(),
        }

    @staticmethod
    def _say_promises(row: CommitmentUpdate) -> dict[str, Any]:
        return {"status": row.status, "note": row.note}

    def _say_agreements(self, row: Agreement) -> dict[str, Any]:
        return {
            "agreement": row.pk,
            "kind": row.kind,
            "place": row.place,
            "signatories": "\n".join(signatory_line(each) for each in self.signatories[row.pk]),
        }

    @staticmethod
    def _say_files(row: Any) -> dict[str, Any]:
        return {"title": row.title, "visibility": row.visibility}

    @staticmethod
    def _say_photos(row: Any) -> dict[str, Any]:
        names = ("caption", "alt", "credit", "has_consent", "shows_children", "children_note", "visibility")
        return {name: getattr(row, name) for name in names}


def signatory_line(row: Signatory) -> str:
    """Who signed, in one line: Vardas Pavardė, pareigos, institucija."""
    parts = (row.person.name, row.office, row.organisation.name if row.organisation else "")
    return ", ".join(part for part in parts if part)


def _name(organisation: Organisation | None) -> str:
    """The name by which the register knows it, whatever the language of the page: it is read again."""
    return organisation.name if organisation else ""


def _texts(value: Any) -> list[str]:
    """Return a value as the form posts it; what is empty posts nothing."""
    if isinstance(value, dict):
        return [str(each) for each in sorted(value)]
    if value is True:
        return ["on"]
    return [] if value in (None, False, "") else [str(value)]
