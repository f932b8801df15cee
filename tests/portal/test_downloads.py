"""The lists as files: what the page shows, all of it, and nothing more."""

import csv
import datetime as dt
import io
import json

import openpyxl
import pytest
from django.urls import reverse

from events.models import Event
from municipalities.models import Origin
from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    AttachmentFactory,
    CareInstitutionFactory,
    CommitmentFactory,
    EventFactory,
    FundingProjectFactory,
    HeadCountFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    RegionFactory,
    ServiceTypeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

FORMATS = ["csv", "xlsx", "json"]
SITE = "http://testserver"


def municipality(**facts):
    place = MunicipalityFactory(**facts)
    AgreementFactory(municipality=place)
    return EventFactory(host_municipality=place, region=place.region)


def event(**facts):
    return EventFactory(source=SourceFactory(), host_municipality=MunicipalityFactory(), **facts)


def commitment(**facts):
    return CommitmentFactory(event=event(), responsible_municipality=MunicipalityFactory(), **facts)


def outcome(**facts):
    return OutcomeFactory(
        event=event(),
        services=[ServiceTypeFactory()],
        municipality=MunicipalityFactory(),
        also_heard_at=[EventFactory()],
        **facts,
    )


def institution(**facts):
    one = CareInstitutionFactory(
        organisation=OrganisationFactory(
            kind="care_institution", municipality=MunicipalityFactory(), sources=[SourceFactory()], **facts
        )
    )
    HeadCountFactory(institution=one)


def organisation(**facts):
    return OrganisationFactory(municipality=MunicipalityFactory(), sources=[SourceFactory()], **facts)


def agreement(**facts):
    return AgreementFactory(source=SourceFactory(), **facts)


def project(**facts):
    return FundingProjectFactory(implementer=OrganisationFactory(), sources=[SourceFactory()], **facts)


def source(**facts):
    return SourceFactory(**facts)


# Of each list: what makes a row, the heading by which a row is known, and how many queries its file takes.
LISTS = {
    "region_list": (RegionFactory, "Regionas", 5),
    "municipality_list": (municipality, "Savivaldybė", 9),
    "events:event_list": (event, "Pavadinimas", 4),
    "events:commitment_list": (commitment, "Ką", 2),
    "events:experience_list": (outcome, "Rezultatas", 5),
    "municipalities:institution_list": (institution, "Pavadinimas", 5),
    "municipalities:organisation_list": (organisation, "Pavadinimas", 6),
    "municipalities:agreement_list": (agreement, "Savivaldybė", 3),
    "municipalities:project_list": (project, "Pavadinimas", 3),
    "municipalities:source_list": (source, "Pavadinimas", 10),
}


def rows_in(response, format_):
    """The rows of the file, each by the headings of its columns."""
    content = response.getvalue()
    if format_ == "json":
        table = json.loads(content)
        headings = {column["key"]: column["heading"] for column in table["columns"]}
        return [{headings[key]: value for key, value in row.items()} for row in table["rows"]]
    if format_ == "csv":
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        return list(csv.DictReader(text, delimiter=";"))
    head, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def file_of(client, name, format_="json", **query):
    return rows_in(client.get(reverse(name), {**query, "formatas": format_}), format_)


def on_pages(client, name, **query):
    """How many rows the pages of the list say that there are."""
    context = client.get(reverse(name), query).context
    return context["page"].paginator.count if "page" in context else len(context["rows"])


# ---- The same as on the page


def shown_on(client, name):
    """The rows of both pages of the list, in their order."""
    context = client.get(reverse(name)).context
    if "page" in context:
        return [*context["page"], *client.get(reverse(name), {"puslapis": 2}).context["page"]]
    return [row[0] if name == "region_list" else row.municipality for row in context["rows"]]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", LISTS)
