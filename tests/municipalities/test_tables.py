"""Taking a table away: the files, and what the page says about them."""

import csv
import datetime as dt
import io
import json
from contextlib import closing
from decimal import Decimal

import openpyxl
import pytest
import time_machine
from django.core.signals import request_finished
from django.db import close_old_connections
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import gettext_lazy

from municipalities.partial_dates import PartialDate
from municipalities.tables import Column, Downloads, Table, taken_away
from tests.municipalities.test_tables_xlsx import FORMULAS

COLUMNS = (
    Column("source", "Šaltinis", is_source=True),
    Column("name", "Pavadinimas"),
    Column("number", "Skaičius", "number"),
    Column("day", "Diena", "date"),
)
ROWS = [
    ("Žinios", 'ąčęėįšųūž; „ir“ "kita"', Decimal("-1.50"), dt.date(2017, 3, 28)),
    (None, None, None, None),
]
FORMATS = ["csv", "xlsx", "json"]


@pytest.fixture(autouse=True)
def _connections_stay():
    """As Django's own test client does: an answer that is done closes no connection of the tests."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def table_of(*rows, name="lentele", title="Savivaldybės", **facts):
    return Table(name, title, COLUMNS, rows, **facts)


def asked(query, *tables, method="get"):
    """What is answered to a query on a page with the tables."""
    request = getattr(RequestFactory(), method)(f"/puslapis/?{query}")
    return taken_away(request, *(tables or (table_of(*ROWS),)))


def content_of(query, *tables):
    with closing(asked(query, *tables)) as response:
        return response.getvalue()


def rows_of(content):
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def cell_in_csv(value):
    table = Table("a", "A", (Column("a", "A"), Column("b", "B")), [(value, "")])
    return rows_of(content_of("formatas=csv", table))[1][0]


def cell_in_json(value):
    table = Table("a", "A", (Column("a", "A"),), [(value,)])
    return json.loads(content_of("formatas=json", table))["rows"][0]["a"]


# ---- CSV


def test_csv_is_what_a_lithuanian_spreadsheet_opens():
    content = content_of("formatas=csv")

    assert (
        content
        == (
            "\ufeffPavadinimas;Skaičius;Diena;Šaltinis\r\n"
            '"ąčęėįšųūž; „ir“ ""kita""";-1,5;2017-03-28;Žinios\r\n'
            ";;;\r\n"
        ).encode()
    )


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_takes_no_words_for_a_formula(formula):
    assert cell_in_csv(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "words", ["Šiauliai", "a=1", "1-2", "el. p. a@b.example", "– ne", " tarpas", "'kabutė"]
)
def test_csv_leaves_other_words_as_they_are(words):
    assert cell_in_csv(words) == words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "taip"),
        (False, "ne"),
        (0, "0"),
        (-12_345, "-12345"),
        (0.5, "0,5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("NaN"), ""),
        (float("inf"), ""),
        (dt.time(9, 5), "09:05"),
        (dt.datetime(2017, 7, 1, 9, 30, tzinfo=dt.UTC), "2017-07-01 12:30"),
        (PartialDate.parse("2017"), "2017"),
        (PartialDate.parse("2017-09"), "2017-09"),
        (PartialDate.parse("2017-09-05"), "2017-09-05"),
        (PartialDate.parse("2017-09", is_latest=True), "ne vėliau kaip 2017-09"),
        (PartialDate.parse("2017-09-05", is_inferred=True, basis="b"), "2017-09-05 (numanoma)"),
        (gettext_lazy("Municipalities"), "Savivaldybės"),
        ("a\0b\x07c\ud800", "abc"),
        ("viena\r\ndvi\rtrys", "viena\ndvi\ntrys"),
    ],
)
def test_csv_cell(value, written):
    assert cell_in_csv(value) == written


# ---- JSON


def test_json_is_whole():
    with time_machine.travel(dt.datetime(2026, 8, 1, 9, tzinfo=dt.UTC), tick=False):
        content = content_of("formatas=json&q=ą&puslapis=3", table_of(*ROWS, notes=["Pastaba"]))

    assert json.loads(content) == {
        "title": "Savivaldybės",
        "address": "http://testserver/puslapis/?q=%C4%85",
        "made_at": "2026-08-01T12:00:00+03:00",
        "notes": ["Pastaba"],
        "columns": [
            {"key": "name", "heading": "Pavadinimas", "kind": "text"},
            {"key": "number", "heading": "Skaičius", "kind": "number"},
            {"key": "day", "heading": "Diena", "kind": "date"},
            {"key": "source", "heading": "Šaltinis", "kind": "text"},
        ],
        "rows": [
            {"name": ROWS[0][1], "number": -1.5, "day": "2017-03-28", "source": "Žinios"},
            {"name": None, "number": None, "day": None, "source": None},
        ],
    }


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, True),
        (Decimal("2.00"), 2),
        (Decimal("173552.19"), 173552.19),
        (float("nan"), None),
        ("=1", "=1"),
        (dt.time(9, 5), "09:05:00"),
        (dt.datetime(2017, 7, 1, 9, 30, tzinfo=dt.UTC), "2017-07-01T12:30:00+03:00"),
        (PartialDate.parse("2017-09"), "2017-09"),
        (PartialDate.parse("2017", is_latest=True), "../2017"),
        (PartialDate.parse("2017-09-05", is_inferred=True, basis="b"), "2017-09-05?"),
    ],
)
def test_json_cell(value, written):
    assert cell_in_json(value) == written


@pytest.mark.parametrize("count", [0, 1, 500, 501, 1001])
def test_json_of_many_rows_is_json(count):
    table = Table("a", "A", (Column("a", "A"),), ((number,) for number in range(count)))

    content = json.loads(content_of("formatas=json", table))

    assert [row["a"] for row in content["rows"]] == list(range(count))


