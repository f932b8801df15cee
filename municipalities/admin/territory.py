"""The administrators' pages for the map: regions, municipalities, services, clusters."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import ORIGIN_FIELDSET, PortalAdmin, PortalTabularInline, RecordedAdmin
from municipalities.models import Cluster, ClusterMember, Municipality, Region, ServiceType


@admin.register(Region)
class RegionAdmin(PortalAdmin):
    """The 10 regions."""

    list_display = ("name", "code", "county", "seat", "population", "population_year")
    search_fields = ("name__folded", "county__folded", "seat__folded", "name_en", "code", "nuts3")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", ("code", "nuts3"))}),
        (_("Forms of the name"), {"fields": ("stem", "locative", "county", ("name_en", "county_en"))}),
        (_("Seat"), {"fields": (("seat", "seat_locative"), ("latitude", "longitude"))}),
        (_("Population"), {"fields": (("population", "population_year"),)}),
        (_("Map"), {"fields": ("outline",), "classes": ("collapse",)}),
    )


@admin.register(Municipality)
class MunicipalityAdmin(PortalAdmin):
    """The 60 municipalities."""

    list_display = ("name", "code", "kind", "region", "seat", "population", "population_year")
    list_select_related = ("region",)
    list_filter = ("kind", "region")
    search_fields = (
        "name__folded",
        "short_name__folded",
        "genitive__folded",
        "seat__folded",
        "name_en",
        "code",
    )
    autocomplete_fields = ("region",)
    prepopulated_fields = {"slug": ("short_name",)}
    fieldsets = (
        (None, {"fields": ("name", "short_name", "slug", "kind", "region", ("code", "lau_code"))}),
        (_("Forms of the name"), {"fields": (("genitive", "stem"), "aliases", "name_en")}),
        (
            _("Seat"),
            {"fields": (("seat", "seat_genitive", "seat_locative"), ("latitude", "longitude"))},
        ),
        (_("Population"), {"fields": (("population", "population_year"),)}),
        (
            _("Map"),
            {"fields": (("tile_row", "tile_column"), ("centroid_latitude", "centroid_longitude"))},
        ),
        (_("Elsewhere"), {"fields": ("website",)}),
    )


@admin.register(ServiceType)
class ServiceTypeAdmin(PortalAdmin):
    """The catalogue of community services."""

    list_display = ("name", "key", "name_en")
    search_fields = ("name__folded", "name_en", "key", "definition__folded")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", "key", "definition", "synonyms")}),
        (_("In English"), {"fields": ("name_en", "definition_en")}),
    )


class ClusterMemberInline(PortalTabularInline):
    """A cluster's members, each with the source that says so."""

    model = ClusterMember
    autocomplete_fields = ("organisation", "source")


@admin.register(Cluster)
class ClusterAdmin(RecordedAdmin):
    """The clusters of the regions."""

    list_display = ("__str__", "region", "coordinator")
    list_select_related = ("region", "coordinator")
    search_fields = ("region__name__folded", "coordinator__name__folded", "description__folded")
    autocomplete_fields = ("region", "coordinator", "sources")
    fieldsets = (
        (None, {"fields": ("region", "coordinator", "description", "sources")}),
        ORIGIN_FIELDSET,
    )
    inlines = (ClusterMemberInline,)


@admin.register(ClusterMember)
class ClusterMemberAdmin(PortalAdmin):
    """Who belongs to which cluster."""

    list_display = ("organisation", "cluster", "source")
    list_select_related = ("organisation", "cluster__region", "source")
    list_filter = ("cluster__region",)
    search_fields = ("organisation__name__folded", "source__title__folded")
    autocomplete_fields = ("cluster", "organisation", "source")
    fields = ("cluster", "organisation", "source")
