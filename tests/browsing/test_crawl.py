"""Every link that can be reached from the front page of the public record."""

import re
from collections import Counter

import pytest

from portal.languages import language_of, path_in
from tests.languages.checking import foreign
from tests.languages.reading import Page

HEADINGS = re.compile(r"<h1[ >]")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
IDS = re.compile(r' id="([^"]*)"')


@pytest.fixture(scope="module")
def pages(record):
    return {
        path: answer
        for path, answer in record.crawled.items()
        if "text/html" in answer.headers.get("Content-Type", "")
    }


@pytest.fixture(scope="module")
def read(pages):
    return {path: Page(page.text) for path, page in pages.items()}


def test_every_link_leads_somewhere(record):
    wrong = {path: answer.status for path, answer in record.crawled.items() if answer.status != 200}

    assert wrong == {}
    assert len(record.crawled) > 150


def test_every_page_has_one_heading_a_title_and_a_description(pages):
    wrong = [
        path
        for path, page in pages.items()
        if len(HEADINGS.findall(page.text)) != 1
        or not DESCRIPTION.findall(page.text)
        or TITLE.findall(page.text)[0].strip().startswith("–")
    ]

    assert wrong == []


def test_every_page_has_a_title_of_its_own(pages):
    titles = Counter(TITLE.findall(page.text)[0].strip() for path, page in pages.items() if "?" not in path)

    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_names_its_own_address(record, pages):
    wrong = {
        path: CANONICAL.findall(page.text)
        for path, page in pages.items()
        if CANONICAL.findall(page.text) != [record.url + path.split("?")[0]] and "puslapis" not in path
    }

    assert wrong == {}


def test_no_page_uses_an_id_twice(pages):
    wrong = {}
    for path, page in pages.items():
        twice = [name for name, count in Counter(IDS.findall(page.text)).items() if count > 1]
        if twice:
            wrong[path] = twice

    assert wrong == {}


def test_every_page_says_its_language(read):
    wrong = {path: page.language for path, page in read.items() if page.language != language_of(path)}

    assert wrong == {}


def test_every_page_is_there_in_both_languages(pages):
    paths = {path for path in pages if "?" not in path}
    lithuanian = {path for path in paths if language_of(path) == "lt"}

    assert {path_in("en", path) for path in lithuanian} == paths - lithuanian


def test_every_page_and_its_other_language_name_each_other(read):
    wrong = {
        path: page.versions
        for path, page in read.items()
        if "?" not in path
        and (
            page.versions.keys() != {"lt", "en", "x-default"} or page.versions != read[_other(path)].versions
        )
    }

    assert wrong == {}


def test_no_page_shows_a_word_of_the_other_language(read):
    wrong = {path: foreign(page) for path, page in read.items()}

    assert {path: words for path, words in wrong.items() if words} == {}


def _other(path):
    return path_in("en" if language_of(path) == "lt" else "lt", path)


def test_every_table_has_a_caption_and_headings_that_say_what_they_head(pages):
    tables = [
        (path, table)
        for path, page in pages.items()
        for table in re.findall("<table>(.*?)</table>", page.text, re.DOTALL)
    ]
    wrong = [
        path
        for path, table in tables
        if not re.search(r"<caption>\s*\S", table)
        or re.search('<th(?! scope="(?:col|row)")[ >]', table)
        or 'scope="col"' not in table
        or 'scope="row"' not in table
    ]

    assert wrong == []
    assert len(tables) > 40


def test_every_picture_of_figures_has_them_in_words(pages):
    drawn = re.compile(r'<svg[^>]*role="(?:img|group)"[^>]*>', re.DOTALL)
    wrong = [
        path
        for path, page in pages.items()
        for picture in drawn.findall(page.text)
        if "aria-label" not in picture
    ]
    with_chart = [path for path, page in pages.items() if 'class="chart-line"' in page.text]

    assert wrong == []
    assert [path for path in with_chart if "<table>" not in pages[path].text] == []


def test_a_reader_is_given_no_cookie(record):
    assert [path for path, answer in record.crawled.items() if "Set-Cookie" in answer.headers] == []


def test_no_page_loads_anything_from_elsewhere(pages):
    loads = re.compile(r'<(?:script|img|link|iframe|source)[^>]*(?:src|href)="(https?://[^"]*)"')
    foreign = {
        path: [url for url in loads.findall(page.text) if not url.startswith("http://127.0.0.1")]
        for path, page in pages.items()
    }

    assert {path: urls for path, urls in foreign.items() if urls} == {}


def test_no_page_has_inline_script_or_style(pages):
    inline = re.compile(
        r"<style|<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\")|\sstyle=\"|\son[a-z]+=\""
    )

    assert [path for path, page in pages.items() if inline.search(page.text)] == []
