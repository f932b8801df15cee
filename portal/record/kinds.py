"""What the record consists of: a file for each kind, and what a row of it may hold.

A field is called in the files as on its model; a partial date as its property (`starts`, not `starts_on`).
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from events.models import AttendanceGroup, Commitment, Event, Outcome, Participation, Presentation
from municipalities.models import (
    Agreement,
    CareInstitution,
    Claim,
    Cluster,
    ClusterMember,
    FundingProject,
    Municipality,
    Organisation,
    Person,
    Recorded,
    Region,
    Seat,
    ServiceType,
    Signatory,
    Source,
)
from municipalities.partial_dates import PartialDateField
from progress.models import (
    Indicator,
    IndicatorValue,
    Milestone,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
    Target,
)

# What the files name but do not hold, and by which of its columns.
REFERENCE: dict[type[models.Model], str] = {Region: "code", Municipality: "code", ServiceType: "key"}


@dataclass(frozen=True)
class Part:
    """Rows that have no life of their own: they stand inside the row to which they belong.

    `parent` is their way to it, `identity` what tells one from another. Without an identity there is a single
    one, an object instead of a list. `initial` is what a new one gets and the portal may change.
    """

    model: type[models.Model]
    parent: str
    fields: tuple[str, ...]
    identity: tuple[str, ...] = ()
    initial: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A file of the record. A row is known by its `id`, or by the field that `identity` names.

    `fixed` is the same for every row; `initial` is what a new one gets and the portal may change. `owner`
    names the row on whose page it is edited: one that is missing there was taken out, and stays out.
    """

    file: str
    model: type[Recorded]
    fields: tuple[str, ...]
    parts: dict[str, Part] = field(default_factory=dict)
    required_parts: tuple[str, ...] = ()
    fixed: dict[str, Any] = field(default_factory=dict)
    initial: dict[str, Any] = field(default_factory=dict)
    identity: str = ""
    owner: str = ""

    @property
    def name(self) -> str:
        """What a report calls the kind: the name of its file."""
        return self.file.removesuffix(".json")


def column(model: type[models.Model], name: str) -> Any:
    """Return the field that the files call so: a partial date goes by the name of its property."""
    fields = {field.name: field for field in model._meta.get_fields()}
    date = fields.get(f"{name}_on")
    return date if isinstance(date, PartialDateField) else fields[name]


# In the order of loading: a row may name only rows of the files above its own, or above it in its own file.
KINDS = (
    Kind(
        "sources.json",
        Source,
        ("title", "publisher", "publisher_basis", "provider", "url", "published", "note"),
    ),
    Kind(
        "organisations.json",
        Organisation,
        (
            *("slug", "name", "short_name", "kind", "parent", "region", "municipality"),
            *("description", "website", "aliases", "sources"),
        ),
    ),
    Kind(
        "institutions.json",
        Organisation,
        (
            *("slug", "name", "short_name", "parent", "region", "municipality"),
            *("description", "website", "aliases", "sources"),
        ),
        parts={
            "care_institution": Part(
                CareInstitution,
                "organisation",
                (
                    *("kind", "operator", "target_group", "places"),
                    *("reform_status", "since", "reform_note", "closing"),
                ),
            )
        },
        required_parts=("care_institution",),
        fixed={"kind": Organisation.Kind.CARE_INSTITUTION.value},
    ),
    Kind("persons.json", Person, ("name", "note", "sources")),
    Kind(
        "projects.json",
        FundingProject,
        (
            *("slug", "name", "short_name", "kind", "code", "funder", "funding_source", "acknowledgement"),
            *("implementer", "initiator", "region", "municipalities", "territory_note", "starts", "ends"),
            *("months", "total_value", "funding", "participants_planned", "description", "sources"),
        ),
    ),
    Kind(
        "clusters.json",
        Cluster,
        ("region", "coordinator", "description", "sources"),
        parts={"members": Part(ClusterMember, "cluster", ("organisation", "source"), ("organisation",))},
        identity="region",
    ),
    Kind(
        "agreements.json",
        Agreement,
        (
            *("ngo", "municipality", "kind", "status", "planned", "approved", "signed", "ended"),
            *("place", "purpose", "areas_of_work", "term", "note", "source"),
        ),
        parts={
            "signatories": Part(Signatory, "agreement", ("person", "office", "organisation"), ("person",))
        },
    ),
    Kind("seats.json", Seat, ("body", "host", "organisation", "held", "source")),
    Kind(
        "events.json",
        Event,
        (
            *("kind", "title", "slug", "starts", "ends", "starts_at", "ends_at", "region", "is_nationwide"),
            *("host_municipality", "venue", "lead", "body", "guest_regions", "municipalities", "headcount"),
            *("attendance_note", "services", "agreements", "projects", "source", "owner"),
        ),
        parts={
            "participations": Part(
                Participation,
                "event",
                ("role", "person", "organisation", "office"),
                ("role", "person", "organisation"),
                # All of them acted in public office, in a text that was published.
                initial={"is_public": True},
            ),
            "attendance_groups": Part(AttendanceGroup, "event", ("sector", "count"), ("sector",)),
            "presentations": Part(
                Presentation, "event", ("topic", "speaker", "organisation", "office"), ("topic",)
            ),
        },
        initial={"status": Event.Status.PUBLISHED.value},
    ),
    Kind(
        "outcomes.json",
        Outcome,
        (
            *("event", "also_heard_at", "kind", "text", "theme", "raised_by", "services"),
            *("region", "municipality", "institution", "target_group"),
        ),
        owner="event",
    ),
    # Their status is no part of the record: what became of a promise is reported in the portal.
    Kind(
        "commitments.json",
        Commitment,
        (
            *("event", "text", "responsible_organisation", "responsible_municipality"),
            *("responsible_region", "services", "due"),
        ),
        owner="event",
    ),
    Kind(
        "claims.json",
        Claim,
        (
            *("topic", "text", "number", "stated", "stated_by", "source", "note", "organisation"),
            *("agreement", "project", "municipality", "region", "service_type"),
        ),
    ),
    # What the reform has come to. Each of these rests on an event or on a source.
    Kind(
        "provisions.json",
        ServiceProvision,
        (
            *("municipality", "service", "status", "stated", "since", "provider", "funding", "note"),
            *("event", "source"),
        ),
    ),
    Kind("criteria.json", PlanCriterion, ("slug", "name", "name_en", "question", "question_en")),
    Kind(
        "plans.json",
        SocialServicesPlan,
        ("municipality", "title", "first_year", "last_year", "approved", "url", "event", "source"),
    ),
    Kind(
        "findings.json",
        PlanFinding,
        (
            *("plan", "region", "criterion", "verdict", "words", "plans_meeting", "plans_read", "stated"),
            *("event", "source"),
        ),
    ),
    Kind(
        "indicators.json",
        Indicator,
        (
            *("slug", "name", "name_en", "definition", "definition_en", "unit", "unit_en", "decimals"),
            *("direction", "frequency", "least", "most", "is_headline"),
        ),
    ),
    Kind(
        "values.json",
        IndicatorValue,
        (
            *("indicator", "region", "municipality", "period", "until", "value", "quality"),
            *("is_provisional", "note", "event", "source"),
        ),
    ),
    Kind(
        "targets.json",
        Target,
        ("indicator", "region", "municipality", "value", "due", "note", "event", "source"),
    ),
    Kind(
        "milestones.json",
        Milestone,
        ("kind", "dated", "title", "title_en", "text", "event", "source"),
    ),
)