# ---- XLSX


def test_xlsx_says_on_a_last_sheet_what_it_is():
    table = table_of(*ROWS, notes=["Skaičiuojami paskelbti renginiai.", "=1"])

    with time_machine.travel(dt.datetime(2026, 8, 1, 9, tzinfo=dt.UTC), tick=False):
        content = content_of("formatas=xlsx&q=a&puslapis=2", table)

    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Savivaldybės", "Apie lentelę"]
    assert [[cell.value for cell in row] for row in book["Savivaldybės"].rows] == [
        ["Pavadinimas", "Skaičius", "Diena", "Šaltinis"],
        [ROWS[0][1], -1.5, dt.datetime(2017, 3, 28), "Žinios"],  # noqa: DTZ001
    ]
    assert [row[0].value for row in book["Apie lentelę"].rows] == [
        "Savivaldybės",
        "http://testserver/puslapis/?q=a",
        "Atsisiųsta 2026-08-01 12:00",
        "Skaičiuojami paskelbti renginiai.",
        "=1",
    ]


# ---- The answer


@pytest.mark.parametrize(
    ("format_", "content_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("json", "application/json"),
    ],
)
@pytest.mark.parametrize("method", ["get", "head"])
def test_answer_is_a_file_to_save(format_, content_type, method):
    with time_machine.travel(dt.datetime(2026, 7, 31, 22, tzinfo=dt.UTC), tick=False):
        response = asked(f"formatas={format_}", method=method)

    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == (
        f'attachment; filename="lentele-2026-08-01.{format_}"; '
        f"filename*=utf-8''Savivaldyb%C4%97s%202026-08-01.{format_}"
    )
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    response.close()


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_is_read_for_the_headers_alone(format_):
    rows = iter([ROWS[0]])

    response = asked(f"formatas={format_}", Table("a", "A", COLUMNS, rows), method="head")

    assert response.getvalue() == b""
    assert "Content-Length" not in response
    assert next(rows) == ROWS[0]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_fault_in_the_first_rows_is_no_half_of_a_file(format_):
    def rows():
        yield ROWS[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asked(f"formatas={format_}", Table("a", "A", COLUMNS, rows()))


def test_a_row_has_as_many_cells_as_there_are_columns():
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 4 columns: lentele"):
        asked("formatas=csv", table_of(("vienas",)))


@pytest.mark.parametrize("query", ["", "formatas=", "q=csv", "lentele=nera"])
def test_no_file_where_none_is_asked_for(query):
    assert asked(query) is None


@pytest.mark.parametrize(
    ("query", "name"), [("", "a"), ("&lentele=a", "a"), ("&lentele=b", "b"), ("&lentele=", "a")]
)
def test_one_of_several_tables(query, name):
    tables = [table_of(("", one, 1, None), name=one) for one in "ab"]

    content = content_of(f"formatas=csv{query}", *tables)

    assert rows_of(content)[1][0] == name


# ---- The page


def shown(query, *tables):
    """The links and the problem of each table of a page."""
    downloads = Downloads(RequestFactory().get(f"/puslapis/?{query}"), *tables)
    return [downloads[table.name] for table in tables]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", ""),
        ("formatas=doc", "Tokio formato nėra. Pasirinkite CSV, XLSX arba JSON."),
        ("formatas=CSV", "Tokio formato nėra. Pasirinkite CSV, XLSX arba JSON."),
        (
            "formatas=csv&lentele=nera",
            "Tokios lentelės šiame puslapyje nėra. Atsisiųskite vieną iš čia esančių.",
        ),
    ],
)
def test_page_says_why_there_is_no_file(query, problem):
    first, second = table_of(name="a"), table_of(name="b")

    assert [one.problem for one in shown(query, first, second)] == [problem, ""]
    assert asked(query, first, second) is None


def test_problem_stands_beside_the_table_that_was_asked_for():
    tables = [table_of(name="a"), table_of(name="b", mistaken=["Regionas"])]

    first, second = shown("formatas=csv&lentele=b", *tables)

    assert (first.problem, second.problem) == (
        "",
        "Lentelė neparengta: pataisykite netaikomus filtrus ir atsisiųskite iš naujo.",
    )
    assert asked("formatas=csv&lentele=b", *tables) is None


def test_links_keep_the_question_and_not_the_page():
    query = "q=%C4%85&rusis=a&rusis=b&metai=&puslapis=3&formatas=doc&lentele=x"

    first, second = shown(query, table_of(name="a"), table_of(name="b"))

    assert first.links[0] == ("CSV", "?q=%C4%85&rusis=a&rusis=b&formatas=csv")
    assert [label for label, _address in first.links] == ["CSV", "XLSX", "JSON"]
    assert second.links[1] == ("XLSX", "?q=%C4%85&rusis=a&rusis=b&formatas=xlsx&lentele=b")


def test_template_finds_a_table_by_its_name():
    downloads = Downloads(
        RequestFactory().get("/?formatas=x"), table_of(name="verciu-seka", title="<b>Vertės")
    )

    page = " ".join(
        render_to_string("components/downloads.html", {"download": downloads["verciu_seka"]}).split()
    )

    assert '<p class="field-error" role="alert">Tokio formato nėra.' in page
    assert 'aria-label="Atsisiųsti lentelę „&lt;b&gt;Vertės“"' in page
    assert (
        '<a href="?formatas=csv" rel="nofollow">'
        '<span class="visually-hidden">Lentelė „&lt;b&gt;Vertės“,</span> CSV</a>'
    ) in page
