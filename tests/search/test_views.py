"""The page of search: what it shows, marks and counts, and what it says when it is asked wrongly."""

import pytest
import time_machine
from django.urls import reverse

from portal.search import filters
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    CommitmentFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    RegionFactory,
    ServiceTypeFactory,
)

pytestmark = pytest.mark.django_db


def asked(client, language="", **question):
    return client.get(f"{language}/paieska/", question)


def titles(response):
    return [str(result.title.html) for result in response.context["page"].object_list]


@pytest.fixture
def one_of_each():
    region = RegionFactory(name="Atokvėpio regionas", slug="atokvepio")
    place = MunicipalityFactory(name="Atokvėpio rajono savivaldybė", region=region)
    event = EventFactory(title="Atokvėpio diskusija", region=region)
    CommitmentFactory(event=event, text="Atokvėpio pažadas", responsible_municipality=place)
    CareInstitutionFactory(organisation__name="Atokvėpio namai", organisation__kind="care_institution")
    ngo = OrganisationFactory(name="Atokvėpio fondas")
    AgreementFactory(ngo=ngo, municipality=place)
    ServiceTypeFactory(name="atokvėpio paslauga")
    return region


def test_everything_public_is_found_in_one_box(client, one_of_each):
    response = asked(client, q="atokvepis")

    assert {result.kind for result in response.context["page"].object_list} == {
        *("region", "municipality", "event", "commitment", "institution", "organisation", "agreement"),
        "service",
    }
    assert response.context["found"] == "Rasti 8 rezultatai"
    for result in response.context["page"].object_list:
        assert client.get(result.thing.get_absolute_url()).status_code == 200
        assert f'href="{result.thing.get_absolute_url()}"' in response.text


def test_the_choices_are_counted_and_narrow_what_is_found(client, one_of_each):
    everything = asked(client, q="atokvepis")
    assert ">Renginiai (1)<" in everything.text
    assert ">Savivaldybės (1)<" in everything.text
    assert ">Atokvėpio regionas (5)<" in everything.text
    assert ">2017 (2)<" in everything.text

    narrowed = asked(client, q="atokvepis", rusis="renginiai", regionas="atokvepio", metai="2017")
    assert titles(narrowed) == ["<mark>Atokvėpio</mark> diskusija"]
    assert ">Įsipareigojimai (1)<" in narrowed.text
    assert ">Savivaldybės (0)<" in narrowed.text


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("rusis", "nesamoniu", "Tokio pasirinkimo nėra. Pasirinkite iš sąrašo."),
        ("regionas", "nera", "Tokio regiono nėra. Pasirinkite iš sąrašo."),
        ("metai", "1066", "Tų metų duomenų nėra. Pasirinkite iš sąrašo."),
        ("metai", "²", "Tų metų duomenų nėra. Pasirinkite iš sąrašo."),
        ("rikiuoti", "atvirksciai", "Tokios tvarkos nėra. Pasirinkite iš sąrašo."),
    ],
)
def test_an_unknown_value_says_so_and_shows_the_rest(client, one_of_each, name, value, message):
    response = asked(client, q="atokvepis", **{name: value})

    assert response.context["filter"].form.errors[name] == [message]
    assert len(titles(response)) == 8
    assert "<title>Klaida: " in response.text


def test_too_many_words_are_refused_in_words(client, one_of_each):
    response = asked(client, q="a" * 201)

    assert response.context["filter"].form.errors["q"] == ["Rašykite ne daugiau kaip 200 ženklų."]
    assert titles(response) == []


def test_without_a_question_the_page_says_how_to_ask(client, one_of_each):
    response = asked(client)

    assert "Kaip ieškoti" in response.text
    assert titles(response) == []


def test_a_filter_alone_shows_what_it_leaves(client, one_of_each):
    assert titles(asked(client, rusis="renginiai")) == ["Atokvėpio diskusija"]


def test_a_word_is_marked_as_it_was_written(client):
    EventFactory(
        title="ŠIAULIŲ diskusija", lead="Kalbėta <b>Šiauliuose</b> & apie „Šiaulius“ – kaip gyventi."
    )

    response = asked(client, q="siauliai")

    assert "<mark>ŠIAULIŲ</mark> diskusija" in response.text
    assert "<mark>Šiauliuose</mark>" in response.text
    assert "„<mark>Šiaulius</mark>“ – kaip" in response.text


