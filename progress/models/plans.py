"""What councils have planned, read against fixed criteria."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.access import reach_of
from municipalities.models import InEnglish, Municipality, Recorded, Region
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import in_language, said
from progress.models.evidence import Fact, FactQuerySet


class SocialServicesPlanQuerySet(FactQuerySet):
    """The words for asking about plans."""

    def editable_by(self, user: Any) -> Self:
        """Those that the person may change: of an expert's regions; an official changes all."""
        reach = reach_of(user)
        return self if reach.edits_all_facts else self.filter(municipality__region__in=reach.regions)


@tracked()
class SocialServicesPlan(InEnglish, Fact):
    """A municipal council's plan of social services for some years, as far as a source speaks of it."""

    IN_TWO_LANGUAGES = ("title",)

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="plans"
    )
    title = models.CharField(_("title"), max_length=250)
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    approved: PartialDate | None
    approved_on = PartialDateField(_("approved by the council on"), null=True, blank=True)
    url = models.URLField(_("address of the plan"), max_length=500, blank=True)

    objects = SocialServicesPlanQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = _("social services plan")
        verbose_name_plural = _("social services plans")
        ordering = ("municipality__sort_key", F("first_year").desc(nulls_last=True), "pk")
        constraints = (
            *Fact.Meta.constraints,
            *partial_date_constraints("plan", "approved_on"),
            models.CheckConstraint(
                name="plan_has_a_title",
                condition=~Q(title=""),
                violation_error_message=_("A plan has a title."),
            ),
            models.CheckConstraint(
                name="plan_ends_no_earlier_than_it_starts",
                condition=Q(first_year__isnull=True)
                | Q(last_year__isnull=True)
                | Q(last_year__gte=F("first_year")),
                violation_error_message=_("A plan ends no earlier than it starts."),
            ),
            models.UniqueConstraint(
                name="plan_of_these_years_stands_once",
                fields=["municipality", "first_year", "last_year"],
                nulls_distinct=False,
                violation_error_message=_("The municipality's plan of these years stands here already."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "title")


@tracked()
class PlanCriterion(Recorded):
    """One of the fixed questions that every plan is read against."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    question = models.CharField(_("question"), max_length=300)
    question_en = models.CharField(_("question in English"), max_length=300)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(Recorded.Meta):
        verbose_name = _("criterion of plans")
        verbose_name_plural = _("criteria of plans")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return in_language(self, "name")


class PlanFindingQuerySet(FactQuerySet):
    """The words for asking about findings."""

    def editable_by(self, user: Any) -> Self:
        """Those that the person may change: of an expert's regions; an official changes all."""
        reach = reach_of(user)
        if reach.edits_all_facts:
            return self
        return self.filter(Q(region__in=reach.regions) | Q(plan__municipality__region__in=reach.regions))

    def in_region(self, region: Region) -> Self:
        """Those about the plans of the region, and about the plan of any of its municipalities."""
        return self.filter(Q(region=region) | Q(plan__municipality__region=region))

    def for_list(self) -> Self:
        """Everything a row shows, its evidence too, in one query."""
        return self.select_related("plan__municipality", "region", "criterion", "event", "source").defer(
            *("plan__municipality__aliases", "region__outline"),
            *("event__body", "event__lead", "event__words"),
        )


@tracked()
class PlanFinding(Fact):
    """How a plan meets a criterion, in the words of the plan or of whoever read it.

    A review of a whole region often names no municipality, only how many of its plans meet the criterion:
    such a finding is the region's, and says how many of how many as far as the review does.
    """

    class Verdict(models.TextChoices):
        """Whether the criterion is met."""

        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")

    plan = models.ForeignKey(
        SocialServicesPlan,
        verbose_name=_("plan"),
        on_delete=models.CASCADE,
        related_name="findings",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("plans of the region"),
        on_delete=models.PROTECT,
        related_name="plan_findings",
        null=True,
        blank=True,
    )
    criterion = models.ForeignKey(
        PlanCriterion, verbose_name=_("criterion"), on_delete=models.PROTECT, related_name="findings"
    )
    verdict = models.CharField(_("verdict"), max_length=6, choices=Verdict)
    words = models.TextField(_("words that show it"))
    plans_meeting = models.PositiveSmallIntegerField(_("plans that meet it"), null=True, blank=True)
    plans_read = models.PositiveSmallIntegerField(_("plans that were read"), null=True, blank=True)
    stated: PartialDate
    stated_on = PartialDateField(_("known as of"))

    objects = PlanFindingQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = _("finding on a plan")
        verbose_name_plural = _("findings on plans")
        ordering = ("criterion__position", "-stated_on", "pk")
        constraints = (
            *Fact.Meta.constraints,
            *partial_date_constraints("finding", "stated_on"),
            models.CheckConstraint(
                name="finding_is_of_a_plan_or_of_a_region",
                condition=Q(plan__isnull=False, region__isnull=True)
                | Q(plan__isnull=True, region__isnull=False),
                violation_error_message=_("A finding is about one plan, or about the plans of one region."),
            ),
            models.CheckConstraint(
                name="finding_says_what_shows_it",
                condition=~Q(words=""),
                violation_error_message=_("Write the words that show it."),
            ),
            models.CheckConstraint(
                name="finding_counts_the_plans_of_a_region",
                condition=Q(plans_meeting__isnull=True, plans_read__isnull=True)
                | Q(region__isnull=False, plans_read__isnull=False, plans_meeting__lte=F("plans_read")),
                violation_error_message=_(
                    "Only a region's plans are counted, and no more of them meet a criterion than were read."
                ),
            ),
            models.UniqueConstraint(
                name="finding_on_a_plan_stands_once",
                fields=["plan", "criterion"],
                violation_error_message=_("The finding on this plan and criterion stands here already."),
            ),
            models.UniqueConstraint(
                name="finding_on_a_region_stands_once",
                fields=["region", "criterion", "stated_on"],
                violation_error_message=_("The region's finding of that day stands here already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_verdict_display()}"

    def get_absolute_url(self) -> str:
        """A finding is shown among the progress of its municipality or region."""
        place = self.plan.municipality if self.plan else self.region
        return f"{place.get_absolute_url()}#planas" if place else reverse("progress:progress")
