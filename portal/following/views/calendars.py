"""Calendars to be followed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from municipalities.files import SANDBOX
from portal.following.subscribed_calendar import calendar_of
from portal.following.views.asking import asked_subject

CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def event_calendar(request: HttpRequest, kind: str = "", slug: str = "") -> HttpResponse:
    """The events of a place, about a service or with some words, for programs that fetch it again."""
    subject = asked_subject(request, kind, slug)
    content = calendar_of(subject, absolute=request.build_absolute_uri)
    headers = {"Content-Disposition": 'inline; filename="renginiai.ics"', "Content-Security-Policy": SANDBOX}
    return HttpResponse(content, content_type=CALENDAR, headers=headers)