def test_a_text_cannot_mark_or_run(client):
    EventFactory(title="<script>alert(1)</script> & <mark>pavojus</mark>", venue="\ue000x \ue001y pavojus")

    html = asked(client, q="pavojus").text

    assert "<script>alert" not in html
    assert "&lt;mark&gt;" in html
    assert "\ue000" not in html
    assert html.count("<mark>") == html.count("</mark>")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("tinkamiausi", ["Atokvėpis nauji", "Atokvėpis seni", "Diskusija"]),
        ("naujausi", ["Diskusija", "Atokvėpis nauji", "Atokvėpis seni"]),
        ("seniausi", ["Atokvėpis seni", "Atokvėpis nauji", "Diskusija"]),
    ],
)
@time_machine.travel("2020-01-01", tick=False)
def test_the_order(client, order, expected):
    EventFactory(title="Atokvėpis seni", starts_on="2014-01-01")
    EventFactory(title="Atokvėpis nauji", starts_on="2018-01-01")
    EventFactory(title="Diskusija", lead="Apie atokvėpį.", starts_on="2019-01-01")

    response = asked(client, q="atokvepis", rikiuoti=order)

    assert [result.thing.title for result in response.context["page"].object_list] == expected


def test_very_many_are_not_counted(client, monkeypatch):
    monkeypatch.setattr(filters, "MOST_SHOWN", 2)
    monkeypatch.setattr("portal.search.views.MOST_SHOWN", 2)
    for year in (2015, 2016, 2017, 2018):
        EventFactory(title=f"Atokvėpis {year}", starts_on=f"{year}-01-01", kind="training")

    response = asked(client, q="atokvepis")

    assert response.context["found"] == "Rasta daugiau kaip 2 rezultatų, rodomi tinkamiausi"
    assert len(titles(response)) == 2
    assert ">Renginiai<" in response.text
    assert titles(asked(client, q="atokvepis -nieko", metai="2015")) == ["<mark>Atokvėpis</mark> 2015"]
    assert len(titles(asked(client, q="atokvepis -nieko"))) == 2
    assert len(titles(asked(client, rusis="renginiai"))) == 2


def test_pages(client):
    EventFactory.create_batch(26, lead="Atokvėpis")

    assert len(titles(asked(client, q="atokvepis"))) == 25
    assert len(titles(asked(client, q="atokvepis", puslapis="2"))) == 1
    assert asked(client, q="atokvepis", puslapis="3").status_code == 404


def test_in_english_what_is_there_in_english_only_or_in_lithuanian_only(client):
    event = EventFactory(title="Diskusija apie atokvėpį", lead="Kalbėta apie globą.")
    event.say_in_english("title", "A discussion of respite")
    event.save()
    EventFactory(title="Kita diskusija apie globą")

    in_english = asked(client, "/en", q="globa").text
    assert "A discussion of respite" in in_english
    assert '<a href="/en/renginiai/2017/' in in_english
    assert '<p class="extract" lang="lt">Kalbėta apie <mark>globą</mark>.' in " ".join(in_english.split())
    assert 'lang="lt">Kita diskusija apie <mark>globą</mark>' in " ".join(in_english.split())
    in_lithuanian = " ".join(asked(client, q="respite").text.split())
    assert "Diskusija apie atokvėpį" in in_lithuanian


def test_another_spelling_is_offered_where_it_finds_something(client):
    MunicipalityFactory(name="Panevėžio miesto savivaldybė")
    EventFactory(title="Laikinas atokvėpis")

    assert asked(client, q="Panevezhio miestas").context["meant"] == "Panevėžio miestas"
    response = asked(client, q="laikinas atokvetis")
    assert response.context["meant"] == "laikinas atokvėpis"
    assert '<a href="?q=laikinas+atokv%C4%97pis">laikinas atokvėpis</a>' in response.text
    assert asked(client, q="Panevėžys atokvetis").context["meant"] == ""
    assert asked(client, q="xqzwxq").context["meant"] == ""
    assert asked(client, q='"laikynas atokvetis" xyz').context["meant"] == ""


def test_nothing_found_says_what_to_do(client):
    response = asked(client, q="niekonera")

    assert "Nieko nerasta" in response.text
    assert "Patikrinkite rašybą arba ieškokite trumpesnio žodžio." in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_search_query_count(client, django_assert_num_queries, rows):
    for _ in range(rows):
        event = EventFactory(lead="Atokvėpis")
        OutcomeFactory(event=event)
        CommitmentFactory(event=event, text="Atokvėpis")
        CareInstitutionFactory(organisation__name="Atokvėpis", organisation__kind="care_institution")
        OrganisationFactory(name="Atokvėpis")
        AgreementFactory(purpose="Atokvėpis")
        ServiceTypeFactory(name="atokvėpis")
        MunicipalityFactory(name="Atokvėpis", region=RegionFactory(name="Atokvėpis"))

    # How common the words are (2), the words with their own plan (5), the regions of the filter, the page,
    # and each kind once (8).
    with django_assert_num_queries(18):
        response = asked(client, q="atokvepis")

    assert len({result.kind for result in response.context["page"].object_list}) == 8


def test_the_box_of_every_page_leads_here(client):
    html = client.get("/").text

    assert f'action="{reverse("search:search")}"' in html
    assert f'data-suggest="{reverse("search:suggestion_list")}"' in html
    assert client.get("/en/").text.count('action="/en/paieska/"') == 1
