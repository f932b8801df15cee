"""The administrators' pages for plans, criteria, and how the ones meet the others."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    RecordedAdmin,
    partial_date_column,
    partial_date_fieldset,
)
from progress.admin.helpers import EVIDENCE_FIELDSET, EVIDENCE_SEARCH, evidence
from progress.models import PlanCriterion, PlanFinding, SocialServicesPlan


@admin.register(SocialServicesPlan)
class SocialServicesPlanAdmin(RecordedAdmin):
    """The plans of the councils."""

    list_display = ("title", "municipality", "first_year", "last_year", "approved", evidence, "origin")
    list_select_related = ("municipality", "event", "source")
    list_filter = ("origin", "municipality__region", "municipality")
    search_fields = ("title__folded", "municipality__name__folded", *EVIDENCE_SEARCH)
    autocomplete_fields = ("municipality", "event", "source")
    fieldsets = (
        (None, {"fields": ("municipality", "title", ("first_year", "last_year"))}),
        (_("Steps"), {"fields": partial_date_fieldset("approved_on")}),
        (_("Where to read it"), {"fields": ("url",)}),
        EVIDENCE_FIELDSET,
        ORIGIN_FIELDSET,
    )
    approved = partial_date_column("approved_on", _("approved by the council on"))


@admin.register(PlanCriterion)
class PlanCriterionAdmin(RecordedAdmin):
    """The questions that every plan is read against."""

    list_display = ("name", "question", "position", "origin")
    list_filter = ("origin",)
    search_fields = ("name__folded", "question__folded", "name_en__folded", "question_en__folded")
    fieldsets = (
        (None, {"fields": ("name", "question", ("slug", "position"))}),
        (_("In English"), {"fields": ("name_en", "question_en")}),
        ORIGIN_FIELDSET,
    )


@admin.register(PlanFinding)
class PlanFindingAdmin(RecordedAdmin):
    """How plans meet the criteria."""

    list_display = ("criterion", "whose", "verdict", "counted", "stated", evidence, "origin")
    list_select_related = ("criterion", "plan__municipality", "region", "event", "source")
    list_filter = ("verdict", "criterion", "origin", "region", "plan__municipality__region")
    search_fields = (
        *("words__folded", "plan__title__folded", "plan__municipality__name__folded", "region__name__folded"),
        *EVIDENCE_SEARCH,
    )
    autocomplete_fields = ("plan", "region", "event", "source")
    fieldsets = (
        (
            None,
            {
                "fields": ("plan", "region", "criterion"),
                "description": _("A finding is about one plan, or about the plans of one region."),
            },
        ),
        (
            _("What was found"),
            {
                "fields": (
                    *("verdict", "words", ("plans_meeting", "plans_read")),
                    *partial_date_fieldset("stated_on"),
                )
            },
        ),
        EVIDENCE_FIELDSET,
        ORIGIN_FIELDSET,
    )
    stated = partial_date_column("stated_on", _("known as of"))

    @admin.display(description=_("whose plan"))
    def whose(self, finding: PlanFinding) -> Any:
        """The municipality whose plan was read, or the region."""
        return finding.plan.municipality if finding.plan else finding.region

    @admin.display(description=_("plans that meet it"))
    def counted(self, finding: PlanFinding) -> str | None:
        """How many of how many, of a region."""
        return None if finding.plans_read is None else f"{finding.plans_meeting}/{finding.plans_read}"
