"""The tables of the pages of indicators, to be taken away."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.tables import Column, Table
from progress.figures.accounts import Account
from progress.figures.indicator import IndicatorFigures, Level, name_of
from progress.figures.shown import EVIDENCE, Latest, evidence_cells
from progress.figures.territory import FIGURE_COLUMNS, figure_cells


class ListRow(NamedTuple):
    """An indicator in the list: the country's latest, and how many regions and municipalities have values."""

    latest: Latest
    regions: int
    municipalities: int


VALUE_COLUMNS = (
    Column("territory", _("Territory")),
    Column("code", _("Code"), width=8),
    Column("period", _("Period"), "date"),
    Column("period_end", _("End of the period"), "date"),
    Column("value", _("Value"), "number"),
    Column("change", pgettext_lazy("of a figure", "Change"), "number"),
    Column("is_provisional", _("Provisional"), "flag"),
    Column("quality", _("Quality"), width=24),
    Column("is_in_use", _("In use"), "flag"),
    Column("chosen_because", _("Why this value is in use"), width=40),
    Column("note", _("Note"), width=40),
    *EVIDENCE,
)
RANKING_COLUMNS = (
    Column("place", _("Place"), "number"),
    Column("territory", _("Territory")),
    Column("code", _("Code"), width=8),
    Column("value", _("Value"), "number"),
    Column("period", _("Period"), "date"),
    Column("period_end", _("End of the period"), "date"),
    Column("change", pgettext_lazy("of a figure", "Change"), "number"),
    Column("is_provisional", _("Provisional"), "flag"),
    *EVIDENCE,
)
TARGET_COLUMNS = (
    Column("territory", _("Territory")),
    Column("target", _("Target"), "number"),
    Column("due", _("Target due"), "date"),
    Column("is_reached", _("Target reached"), "flag"),
    Column("note", _("Note"), width=40),
    *EVIDENCE,
)


LIST_COLUMNS = (
    *FIGURE_COLUMNS,
    Column("regions", _("Regions with values"), "number"),
    Column("municipalities", _("Municipalities with values"), "number"),
    *EVIDENCE,
)


def list_table(rows: Sequence[ListRow], site: str, mistaken: Sequence[Any]) -> Table:
    """The indicators that the reader asked for."""
    written = (
        (
            *figure_cells(row.latest),
            row.regions,
            row.municipalities,
            *evidence_cells(
                f"{site}{row.latest.indicator.get_absolute_url()}",
                row.latest.evidence,
                site,
                is_sample=row.latest.is_sample,
            ),
        )
        for row in rows
    )
    return Table("rodikliai", _("Indicators"), LIST_COLUMNS, written, mistaken=mistaken)


def value_table(told_of: Sequence[Account], page: str, site: str, mistaken: Sequence[Any]) -> Table:
    """All values of the chosen territories, those that contradict each other and the undated too."""
    return Table("reiksmes", _("Values"), VALUE_COLUMNS, _value_rows(told_of, page, site), mistaken=mistaken)


def _value_rows(told_of: Sequence[Account], page: str, site: str) -> Iterator[tuple[Any, ...]]:
    for account in told_of:
        for told in (*(one for period in account.periods for one in period), *account.undated):
            value = told.value
            yield (
                account.name,
                account.code,
                value.period,
                value.until,
                value.value,
                told.change.by if told.change else None,
                value.is_provisional,
                value.get_quality_display(),
                value.is_in_use,
                value.chosen_because,
                value.note,
                *evidence_cells(
                    f"{page}?teritorija={account.code}", told.evidence, site, is_sample=value.is_sample
                ),
            )


def target_table(told_of: Sequence[Account], page: str, site: str, mistaken: Sequence[Any]) -> Table:
    """The targets of the chosen territories."""
    rows = (
        (
            account.name,
            goal.target.value,
            goal.target.due,
            goal.is_reached,
            goal.target.note,
            *evidence_cells(
                f"{page}?teritorija={account.code}", goal.evidence, site, is_sample=goal.target.is_sample
            ),
        )
        for account in told_of
        for goal in account.goals
    )
    return Table("siekiniai", _("Targets"), TARGET_COLUMNS, rows, mistaken=mistaken)


def ranking_table(name: str, title: Any, level: Level, page: str, site: str) -> Table:
    """The latest figures of the territories of one kind, the best first."""
    rows = (
        (
            one.place,
            name_of(one.territory),
            one.territory.code,
            one.latest.figure and one.latest.figure.value,
            one.latest.figure and one.latest.figure.period,
            one.latest.figure and one.latest.figure.until,
            one.latest.change and one.latest.change.by,
            one.latest.figure and one.latest.figure.is_provisional,
            *evidence_cells(
                f"{page}?teritorija={one.territory.code}",
                one.latest.evidence,
                site,
                is_sample=one.latest.is_sample,
            ),
        )
        for one in level.ranked
    )
    return Table(name, title, RANKING_COLUMNS, rows)


def indicator_tables(
    figures: IndicatorFigures, told_of: Sequence[Account], site: str, mistaken: Sequence[Any]
) -> tuple[Table, ...]:
    """All tables of an indicator's page."""
    page = f"{site}{figures.indicator.get_absolute_url()}"
    return (
        value_table(told_of, page, site, mistaken),
        target_table(told_of, page, site, mistaken),
        ranking_table("savivaldybes", _("Municipalities"), figures.municipality_level, page, site),
        ranking_table("regionai", _("Regions"), figures.region_level, page, site),
    )