def test_file_has_every_row_of_the_list_in_its_order(client, name, format_):
    make, heading, _queries = LISTS[name]
    for _row in range(27):
        make()

    rows = file_of(client, name, format_)

    shown = shown_on(client, name)
    assert len(rows) == len(shown) >= 27
    if name == "events:experience_list":
        assert [row["Renginio puslapis"] for row in rows] == [
            f"{SITE}{one.event.get_absolute_url()}" for one in shown
        ]
    else:
        assert [row["Puslapis portale"] for row in rows] == [
            f"{SITE}{one.get_absolute_url()}" for one in shown
        ]
    assert all(row[heading] for row in rows)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("name", "facts", "query"),
    [
        ("municipality_list", {"name": "Rūpestingoji"}, {"q": "rupest"}),
        ("events:event_list", {"title": "Rūpestis"}, {"q": "rupest", "rikiuoti": "pavadinimas"}),
        ("events:event_list", {"kind": "award"}, {"rusis": "apdovanojimai"}),
        ("events:event_list", {"starts_on": dt.date(2011, 2, 1)}, {"metai": "2011", "puslapis": "7"}),
        ("events:commitment_list", {"text": "rūpintis"}, {"q": "rupin"}),
        ("events:commitment_list", {"due_on": dt.date(2001, 2, 1)}, {"busena": "veluoja"}),
        ("events:experience_list", {"kind": "practice"}, {"rusis": "geroji-patirtis"}),
        ("municipalities:institution_list", {"name": "Rūpestis"}, {"q": "rupest"}),
        ("municipalities:organisation_list", {"kind": "media"}, {"rusis": "ziniasklaida"}),
        (
            "municipalities:agreement_list",
            {"status": "signed", "signed_on": dt.date(2017, 1, 1)},
            {"metai": "2017"},
        ),
        ("municipalities:project_list", {"kind": "campaign"}, {"rusis": "kampanija"}),
        ("municipalities:source_list", {"title": "Rūpestis"}, {"q": "rupest"}),
    ],
)
def test_file_has_the_rows_that_match_the_filters(client, name, facts, query, format_):
    make = LISTS[name][0]
    for chosen in (facts, {}, facts):
        make(**chosen)

    rows = file_of(client, name, format_, **query)

    assert len(rows) == 2
    assert on_pages(client, name, **{key: value for key, value in query.items() if key != "puslapis"}) == 2


@pytest.mark.parametrize("name", LISTS)
def test_three_formats_say_the_same(client, name):
    make, heading, _queries = LISTS[name]
    for _row in range(3):
        make()

    as_csv, as_xlsx, as_json = (file_of(client, name, format_) for format_ in FORMATS)

    assert [list(row) for row in as_csv] == [list(row) for row in as_xlsx] == [list(row) for row in as_json]
    assert [row[heading] for row in as_csv] == [row[heading] for row in as_json]
    for one, other in zip(as_json, as_xlsx, strict=True):
        numbers = [key for key, value in one.items() if isinstance(value, int)]
        assert [one[key] for key in numbers] == [other[key] for key in numbers]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", LISTS)
def test_file_query_count(client, name, rows, django_assert_num_queries):
    make, _heading, queries = LISTS[name]
    for _row in range(rows):
        make()

    with django_assert_num_queries(queries):
        response = client.get(reverse(name), {"formatas": "csv"})

    assert len(rows_in(response, "csv")) >= rows


# ---- What stands in them


def test_event_in_a_file(client):
    region = RegionFactory(name="Šiaulių regionas")
    shown = EventFactory(
        title="Ąžuolas",
        kind="round_table",
        starts=PartialDate.parse("2017-03-28"),
        ends=PartialDate.parse("2017-03-29"),
        region=region,
        host_municipality=MunicipalityFactory(name="Šiaulių miesto savivaldybė"),
        venue="=Salė",
        headcount=64,
        source=SourceFactory(publisher="Žinios", title="Diskusija", url="https://zinios.example/1"),
        origin=Origin.SAMPLE,
    )

    (row,) = file_of(client, "events:event_list", "csv")

    assert row == {
        "Data": "2017-03-28",
        "Paskutinė diena": "2017-03-29",
        "Rūšis": "apskritojo stalo diskusija",
        "Pavadinimas": "Ąžuolas",
        "Regionas": "Šiaulių regionas",
        "Savivaldybė": "Šiaulių miesto savivaldybė",
        "Vieta": "'=Salė",
        "Dalyvių skaičius": "64",
        "Puslapis portale": f"{SITE}{shown.get_absolute_url()}",
        "Šaltinis": "Žinios: Diskusija",
        "Šaltinio adresas": "https://zinios.example/1",
        "Kilmė": "pavyzdys, netikras",
    }


def test_commitment_in_a_file(client):
    at = EventFactory(title="Stalas", starts=PartialDate.parse("2017-03"), source=None)
    promised = CommitmentFactory(
        event=at,
        text="parengti planą",
        responsible_organisation=OrganisationFactory(name="Centras"),
        responsible_municipality=MunicipalityFactory(name="Kelmės rajono savivaldybė"),
        due=PartialDate.parse("2017"),
    )

    (row,) = file_of(client, "events:commitment_list")

    assert row == {
        "Būsena": "atviras",
        "Vėluoja": True,
        "Ką": "Parengti planą",
        "Kas": "Centras, Kelmės rajono savivaldybė",
        "Iki kada": "2017",
        "Renginys": "Stalas",
        "Renginio data": "2017-03",
        "Renginio puslapis": f"{SITE}{at.get_absolute_url()}",
        "Puslapis portale": f"{SITE}{promised.get_absolute_url()}",
        "Šaltinis": None,
        "Šaltinio adresas": None,
        "Kilmė": "įrašyta portale",
    }


