"""Cards that other sites show, the code for them, and where an event's page says its permanent address."""

import datetime as dt
import html
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    MunicipalityFactory,
    RegionFactory,
)
from tests.portal.test_headers import HEADERS, POLICY

pytestmark = pytest.mark.django_db
FRAMED = {
    **HEADERS,
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Frame-Options": None,
}


def place(kind):
    """A municipality in its region, and the address of the card of one of the two."""
    region = RegionFactory(slug="utenos", name="Utenos regionas", name_en="Utena region")
    municipality = MunicipalityFactory(slug="moletu", name="Molėtų savivaldybė", region=region)
    slug = {"regionai": "utenos", "savivaldybes": "moletu"}[kind]
    return municipality, f"/iterpti/{kind}/{slug}/"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("kind", ["regionai", "savivaldybes"])
def test_card_may_be_framed_by_anybody_and_sets_no_cookie(client, kind, prefix):
    _municipality, address = place(kind)

    response = client.get(prefix + address)

    assert {name: response.headers.get(name) for name in FRAMED} == FRAMED
    assert response.cookies.output() == ""
    assert "<script" not in response.text
    assert f'<html lang="{"en" if prefix else "lt"}">' in response.text
    assert f'<link rel="canonical" href="http://testserver{prefix}/{kind}/' in response.text
    links = re.findall("<a [^>]*>", " ".join(response.text.split()))
    assert [link for link in links if 'target="_top" rel="noopener"' not in link] == []
    assert len(links) >= 2


@pytest.mark.parametrize("address", ["/", "/iterpti/", "/iterpti/regionai/nera-tokio/", "/regionai/utenos/"])
def test_nothing_else_may_be_framed(client, address):
    place("regionai")

    response = client.get(address)

    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("kind", ["regionai", "savivaldybes"])
def test_card_says_what_the_page_of_the_place_says(client, kind):
    municipality, address = place(kind)
    where = {"region": municipality.region, "host_municipality": municipality}
    EventFactory(title="Ankstesnis", starts_on=dt.date(2016, 1, 1), **where)
    latest = EventFactory(title="Naujausias", starts_on=dt.date(2017, 1, 1), **where)
    promised = {"event": latest, "responsible_municipality": municipality}
    CommitmentFactory.create_batch(4, **promised)
    CommitmentFactory(text="pavėluota", due_on=dt.date(2017, 2, 1), **promised)
    AgreementFactory(municipality=municipality)

    card = client.get(address)
    page = client.get(address.removeprefix("/iterpti"))

    counts = ("event_count", "unfinished_count", "overdue_count", "agreement_count")
    assert {name: card.context[name] for name in counts} == {name: page.context[name] for name in counts}
    assert [card.context[name] for name in counts] == [2, 5, 1, 1]
    assert (card.context["latest"], len(card.context["commitments"])) == (latest, 3)
    assert "Pavėluota" in card.text
    assert "Ankstesnis" not in card.text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("kind", ["regionai", "savivaldybes"])
def test_card_query_count(client, kind, rows, django_assert_num_queries):
    municipality, address = place(kind)
    for _row in range(rows):
        event = EventFactory(region=municipality.region, host_municipality=municipality)
        CommitmentFactory(event=event, responsible_municipality=municipality)

    with django_assert_num_queries(6):
        response = client.get(address)

    assert response.context["event_count"] == rows


@pytest.mark.parametrize("kind", ["regionai", "savivaldybes"])
def test_hidden_event_is_on_no_card(client, kind):
    municipality, address = place(kind)
    before = client.get(address).content
    for status in ("draft", "in_review", "withdrawn"):
        event = DraftEventFactory(
            title="Slaptazodynas",
            status=status,
            region=municipality.region,
            host_municipality=municipality,
            starts_on=dt.date(2017, 1, 1),
        )
        CommitmentFactory(event=event, responsible_municipality=municipality, text="Slaptazodynas")

    assert client.get(address).content == before


def test_card_brings_little(client):
    style = finders.find("css/embed.css")

    with open(style, "rb") as file:  # noqa: PTH123 - the finder gives a name
        assert len(file.read()) < 10_000


# ---- The code to paste


def test_code_of_a_place_is_shown_in_both_languages(client):
    place("regionai")

    response = client.get("/iterpti/", {"vieta": "regionai/utenos"})

    codes = re.findall(r"<textarea[^>]*>(.*?)</textarea>", response.text, re.DOTALL)
    expected = [
        f'<iframe src="http://testserver{prefix}/iterpti/regionai/utenos/" title="Utenos regionas" '
        'width="100%" height="560" loading="lazy"></iframe>'
        for prefix in ("", "/en")
    ]
    assert [html.unescape(code) for code in codes] == expected
    assert [html.unescape(code) for code in re.findall('data-copy="(.*?)"', response.text)] == expected
    for code in expected:
        assert client.get(re.search('src="http://testserver(.*?)"', code)[1]).status_code == 200


def test_every_place_has_its_code_and_its_page_leads_there(client):
    municipality, _address = place("regionai")
    choices = {"regionai/utenos": municipality.region, "savivaldybes/moletu": municipality}

    page = client.get("/iterpti/")

    for choice, row in choices.items():
        assert f'<option value="{choice}">{row.name}</option>' in page.text
        assert f'href="/iterpti/?vieta={choice}"' in client.get(row.get_absolute_url()).text
    assert "<textarea" not in page.text
    assert reverse("sharing:embedding") in client.get("/").text


@pytest.mark.parametrize("value", ["nera", "regionai/nera", "regionai/../..", "<script>", "9" * 500])
def test_place_that_is_not_known_is_an_error_beside_the_field(client, value):
    place("regionai")

    response = client.get("/iterpti/", {"vieta": value})

    assert response.status_code == 200
    assert "Tokio regiono ar savivaldybės nėra. Pasirinkite iš sąrašo." in response.text
    assert "<textarea" not in response.text
    assert "<title>Klaida: " in response.text


# ---- The permanent address


def test_event_says_its_permanent_address_and_how_to_cite_it(client):
    event = EventFactory(title="Stalas", starts_on=dt.date(2017, 6, 22))

    text = " ".join(client.get(event.get_absolute_url()).text.split())

    address = f"http://testserver/r/{event.pk}"
    assert f'<a href="{address}" rel="bookmark">{address}</a>' in text
    assert f'data-copy="{address}"' in text
    assert f"<cite>Pertvarkos eiga</cite>. Stalas, 2017 m. birželio 22 d., {address}" in text
