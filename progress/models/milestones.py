"""The steps of the reform itself."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models import InEnglish
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import in_language
from progress.models.evidence import Fact, FactQuerySet


@tracked()
class Milestone(InEnglish, Fact):
    """A dated step of the reform: an act that was passed, a change that took effect, a goal that was set."""

    IN_TWO_LANGUAGES = ("text",)

    class Kind(models.TextChoices):
        """What sort of step it is."""

        ACT = "act", _("legal act")
        CHANGE = "change", _("change in the system")
        GOAL = "goal", _("goal")

    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    dated: PartialDate
    dated_on = PartialDateField(_("date"))
    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    text = models.TextField(_("text"), blank=True)

    objects = FactQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("dated_on", "pk")
        constraints = (
            *Fact.Meta.constraints,
            *partial_date_constraints("milestone", "dated_on"),
            models.CheckConstraint(
                name="milestone_has_a_title",
                condition=~Q(title=""),
                violation_error_message=_("A milestone has a title."),
            ),
        )

    def __str__(self) -> str:
        return in_language(self, "title")

    def get_absolute_url(self) -> str:
        """The place of the milestone on the reform's time line."""
        return f"{reverse('progress:progress')}#gaire-{self.pk}"
