"""Who was there and who spoke."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from municipalities.models import InEnglish
from municipalities.tracking import tracked
from municipalities.words import said


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """The words for asking about who was there."""

    def visible_to(self, user: Any) -> "ParticipationQuerySet":
        """Whoever is shown at published events, and everybody at events that the person looks after."""
        inside = Event.objects.attendance_visible_to(user).values("pk")
        return self.filter(Q(is_public=True, event__status="published") | Q(event__in=inside))


@tracked()
class Participation(InEnglish):
    """A person, an organisation, or a person for an organisation, at an event.

    The office is written as of the event. Speakers and signatories act in public office and are shown; an
    ordinary participant is shown only when marked public.
    """

    IN_TWO_LANGUAGES = ("office",)

    class Role(models.TextChoices):
        """What the participant did there."""

        ORGANISER = "organiser", _("organiser")
        HOST = "host", _("host")
        MODERATOR = "moderator", _("moderator")
        WELCOME = "welcome", _("welcome address")
        SPEAKER = "speaker", _("speaker")
        SIGNATORY = "signatory", _("signatory")
        AWARDEE = "awardee", _("award winner")
        PARTICIPANT = "participant", _("participant")
        GUEST = "guest", _("guest")
        MENTIONED = "mentioned", _("mentioned")

    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.CASCADE, related_name="participations"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.PARTICIPANT)
    person = models.ForeignKey(
        "municipalities.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="participations",
        null=True,
        blank=True,
    )
    organisation = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="participations",
        null=True,
        blank=True,
    )
    office = models.CharField(_("office"), max_length=200, blank=True)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                name="participation_is_of_somebody",
                condition=Q(person__isnull=False) | Q(organisation__isnull=False),
                violation_error_message=_("Write a person, an organisation or both."),
            ),
            models.UniqueConstraint(
                name="participation_stands_once",
                fields=["event", "role", "person", "organisation"],
                nulls_distinct=False,
                violation_error_message=_("This participant stands in this role already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.person or self.organisation)


@tracked()
class AttendanceGroup(models.Model):
    """How many were there from one sector, when no names are known ("5 NGOs, 1 health service")."""

    class Sector(models.TextChoices):
        """Which part of society they came from."""

        MUNICIPALITIES = "municipalities", _("municipalities")
        CARE_INSTITUTIONS = "care_institutions", _("care institutions")
        NGOS = "ngos", _("non-governmental organisations")
        SERVICE_PROVIDERS = "service_providers", _("providers of social services")
        EDUCATION = "education", _("education")
        HEALTH = "health", _("health care")
        ACADEMIA = "academia", _("universities")
        STATE = "state", _("state institutions")
        POLITICIANS = "politicians", _("politicians")
        FAMILIES = "families", _("families")
        MEDIA = "media", _("media")

    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.CASCADE, related_name="attendance_groups"
    )
    sector = models.CharField(_("sector"), max_length=20, choices=Sector)
    count = models.IntegerField(_("how many"), null=True, blank=True)

    class Meta:
        verbose_name = _("attendance group")
        verbose_name_plural = _("attendance groups")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="attendance_group_stands_once",
                fields=["event", "sector"],
                violation_error_message=_("This sector stands here already."),
            ),
            models.CheckConstraint(
                name="attendance_group_count_is_positive",
                condition=Q(count__isnull=True) | Q(count__gte=1),
                violation_error_message=_("At least one came, or the number is unknown."),
            ),
        )

    def __str__(self) -> str:
        return str(self.get_sector_display())


@tracked()
class Presentation(InEnglish):
    """Who spoke about what, in order. The speaker may be an organisation whose speaker no source names."""

    IN_TWO_LANGUAGES = ("topic", "office")

    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.CASCADE, related_name="presentations"
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    topic = models.CharField(_("topic"), max_length=300)
    speaker = models.ForeignKey(
        "municipalities.Person",
        verbose_name=_("speaker"),
        on_delete=models.PROTECT,
        related_name="presentations",
        null=True,
        blank=True,
    )
    organisation = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="presentations",
        null=True,
        blank=True,
    )
    office = models.CharField(_("office"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("presentation")
        verbose_name_plural = _("presentations")
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                name="presentation_has_a_topic",
                condition=~Q(topic=""),
                violation_error_message=_("Write what the presentation was about."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "topic")
