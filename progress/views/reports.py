"""The reports: of a region and of the country, as a page, as PDF and as DOCX."""

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.papers import typeset, word_document
from municipalities.files import SANDBOX, disposition, file_name
from municipalities.models import Region
from municipalities.tables import Downloads, site_of, taken_away
from municipalities.tables.downloads import Download
from progress.reports.content import Grid, Part, Report, Section
from progress.reports.paper import paper_of
from progress.reports.period import PeriodForm
from progress.reports.report import report_of

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def region_report(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What happened in a region over a period, and how far it has come."""
    return _page(request, get_object_or_404(Region.objects.defer("outline"), slug=slug))


@require_safe
def region_report_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The same to be printed."""
    return _pdf(request, get_object_or_404(Region.objects.defer("outline"), slug=slug))


@require_safe
def region_report_docx(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The same to go on writing in."""
    return _docx(request, get_object_or_404(Region.objects.defer("outline"), slug=slug))


@require_safe
def country_report(request: HttpRequest) -> HttpResponseBase:
    """What happened in the country over a period, and how far it has come."""
    return _page(request, None)


@require_safe
def country_report_pdf(request: HttpRequest) -> HttpResponseBase:
    """The same to be printed."""
    return _pdf(request, None)


@require_safe
def country_report_docx(request: HttpRequest) -> HttpResponseBase:
    """The same to go on writing in."""
    return _docx(request, None)


def _page(request: HttpRequest, region: Region | None) -> HttpResponseBase:
    form = PeriodForm(request.GET)
    report = report_of(region, form.period)
    tables = [replace(grid.table, mistaken=list(form.errors)) for grid in report.grids]
    if tables and (file := taken_away(request, *tables)) is not None:
        return file
    downloads = Downloads(request, *tables) if tables else None
    context = {
        "report": report,
        "region": region,
        "form": form,
        "downloads": downloads,
        "sections": [(section, list(_with_downloads(section, downloads))) for section in report.sections],
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "progress/report.html", context)


def _with_downloads(section: Section, downloads: Downloads | None) -> Iterator[tuple[Part, Download | None]]:
    """The parts of a section, each table with the ways to take it away."""
    for part in section.parts:
        yield part, downloads[part.name] if downloads and isinstance(part, Grid) else None


def _pdf(request: HttpRequest, region: Region | None) -> HttpResponseBase:
    form = PeriodForm(request.GET)
    if not form.is_valid():
        # There the period is mended, with what was typed still there.
        return _page(request, region)
    report = report_of(region, form.period)
    content = typeset.pdf(paper_of(report, site=site_of(request)), "report", made_at=timezone.now())
    return _to_save(content, report, "pdf", PDF)


def _docx(request: HttpRequest, region: Region | None) -> HttpResponseBase:
    form = PeriodForm(request.GET)
    if not form.is_valid():
        # There the period is mended, with what was typed still there.
        return _page(request, region)
    report = report_of(region, form.period)
    content = word_document.docx(paper_of(report, site=site_of(request)), made_at=timezone.now())
    return _to_save(content, report, "docx", DOCX)


def _to_save(content: bytes, report: Report, suffix: str, content_type: str) -> HttpResponse:
    what = _("Report")
    name = file_name(f"{what} {report.title} {report.period}", suffix)
    headers = {
        "Content-Disposition": disposition(name, f"ataskaita.{suffix}"),
        "Content-Security-Policy": SANDBOX,
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
