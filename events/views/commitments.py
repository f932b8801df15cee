"""One promise with its whole life, and reporting on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.commitments import report_on_commitment, source_named
from events.forms.commitment_report import CommitmentReportForm
from events.models import Commitment


@require_safe
def commitment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise: who made it and where, what was reported since, what shows it, since when it is late."""
    commitment = get_object_or_404(Commitment.objects.public().for_list(), pk=pk)
    # An event that nobody may read is no evidence.
    shown = Q(event__status="published") | Q(source__isnull=False)
    context = {
        "commitment": commitment,
        "updates": commitment.updates.filter(shown).select_related("event", "source"),
        "services": commitment.services.all(),
        "agreements": commitment.event.agreements.for_list(),
    }
    return render(request, "events/commitment_detail.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what has become of a promise, with the event or the text that shows it."""
    commitments = Commitment.objects.editable_by(request.user).for_list()
    commitment = get_object_or_404(commitments.filter(event__status="published"), pk=pk)
    form = CommitmentReportForm(
        request.POST or None,
        commitment=commitment,
        user=request.user,
        initial={"reported": timezone.localdate().isoformat()},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        source = source_named(**{name: said[f"source_{name}"] for name in ("url", "publisher", "title")})
        facts = {name: said[name] for name in ("status", "reported", "note", "event")}
        report_on_commitment(commitment=commitment, source=source, **facts)
        messages.success(request, _("The report is saved."))
        return redirect(commitment)
    updates = commitment.updates.select_related("event", "source")
    context = {"commitment": commitment, "form": form, "updates": updates}
    return render(request, "events/workspace/commitment_report.html", context)
