"""What was heard at an event."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from municipalities.models import InEnglish, Municipality, Recorded, Region, folded_words
from municipalities.tracking import tracked
from municipalities.words import said


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    """The words for asking about outcomes."""

    def public(self) -> "OutcomeQuerySet":
        """Those of events that the public may read."""
        return self.filter(event__status="published")

    def visible_to(self, user: Any) -> "OutcomeQuerySet":
        """Those of events that the person may read."""
        return self.filter(event__in=Event.objects.visible_to(user).values("pk"))

    def heard_at(self, event: Event) -> "OutcomeQuerySet":
        """Those recorded at the event, and those heard there too."""
        also = Outcome.also_heard_at.through.objects.filter(event=event).values("outcome")
        return self.filter(Q(event=event) | Q(pk__in=also))

    def in_region(self, region: Region) -> "OutcomeQuerySet":
        """Those that apply to the region: they name it, or name none and were heard at an event of it."""
        return self.filter(Q(region=region) | Q(region__isnull=True, event__region=region))

    def of_municipality(self, municipality: Municipality) -> "OutcomeQuerySet":
        """About the municipality or an institution in it; or about no named place, and heard there."""
        names_no_place = Q(region__isnull=True, municipality__isnull=True, institution__isnull=True)
        return self.filter(
            Q(municipality=municipality)
            | Q(institution__municipality=municipality)
            | (Q(event__host_municipality=municipality) & names_no_place)
        )

    def for_list(self) -> "OutcomeQuerySet":
        """Everything a row of the list shows, in a fixed number of queries."""
        rows = self.select_related("event", "region", "municipality", "institution")
        return rows.prefetch_related("services").defer(
            *("words", "event__body", "event__lead", "event__words"),
            *("region__outline", "municipality__aliases"),
        )


@tracked()
class Outcome(InEnglish, Recorded):
    """A good practice, a problem, a need or a conclusion that an event brought to light.

    One that was heard at several events stands once, at the event that records it, and names the others.
    """

    IN_TWO_LANGUAGES = ("text", "raised_by", "target_group")

    class Kind(models.TextChoices):
        """What sort of finding it is."""

        PRACTICE = "practice", _("good practice")
        PROBLEM = "problem", _("problem")
        NEED = "need", _("need")
        CONCLUSION = "conclusion", _("conclusion")

    class Theme(models.TextChoices):
        """What the finding is about, where no single service is meant."""

        FUNDING = "funding", _("funding")
        PLANNING = "planning", _("planning")
        SPECIALISTS = "specialists", _("specialists")
        ACCESS = "access", _("access to services")
        GOVERNANCE = "governance", _("governance")
        INFORMATION = "information", _("information")
        ATTITUDES = "attitudes", _("attitudes of society")
        COOPERATION = "cooperation", _("cooperation between sectors")
        COMPENSATION = "compensation", _("compensation")
        DEVELOPMENT = "development", _("development of services")
        AFTER_SCHOOL = "after_school", _("children's time after school")

    PLURALS: ClassVar[dict[Kind, Any]] = {
        Kind.PRACTICE: _("good practices"),
        Kind.PROBLEM: _("problems"),
        Kind.NEED: _("needs"),
        Kind.CONCLUSION: _("conclusions"),
    }

    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.CASCADE, related_name="outcomes"
    )
    also_heard_at = models.ManyToManyField(
        "events.Event", verbose_name=_("also heard at"), related_name="outcomes_heard_again", blank=True
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    text = models.TextField(_("text"))
    theme = models.CharField(_("theme"), max_length=16, choices=Theme, blank=True)
    raised_by = models.CharField(_("raised by"), max_length=200, blank=True)
    services = models.ManyToManyField(
        "municipalities.ServiceType", verbose_name=_("services"), related_name="outcomes", blank=True
    )
    region = models.ForeignKey(
        "municipalities.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="outcomes",
        null=True,
        blank=True,
        help_text=_("Where it applies, if not in the event's own region."),
    )
    municipality = models.ForeignKey(
        "municipalities.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="outcomes",
        null=True,
        blank=True,
    )
    institution = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="outcomes",
        null=True,
        blank=True,
    )
    target_group = models.CharField(_("target group"), max_length=200, blank=True)
    words = folded_words()

    objects = OutcomeQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ("position", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                name="outcome_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write what came of the event."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "text")
