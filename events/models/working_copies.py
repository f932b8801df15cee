"""What is being written and is not yet the event: the working copy and the files that wait in it."""

import uuid
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from events.models.files import small_photo_path
from municipalities.models import InEnglish
from municipalities.tracking import WhenDeleted, WhenReplaced, tracked
from municipalities.words import said


class WorkingCopyQuerySet(models.QuerySet["WorkingCopy"]):
    """The words for asking about working copies."""

    def editable_by(self, user: Any) -> "WorkingCopyQuerySet":
        """Those of events that the person may edit."""
        return self.filter(event__in=Event.objects.editable_by(user).values("pk"))


def sittings() -> tuple[Any, ...]:
    """Of a copy that is saved every two seconds one version for each opened page is kept, as it was left."""
    return WhenReplaced("sitting", "saved_by_id"), WhenDeleted()


@tracked(keep=sittings)
class WorkingCopy(models.Model):
    """An event as its editors are writing it: every word as typed, right or not yet.

    A draft and the change of a published event are both one: the event's own rows are written only when the
    copy is published whole. `answers` is what the form posts, {name: [value, ...]}, so that nothing typed is
    ever too wrong to be kept. `sitting` names the opened page that saved last: whoever saves from another
    page without having seen this `version` is shown both.
    """

    event = models.OneToOneField(
        Event,
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="working_copy",
        primary_key=True,
    )
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    sitting = models.UUIDField(_("opened page"), null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("saved by"),
        on_delete=models.SET_NULL,
        related_name="working_copies",
        null=True,
        blank=True,
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("submitted by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Somebody else publishes it."),
    )
    saved_at = models.DateTimeField(_("saved"), auto_now=True)
    based_on = models.DateTimeField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("The latest change of the event that the copy has seen."),
    )

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("working copy")
        verbose_name_plural = _("working copies")
        ordering = ("-saved_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="working_copy_version_counts_from_1",
                condition=Q(version__gte=1),
                violation_error_message=_("Versions are counted from 1."),
            ),
        )

    def __str__(self) -> str:
        return str(self.event)


def upload_path(_instance: models.Model, filename: str) -> str:
    """A secret path that says nothing of the file but its extension."""
    return f"uploads/{uuid.uuid4()}{PurePath(filename).suffix.lower()}"


class UploadQuerySet(models.QuerySet["Upload"]):
    """The words for asking about uploads."""

    def visible_to(self, user: Any) -> "UploadQuerySet":
        """Those of events whose working copy the person may read, as a preview shows it."""
        return self.filter(event__in=Event.objects.copy_visible_to(user).values("pk"))

    def editable_by(self, user: Any) -> "UploadQuerySet":
        """Those of events that the person may edit."""
        return self.filter(event__in=Event.objects.editable_by(user).values("pk"))


@tracked()
class Upload(models.Model):
    """A checked file that waits in a working copy until it is published as an attachment or a photo.

    `token` names the attempt, so that trying again after a lost answer makes one file.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="uploads"
    )
    token = models.UUIDField(_("attempt"), default=uuid.uuid4, editable=False)
    file = models.FileField(_("file"), upload_to=upload_path)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    width = models.PositiveIntegerField(_("width"), default=0)
    height = models.PositiveIntegerField(_("height"), default=0)
    small = models.FileField(_("smaller version"), upload_to=small_photo_path, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.SET_NULL,
        related_name="uploads",
        null=True,
        blank=True,
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ("uploaded_at", "pk")
        constraints = (
            models.UniqueConstraint(
                name="upload_attempt_makes_one_file",
                fields=["event", "token"],
                violation_error_message=_("This file is here already."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The address from which those who edit the event fetch the file."""
        return reverse("events:upload_file", args=[self.key])

    @property
    def is_picture(self) -> bool:
        """Whether pages can show it."""
        return self.width > 0

    @property
    def small_url(self) -> str:
        """The address of the smaller version; nothing where there is none."""
        return reverse("events:upload_small", args=[self.key]) if self.small else ""


@tracked()
class Correction(InEnglish):
    """What was changed in an event after it had been published, in words for the public."""

    IN_TWO_LANGUAGES = ("note",)

    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="corrections"
    )
    made_at = models.DateTimeField(_("corrected"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("corrected by"),
        on_delete=models.SET_NULL,
        related_name="corrections",
        null=True,
        blank=True,
    )
    note = models.CharField(_("what was corrected"), max_length=300)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="correction_says_what_was_corrected",
                condition=~Q(note=""),
                violation_error_message=_("Write what was corrected."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "note")
