"""Tables as XLSX."""

import csv
import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest

from municipalities.partial_dates import PartialDate
from municipalities.tables import Column, Table
from municipalities.tables.xlsx_file import LINKS_OF_A_SHEET, Workbook, write_xlsx, xlsx

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "  =1",
    "\u200b=1",
    "＝1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://a.example")',
]
MOMENT = dt.datetime(2017, 1, 1, tzinfo=dt.UTC)


def workbook_of(*cells, kind="text", title="Lapas"):
    """A workbook whose only table has one column."""
    table = Table("lapas", title, (Column("what", "Kas", kind),), [(cell,) for cell in cells])
    return Workbook("Knyga", "Kas", MOMENT, [table])


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def cells_of(workbook):
    return [row[0] for row in opened(xlsx(workbook))["Lapas"].iter_rows(min_row=2)]


def test_workbook_of_nothing_has_its_headings():
    columns = (Column("date", "Data"), Column("address", "Adresas", "address"))
    workbook = Workbook("Tuščia", "", MOMENT, [Table("renginiai", "Renginiai", columns, [])])

    content = xlsx(workbook)

    sheet = opened(content)["Renginiai"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [["Data", "Adresas"]]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B1")
    assert [sheet.column_dimensions[letter].width >= 20 for letter in "AB"] == [True, True]
    assert content == xlsx(workbook)


@pytest.mark.parametrize("formula", FORMULAS)
def test_workbook_takes_no_words_for_a_formula(formula):
    (cell,) = cells_of(workbook_of(formula))

    assert cell.data_type == "s"
    assert cell.value == formula
    # The mark with which a spreadsheet itself keeps such words from becoming a formula.
    assert cell.quotePrefix is True


def test_workbook_leaves_other_words_as_they_are():
    long = "ž" * 40_000

    cells = cells_of(workbook_of("Šiauliai", "2017-03-28", "1", long, "http://a.example", 0, None, ""))

    assert [cell.value for cell in cells[:3]] == ["Šiauliai", "2017-03-28", "1"]
    assert len(cells[3].value) == 32_767
    assert (cells[4].value, cells[4].hyperlink) == ("http://a.example", None)
    assert [cell.value for cell in cells[5:]] == [0]
    assert [cell.quotePrefix for cell in cells[:5]] == [False] * 5


def test_workbook_drops_what_no_xml_holds():
    cells = cells_of(workbook_of("a\0b\x1fc\ud800\uffff", "viena\r\ndvi\rtrys"))

    assert [cell.value for cell in cells] == ["abc", "viena\ndvi\ntrys"]


def test_workbook_types_its_cells():
    shown = PartialDate.parse("2017-03-28")

    cells = cells_of(
        workbook_of(
            12_345,
            -1,
            Decimal("173552.19"),
            Decimal("2.00"),
            0.5,
            float("nan"),
            True,
            shown,
            PartialDate.parse("2017-09"),
            dt.date(1808, 5, 1),
            dt.datetime(2017, 7, 1, 9, 30, tzinfo=dt.UTC),
            dt.time(10),
        )
    )

    assert [cell.value for cell in cells] == [
        *(12_345, -1, 173_552.19, 2, 0.5, None, True),
        *(dt.datetime(2017, 3, 28), "2017-09", "1808-05-01", dt.datetime(2017, 7, 1, 12, 30), dt.time(10)),  # noqa: DTZ001
    ]
    assert cells[0].number_format == "[<10000]0;#,##0"
    assert cells[7].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://a.example/ą", True),
        ("javascript:alert(1)", False),
        ("https://a.example/; https://b.example/", False),
        ("https://a.example/" + "a" * 2000, False),
    ],
)
def test_workbook_links_only_to_addresses_of_the_web(address, leads):
    (cell,) = cells_of(workbook_of(address, kind="address"))

    assert cell.value == address
    assert (cell.hyperlink is not None) is leads


def test_workbook_goes_on_without_links_where_a_sheet_holds_no_more(monkeypatch):
    monkeypatch.setattr("municipalities.tables.xlsx_file.LINKS_OF_A_SHEET", 2)

    cells = cells_of(workbook_of(*["https://a.example/"] * 3, kind="address"))

    assert [cell.hyperlink is not None for cell in cells] == [True, True, False]
    assert {cell.value for cell in cells} == {"https://a.example/"}
    assert LINKS_OF_A_SHEET < 65_531


@pytest.mark.parametrize(("rows", "sheets"), [(0, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_workbook_goes_on_on_another_sheet(rows, sheets):
    written = io.BytesIO()
    title = "Įsipareigojimai: [visi] savivaldybėse ir kitur"

    write_xlsx(workbook_of(*range(rows), title=title), written, rows_of_a_sheet=2)

    book = opened(written.getvalue())
    values = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    assert len(values) == sheets
    assert {value[0] for value in values} == {"Kas"}
    assert [number for value in values for number in value[1:]] == list(range(rows))
    assert book.sheetnames[0] == "Įsipareigojimai visi savivaldybė"[:31]
    assert all(name.endswith(f" ({number})") for number, name in enumerate(book.sheetnames[1:], start=2))


def test_workbook_survives_the_way_through_a_csv_file():
    cells = cells_of(workbook_of("ąčęėįšųūž", dt.date(2017, 3, 28), dt.time(10)))
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([[cell.value] for cell in cells])

    assert written.getvalue().split() == ["ąčęėįšųūž", "2017-03-28", "00:00:00", "10:00:00"]
