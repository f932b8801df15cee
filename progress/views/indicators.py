"""The indicators: all of them, and each with everything that is known of it."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.listing import paginate
from municipalities.tables import Downloads, site_of, taken_away
from progress.as_of import as_of
from progress.figures.accounts import accounts, sources_of
from progress.figures.indicator import IndicatorFigures
from progress.figures.series import COUNTRY
from progress.figures.territory import levels_known, territory_figures
from progress.filters.indicators import IndicatorFilterSet
from progress.forms.territories import TerritoryForm
from progress.models import Indicator
from progress.views.indicator_tables import ListRow, indicator_tables, list_table

# All on one page, as far as anybody will read.
PER_PAGE = 100


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponseBase:
    """All indicators with what is known last of the whole country."""
    asked = as_of(request)
    indicators = IndicatorFilterSet(request.GET, Indicator.objects.all())
    levels = levels_known(asked.day)
    latest = territory_figures(None, asked.day, among=list(indicators.qs))
    rows = [ListRow(row, *levels.get(row.indicator.pk, (0, 0))) for row in latest]
    table = list_table(rows, site_of(request), indicators.mistaken)
    if (file := taken_away(request, table)) is not None:
        return file
    found = ngettext("%(count)s indicator found", "%(count)s indicators found", len(rows))
    return render(
        request,
        "progress/indicator_list.html",
        {
            "filter": indicators,
            "as_of": asked,
            "page": paginate(request, rows, per_page=PER_PAGE),
            "found": found % {"count": len(rows)},
            "downloads": Downloads(request, table),
        },
    )


@require_safe
def indicator_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One indicator: its trend, the territories in their order, and every value with what shows it."""
    indicator = get_object_or_404(Indicator, slug=slug)
    asked = as_of(request)
    figures = IndicatorFigures(indicator, asked.day)
    form = TerritoryForm(request.GET, figures.choices, first=COUNTRY)
    told_of = accounts(figures, form.codes, asked.day)
    tables = indicator_tables(figures, told_of, site_of(request), mistaken=list(form.errors))
    if (file := taken_away(request, *tables)) is not None:
        return file
    return render(
        request,
        "progress/indicator_detail.html",
        {
            "indicator": indicator,
            "as_of": asked,
            "figures": figures,
            "form": form,
            "accounts": told_of,
            "has_goals": any(account.goals for account in told_of),
            "sources": sources_of(told_of),
            "trend": figures.trend(form.codes),
            "downloads": Downloads(request, *tables),
        },
    )
