"""What somebody says of the reform, and what shows it."""

from dataclasses import dataclass
from decimal import Decimal

from events.models import Event
from municipalities.models import Organisation, Source
from municipalities.partial_dates import PartialDate
from progress.models import IndicatorValue


@dataclass(frozen=True)
class Evidence:
    """The event or the source that shows it; of the public record it may be both."""

    event: Event | None = None
    source: Source | None = None


@dataclass(frozen=True)
class SaidOfService:
    """How far a municipality has come with a service."""

    status: str
    stated: PartialDate
    since: PartialDate | None = None
    provider: Organisation | None = None
    funding: str = ""
    note: str = ""


@dataclass(frozen=True)
class SaidOfPlan:
    """What a council has planned for which years."""

    title: str
    first_year: int | None = None
    last_year: int | None = None
    approved: PartialDate | None = None
    url: str = ""


@dataclass(frozen=True)
class SaidOfFinding:
    """How a plan meets a criterion, in whose words."""

    verdict: str
    words: str
    stated: PartialDate


@dataclass(frozen=True)
class SaidOfValue:
    """What an indicator came to in a period."""

    value: Decimal
    period: PartialDate | None
    until: PartialDate | None = None
    quality: str = IndicatorValue.Quality.PUBLISHED
    is_provisional: bool = False
    note: str = ""


def source_said(*, publisher: str, title: str, url: str = "", published: PartialDate | None = None) -> Source:
    """Return the source of that address, or without one of that name: each stands once."""
    known = Source.objects.filter(url=url) if url else Source.objects.filter(publisher=publisher, title=title)
    if (source := known.order_by("pk").first()) is not None:
        return source
    source = Source(publisher=publisher, title=title, url=url)
    source.published = published
    source.save()
    return source
