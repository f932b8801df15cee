"""What the administrators' pages of facts share."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

EVIDENCE_FIELDSET = (
    _("What shows it"),
    {
        "fields": ("event", "source"),
        "description": _("The event, or where there is none the source: nothing is known by itself."),
    },
)
EVIDENCE_SEARCH = ("event__title__folded", "source__title__folded")


@admin.display(description=_("where"))
def where(fact: Any) -> Any:
    """The region or the municipality of a fact; of neither, the whole country."""
    return fact.territory or _("the whole country")


@admin.display(description=_("what shows it"))
def evidence(fact: Any) -> Any:
    """The event or the source that a fact rests on."""
    return fact.evidence
