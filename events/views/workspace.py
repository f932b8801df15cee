"""The desk of whoever works in the portal: what waits, the events in hand, and the bin."""

import datetime as dt
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.db.models import Case, QuerySet, When
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.actions.copies import create_event
from events.desk import waiting_elsewhere
from events.filters import OwnEventFilterSet
from events.forms.acts import NewEventForm
from events.forms.event_form import EventForm, Problem
from events.forms.register import Register
from events.models import Commitment, Event, WorkingCopy
from events.models.commitments import CommitmentQuerySet
from events.models.event import EventQuerySet
from municipalities.access import reach_of
from municipalities.listing import fetch_whole, paginate
from municipalities.models import Agreement, Organisation
from municipalities.models.agreements import AgreementQuerySet

# How many rows a block of the desk shows; the rest is one link away.
SHOWN = 5
DUE_WITHIN = dt.timedelta(days=30)
RECENT = dt.timedelta(weeks=8)


class Block(NamedTuple):
    """The first rows of what waits, and whether there are more."""

    rows: list[Any]
    has_more: bool


class Tables(NamedTuple):
    """An organisation, and the years of which a table can be taken along, the latest first."""

    organisation: Organisation
    years: list[int]


class Draft(NamedTuple):
    """An event that is not published as it stands, and what publishing it still asks for."""

    event: Event
    missing: list[Problem]


@login_required
@require_safe
def workspace(request: HttpRequest) -> HttpResponse:
    """What waits for this person, the most urgent first."""
    user: Any = request.user
    today = timezone.localdate()
    new_event = NewEventForm(user=user)
    events = Event.objects.for_desk()
    reviews = _first(events.copy_visible_to(user).in_review().order_by("changed_at", "pk"))
    held = events.editable_by(user).barely_logged(today - RECENT, today)
    context = {
        "new_event": new_event,
        "tables": _tables(user, new_event.organisations),
        "may_invite": user.is_superuser or user.led_organisations.exists(),
        "has_events": Event.objects.editable_by(user).exists(),
        "drafts": _drafts(user),
        "reviews": reviews,
        "publishable": _publishable(user, reviews.rows),
        "barely_logged": _first(held.order_by("-starts_on", "-pk")),
        "commitments": _first(_commitments(user).due_by(today + DUE_WITHIN).for_list().most_urgent_first()),
        "agreements": _first(_agreements(user).waiting().for_list().order_by("status", "pk")),
        "binned": Event.objects.in_bin_of(user).count(),
        "elsewhere": waiting_elsewhere(user),
    }
    return render(request, "events/workspace/workspace.html", context)


@login_required
@require_safe
def own_event_list(request: HttpRequest) -> HttpResponse:
    """Every event that the person works on, by status, year and words."""
    events = Event.objects.copy_visible_to(request.user)
    found = OwnEventFilterSet(request.GET, events.only("pk"))
    found.count_choices()
    page = fetch_whole(paginate(request, found.qs), Event.objects.for_desk())
    count = page.paginator.count
    context = {
        "filter": found,
        "page": page,
        "found": ngettext("%(count)s event found", "%(count)s events found", count) % {"count": count},
        "new_event": NewEventForm(user=request.user),
        "editable": _among(Event.objects.editable_by(request.user), list(page)),
        "publishable": _publishable(request.user, list(page)),
    }
    return render(request, "events/workspace/own_event_list.html", context)


@login_required
def event_create(request: HttpRequest) -> HttpResponse:
    """Begin an event; the same form sent twice begins it once."""
    if request.method != "POST":
        return redirect("events:workspace")
    form = NewEventForm(request.POST, user=request.user)
    if not form.organisations:
        message = "nobody to log events for"
        raise Http404(message)
    if not form.is_valid():
        return render(request, "events/workspace/event_create.html", {"form": form})
    event = create_event(organisation=form.cleaned_data["organisation"], token=form.cleaned_data["token"])
    return redirect("events:event_edit", event.pk)


@login_required
@require_safe
def bin_list(request: HttpRequest) -> HttpResponse:
    """What was thrown away and can still be taken back, what goes first on top."""
    binned = Event.objects.for_desk().in_bin_of(request.user).order_by("binned_at", "pk")
    page = paginate(request, binned)
    return render(request, "events/workspace/bin_list.html", {"page": page})


def _first(rows: QuerySet) -> Block:
    """Fetch as much as a block shows, in one query."""
    found = list(rows[: SHOWN + 1])
    return Block(found[:SHOWN], has_more=len(found) > SHOWN)


def _among(events: EventQuerySet, rows: list[Event]) -> set[int]:
    return set(events.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))


def _publishable(user: Any, rows: list[Event]) -> set[int]:
    """Which of the rows the person may publish, withdraw and throw away."""
    return _among(Event.objects.publishable_by(user), rows)


def _drafts(user: Any) -> Block:
    """What is written and not published: what a review returned first, then what was changed last."""
    events = Event.objects.for_desk().editable_by(user).unpublished()
    is_returned = Case(When(review_note="", then=False), default=True)
    latest = Coalesce("working_copy__saved_at", "changed_at").desc()
    block = _first(events.order_by(is_returned.desc(), latest, "-pk"))
    copies = WorkingCopy.objects.filter(pk__in=[event.pk for event in block.rows])
    answers = dict(copies.values_list("pk", "answers"))
    register = Register()
    drafts = [
        Draft(event, EventForm(answers.get(event.pk, {}), event=event, register=register).missing_basics())
        for event in block.rows
    ]
    return block._replace(rows=drafts)


def _tables(user: Any, organisations: list[Organisation]) -> list[Tables]:
    """Each of the person's own organisations that has had events, with the years of these."""
    own = {one.pk: one for one in organisations if one.pk in reach_of(user).organisations}
    events = Event.objects.attendance_visible_to(user).filter(owner__in=own, starts_on__isnull=False)
    found = sorted(events.order_by().values_list("owner", "starts_on__year").distinct(), reverse=True)
    years = {owner: [year for _, year in rows] for owner, rows in groupby(found, itemgetter(0))}
    return [Tables(own[pk], years[pk]) for pk in own if pk in years]


def _commitments(user: Any) -> CommitmentQuerySet:
    """Those on which the person reports; an official keeps an eye on all."""
    rows = Commitment.objects.public()
    return rows if reach_of(user).is_official else rows.editable_by(user)


def _agreements(user: Any) -> AgreementQuerySet:
    """Those that the person moves on; an official keeps an eye on all."""
    rows = Agreement.objects.all()
    return rows if reach_of(user).is_official else rows.editable_by(user)
