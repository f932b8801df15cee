"""An official asks which municipalities of a region lack a service, and takes the answer away."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings

pytestmark = pytest.mark.browser

ANSWER = re.compile(r"^(\d+) iš 7 savivaldybių paslaugos neteikia(; apie \d+ duomenų nėra)?\.$")


def ask(page, sample):
    """Go from the front page to the answer: three clicks."""
    page.goto(sample.url)
    if not page.get_by_role("link", name="Regionai").first.is_visible():
        page.locator(".menu-button").click()
    page.get_by_role("navigation", name="Pagrindinis").get_by_role("link", name="Regionai").click()
    page.wait_for_url("**/regionai/")
    page.get_by_role("table").get_by_role("link", name="Šiaulių regionas").click()
    page.wait_for_url("**/regionai/siauliu/")
    page.locator(".matrix tbody th a[href*=rodyti]").first.click()
    page.wait_for_url("**/paslaugos/*/?regionas=siauliu&rodyti=neteikiama")


def assert_answered(page):
    """The sentence counts the rows, each with its evidence, and the region's last meeting stands below."""
    expect(page.locator(".answer")).to_have_text(ANSWER)
    number = int(ANSWER.match(page.locator(".answer").inner_text())[1])
    rows = page.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(number)
    expect(rows.locator("td:nth-child(5) a")).to_have_count(number)
    for state in rows.locator(".status[class*=state-]").all():
        expect(state).to_have_text(re.compile("^(nėra|planuojama)$"))
    expect(page.get_by_role("heading", name="Paskutinis apskritojo stalo renginys")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 390])
def test_three_clicks_lead_to_who_lacks_the_service(page, sample, width):
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, sample)

    assert_answered(page)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_three_clicks_do_so_without_javascript(page_without_javascript, sample):
    ask(page_without_javascript, sample)

    assert_answered(page_without_javascript)
    expect(page_without_javascript.locator("[data-print]")).to_be_hidden()


def test_the_link_of_the_answer_is_copied(page, sample):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, sample)

    page.get_by_role("button", name="Kopijuoti nuorodą").click()

    expect(page.get_by_text("Nuoroda nukopijuota")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_answer_leads_to_what_proves_it(page, sample):
    ask(page, sample)

    page.locator(".state-link").first.click()
    page.wait_for_url(re.compile(r"/paslaugos/[\w-]+/[\w-]+/$"))

    expect(page.get_by_role("heading", name="Kas kada buvo žinoma")).to_be_visible()
    assert findings(page) == []
