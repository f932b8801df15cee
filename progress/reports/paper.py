"""The report as a paper, to be set as PDF or written as DOCX."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from events.papers.content import Line, Paper, Picture, Section, Table
from progress.drawing import standalone
from progress.reports import content

PICTURE_WIDTH = 1200  # of the pixels of a chart in a DOCX: sharp when printed across the page


def paper_of(report: content.Report, *, site: str) -> Paper:
    """Write the report out; `site` is what stands before a path of the portal in an address."""
    return Paper(
        form=_("Report on the progress of the reform"),
        title=report.title,
        issuer="",
        date=report.period,
        place="",
        mark=_("With sample data, not real") if report.has_sample else "",
        facts=tuple(
            (" ".join(filter(None, (stat.label, stat.note and f"({stat.note})"))), stat.number)
            for stat in report.stats
        ),
        sections=(
            *(Section(section.heading, tuple(_parts(section, site))) for section in report.sections),
            Section(_("Sources"), tuple(_sources(report))),
        ),
        colophon=(": ".join((_("This report in the portal"), site + report.address)),),
        words={"page": _("page {page} of {pages}")},
    )


def _parts(section: content.Section, site: str) -> Iterator[Line | Table | Picture]:
    if not section.parts:
        yield Line(section.empty, style="fine")
    for part in section.parts:
        if isinstance(part, content.Grid):
            yield Table(
                tuple(str(column.heading) for column in part.columns),
                tuple(tuple(cell.text for cell in row) for row in part.rows),
                part.widths,
                tuple(tuple(cell.url and site + cell.url for cell in row) for row in part.rows),
            )
        elif isinstance(part, content.Picture):
            svg = standalone.svg(part.drawing)
            yield Picture(part.title, svg, standalone.png(part.drawing, width=PICTURE_WIDTH))
        else:
            if part.heading:
                yield Line(part.heading, style="heading")
            for item in part.items:
                yield Line(item.text, item.note, style="item", mark="–")


def _sources(report: content.Report) -> Iterator[Line]:
    if not report.sources:
        yield Line(_("This report rests on no published text."), style="fine")
    for item in report.sources:
        yield Line(item.text, item.note, style="item", mark="–")
