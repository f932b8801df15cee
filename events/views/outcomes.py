"""What came of events: commitments and experience, across all of them."""

from django.db.models import Prefetch
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.filters import STATUSES, CommitmentFilterSet, ExperienceFilterSet
from events.models import Commitment, Event, Outcome
from events.views.tables import commitment_table, experience_table
from municipalities.listing import fetch_whole, paginate
from municipalities.tables import Downloads, site_of, taken_away


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponseBase:
    """Who promised what by when, and what has become of it."""
    commitments = CommitmentFilterSet(request.GET, Commitment.objects.public().only("pk"))
    table = commitment_table(commitments, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    commitments.count_choices()
    page = fetch_whole(paginate(request, commitments.qs), Commitment.objects.for_list())
    count = page.paginator.count
    found = ngettext("%(count)s commitment found", "%(count)s commitments found", count) % {"count": count}
    counts = commitments.counts["busena"]
    summary = [(word, term, label, counts.get(term, 0)) for word, (term, label) in STATUSES.items()]
    context = {"filter": commitments, "page": page, "found": found, "summary": summary}
    downloads = Downloads(request, table)
    return render(request, "events/commitment_list.html", context | {"downloads": downloads})


@require_safe
def experience_list(request: HttpRequest) -> HttpResponseBase:
    """Good practices, problems, needs and conclusions, each with the event that it was heard at."""
    heard_again = Prefetch(
        "also_heard_at", Event.objects.published().newest_first(), to_attr="heard_again_at"
    )
    outcomes = ExperienceFilterSet(request.GET, Outcome.objects.public().only("pk"))
    table = experience_table(outcomes, site_of(request))
    if (file := taken_away(request, table)) is not None:
        return file
    outcomes.count_choices()
    whole = Outcome.objects.for_list().prefetch_related(heard_again)
    page = fetch_whole(paginate(request, outcomes.qs), whole)
    count = page.paginator.count
    found = ngettext("%(count)s finding found", "%(count)s findings found", count) % {"count": count}
    context = {"filter": outcomes, "page": page, "found": found, "downloads": Downloads(request, table)}
    return render(request, "events/experience_list.html", context)
