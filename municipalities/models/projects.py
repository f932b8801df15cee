"""What pays for work in the reform."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models.base import InEnglish, Recorded, sort_key
from municipalities.models.organisations import Organisation
from municipalities.partial_dates import PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import said


class FundingProjectQuerySet(models.QuerySet["FundingProject"]):
    """The words for asking about projects."""

    def of_organisation(self, organisation: Organisation) -> "FundingProjectQuerySet":
        """Those that the organisation carries out, pays for or initiated."""
        return self.filter(Q(implementer=organisation) | Q(funder=organisation) | Q(initiator=organisation))


@tracked()
class FundingProject(InEnglish, Recorded):
    """A project, campaign or mechanism that pays for work in the reform, often with money of the EU.

    Sums are euros. Where sources give different codes, the codes are claims on the project.
    """

    IN_TWO_LANGUAGES = ("name", "acknowledgement", "territory_note", "description")

    class Kind(models.TextChoices):
        """What sort of undertaking it is."""

        PROJECT = "project", _("project")
        CAMPAIGN = "campaign", _("campaign")

    slug = models.SlugField(_("address"), max_length=160, unique=True)
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.PROJECT)
    code = models.CharField(_("code"), max_length=60, blank=True)
    funder = models.ForeignKey(
        Organisation,
        verbose_name=_("funder"),
        on_delete=models.PROTECT,
        related_name="funded_projects",
        null=True,
        blank=True,
    )
    funding_source = models.CharField(_("source of the money"), max_length=200, blank=True)
    acknowledgement = models.TextField(
        _("acknowledgement"), blank=True, help_text=_("The sentence that the funder asks to be shown.")
    )
    implementer = models.ForeignKey(
        Organisation,
        verbose_name=_("carried out by"),
        on_delete=models.PROTECT,
        related_name="projects",
        null=True,
        blank=True,
    )
    initiator = models.ForeignKey(
        Organisation,
        verbose_name=_("initiated by"),
        on_delete=models.PROTECT,
        related_name="initiated_projects",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        "municipalities.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="projects",
        null=True,
        blank=True,
    )
    municipalities = models.ManyToManyField(
        "municipalities.Municipality", verbose_name=_("municipalities"), related_name="projects", blank=True
    )
    territory_note = models.TextField(_("note on the territory"), blank=True)
    starts_on = PartialDateField(_("starts on"), null=True, blank=True)
    ends_on = PartialDateField(_("ends on"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("length in months"), null=True, blank=True)
    total_value = models.DecimalField(
        _("total value, euros"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    funding = models.DecimalField(
        _("funding granted, euros"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    participants_planned = models.PositiveIntegerField(_("participants planned"), null=True, blank=True)
    description = models.TextField(_("description"), blank=True)
    sources = models.ManyToManyField(
        "municipalities.Source", verbose_name=_("sources"), related_name="projects", blank=True
    )
    sort_key = sort_key()

    objects = FundingProjectQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("sort_key", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            *partial_date_constraints("project", "starts_on"),
            *partial_date_constraints("project", "ends_on"),
            models.CheckConstraint(
                name="project_ends_no_earlier_than_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("A project ends no earlier than it starts."),
            ),
            models.CheckConstraint(
                name="project_sums_are_never_negative",
                condition=(Q(total_value__isnull=True) | Q(total_value__gte=0))
                & (Q(funding__isnull=True) | Q(funding__gte=0)),
                violation_error_message=_("A sum of money is never negative."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "name")

    def get_absolute_url(self) -> str:
        """The project's page."""
        return reverse("municipalities:project_detail", args=[self.slug])
