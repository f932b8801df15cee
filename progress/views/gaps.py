"""The gap finder: which municipalities lack what, and what proves it."""

from collections.abc import Iterator
from itertools import starmap
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from municipalities.tables import PAGE, Downloads, Table, site_of, taken_away
from municipalities.tables import Column as FileColumn
from progress.as_of import as_of
from progress.cells import addresses, dates, titles
from progress.gaps import Column
from progress.gaps.question import Answer, GapQuestion


class Example(NamedTuple):
    """A question to begin with."""

    words: str
    address: str


@require_safe
def gaps(request: HttpRequest) -> HttpResponseBase:
    """Ask which municipalities lack what, in any combination; the address is the question."""
    question = GapQuestion(request.GET, as_of(request))
    about: dict[str, Any] = {"filter": question, "as_of": question.day, "examples": examples(question)}
    if question.has_conditions:
        table = gap_table(question, site_of(request))
        if (file := taken_away(request, table)) is not None:
            return file
        about |= {
            "answer": question.answer,
            "sentences": sentences(question, question.answer),
            "downloads": Downloads(request, table),
        }
    return render(request, "progress/gaps.html", about)


def sentences(question: GapQuestion, answer: Answer) -> list[str]:
    """The answer in words: how many municipalities, and of how many too little is known."""
    about = {"met": answer.met, "count": answer.total}
    if len(answer.columns) == 1:
        found = ngettext(
            "The condition holds in %(met)s of %(count)s municipality.",
            "The condition holds in %(met)s of %(count)s municipalities.",
            answer.total,
        )
    elif question.must_meet_all:
        found = ngettext(
            "All the conditions hold in %(met)s of %(count)s municipality.",
            "All the conditions hold in %(met)s of %(count)s municipalities.",
            answer.total,
        )
    else:
        found = ngettext(
            "At least one condition holds in %(met)s of %(count)s municipality.",
            "At least one condition holds in %(met)s of %(count)s municipalities.",
            answer.total,
        )
    said = [found % about]
    if answer.unknown:
        unknown = ngettext(
            "Of %(count)s more too little is known to tell.",
            "Of %(count)s more too little is known to tell.",
            answer.unknown,
        )
        said.append(unknown % {"count": answer.unknown})
    return said


def examples(question: GapQuestion) -> list[Example]:
    """Questions to begin with, made of what there is to choose."""
    wanted: list[tuple[str, dict[str, str]]] = [
        (
            _("Which municipalities of Šiauliai region do not provide respite care?"),
            {"regionas": "siauliu", "paslauga": "laikinas-atokvepis"},
        ),
        (
            _("Which municipalities are late with a commitment and have never been at a round table?"),
            {"isipareigojimai": "veluoja", "stalai": "niekada"},
        ),
        (
            _("Whose plans do not earmark money for family-based care?"),
            {"kriterijus": "tikslines-lesos"},
        ),
        (_("Of which municipalities is what is known over a year old?"), {"duomenys": "seni"}),
    ]
    there_is = [(words, asked) for words, asked in wanted if all(starmap(question.offers, asked.items()))]
    return [Example(words, f"?{urlencode(asked)}") for words, asked in there_is[:3]]


def gap_table(question: GapQuestion, site: str) -> Table:
    """The answer as a file: the columns as they are shown, what shows them last."""
    columns = question.answer.columns
    heads: list[FileColumn] = [
        FileColumn("municipality", _("Municipality")),
        FileColumn("region", _("Region"), width=22),
    ]
    for column in columns:
        heads += _heads(column)
    notes = [*sentences(question, question.answer), *map(count_text, columns)]
    if question.day.day:
        notes.append(_("What was known on %(day)s.") % {"day": question.day.day.isoformat()})
    return Table(
        "spragos",
        _("Gaps"),
        [*heads, PAGE],
        _rows(question.answer, site),
        notes=notes,
        mistaken=question.mistaken,
    )


def count_text(column: Column) -> str:
    """How many municipalities a condition holds in, and of how many nobody knows."""
    return _("%(name)s: gaps %(gaps)s, no data %(unknown)s.") % {
        "name": column.option.label,
        "gaps": column.gap_count,
        "unknown": column.unknown_count,
    }


def _heads(column: Column) -> list[FileColumn]:
    key, name = f"{column.kind.parameter}_{column.option.slug}".replace("-", "_"), column.option.label
    of = {"name": name}
    known = FileColumn(f"{key}_known", _("%(name)s: known as of") % of, "date")
    return [
        FileColumn(key, name, width=30),
        FileColumn(f"{key}_gap", _("%(name)s: gap") % of, "flag"),
        *([known] if column.kind.is_dated else ()),
        FileColumn(f"{key}_evidence", _("%(name)s: evidence") % of, is_source=True, width=50),
        FileColumn(f"{key}_evidence_date", _("%(name)s: date of the evidence") % of, "date", is_source=True),
        FileColumn(
            f"{key}_evidence_address", _("%(name)s: address of the evidence") % of, "address", is_source=True
        ),
    ]


def _rows(answer: Answer, site: str) -> Iterator[list[Any]]:
    for row in answer.rows:
        cells: list[Any] = [row.municipality.name, row.municipality.region.name]
        for column, cell in zip(answer.columns, row.cells, strict=True):
            words = "; ".join(filter(None, (capfirst(cell.words), cell.detail)))
            cells += [words, cell.is_gap, *([cell.as_of] if column.kind.is_dated else ())]
            cells += [titles(cell.evidence), dates(cell.evidence), addresses(cell.evidence, site)]
        yield [*cells, f"{site}{row.municipality.get_absolute_url()}"]
