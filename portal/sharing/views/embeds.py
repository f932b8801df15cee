"""Cards that other sites show on their own pages, and the code that they paste for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.models import Commitment, Event
from events.models.commitments import CommitmentQuerySet
from events.models.event import EventQuerySet
from municipalities.models import Agreement, Municipality, Region
from portal.languages import versions
from portal.sharing.forms import PlaceForm

COMMITMENTS_SHOWN = 3
# What a card is high enough for; a longer one scrolls.
HEIGHT = 560


def embeddable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let any site frame what the view answers; nothing else of the portal may be framed."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponse:
        response = view(request, slug)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    let_frame: Any = csp_replace({"frame-ancestors": ["*"]})
    framed: Callable[..., HttpResponse] = xframe_options_exempt(let_frame(answer))
    return framed


@require_safe
@embeddable
def region_card(request: HttpRequest, slug: str) -> HttpResponse:
    """A region in short."""
    region = get_object_or_404(Region.objects.defer("outline"), slug=slug)
    return _card(
        request,
        region,
        Event.objects.published().in_region(region),
        Commitment.objects.public().in_region(region),
        Agreement.objects.filter(municipality__region=region).count(),
    )


@require_safe
@embeddable
def municipality_card(request: HttpRequest, slug: str) -> HttpResponse:
    """A municipality in short."""
    municipality = get_object_or_404(Municipality, slug=slug)
    return _card(
        request,
        municipality,
        Event.objects.published().attended_by(municipality),
        Commitment.objects.public().of_municipality(municipality),
        Agreement.objects.filter(municipality=municipality).count(),
    )


def _card(
    request: HttpRequest,
    place: Region | Municipality,
    events: EventQuerySet,
    commitments: CommitmentQuerySet,
    agreement_count: int,
) -> HttpResponse:
    """The key figures, the latest event and the most urgent promises, as the page of the place has them."""
    context = {
        "place": place,
        "event_count": events.count(),
        "agreement_count": agreement_count,
        "latest": events.for_list().newest_first().first(),
        "commitments": commitments.unfinished().for_list().most_urgent_first()[:COMMITMENTS_SHOWN],
        **commitments.counted(),
    }
    return render(request, "sharing/card.html", context)


@require_safe
def embedding(request: HttpRequest) -> HttpResponse:
    """The code to paste for a region or a municipality, in each language."""
    form = PlaceForm(request.GET if request.GET.get("vieta") else None)
    place = form.cleaned_data["vieta"] if form.is_valid() else ""
    context: dict[str, Any] = {"form": form}
    if place:
        name, path = form.name_of(place), reverse("sharing:embedding") + f"{place}/"
        cards = [
            (version.name, version.code, request.build_absolute_uri(version.address))
            for version in versions(path)
        ]
        context |= {"place": name, "codes": [(*card, _code(card[-1], name)) for card in cards]}
    return render(request, "sharing/embedding.html", context)


def _code(address: str, name: str) -> str:
    """What somebody pastes into their own page."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(name)}" '
        f'width="100%" height="{HEIGHT}" loading="lazy"></iframe>'
    )
