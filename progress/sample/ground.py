"""What the sample's facts rest on: events and sources that are samples themselves."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from events.models import Event
from events.sample.cast import Dice
from municipalities.models import Municipality, Organisation, Origin, Region, ServiceType, Source
from progress.models import PlanCriterion

# Of a hundred facts of a municipality so many rest on an event there, where there was one.
ON_EVENTS = 40


class Ground(NamedTuple):
    """Everything that a fact of the sample may name."""

    regions: list[Region]
    municipalities: list[Municipality]
    services: list[ServiceType]
    criteria: list[PlanCriterion]
    sources: list[Source]
    # Published events by the municipality that received them.
    events: dict[int, list[Event]]
    providers: dict[int, list[Organisation]]

    def evidence(self, rng: Dice, place: Municipality) -> dict[str, Any]:
        """Return an event in the municipality, or a source."""
        events = self.events.get(place.pk, [])
        if events and rng.chance(ON_EVENTS):
            return {"event": rng.choice(events)}
        return {"source": rng.choice(self.sources)}


def find_ground() -> Ground:
    """Read what stands; the criteria are those of the record, where there are any."""
    sample = {"origin": Origin.SAMPLE}
    events = Event.objects.filter(**sample, status=Event.Status.PUBLISHED, host_municipality__isnull=False)
    return Ground(
        list(Region.objects.order_by("code")),
        list(Municipality.objects.select_related("region").order_by("code")),
        list(ServiceType.objects.order_by("key")),
        list(PlanCriterion.objects.exclude(**sample)),
        list(Source.objects.filter(**sample).order_by("record_key")),
        _by_place(events.order_by("record_key"), "host_municipality_id"),
        _by_place(
            Organisation.objects.filter(
                **sample, municipality__isnull=False, kind__in=("ngo", "service_provider")
            ).order_by("record_key"),
            "municipality_id",
        ),
    )


def _by_place(rows: Iterable[Any], place: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, place)].append(row)
    return found
