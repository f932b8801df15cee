"""What belongs to an event, as rows within the event's form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import (
    Attachment,
    AttendanceGroup,
    Commitment,
    Outcome,
    Participation,
    Photo,
    Presentation,
)
from municipalities.admin.helpers import (
    PortalStackedInline,
    PortalTabularInline,
    RowForm,
    partial_date_fieldset,
)


class ParticipationInline(PortalTabularInline):
    """Who was there."""

    model = Participation
    autocomplete_fields = ("person", "organisation")
    fields = ("position", "role", "person", "office", "organisation", "is_public")


class PresentationInline(PortalTabularInline):
    """Who spoke about what."""

    model = Presentation
    autocomplete_fields = ("speaker", "organisation")
    fields = ("position", "topic", "speaker", "office", "organisation")


class AttendanceGroupInline(PortalTabularInline):
    """How many were there from which sector."""

    model = AttendanceGroup
    fields = ("sector", "count")


class OutcomeInline(PortalStackedInline):
    """What was heard."""

    model = Outcome
    autocomplete_fields = ("services", "region", "municipality", "institution")
    fields = (
        ("kind", "theme", "position"),
        "text",
        ("raised_by", "target_group"),
        "services",
        ("region", "municipality", "institution"),
    )
    show_change_link = True


class CommitmentRowForm(RowForm):
    """A commitment within its event's form; its updates have their place on the commitment's own page."""

    def clean_status(self) -> str:
        """Say here what the constraint would say: the form does not show the closing update."""
        status = self.cleaned_data["status"]
        if status == Commitment.Status.DONE and self.instance.closing_update_id is None:
            raise forms.ValidationError(_("A commitment is done when an update shows it: add the update."))
        return status


class CommitmentInline(PortalStackedInline):
    """What was promised."""

    model = Commitment
    form = CommitmentRowForm
    autocomplete_fields = (
        "responsible_organisation",
        "responsible_municipality",
        "responsible_region",
        "services",
    )
    fields = (
        ("status", "position"),
        "text",
        ("responsible_organisation", "responsible_municipality", "responsible_region"),
        *partial_date_fieldset("due_on"),
        "services",
    )
    show_change_link = True


class AttachmentInline(PortalTabularInline):
    """What was handed out."""

    model = Attachment
    fields = ("position", "title", "file", "visibility")


class PhotoInline(PortalStackedInline):
    """What was photographed."""

    model = Photo
    fields = ("image", "caption", "alt", ("credit", "position"), ("has_consent", "visibility"))


ALL: tuple[Any, ...] = (
    ParticipationInline,
    PresentationInline,
    AttendanceGroupInline,
    OutcomeInline,
    CommitmentInline,
    AttachmentInline,
    PhotoInline,
)
