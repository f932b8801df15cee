"""How far the reform has come in the whole country."""

import datetime as dt
from operator import itemgetter

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from municipalities.models import Municipality, Region, ServiceType
from municipalities.tables import Downloads, site_of, taken_away
from progress.as_of import as_of
from progress.country.changes import changes
from progress.country.coloured_map import CountryMap, indicator_map, service_map, service_region_map
from progress.country.milestone_line import milestone_line, milestones
from progress.country.regions import compare_regions
from progress.figures.territory import levels_known, territory_figures, territory_table
from progress.forms.country_map import MapForm
from progress.models import Indicator
from progress.services.matrix import counts_by_service
from progress.views.progress_tables import comparison_table, map_table, milestone_table

IN_ORDER = ("-is_headline", "position", "sort_key", "pk")


@require_safe
def progress(request: HttpRequest) -> HttpResponseBase:
    """The country: headline indicators, map, regions, what changed of late, and the steps of the reform."""
    asked, site = as_of(request), site_of(request)
    headline = list(Indicator.objects.filter(is_headline=True))
    cards = territory_figures(None, asked.day, among=headline)
    form = map_form(request.GET, asked.day)
    shown = country_map(form, asked.day)
    compared = compare_regions(headline, asked.day)
    steps = milestones(asked.day)
    tables = (
        territory_table(None, cards, site),
        map_table(shown, site, list(form.errors)),
        comparison_table(compared, site),
        milestone_table(steps, f"{site}{request.path}", site),
    )
    if (file := taken_away(request, *tables)) is not None:
        return file
    return render(
        request,
        "progress/progress.html",
        {
            "as_of": asked,
            "cards": cards,
            "form": form,
            "map": shown,
            "compared": compared,
            "changes": changes(asked.last_day),
            "milestones": steps,
            "timeline": milestone_line(steps, asked.last_day),
            "downloads": Downloads(request, *tables),
        },
    )


def map_form(asked: QueryDict, day: dt.date | None) -> MapForm:
    """What the map can show: whatever is known of any municipality or region; five queries at most.

    Unless it is asked for something, it shows that of which most is known.
    """
    levels = {pk: counts for pk, counts in levels_known(day).items() if any(counts)}
    counts, _total = counts_by_service(None, day)
    indicators = list(Indicator.objects.filter(pk__in=levels).order_by(*IN_ORDER))
    services = list(ServiceType.objects.filter(pk__in=counts))
    known: list[tuple[int, Indicator | ServiceType]] = [
        *((levels[one.pk][1], one) for one in indicators),
        *((counts[one.pk].known, one) for one in services),
    ]
    first = max(known, key=itemgetter(0))[1] if known else None
    return MapForm(asked, indicators, services, first)


def country_map(form: MapForm, day: dt.date | None) -> CountryMap | None:
    """The map that was asked for; None where nothing is known that it could show."""
    subject = form.subject
    if subject is None:
        return None
    places = list(Municipality.objects.select_related("region").defer("aliases", "region__outline"))
    regions = list(Region.objects.all()) if form.is_of_regions else []
    if isinstance(subject, Indicator):
        return indicator_map(subject, regions or places, day, is_of_regions=form.is_of_regions)
    return service_region_map(subject, regions, places, day) if regions else service_map(subject, places, day)
