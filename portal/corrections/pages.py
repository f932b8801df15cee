"""Which page of ours an address names: what it is called, and whose it is."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
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
from progress.models import Indicator

LONGEST = 300
# Where a report about no page in particular belongs.
WHOLE_PORTAL = "/"
# Whose pages anybody may read; the pages of the workspace lie beneath one path.
ROOMS = {"events", "municipalities", "portal", "progress"}
WORKSPACE = "darbastalis/"

# The pages that are of no one thing.
NAMES: dict[str, Promise] = {
    "about": _("About the portal"),
    "corrections:correction_list": _("Corrections"),
    "events:commitment_list": _("Commitments"),
    "events:event_list": _("Events"),
    "events:experience_list": _("Experience"),
    "home": _("The portal as a whole"),
    "municipalities:agreement_list": _("Agreements"),
    "municipalities:institution_list": _("Institutions"),
    "municipalities:organisation_list": _("Organisations"),
    "municipalities:project_list": _("Projects"),
    "municipalities:source_list": _("Sources"),
    "municipality_list": _("Municipalities"),
    "progress:comparison": _("Comparison"),
    "progress:country_report": _("Report of the country"),
    "progress:gaps": _("Gaps"),
    "progress:indicator_list": _("Indicators"),
    "progress:progress": _("Progress"),
    "progress:service_list": _("Services"),
    "reading:accessibility": _("Accessibility"),
    "reading:glossary": _("Glossary"),
    "reading:privacy": _("Privacy"),
    "region_list": _("Regions"),
}


class Page(NamedTuple):
    """A public page of the portal: its Lithuanian path, its name in both languages, and whose it is."""

    path: str
    subject: str
    subject_en: str
    event: Event | None = None
    region: Region | None = None


def page_at(address: str) -> Page:
    """The page at a path of ours in either language; an address that is none of ours names the whole portal.

    What nobody may read is named by its path alone, exactly as what is not there.
    """
    path = _lithuanian(address)
    match = _match(path)
    if match is None:
        path = WHOLE_PORTAL
    row = _thing(match) if match else None
    if row is None or match is None:
        name = NAMES.get(match.view_name if match else "home", path)
        return Page(path, *_in_both(lambda: str(name)))
    event, region = _owner(row)
    return Page(_path_of(row, match, path), *_in_both(lambda: _called(row, match)), event, region)


def _lithuanian(address: str) -> str:
    """The path without its language, its query and its place on the page."""
    path = address.partition("?")[0].partition("#")[0]
    is_path = path.startswith("/") and not path.startswith("//") and "\\" not in path
    if not is_path or len(path) > LONGEST or not path.isprintable():
        return WHOLE_PORTAL
    path = path_in(settings.LANGUAGE_CODE, path)
    return path if path.startswith("/") and not path.startswith("//") else WHOLE_PORTAL


def _match(path: str) -> ResolverMatch | None:
    """The public page that answers there."""
    try:
        with override(settings.LANGUAGE_CODE):
            match = resolve(path)
    except Resolver404:
        return None
    room = match.func.__module__.partition(".")[0]
    is_public = room in ROOMS and not match.route.startswith(WORKSPACE)
    return match if is_public and path.endswith("/") else None


# By the name of the address: how the thing that the page is about is found, if anybody may read it, by the
# parts of the address.
FINDERS: dict[str, Callable[[dict[str, Any]], QuerySet[Any]]] = {
    "events:event_detail": lambda at: Event.objects.published().filter(slug=at["slug"]),
    "events:commitment_detail": lambda at: (
        Commitment.objects.public().filter(pk=at["pk"]).select_related("event")
    ),
    "municipalities:agreement_detail": lambda at: Agreement.objects.filter(pk=at["pk"]).select_related(
        "ngo", "municipality__region"
    ),
    "municipalities:institution_detail": lambda at: CareInstitution.objects.filter(
        organisation__slug=at["slug"]
    ).select_related("organisation__municipality__region", "organisation__region"),
    "municipalities:organisation_detail": lambda at: Organisation.objects.filter(
        slug=at["slug"]
    ).select_related("municipality__region", "region"),
    "municipalities:project_detail": lambda at: FundingProject.objects.filter(slug=at["slug"]),
    "municipalities:source_detail": lambda at: Source.objects.filter(pk=at["pk"]),
    "municipality_detail": lambda at: Municipality.objects.filter(slug=at["slug"]).select_related("region"),
    "progress:indicator_detail": lambda at: Indicator.objects.filter(slug=at["slug"]),
    "progress:provision_detail": lambda at: Municipality.objects.filter(
        slug=at["municipality_slug"]
    ).select_related("region"),
    "progress:region_report": lambda at: Region.objects.filter(slug=at["slug"]),
    "progress:service_detail": lambda at: ServiceType.objects.filter(slug=at["slug"]),
    "region_detail": lambda at: Region.objects.filter(slug=at["slug"]),
}
# A page beneath that of the thing itself keeps its own path, and says what it is.
BENEATH: dict[str, Promise] = {
    "progress:provision_detail": _("a service"),
    "progress:region_report": _("report"),
}
LARGEST_KEY = 2**63 - 1


def _thing(match: ResolverMatch) -> Any:
    """The row that the page is about; None if it is about none, or none that anybody may read."""
    find = FINDERS.get(match.view_name)
    if find is None or match.kwargs.get("pk", 0) > LARGEST_KEY:
        return None
    return find(match.kwargs).first()


def _owner(row: Any) -> tuple[Event | None, Region | None]:
    """The event that the row is or belongs to, or else the region in which it lies."""
    if isinstance(row, Event):
        return row, None
    if isinstance(row, Commitment):
        return row.event, None
    if isinstance(row, Region):
        return None, row
    if isinstance(row, CareInstitution):
        row = row.organisation
    if isinstance(row, Agreement):
        row = row.municipality
    municipality = getattr(row, "municipality", None)
    return None, getattr(row, "region", None) or getattr(municipality, "region", None)


def _path_of(row: Model, match: ResolverMatch, path: str) -> str:
    if match.view_name in BENEATH:
        return path
    with override(settings.LANGUAGE_CODE):
        return str(row.get_absolute_url())  # type: ignore[attr-defined]


def _called(row: Any, match: ResolverMatch) -> str:
    beneath = BENEATH.get(match.view_name)
    return f"{row}: {beneath}" if beneath else str(row)


def _in_both(name: Callable[[], str]) -> tuple[str, str]:
    """The name in Lithuanian and in English, cut to what the database holds."""
    with override("lt"):
        lithuanian = name()[:LONGEST]
    with override("en"):
        return lithuanian, name()[:LONGEST]
