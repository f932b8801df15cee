"""Files as programs and people write them: encodings, separators, numbers, and everything that Excel does."""

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from municipalities.partial_dates import PartialDate
from progress.importing.columns import known_columns
from progress.importing.delimited import read_delimited
from progress.importing.figures import read_number
from progress.importing.files import check_table_file
from progress.importing.reading import Flaw, Flawed, UnreadableError
from progress.importing.workbook import read_workbook
from tests.progress.bringing import workbook

HEADER = ["rodiklis", "teritorija", "laikotarpis", "reikšmė"]
ROW = ["Vaikai", "Šiaulių m.", "2016", "1,5"]
TEXT = "rodiklis;teritorija;laikotarpis;reikšmė\nVaikai;Šiaulių m.;2016;1,5\n"


def cells_of(reading):
    return [list(line.cells) for line in reading.lines]


def read(content):
    return read_delimited(content if isinstance(content, bytes) else content.encode(), known_columns)


def read_book(*rows, **more):
    return read_workbook(workbook(*rows, **more), "rodikliai.xlsx")


# ---- CSV


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1257"]
)
def test_every_encoding_in_which_csv_comes(encoding):
    reading = read(TEXT.encode(encoding))

    assert cells_of(reading) == [HEADER, ROW]
    assert list(reading.notes) == (
        ["Failo koduotė – Windows-1257: patikrinkite, ar raidės rodomos gerai."]
        if encoding == "windows-1257"
        else []
    )


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_separator_and_end_of_line(separator, ending):
    lines = [HEADER, [*ROW[:3], '"1,5"']]
    text = ending.join(separator.join(line) for line in lines)

    assert cells_of(read(text)) == [HEADER, ROW]


def test_the_line_with_which_excel_is_told_of_the_separator_is_no_header():
    reading = read(f"sep=,\r\n{','.join(HEADER)}\r\nVaikai,Ą,2016,1\r\n")

    assert [line.number for line in reading.lines] == [2, 3]
    assert reading.lines[0].cells == tuple(HEADER)


def test_lines_are_numbered_as_their_program_shows_them():
    reading = read('\n# pastaba\nrodiklis;pastaba\n;;\n"Vaikai";"dvi\neilutės"\nVaikai;b\n"# a";b\n')

    assert [(line.number, line.cells) for line in reading.lines] == [
        (3, ("rodiklis", "pastaba")),
        (5, ("Vaikai", "dvi\neilutės")),
        (7, ("Vaikai", "b")),
    ]


def test_doubled_quotation_marks_are_one():
    assert cells_of(read('a;b\n"Globos ""Židinys""";x')) == [["a", "b"], ['Globos "Židinys"', "x"]]


