"""The lists of the territory as tables to take away."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.region_counts import RegionRow
from municipalities.tables import PAGE, Column, Table
from portal.territory import MunicipalityRow

MUNICIPALITY_COLUMNS = (
    Column("municipality", _("Municipality")),
    Column("region", _("Region"), width=22),
    Column("last_event", _("Last event"), "date"),
    Column("events_attended", _("Events attended"), "number"),
    Column("agreement", _("Agreement"), width=18),
    Column("unfinished_commitments", _("Unfinished commitments"), "number"),
    Column("overdue_commitments", _("Overdue"), "number"),
    Column("care_institutions", _("Care institutions"), "number"),
    PAGE,
    Column("last_event_page", _("Page of the last event"), "address", is_source=True),
    Column("agreement_page", _("Page of the agreement"), "address", is_source=True),
)
REGION_COLUMNS = (
    Column("region", _("Region")),
    Column("municipalities", _("Municipalities"), "number"),
    Column("events", _("Events"), "number"),
    Column("agreements_signed", _("Agreements signed"), "number"),
    Column("unfinished_commitments", _("Unfinished commitments"), "number"),
    Column("overdue_commitments", _("Overdue"), "number"),
    PAGE,
)


def municipality_table(rows: Iterable[MunicipalityRow], site: str, mistaken: Sequence[Any] = ()) -> Table:
    """The municipalities that the reader asked for, or those of a region."""
    written = (
        (
            row.municipality,
            row.municipality.region,
            row.last_event.starts if row.last_event else None,
            row.attended,
            row.agreement.get_status_display() if row.agreement else _("none"),
            row.unfinished,
            row.overdue,
            row.institutions,
            f"{site}{row.municipality.get_absolute_url()}",
            f"{site}{row.last_event.get_absolute_url()}" if row.last_event else None,
            f"{site}{row.agreement.get_absolute_url()}" if row.agreement else None,
        )
        for row in rows
    )
    return Table("savivaldybes", _("Municipalities"), MUNICIPALITY_COLUMNS, written, mistaken=mistaken)


def region_table(rows: Iterable[RegionRow], site: str) -> Table:
    """The regions, as far as the reform has come in each."""
    written = ((region, *counts, f"{site}{region.get_absolute_url()}") for region, *counts in rows)
    return Table("regionai", _("Regions"), REGION_COLUMNS, written)
