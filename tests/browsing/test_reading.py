"""How the public reads: without JavaScript, on paper, light over the wire, filters as links."""

import re

import pytest

from portal.languages import path_in
from tests.browsing.test_axe import findings

pytestmark = pytest.mark.browser

SIAULIAI = "/renginiai/2016/siauliu-regiono-klasterio-kurimo-diskusija/"


def test_an_official_finds_what_is_late_without_javascript(page_without_javascript, record):
    page = page_without_javascript
    page.goto(record.url)

    page.get_by_role("link", name="Kas vėluoja").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Įsipareigojimai"
    assert "Švenčionių ir Širvintų" in page.get_by_role("main").inner_text()


def test_a_reader_filters_without_javascript(page_without_javascript, record):
    page = page_without_javascript
    page.goto(record.url + "/renginiai/")

    page.get_by_label("Regionas", exact=True).select_option("siauliu")
    page.get_by_role("button", name="Rodyti").click()

    assert "Rastas 1 renginys" in page.get_by_role("status").inner_text()
    assert page.get_by_role("main").get_by_role("link", name="Šiaulių regiono klasterio").count() == 1


def test_filters_make_a_short_link_that_holds_the_question(page, record):
    page.goto(record.url + "/renginiai/")

    page.get_by_label("Regionas", exact=True).select_option("siauliu")
    page.get_by_role("button", name="Rodyti").click()

    assert page.url == record.url + "/renginiai/?regionas=siauliu&rikiuoti=naujausi"
    assert "Rastas 1 renginys" in page.get_by_role("status").inner_text()


def test_a_journalist_finds_an_event_by_words_without_diacritics(page, record):
    page.goto(record.url)

    page.get_by_role("combobox", name="Ieškoti portale").fill("siauliu klasterio")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Šiaulių regiono klasterio kūrimo").click()

    assert page.url == record.url + SIAULIAI
    assert "2016 m. lapkričio 3 d." in page.get_by_role("main").inner_text()


@pytest.mark.parametrize(
    ("language", "box", "typed", "offered", "heading"),
    [
        ("lt", "Ieškoti portale", "moleta", "Molėtų rajono savivaldybė", "Molėtų rajono savivaldybė"),
        ("en", "Search the portal", "respit", "Respite care", "Respite care"),
    ],
)
def test_what_is_offered_while_typing_is_chosen_by_the_keyboard(
    page, record, language, box, typed, offered, heading
):
    page.goto(record.url + path_in(language, "/"))
    field = page.get_by_role("combobox", name=box)

    field.press_sequentially(typed)
    page.get_by_role("option", name=offered).first.wait_for()
    assert findings(page) == []
    field.press("ArrowDown")
    assert page.get_by_role("option", selected=True).inner_text().startswith(offered)
    field.press("Enter")

    page.get_by_role("heading", level=1, name=heading).wait_for()


def test_the_map_leads_to_a_municipality(page, record):
    page.goto(record.url)

    page.get_by_role("link", name=re.compile("Molėtų rajono savivaldybė")).first.click()

    assert page.get_by_role("heading", level=1).inner_text() == "Molėtų rajono savivaldybė"


def test_an_event_prints_on_at_most_three_pages_of_one_column(page, record):
    page.goto(record.url + SIAULIAI)

    paper = page.pdf(format="A4", prefer_css_page_size=True)
    page.emulate_media(media="print")

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 3
    assert not page.get_by_role("navigation", name="Pagrindinis").is_visible()
    assert page.locator(".with-aside").evaluate("element => getComputedStyle(element).display") == "block"


def test_a_printed_link_to_elsewhere_says_its_address(page, record):
    page.goto(record.url + "/renginiai/?q=moletu")
    page.locator(".row-title a").first.click()
    page.emulate_media(media="print")

    original = page.get_by_role("link", name="Skaityti originalą")
    printed = original.evaluate("element => getComputedStyle(element, '::after').content")

    assert original.get_attribute("href") in printed


def test_nothing_moves_for_who_wants_no_motion(page, record):
    page.emulate_media(reduced_motion="reduce")
    page.goto(record.url)

    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_print_button_appears_with_javascript_only(page, page_without_javascript, record):
    for reader in (page, page_without_javascript):
        reader.goto(record.url + SIAULIAI)

    assert page.locator("[data-print]").is_visible()
    assert not page_without_javascript.locator("[data-print]").is_visible()