def test_institution_in_a_file_names_all_its_sources(client):
    first, second = (SourceFactory(title=title, url=f"https://{title}.example/") for title in "ab")
    one = CareInstitutionFactory(
        organisation=OrganisationFactory(kind="care_institution", sources=[first, second]), places=60
    )
    HeadCountFactory(institution=one, residents=41, counted_on=dt.date(2016, 1, 1), source=second)

    (row,) = file_of(client, "municipalities:institution_list")

    assert (row["Vietos"], row["Gyventojai"], row["Gyventojai suskaičiuoti"]) == (60, 41, "2016-01-01")
    assert row["Šaltinis"] == "Leidėjas: b; Leidėjas: a"
    assert row["Šaltinio adresas"] == "https://b.example/; https://a.example/"
    assert row["Vieta pertvarkoje"] is None


def test_municipality_that_never_came_in_a_file(client):
    place = MunicipalityFactory(name="Kelmės rajono savivaldybė")

    (row,) = file_of(client, "municipality_list", "csv")

    assert (row["Savivaldybė"], row["Paskutinis renginys"], row["Sutartis"]) == (place.name, "", "nėra")
    assert row["Puslapis portale"] == f"{SITE}{place.get_absolute_url()}"
    assert row["Paskutinio renginio puslapis"] == row["Sutarties puslapis"] == ""


# ---- Nothing more


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", LISTS)
def test_nothing_hidden_is_in_a_file(client, name, format_, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for status in set(Event.Status) - {Event.Status.PUBLISHED}:
        hidden = event(status=status, title="slaptas", lead="slaptas")
        CommitmentFactory(event=hidden, text="slaptas")
        OutcomeFactory(event=hidden, text="slaptas")
    shown = event(title="Viešas")
    OutcomeFactory(event=shown, text="viešas", also_heard_at=[hidden])
    CommitmentFactory(event=shown, text="viešas")
    ParticipationFactory(event=shown, person=PersonFactory(name="slaptas"), is_public=False)
    AttachmentFactory(event=shown, title="slaptas", visibility="staff")

    response = client.get(reverse(name), {"formatas": format_})

    content = response.getvalue()
    if format_ == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        content = repr([list(sheet.iter_rows(values_only=True)) for sheet in book]).encode()
    assert len(content) > 100
    assert "slaptas" not in content.decode().lower()


def test_figures_of_a_file_count_no_draft(client):
    place = MunicipalityFactory()
    draft = EventFactory(status="draft", host_municipality=place, region=place.region)
    CommitmentFactory(event=draft, responsible_municipality=place)

    (row,) = file_of(client, "municipality_list")
    (region,) = file_of(client, "region_list")

    assert (row["Renginiai, kuriuose dalyvavo"], row["Neįvykdyti įsipareigojimai"]) == (0, 0)
    assert (region["Renginiai"], region["Neįvykdyti įsipareigojimai"]) == (0, 0)


# ---- How they are answered


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", LISTS)
def test_file_is_kept_no_longer_than_the_page(client, name, format_):
    page = client.get(reverse(name))

    for response in (
        client.get(reverse(name), {"formatas": format_}),
        client.head(reverse(name), {"formatas": format_}),
    ):
        assert response.status_code == 200
        assert response["Cache-Control"] == page["Cache-Control"] == "no-cache"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"].startswith("attachment; filename=")
        response.close()


@pytest.mark.parametrize("name", LISTS)
def test_page_leads_to_its_files(client, name):
    LISTS[name][0]()

    page = client.get(reverse(name)).content.decode()

    assert [page.count(f'href="?formatas={format_}"') for format_ in FORMATS] == [1, 1, 1]
    assert page.count("Lentelė „") == 3


@pytest.mark.parametrize(
    "query", ["formatas=doc", "formatas=csv&lentele=nera", "formatas=%00", "formatas=csv%0d%0a"]
)
@pytest.mark.parametrize("name", LISTS)
def test_what_cannot_be_given_is_said_on_the_page(client, name, query):
    response = client.get(f"{reverse(name)}?{query}")

    if "%00" in query:
        assert response.status_code == 400
        return
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count('role="alert"') == 1
    assert "<title>Klaida: " in page


@pytest.mark.parametrize("name", [name for name in LISTS if name != "region_list"])
def test_list_with_an_unknown_filter_is_no_file(client, name):
    response = client.get(reverse(name), {"rikiuoti": "nera", "formatas": "csv"})

    page = response.content.decode()
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert "Lentelė neparengta: pataisykite netaikomus filtrus ir atsisiųskite iš naujo." in page
    assert 'href="?rikiuoti=nera&amp;formatas=csv"' in page
