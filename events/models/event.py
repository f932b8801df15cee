"""The event itself."""

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.access import Reach, reach_of
from municipalities.models import InEnglish, Municipality, Origin, Recorded, Region
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import said

if TYPE_CHECKING:
    from events.models.attendance import AttendanceGroup


# So long can what was thrown away be taken back.
KEPT_IN_BIN = dt.timedelta(days=30)


class EventQuerySet(models.QuerySet["Event"]):
    """The words for asking about events."""

    def published(self) -> "EventQuerySet":
        """Those that the public may read."""
        return self.filter(status=Event.Status.PUBLISHED)

    def visible_to(self, user: Any) -> "EventQuerySet":
        """Those that the person may read: what is published, and what the person works on or looks after."""
        reach = reach_of(user)
        rows = self.filter(binned_at__isnull=True)
        if reach.is_administrator:
            return rows
        is_visible = Q(status=Event.Status.PUBLISHED) | _in_hand(reach)
        if reach.is_official:
            is_visible |= Q(status=Event.Status.IN_REVIEW)
        return rows.filter(is_visible)

    def editable_by(self, user: Any) -> "EventQuerySet":
        """Those whose text the person may change: of the person's organisations or regions."""
        reach = reach_of(user)
        rows = self.filter(binned_at__isnull=True)
        return rows if reach.is_administrator else rows.filter(_in_hand(reach))

    def publishable_by(self, user: Any) -> "EventQuerySet":
        """Those that the person may publish, withdraw and throw away: of the person's organisations."""
        reach = reach_of(user)
        rows = self.filter(binned_at__isnull=True)
        return rows if reach.is_administrator else rows.filter(owner__in=reach.organisations)

    def copy_visible_to(self, user: Any) -> "EventQuerySet":
        """Those of which the person may read what is not published yet: in hand, or read once in review."""
        reach = reach_of(user)
        rows = self.filter(binned_at__isnull=True)
        if reach.is_administrator:
            return rows
        is_visible = _in_hand(reach)
        if reach.is_official:
            is_visible |= Q(status=Event.Status.IN_REVIEW)
        return rows.filter(is_visible)

    def attendance_visible_to(self, user: Any) -> "EventQuerySet":
        """Those whose attendance list and internal files the person may see."""
        rows = self.visible_to(user)
        reach = reach_of(user)
        return rows if reach.is_official or reach.is_administrator else rows.filter(_in_hand(reach))

    def history_visible_to(self, user: Any) -> "EventQuerySet":
        """Those whose earlier versions the person may read."""
        return self.attendance_visible_to(user)

    def in_bin_of(self, user: Any) -> "EventQuerySet":
        """Those that the person may take out of the bin."""
        reach = reach_of(user)
        rows = self.filter(binned_at__isnull=False)
        return rows if reach.is_administrator else rows.filter(owner__in=reach.organisations)

    def out_of_time(self) -> "EventQuerySet":
        """Those that have been in the bin for so long that they go for good.

        What is of the public record stays there: deleted, it would come back with the next loading.
        """
        is_of_the_record = ~Q(record_key="") & ~Q(origin=Origin.SAMPLE)
        return self.filter(binned_at__lte=timezone.now() - KEPT_IN_BIN).exclude(is_of_the_record)

    def with_address(self) -> "EventQuerySet":
        """Those that have a public page: to be read, or to say that the event was withdrawn."""
        return self.filter(
            Q(status=Event.Status.PUBLISHED) | Q(status=Event.Status.WITHDRAWN, withdrawn_at__isnull=False)
        )

    def formerly_at(self, slug: str) -> "EventQuerySet":
        """Those that the public read under this address before their titles changed, the latest first."""
        version = apps.get_model("events", "EventVersion")
        versions = version.objects.filter(slug=slug, status=Event.Status.PUBLISHED)
        its_last = versions.filter(pgh_obj=OuterRef("pk")).order_by("-pgh_created_at")
        return self.filter(pk__in=versions.values("pgh_obj")).order_by(
            Subquery(its_last.values("pgh_created_at")[:1]).desc()
        )

    def in_review(self) -> "EventQuerySet":
        """Those that wait for somebody else to look at them: new events, and changes of published ones."""
        return self.filter(is_submitted())

    def unpublished(self) -> "EventQuerySet":
        """Drafts, and published or withdrawn events with changes that nobody has published or submitted."""
        is_changed = Q(working_copy__isnull=False) & ~is_submitted()
        return self.filter(Q(status=Event.Status.DRAFT) | is_changed)

    def barely_logged(self, since: dt.date, until: dt.date) -> "EventQuerySet":
        """Published, held in these days, and still without outcomes or without a word about commitments."""
        return (
            self.published()
            .alias(last_day=Coalesce("ends_on", "starts_on"))
            .filter(starts_on__gte=since, last_day__lte=until)
            .annotate(
                lacks_outcomes=~Exists(_part("Outcome")),
                lacks_commitments=Q(has_no_commitments=False) & ~Exists(_part("Commitment")),
            )
            .filter(Q(lacks_outcomes=True) | Q(lacks_commitments=True))
        )

    def in_region(self, region: Region) -> "EventQuerySet":
        """Those that a region hosted, or to which it was invited as a guest."""
        return self.filter(
            Q(region=region)
            | Q(pk__in=Event.guest_regions.through.objects.filter(region=region).values("event"))
        )

    def attended_by(self, municipality: Municipality) -> "EventQuerySet":
        """Those that a municipality hosted, or at which it was represented."""
        represented = Event.municipalities.through.objects.filter(municipality=municipality)
        return self.filter(Q(host_municipality=municipality) | Q(pk__in=represented.values("event")))

    def newest_first(self) -> "EventQuerySet":
        """The latest event first; events of one day in a fixed order."""
        return self.order_by(F("starts_on").desc(nulls_last=True), "-pk")

    def earlier_than(self, event: "Event") -> "EventQuerySet":
        """Those before the event, the nearest first."""
        is_earlier = Q(starts_on__lt=event.starts_on) | Q(starts_on=event.starts_on, pk__lt=event.pk)
        return self.filter(is_earlier).order_by("-starts_on", "-pk")

    def later_than(self, event: "Event") -> "EventQuerySet":
        """Those after the event, the nearest first."""
        is_later = Q(starts_on__gt=event.starts_on) | Q(starts_on=event.starts_on, pk__gt=event.pk)
        return self.filter(is_later).order_by("starts_on", "pk")

    def for_list(self) -> "EventQuerySet":
        """Everything a row of the list shows, in one query."""
        return self.select_related("region", "host_municipality").defer(
            "body", "words", "region__outline", "host_municipality__aliases"
        )

    def for_desk(self) -> "EventQuerySet":
        """Everything a row shows to those who work on the event, in one query."""
        rows = self.for_list().select_related("owner", "working_copy__saved_by")
        return rows.defer("working_copy__answers")


