"""Every type of page, with the public record in it, in both languages."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.languages import path_in
from tests.browsing.page_types import FIXED
from tests.factories import OUR_MODELS
from tests.languages.checking import foreign
from tests.languages.reading import Page

pytestmark = pytest.mark.django_db

LANGUAGES = ("lt", "en")
# An error has no address of its own.
ERRORS = {"no such page": 404, "bad request": 400}
LINK = re.compile(r'<a class="language"\s+href="([^"]*)"')


def addresses():
    """One address of every type of page: lists, questions right and wrong, and a row of each kind."""
    yield from ((name, path) for name, path in FIXED.items() if "," not in name or "wrong" in name)
    for model in OUR_MODELS:
        if hasattr(model, "get_absolute_url"):
            for row in model._default_manager.order_by("pk")[:1]:
                yield model.__name__, row.get_absolute_url().split("#")[0]


@pytest.fixture(scope="module")
def answers(loaded, django_db_blocker):
    """Each page in both languages, and how many queries it took."""
    client = Client()
    found = {}
    with django_db_blocker.unblock():
        # Some things are shown on the page of another.
        for path, name in {path: name for name, path in addresses()}.items():
            for language in LANGUAGES:
                with CaptureQueriesContext(connection) as queries:
                    response = client.get(path_in(language, path))
                found[name, language] = response, len(queries)
    return found


@pytest.fixture(scope="module")
def pages(answers):
    return {
        key: Page(response.content.decode())
        for key, (response, _queries) in answers.items()
        if response.headers["Content-Type"].startswith("text/html")
    }


def test_every_page_is_there_in_both_languages(answers, pages):
    statuses = {key: response.status_code for key, (response, _queries) in answers.items()}
    languages = {(key, page.language) for key, page in pages.items()}

    assert statuses == {key: ERRORS.get(key[0], 200) for key in answers}
    assert languages == {(key, key[1]) for key in answers}
    assert len(pages) > 90


def test_no_page_speaks_the_other_language_without_saying_so(pages):
    faults = {key: foreign(page) for key, page in pages.items()}

    assert {key: found for key, found in faults.items() if found} == {}


def test_no_mark_of_a_language_stands_where_none_can(pages):
    broken = {key: [one for one in page.pieces if "<span" in one.text] for key, page in pages.items()}

    assert {key: found for key, found in broken.items() if found} == {}


def test_lithuanian_pages_mark_nothing_as_lithuanian(answers):
    marked = [
        name
        for (name, language), (response, _queries) in answers.items()
        if language == "lt" and ' lang="lt"' in response.text.replace('<html lang="lt">', "", 1)
    ]

    assert marked == []


def test_english_pages_say_when_a_part_of_them_is_lithuanian(answers):
    wrong = {}
    for (name, language), (response, _queries) in answers.items():
        content = response.text.split("<main", 1)[1].split("<footer", 1)[0]
        says_so = "Parts of this page are in Lithuanian only." in content
        if says_so != (language == "en" and ' lang="lt"' in content):
            wrong[name, language] = says_so

    assert wrong == {}


def test_each_page_names_the_other_and_itself(pages):
    wrong = {
        (name, language): page.versions
        for (name, language), page in pages.items()
        if page.versions.keys() != (set() if name in ERRORS else {"lt", "en", "x-default"})
        or page.versions != pages[name, "en" if language == "lt" else "lt"].versions
    }

    assert wrong == {}


def test_link_to_the_other_language_keeps_the_question(answers):
    wrong = {}
    for (name, language), (response, _queries) in answers.items():
        other = "en" if language == "lt" else "lt"
        asked = response.wsgi_request.get_full_path()
        expected = (
            path_in(other, "/" if language == "lt" else "/en/") if name in ERRORS else path_in(other, asked)
        )
        if [link.replace("&amp;", "&") for link in LINK.findall(response.text)] != [expected]:
            wrong[name, language] = LINK.findall(response.text)

    assert wrong == {}


def test_english_asks_the_database_no_more_than_lithuanian(answers):
    queries = {key: count for key, (_response, count) in answers.items()}

    more = {name: count for (name, _language), count in queries.items() if count > queries[name, "lt"]}
    assert more == {}
