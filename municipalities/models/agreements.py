"""What NGOs and municipalities have agreed."""

from typing import Any, NamedTuple

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.access import reach_of
from municipalities.models.base import InEnglish, Recorded
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import woven


class Step(NamedTuple):
    """One step of an agreement's pipeline: its status, its date as far as known, whether it is reached."""

    status: str
    label: str
    date: PartialDate | None
    is_reached: bool
    is_current: bool


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """The words for asking about agreements."""

    def visible_to(self, user: Any) -> "AgreementQuerySet":  # noqa: ARG002 - the same question of every model
        """All of them: what is agreed between an NGO and a municipality is public from its first step."""
        return self.all()

    def editable_by(self, user: Any) -> "AgreementQuerySet":
        """Those of the person's organisations, or of municipalities in the person's regions."""
        reach = reach_of(user)
        if reach.is_administrator:
            return self.all()
        return self.filter(Q(ngo__in=reach.organisations) | Q(municipality__region__in=reach.regions))

    def current(self) -> "AgreementQuerySet":
        """Those that have not ended."""
        return self.exclude(status=Agreement.Status.ENDED)

    def signed(self) -> "AgreementQuerySet":
        """Those in force."""
        return self.filter(status=Agreement.Status.SIGNED)

    def waiting(self) -> "AgreementQuerySet":
        """Those not signed yet, that wait for their next step."""
        return self.filter(status__in=(Agreement.Status.PLANNED, Agreement.Status.APPROVED))

    def for_list(self) -> "AgreementQuerySet":
        """Everything a row of the list shows, in one query."""
        return self.select_related("ngo", "municipality__region", "source").defer(
            "municipality__region__outline", "municipality__aliases"
        )


@tracked()
class Agreement(InEnglish, Recorded):
    """A cooperation agreement between an NGO and a municipality, from the plan to its end.

    Each step has its date as far as it is known; "not later than" is a date too. A council's approval may
    stay unknown: not every text names it.
    """

    IN_TWO_LANGUAGES = ("place", "purpose", "areas_of_work", "term", "note")

    class Kind(models.TextChoices):
        """What sort of paper it is."""

        COOPERATION = "cooperation", _("cooperation agreement")
        INTENT = "intent", _("protocol of intent")

    class Status(models.TextChoices):
        """The step reached: a pipeline from left to right."""

        PLANNED = "planned", _("planned")
        APPROVED = "approved", _("approved by the council")
        SIGNED = "signed", _("signed")
        ENDED = "ended", _("ended")

    ngo = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("NGO"),
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    municipality = models.ForeignKey(
        "municipalities.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.COOPERATION)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PLANNED)
    planned: PartialDate | None
    approved: PartialDate | None
    signed: PartialDate | None
    ended: PartialDate | None
    planned_on = PartialDateField(_("planned on"), null=True, blank=True)
    approved_on = PartialDateField(_("approved by the council on"), null=True, blank=True)
    signed_on = PartialDateField(_("signed on"), null=True, blank=True)
    ended_on = PartialDateField(_("ended on"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    areas_of_work = models.TextField(_("areas of work"), blank=True)
    term = models.CharField(_("term"), max_length=200, blank=True)
    document = models.FileField(_("document"), upload_to="agreements/%Y/", blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        "municipalities.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="agreements",
        null=True,
        blank=True,
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = (F("signed_on").desc(nulls_last=True), "municipality__sort_key", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            *partial_date_constraints("agreement", "planned_on"),
            *partial_date_constraints("agreement", "approved_on"),
            *partial_date_constraints("agreement", "signed_on"),
            *partial_date_constraints("agreement", "ended_on"),
            models.CheckConstraint(
                name="agreement_approved_has_approval_date",
                condition=~Q(status="approved") | Q(approved_on__isnull=False),
                violation_error_message=_("Write when the council approved the agreement."),
            ),
            models.CheckConstraint(
                name="agreement_signed_has_signing_date",
                condition=~Q(status="signed") | Q(signed_on__isnull=False),
                violation_error_message=_("Write when the agreement was signed."),
            ),
            models.CheckConstraint(
                name="agreement_ended_has_end_date",
                condition=~Q(status="ended") | Q(ended_on__isnull=False),
                violation_error_message=_("Write when the agreement ended."),
            ),
            models.CheckConstraint(
                name="agreement_ends_no_earlier_than_it_is_signed",
                condition=Q(ended_on__isnull=True)
                | Q(signed_on__isnull=True)
                | Q(ended_on__gte=F("signed_on")),
                violation_error_message=_("An agreement ends no earlier than it is signed."),
            ),
            models.UniqueConstraint(
                name="agreement_current_stands_once",
                fields=["ngo", "municipality"],
                condition=~Q(status="ended"),
                violation_error_message=_(
                    "This NGO and this municipality have a current agreement already: end it first."
                ),
            ),
        )

    def __str__(self) -> str:
        return woven("%(ngo)s – %(municipality)s", ngo=self.ngo, municipality=self.municipality)

    def get_absolute_url(self) -> str:
        """The agreement's page."""
        return reverse("municipalities:agreement_detail", args=[self.pk])

    @property
    def latest_date(self) -> PartialDate | None:
        """When the agreement reached the step at which it stands, as far as known."""
        return {"planned": self.planned, "approved": self.approved, "signed": self.signed}.get(
            self.status, self.ended
        )

    @property
    def steps(self) -> list[Step]:
        """The whole pipeline in order, reached or not, each step with its date as far as known."""
        statuses = list(self.Status)
        reached = statuses.index(self.Status(self.status))
        dates = (self.planned, self.approved, self.signed, self.ended)
        return [
            Step(status, str(status.label), date, is_reached=i <= reached, is_current=i == reached)
            for i, (status, date) in enumerate(zip(statuses, dates, strict=True))
        ]


@tracked()
class Signatory(InEnglish):
    """A person who signed an agreement, with the office held on that day."""

    IN_TWO_LANGUAGES = ("office",)

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), on_delete=models.CASCADE, related_name="signatories"
    )
    person = models.ForeignKey(
        "municipalities.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="signatures",
    )
    office = models.CharField(_("office"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="signatures",
        null=True,
        blank=True,
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                name="signatory_signs_an_agreement_once",
                fields=["agreement", "person"],
                violation_error_message=_("This person has signed the agreement already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.person)
