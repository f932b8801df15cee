"""What editors propose to be known, from events that they log."""

from collections.abc import Collection
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import Event
from municipalities.access import reach_of
from municipalities.models import Municipality, ServiceType
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from progress.models.indicators import DECIMALS, DIGITS, Indicator
from progress.models.plans import PlanCriterion, PlanFinding
from progress.models.services import ServiceProvision


class FactProposalQuerySet(models.QuerySet["FactProposal"]):
    """The words for asking about proposals."""

    def visible_to(self, user: Any) -> Self:
        """Those of the person's organisations, and those that the person may answer."""
        reach = reach_of(user)
        if reach.is_administrator:
            return self
        return self.filter(Q(event__owner__in=reach.organisations) | self._answerable(user))

    def of_organisations(self, organisations: Collection[int]) -> Self:
        """Those from events of the organisations, whoever of them proposed it."""
        return self.filter(event__owner__in=organisations)

    def answerable_by(self, user: Any) -> Self:
        """Those about municipalities in the person's hand, from events that the person may read."""
        reach = reach_of(user)
        return self if reach.is_administrator else self.filter(self._answerable(user))

    def waiting(self) -> Self:
        """Those that nobody has answered yet."""
        return self.filter(state=FactProposal.State.WAITING)

    def for_list(self) -> Self:
        """Everything a row shows, in one query."""
        return self.select_related(
            *("event", "municipality__region", "service", "indicator", "criterion", "provider"),
            *("proposed_by", "answered_by"),
        ).defer(
            *("municipality__region__outline", "municipality__aliases"),
            *("event__body", "event__lead", "event__words"),
        )

    @staticmethod
    def _answerable(user: Any) -> Q:
        reach = reach_of(user)
        is_readable = Q(event__in=Event.objects.visible_to(user).values("pk"))
        if reach.edits_all_facts:
            return is_readable
        return Q(municipality__region__in=reach.regions) & is_readable


@tracked()
class FactProposal(models.Model):
    """A fact that an editor read out of an event, waiting for whoever looks after the municipality.

    It is one of three: how far the municipality has come with a service, what an indicator came to, how its
    plan meets a criterion. Accepted, the fact rests on the event.
    """

    class Kind(models.TextChoices):
        """What the fact is about."""

        SERVICE = "service", _("service")
        VALUE = "value", _("value of an indicator")
        FINDING = "finding", _("finding on a plan")

    class State(models.TextChoices):
        """What has become of the proposal."""

        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        CHANGED = "changed", _("accepted with changes")
        RETURNED = "returned", _("sent back")
        TAKEN_BACK = "taken_back", _("taken back")

    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="fact_proposals"
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="fact_proposals"
    )
    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    service = models.ForeignKey(
        ServiceType,
        verbose_name=_("service"),
        on_delete=models.PROTECT,
        related_name="fact_proposals",
        null=True,
        blank=True,
    )
    status = models.CharField(_("status"), max_length=9, choices=ServiceProvision.Status, blank=True)
    since: PartialDate | None
    since_on = PartialDateField(_("provided since"), null=True, blank=True)
    provider = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("provider"),
        on_delete=models.PROTECT,
        related_name="fact_proposals",
        null=True,
        blank=True,
    )
    funding = models.CharField(_("paid by"), max_length=9, choices=ServiceProvision.Funding, blank=True)
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.PROTECT,
        related_name="fact_proposals",
        null=True,
        blank=True,
    )
    period: PartialDate | None
    period_on = PartialDateField(_("period"), null=True, blank=True)
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    criterion = models.ForeignKey(
        PlanCriterion,
        verbose_name=_("criterion"),
        on_delete=models.PROTECT,
        related_name="fact_proposals",
        null=True,
        blank=True,
    )
    verdict = models.CharField(_("verdict"), max_length=6, choices=PlanFinding.Verdict, blank=True)
    words = models.TextField(_("words that show it"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.SET_NULL,
        related_name="facts_proposed",
        null=True,
        blank=True,
    )
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        related_name="proposals_answered",
        null=True,
        blank=True,
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    objects = FactProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed fact")
        verbose_name_plural = _("proposed facts")
        ordering = ("-proposed_at", "-pk")
        constraints = (
            *partial_date_constraints("proposal", "since_on"),
            *partial_date_constraints("proposal", "period_on"),
            models.CheckConstraint(
                name="proposal_says_what_it_proposes",
                condition=Q(kind="service", service__isnull=False) & ~Q(status="")
                | Q(kind="value", indicator__isnull=False, period_on__isnull=False, value__isnull=False)
                | Q(kind="finding", criterion__isnull=False) & ~Q(verdict="") & ~Q(words=""),
                violation_error_message=_("Say what the proposal is about and what it says."),
            ),
            models.CheckConstraint(
                name="proposal_sent_back_says_why",
                condition=~Q(state="returned") | ~Q(answer=""),
                violation_error_message=_("Write why the proposal is sent back."),
            ),
            models.CheckConstraint(
                name="proposal_answered_says_when",
                condition=Q(state__in=("waiting", "taken_back")) | Q(answered_at__isnull=False),
                violation_error_message=_("Write when the proposal was answered."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality.called}: {self.service or self.indicator or self.criterion}"

    def get_absolute_url(self) -> str:
        """The proposal's page in the workspace."""
        return reverse("progress:proposal_detail", args=[self.pk])
