"""The file to be filled in: its headings, an example, and every name that it may hold."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.tables import Column, Table
from municipalities.tables.xlsx_file import Workbook, xlsx
from progress.importing.columns import HEADINGS
from progress.importing.reading import REMARK
from progress.importing.register import Register
from progress.importing.workbook import SHEET
from progress.models import Indicator

EXAMPLE_PERIODS = {
    Indicator.Frequency.YEAR: "2016",
    Indicator.Frequency.MONTH: "2016-11",
}
EXAMPLE_DAY = "2016-12-31"
EXAMPLE_VALUE = 12


def blank_csv(register: Register) -> bytes:
    """The headings, and under them in remarks, which are not read, the example and all names."""
    text = io.StringIO(newline="")
    write = csv.writer(text, delimiter=";", lineterminator="\r\n").writerow
    write(HEADINGS.values())
    unread = _("Lines that begin with this sign are not read.")
    write([f"{REMARK} {unread}"])
    for title, rows in (
        (_("Example"), [_example(register)]),
        (_("Indicators"), _indicators(register)),
        (_("Territories"), _places(register)),
    ):
        write([f"{REMARK} {title}:"])
        for row in rows:
            write([f"{REMARK} {row[0]}", *row[1:]])
    return text.getvalue().encode("utf-8-sig")


def blank_xlsx(register: Register) -> bytes:
    """A sheet to be filled in, and beside it one for the example and one for the names of each kind."""
    headings = [Column(name, heading) for name, heading in HEADINGS.items()]
    indicators = [Column("name", _("indicator")), Column("period", _("period")), Column("unit", _("unit"))]
    tables = [
        Table("reiksmes", SHEET, headings, ()),
        Table("pavyzdys", _("Example"), headings, [_example(register)]),
        Table("rodikliai", _("Indicators"), indicators, _indicators(register)),
        Table("teritorijos", _("Territories"), [Column("name", _("territory"))], _places(register)),
    ]
    return xlsx(Workbook(_("Figures to import"), "", timezone.localtime(), tables))


def _example(register: Register) -> Sequence[Any]:
    indicator = next(iter(register.indicators.label), None)
    period = EXAMPLE_PERIODS.get(Indicator.Frequency(indicator.frequency)) if indicator else None
    place = next((place.name for place in register.in_hand), "")
    said: dict[str, Any] = {
        "indicator": indicator.name if indicator else "",
        "territory": place,
        "period": period or EXAMPLE_DAY,
        "value": EXAMPLE_VALUE,
        "provisional": "ne",
        "note": _("an example, not a fact"),
    }
    return [said.get(name, "") for name in HEADINGS]


def _indicators(register: Register) -> Iterator[Sequence[str]]:
    for indicator in register.indicators.label:
        yield indicator.name, indicator.get_frequency_display(), indicator.unit


def _places(register: Register) -> Iterator[Sequence[str]]:
    for place in register.in_hand:
        yield (place.name,)
