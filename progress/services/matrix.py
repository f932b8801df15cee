"""Which service exists where, read lean: a page may need all services of all municipalities.

A service of a municipality has one of three states: it is provided, it is not, or nothing is known. What is
not known is never counted among what is not provided.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.models import Municipality, Origin, Region, ServiceType
from municipalities.partial_dates import PartialDate
from progress.models import ServiceProvision
from progress.models.evidence import STAYS_FRESH
from progress.models.services import ServiceProvisionQuerySet

Status = ServiceProvision.Status


class State(StrEnum):
    """What can be said of a service in a municipality."""

    PROVIDED = "provided"
    LACKING = "lacking"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Provision:
    """What is known of a service in a municipality, now or on an earlier day.

    `label` says in a word how far it has come, `is_stale` whether what is known is over a year old.
    """

    municipality_id: int
    service_id: int
    status: str
    stated: PartialDate
    since: PartialDate | None
    provider_id: int | None
    funding: str
    note: str
    event_id: int | None
    source_id: int | None
    is_sample: bool
    label: str
    is_stale: bool

    @property
    def state(self) -> State:
        """Whether people can use it."""
        return State.PROVIDED if self.status in ServiceProvision.PROVIDED else State.LACKING

    @property
    def is_provided(self) -> bool:
        """Whether people can use it, for good or on trial."""
        return self.state == State.PROVIDED

    @property
    def funding_label(self) -> str:
        """Who pays, where it is known."""
        return str(ServiceProvision.Funding(self.funding).label) if self.funding else ""


_DATES = ("", "_precision", "_is_latest", "_is_inferred", "_basis")
COLUMNS = (
    *("municipality_id", "service_id", "status", "provider_id", "funding", "note"),
    *("event_id", "source_id", "origin"),
    *(f"stated_on{part}" for part in _DATES),
    *(f"since_on{part}" for part in _DATES),
)


class Reader:
    """Makes provisions of what the database says of them, in the order of `COLUMNS`."""

    def __init__(self) -> None:
        self.labels = {status.value: str(status.label) for status in Status}
        self.fresh_since = timezone.localdate() - STAYS_FRESH

    def __call__(self, columns: Sequence[Any]) -> Provision:
        """Make one."""
        municipality, service, status, provider, funding, note, event, source, origin, *dates = columns
        stated, since = PartialDate(*dates[:5]), PartialDate(*dates[5:]) if dates[5] else None
        return Provision(
            municipality_id=municipality,
            service_id=service,
            status=status,
            stated=stated,
            since=since,
            provider_id=provider,
            funding=funding,
            note=note,
            event_id=event,
            source_id=source,
            is_sample=origin == Origin.SAMPLE,
            label=self.labels[status],
            is_stale=stated.last < self.fresh_since,
        )


def read(provisions: ServiceProvisionQuerySet) -> list[Provision]:
    """Read the provisions, today's or those of an earlier day; one query."""
    return list(map(Reader(), provisions.order_by().values_list(*COLUMNS)))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many municipalities have come how far with a service; of the rest nothing is known."""

    permanent: int
    pilot: int
    planned: int
    none: int
    total: int

    @classmethod
    def of(cls, statuses: Mapping[str, int], total: int) -> "Counts":
        """Count by the values of `ServiceProvision.Status`."""
        return cls(**{status.value: statuses.get(status.value, 0) for status in Status}, total=total)

    @property
    def provided(self) -> int:
        """Those in which people can use it."""
        return self.permanent + self.pilot

    @property
    def lacking(self) -> int:
        """Those of which it is known that people cannot."""
        return self.planned + self.none

    @property
    def known(self) -> int:
        """Those of which anything is known."""
        return self.provided + self.lacking

    @property
    def unknown(self) -> int:
        """Those of which nothing is known."""
        return self.total - self.known


def counts_by_service(
    region: Region | None = None, day: dt.date | None = None
) -> tuple[dict[int, Counts], int]:
    """Count for each service of which anything is known, in the region or in the country; two queries.

    Beside the counts stands the number of municipalities.
    """
    municipalities = Municipality.objects.all()
    provisions = ServiceProvision.objects.known_on(day).public()
    if region:
        municipalities, provisions = municipalities.filter(region=region), provisions.in_region(region)
    total = municipalities.count()
    statuses: dict[int, dict[str, int]] = defaultdict(dict)
    rows = provisions.order_by().values_list("service_id", "status").annotate(Count("pk"))
    for service, status, number in rows:
        statuses[service][status] = number
    return {service: Counts.of(numbers, total) for service, numbers in statuses.items()}, total


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A service in a municipality, and the page on which its evidence stands; nothing known, no page."""

    municipality: Municipality
    provision: Provision | None
    address: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A service across the municipalities."""

    service: ServiceType
    cells: tuple[MatrixCell, ...]
    counts: Counts

    @property
    def is_sample(self) -> bool:
        """Whether a generator made any of it."""
        return any(cell.provision and cell.provision.is_sample for cell in self.cells)

    @property
    def lacking(self) -> str:
        """How many of the municipalities are known not to provide it, in words; nothing where none is."""
        if not self.counts.lacking:
            return ""
        words = _("not provided by %(part)s of %(count)s")
        return words % {"part": self.counts.lacking, "count": self.counts.total}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Services by municipalities: those of which something is known, and the others by name."""

    municipalities: tuple[Municipality, ...]
    rows: tuple[MatrixRow, ...]
    unknown: tuple[ServiceType, ...]

    @property
    def provisions(self) -> list[Provision]:
        """Everything known that it shows."""
        return [cell.provision for row in self.rows for cell in row.cells if cell.provision]

    @property
    def has_old(self) -> bool:
        """Whether anything in it is over a year old."""
        return any(provision.is_stale for provision in self.provisions)


def matrix(municipalities: Iterable[Municipality], day: dt.date | None = None) -> Matrix:
    """Put together what is known of every service in these municipalities; two queries."""
    places = tuple(municipalities)
    provisions = ServiceProvision.objects.known_on(day).public()
    known = {
        (provision.service_id, provision.municipality_id): provision
        for provision in read(provisions.filter(municipality__in=places))
    }
    services = list(ServiceType.objects.only("slug", "name", "name_en", "sort_key"))
    of_services = {service for service, _place in known}
    return Matrix(
        places,
        tuple(_row(service, places, known) for service in services if service.pk in of_services),
        tuple(service for service in services if service.pk not in of_services),
    )


def _row(
    service: ServiceType, places: Sequence[Municipality], known: Mapping[tuple[int, int], Provision]
) -> MatrixRow:
    page = service.get_absolute_url()
    found = [(place, known.get((service.pk, place.pk))) for place in places]
    cells = tuple(
        MatrixCell(place, provision, below(page, place) if provision else "") for place, provision in found
    )
    statuses = Counter(provision.status for _place, provision in found if provision)
    return MatrixRow(service, cells, Counts.of(statuses, len(places)))


def provision_address(service: ServiceType, place: Municipality) -> str:
    """The page of the service in the municipality."""
    return below(service.get_absolute_url(), place)


def below(page: str, place: Municipality) -> str:
    """The same, where the page of the service is known: a table has hundreds of them."""
    return f"{page}{place.slug}/"
