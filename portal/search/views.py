"""The whole public record in one box."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.listing import WordsFilter, paginate
from portal.search.filters import SearchFilterSet
from portal.search.matching import MOST_SHOWN
from portal.search.results import results
from portal.search.spelling import did_you_mean
from portal.search.suggestions import suggestions


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything public that the words find, by kind, region and year."""
    asked = SearchFilterSet(request.GET)
    asked.count_choices()
    page = paginate(request, asked.keys)
    page.object_list = results(list(page.object_list), asked.asked)
    context = {
        "filter": asked,
        "page": page,
        "found": _found(len(asked.found)),
        "meant": did_you_mean(asked.text) if asked.asked.is_loose or not asked.found else "",
    }
    return render(request, "search/search.html", context)


@require_safe
def suggestion_list(request: HttpRequest) -> JsonResponse:
    """What somebody who is typing may mean."""
    return JsonResponse({"suggestions": suggestions(request.GET.get("q", "")[: WordsFilter.LONGEST])})


def _found(count: int) -> str:
    if count > MOST_SHOWN:
        return _("More than %(count)s results found; the best are shown") % {"count": MOST_SHOWN}
    return ngettext("%(count)s result found", "%(count)s results found", count) % {"count": count}
