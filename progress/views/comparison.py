"""Municipalities, or regions, side by side."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.tables import Column, Downloads, Table, site_of, taken_away
from progress.as_of import as_of
from progress.cells import Cell, addresses, dates, titles
from progress.comparing.question import ComparisonQuestion
from progress.comparing.rows import DIFFERS


@require_safe
def comparison(request: HttpRequest) -> HttpResponseBase:
    """Compare two to six municipalities or regions in everything that is known of them."""
    question = ComparisonQuestion(request.GET, as_of(request))
    about: dict[str, Any] = {"filter": question, "as_of": question.day}
    if question.is_comparable:
        table = comparison_table(question, site_of(request))
        if (file := taken_away(request, table)) is not None:
            return file
        about |= {
            "places": list(zip(question.places, question.applied, strict=True)),
            "groups": question.groups,
            "differing": sum(row.difference == DIFFERS for group in question.groups for row in group.rows),
            "row_count": sum(len(group.rows) for group in question.groups),
            "downloads": Downloads(request, table),
        }
    return render(request, "progress/comparison.html", about)


def comparison_table(question: ComparisonQuestion, site: str) -> Table:
    """The comparison as a file: the rows as they are shown, what shows each cell last."""
    heads = [
        Column("subject", _("Subject"), width=24),
        Column("row", _("What is compared"), width=40),
        Column("differs", _("Differs"), "flag"),
    ]
    for place in question.places:
        key, of = place.slug.replace("-", "_"), {"name": str(place)}
        heads += [
            Column(key, str(place), width=24),
            Column(f"{key}_note", _("%(name)s: note") % of),
            Column(f"{key}_known", _("%(name)s: known as of") % of, "date"),
            Column(f"{key}_evidence", _("%(name)s: evidence") % of, is_source=True, width=50),
            Column(f"{key}_evidence_date", _("%(name)s: date of the evidence") % of, "date", is_source=True),
            Column(
                f"{key}_evidence_address",
                _("%(name)s: address of the evidence") % of,
                "address",
                is_source=True,
            ),
        ]
    notes = (
        [_("What was known on %(day)s.") % {"day": question.day.day.isoformat()}] if question.day.day else []
    )
    return Table(
        "palyginimas", _("Comparison"), heads, _rows(question, site), notes=notes, mistaken=question.mistaken
    )


def _rows(question: ComparisonQuestion, site: str) -> Iterator[list[Any]]:
    for group in question.groups:
        for row in group.rows:
            heading = f"{row.heading} ({row.note})" if row.note else row.heading
            cells = [value for cell in row.cells for value in _cell(cell, site)]
            yield [group.name, heading, row.difference == DIFFERS, *cells]


def _cell(cell: Cell, site: str) -> tuple[Any, ...]:
    value = capfirst(cell.words) if cell.amount is None else cell.amount
    shown = addresses(cell.evidence, site) or (f"{site}{cell.address}" if cell.address else None)
    return value, cell.detail or None, cell.as_of, titles(cell.evidence), dates(cell.evidence), shown
