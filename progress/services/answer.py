"""The ministry's question: which municipalities provide a service, which do not, and what they promised."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F

from events.models import Commitment, Event
from events.models.commitments import CommitmentQuerySet
from municipalities.models import Municipality, Organisation, Region, ServiceType
from progress.figures.series import evidence
from progress.models import ServiceProvision
from progress.services.matrix import Counts, Matrix, Provision, State, below, read


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What is known of the service in one municipality, what shows it, and the last promise about it."""

    municipality: Municipality
    provision: Provision | None
    evidence: Any
    provider: Organisation | None
    promise: Commitment | None
    address: str

    @property
    def state(self) -> State:
        """Whether people can use the service there, as far as it is known."""
        return self.provision.state if self.provision else State.UNKNOWN


@dataclass(frozen=True, slots=True)
class Answer:
    """The municipalities asked about, and how many have come how far.

    `everywhere` is what is known in the whole country, by the municipality's id: for the map.
    """

    rows: tuple[AnswerRow, ...]
    counts: Counts
    everywhere: Mapping[int, Provision]

    def of(self, state: State | None) -> list[AnswerRow]:
        """The rows of one state; of none, all."""
        return [row for row in self.rows if state in {None, row.state}]

    @property
    def providers(self) -> list[tuple[Organisation, list[Municipality]]]:
        """Who provides the service, and in which of the municipalities; who does so in most first."""
        found: dict[Organisation, list[Municipality]] = {}
        for row in self.rows:
            if row.provider and row.state == State.PROVIDED:
                found.setdefault(row.provider, []).append(row.municipality)
        return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0].sort_key))


def answer(
    service: ServiceType, municipalities: Iterable[Municipality], day: dt.date | None = None
) -> Answer:
    """Answer what is known of the service in these municipalities; six queries besides theirs at most."""
    provisions = read(ServiceProvision.objects.known_on(day).public().filter(service=service))
    everywhere = {provision.municipality_id: provision for provision in provisions}
    asked = list(municipalities)
    statuses = Counter(everywhere[place.pk].status for place in asked if place.pk in everywhere)
    return Answer(_rows(service, asked, everywhere, day), Counts.of(statuses, len(asked)), everywhere)


def _rows(
    service: ServiceType, places: Sequence[Municipality], known: Mapping[int, Provision], day: dt.date | None
) -> tuple[AnswerRow, ...]:
    provisions = [known[place.pk] for place in places if place.pk in known]
    shown_by = evidence(provisions)
    providers = _providers(provisions)
    page = service.get_absolute_url()
    promises = last_promises(promises_about(service, day), places)
    return tuple(
        AnswerRow(
            place,
            provision,
            shown_by.get((provision.event_id, provision.source_id)) if provision else None,
            providers.get(provision.provider_id or 0) if provision else None,
            promises.get(place.pk),
            below(page, place),
        )
        for place in places
        for provision in (known.get(place.pk),)
    )


def services_there(known: Matrix) -> list[tuple[ServiceType, AnswerRow]]:
    """What is known of every service in the matrix of one municipality, with what shows it; three queries."""
    shown_by = evidence(known.provisions)
    providers = _providers(known.provisions)
    return [
        (
            row.service,
            AnswerRow(
                cell.municipality,
                cell.provision,
                shown_by.get((cell.provision.event_id, cell.provision.source_id)),
                providers.get(cell.provision.provider_id or 0),
                None,
                cell.address,
            ),
        )
        for row in known.rows
        for cell in row.cells
        if cell.provision
    ]


def _providers(provisions: Iterable[Provision]) -> dict[int, Organisation]:
    keys = {provision.provider_id for provision in provisions if provision.provider_id}
    columns = ("slug", "name", "english", "kind", "sort_key")
    return Organisation.objects.only(*columns).in_bulk(keys) if keys else {}


def promises_about(service: ServiceType, day: dt.date | None = None) -> CommitmentQuerySet:
    """What was promised about the service at published events, up to the day if one is named."""
    promises = Commitment.objects.public().filter(services=service)
    return promises.filter(event__starts_on__lte=day) if day else promises


def last_promises(promises: CommitmentQuerySet, places: Iterable[Municipality]) -> dict[int, Commitment]:
    """Find the last promise that each municipality made, itself, through a body or with its whole region."""
    newest_first = promises.order_by(F("event__starts_on").desc(nulls_last=True), "-event", "position", "pk")
    last: dict[tuple[str, int | None], int] = {}
    order: dict[int, int] = {}
    for position, (pk, municipality, bodys_municipality, region) in enumerate(
        newest_first.values_list(
            "pk", "responsible_municipality", "responsible_organisation__municipality", "responsible_region"
        )
    ):
        order[pk] = position
        for who in (("place", municipality), ("place", bodys_municipality), ("region", region)):
            last.setdefault(who, pk)
    found = {
        place.pk: min(made, key=order.__getitem__)
        for place in places
        if (made := [last[who] for who in (("place", place.pk), ("region", place.region_id)) if who in last])
    }
    whole = Commitment.objects.for_list().in_bulk(set(found.values()))
    return {place: whole[pk] for place, pk in found.items() if pk in whole}


def last_round_table(region: Region, day: dt.date | None = None) -> Event | None:
    """The region's last round table; where there was none yet, its last event of any kind."""
    events = Event.objects.published().in_region(region)
    if day:
        events = events.filter(starts_on__lte=day)
    is_another = models.Case(models.When(kind=Event.Kind.ROUND_TABLE, then=False), default=True)
    return events.for_list().order_by(is_another, F("starts_on").desc(nulls_last=True), "-pk").first()
