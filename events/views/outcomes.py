"""What came of events: commitments and experience, across all of them."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.filters import STATUSES, CommitmentFilterSet, ExperienceFilterSet
from events.models import Commitment, Event, Outcome
from municipalities.listing import fetch_whole, paginate


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """Who promised what by when, and what has become of it."""
    commitments = CommitmentFilterSet(request.GET, Commitment.objects.public().only("pk"))
    commitments.count_choices()
    page = fetch_whole(paginate(request, commitments.qs), Commitment.objects.for_list())
    count = page.paginator.count
    found = ngettext("%(count)s commitment found", "%(count)s commitments found", count) % {"count": count}
    counts = commitments.counts["busena"]
    summary = [(word, term, label, counts.get(term, 0)) for word, (term, label) in STATUSES.items()]
    context = {"filter": commitments, "page": page, "found": found, "summary": summary}
    return render(request, "events/commitment_list.html", context)


@require_safe
def experience_list(request: HttpRequest) -> HttpResponse:
    """Good practices, problems, needs and conclusions, each with the event that it was heard at."""
    heard_again = Prefetch(
        "also_heard_at", Event.objects.published().newest_first(), to_attr="heard_again_at"
    )
    outcomes = ExperienceFilterSet(request.GET, Outcome.objects.public().only("pk"))
    outcomes.count_choices()
    whole = Outcome.objects.for_list().prefetch_related(heard_again)
    page = fetch_whole(paginate(request, outcomes.qs), whole)
    count = page.paginator.count
    found = ngettext("%(count)s finding found", "%(count)s findings found", count) % {"count": count}
    return render(request, "events/experience_list.html", {"filter": outcomes, "page": page, "found": found})
