"""Reporting an error, answering it, and the list of what was corrected."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.access import reach_of
from municipalities.listing import paginate
from municipalities.words import locale
from portal.corrections.actions import AnsweredMeanwhile, answer_report, report_error
from portal.corrections.filters import NoteFilterSet, PublicReportFilterSet, ReportFilterSet, public_notes
from portal.corrections.forms import AnswerForm, ReportForm
from portal.corrections.guard import has_room
from portal.corrections.models import KEPT_AFTER_ANSWER, ErrorReport
from portal.corrections.pages import Page, page_at
from portal.corrections.shown import fetched, keys_of
from portal.languages import path_in


@require_http_methods(["GET", "HEAD", "POST"])
def report_create(request: HttpRequest) -> HttpResponse:
    """Report an error on a page of ours; it needs neither an account nor a name."""
    page = page_at(request.GET.get("puslapis", ""))
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid() and form.form_token:
        key = form.form_token.key
        if ErrorReport.objects.filter(form_token=key).exists() or has_room(request):
            said = {name: form.cleaned_data[name] for name in ("wrong", "proof", "link", "email")}
            address = request.build_absolute_uri
            report_error(page=page, said=said, key=key, language=locale(), address=address)
            return redirect(f"{reverse('corrections:report_received')}?{urlencode({'puslapis': page.path})}")
        form.add_error(None, _("Many reports came from your network within the hour. Send this one later."))
        status = 429
    return render(
        request,
        "corrections/report_create.html",
        _of(page) | {"form": form, "kept_days": KEPT_AFTER_ANSWER.days},
        status=status,
    )


@require_safe
def report_received(request: HttpRequest) -> HttpResponse:
    """The report is here, and what happens next."""
    return render(request, "corrections/report_received.html", _of(page_at(request.GET.get("puslapis", ""))))


def _of(page: Page) -> dict[str, Any]:
    """The page that a report is about, in the reader's language."""
    subject = page.subject if locale() == "lt" else page.subject_en
    return {"page": page, "subject": subject, "page_address": path_in(locale(), page.path)}


@require_safe
def correction_list(request: HttpRequest) -> HttpResponse:
    """All that was reported and answered, and all that editors have corrected, the newest first."""
    reports = PublicReportFilterSet(request.GET, ErrorReport.objects.answered())
    notes = NoteFilterSet(request.GET, public_notes())
    page = paginate(request, keys_of(reports.qs, notes.qs))
    page.object_list = fetched(page.object_list)
    count = page.paginator.count
    found = ngettext("%(count)s correction found", "%(count)s corrections found", count) % {"count": count}
    return render(
        request, "corrections/correction_list.html", {"filter": reports, "page": page, "found": found}
    )


@never_cache
@login_required
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """The reports that the person may answer, the waiting first."""
    if not reach_of(request.user).can_edit:
        raise Http404
    reports = ReportFilterSet(request.GET, ErrorReport.objects.answerable_by(request.user).for_list())
    reports.count_choices()
    page = paginate(request, reports.qs)
    count = page.paginator.count
    found = ngettext("%(count)s report found", "%(count)s reports found", count) % {"count": count}
    return render(request, "corrections/report_list.html", {"filter": reports, "page": page, "found": found})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One report as its reporter wrote it, and the answer for everybody."""
    report = get_object_or_404(ErrorReport.objects.answerable_by(request.user).for_list(), pk=pk)
    form = AnswerForm(request.POST) if request.method == "POST" else AnswerForm.of(report)
    if form.is_valid():
        said, seen = form.cleaned_data, form.cleaned_data["seen"]
        try:
            answer_report(
                report=report, user=request.user, said=said, seen=seen, address=request.build_absolute_uri
            )
        except AnsweredMeanwhile:
            messages.info(request, _("Somebody was quicker: below you see their answer. Yours is not saved."))
            return redirect(report)
        messages.success(request, _said_of(said["state"]))
        return redirect("corrections:report_list")
    context = {"report": report, "form": form, "page_address": path_in(locale(), report.page)}
    return render(request, "corrections/report_answer.html", context)


def _said_of(state: str) -> str:
    if state in ErrorReport.PUBLIC:
        return _("The answer stands on the page, in its list of corrections.")
    return _("The report is put aside. Nobody but those who answer sees it.")
