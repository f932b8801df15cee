"""The glossary, the accessibility statement and the privacy notice."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from events.models.event import KEPT_IN_BIN
from municipalities.models import ServiceType
from portal.corrections.models import KEPT_AFTER_ANSWER
from portal.following.models import TO_BE_CONFIRMED_WITHIN
from portal.languages import language_of
from portal.reading.glossary import sort_key, terms
from tests.addresses import whole_pages
from tests.factories import ServiceTypeFactory

pytestmark = pytest.mark.django_db


def address(name, language="lt"):
    with override(language):
        return reverse(f"reading:{name}")


def text_of(response):
    main = re.search("<main.*</main>", response.text, re.DOTALL)[0]
    return " ".join(re.sub("<[^>]*>", " ", main).split())


# ---- The glossary


@pytest.mark.parametrize("language", ["lt", "en"])
def test_words_stand_in_the_order_of_the_alphabet(client, language):
    response = client.get(address("glossary", language))

    shown = re.findall("<dt>(.*?)</dt>", response.text)
    names = [term.name.replace("'", "&#x27;") for term in terms(language)]
    assert shown == names
    assert len(shown) == 63


@pytest.mark.parametrize(
    "words",
    [
        ["centras", "čekis", "dienos", "šeima", "šeimyna"],
        ["įstaiga", "įvaikinimas", "jaunuolis", "savivaldybė", "seniūnas", "šeimyna"],
        ["zona", "žodis"],
    ],
)
def test_lithuanian_order_of_words(words):
    assert sorted(set(words), key=sort_key) == words


def test_order_is_that_of_the_database():
    names = [term.name for term in terms("lt")]
    for number, name in enumerate(names):
        ServiceTypeFactory(name=name, slug=f"p-{number}", key=f"p-{number}")

    assert list(ServiceType.objects.order_by("sort_key").values_list("name", flat=True)) == names


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_word_has_an_anchor_of_its_own_and_says_its_other_name(client, language):
    response = client.get(address("glossary", language))

    anchors = re.findall('<div id="([^"]*)">', response.text)
    other = "en" if language == "lt" else "lt"
    assert sorted(anchors) == sorted(term.anchor for term in terms(language))
    assert len(set(anchors)) == len(anchors)
    assert response.text.count(f'<span lang="{other}">') == len(anchors)


def test_word_leads_to_where_it_is_at_work(client):
    service = ServiceTypeFactory(key="laikinas_atokvepis", slug="laikinas-atokvepis")

    response = client.get(address("glossary"))

    entry = re.search('<div id="laikinas-atokvepis">.*?</div>', response.text, re.DOTALL)[0]
    assert f'href="{service.get_absolute_url()}"' in entry
    cluster = re.search('<div id="klasteris">.*?</div>', response.text, re.DOTALL)[0]
    assert f'href="{reverse("region_list")}"' in cluster


def test_every_related_address_is_one_of_ours():
    assert {reverse(term.related) for term in terms("lt") if term.related} <= set(whole_pages())


@pytest.mark.parametrize("rows", [1, 3])
def test_glossary_query_count(client, rows, django_assert_num_queries):
    ServiceTypeFactory.create_batch(rows)

    with django_assert_num_queries(1):
        client.get(address("glossary"))


# ---- The statement and the notice


def test_statement_has_the_parts_of_the_model_statement(client, settings):
    settings.OPERATOR_NAME, settings.OPERATOR_EMAIL = "Konfederacija", "info@example.com"

    text = text_of(client.get(address("accessibility")))

    for part in (
        "iš dalies atitinka WCAG 2.2 AA",
        "Kas neprieinama",
        "Pareiškimą parengėme 2026 m. lapkričio 22 d.",
        "mūsų pačių vertinimu, paskutinį kartą atliktu 2026 m. lapkričio 22 d.",
        "Nepriklausomo audito nebuvo.",
        "info@example.com",
        "Atsakome per 5 darbo dienas.",
        "Jei atsakymas netenkina",
    ):
        assert part in text


def test_statement_says_so_where_there_is_no_operator(client, settings):
    settings.OPERATOR_NAME = settings.OPERATOR_EMAIL = ""

    assert "mailto:" not in client.get(address("accessibility")).text


@pytest.mark.parametrize("name", ["accessibility", "privacy", "glossary"])
def test_every_footer_links_the_page(client, name):
    answers = {page: client.get(page).text for page in [*whole_pages(), "/nera-tokio/", "/en/nera-tokio/"]}
    footers = {page: text.partition('<footer class="site-footer">')[2] for page, text in answers.items()}

    links = {page: f'href="{address(name, language_of(page))}"' for page, footer in footers.items() if footer}

    assert [page for page, link in links.items() if link not in footers[page]] == []
    assert len(links) > 20


def test_privacy_notice_says_the_numbers_by_which_the_portal_acts(client, settings):
    settings.SESSION_COOKIE_AGE, settings.SESSION_IDLE_SECONDS = 7 * 3600, 3 * 3600

    text = text_of(client.get(address("privacy", "en")))

    assert "It ends after 7 hours at the latest, and after 3 hours without a request." in text
    assert f"is erased {KEPT_AFTER_ANSWER.days} days after it" in text
    assert f"can be taken back for {KEPT_IN_BIN.days} days" in text
    hours = TO_BE_CONFIRMED_WITHIN.total_seconds() / 3600
    assert f"that nobody confirms is deleted after {hours:.0f} hours" in text
