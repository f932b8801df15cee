"""The public datasets: what each says of itself, and that all its forms say the same."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import translation

from municipalities.partial_dates import PartialDate
from portal.open_data.columns import DataColumn
from portal.open_data.dataset import sizes
from portal.open_data.datasets import BY_NAME
from portal.open_data.licence import LICENCE
from tests.factories import (
    CareInstitutionFactory,
    EventFactory,
    FundingProjectFactory,
    HeadCountFactory,
    OrganisationFactory,
    PresentationFactory,
    RegionFactory,
    SourceFactory,
    factory_of,
)
from tests.open_data.asked import FORMATS, NAMES, csv_rows, file_of, json_rows, lists_of, xlsx_rows

pytestmark = pytest.mark.django_db
# ---- What a dataset says of itself


@pytest.mark.parametrize("name", NAMES)
def test_columns_have_names_for_machines_and_meanings_in_both_languages(name):
    columns = BY_NAME[name].all_columns

    names = [column.name for column in columns]
    assert [one for one in names if not re.fullmatch("[a-z][a-z0-9_]*", one)] == []
    assert len(set(names)) == len(names)
    for language in ("lt", "en"):
        with translation.override(language):
            assert [column.name for column in columns if not (column.meaning and column.kind_name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_row_rests_on_stands_last(name):
    places = [column.is_source for column in BY_NAME[name].all_columns]

    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_a_dataset(client, name, rows, django_assert_num_queries):
    dataset = BY_NAME[name]
    factory_of(dataset.model).create_batch(rows)

    with django_assert_num_queries(3 + lists_of(dataset)):
        response = client.get(reverse("open_data:dataset_detail", args=[dataset.slug]))

    assert len(response.context["preview"]) == dataset.rows().count() >= rows
    assert response.context["size"].rows == dataset.rows().count()
    assert [
        column.name for column in dataset.all_columns if f"<code>{column.name}</code>" not in response.text
    ] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_dataset_list_query_count(client, rows, django_assert_num_queries):
    EventFactory.create_batch(rows)

    with django_assert_num_queries(2):
        response = client.get(reverse("open_data:dataset_list"))

    told = {one.name: size for _group, some in response.context["groups"] for one, size, _files in some}
    assert list(told) == NAMES
    assert told["events"].rows == rows
    assert told["outcomes"] == (0, None)
    assert str(LICENCE.terms) in response.text


def test_last_change_is_that_of_the_row_changed_last():
    region, _other = RegionFactory(name="Pirmas"), RegionFactory()
    before = sizes([BY_NAME["regions"]])["regions"]

    region.name = "Pakeistas"
    region.save()

    after = sizes([BY_NAME["regions"]])["regions"]
    assert after.rows == before.rows == 2
    assert after.changed_at > before.changed_at


@pytest.mark.parametrize("address", ["/duomenys/nera-tokio/", "/duomenys/nera.csv", "/duomenys/events.pdf"])
def test_dataset_that_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


# ---- The files


@pytest.mark.parametrize("language", ["lt", "en"])
def test_names_and_cells_do_not_follow_the_reader(client, language):
    event = EventFactory(
        title="Diskusija",
        starts=PartialDate.parse("2017-09-05", is_latest=True),
        is_nationwide=True,
        region=None,
    )

    response = client.get("/duomenys/events.csv", headers={"accept-language": language})

    (row,) = csv_rows(response.getvalue())
    assert row["kind"] == "discussion"
    assert row["starts_on"] == "../2017-09-05"
    assert row["is_nationwide"] == "true"
    assert row["page"] == f"http://testserver{event.get_absolute_url()}"


def test_lists_stand_in_one_cell_of_a_table_and_are_lists_in_json(client):
    regions = [RegionFactory(code="LT-AA"), RegionFactory(code="LT-BB")]
    EventFactory(guest_regions=regions)

    cells = [
        rows(file_of(client, BY_NAME["events"], format_))[0]["guest_regions"]
        for format_, rows in (("csv", csv_rows), ("xlsx", xlsx_rows), ("json", json_rows))
    ]

    assert cells == ["LT-AA, LT-BB", "LT-AA, LT-BB", ["LT-AA", "LT-BB"]]


def test_formula_is_words_in_every_table(client):
    PresentationFactory(topic="=HYPERLINK(1)")

    (row,) = csv_rows(file_of(client, BY_NAME["presentations"], "csv"))
    (cell,) = xlsx_rows(file_of(client, BY_NAME["presentations"], "xlsx"))

    assert row["topic"] == "'=HYPERLINK(1)"
    assert cell["topic"] == "=HYPERLINK(1)"


def test_english_stands_beside_the_lithuanian(client):
    event = EventFactory(title="Diskusija", body="<p>Tekstas</p><script>x</script>")
    event.say_in_english("title", "Discussion")
    event.say_in_english("body", "<p>Text</p><script>x</script>")
    event.save()

    (row,) = json_rows(file_of(client, BY_NAME["events"], "json"))

    assert (row["title"], row["title_en"]) == ("Diskusija", "Discussion")
    assert (row["body"], row["body_en"]) == ("<p>Tekstas</p>", "<p>Text</p>")


def test_institution_tells_its_last_head_count_and_all_its_sources(client):
    sources = [SourceFactory(url="https://pavyzdys.lt/1"), SourceFactory()]
    organisation = OrganisationFactory(kind="care_institution", sources=sources)
    institution = CareInstitutionFactory(organisation=organisation)
    HeadCountFactory(institution=institution, residents=40)
    HeadCountFactory(institution=institution, residents=30, counted=PartialDate.parse("2018"))
    CareInstitutionFactory()

    told, silent = json_rows(file_of(client, BY_NAME["institutions"], "json"))

    assert (told["residents"], told["residents_counted_on"]) == (30, "2018")
    assert told["source_ids"] == [str(source.pk) for source in sources]
    assert told["source_addresses"] == ["https://pavyzdys.lt/1"]
    assert (silent["residents"], silent["residents_counted_on"], silent["source_ids"]) == (None, None, [])


def test_file_says_its_terms_and_its_columns(client):
    FundingProjectFactory()

    notes = json.loads(file_of(client, BY_NAME["projects"], "json"))["notes"]

    assert str(LICENCE.terms) in notes
    assert "funding: Funding granted, euros" in notes


@pytest.mark.parametrize("format_", FORMATS)
def test_file_may_be_read_from_other_sites_and_is_only_saved(client, format_):
    response = client.get(f"/duomenys/events.{format_}")
    response.close()

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.cookies.output() == ""


def test_page_may_not_be_read_from_other_sites(client):
    response = client.get("/duomenys/")

    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("format_", FORMATS)
def test_whoever_asks_only_for_the_headers_makes_nothing_be_read(client, format_, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.head(f"/duomenys/events.{format_}")

    assert response.status_code == 200


def test_row_taken_back_while_the_file_is_written_is_left_out():
    events = EventFactory.create_batch(2)
    rows = BY_NAME["events"].in_order()
    EventFactory._meta.model.objects.filter(pk=events[1].pk).update(status="withdrawn")

    assert [row.pk for row in rows] == [events[0].pk]


def test_column_without_more_to_say_says_its_label():
    column = DataColumn("place", "vieta", "text", lambda _row, _site: None)

    assert column.meaning == "Vieta"
