"""Which community service exists where."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.access import reach_of
from municipalities.models import InEnglish, Municipality, Organisation, Region, ServiceType
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from progress.models.evidence import Fact, FactQuerySet, is_stale


class ServiceProvisionQuerySet(FactQuerySet):
    """The words for asking about the services of municipalities."""

    def editable_by(self, user: Any) -> Self:
        """Those that the person may change: of an expert's regions; an official changes all."""
        reach = reach_of(user)
        return self if reach.edits_all_facts else self.filter(municipality__region__in=reach.regions)

    def in_region(self, region: Region) -> Self:
        """Those of the region's municipalities."""
        return self.filter(municipality__region=region)

    def provided(self) -> Self:
        """Those that people can use today, for good or on trial."""
        return self.filter(status__in=ServiceProvision.PROVIDED)

    def lacking(self) -> Self:
        """Those of which it is known that people cannot use it today."""
        return self.exclude(status__in=ServiceProvision.PROVIDED)

    def for_list(self) -> Self:
        """Everything a row shows, its evidence too, in one query."""
        return self.select_related("municipality__region", "service", "provider", "event", "source").defer(
            *("municipality__region__outline", "municipality__aliases"),
            *("event__body", "event__lead", "event__words"),
        )


@tracked()
class ServiceProvision(InEnglish, Fact):
    """How far a municipality has come with a community service, as of a day.

    Where there is none of a service and a municipality, nothing is known: that is no `none`.
    """

    IN_TWO_LANGUAGES = ("note",)

    class Status(models.TextChoices):
        """How far it has come."""

        NONE = "none", _("none")
        PLANNED = "planned", _("planned")
        PILOT = "pilot", _("on trial")
        PERMANENT = "permanent", _("permanent")

    class Funding(models.TextChoices):
        """Who pays for it."""

        PROJECT = "project", _("a project")
        STATE = "state", _("the state budget")
        MUNICIPAL = "municipal", _("the municipal budget")
        MIXED = "mixed", _("several together")

    PROVIDED = (Status.PILOT, Status.PERMANENT)

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="provisions"
    )
    service = models.ForeignKey(
        ServiceType, verbose_name=_("service"), on_delete=models.PROTECT, related_name="provisions"
    )
    status = models.CharField(_("status"), max_length=9, choices=Status)
    stated: PartialDate
    stated_on = PartialDateField(_("known as of"))
    since: PartialDate | None
    since_on = PartialDateField(_("provided since"), null=True, blank=True)
    provider = models.ForeignKey(
        Organisation,
        verbose_name=_("provider"),
        on_delete=models.PROTECT,
        related_name="provisions",
        null=True,
        blank=True,
    )
    funding = models.CharField(_("paid by"), max_length=9, choices=Funding, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = ServiceProvisionQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = _("service of a municipality")
        verbose_name_plural = _("services of municipalities")
        ordering = ("municipality__sort_key", "service__sort_key", "pk")
        constraints = (
            *Fact.Meta.constraints,
            *partial_date_constraints("provision", "stated_on"),
            *partial_date_constraints("provision", "since_on"),
            models.UniqueConstraint(
                name="provision_stands_once",
                fields=["municipality", "service"],
                violation_error_message=_(
                    "What is known of this service in this municipality stands here already."
                ),
            ),
            models.CheckConstraint(
                name="provision_since_only_where_provided",
                condition=Q(since_on__isnull=True) | Q(status__in=("pilot", "permanent")),
                violation_error_message=_("Only a service that is provided has a day since which it is."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality.called}: {self.service}"

    def get_absolute_url(self) -> str:
        """The page of the service in the municipality, with its evidence."""
        return reverse("progress:provision_detail", args=[self.service.slug, self.municipality.slug])

    @property
    def is_provided(self) -> bool:
        """Whether people can use it, for good or on trial."""
        return self.status in self.PROVIDED

    @property
    def is_stale(self) -> bool:
        """Whether what is known is over a year old."""
        return is_stale(self.stated)
