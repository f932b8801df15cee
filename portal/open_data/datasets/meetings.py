"""What happened at the meetings of the reform and what came of them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import (
    AttendanceGroup,
    Commitment,
    CommitmentUpdate,
    Event,
    Outcome,
    Participation,
    Presentation,
)
from municipalities.rich_text import shown
from portal.open_data import asking
from portal.open_data.columns import DataColumn, columns_of, identifier, page
from portal.open_data.dataset import Dataset
from portal.open_data.datasets.shared import CHANGED, OF_EVENT

GROUP = _("Meetings and what came of them")
# What a row of an event reads of it and of its source.
WITH_EVENT = ("event", "event__source")


def _of_published(model: type) -> QuerySet:
    return model.objects.filter(event__status="published")  # type: ignore[attr-defined]


def _updates() -> QuerySet:
    """Those of public commitments; an event that nobody may read is no evidence."""
    updates = CommitmentUpdate.objects.filter(commitment__event__status="published")
    return updates.filter(Q(source__isnull=False) | Q(event__status="published"))


def _body(column: str) -> DataColumn:
    """The text of an event, free of whatever could run."""
    is_english = column.endswith("_en")
    label = _("text, in English") if is_english else _("text")

    def read(event: Event, _site: str) -> str | None:
        text = event.in_english("body") if is_english else event.body
        return shown(text) if text else None

    about = _("HTML of paragraphs, headings, lists and links.")
    return DataColumn(column, label, "html", read, about)


MEETINGS = (
    Dataset(
        name="events",
        slug="renginiai",
        group=GROUP,
        title=_("Events"),
        about=_("Published meetings of the reform: what, when, where, who was there and what it was about."),
        rows=Event.objects.published,
        columns=columns_of(
            Event,
            identifier(),
            *("kind", "title"),
            ("starts_on", _("The first day.")),
            ("ends_on", _("Empty where the event lasted one day or no source says.")),
            ("starts_at", _("Empty where no source says: it is never made up.")),
            "ends_at",
            ("region", _("Where it was held; empty for a nationwide event.")),
            "is_nationwide",
            *("host_municipality", "venue", "lead"),
            *(_body("body"), _body("body_en")),
            *("guest_regions", "municipalities"),
            ("headcount", _("How many people took part, where it is known.")),
            "attendance_note",
            *("services", "agreements", "projects"),
            "has_no_commitments",
            *("origin", CHANGED, page(), "source"),
        ),
        reads=(
            *("region", "host_municipality", "source"),
            *("guest_regions", "municipalities", "services", "agreements", "projects"),
        ),
        filters={
            "q": asking.words(),
            "kind": asking.CodeFilter(Event.Kind, label=_("kind")),
            "year": asking.YearOfFilter("starts_on"),
            "region": asking.region(method="in_region"),
            "municipality": asking.municipality(method="attended_by"),
        },
        changed_column="changed_at",
    ),
    Dataset(
        name="participations",
        slug="dalyvavimai",
        group=GROUP,
        title=_("Public participation in events"),
        about=_(
            "Organisations at published events, and people who acted there in public office and are shown. "
            "Ordinary participants are only counted."
        ),
        rows=lambda: _of_published(Participation).filter(is_public=True),
        columns=columns_of(
            Participation,
            identifier(),
            *("role", "person", "organisation"),
            ("office", _("As it was on the day of the event.")),
            *("position", CHANGED, *OF_EVENT),
        ),
        reads=(*WITH_EVENT, "person", "organisation"),
        filters={
            "event": asking.event(),
            "organisation": asking.organisation("organisation"),
            "role": asking.CodeFilter(Participation.Role, label=_("role")),
        },
    ),
    Dataset(
        name="attendance",
        slug="dalyviu-grupes",
        group=GROUP,
        title=_("Participants by sector"),
        about=_("How many came to a published event from each sector, where no names are known."),
        rows=lambda: _of_published(AttendanceGroup),
        columns=columns_of(
            AttendanceGroup,
            identifier(),
            "sector",
            ("count", _("Empty where they were there and nobody counted them.")),
            *(CHANGED, *OF_EVENT),
        ),
        reads=WITH_EVENT,
        filters={
            "event": asking.event(),
            "sector": asking.CodeFilter(AttendanceGroup.Sector, label=_("sector")),
        },
    ),
    Dataset(
        name="presentations",
        slug="pranesimai",
        group=GROUP,
        title=_("Presentations"),
        about=_("Who spoke about what at a published event, in the order of the day."),
        rows=lambda: _of_published(Presentation),
        columns=columns_of(
            Presentation,
            identifier(),
            *("topic", "speaker", "organisation"),
            ("office", _("As it was on the day of the event.")),
            *("position", CHANGED, *OF_EVENT),
        ),
        reads=(*WITH_EVENT, "speaker", "organisation"),
        filters={"event": asking.event(), "organisation": asking.organisation("organisation")},
    ),
    Dataset(
        name="outcomes",
        slug="rezultatai",
        group=GROUP,
        title=_("Outcomes of events"),
        about=_("Good practice, problems, needs and conclusions that published events brought to light."),
        rows=Outcome.objects.public,
        columns=columns_of(
            Outcome,
            identifier(),
            *("kind", "text", "theme", "raised_by", "services"),
            ("region", _("Where it applies, if not in the event's own region.")),
            *("municipality", "institution", "target_group", "also_heard_at"),
            *("origin", CHANGED, *OF_EVENT),
        ),
        reads=(*WITH_EVENT, "region", "municipality", "institution", "services", "also_heard_at"),
        filters={
            "q": asking.words(),
            "event": asking.event(),
            "kind": asking.CodeFilter(Outcome.Kind, label=_("kind")),
            "service": asking.service("services"),
            "region": asking.region(method="in_region"),
            "municipality": asking.municipality(method="of_municipality"),
        },
    ),
    Dataset(
        name="commitments",
        slug="isipareigojimai",
        group=GROUP,
        title=_("Commitments"),
        about=_("Who promised what by when at a published event, and what has become of it."),
        rows=Commitment.objects.public,
        columns=columns_of(
            Commitment,
            identifier(),
            "text",
            *("responsible_organisation", "responsible_municipality", "responsible_region"),
            "services",
            "due_on",
            "status",
            DataColumn(
                *("is_overdue", _("overdue"), "flag", lambda row, _site: row.is_overdue),
                _("Unfinished, and past the last day on which it was due."),
                is_always_there=True,
            ),
            *("origin", CHANGED, page(), *OF_EVENT),
        ),
        reads=(
            *WITH_EVENT,
            *("responsible_organisation", "responsible_municipality", "responsible_region", "services"),
        ),
        filters={
            "q": asking.words(),
            "event": asking.event(),
            "status": asking.CodeFilter(Commitment.Status, label=_("status")),
            "service": asking.service("services"),
            "organisation": asking.organisation("responsible_organisation"),
            "region": asking.region(method="in_region"),
            "municipality": asking.municipality(method="of_municipality"),
        },
    ),
    Dataset(
        name="commitment-updates",
        slug="isipareigojimu-eiga",
        group=GROUP,
        title=_("Updates of commitments"),
        about=_("What was reported about a commitment, when, and the event or source that shows it."),
        rows=_updates,
        columns=columns_of(
            CommitmentUpdate,
            *(identifier(), "commitment", "reported_on"),
            ("status", _("As it was reported that day.")),
            *("note", CHANGED, "event", "source"),
        ),
        reads=("commitment", "event", "source"),
        filters={
            "commitment": asking.IdFilter(field_name="commitment", label=_("commitment")),
            "event": asking.event(),
            "status": asking.CodeFilter(Commitment.Status, label=_("status")),
        },
    ),
)
