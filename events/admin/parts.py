"""The administrators' lists of single parts of events: for finding them, and for changing them one by one."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.actions.consent import withdraw_consent
from events.models import Attachment, AttendanceGroup, Participation, Photo, Presentation
from municipalities.admin.helpers import FileAdmin, PortalAdmin


@admin.register(Participation)
class ParticipationAdmin(PortalAdmin):
    """Who was where, in which role."""

    list_display = ("__str__", "role", "office", "organisation", "event", "is_public")
    list_select_related = ("person", "organisation", "event")
    list_filter = ("role", "is_public", "event__region")
    search_fields = (
        "person__name__folded",
        "organisation__name__folded",
        "office__folded",
        "event__title__folded",
    )
    autocomplete_fields = ("event", "person", "organisation")
    fields = ("event", "role", "person", "office", "organisation", "is_public", "position")


@admin.register(Presentation)
class PresentationAdmin(PortalAdmin):
    """Who spoke about what, where."""

    list_display = ("topic", "speaker", "organisation", "event")
    list_select_related = ("speaker", "organisation", "event")
    list_filter = ("event__region",)
    search_fields = (
        "topic__folded",
        "speaker__name__folded",
        "organisation__name__folded",
        "event__title__folded",
    )
    autocomplete_fields = ("event", "speaker", "organisation")
    fields = ("event", "topic", "speaker", "office", "organisation", "position")


@admin.register(AttendanceGroup)
class AttendanceGroupAdmin(PortalAdmin):
    """How many came from which sector, where."""

    list_display = ("event", "sector", "count")
    list_select_related = ("event",)
    list_filter = ("sector", "event__region")
    search_fields = ("event__title__folded",)
    autocomplete_fields = ("event",)
    fields = ("event", "sector", "count")


@admin.register(Attachment)
class AttachmentAdmin(FileAdmin):
    """Documents of events."""

    file_field = "file"

    list_display = ("title", "event", "visibility")
    list_select_related = ("event",)
    list_filter = ("visibility", "event__region")
    search_fields = ("title__folded", "event__title__folded")
    autocomplete_fields = ("event",)
    fields = ("event", "title", "file", "visibility", "position")


@admin.register(Photo)
class PhotoAdmin(FileAdmin):
    """Pictures of events."""

    file_field = "image"

    list_display = ("id", "caption", "event", "has_consent", "visibility")
    list_display_links = ("id", "caption")
    list_select_related = ("event",)
    list_filter = ("visibility", "has_consent", "event__region")
    search_fields = ("caption__folded", "alt__folded", "credit__folded", "event__title__folded")
    autocomplete_fields = ("event",)
    actions = ("remove_for_good",)
    fields = ("event", "image", "caption", "alt", "credit", "has_consent", "visibility", "position")

    @admin.action(description=_("Consent was withdrawn: remove the photos for good"), permissions=["delete"])
    def remove_for_good(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Remove the chosen photos, their files and smaller versions at once."""
        count = withdraw_consent(photos=queryset)
        text = ngettext("%(count)s photo was removed", "%(count)s photos were removed", count)
        self.message_user(request, text % {"count": count})
