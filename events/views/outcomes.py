"""What came of events: commitments and experience, across all of them."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from events.filters import STATUSES, CommitmentFilter, ExperienceFilter
from events.models import Commitment, Event, Outcome
from municipalities.listing import paginate


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """Who promised what by when, and what has become of it."""
    commitments = CommitmentFilter(request.GET, Commitment.objects.public().for_list())
    commitments.count_choices()
    page = paginate(request, commitments.qs)
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
    outcomes = ExperienceFilter(
        request.GET, Outcome.objects.public().for_list().prefetch_related(heard_again)
    )
    outcomes.count_choices()
    page = paginate(request, outcomes.qs)
    count = page.paginator.count
    found = ngettext("%(count)s finding found", "%(count)s findings found", count) % {"count": count}
    return render(request, "events/experience_list.html", {"filter": outcomes, "page": page, "found": found})
