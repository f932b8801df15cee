"""The text of a press release or a page from which a draft was begun."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from municipalities.tracking import tracked


class PressTextQuerySet(models.QuerySet["PressText"]):
    """The words for asking about press texts."""

    def visible_to(self, user: Any) -> "PressTextQuerySet":
        """Those of events whose attendance list and internal files the person may see."""
        return self.filter(event__in=Event.objects.attendance_visible_to(user).values("pk"))


@tracked()
class PressText(models.Model):
    """A text that somebody brought about an event: the source of what its draft says.

    `proposals` are the values that were read out of it, each with its place in the form and the words that
    it was read from; which of them a person has read, the working copy says. `left_out` are the parts of the
    text that are not about the event: menus, other news. Nobody but those who look after the event ever sees
    the text.
    """

    event = models.OneToOneField(
        Event,
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="press_text",
        primary_key=True,
    )
    text = models.TextField(_("text"))
    name = models.CharField(_("name of the file"), max_length=200, blank=True)
    proposals = models.JSONField(_("proposals"), default=list, blank=True)
    left_out = models.JSONField(_("parts about something else"), default=list, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        related_name="press_texts",
        null=True,
        blank=True,
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PressTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("press text")
        verbose_name_plural = _("press texts")
        ordering = ("-added_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="press_text_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Paste the text."),
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.event)
