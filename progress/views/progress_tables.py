"""The tables of the page of the whole country, to be taken away."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.tables import PAGE, Column, Table
from municipalities.words import in_language
from progress.country.coloured_map import CountryMap
from progress.country.milestone_line import Reached
from progress.country.regions import Comparison
from progress.figures.indicator import name_of
from progress.figures.shown import EVIDENCE, evidence_cells
from progress.models import PlanFinding

MAP_COLUMNS = (
    Column("territory", _("Territory")),
    Column("code", _("Code"), width=8),
    Column("value", _("Value"), "number"),
    Column("state", _("State"), width=30),
    Column("date", _("Period or date"), "date"),
    *EVIDENCE,
)
REGION_COLUMNS = (
    Column("region", _("Region")),
    Column("events", _("Events"), "number"),
    Column("agreements_signed", _("Agreements signed"), "number"),
    Column("unfinished_commitments", _("Unfinished commitments"), "number"),
    Column("overdue_commitments", _("Overdue"), "number"),
    Column("services_provided", _("Services provided"), "number"),
    Column("services_known", _("Services known"), "number"),
    Column("findings_yes", _("Criteria of plans met"), "number"),
    Column("findings_partly", _("Criteria of plans met partly"), "number"),
    Column("findings_no", _("Criteria of plans not met"), "number"),
)
MILESTONE_COLUMNS = (
    Column("date", _("Date"), "date"),
    Column("kind", _("Kind"), width=20),
    Column("milestone", _("Milestone"), width=50),
    Column("text", _("Text"), width=60),
    *EVIDENCE,
)


def map_table(shown: CountryMap | None, site: str, mistaken: Sequence[Any]) -> Table:
    """What the map shows, territory by territory."""
    title = shown.subject if shown else _("Map")
    rows = _map_rows(shown, site) if shown else ()
    return Table("zemelapis", title, MAP_COLUMNS, rows, mistaken=mistaken)


def _map_rows(shown: CountryMap, site: str) -> Iterator[tuple[Any, ...]]:
    for row in shown.rows:
        is_number = row.value is not None and not isinstance(row.value, str)
        page = row.reading.url if row.reading else row.place.get_absolute_url()
        yield (
            name_of(row.place),
            row.place.code,
            row.value if is_number else None,
            None if is_number else row.text or _("no data"),
            row.date,
            *evidence_cells(f"{site}{page}", row.evidence, site, is_sample=row.is_sample),
        )


def comparison_table(compared: Comparison, site: str) -> Table:
    """The regions side by side."""
    verdicts = (PlanFinding.Verdict.YES, PlanFinding.Verdict.PARTLY, PlanFinding.Verdict.NO)
    columns = (
        *REGION_COLUMNS,
        *(Column(one.slug, in_language(one, "name"), "number") for one in compared.indicators),
        PAGE,
    )
    rows = (
        (
            name_of(row.counted.region),
            row.counted.events,
            row.counted.signed,
            row.counted.unfinished,
            row.counted.overdue,
            row.services.provided,
            row.services.known,
            *(row.findings[verdict] for verdict in verdicts),
            *(one.figure and one.figure.value for one in row.figures),
            f"{site}{row.counted.region.get_absolute_url()}",
        )
        for row in compared.rows
    )
    return Table("regionai", _("Regions compared"), columns, rows)


def milestone_table(rows: Iterable[Reached], page: str, site: str) -> Table:
    """The milestones of the reform."""
    written = (
        (
            one.milestone.dated,
            one.milestone.get_kind_display(),
            in_language(one.milestone, "title"),
            one.milestone.text,
            *evidence_cells(f"{page}#gaire-{one.pk}", one.evidence, site, is_sample=one.milestone.is_sample),
        )
        for one in rows
    )
    return Table("gaires", _("Milestones of the reform"), MILESTONE_COLUMNS, written)
