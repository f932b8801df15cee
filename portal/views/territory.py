"""Regions and municipalities, with all that the portal knows of them."""

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.models import Commitment, Event, Outcome
from events.models.commitments import CommitmentQuerySet
from events.models.outcomes import OutcomeQuerySet
from events.region_counts import region_rows
from municipalities.listing import paginate
from municipalities.maps import COUNTRY_FRAME
from municipalities.models import Agreement, CareInstitution, Claim, Municipality, Region
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.tiles import tile_map
from portal import territory
from portal.filters import MunicipalityFilterSet
from portal.views.tables import municipality_table, region_table

MUNICIPALITIES = 60  # all on one page, so that a second page is none
# A page shows the newest of each kind and links to the list that has them all.
EVENTS_SHOWN = 8
OUTCOMES_SHOWN = 2
COMMITMENTS_SHOWN = 6


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
def region_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One region: its cluster, municipalities, institutions, events, outcomes, commitments, agreements."""
    region = get_object_or_404(Region.objects.select_related("cluster__coordinator"), slug=slug)
    events = Event.objects.published().in_region(region)
    cluster = getattr(region, "cluster", None)
    return render(
        request,
        "portal/region_detail.html",
        {
            "region": region,
            "regions": Region.objects.all(),
            "frame": COUNTRY_FRAME,
            "cluster_members": cluster.memberships.select_related("organisation") if cluster else (),
            "cluster_sources": cluster.sources.all() if cluster else (),
            "municipality_rows": territory.municipality_rows(region.municipalities.all()),
            "institutions": CareInstitution.objects.in_region(region).select_related(
                "organisation__municipality"
            ),
            "events": events.for_list().newest_first()[:EVENTS_SHOWN],
            "event_count": events.count(),
            "agreements": Agreement.objects.for_list().filter(municipality__region=region),
            "claims": region.claims.select_related("source", "stated_by"),
            **_outcomes(Outcome.objects.public().in_region(region)),
            **_commitments(Commitment.objects.public().in_region(region)),
        },
    )


@require_safe
def municipality_list(request: HttpRequest) -> HttpResponseBase:
    """All 60 municipalities: how present they are at the meetings, and what they have promised."""
    municipalities = MunicipalityFilterSet(request.GET, Municipality.objects.select_related("region"))
    rows = municipalities.rows
    table = municipality_table(municipalities, rows, site_of(request))
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
def municipality_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One municipality in full."""
    municipality = get_object_or_404(Municipality.objects.select_related("region"), slug=slug)
    events = Event.objects.published().attended_by(municipality)
    everybody = Municipality.objects.select_related("region")
    return render(
        request,
        "portal/municipality_detail.html",
        {
            "municipality": municipality,
            "map": tile_map(everybody, {municipality.pk: 1}),
            "events": events.for_list().newest_first()[:EVENTS_SHOWN],
            "event_count": events.count(),
            "institutions": CareInstitution.objects.filter(
                organisation__municipality=municipality
            ).select_related("organisation__municipality"),
            "organisations": municipality.organisations.filter(care_institution=None),
            "agreements": Agreement.objects.for_list().filter(municipality=municipality),
            "projects": municipality.projects.all(),
            "claims": municipality.claims.select_related("source", "stated_by"),
            **_outcomes(Outcome.objects.public().of_municipality(municipality)),
            **_commitments(Commitment.objects.public().of_municipality(municipality)),
        },
    )


def _outcomes(outcomes: OutcomeQuerySet) -> dict[str, object]:
    """Count the outcomes by kind, and take the newest of each."""
    counts = dict(outcomes.order_by().values_list("kind").annotate(Count("pk")))
    newest_first = (F("event__starts_on").desc(), "position", "pk")
    ranked = outcomes.annotate(place=Window(RowNumber(), partition_by="kind", order_by=newest_first))
    shown = ranked.filter(place__lte=OUTCOMES_SHOWN).values("pk")
    newest = list(Outcome.objects.for_list().filter(pk__in=shown).order_by(*newest_first))
    return {
        "outcome_count": sum(counts.values()),
        "outcomes_by_kind": [
            (Outcome.PLURALS[kind], counts[kind.value], [one for one in newest if one.kind == kind])
            for kind in Outcome.Kind
            if kind.value in counts
        ],
    }


def _commitments(commitments: CommitmentQuerySet) -> dict[str, object]:
    """Take the commitments with the most urgent first, and count the unfinished and the overdue."""
    shown = commitments.most_urgent_first().values("pk")[:COMMITMENTS_SHOWN]
    most_urgent = Commitment.objects.for_list().filter(pk__in=shown).most_urgent_first()
    return {"commitments": most_urgent, **commitments.counted()}
