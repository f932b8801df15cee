"""The pages on which files of figures are brought and looked through, and the template of such a file."""

import io

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from progress.models import ImportedFile
from tests.factories import (
    ExpertMembershipFactory,
    ImportedFileFactory,
    IndicatorFactory,
    MunicipalityFactory,
    SourceFactory,
)
from tests.progress.bringing import HEADER, LINE, apply, bring, outcomes, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def place():
    return MunicipalityFactory(name="Alytaus miesto savivaldybė", code="LT-02", lau_code="11")


@pytest.fixture(autouse=True)
def indicator():
    return IndicatorFactory(name="Vaikai")


@pytest.fixture
def expert(place):
    return ExpertMembershipFactory(region=place.region).user


@pytest.fixture
def desk(client, expert):
    """The browser of the region's expert."""
    client.force_login(expert)
    return client


# ---- The pages


def test_what_is_missing_about_the_source_is_asked_for(desk):
    response = desk.post(reverse("progress:import_list"), {"published": "2017"})

    assert {name: list(errors) for name, errors in response.context["form"].errors.items()} == {
        "file": ["Pasirinkite failą"],
        "publisher": ["Įrašykite, kas skaičius paskelbė."],
        "title": ["Įrašykite, kokiu pavadinimu skaičiai paskelbti."],
        "published": ["Parašykite visą datą, pavyzdžiui, 2026-10-01."],
    }
    assert not ImportedFile.objects.exists()


def test_only_csv_and_xlsx_are_taken(desk):
    response = send(desk, b"%PDF-1.4", name="a.pdf")

    assert response.context["form"].errors == {"file": ["Įkelkite CSV arba XLSX failą."]}


def test_nobody_says_of_a_file_more_than_where_it_comes_from(desk, expert):
    source = SourceFactory()
    more = {"imported_at": "2020-01-01", "source": source.pk, "added": 9, "digest": "a", "uploaded_by": 1}

    file = bring(desk, LINE.format(5), **more, key="00000000-0000-0000-0000-000000000000")

    assert (file.imported_at, file.source, file.added, file.uploaded_by) == (None, None, 0, expert)


@pytest.mark.parametrize(
    ("word", "lines"), [("atmestos", [4]), ("pridedamos", [2, 3]), ("keiciamos", []), ("nera", [4, 2, 3])]
)
def test_lines_are_shown_by_what_becomes_of_them(desk, word, lines):
    rows = [LINE.format(1), LINE.format(2).replace("2016", "2015"), LINE.format("x").replace("2016", "2014")]
    file = bring(desk, "".join(rows))

    response = desk.get(file.get_absolute_url(), {"rodyti": word})

    assert [verdict.line for verdict in response.context["page"]] == lines
    assert ("Tokio pasirinkimo nėra. Pasirinkite iš sąrašo." in response.text) is (word == "nera")


def test_the_faults_are_taken_away_as_a_table(desk):
    file = bring(desk, LINE.format(1) + LINE.format("x").replace("2016", "2015"))

    response = desk.get(file.get_absolute_url(), {"rodyti": "atmestos", "formatas": "csv"})

    head, *rows = response.getvalue().decode("utf-8-sig").splitlines()
    assert head.startswith("Eilutė;Kas bus;Kodėl;rodiklis;teritorija;laikotarpis;iki;reikšmė;")
    assert len(rows) == 1
    assert rows[0].startswith("3;atmesta;")


def test_the_file_itself_is_had_by_those_who_may_see_it(desk, client):
    file = bring(desk, LINE.format(1), name="Mano rodikliai.csv")
    url = reverse("progress:import_file", args=[file.key])

    response = desk.get(url)
    assert response.getvalue().decode() == HEADER + LINE.format(1)
    assert 'filename="Mano rodikliai.csv"' in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "private, no-store"

    client.force_login(ExpertMembershipFactory().user)
    assert client.get(url).status_code == 404


def test_a_file_that_was_not_imported_is_thrown_away_and_one_that_was_stays(
    desk, django_capture_on_commit_callbacks
):
    waiting, done = bring(desk, LINE.format(1)), bring(desk, LINE.format(2))
    apply(desk, done)

    with django_capture_on_commit_callbacks(execute=True):
        for file in (waiting, done, waiting):
            desk.post(reverse("progress:import_discard", args=[file.key]))

    assert list(ImportedFile.objects.all()) == [done]
    assert not waiting.file.storage.exists(waiting.file.name)
    assert done.file.storage.exists(done.file.name)


def test_a_file_that_is_gone_from_the_store_is_told(desk):
    file = bring(desk, LINE.format(1))
    file.file.storage.delete(file.file.name)

    assert "Failo saugykloje nebėra. Įkelkite jį iš naujo." in desk.get(file.get_absolute_url()).text


# ---- The template


def test_the_template_as_csv_says_everything_in_remarks(desk):
    text = desk.get(reverse("progress:import_blank", args=["csv"])).content.decode("utf-8-sig")

    head, *rest = text.splitlines()
    assert head == "rodiklis;teritorija;laikotarpis;iki;reikšmė;išankstinė;pastaba"
    assert all(line.startswith(("#", '"#')) for line in rest)
    assert "# Vaikai;metai, mėnuo arba diena;vaikai" in rest
    assert "# Alytaus miesto savivaldybė" in rest


def test_the_template_is_filled_in_and_brought_back(desk):
    content = desk.get(reverse("progress:import_blank", args=["xlsx"])).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Reikšmės", "Pavyzdys", "Rodikliai", "Teritorijos"]
    example = [cell.value for cell in book["Pavyzdys"][2]]
    book["Reikšmės"].append(example)
    filled = io.BytesIO()
    book.save(filled)

    file = bring(desk, filled.getvalue(), name="ruosinys.xlsx")

    assert outcomes(desk, file) == ["added"]


def test_there_is_no_template_of_another_kind(desk):
    assert desk.get(reverse("progress:import_blank", args=["pdf"])).status_code == 404


# ---- How much is asked


@pytest.mark.parametrize("rows", [1, 3])
def test_import_list_query_count(desk, expert, rows, django_assert_num_queries):
    for number in range(rows):
        ImportedFileFactory(
            uploaded_by=expert if number else None, source=SourceFactory(), imported_at="2026-01-01T00:00:00Z"
        )
    ImportedFile.objects.update(uploaded_by=expert)

    with django_assert_num_queries(5):
        response = desk.get(reverse("progress:import_list"))

    assert len(response.context["page"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_import_detail_query_count(desk, rows, django_assert_num_queries):
    file = bring(desk, "".join(LINE.format(1).replace("2016", str(2010 + number)) for number in range(rows)))

    with django_assert_num_queries(8):
        response = desk.get(file.get_absolute_url())

    assert len(response.context["page"]) == rows


def test_nobody_of_the_public_sees_a_file():
    ImportedFileFactory()

    assert not ImportedFile.objects.visible_to(AnonymousUser())
