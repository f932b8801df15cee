"""Files of figures that people bring."""

import uuid
from pathlib import PurePath
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.access import reach_of
from municipalities.models import Source
from municipalities.tracking import tracked


def import_path(_instance: models.Model, filename: str) -> str:
    """A secret path that says nothing of the file but its extension."""
    return f"imports/{uuid.uuid4()}{PurePath(filename).suffix.lower()}"


class ImportedFileQuerySet(models.QuerySet["ImportedFile"]):
    """The words for asking about files of figures."""

    def visible_to(self, user: Any) -> Self:
        """The person's own; an official and an administrator see all."""
        reach = reach_of(user)
        if reach.edits_all_facts:
            return self
        return self.filter(uploaded_by=user.pk) if reach.edits_facts else self.none()


@tracked()
class ImportedFile(models.Model):
    """A CSV or XLSX file of indicator values: checked, imported whole, and kept as their source."""

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(_("file"), upload_to=import_path)
    name = models.CharField(_("name"), max_length=200)
    digest = models.CharField(_("digest of the content"), max_length=64)
    publisher = models.CharField(_("publisher"), max_length=200)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    source = models.OneToOneField(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="imported_file",
        null=True,
        blank=True,
        help_text=_("What the values rest on; made when they are imported."),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.SET_NULL,
        related_name="imported_files",
        null=True,
        blank=True,
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    imported_at = models.DateTimeField(_("imported"), null=True, blank=True)
    added = models.PositiveIntegerField(_("values added"), default=0)
    changed = models.PositiveIntegerField(_("values changed"), default=0)
    unchanged = models.PositiveIntegerField(_("values unchanged"), default=0)

    objects = ImportedFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of figures")
        verbose_name_plural = _("files of figures")
        ordering = ("-uploaded_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="import_says_where_it_comes_from",
                condition=~Q(title="") & ~Q(publisher=""),
                violation_error_message=_("Write who published the figures and under what title."),
            ),
            models.CheckConstraint(
                name="import_that_is_done_has_a_source",
                condition=Q(imported_at__isnull=True) | Q(source__isnull=False),
                violation_error_message=_("What is imported has its source."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page on which the file is checked and imported."""
        return reverse("progress:import_detail", args=[self.key])
