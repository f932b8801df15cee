"""The administrators' pages for indicators, values, targets, and the files that brought them."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    FileAdmin,
    RecordedAdmin,
    partial_date_column,
    partial_date_fieldset,
)
from progress.admin.helpers import EVIDENCE_FIELDSET, EVIDENCE_SEARCH, evidence, where
from progress.models import ImportedFile, Indicator, IndicatorValue, Target

WHERE_FIELDSET = (
    _("Where"),
    {
        "fields": ("region", "municipality"),
        "description": _("A region or a municipality; neither means the whole country."),
    },
)
WHERE_SEARCH = ("region__name__folded", "municipality__name__folded")
OF_A_VALUE = ("indicator", "region", "municipality", "event", "source")


@admin.register(Indicator)
class IndicatorAdmin(RecordedAdmin):
    """What is counted."""

    list_display = ("name", "unit", "direction", "is_headline", "position", "origin")
    list_filter = ("is_headline", "direction", "frequency", "origin")
    search_fields = ("name__folded", "name_en__folded", "definition__folded", "slug")
    fieldsets = (
        (None, {"fields": ("name", "slug", "definition", ("unit", "decimals"))}),
        (_("In English"), {"fields": ("name_en", "definition_en", "unit_en")}),
        (_("How it is read"), {"fields": (("direction", "frequency"), ("least", "most"))}),
        (_("Where it is shown"), {"fields": (("is_headline", "position"),)}),
        ORIGIN_FIELDSET,
    )


@admin.register(IndicatorValue)
class IndicatorValueAdmin(RecordedAdmin):
    """What the indicators came to."""

    list_display = ("indicator", where, "period", "value", "is_in_use", "quality", evidence, "origin")
    list_select_related = OF_A_VALUE
    list_filter = ("indicator", "is_in_use", "quality", "is_provisional", "origin", "region", "municipality")
    search_fields = ("indicator__name__folded", "note__folded", *WHERE_SEARCH, *EVIDENCE_SEARCH)
    autocomplete_fields = OF_A_VALUE
    readonly_fields = ("chosen_by", "chosen_at", *RecordedAdmin.readonly_fields)
    fieldsets = (
        (None, {"fields": ("indicator", "value", ("quality", "is_provisional"), "note")}),
        WHERE_FIELDSET,
        (_("When"), {"fields": (*partial_date_fieldset("period_on"), *partial_date_fieldset("until_on"))}),
        (
            _("Among values that contradict it"),
            {"fields": ("is_in_use", "chosen_because", ("chosen_by", "chosen_at"))},
        ),
        EVIDENCE_FIELDSET,
        ORIGIN_FIELDSET,
    )
    period = partial_date_column("period_on", _("period"))


@admin.register(Target)
class TargetAdmin(RecordedAdmin):
    """What the indicators are to come to."""

    list_display = ("indicator", where, "value", "due", evidence, "origin")
    list_select_related = OF_A_VALUE
    list_filter = ("indicator", "origin", "region", "municipality")
    search_fields = ("indicator__name__folded", "note__folded", *WHERE_SEARCH, *EVIDENCE_SEARCH)
    autocomplete_fields = OF_A_VALUE
    fieldsets = (
        (None, {"fields": ("indicator", "value", *partial_date_fieldset("due_on"), "note")}),
        WHERE_FIELDSET,
        EVIDENCE_FIELDSET,
        ORIGIN_FIELDSET,
    )
    due = partial_date_column("due_on", _("due"))


@admin.register(ImportedFile)
class ImportedFileAdmin(FileAdmin):
    """Files of figures as they were brought: read and imported in the workspace, kept here."""

    file_field = "file"
    list_display = ("name", "title", "publisher", "uploaded_by", "uploaded_at", "imported_at")
    list_select_related = ("uploaded_by",)
    list_filter = ("imported_at",)
    search_fields = ("name__folded", "title__folded", "publisher__folded")
    readonly_fields = (
        *("name", "digest", "source", "uploaded_by", "uploaded_at"),
        *("imported_at", "added", "changed", "unchanged"),
    )
    fieldsets = (
        (None, {"fields": ("name", "uploaded_by", "uploaded_at", "digest")}),
        (_("Where the figures come from"), {"fields": ("publisher", "title", "url", "published_on")}),
        (
            _("What became of it"),
            {"fields": ("source", "imported_at", ("added", "changed", "unchanged"))},
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A file is checked where it is imported."""
        return False
