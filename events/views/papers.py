"""What people take away from an event and from a year: protocol, sign-in sheet, invitation, workbook."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import MAXYEAR, MINYEAR
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from events.actions.publishing import applied
from events.models import Event
from events.models.event import EventQuerySet
from events.papers import calendar_file, typeset, word_document
from events.papers.content import in_one_line
from events.papers.organisation_year import year_of
from events.papers.protocol import protocol_of
from events.papers.sign_in_sheet import sign_in_sheet_of
from municipalities.access import reach_of
from municipalities.files import SANDBOX, file_name
from municipalities.models import Organisation
from municipalities.tables.xlsx_file import XLSX, xlsx

CALENDAR = "text/calendar; charset=utf-8"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Their rows are written only when they are published.
UNPUBLISHED = {Event.Status.DRAFT, Event.Status.IN_REVIEW}


@require_safe
def event_calendar(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """A published event for the reader's calendar; a withdrawn one is gone from here too."""
    event = get_object_or_404(_whole(Event.objects.with_address()), slug=slug)
    if event.status == Event.Status.WITHDRAWN:
        return HttpResponse(status=HTTPStatus.GONE)
    if event.starts_on and event.starts_on.year != year:
        return redirect("events:event_calendar", event.starts_on.year, slug, permanent=True)
    return _invitation(request, event)


@login_required
@require_safe
def event_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """The invitation of an event that may not be public yet, or no more."""
    with _event_in_hand(request, pk) as event:
        return _private(_invitation(request, event))


@login_required
@require_safe
def event_protocol_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The protocol of an event to go on writing in."""
    with _event_in_hand(request, pk) as event:
        paper = protocol_of(event, address=_address(request, event))
    content = word_document.docx(paper, made_at=event.changed_at)
    return _private(_to_save(content, file_name(paper.name, "docx"), DOCX))


@login_required
@require_safe
def event_protocol_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The protocol of an event to print and sign."""
    with _event_in_hand(request, pk) as event:
        paper = protocol_of(event, address=_address(request, event))
    content = typeset.pdf(paper, "protocol", made_at=event.changed_at)
    return _private(_to_save(content, file_name(paper.name, "pdf"), PDF))


@login_required
@require_safe
def event_sign_in_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet that the participants of an event sign as they come in."""
    with _event_in_hand(request, pk) as event:
        paper = sign_in_sheet_of(event)
    content = typeset.pdf(paper, "sign_in_sheet", made_at=event.changed_at)
    return _private(_to_save(content, file_name(paper.name, "pdf"), PDF))


@login_required
@require_safe
def organisation_year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """A year of an organisation as tables; of it, whatever the person may see."""
    organisation = get_object_or_404(Organisation, slug=slug)
    events = Event.objects.attendance_visible_to(request.user).filter(owner=organisation)
    reach = reach_of(request.user)
    is_whole = organisation.pk in reach.organisations or reach.is_official or reach.is_administrator
    if not MINYEAR <= year <= MAXYEAR or not (is_whole or events.exists()):
        message = f"no year {year} of {slug}"
        raise Http404(message)
    workbook = year_of(organisation, year, events, absolute=request.build_absolute_uri)
    return _private(_to_save(xlsx(workbook), file_name(workbook.title, "xlsx"), XLSX))


@contextmanager
def _event_in_hand(request: HttpRequest, pk: int) -> Iterator[Event]:
    """The event, for somebody who may see who was there; before it is published, as its working copy says.

    What a paper says is read before this ends: the rows of a draft stand no longer than that.
    """
    event = get_object_or_404(_whole(Event.objects.attendance_visible_to(request.user)), pk=pk)
    copy = getattr(event, "working_copy", None)
    if copy is None or event.status not in UNPUBLISHED:
        yield event
        return
    with applied(event, request.user) as written:
        shown = _whole(Event.objects.all()).get(pk=written.pk)
        shown.changed_at = copy.saved_at
        yield shown


def _whole(events: EventQuerySet) -> EventQuerySet:
    return events.select_related("region", "host_municipality", "source", "owner", "working_copy")


def _invitation(request: HttpRequest, event: Event) -> HttpResponse:
    if not calendar_file.has_day(event):
        message = "no calendar has a place for a date that is no day"
        raise Http404(message)
    content = calendar_file.invitation(event, address=_address(request, event))
    return _to_save(content, file_name(in_one_line(event), "ics"), CALENDAR)


def _address(request: HttpRequest, event: Event) -> str:
    """The event's public page, if the public may read it."""
    is_public = event.status == Event.Status.PUBLISHED
    return request.build_absolute_uri(event.get_absolute_url()) if is_public else ""


def _to_save(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Answer with a file to be saved under the name; a browser runs nothing of it."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition or "attachment", "Content-Security-Policy": SANDBOX}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _private(response: HttpResponse) -> HttpResponse:
    """Of the workspace nothing is kept on the way."""
    response.headers["Cache-Control"] = "private, no-store"
    return response
