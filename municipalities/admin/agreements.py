"""The administrators' pages for what NGOs and municipalities have agreed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    FileAdmin,
    PortalAdmin,
    PortalTabularInline,
    RecordedAdmin,
    partial_date_column,
    partial_date_fieldset,
)
from municipalities.models import Agreement, Signatory


class SignatoryInline(PortalTabularInline):
    """Who signed the agreement."""

    model = Signatory
    autocomplete_fields = ("person", "organisation")
    fields = ("position", "person", "office", "organisation")


@admin.register(Agreement)
class AgreementAdmin(FileAdmin, RecordedAdmin):
    """Every agreement, from the plan to its end."""

    file_field = "document"

    list_display = (
        "municipality",
        "ngo",
        "kind",
        "status",
        "planned",
        "approved",
        "signed",
        "ended",
        "origin",
    )
    list_display_links = ("municipality", "ngo")
    list_select_related = ("municipality", "ngo")
    list_filter = ("status", "kind", "origin", "municipality__region", "municipality")
    search_fields = (
        "municipality__name__folded",
        "ngo__name__folded",
        "ngo__short_name__folded",
        "place__folded",
        "purpose__folded",
    )
    autocomplete_fields = ("ngo", "municipality", "source")
    fieldsets = (
        (None, {"fields": ("ngo", "municipality", ("kind", "status"))}),
        (
            _("Steps"),
            {
                "fields": (
                    *partial_date_fieldset("planned_on"),
                    *partial_date_fieldset("approved_on"),
                    *partial_date_fieldset("signed_on"),
                    *partial_date_fieldset("ended_on"),
                )
            },
        ),
        (_("What was agreed"), {"fields": ("place", "purpose", "areas_of_work", "term", "document", "note")}),
        (_("Source"), {"fields": ("source",)}),
        ORIGIN_FIELDSET,
    )
    inlines = (SignatoryInline,)
    planned = partial_date_column("planned_on", _("planned on"))
    approved = partial_date_column("approved_on", _("approved by the council on"))
    signed = partial_date_column("signed_on", _("signed on"))
    ended = partial_date_column("ended_on", _("ended on"))


@admin.register(Signatory)
class SignatoryAdmin(PortalAdmin):
    """Who signed what."""

    list_display = ("person", "office", "organisation", "agreement")
    list_select_related = ("person", "organisation", "agreement__ngo", "agreement__municipality")
    search_fields = ("person__name__folded", "office__folded", "organisation__name__folded")
    autocomplete_fields = ("agreement", "person", "organisation")
    fields = ("agreement", "person", "office", "organisation", "position")
