"""Writing an event: the form, and its saving by itself."""

import datetime as dt
import uuid
from http import HTTPStatus
from typing import Any, NamedTuple

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.copies import CopyConflict, copy_of, save_copy
from events.actions.copies import conflict as conflict_of
from events.actions.press_texts import mark_words
from events.actions.uploads import receive_upload
from events.forms.answers import Answers
from events.forms.buttons import Press, add_row, answers_posted, press
from events.forms.event_form import EventForm
from events.forms.proposed import PROPOSAL_VERBS
from events.forms.register import Register
from events.models import Event, WorkingCopy
from events.views import kept_answers
from events.views.form_conflict import (
    chosen_answers,
    conflict_page,
    conflict_text,
    is_choice,
    own_answers,
    what_differs,
)
from events.views.form_page import FormPage, clock_text, page_context, saved_text
from municipalities.whole_numbers import whole_number

LOGIN_URL = "account_login"
LARGEST_VERSION = 2**31 - 1


class Sheet(NamedTuple):
    """What an opened page of the form knows of itself: which version it has seen, and its own name."""

    version: int
    sitting: uuid.UUID
    based_on: dt.datetime | None

    @classmethod
    def read(cls, said: Any) -> "Sheet":
        """Read what was posted; whoever sends something else has seen nothing."""
        version = whole_number(str(said.get("version", "")), digits=10) or 0
        try:
            sitting = uuid.UUID(str(said.get("sitting", "")))
        except ValueError:
            sitting = uuid.uuid4()
        try:
            moment = parse_datetime(str(said.get("based_on", "")))
        except ValueError:
            moment = None
        based_on = moment if moment and moment.tzinfo else None
        return cls(min(version, LARGEST_VERSION), sitting, based_on)


