"""The administrators' page for an event with all that belongs to it."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin import inlines
from events.models import Event
from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    RecordedAdmin,
    partial_date_column,
    partial_date_fieldset,
)


class YearFilter(admin.SimpleListFilter):
    """The years that have events."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The years, latest first."""
        years = Event.objects.filter(starts_on__isnull=False).dates("starts_on", "year", order="DESC")
        return [(str(day.year), str(day.year)) for day in years]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Event]) -> models.QuerySet[Event]:
        """Events of the year; a year that has none changes nothing, as in every other filter of the list."""
        if self.value() not in {key for key, _label in self.lookup_choices}:
            return queryset
        return queryset.filter(starts_on__year=self.value())


@admin.register(Event)
class EventAdmin(RecordedAdmin):
    """Every event, drafts included."""

    list_display = ("__str__", "date", "kind", "region", "host_municipality", "status", "origin")
    list_select_related = ("region", "host_municipality")
    list_filter = ("status", "kind", "origin", YearFilter, "region", "host_municipality")
    search_fields = ("title__folded", "lead__folded", "body__folded", "venue__folded", "slug")
    autocomplete_fields = (
        "region",
        "host_municipality",
        "guest_regions",
        "municipalities",
        "services",
        "agreements",
        "projects",
        "source",
        "owner",
    )
    prepopulated_fields = {"slug": ("title",)}
    readonly_fields = (*RecordedAdmin.readonly_fields, "created_at", "changed_at")
    save_on_top = True
    fieldsets = (
        (None, {"fields": ("title", "slug", ("kind", "status"))}),
        (
            _("When"),
            {
                "fields": (
                    *partial_date_fieldset("starts_on"),
                    *partial_date_fieldset("ends_on"),
                    ("starts_at", "ends_at"),
                )
            },
        ),
        (
            _("Where"),
            {"fields": (("region", "is_nationwide"), ("host_municipality", "venue"), "guest_regions")},
        ),
        (_("What happened"), {"fields": ("lead", "body", "services", "agreements", "projects")}),
        (_("Who took part"), {"fields": ("municipalities", "headcount", "attendance_note")}),
        (_("Source and owner"), {"fields": ("source", "owner", ("created_at", "changed_at"))}),
        ORIGIN_FIELDSET,
    )
    inlines = inlines.ALL
    date = partial_date_column("starts_on", _("date"))

    def view_on_site(self, event: Event) -> Any:
        """Link to the public page of an event that has one."""
        return event.get_absolute_url() if event.status == Event.Status.PUBLISHED else None
