"""What was promised at an event, and what has become of it."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.db import models
from django.db.models import Case, Count, ExpressionWrapper, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from municipalities.access import reach_of
from municipalities.models import InEnglish, Municipality, Organisation, Recorded, Region, folded_words
from municipalities.partial_dates import PartialDate, PartialDateField, Precision, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import said


def _past_due_on(today: dt.date) -> Q:
    """Past the last day of the due date as far as it is known."""
    return (
        Q(due_on_precision=Precision.DAY, due_on__lt=today)
        | Q(due_on_precision=Precision.MONTH, due_on__lt=today.replace(day=1))
        | Q(due_on_precision=Precision.YEAR, due_on__lt=today.replace(month=1, day=1))
    )


def _overdue_on(today: dt.date) -> Q:
    """Past the last day on which it was due, and still unfinished."""
    return Q(status__in=Commitment.UNFINISHED) & _past_due_on(today)


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """The words for asking about commitments."""

    def public(self) -> "CommitmentQuerySet":
        """Those of events that the public may read."""
        return self.filter(event__status="published")

    def visible_to(self, user: Any) -> "CommitmentQuerySet":
        """Those of events that the person may read."""
        return self.filter(event__in=Event.objects.visible_to(user).values("pk"))

    def editable_by(self, user: Any) -> "CommitmentQuerySet":
        """Those that the person may report on: made at events in hand, or by the person's organisations."""
        reach = reach_of(user)
        rows = self.visible_to(user)
        if reach.is_administrator:
            return rows
        return rows.filter(
            Q(event__in=Event.objects.editable_by(user).values("pk"))
            | Q(responsible_organisation__in=reach.organisations)
        )

    def unfinished(self) -> "CommitmentQuerySet":
        """Neither done nor dropped."""
        return self.filter(status__in=Commitment.UNFINISHED)

    def overdue(self, today: dt.date | None = None) -> "CommitmentQuerySet":
        """Unfinished, and past the last day on which they were due."""
        return self.filter(_overdue_on(today or timezone.localdate()))

    def due_by(self, day: dt.date) -> "CommitmentQuerySet":
        """Unfinished, and due on the day or before it, the overdue among them."""
        return self.unfinished().filter(due_on__lte=day)

    def as_they_stood_on(self, day: dt.date) -> "CommitmentQuerySet":
        """Those made by the end of the day; each says what was reported of it by then in public.

        `status_then` is what was reported last, open where nothing was; `reported_then_on` is when;
        `is_overdue_then` whether it was late.
        """
        public = Q(event__status="published") | Q(source__isnull=False)
        said = CommitmentUpdate.objects.filter(public, commitment=OuterRef("pk"), reported_on__lte=day)
        last = said.order_by("-reported_on", "-pk")
        is_late = Q(status_then__in=Commitment.UNFINISHED) & _past_due_on(day)
        return self.filter(event__starts_on__lte=day).annotate(
            status_then=Coalesce(Subquery(last.values("status")[:1]), Value(Commitment.Status.OPEN.value)),
            reported_then_on=Subquery(last.values("reported_on")[:1]),
            is_overdue_then=Case(When(is_late, then=True), default=False),
        )

    def made_by_municipalities(
        self, among: Collection[int]
    ) -> Iterable[tuple[int | None, int | None, bool | None]]:
        """Of each: the municipality that made it, that of the body that did, and whether it is overdue."""
        is_overdue = ExpressionWrapper(_overdue_on(timezone.localdate()), models.BooleanField())
        return (
            self.filter(
                Q(responsible_municipality__in=among) | Q(responsible_organisation__municipality__in=among)
            )
            .annotate(is_overdue_today=is_overdue)
            .order_by()
            .values_list(
                "responsible_municipality", "responsible_organisation__municipality", "is_overdue_today"
            )
        )

    def unfinished_by_region(self) -> Iterable[tuple[Any, ...]]:
        """Of the unfinished: whether they are overdue, how many are alike, and the regions that have them.

        A region is where a promise was made, and whose own or whose municipality's or body's it is.
        """
        is_overdue = ExpressionWrapper(_overdue_on(timezone.localdate()), models.BooleanField())
        regions = (
            *("event__region", "responsible_region", "responsible_municipality__region"),
            *("responsible_organisation__region", "responsible_organisation__municipality__region"),
        )
        alike = self.unfinished().annotate(is_late=is_overdue).order_by().values(*regions, "is_late")
        return alike.annotate(number=Count("pk")).values_list("is_late", "number", *regions)

    def counted(self) -> dict[str, int]:
        """How many there are, how many of them are unfinished, and how many of those overdue."""
        overdue = _overdue_on(timezone.localdate())
        return self.order_by().aggregate(
            commitment_count=Count("pk"),
            unfinished_count=Count("pk", filter=Q(status__in=Commitment.UNFINISHED)),
            overdue_count=Count("pk", filter=overdue),
        )

    def in_region(self, region: Region) -> "CommitmentQuerySet":
        """Made at an event of the region, or by somebody of the region."""
        return self.filter(
            Q(event__region=region)
            | Q(responsible_region=region)
            | Q(responsible_municipality__in=region.municipalities.values("pk"))
            | Q(responsible_organisation__in=Organisation.objects.in_region(region).values("pk"))
        )

    def of_municipality(self, municipality: Municipality) -> "CommitmentQuerySet":
        """Made by the municipality itself or by one of its bodies."""
        return self.filter(
            Q(responsible_municipality=municipality) | Q(responsible_organisation__municipality=municipality)
        )

    def most_urgent_first(self) -> "CommitmentQuerySet":
        """The unfinished before the finished, and what is due sooner before what is due later or never."""
        return self.order_by(*Commitment.most_urgent_first())

    def for_list(self) -> "CommitmentQuerySet":
        """Everything a row of the list shows, in one query."""
        return self.select_related(
            "event", "responsible_organisation", "responsible_municipality", "responsible_region"
        ).defer(
            *("words", "event__body", "event__lead", "event__words"),
            *("responsible_region__outline", "responsible_municipality__aliases"),
        )


