"""Where what is said comes from, and what exactly was said."""

from django.db import models
from django.db.models import Func, Q
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models.base import InEnglish, Recorded
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import said, woven


@tracked()
class Source(Recorded):
    """A published text that claims rest on: who published it, under what title, where and when."""

    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200)
    publisher_basis = models.CharField(_("how the publisher is known"), max_length=300, blank=True)
    provider = models.CharField(
        _("provider of the information"),
        max_length=200,
        blank=True,
        help_text=_("Who wrote the text, where another published it."),
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    published: PartialDate | None
    published_on = PartialDateField(_("published on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta(Recorded.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("publisher", "title", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            *partial_date_constraints("source", "published_on"),
            models.CheckConstraint(
                name="source_has_title_and_publisher",
                condition=~Q(title="") & ~Q(publisher=""),
                violation_error_message=_("A source has a title and a publisher."),
            ),
        )

    def __str__(self) -> str:
        return woven("%(publisher)s: %(title)s", publisher=said(self, "publisher"), title=said(self, "title"))

    def get_absolute_url(self) -> str:
        """The page of the source and of every claim that rests on it."""
        return reverse("municipalities:source_detail", args=[self.pk])


class ClaimQuerySet(models.QuerySet["Claim"]):
    """The words for asking about claims."""

    def about_the_country(self) -> "ClaimQuerySet":
        """Those about nothing in particular: the whole country."""
        return self.filter(**dict.fromkeys(Claim.SUBJECTS))


@tracked()
class Claim(InEnglish, Recorded):
    """One stated figure or fact with its source and date.

    Claims about the same thing may contradict each other; they stay side by side, and none is deleted for
    another. A claim about nothing in particular is about the whole country.
    """

    IN_TWO_LANGUAGES = ("text", "note")

    class Topic(models.TextChoices):
        """What the claim says something about."""

        SIGNED_AGREEMENTS = "signed_agreements", _("Number of agreements signed")
        MEMBERS = "members", _("Number of members")
        PROJECT_CODE = "project_code", _("Project code")
        DOCUMENT_NAME = "document_name", _("What the document is called")
        TERM = "term", _("Term used")
        WORDING = "wording", _("Wording of the source")
        PLAN_FINDING = "plan_finding", _("Finding on social services plans")
        GOAL = "goal", _("Goal of the reform")

    # Several claims on one of these topics answer one question; several findings stand beside each other.
    COMPARABLE = (Topic.SIGNED_AGREEMENTS, Topic.MEMBERS, Topic.PROJECT_CODE, Topic.DOCUMENT_NAME, Topic.TERM)
    SUBJECTS = ("organisation", "agreement", "project", "municipality", "region", "service_type")

    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    text = models.TextField(_("what is stated"))
    number = models.DecimalField(_("number"), max_digits=14, decimal_places=2, null=True, blank=True)
    stated_on = PartialDateField(_("stated as of"), null=True, blank=True)
    stated_by = models.ForeignKey(
        "municipalities.Person",
        verbose_name=_("stated by"),
        on_delete=models.SET_NULL,
        related_name="claims",
        null=True,
        blank=True,
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="claims"
    )
    note = models.TextField(_("note"), blank=True)
    organisation = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="claims",
        null=True,
        blank=True,
    )
    agreement = models.ForeignKey(
        "municipalities.Agreement",
        verbose_name=_("agreement"),
        on_delete=models.CASCADE,
        related_name="claims",
        null=True,
        blank=True,
    )
    project = models.ForeignKey(
        "municipalities.FundingProject",
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        related_name="claims",
        null=True,
        blank=True,
    )
    municipality = models.ForeignKey(
        "municipalities.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        related_name="claims",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        "municipalities.Region",
        verbose_name=_("region"),
        on_delete=models.CASCADE,
        related_name="claims",
        null=True,
        blank=True,
    )
    service_type = models.ForeignKey(
        "municipalities.ServiceType",
        verbose_name=_("service"),
        on_delete=models.CASCADE,
        related_name="claims",
        null=True,
        blank=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("topic", "stated_on", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            *partial_date_constraints("claim", "stated_on"),
            models.CheckConstraint(
                name="claim_states_something",
                condition=~Q(text=""),
                violation_error_message=_("A claim states something."),
            ),
            models.CheckConstraint(
                name="claim_is_about_one_thing",
                condition=LessThanOrEqual(
                    Func(
                        "organisation",
                        "agreement",
                        "project",
                        "municipality",
                        "region",
                        "service_type",
                        function="num_nonnulls",
                        output_field=models.IntegerField(),
                    ),
                    1,
                ),
                violation_error_message=_("A claim is about one thing: choose a single subject."),
            ),
        )

    def __str__(self) -> str:
        return woven("%(topic)s: %(text)s", topic=self.get_topic_display(), text=said(self, "text"))

    @property
    def is_comparable(self) -> bool:
        """Whether another claim on the topic answers the same question, perhaps differently."""
        return self.topic in self.COMPARABLE

    @property
    def subject(self) -> models.Model | None:
        """What the claim is about; nothing means the whole country."""
        return next((getattr(self, name) for name in self.SUBJECTS if getattr(self, f"{name}_id")), None)
