"""The administrators' pages for facts that editors have proposed."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from municipalities.admin.helpers import PortalAdmin, partial_date_fieldset
from progress.models import FactProposal


@admin.register(FactProposal)
class FactProposalAdmin(PortalAdmin):
    """What was proposed and what became of it; proposals are answered in the workspace."""

    list_display = ("municipality", "about", "kind", "state", "event", "proposed_by", "proposed_at")
    list_select_related = (*("municipality", "service", "indicator", "criterion", "event", "proposed_by"),)
    list_filter = ("state", "kind", "municipality__region", "municipality")
    search_fields = (
        *("municipality__name__folded", "event__title__folded", "words__folded", "answer__folded"),
        *("service__name__folded", "indicator__name__folded", "proposed_by__email"),
    )
    autocomplete_fields = ("event", "municipality", "service", "provider", "indicator")
    readonly_fields = ("state", "proposed_by", "proposed_at", "answered_by", "answered_at", "answer")
    fieldsets = (
        (None, {"fields": ("event", "municipality", "kind")}),
        (
            _("Service"),
            {"fields": (("service", "status"), *partial_date_fieldset("since_on"), "provider", "funding")},
        ),
        (_("Value"), {"fields": ("indicator", *partial_date_fieldset("period_on"), "value")}),
        (_("Finding"), {"fields": ("criterion", "verdict", "words")}),
        (
            _("What became of it"),
            {"fields": ("state", ("proposed_by", "proposed_at"), ("answered_by", "answered_at"), "answer")},
        ),
    )

    @admin.display(description=_("what it is about"))
    def about(self, proposal: FactProposal) -> Any:
        """The service, indicator or criterion."""
        return proposal.service or proposal.indicator or proposal.criterion