@tracked()
class Commitment(InEnglish, Recorded):
    """Who promised what by when. A promise past its due date is overdue until it is done or dropped."""

    IN_TWO_LANGUAGES = ("text",)

    class Status(models.TextChoices):
        """What has become of the promise."""

        OPEN = "open", _("open")
        IN_PROGRESS = "in_progress", _("in progress")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    UNFINISHED = (Status.OPEN, Status.IN_PROGRESS)

    event = models.ForeignKey(
        "events.Event", verbose_name=_("promised at"), on_delete=models.CASCADE, related_name="commitments"
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.TextField(_("what was promised"))
    responsible_organisation = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("responsible organisation"),
        on_delete=models.PROTECT,
        related_name="commitments",
        null=True,
        blank=True,
    )
    responsible_municipality = models.ForeignKey(
        "municipalities.Municipality",
        verbose_name=_("responsible municipality"),
        on_delete=models.PROTECT,
        related_name="commitments",
        null=True,
        blank=True,
    )
    responsible_region = models.ForeignKey(
        "municipalities.Region",
        verbose_name=_("municipalities of the region"),
        on_delete=models.PROTECT,
        related_name="commitments",
        null=True,
        blank=True,
        help_text=_("When the municipalities of a region promised it together."),
    )
    services = models.ManyToManyField(
        "municipalities.ServiceType", verbose_name=_("services"), related_name="commitments", blank=True
    )
    due: PartialDate | None
    due_on = PartialDateField(_("due"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.OPEN)
    closing_update = models.OneToOneField(
        "events.CommitmentUpdate",
        verbose_name=_("closing update"),
        on_delete=models.RESTRICT,
        related_name="closes",
        null=True,
        blank=True,
        help_text=_("The update that shows the promise kept."),
    )
    words = folded_words()

    objects = CommitmentQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = (F("due_on").asc(nulls_last=True), "position", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            *partial_date_constraints("commitment", "due_on"),
            models.CheckConstraint(
                name="commitment_says_what_is_promised",
                condition=~Q(text=""),
                violation_error_message=_("Write what was promised."),
            ),
            models.CheckConstraint(
                name="commitment_has_somebody_responsible",
                condition=GreaterThanOrEqual(
                    Func(
                        "responsible_organisation",
                        "responsible_municipality",
                        "responsible_region",
                        function="num_nonnulls",
                        output_field=models.IntegerField(),
                    ),
                    1,
                ),
                violation_error_message=_("Say who made the commitment."),
            ),
            models.CheckConstraint(
                name="commitment_done_has_closing_update",
                condition=~Q(status="done") | Q(closing_update__isnull=False),
                violation_error_message=_("A commitment is done when an update shows it: add the update."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "text")

    def get_absolute_url(self) -> str:
        """The page of the commitment's whole life."""
        return reverse("events:commitment_detail", args=[self.pk])

    @property
    def place_at_event(self) -> str:
        """The commitment's place on the page of the event where it was made."""
        return f"{self.event.get_absolute_url()}#isipareigojimas-{self.pk}"

    @staticmethod
    def most_urgent_first() -> tuple[Any, ...]:
        """Return the order in which the unfinished come first, and what is due sooner before the rest."""
        is_finished = Case(When(status__in=Commitment.UNFINISHED, then=False), default=True)
        return is_finished, F("due_on").asc(nulls_last=True), "position", "pk"

    @property
    def responsible(self) -> list[models.Model]:
        """Everybody who made the promise."""
        everybody = (self.responsible_organisation, self.responsible_municipality, self.responsible_region)
        return [somebody for somebody in everybody if somebody]

    @property
    def is_overdue(self) -> bool:
        """Whether the promise is unfinished and past the last day on which it was due."""
        return bool(self.due and self.status in self.UNFINISHED and self.due.last < timezone.localdate())

    @property
    def overdue_since(self) -> dt.date | None:
        """The first day on which the promise was late; None when it is not."""
        return self.due.last + dt.timedelta(days=1) if self.due and self.is_overdue else None


@tracked()
class CommitmentUpdate(InEnglish):
    """What was reported about a promise, when, and the event or source that shows it."""

    IN_TWO_LANGUAGES = ("note",)

    commitment = models.ForeignKey(
        Commitment, verbose_name=_("commitment"), on_delete=models.CASCADE, related_name="updates"
    )
    reported: PartialDate
    reported_on = PartialDateField(_("reported on"))
    status = models.CharField(_("status"), max_length=12, choices=Commitment.Status)
    note = models.TextField(_("note"))
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("reported at"),
        on_delete=models.PROTECT,
        related_name="commitment_updates",
        null=True,
        blank=True,
    )
    source = models.ForeignKey(
        "municipalities.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="commitment_updates",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("update of a commitment")
        verbose_name_plural = _("updates of commitments")
        ordering = ("reported_on", "pk")
        constraints = (
            *partial_date_constraints("update", "reported_on"),
            models.CheckConstraint(
                name="update_rests_on_an_event_or_a_source",
                condition=Q(event__isnull=False) | Q(source__isnull=False),
                violation_error_message=_("Name the event or the source that shows it."),
            ),
            models.CheckConstraint(
                name="update_says_something",
                condition=~Q(note=""),
                violation_error_message=_("Write what was reported."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "note")
