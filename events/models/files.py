"""What was handed out and what was photographed."""

import uuid
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from municipalities.models import InEnglish
from municipalities.tracking import tracked
from municipalities.words import said


class Visibility(models.TextChoices):
    """Who may see a file."""

    PUBLIC = "public", _("public")
    INTERNAL = "internal", _("internal")


def attachment_path(_instance: models.Model, filename: str) -> str:
    """A secret path that says nothing of the file but its extension."""
    return f"attachments/{uuid.uuid4()}{PurePath(filename).suffix.lower()}"


def photo_path(_instance: models.Model, filename: str) -> str:
    """A secret path that says nothing of the photo but its extension."""
    return f"photos/{uuid.uuid4()}{PurePath(filename).suffix.lower()}"


def small_photo_path(_instance: models.Model, filename: str) -> str:
    """A secret path that says nothing of the small picture but its extension."""
    return f"photos/small/{uuid.uuid4()}{PurePath(filename).suffix.lower()}"


class FileQuerySet(models.QuerySet):
    """The words for asking about files."""

    def public(self) -> "FileQuerySet":
        """Public files of events that the public may read."""
        return self.filter(visibility=Visibility.PUBLIC, event__status="published")

    def visible_to(self, user: Any) -> "FileQuerySet":
        """Public files, and the internal ones of events whose attendance list the person may see."""
        inside = Event.objects.attendance_visible_to(user).values("pk")
        return self.filter(Q(visibility=Visibility.PUBLIC, event__status="published") | Q(event__in=inside))


@tracked()
class Attachment(InEnglish):
    """A document of an event: minutes, slides, a list."""

    IN_TWO_LANGUAGES = ("title",)

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.CASCADE, related_name="attachments"
    )
    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(_("file"), upload_to=attachment_path)
    visibility = models.CharField(
        _("visibility"), max_length=8, choices=Visibility, default=Visibility.INTERNAL
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return said(self, "title")

    def get_absolute_url(self) -> str:
        """The address from which the file is fetched."""
        return reverse("events:attachment_file", args=[self.key])


@tracked()
class Photo(InEnglish):
    """A picture of an event; nobody sees it before those in it have agreed."""

    IN_TWO_LANGUAGES = ("caption", "alt")

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.CASCADE, related_name="photos"
    )
    image = models.ImageField(_("image"), upload_to=photo_path, width_field="width", height_field="height")
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    small = models.FileField(_("smaller version"), upload_to=small_photo_path, blank=True, editable=False)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    alt = models.CharField(_("description for those who cannot see it"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    has_consent = models.BooleanField(_("the people in it agreed"), default=False)
    shows_children = models.BooleanField(_("children can be seen"), default=False)
    children_note = models.CharField(
        _("who agreed for the children"), max_length=300, blank=True, help_text=_("No child's name.")
    )
    visibility = models.CharField(
        _("visibility"), max_length=8, choices=Visibility, default=Visibility.INTERNAL
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                name="photo_public_is_described_and_agreed",
                condition=~Q(visibility="public") | (~Q(alt="") & ~Q(caption="") & Q(has_consent=True)),
                violation_error_message=_(
                    "A public photo has a caption, a description and the agreement of the people in it."
                ),
            ),
            models.CheckConstraint(
                name="photo_public_of_children_says_who_agreed",
                condition=~Q(visibility="public") | Q(shows_children=False) | ~Q(children_note=""),
                violation_error_message=_("Write who agreed for the children in the photo."),
            ),
        )

    def __str__(self) -> str:
        return said(self, "caption") or said(self, "alt")

    def get_absolute_url(self) -> str:
        """The address from which the picture is fetched."""
        return reverse("events:photo_file", args=[self.key])

    @property
    def small_url(self) -> str:
        """The address of the smaller version; nothing where there is none."""
        return reverse("events:photo_small", args=[self.key]) if self.small else ""

    @property
    def small_width(self) -> int:
        """How wide the smaller version is."""
        longest = max(self.width, self.height, settings.PHOTO_SMALL_SIDE)
        return round(self.width * settings.PHOTO_SMALL_SIDE / longest)
