"""The administrators' pages for sources and for what exactly they say."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    RecordedAdmin,
    partial_date_column,
    partial_date_fieldset,
)
from municipalities.models import Claim, Source


@admin.register(Source)
class SourceAdmin(RecordedAdmin):
    """Published texts."""

    list_display = ("title", "publisher", "published", "provider", "origin")
    list_filter = ("origin",)
    search_fields = ("title__folded", "publisher__folded", "provider__folded", "url")
    fieldsets = (
        (None, {"fields": ("title", "url", *partial_date_fieldset("published_on"))}),
        (_("Who published it"), {"fields": ("publisher", "publisher_basis", "provider")}),
        (_("Note"), {"fields": ("note",)}),
        ORIGIN_FIELDSET,
    )
    published = partial_date_column("published_on", _("published on"))


@admin.register(Claim)
class ClaimAdmin(RecordedAdmin):
    """Stated figures and facts."""

    list_display = ("text", "topic", "number", "stated", "about", "source", "origin")
    list_select_related = (
        "source",
        "organisation",
        "agreement__ngo",
        "agreement__municipality",
        "project",
        "municipality",
        "region",
        "service_type",
    )
    list_filter = ("topic", "origin", "region", "municipality")
    search_fields = ("text__folded", "note__folded", "stated_by__name__folded", "source__title__folded")
    autocomplete_fields = ("stated_by", "source", *Claim.SUBJECTS)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "topic",
                    "text",
                    "number",
                    *partial_date_fieldset("stated_on"),
                    "stated_by",
                    "source",
                )
            },
        ),
        (
            _("What it is about"),
            {
                "fields": Claim.SUBJECTS,
                "description": _("One subject at most; none means the whole country."),
            },
        ),
        (_("Note"), {"fields": ("note",)}),
        ORIGIN_FIELDSET,
    )
    stated = partial_date_column("stated_on", _("stated as of"))

    @admin.display(description=_("what it is about"))
    def about(self, claim: Claim) -> Any:
        """The claim's subject; nothing in particular is the whole country."""
        return claim.subject or _("the whole country")