@require_http_methods(["GET", "HEAD", "POST"])
def event_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of an event; posted, it is saved whole, right or not yet."""
    if not request.user.is_authenticated:
        return _ask_to_log_in(request, pk)
    event = _own_event(request, pk)
    if request.method == "POST":
        return _save(request, event)
    if kept := kept_answers.take(request.session, pk):
        return _bring_back(request, event, kept)
    return _show(request, event)


@require_POST
def event_autosave(request: HttpRequest, pk: int) -> JsonResponse:
    """The same answers, sent by the page itself at every pause."""
    if not request.user.is_authenticated:
        login = f"{resolve_url(LOGIN_URL)}?{urlencode({'next': resolve_url('events:event_edit', pk)})}"
        message = _("Log in to carry on where you left off")
        return JsonResponse({"message": message, "login": login}, status=HTTPStatus.UNAUTHORIZED)
    event = _own_event(request, pk)
    if not _is_whole(request):
        message = _("The form arrived in part and was not saved. Your text is in this window: save it again.")
        return JsonResponse({"message": message}, status=HTTPStatus.BAD_REQUEST)
    try:
        copy = _keep(request, event, answers_posted(request.POST), Sheet.read(request.POST))
    except CopyConflict as conflict:
        answer = {
            "message": conflict_text(conflict.theirs),
            "by": str(conflict.theirs.saved_by or ""),
            "at": clock_text(conflict.theirs.saved_at),
        }
        return JsonResponse(answer, status=HTTPStatus.CONFLICT)
    return JsonResponse({"version": copy.version, "status": saved_text(event, copy)})


def _is_whole(request: HttpRequest) -> bool:
    """Whether the form came to its end: what was cut off on the way must not stand for words taken out."""
    return "is_whole" in request.POST


def _own_event(request: HttpRequest, pk: int) -> Event:
    """The event, if this person may edit it; otherwise there is none."""
    events = Event.objects.editable_by(request.user).select_related("owner", "source")
    return get_object_or_404(events, pk=pk)


def _keep(request: HttpRequest, event: Event, answers: Answers, sheet: Sheet) -> WorkingCopy:
    return save_copy(event=event, answers=answers, user=request.user, **sheet._asdict())


def _ask_to_log_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the log-in page; what was posted waits in the session until the person is back."""
    if request.method == "POST":
        sheet = Sheet.read(request.POST)
        details = {
            "version": str(sheet.version),
            "sitting": str(sheet.sitting),
            "based_on": sheet.based_on.isoformat() if sheet.based_on else "",
        }
        answers = answers_posted(request.POST) if _is_whole(request) else {}
        if answers and not kept_answers.keep(request.session, pk, answers, **details):
            return render(request, "events/form/too_long.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return redirect_to_login(resolve_url("events:event_edit", pk), resolve_url(LOGIN_URL))


def _bring_back(request: HttpRequest, event: Event, kept: dict[str, Any]) -> HttpResponse:
    """Save what was posted while nobody was logged in, and show it."""
    sheet = Sheet.read(kept)
    try:
        _keep(request, event, kept["answers"], sheet)
    except CopyConflict as conflict:
        if what_differs(event, kept["answers"], conflict):
            return conflict_page(request, event, kept["answers"], conflict, seen=sheet.version)
    return _show(request, event, is_brought_back=True)


def _show(request: HttpRequest, event: Event, *, is_brought_back: bool = False) -> HttpResponse:
    copy = copy_of(event)
    page = FormPage(event=event, answers=copy.answers)
    refused = request.session.pop("refused_files", {}).get(str(event.pk), {})
    more = {"refused": refused, "is_brought_back": is_brought_back}
    return render(request, "events/form/event_form.html", page_context(page, copy) | more)


def _save(request: HttpRequest, event: Event) -> HttpResponse:
    """Do what the button says, keep everything, and lead back to where the person was writing."""
    if is_choice(request.POST):
        return _choose(request, event)
    if not _is_whole(request):
        message = "the form arrived in part"
        raise BadRequest(message)
    button = Press.read(request.POST.get("action", ""))
    answers = answers_posted(request.POST)
    place = press(button, answers, request.POST, Register()) or _answer_text(event, button, answers, request)
    refused = _receive_files(request, event, answers)
    sheet = Sheet.read(request.POST)
    try:
        _keep(request, event, answers, sheet)
    except CopyConflict as conflict:
        if what_differs(event, answers, conflict):
            return conflict_page(request, event, answers, conflict, seen=sheet.version)
    if button.verb == "check" and not refused:
        return redirect("events:event_check", event.pk)
    if refused:
        place = "skiltis-failai"
    elif button.verb == "save" and not place and FormPage(event=event, answers=answers).problems:
        place = "klaidos"
    return _back_to(event, place)


def _answer_text(event: Event, button: Press, answers: Answers, request: HttpRequest) -> str:
    """Do what a button says about the text from which the draft was begun."""
    if button.verb not in PROPOSAL_VERBS:
        return ""
    marks = EventForm(answers, event=event, register=Register()).marks
    words = request.POST.get("words", "")
    place = PROPOSAL_VERBS[button.verb](button.what, answers, marks, words)
    if button.verb == "role" and place and words.strip():
        mark_words(event=event, answers=answers, place=place, words=words)
    return place


def _choose(request: HttpRequest, event: Event) -> HttpResponse:
    """Keep what was chosen of two versions; while something is not, or a third came meanwhile, ask again."""
    sheet, mine = Sheet.read(request.POST), own_answers(request.POST)
    seen = Sheet.read({"version": request.POST.get("seen", "")}).version
    stored = WorkingCopy.objects.select_related("saved_by").filter(event=event).first()
    clash = conflict_of(event, stored, seen=seen)
    answers = chosen_answers(event, request.POST, clash.theirs)
    if clash.theirs.version != sheet.version or answers is None:
        return conflict_page(request, event, mine, clash, seen=seen, was_asked=True)
    try:
        _keep(request, event, answers, sheet)
    except CopyConflict as conflict:
        return conflict_page(request, event, mine, conflict, seen=seen, was_asked=True)
    return _back_to(event, "")


def _back_to(event: Event, place: str) -> HttpResponse:
    return redirect(f"{resolve_url('events:event_edit', event.pk)}{f'#{place}' if place else ''}")


def _receive_files(request: HttpRequest, event: Event, answers: Answers) -> dict[str, list[str]]:
    """Take in the files that came with the form; say of each that was refused why."""
    refused: dict[str, list[str]] = {}
    for kind, name in (("photo", "new_photos"), ("file", "new_files")):
        for file in request.FILES.getlist(name):
            try:
                upload = receive_upload(
                    event=event, file=file, user=request.user, token=uuid.uuid4(), is_photo=kind == "photo"
                )
            except ValidationError as error:
                refused.setdefault(kind, []).extend(error.messages)
            else:
                title = {"title": upload.name.rpartition(".")[0]} if kind == "file" else {}
                add_row(f"{kind}s", answers, upload=str(upload.key), **title)
    if refused:
        request.session["refused_files"] = {str(event.pk): refused}
    return refused
