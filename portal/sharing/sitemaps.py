"""Every public page, for search engines: where it is in both languages, and when it last changed."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from events.models import Commitment, Event
from municipalities.models import (
    Agreement,
    CareInstitution,
    FundingProject,
    Municipality,
    Organisation,
    Region,
    ServiceType,
    Source,
)
from portal.languages import path_in
from portal.open_data.datasets import DATASETS
from progress.models import Indicator, ServiceProvision

# A file holds at most 50,000 addresses, and every page has one in each language.
PAGES_IN_A_PART = 50_000 // len(settings.LANGUAGES)
# The workspace, whatever is about somebody's own account, and the steps of a form.
CLOSED = (
    *(
        "darbastalis/",
        "klaida/",
        "prisijungti/",
        "atsijungti/",
        "slaptazodis/",
        "el-pastas/",
        "paskyra/",
        "kvietimas/",
    ),
    *(
        "prenumerata/uzsakyti/",
        "prenumerata/issiusta/",
        "prenumerata/patvirtinti/",
        "prenumerata/atsisakyti/",
    ),
)


class SitemapPage(NamedTuple):
    """One page: its address in Lithuanian and in English, and when it last changed, if known."""

    lithuanian: str
    english: str
    changed_at: dt.datetime | None

    @property
    def versions(self) -> list[str]:
        """The page's addresses, the Lithuanian first."""
        return [self.lithuanian, self.english]


class Kind(NamedTuple):
    """The pages of one kind of row: `moved_at` of a row says when it last changed."""

    rows: QuerySet
    address: Callable[[Any], str]


class Sitemap:
    """All public pages, so many to a file."""

    def __init__(self) -> None:
        self.kinds = [(kind, kind.rows.count()) for kind in _kinds()]
        pages = len(lists()) + sum(count for _kind, count in self.kinds)
        self.parts = range(1, -(-pages // PAGES_IN_A_PART) + 1)

    def part(self, number: int) -> Iterator[SitemapPage]:
        """The pages of one file."""
        start, stop = (number - 1) * PAGES_IN_A_PART, number * PAGES_IN_A_PART
        latest = Event.objects.published().aggregate(Max("changed_at"))["changed_at__max"]
        for path in lists()[start:stop]:
            # What stands on the front page and in the list changes with the events.
            yield _page(path, latest if path in {reverse("home"), reverse("events:event_list")} else None)
        passed = len(lists())
        for kind, count in self.kinds:
            first, last = max(start - passed, 0), min(stop - passed, count)
            for row in kind.rows.order_by("pk")[first:last] if first < last else ():
                yield _page(kind.address(row), row.moved_at)
            passed += count


def closed_paths() -> list[str]:
    """Where search engines are not to go, in each language."""
    return [path_in(code, f"/{path}") for code, _name in settings.LANGUAGES for path in CLOSED]


@cache
def lists() -> list[str]:
    """The pages that are of no one row, as the table of contents has them, and that of each dataset."""
    both = next(entry for entry in get_resolver().url_patterns if _is_in_both_languages(entry))
    with override("lt"):
        datasets = [reverse("open_data:dataset_detail", args=[dataset.slug]) for dataset in DATASETS]
    return [*_whole_pages(both, "/"), *datasets]


def _is_in_both_languages(entry: URLPattern | URLResolver) -> bool:
    return type(entry.pattern).__name__ == "LocalePrefixPattern"


def _whole_pages(resolver: Any, prefix: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if path[1:].startswith((*CLOSED, settings.ADMIN_PATH)) or "<" in path or "^" in path:
            continue
        if isinstance(entry, URLResolver):
            yield from _whole_pages(entry, path)
        elif path.endswith("/"):
            yield path


def _kinds() -> list[Kind]:
    """Every kind of row that has pages of its own."""
    is_in_the_register = {"kind": Organisation.Kind.CARE_INSTITUTION}
    return [
        Kind(_dated(Region.objects.only("slug")), _address),
        Kind(_dated(Region.objects.only("slug")), _report),
        Kind(_dated(Municipality.objects.only("slug")), _address),
        Kind(_dated(ServiceType.objects.only("slug")), _address),
        Kind(_dated(Indicator.objects.only("slug")), _address),
        Kind(
            Event.objects.published().annotate(moved_at=F("changed_at")).only("slug", "starts_on"), _address
        ),
        Kind(_dated(Commitment.objects.public().only("pk")), _address),
        Kind(_dated(Agreement.objects.only("pk")), _address),
        Kind(_dated(CareInstitution.objects.select_related("organisation")), _address),
        Kind(_dated(Organisation.objects.exclude(**is_in_the_register).only("slug", "kind")), _address),
        Kind(_dated(FundingProject.objects.only("slug")), _address),
        Kind(_dated(Source.objects.only("pk")), _address),
        Kind(_dated(ServiceProvision.objects.select_related("service", "municipality")), _address),
    ]


def _dated(rows: QuerySet) -> QuerySet:
    """Say beside each row when it was added or last changed, as its kept versions have it."""
    version: Any = rows.model.pgh_event_model
    versions = version.objects.filter(pgh_obj=OuterRef("pk")).order_by("-pgh_created_at")
    return rows.annotate(moved_at=Subquery(versions.values("pgh_created_at")[:1]))


def _address(row: Any) -> str:
    return str(row.get_absolute_url())


def _report(region: Region) -> str:
    return reverse("progress:region_report", args=[region.slug])


def _page(path: str, changed_at: dt.datetime | None) -> SitemapPage:
    return SitemapPage(path, path_in("en", path), changed_at)
