"""Pieces of the event form that its scripts fetch: new rows, rows of a pasted list, a region's promises."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from events.forms.answers import Answers
from events.forms.buttons import add_row, people_in
from events.forms.event_form import EventForm, row_form
from events.forms.register import Register
from events.forms.row_kinds import ROW_FORMS
from events.models import Event
from events.views.form_choices import Choices
from events.views.form_page import promise_view
from events.views.form_rows import NOTHING_SAID, Rows

UPLOADED = ("files", "photos")


@login_required
@require_safe
def event_row(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """One new row of a kind; of a file that was just uploaded, the row that tells of it."""
    if kind not in ROW_FORMS:
        message = f"there are no rows of the kind {kind!r}"
        raise Http404(message)
    event = get_object_or_404(Event.objects.editable_by(request.user).select_related("owner"), pk=pk)
    register, uploaded = Register(), request.GET.get("upload", "")
    if kind in UPLOADED:
        answers = _uploaded(event, kind, uploaded)
    else:
        answers = row_form(kind, register=register, event=event).answers
    return HttpResponse(_rows(event, kind, answers, register))


@login_required
@require_POST
def event_participants(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows of a list of people that was pasted, one per line."""
    event = get_object_or_404(Event.objects.editable_by(request.user), pk=pk)
    register, answers = Register(), Answers()
    for person in people_in(request.POST.get("pasted_participants", ""), register):
        add_row("participants", answers, **person)
    return HttpResponse(_rows(event, "participants", answers, register))


@login_required
@require_safe
def event_promises(request: HttpRequest, pk: int) -> HttpResponse:
    """What was promised before in a region, and is not finished."""
    event = get_object_or_404(Event.objects.editable_by(request.user).select_related("owner"), pk=pk)
    region = request.GET.get("region", "")
    form = EventForm({"region": [region]}, event=event, register=Register())
    context = {"promises": [promise_view(row, form.answers) for row in form.promises], "region": region}
    return render(request, "events/form/_section_promises.html", context)


def _uploaded(event: Event, kind: str, key: str) -> Answers:
    """The answers of a row that tells of an uploaded file of this event."""
    upload = next((one for one in event.uploads.all() if str(one.key) == key), None)
    if upload is None:
        message = "there is no such file"
        raise Http404(message)
    answers: Answers = {}
    title = {"title": upload.name.rpartition(".")[0] or upload.name} if kind == "files" else {}
    add_row(kind, answers, upload=key, **title)
    return answers


def _rows(event: Event, kind: str, answers: Answers, register: Register) -> str:
    rows = Rows(answers, event=event, register=register, said=NOTHING_SAID).by_kind[kind]
    options = Choices(register, event=event).options
    template = f"events/form/_row_{kind}.html"
    found: list[Any] = [render_to_string(template, {"row": row, "options": options}) for row in rows]
    return "".join(found)
