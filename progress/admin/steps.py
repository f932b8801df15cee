"""The administrators' pages for services of municipalities and for the steps of the reform."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    RecordedAdmin,
    partial_date_column,
    partial_date_fieldset,
)
from progress.admin.helpers import EVIDENCE_FIELDSET, EVIDENCE_SEARCH, evidence
from progress.models import Milestone, ServiceProvision


@admin.register(ServiceProvision)
class ServiceProvisionAdmin(RecordedAdmin):
    """How far municipalities have come with services."""

    list_display = ("municipality", "service", "status", "since", "stated", evidence, "origin")
    list_display_links = ("municipality", "service")
    list_select_related = ("municipality", "service", "event", "source")
    list_filter = ("status", "funding", "service", "origin", "municipality__region", "municipality")
    search_fields = (
        *("municipality__name__folded", "service__name__folded", "provider__name__folded", "note__folded"),
        *EVIDENCE_SEARCH,
    )
    autocomplete_fields = ("municipality", "service", "provider", "event", "source")
    fieldsets = (
        (
            None,
            {"fields": ("municipality", "service", "status", *partial_date_fieldset("stated_on"))},
        ),
        (_("How it is provided"), {"fields": (*partial_date_fieldset("since_on"), "provider", "funding")}),
        (_("Note"), {"fields": ("note",)}),
        EVIDENCE_FIELDSET,
        ORIGIN_FIELDSET,
    )
    since = partial_date_column("since_on", _("provided since"))
    stated = partial_date_column("stated_on", _("known as of"))


@admin.register(Milestone)
class MilestoneAdmin(RecordedAdmin):
    """The dated steps of the reform itself."""

    list_display = ("title", "kind", "dated", evidence, "origin")
    list_select_related = ("event", "source")
    list_filter = ("kind", "origin")
    search_fields = ("title__folded", "title_en__folded", "text__folded", *EVIDENCE_SEARCH)
    autocomplete_fields = ("event", "source")
    fieldsets = (
        (None, {"fields": ("kind", "title", "title_en", *partial_date_fieldset("dated_on"), "text")}),
        EVIDENCE_FIELDSET,
        ORIGIN_FIELDSET,
    )
    dated = partial_date_column("dated_on", _("date"))
