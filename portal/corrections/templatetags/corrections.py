"""What a page shows of its own corrections."""

from typing import Any

from django import template
from django.utils.translation import override

from portal.corrections.models import ErrorReport
from portal.corrections.shown import in_one_order

register = template.Library()


@register.inclusion_tag("corrections/_page_corrections.html")
def page_corrections(row: Any, notes: Any = ()) -> dict[str, Any]:
    """What was reported about the thing on this page and answered; of an event with its editors' notes."""
    reports = ErrorReport.objects.answered().for_list()
    if row._meta.label == "events.Event":
        reports = reports.filter(event=row)
    else:
        with override("lt"):
            reports = reports.about(row.get_absolute_url())
    return {"corrections": in_one_order(reports, notes)}
