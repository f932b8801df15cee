"""The administrators' pages for who works in the territory."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    PortalAdmin,
    PortalStackedInline,
    RecordedAdmin,
    partial_date_column,
    partial_date_fieldset,
)
from municipalities.models import CareInstitution, FundingProject, HeadCount, Organisation, Person, Seat

INSTITUTION_FIELDS = (
    ("kind", "places"),
    "operator",
    "target_group",
    "reform_status",
    *partial_date_fieldset("since_on"),
    "reform_note",
    *partial_date_fieldset("closing_on"),
)


class CareInstitutionInline(PortalStackedInline):
    """What is known of an organisation that houses people."""

    model = CareInstitution
    fk_name = "organisation"
    autocomplete_fields = ("operator",)
    fields = INSTITUTION_FIELDS
    show_change_link = True


@admin.register(Organisation)
class OrganisationAdmin(RecordedAdmin):
    """Every body that acts in the reform."""

    list_display = ("name", "kind", "region", "municipality", "parent", "origin")
    list_select_related = ("region", "municipality", "parent")
    list_filter = ("kind", "origin", "region", "municipality")
    search_fields = ("name__folded", "short_name__folded", "slug", "aliases__icontains")
    autocomplete_fields = ("parent", "region", "municipality", "sources")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "short_name", "slug", "kind", "aliases")}),
        (_("Place"), {"fields": ("parent", "region", "municipality")}),
        (_("About"), {"fields": ("description", "website", "sources")}),
        ORIGIN_FIELDSET,
    )
    inlines = (CareInstitutionInline,)


class HeadCountInline(PortalStackedInline):
    """How many people lived in the institution, count by count."""

    model = HeadCount
    autocomplete_fields = ("source",)
    fields = (*partial_date_fieldset("counted_on"), ("residents", "source"))


@admin.register(CareInstitution)
class CareInstitutionAdmin(PortalAdmin):
    """The register of care institutions."""

    list_display = ("organisation", "kind", "municipality", "operator", "places", "reform_status", "closing")
    list_select_related = ("organisation__municipality", "operator")
    list_filter = ("kind", "reform_status", "organisation__region", "organisation__municipality")
    search_fields = ("organisation__name__folded", "organisation__short_name__folded", "target_group__folded")
    autocomplete_fields = ("organisation", "operator")
    fields = ("organisation", *INSTITUTION_FIELDS)
    inlines = (HeadCountInline,)
    closing = partial_date_column("closing_on", _("planned to close on"))

    @admin.display(description=_("municipality"), ordering="organisation__municipality__sort_key")
    def municipality(self, institution: CareInstitution) -> str:
        """Where the institution stands, as its organisation says."""
        return str(institution.organisation.municipality or self.get_empty_value_display())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The organisation is what the institution is known by: another one would be another institution."""
        return ("organisation",) if obj else ()


@admin.register(HeadCount)
class HeadCountAdmin(PortalAdmin):
    """All counts of residents."""

    list_display = ("institution", "counted", "residents", "source")
    list_select_related = ("institution__organisation", "source")
    list_filter = ("institution__kind",)
    search_fields = ("institution__organisation__name__folded", "source__title__folded")
    autocomplete_fields = ("institution", "source")
    fields = ("institution", *partial_date_fieldset("counted_on"), "residents", "source")
    counted = partial_date_column("counted_on", _("counted on"))


@admin.register(Person)
class PersonAdmin(RecordedAdmin):
    """Everybody whose name appears."""

    list_display = ("name", "note", "origin")
    list_filter = ("origin",)
    search_fields = ("name__folded", "note__folded")
    autocomplete_fields = ("sources",)
    fieldsets = ((None, {"fields": ("name", "note", "sources")}), ORIGIN_FIELDSET)


@admin.register(FundingProject)
class FundingProjectAdmin(RecordedAdmin):
    """What pays for work in the reform."""

    list_display = (
        "name",
        "kind",
        "code",
        "implementer",
        "region",
        "starts",
        "ends",
        "total_value",
        "origin",
    )
    list_select_related = ("implementer", "region")
    list_filter = ("kind", "origin", "region")
    search_fields = ("name__folded", "short_name__folded", "code", "funding_source__folded")
    autocomplete_fields = ("funder", "implementer", "initiator", "region", "municipalities", "sources")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "short_name", "slug", ("kind", "code"), "description")}),
        (_("Who"), {"fields": ("implementer", "initiator", "funder")}),
        (
            _("Money"),
            {"fields": ("funding_source", ("total_value", "funding"), "acknowledgement")},
        ),
        (
            _("When"),
            {"fields": (*partial_date_fieldset("starts_on"), *partial_date_fieldset("ends_on"), "months")},
        ),
        (
            _("Where and for whom"),
            {"fields": ("region", "municipalities", "territory_note", "participants_planned")},
        ),
        (_("Sources"), {"fields": ("sources",)}),
        ORIGIN_FIELDSET,
    )
    starts = partial_date_column("starts_on", _("starts on"))
    ends = partial_date_column("ends_on", _("ends on"))


@admin.register(Seat)
class SeatAdmin(RecordedAdmin):
    """Seats on councils and working groups."""

    list_display = ("body", "organisation", "host", "held", "source", "origin")
    list_select_related = ("organisation", "host", "source")
    list_filter = ("origin",)
    search_fields = ("body__folded", "organisation__name__folded", "host__name__folded")
    autocomplete_fields = ("host", "organisation", "source")
    fieldsets = (
        (None, {"fields": ("body", "organisation", "host", *partial_date_fieldset("held_on"), "source")}),
        ORIGIN_FIELDSET,
    )
    held = partial_date_column("held_on", _("held as of"))
