"""Who works in the territory: organisations, care institutions, people, seats."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models.base import InEnglish, Recorded, sort_key
from municipalities.models.territory import Region
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import said


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """The words for asking about organisations."""

    def in_region(self, region: Region) -> "OrganisationQuerySet":
        """Those of the region itself, or of a municipality in it."""
        return self.filter(Q(region=region) | Q(municipality__region=region))


@tracked()
class Organisation(InEnglish, Recorded):
    """A body that acts in the reform: a ministry, a municipal administration, an NGO, a school.

    A body that houses people is a `CareInstitution` besides.
    """

    IN_TWO_LANGUAGES = ("name", "description")

    class Kind(models.TextChoices):
        """What sort of body it is."""

        MINISTRY = "ministry", _("ministry")
        MINISTRY_DEPARTMENT = "ministry_department", _("department of a ministry")
        PRESIDENCY = "presidency", _("office of the President")
        AGENCY = "agency", _("state agency")
        MUNICIPAL_ADMINISTRATION = "municipal_administration", _("municipality")
        MUNICIPAL_COUNCIL = "municipal_council", _("municipal council")
        MUNICIPAL_DEPARTMENT = "municipal_department", _("department of a municipality")
        ELDERSHIP = "eldership", _("eldership")
        UMBRELLA_NGO = "umbrella_ngo", _("umbrella organisation of NGOs")
        NGO = "ngo", _("non-governmental organisation")
        CARE_INSTITUTION = "care_institution", _("care institution")
        SERVICE_PROVIDER = "service_provider", _("provider of social services")
        HEALTH = "health", _("health service")
        SCHOOL = "school", _("school")
        EDUCATION_SUPPORT = "education_support", _("education support service")
        UNIVERSITY = "university", _("university")
        LIBRARY = "library", _("library")
        EU_INSTITUTION = "eu_institution", _("institution of the European Union")
        INSTITUTION = "institution", _("institution")
        MEDIA = "media", _("media")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        related_name="departments",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        "municipalities.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="organisations",
        null=True,
        blank=True,
    )
    municipality = models.ForeignKey(
        "municipalities.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="organisations",
        null=True,
        blank=True,
    )
    description = models.TextField(_("description"), blank=True)
    website = models.URLField(_("website"), blank=True)
    needs_review = models.BooleanField(
        _("events need a review"),
        default=False,
        help_text=_("Somebody else of the organisation looks at an event before it is published."),
    )
    aliases = ArrayField(
        models.CharField(max_length=200), verbose_name=_("other forms"), default=list, blank=True
    )
    sources = models.ManyToManyField(
        "municipalities.Source", verbose_name=_("sources"), related_name="organisations", blank=True
    )
    sort_key = sort_key()

    objects = OrganisationQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("sort_key", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                name="organisation_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("An organisation has a name."),
            ),
            models.CheckConstraint(
                name="organisation_is_not_part_of_itself",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("An organisation is not part of itself."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "name")

    def get_absolute_url(self) -> str:
        """The organisation's page; of a care institution, its page in the register."""
        if self.kind == self.Kind.CARE_INSTITUTION:
            return reverse("municipalities:institution_detail", args=[self.slug])
        return reverse("municipalities:organisation_detail", args=[self.slug])


class CareInstitutionQuerySet(models.QuerySet["CareInstitution"]):
    """The words for asking about care institutions."""

    def in_region(self, region: Region) -> "CareInstitutionQuerySet":
        """Those of the region itself, or of a municipality in it."""
        return self.filter(organisation__in=Organisation.objects.in_region(region))

    def for_list(self) -> "CareInstitutionQuerySet":
        """Everything a row of the list shows, in two queries."""
        return self.select_related("organisation__municipality__region").prefetch_related("head_counts")


