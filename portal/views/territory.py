"""Regions and municipalities, with all that the portal knows of them."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.digest import most_urgent_commitments, newest_outcomes
from events.models import Commitment, Event, Outcome
from events.region_counts import region_rows
from municipalities.former_addresses import with_former_addresses
from municipalities.listing import paginate
from municipalities.maps import COUNTRY_FRAME
from municipalities.models import Agreement, CareInstitution, Claim, Municipality, Region
from municipalities.models.agreements import AgreementQuerySet
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.tiles import tile_map
from portal import territory
from portal.filters import MunicipalityFilterSet
from portal.views.tables import municipality_table, region_table
from progress.services.answer import services_there
from progress.territory_progress import progress_of

MUNICIPALITIES = 60  # all on one page, so that a second page is none
# A page shows the newest of each kind and links to the list that has them all.
EVENTS_SHOWN = 5
AGREEMENTS_SHOWN = 5


@require_safe
def region_list(request: HttpRequest) -> HttpResponseBase:
    """The ten regions side by side, as a map and as a table."""
    rows = region_rows()
    table = region_table(rows, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    return render(
        request,
        "portal/region_list.html",
        {
            "rows": rows,
            "regions": [region for region, *_counts in rows],
            "downloads": Downloads(request, table),
            "frame": COUNTRY_FRAME,
            "claims": Claim.objects.about_the_country().select_related("source", "stated_by"),
        },
    )


@require_safe
@with_former_addresses(Region)
def region_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One region: who carries the reform in it, how far it has come, its events and what came of them."""
    region = get_object_or_404(Region.objects.select_related("cluster__coordinator"), slug=slug)
    places = list(region.municipalities.all())
    rows, progress = territory.municipality_rows(places), progress_of(region, places)
    tables = (municipality_table(rows, site_of(request)), *progress.tables(site_of(request)))
    if (file := taken_away(request, *tables)) is not None:
        return file
    events = Event.objects.published().in_region(region)
    context = {
        "region": region,
        "regions": Region.objects.all(),
        "frame": COUNTRY_FRAME,
        "municipality_rows": rows,
        "progress": progress,
        "institutions": CareInstitution.objects.in_region(region).select_related(
            "organisation__municipality"
        ),
        "events": events.for_list().newest_first()[:EVENTS_SHOWN],
        "event_count": events.count(),
        **_agreements(Agreement.objects.filter(municipality__region=region)),
        "claims": region.claims.select_related("source", "stated_by"),
        "downloads": Downloads(request, *tables),
        **_cluster(region),
        **newest_outcomes(Outcome.objects.public().in_region(region)),
        **most_urgent_commitments(Commitment.objects.public().in_region(region)),
    }
    return render(request, "portal/region_detail.html", context)


def _cluster(region: Region) -> dict[str, object]:
    """Who carries the reform in the region, and what says so."""
    cluster = getattr(region, "cluster", None)
    return {
        "cluster_members": cluster.memberships.select_related("organisation") if cluster else (),
        "cluster_sources": cluster.sources.all() if cluster else (),
    }


@require_safe
def municipality_list(request: HttpRequest) -> HttpResponseBase:
    """All 60 municipalities: how present they are at the meetings, and what they have promised."""
    municipalities = MunicipalityFilterSet(request.GET, Municipality.objects.select_related("region"))
    rows = municipalities.rows
    table = municipality_table(rows, site_of(request), municipalities.mistaken)
    if (file := taken_away(request, table)) is not None:
        return file
    paginate(request, rows, per_page=MUNICIPALITIES)
    found = ngettext("%(count)s municipality found", "%(count)s municipalities found", len(rows))
    return render(
        request,
        "portal/municipality_list.html",
        {
            "filter": municipalities,
            "rows": rows,
            "found": found % {"count": len(rows)},
            "downloads": Downloads(request, table),
        },
    )


@require_safe
@with_former_addresses(Municipality)
def municipality_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One municipality in full."""
    municipality = get_object_or_404(Municipality.objects.select_related("region"), slug=slug)
    progress = progress_of(municipality, [municipality])
    tables = progress.tables(site_of(request))
    if (file := taken_away(request, *tables)) is not None:
        return file
    events = Event.objects.published().attended_by(municipality)
    everybody = Municipality.objects.select_related("region")
    context = {
        "municipality": municipality,
        "map": tile_map(everybody, {municipality.pk: 1}),
        "progress": progress,
        "services": services_there(progress.services),
        "events": events.for_list().newest_first()[:EVENTS_SHOWN],
        "event_count": events.count(),
        "institutions": CareInstitution.objects.filter(
            organisation__municipality=municipality
        ).select_related("organisation__municipality"),
        "organisations": municipality.organisations.filter(care_institution=None),
        **_agreements(Agreement.objects.filter(municipality=municipality)),
        "projects": municipality.projects.all(),
        "claims": municipality.claims.select_related("source", "stated_by"),
        "downloads": Downloads(request, *tables),
        **newest_outcomes(Outcome.objects.public().of_municipality(municipality)),
        **most_urgent_commitments(Commitment.objects.public().of_municipality(municipality)),
    }
    return render(request, "portal/municipality_detail.html", context)


def _agreements(agreements: AgreementQuerySet) -> dict[str, object]:
    """Take the agreements signed last, and count them all."""
    return {"agreements": agreements.for_list()[:AGREEMENTS_SHOWN], "agreement_count": agreements.count()}
