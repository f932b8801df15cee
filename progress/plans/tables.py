"""What was found of plans as a table to take away."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.tables import Column, Table
from progress.figures.shown import EVIDENCE, evidence_cells
from progress.plans.findings import PlanMatrix, Reading

COLUMNS = (
    Column("criterion", _("Criterion"), width=40),
    Column("about", _("Whose plan"), width=34),
    Column("verdict", _("Is it met"), width=14),
    Column("plans_meeting", _("Plans that meet it"), "number"),
    Column("plans_read", _("Plans that were read"), "number"),
    Column("words", _("Words that show it"), width=70),
    Column("as_of", _("Known as of"), "date"),
    *EVIDENCE,
)


def plan_table(matrix: PlanMatrix, site: str) -> Table:
    """What was found of the plans, one finding a row."""
    return Table("planai", _("Findings on plans"), COLUMNS, _plan_rows(matrix, site))


def _plan_rows(matrix: PlanMatrix, site: str) -> Iterator[tuple[Any, ...]]:
    for row in matrix.rows:
        for place, reading in zip(matrix.municipalities, row.cells, strict=True):
            if reading:
                yield _plan_row(row.criterion, place, reading, site)
        for reading in row.of_region:
            yield _plan_row(row.criterion, matrix.region, reading, site)


def _plan_row(criterion: Any, about: Any, reading: Reading, site: str) -> tuple[Any, ...]:
    finding = reading.finding
    return (
        criterion,
        about,
        reading.label,
        finding.plans_meeting,
        finding.plans_read,
        finding.words,
        finding.stated,
        *evidence_cells(
            f"{site}{about.get_absolute_url()}#planas", reading.evidence, site, is_sample=reading.is_sample
        ),
    )