def _part(model: str) -> models.QuerySet[Any]:
    """The rows of a model that belong to the event."""
    return apps.get_model("events", model).objects.filter(event=OuterRef("pk"))


def is_submitted() -> Q:
    """A new event in review, or changes of a published one that were submitted."""
    return Q(status=Event.Status.IN_REVIEW) | Q(working_copy__submitted_by__isnull=False)


def _in_hand(reach: Reach) -> Q:
    """The events of the person's organisations, and those of the regions in which the person is an expert."""
    return Q(owner__in=reach.organisations) | Q(region__in=reach.regions)


@tracked("changed_at", found_by=("slug",))
class Event(InEnglish, Recorded):
    """A meeting of the reform: a round table, a discussion, a training, the signing of an agreement.

    A date alone is common: times are optional and never invented. `words` is what the list searches: title,
    lead, body and venue in lower case without diacritics.
    """

    IN_TWO_LANGUAGES = ("title", "lead", "body", "venue", "attendance_note")

    class Kind(models.TextChoices):
        """What sort of meeting it is."""

        ROUND_TABLE = "round_table", _("round-table discussion")
        DISCUSSION = "discussion", _("regional discussion")
        FAMILY_MEETING = "family_meeting", _("meeting with families")
        TRAINING = "training", _("training")
        SIGNING = "signing", _("signing of an agreement")
        CONFERENCE = "conference", _("conference")
        AWARD = "award", _("award ceremony")

    class Status(models.TextChoices):
        """Who may read the event."""

        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    title = models.CharField(_("title"), max_length=250, blank=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    starts: PartialDate | None
    ends: PartialDate | None
    starts_on = PartialDateField(_("date"), null=True, blank=True)
    ends_on = PartialDateField(_("last day"), null=True, blank=True)
    starts_at = models.TimeField(_("start time"), null=True, blank=True)
    ends_at = models.TimeField(_("end time"), null=True, blank=True)
    region = models.ForeignKey(
        "municipalities.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="events",
        null=True,
        blank=True,
    )
    is_nationwide = models.BooleanField(
        _("nationwide"), default=False, help_text=_("For the whole country: no single region hosts it.")
    )
    host_municipality = models.ForeignKey(
        "municipalities.Municipality",
        verbose_name=_("host municipality"),
        on_delete=models.PROTECT,
        related_name="hosted_events",
        null=True,
        blank=True,
    )
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    lead = models.TextField(_("lead"), blank=True, help_text=_("What happened, in two or three sentences."))
    body = models.TextField(_("text"), blank=True)
    guest_regions = models.ManyToManyField(
        "municipalities.Region", verbose_name=_("guest regions"), related_name="events_as_guest", blank=True
    )
    municipalities = models.ManyToManyField(
        "municipalities.Municipality",
        verbose_name=_("municipalities represented"),
        related_name="events",
        blank=True,
    )
    headcount = models.IntegerField(_("number of participants"), null=True, blank=True)
    attendance_note = models.TextField(
        _("who took part"), blank=True, help_text=_("In words, where no names or numbers are known.")
    )
    services = models.ManyToManyField(
        "municipalities.ServiceType", verbose_name=_("services"), related_name="events", blank=True
    )
    agreements = models.ManyToManyField(
        "municipalities.Agreement", verbose_name=_("agreements signed"), related_name="events", blank=True
    )
    projects = models.ManyToManyField(
        "municipalities.FundingProject", verbose_name=_("projects"), related_name="events", blank=True
    )
    source = models.ForeignKey(
        "municipalities.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="events",
        null=True,
        blank=True,
    )
    owner = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("owner"),
        on_delete=models.PROTECT,
        related_name="owned_events",
        null=True,
        blank=True,
        help_text=_("The organisation that logs the event and may change it."),
    )
    has_no_commitments = models.BooleanField(
        _("no commitments were made"),
        default=False,
        help_text=_("Somebody has made sure that there were none."),
    )
    creation_token = models.UUIDField(
        _("form token"),
        null=True,
        blank=True,
        unique=True,
        editable=False,
        default=None,
        help_text=_("Of the form that made the event, so that sending it twice makes one event."),
    )
    review_note = models.TextField(_("note of the review"), blank=True)
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    binned_at = models.DateTimeField(_("thrown away"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)
    words = models.GeneratedField(
        expression=Func(
            Concat(
                "title",
                Value(" "),
                "lead",
                Value(" "),
                "body",
                Value(" "),
                "venue",
                output_field=models.TextField(),
            ),
            function="fold_lithuanian",
        ),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
        editable=False,
    )

    objects = EventQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = (F("starts_on").desc(nulls_last=True), "-pk")
        indexes = (models.Index(fields=["status", "-starts_on"], name="event_status_starts_on"),)
        constraints = (
            *Recorded.Meta.constraints,
            *partial_date_constraints("event", "starts_on"),
            *partial_date_constraints("event", "ends_on"),
            models.CheckConstraint(
                name="event_ends_no_earlier_than_it_starts",
                condition=(Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")))
                & (
                    Q(ends_at__isnull=True)
                    | Q(ends_on__isnull=False, ends_on__gt=F("starts_on"))
                    | Q(ends_at__gte=F("starts_at"))
                ),
                violation_error_message=_("An event ends no earlier than it starts."),
            ),
            models.CheckConstraint(
                name="event_end_has_its_start",
                condition=(Q(ends_on__isnull=True) | Q(starts_on__isnull=False))
                & (Q(ends_at__isnull=True) | Q(starts_at__isnull=False)),
                violation_error_message=_("Write when the event starts."),
            ),
            models.CheckConstraint(
                name="event_time_is_of_a_known_day",
                condition=Q(starts_at__isnull=True)
                | Q(starts_on__isnull=False, starts_on_precision="day", starts_on_is_latest=False),
                violation_error_message=_("A time belongs to a day: write the whole date."),
            ),
            models.CheckConstraint(
                name="event_published_has_title_date_region_lead",
                condition=~Q(status="published")
                | (
                    ~Q(title="")
                    & ~Q(lead="")
                    & Q(starts_on__isnull=False)
                    & (Q(region__isnull=False) | Q(is_nationwide=True))
                ),
                violation_error_message=_("A published event has a title, a date, a region and a lead."),
            ),
            models.CheckConstraint(
                name="event_nationwide_has_no_region",
                condition=Q(is_nationwide=False) | Q(region__isnull=True),
                violation_error_message=_("A nationwide event has no single region."),
            ),
            models.CheckConstraint(
                name="event_in_the_bin_is_not_published",
                condition=Q(binned_at__isnull=True) | ~Q(status="published"),
                violation_error_message=_("Withdraw the event before you throw it away."),
            ),
            models.CheckConstraint(
                name="event_headcount_is_between_1_and_5000",
                condition=Q(headcount__isnull=True) | Q(headcount__gte=1, headcount__lte=5000),
                violation_error_message=_("The number of participants is between 1 and 5,000."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "title") or str(_("(no title yet)"))

    @property
    def is_in_review(self) -> bool:
        """Whether somebody else looks at what is written, or changed, before the public does."""
        copy = getattr(self, "working_copy", None)
        return self.status == Event.Status.IN_REVIEW or bool(copy and copy.submitted_by_id)

    @property
    def days_in_bin(self) -> int:
        """In how many days, the last begun one among them, what was thrown away goes for good."""
        left = self.binned_at + KEPT_IN_BIN - timezone.now() if self.binned_at else dt.timedelta()
        return max(math.ceil(left / dt.timedelta(days=1)), 0)

    @property
    def sectors(self) -> list["AttendanceGroup"]:
        """Which sectors came; where words say it already, only those whose number is known."""
        groups = self.attendance_groups.all()
        return [group for group in groups if group.count or not self.attendance_note]

    def get_absolute_url(self) -> str:
        """The event's public page."""
        year = self.starts_on.year if self.starts_on else 0
        return reverse("events:event_detail", args=[year, self.slug])
