"""The life of an event: checked, previewed, submitted, published, withdrawn, thrown away and taken back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.actions.copies import CopyConflict, copy_of
from events.actions.emptying import why_it_stays
from events.actions.publishing import (
    NotReady,
    applied,
    bin_event,
    discard_copy,
    may_publish,
    publish_event,
    return_event,
    submit_event,
    unbin_event,
    withdraw_event,
)
from events.forms.acts import PublishForm, ReturnForm
from events.forms.event_form import EventForm
from events.forms.reading import read_through
from events.forms.register import Register
from events.models import Event, WorkingCopy
from events.models.event import EventQuerySet
from events.views.events import for_page, page_of

Act = Callable[[HttpRequest, int], HttpResponse]


def act(view: Act) -> Act:
    """Make the view a deliberate act: it is sent by a form.

    Whoever comes to its address by a link, back from the log-in page, is led to where the form stands.
    """

    @login_required
    @wraps(view)
    def acting(request: HttpRequest, pk: int) -> HttpResponse:
        return view(request, pk) if request.method == "POST" else redirect("events:event_check", pk)

    return acting


# ---- Reading


@login_required
@require_safe
def event_check(request: HttpRequest, pk: int) -> HttpResponse:
    """All answers before they are published, and what is still missing."""
    return _check(request, _event(Event.objects.editable_by(request.user), pk))


@login_required
@require_safe
def event_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it will be, made of the working copy and of nothing that stays."""
    event = _event(Event.objects.copy_visible_to(request.user), pk)
    may_edit = Event.objects.editable_by(request.user).contains(event)
    # Their files have no address of their own before they are published.
    waiting = set(event.uploads.values_list("key", flat=True))
    with applied(event, request.user) as written:
        shown = for_page(Event.objects.select_related("working_copy")).get(pk=written.pk)
        context = {"is_preview": True, "may_edit": may_edit, "waiting": waiting}
        return render(request, "events/event_detail.html", page_of(shown) | context)


@login_required
@require_safe
def event_published(request: HttpRequest, pk: int) -> HttpResponse:
    """That the event is published: its address, and what to do next."""
    event = _event(Event.objects.editable_by(request.user), pk)
    if event.status != Event.Status.PUBLISHED:
        return redirect("events:event_check", pk)
    address = request.build_absolute_uri(event.get_absolute_url())
    letter = urlencode({"subject": str(event), "body": address}, quote_via=quote)
    context = {
        "event": event,
        "address": address,
        "letter": f"mailto:?{letter}",
        "may_publish": Event.objects.publishable_by(request.user).contains(event),
    }
    return render(request, "events/workspace/event_published.html", context)


# ---- Acting


@act
def event_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the public read the event as its working copy says."""
    event = _event(Event.objects.publishable_by(request.user), pk)
    copy = copy_of(event)
    if event.status == Event.Status.PUBLISHED and not copy.version:
        return redirect("events:event_published", pk)  # The form was sent twice.
    form, publishing = _forms(event, copy, request.user, request.POST)
    if not may_publish(event, request.user) or not publishing.is_valid():
        return _check(request, event, form=form, publishing=publishing)
    try:
        publish_event(
            event=event,
            user=request.user,
            version=publishing.cleaned_data["version"],
            note=publishing.cleaned_data.get("note", ""),
        )
    except (CopyConflict, NotReady) as refusal:
        return _check(request, event, refusal=refusal)
    return redirect("events:event_published", pk)


@act
def event_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a draft, or the changes of a published event, over to be reviewed before they are published."""
    event = _event(Event.objects.publishable_by(request.user), pk)
    if event.is_in_review:
        return redirect("events:event_check", pk)  # The form was sent twice.
    copy = copy_of(event)
    form, publishing = _forms(event, copy, request.user, request.POST)
    if not publishing.is_valid():
        return _check(request, event, form=form, publishing=publishing)
    if publishing.cleaned_data["version"] != copy.version:
        return _check(request, event, refusal=CopyConflict(copy))
    try:
        submit_event(event=event, user=request.user)
    except NotReady as refusal:
        return _check(request, event, refusal=refusal)
    messages.success(request, _("The event is submitted for review."))
    return redirect("events:event_check", pk)


