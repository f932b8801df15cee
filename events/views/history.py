"""The history of an event: its versions, what each changed, and the way back to one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.actions.copies import CopyConflict
from events.actions.restoring import restore
from events.forms.register import Register
from events.history.versions import Version, version_numbered, versions_of
from events.history.wording import differences, whole
from events.models import Event


@login_required
@require_safe
def event_history(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions of the event, the newest first."""
    event = get_object_or_404(Event.objects.history_visible_to(request.user), pk=pk)
    versions = list(reversed(_versions(event, request.user)))
    return render(request, "events/history/event_history.html", {"event": event, "versions": versions})


@login_required
@require_safe
def event_version(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """One version: field by field what it changed, and all that it said."""
    event = get_object_or_404(Event.objects.history_visible_to(request.user), pk=pk)
    versions = _versions(event, request.user)
    found = _found(versions, version)
    register = Register()
    context = {
        "event": event,
        "version": found,
        "is_newest": found is versions[-1],
        "parts": differences(found, register),
        "sections": whole(found, register),
        "may_edit": Event.objects.editable_by(request.user).contains(event),
    }
    return render(request, "events/history/event_version.html", context)


@login_required
def event_restore(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """Put a version into the working copy: whoever publishes it makes it the newest one."""
    if request.method != "POST":
        return redirect("events:event_version", pk, version)
    seen = Event.objects.history_visible_to(request.user).values("pk")
    event = get_object_or_404(Event.objects.editable_by(request.user).filter(pk__in=seen), pk=pk)
    found = _found(_versions(event, request.user), version)
    try:
        _copy, missing = restore(event=event, answers=found.answers, user=request.user)
    except CopyConflict:
        messages.error(request, _("Somebody saved the event at this very moment. Look what stands now."))
        return redirect("events:event_history", pk)
    messages.success(request, _("The version is restored as a draft. Check it and publish it."))
    if missing:
        text = ngettext(
            "%(count)d removed file did not come back: upload it again.",
            "%(count)d removed files did not come back: upload them again.",
            missing,
        )
        messages.warning(request, text % {"count": missing})
    return redirect("events:event_edit", pk)


def _versions(event: Event, user: Any) -> list[Version]:
    """Return the versions that the person may read: drafts only where what is unpublished may be read."""
    return versions_of(event, with_drafts=Event.objects.copy_visible_to(user).contains(event))


def _found(versions: list[Version], number: int) -> Version:
    found = version_numbered(versions, number)
    if found is None:
        raise Http404
    return found
