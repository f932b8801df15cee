"""What a page shows of its own corrections."""

from typing import Any

from django import template

from events.models import Event
from portal.corrections.models import ErrorReport
from portal.corrections.shown import in_one_order
from portal.languages import path_in

register = template.Library()


@register.inclusion_tag("corrections/_page_corrections.html", takes_context=True)
def page_corrections(
    context: template.Context, event: Event | None = None, notes: Any = ()
) -> dict[str, Any]:
    """What was reported about this page and answered; of an event with the notes of its editors.

    An event has its corrections whatever its address was when they were reported.
    """
    reports = ErrorReport.objects.answered().for_list()
    reports = reports.filter(event=event) if event else reports.about(path_in("lt", context["request"].path))
    return {"corrections": in_one_order(reports, notes)}
