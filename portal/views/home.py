"""The front page, and the page about the portal."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.models import Commitment, Event, Outcome
from events.presence import attendance
from municipalities.models import Agreement, CareInstitution, Municipality, Source
from municipalities.tiles import legend, tile_map

EVENTS_SHOWN = 8
COMMITMENTS_SHOWN = 3


class Holding(NamedTuple):
    """How many of one kind the portal holds, in words, and where they are."""

    total: int
    text: str
    address: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the map, the latest events, what is open, and ways in."""
    attended = attendance()
    municipalities = Municipality.objects.select_related("region")
    commitments = Commitment.objects.public()
    return render(
        request,
        "portal/home.html",
        {
            "map": tile_map(municipalities, attended),
            "legend": legend(attended.values()),
            "represented_count": len(attended),
            "event_count": Event.objects.published().count(),
            "events": Event.objects.published().for_list().newest_first()[:EVENTS_SHOWN],
            "signed_count": Agreement.objects.signed().count(),
            "commitments": commitments.unfinished().for_list().most_urgent_first()[:COMMITMENTS_SHOWN],
            **commitments.counted(),
        },
    )


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who runs the portal, what it holds, and whose data it rests on."""
    return render(
        request,
        "portal/about.html",
        {
            "operator_name": settings.OPERATOR_NAME,
            "operator_email": settings.OPERATOR_EMAIL,
            "holdings": _holdings(),
        },
    )


def _holdings() -> list[Holding]:
    events = Event.objects.published().count()
    outcomes = Outcome.objects.public().count()
    commitments = Commitment.objects.public().count()
    agreements = Agreement.objects.count()
    institutions = CareInstitution.objects.count()
    sources = Source.objects.count()
    return [
        Holding(events, ngettext("event", "events", events), reverse("events:event_list")),
        Holding(
            outcomes,
            ngettext("practice, problem or conclusion", "practices, problems and conclusions", outcomes),
            reverse("events:experience_list"),
        ),
        Holding(
            commitments, ngettext("commitment", "commitments", commitments), reverse("events:commitment_list")
        ),
        Holding(
            agreements,
            ngettext("agreement, signed or planned", "agreements, signed or planned", agreements),
            reverse("municipalities:agreement_list"),
        ),
        Holding(
            institutions,
            ngettext("care institution", "care institutions", institutions),
            reverse("municipalities:institution_list"),
        ),
        Holding(sources, ngettext("source", "sources", sources), reverse("municipalities:source_list")),
    ]