# ---- Numbers


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1234", "1234"),
        ("1 234", "1234"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567.25", "1234567.25"),
        ("0,123", "0.123"),
        ("1,2340", "1.2340"),
        ("12345,678", "12345.678"),
        ("−5", "-5"),
        ("+5", "5"),
        ("007", "7"),
        (1234, "1234"),
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
        (1e-15, "0"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("1.234,5", "1 234,5"),
        ("1,234.5", "1 234,5"),
        ("1,234", "1 234"),
        ("12.345", "12 345"),
        ("1.234.567", "1 234 567"),
        ("1'234", "1 234"),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_refused(typed, example):
    with pytest.raises(ValidationError) as refusal:
        read_number(typed)

    assert refusal.value.messages == [
        f"„{typed}“ galima suprasti dvejopai. Tūkstančius skirkite tarpu: {example}."
    ]


@pytest.mark.parametrize(
    "typed", ["", "–", "apie 5", "5 %", "1e3", "NaN", "12 34", "٣", "5-6", "<5", True, "1,,5"]
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError, match="ne skaičius"):
        read_number(typed)


def test_a_date_in_place_of_a_number_is_told():
    with pytest.raises(ValidationError, match="„2016-05-01“ – data"):
        read_number(PartialDate.parse("2016-05-01"))


# ---- XLSX


def test_cells_of_a_workbook_keep_their_kind():
    reading = read_book(HEADER, ["Vaikai", 11, dt.date(2016, 12, 31), 1.5], [], ["Vaikai", " ", None, True])

    assert [(line.number, line.cells) for line in reading.lines] == [
        (1, tuple(HEADER)),
        (2, ("Vaikai", 11, PartialDate.parse("2016-12-31"), 1.5)),
        (4, ("Vaikai", None, None, True)),
    ]


@pytest.mark.parametrize(
    ("form", "period"),
    [
        ("yyyy-mm-dd", "2016-05-01"),
        ("yyyy-mm", "2016-05"),
        ("mmm-yy", "2016-05"),
        ("yyyy", "2016"),
        ('[$-427]yyyy "m. d."', "2016"),
    ],
)
def test_a_date_says_no_more_than_its_cell_shows(form, period):
    def change(book):
        book.active["A2"].number_format = form

    reading = read_book(["a"], [dt.datetime(2016, 5, 1)], change=change)  # noqa: DTZ001 - as Excel keeps it

    assert reading.lines[1].cells == (PartialDate.parse(period),)


def test_a_percent_is_not_taken_for_its_hundredth():
    def change(book):
        book.active["A2"].number_format = "0.0%"

    reading = read_book(["a"], [0.125], change=change)

    assert reading.lines[1].cells == (Flawed(Flaw.PERCENT, "12.5 %"),)


def test_a_formula_that_was_never_worked_out_is_no_empty_cell():
    reading = read_book(["a", "b"], ["=1+1", 2])

    assert reading.lines[1].cells == (Flawed(Flaw.FORMULA, "="), 2)


def test_of_a_formula_the_value_is_read_that_excel_has_worked_out():
    content = workbook(["a"], ["=1+1"])
    worked_out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(worked_out, "w") as after:
        for part in before.infolist():
            text = before.read(part)
            after.writestr(part.filename, re.sub(rb"(<f>1\+1</f>)(<v ?/>|<v></v>)", rb"\1<v>2</v>", text))

    assert read_workbook(worked_out.getvalue(), "a.xlsx").lines[1].cells == (2,)


def test_an_error_of_a_formula_is_told():
    def change(book):
        book.active["A2"].value = "#REF!"
        book.active["A2"].data_type = "e"

    reading = read_book(["a"], ["x"], change=change)

    assert reading.lines[1].cells == (Flawed(Flaw.ERROR, "#REF!"),)


def test_a_merged_cell_is_no_empty_one():
    reading = read_book(
        ["a", "b"], ["Vaikai", 1], [None, 2], change=lambda book: book.active.merge_cells("A2:A3")
    )

    assert [line.cells for line in reading.lines[1:]] == [("Vaikai", 1), (Flawed(Flaw.MERGED, ""), 2)]


def test_hidden_sheets_are_not_read_and_hidden_rows_are_and_both_are_told():
    def change(book):
        book.create_sheet("Slaptas").sheet_state = "hidden"
        book.active.row_dimensions[2].hidden = True

    reading = read_book(["a"], ["b"], change=change)

    assert cells_of(reading) == [["a"], ["b"]]
    assert list(reading.notes) == [
        "Paslėpti lapai neskaitomi: Slaptas.",
        "1 paslėpta eilutė skaitoma kaip ir kitos.",
    ]


def test_of_several_sheets_the_one_that_is_so_called_is_read():
    def change(book):
        book.create_sheet("Kitas").append(["x"])

    assert cells_of(read_book(["a"], change=change)) == [["a"]]
    assert cells_of(read_book(["a"], title="Lapas1", change=lambda book: book.create_sheet("Tuščias"))) == [
        ["a"]
    ]
    with pytest.raises(UnreadableError) as refusal:
        read_book(["a"], title="Lapas1", change=change)
    assert refusal.value.message == (
        "Knygoje keli lapai: Lapas1, Kitas. Lapą su skaičiais pavadinkite „Reikšmės“."
    )


def test_a_workbook_with_nothing_in_it_is_told():
    with pytest.raises(UnreadableError, match="Nė viename matomame knygos lape nieko nėra"):
        read_book(title="Lapas1")


def test_a_cell_far_away_takes_no_time():
    def change(book):
        book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)

    assert cells_of(read_book(["a"], ["b"], change=change)) == [["a"], ["b"]]


def test_a_value_far_away_is_told():
    def change(book):
        book.active["A1048576"] = 1

    with pytest.raises(UnreadableError) as refusal:
        read_book(["a"], ["b"], change=change)

    assert refusal.value.line == 1_048_576


def test_a_workbook_of_too_many_lines_is_refused(monkeypatch):
    monkeypatch.setattr("progress.importing.workbook.MOST_LINES", 3)

    with pytest.raises(UnreadableError) as refusal:
        read_book(*[["a"]] * 4)

    assert refusal.value.line == 4


def test_a_workbook_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr("progress.importing.workbook.MOST_UNPACKED", 1000)

    with pytest.raises(UnreadableError, match="Išskleistas"):
        read_book(["a"])


def test_a_workbook_made_to_trip_its_reader_is_refused():
    content = workbook(["a"])
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(broken, "w") as after:
        for part in before.infolist():
            text = before.read(part)
            after.writestr(
                part.filename, text.replace(b"<row", b"<r0w") if "sheet1" in part.filename else text
            )

    with pytest.raises(UnreadableError, match="sugadintas"):
        read_workbook(broken.getvalue(), "a.xlsx")


# ---- What is taken at all


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF-1.4", "type"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "type"),
        ("a", b"x", "type"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"%PDF-1.4", "content"),
        ("a.csv", b"PK\x03\x04", "content"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "content"),
        ("a.xlsx", b"rodiklis;", "content"),
        ("a.xlsx", b"PK\x03\x04", "broken"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "content"),
        ("a.csv", b"a" * (5 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_only_tables_are_taken_as_their_content_says(name, content, code):
    with pytest.raises(ValidationError) as refusal:
        check_table_file(ContentFile(content, name=name))

    assert refusal.value.code == code


def test_a_table_is_known_by_its_content_whatever_it_is_called():
    one = check_table_file(ContentFile(b"a;b", name="C:\\aplankas\\pirmas.CSV"))
    other = check_table_file(ContentFile(b"a;b", name="antras.txt"))

    assert (one.name, other.name) == ("pirmas.csv", "antras.txt")
    assert one.digest == other.digest