@tracked()
class CareInstitution(InEnglish):
    """An organisation that houses people, and its place in the reform.

    Name, municipality and description stand on the organisation. An empty reform status means that no source
    says it.
    """

    IN_TWO_LANGUAGES = ("target_group", "reform_note")

    class Kind(models.TextChoices):
        """What sort of home it is."""

        INFANT_HOME = "infant_home", _("infant home")
        CHILDRENS_HOME = "childrens_home", _("children's home")
        CHILDRENS_SOCIAL_CARE_HOME = "childrens_social_care_home", _("children's social care home")
        ADULT_SOCIAL_CARE_HOME = "adult_social_care_home", _("social care home for adults")
        SPECIAL_SCHOOL = "special_school", _("special school with boarding")
        GROUP_LIVING_HOME = "group_living_home", _("group living home")
        COMMUNITY_CHILDRENS_HOME = "community_childrens_home", _("community children's home")

    class ReformStatus(models.TextChoices):
        """How far the institution's own reform has come."""

        OUTSIDE = "outside", _("outside the reform")
        PLANNING = "planning", _("plan being drawn up")
        PLAN_APPROVED = "plan_approved", _("plan approved")
        IN_TRANSITION = "in_transition", _("in transition")
        CLOSED = "closed", _("closed")

    organisation = models.OneToOneField(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="care_institution",
        primary_key=True,
    )
    kind = models.CharField(_("kind"), max_length=32, choices=Kind)
    operator = models.ForeignKey(
        Organisation,
        verbose_name=_("operator"),
        on_delete=models.PROTECT,
        related_name="operated_institutions",
        null=True,
        blank=True,
    )
    target_group = models.CharField(_("target group"), max_length=200, blank=True)
    places = models.IntegerField(_("places"), null=True, blank=True)
    reform_status = models.CharField(
        _("place in the reform"), max_length=16, choices=ReformStatus, blank=True
    )
    since_on = PartialDateField(_("status since"), null=True, blank=True)
    reform_note = models.TextField(_("note on the reform"), blank=True)
    closing_on = PartialDateField(_("planned to close on"), null=True, blank=True)

    objects = CareInstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("care institution")
        verbose_name_plural = _("care institutions")
        ordering = ("organisation__sort_key",)
        constraints = (
            *partial_date_constraints("institution", "since_on"),
            *partial_date_constraints("institution", "closing_on"),
            models.CheckConstraint(
                name="institution_places_are_never_negative",
                condition=Q(places__isnull=True) | Q(places__gte=0),
                violation_error_message=_("The number of places is never negative."),
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        """The institution's page in the register."""
        return reverse("municipalities:institution_detail", args=[self.organisation.slug])

    @property
    def latest_head_count(self) -> "HeadCount | None":
        """The last count that a source gives."""
        counts = list(self.head_counts.all())
        return counts[-1] if counts else None


@tracked()
class HeadCount(models.Model):
    """How many people lived in an institution on a day, as a source says."""

    institution = models.ForeignKey(
        CareInstitution, verbose_name=_("institution"), on_delete=models.CASCADE, related_name="head_counts"
    )
    counted: PartialDate
    counted_on = PartialDateField(_("counted on"))
    residents = models.IntegerField(_("residents"))
    source = models.ForeignKey(
        "municipalities.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="head_counts",
    )

    class Meta:
        verbose_name = _("head count")
        verbose_name_plural = _("head counts")
        ordering = ("counted_on", "pk")
        constraints = (
            *partial_date_constraints("head_count", "counted_on"),
            models.CheckConstraint(
                name="head_count_is_never_negative",
                condition=Q(residents__gte=0),
                violation_error_message=_("The number of residents is never negative."),
            ),
            models.UniqueConstraint(
                name="head_count_stands_once_a_day_and_source",
                fields=["institution", "counted_on", "source"],
                violation_error_message=_("This source's count of that day stands here already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.residents} ({self.counted_on})"


class PersonQuerySet(models.QuerySet["Person"]):
    """The words for asking about people."""

    def public(self) -> "PersonQuerySet":
        """Those who acted or spoke in public office; an ordinary participant is only counted."""
        return self.filter(
            Q(participations__is_public=True, participations__event__status="published")
            | Q(presentations__event__status="published")
            | Q(signatures__isnull=False)
            | Q(claims__isnull=False)
        ).distinct()


@tracked()
class Person(Recorded):
    """A name that appears in the record. The office is kept with each appearance, as of that day."""

    name = models.CharField(_("full name"), max_length=120)
    note = models.TextField(_("note"), blank=True)
    sources = models.ManyToManyField(
        "municipalities.Source", verbose_name=_("sources"), related_name="persons", blank=True
    )
    sort_key = sort_key()

    objects = PersonQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("sort_key", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                name="person_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("A person has a name."),
            ),
        )

    def __str__(self) -> str:
        return self.name


@tracked()
class Seat(InEnglish, Recorded):
    """An organisation's seat on a council, commission or working group."""

    IN_TWO_LANGUAGES = ("body",)

    body = models.CharField(_("council or working group"), max_length=300)
    host = models.ForeignKey(
        Organisation,
        verbose_name=_("convened by"),
        on_delete=models.PROTECT,
        related_name="hosted_seats",
        null=True,
        blank=True,
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("held by"), on_delete=models.CASCADE, related_name="seats"
    )
    held_on = PartialDateField(_("held as of"), null=True, blank=True)
    source = models.ForeignKey(
        "municipalities.Source", verbose_name=_("source"), on_delete=models.PROTECT, related_name="seats"
    )

    class Meta(Recorded.Meta):
        verbose_name = pgettext_lazy("on a council", "seat")
        verbose_name_plural = pgettext_lazy("on a council", "seats")
        ordering = ("body", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            *partial_date_constraints("seat", "held_on"),
            models.UniqueConstraint(
                name="seat_stands_once",
                fields=["body", "organisation"],
                violation_error_message=_("This organisation's seat stands here already."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "body")