@act
def event_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an event in review back to its editors, with a note of what has to be changed."""
    event = _event(Event.objects.publishable_by(request.user), pk)
    if not event.is_in_review:
        return redirect("events:event_check", pk)
    returning = ReturnForm(request.POST)
    if not returning.is_valid():
        return _check(request, event, returning=returning)
    return_event(event=event, note=returning.cleaned_data["note"])
    messages.success(request, _("The event is returned to be changed. Its editors see your note."))
    return redirect("events:workspace")


@act
def event_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a published event from the public; everything stays, and it can be published again."""
    event = _event(Event.objects.publishable_by(request.user), pk)
    if event.status == Event.Status.PUBLISHED:
        withdraw_event(event=event)
        messages.success(request, _("The event is no longer public. You can change it and publish it again."))
    return redirect("events:event_check", pk)


@act
def event_bin(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw an event away for as long as the bin keeps it; a public one only when asked twice."""
    if Event.objects.in_bin_of(request.user).filter(pk=pk).exists():
        return redirect("events:bin")  # The form was sent twice.
    event = _event(Event.objects.publishable_by(request.user), pk)
    if refusal := why_it_stays(event):
        messages.error(request, refusal)
        return redirect("events:event_check", pk)
    if event.status == Event.Status.PUBLISHED and "confirmed" not in request.POST:
        return render(request, "events/workspace/event_bin.html", {"event": event})
    with transaction.atomic():
        withdraw_event(event=event)
        bin_event(event=event)
    messages.success(request, _("The event is in the bin. For 30 days you can take it back."))
    return redirect("events:bin")


@login_required
def event_unbin(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an event back out of the bin."""
    if request.method != "POST":
        return redirect("events:bin")
    if not Event.objects.publishable_by(request.user).filter(pk=pk).exists():
        event = get_object_or_404(Event.objects.in_bin_of(request.user), pk=pk)
        unbin_event(event=event)
        messages.success(request, _("The event is back."))
    return redirect("events:event_check", pk)


@act
def event_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop the changes to an event that was published before; nobody can bring them back."""
    event = _event(Event.objects.editable_by(request.user), pk)
    has_changes = bool(event.published_at) and WorkingCopy.objects.filter(event=event).exists()
    if has_changes and "confirmed" not in request.POST:
        return render(request, "events/workspace/event_discard.html", {"event": event})
    if has_changes:
        discard_copy(event=event)
        messages.success(request, _("The changes are dropped."))
    return redirect("events:event_check", pk)


# ---- The page on which it is decided


def _event(events: EventQuerySet, pk: int) -> Event:
    return get_object_or_404(events.select_related("owner", "region", "source"), pk=pk)


def _forms(event: Event, copy: WorkingCopy, user: Any, data: Any = None) -> tuple[EventForm, PublishForm]:
    """The event's answers, and the form that publishes them."""
    form = EventForm(copy.answers, event=event, register=Register())
    publishing = PublishForm(
        data,
        version=copy.version,
        note="".join(copy.answers.get("correction_note", [])),
        has_warnings=bool(form.warnings()),
        # Whoever only submits changes says what was corrected in the form of the event.
        asks_what_was_corrected=event.published_at is not None and may_publish(event, user),
    )
    return form, publishing


def _check(
    request: HttpRequest,
    event: Event,
    *,
    form: EventForm | None = None,
    publishing: PublishForm | None = None,
    returning: ReturnForm | None = None,
    refusal: Exception | None = None,
) -> HttpResponse:
    """Show the answers with all that stands in the way of publishing them."""
    copy = copy_of(event)
    if form is None or publishing is None:
        form, publishing = _forms(event, copy, request.user)
    context = {
        "event": event,
        "copy": copy,
        "sections": read_through(form),
        "missing": [*form.problems(), *form.missing()],
        "unread": form.unread(),
        "warnings": form.warnings(),
        "publishing": publishing,
        "returning": returning or ReturnForm(),
        "is_owner": Event.objects.publishable_by(request.user).contains(event),
        "may_publish": may_publish(event, request.user),
        "changed_by": refusal.theirs if isinstance(refusal, CopyConflict) else None,
    }
    return render(request, "events/workspace/event_check.html", context)
