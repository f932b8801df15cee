"""The events: the list, and one in full."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.filters import EventFilterSet
from events.models import CommitmentUpdate, Event, Outcome, Participation, Visibility
from events.models.event import EventQuerySet
from events.papers.calendar_file import has_day
from events.views.tables import event_table
from municipalities.listing import fetch_whole, paginate
from municipalities.models import Claim
from municipalities.shown_facts import shown_by
from municipalities.tables import Downloads, site_of, taken_away

# Who was there, under which heading, in which order.
ROLE_HEADINGS = {
    Participation.Role.ORGANISER: _("Organised by"),
    Participation.Role.HOST: _("Hosted by"),
    Participation.Role.MODERATOR: _("Moderated by"),
    Participation.Role.WELCOME: _("Welcomed by"),
    Participation.Role.SPEAKER: _("Spoke"),
    Participation.Role.SIGNATORY: _("Signed"),
    Participation.Role.AWARDEE: _("Awarded"),
    Participation.Role.PARTICIPANT: _("Took part"),
    Participation.Role.GUEST: _("Guests"),
    Participation.Role.MENTIONED: _("Mentioned"),
}


@require_safe
def event_list(request: HttpRequest) -> HttpResponseBase:
    """Every published event, by region, municipality, kind, year, theme and words."""
    events = EventFilterSet(request.GET, Event.objects.published().only("pk"))
    table = event_table(events, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    events.count_choices()
    page = fetch_whole(paginate(request, events.qs), Event.objects.for_list())
    count = page.paginator.count
    found = ngettext("%(count)s event found", "%(count)s events found", count) % {"count": count}
    is_by_year = events.order != "pavadinimas"
    context = {"filter": events, "page": page, "found": found, "is_by_year": is_by_year}
    downloads = Downloads(request, table)
    return render(request, "events/event_list.html", context | {"downloads": downloads})


@require_safe
def event_detail(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One event in full; an address of before leads to the present one, a withdrawn event is gone."""
    event = for_page(Event.objects.with_address()).filter(slug=slug).first()
    if event is None:
        return redirect(formerly_at(slug), permanent=True)
    if event.status == Event.Status.WITHDRAWN:
        return render(request, "events/event_gone.html", {"event": event}, status=410)
    if event.starts_on and event.starts_on.year != year:
        return redirect(event, permanent=True)
    is_mine = request.user.is_authenticated and Event.objects.editable_by(request.user).contains(event)
    return render(request, "events/event_detail.html", page_of(event) | {"is_mine": is_mine})


def formerly_at(slug: str) -> Event:
    """The event that the public read under this address before its title changed."""
    return get_object_or_404(Event.objects.with_address().formerly_at(slug)[:1])


def for_page(events: EventQuerySet) -> EventQuerySet:
    """Fetch with an event the rows that its page names."""
    return events.select_related("region", "host_municipality", "source")


def page_of(event: Event) -> dict[str, Any]:
    """All that the public page of an event shows; of one that is no more than previewed too."""
    participations = event.participations.select_related("person", "organisation")
    # Whoever gave a presentation is named there.
    presenters = event.presentations.filter(speaker__isnull=False).values("speaker")
    named = participations.filter(is_public=True).exclude(
        role=Participation.Role.SPEAKER, person__in=presenters
    )
    return {
        "event": event,
        "has_calendar": event.status == Event.Status.PUBLISHED and has_day(event),
        "presentations": event.presentations.select_related("speaker", "organisation"),
        "roles": list(_by_role(named)),
        "unnamed": participations.filter(is_public=False).exclude(role=Participation.Role.MENTIONED).count(),
        "outcomes": _outcomes(event),
        "commitments": _commitments(event),
        "shown": shown_by(event),
        "agreements": event.agreements.for_list(),
        "projects": _projects(event),
        "attachments": event.attachments.filter(visibility=Visibility.PUBLIC),
        "photos": event.photos.filter(visibility=Visibility.PUBLIC),
        "corrections": event.corrections.all(),
        "earlier": _neighbours(event).earlier_than(event).first() if event.starts_on else None,
        "later": _neighbours(event).later_than(event).first() if event.starts_on else None,
    }


def _by_role(participations: QuerySet) -> Iterator[tuple[Promise, list[Participation]]]:
    everybody = list(participations)
    for role, heading in ROLE_HEADINGS.items():
        if those := [one for one in everybody if one.role == role]:
            yield heading, those


def _outcomes(event: Event) -> list[Outcome]:
    """What was heard at the event, by kind; each with the other events where it was heard too."""
    others = Event.objects.published().exclude(pk=event.pk).newest_first()
    outcomes = (
        Outcome.objects.filter(Q(event=event) | Q(event__status="published")).heard_at(event).for_list()
    )
    heard_again = Prefetch("also_heard_at", others, to_attr="heard_again_at")
    kinds = Outcome.Kind.values
    return sorted(outcomes.prefetch_related(heard_again), key=lambda outcome: kinds.index(outcome.kind))


def _commitments(event: Event) -> QuerySet:
    """The promises with what was reported since; an event that nobody may read is no evidence."""
    is_evidence = Q(event=event) | Q(event__status="published") | Q(source__isnull=False)
    updates = CommitmentUpdate.objects.filter(is_evidence)
    return event.commitments.for_list().prefetch_related(
        Prefetch("updates", updates.select_related("event", "source"))
    )


def _projects(event: Event) -> QuerySet:
    """The projects that paid, each with every code that a source gives it."""
    codes = Claim.objects.filter(topic=Claim.Topic.PROJECT_CODE).select_related("source")
    return event.projects.select_related("funder").prefetch_related(
        Prefetch("claims", codes, to_attr="stated_codes")
    )


def _neighbours(event: Event) -> EventQuerySet:
    """The other events of the region, or of the whole country."""
    return Event.objects.published().filter(region=event.region_id, is_nationwide=event.is_nationwide)
