"""The events at which an organisation appears, as far as the public may know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpRequest

from municipalities.listing import paginate
from municipalities.models import Organisation
from municipalities.words import said

PUBLISHED = Q(event__status="published")
PER_PAGE = 20


@dataclass
class Appearance:
    """An event with what the organisation did there, and who acted for it in which office.

    It may have been spoken of without being there.
    """

    event: Any
    roles: list[str] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    is_spoken_of: bool = False

    def add_person(self, person: Any, office: str) -> None:
        """Name a person once, with the office held on that day."""
        if person and (str(person), office) not in self.people:
            self.people.append((str(person), office))


def appearances(request: HttpRequest, organisation: Organisation) -> Page:
    """Return the page of events, the newest first, that the address asks for."""
    participations = organisation.participations.filter(PUBLISHED, is_public=True).order_by("position", "pk")
    presentations = organisation.presentations.filter(PUBLISHED).order_by("position", "pk")
    outcomes = organisation.outcomes.public().order_by("position", "pk")
    days = {
        event: day
        for rows in (participations, presentations, outcomes)
        for event, day in rows.values_list("event", "event__starts_on")
    }
    page = paginate(request, sorted(days, key=lambda event: (days[event], event), reverse=True), PER_PAGE)
    page.object_list = _grouped(
        page.object_list,
        *(
            rows.filter(event__in=page.object_list)
            .select_related(*related, "event__region", "event__host_municipality")
            .defer("event__body", "event__words")
            for rows, related in ((participations, ["person"]), (presentations, ["speaker"]), (outcomes, []))
        ),
    )
    return page


def event_counts(organisations: Iterable[Organisation]) -> Counter[int]:
    """At how many events each of the organisations appears, as its own page lists them."""
    found: set[tuple[int, int]] = set()
    for relation, public in (
        ("participations", {"participations__is_public": True}),
        ("presentations", {}),
        ("outcomes", {}),
    ):
        published = Organisation.objects.filter(
            pk__in=[organisation.pk for organisation in organisations],
            **{f"{relation}__event__status": "published"},
            **public,
        )
        found.update(published.order_by().values_list("pk", f"{relation}__event"))
    return Counter(organisation for organisation, _event in found)


def _grouped(
    events: Iterable[int],
    participations: Iterable[Any],
    presentations: Iterable[Any],
    outcomes: Iterable[Any],
) -> list[Appearance]:
    found: dict[int, Appearance] = {}
    for participation in participations:
        appearance = found.setdefault(participation.event_id, Appearance(participation.event))
        if participation.get_role_display() not in appearance.roles:
            appearance.roles.append(participation.get_role_display())
        appearance.add_person(participation.person, said(participation, "office"))
    for presentation in presentations:
        appearance = found.setdefault(presentation.event_id, Appearance(presentation.event))
        appearance.topics.append(said(presentation, "topic"))
        appearance.add_person(presentation.speaker, said(presentation, "office"))
    for outcome in outcomes:
        found.setdefault(outcome.event_id, Appearance(outcome.event)).is_spoken_of = True
    return [found[event] for event in events]
