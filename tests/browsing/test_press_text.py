"""An editor pastes a press text, reads through what it proposes, and publishes: on a laptop and on a phone.

The people and the meeting of the text are made up; its municipality and region are those of the register.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings
from tests.browsing.writing import field, ready, saved

pytestmark = pytest.mark.browser

TEXT = """Molėtuose tartasi dėl paslaugų šeimoms

2019 m. kovo 14 d. Molėtų rajono savivaldybėje vyko apskritojo stalo diskusija, kurioje dalyvavo 25 žmonės.
Susitikimą pradėjo Molėtų rajono savivaldybės meras Vardenis Pavardenis.
Diskusijos dalyviai pabrėžė, kad rajone trūksta laikino atokvėpio paslaugų. Posėdžių salė buvo pilna svečių.
Savivaldybė įsipareigojo iki 2019 m. pabaigos atidaryti dienos centrą."""
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".press-text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
  }
}"""
OTHER_WORDS = "buvo pilna svečių"


def paste(page):
    """Bring the text, and wait for the draft that it begins."""
    page.goto("/darbastalis/renginiai/")
    page.get_by_role("link", name="Įklijuokite pranešimą spaudai").click()
    assert findings(page) == []
    page.fill("[name=text]", TEXT)
    page.get_by_role("button", name="Perskaityti tekstą").click()
    page.wait_for_url(re.compile(r"/darbastalis/renginiai/\d+/$"))
    ready(page)


def mark(page, place):
    """What is said beside a field that the text has filled."""
    return page.locator(f'[data-place="{place}"]')


@pytest.mark.parametrize(("width", "height"), [(1366, 800), (390, 844)])
def test_a_pasted_text_is_read_through_and_published(desk, width, height):
    page, complaints = desk, []
    page.on("console", lambda message: complaints.append(message.text))
    page.set_viewport_size({"width": width, "height": height})
    paste(page)

    expect(field(page, "starts_on")).to_have_value("2019-03-14")
    expect(field(page, "headcount")).to_have_value("25")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width

    # From a value to its words, and from the words back to the field.
    mark(page, "headcount").locator("a").first.click()
    lit = page.locator(".press mark.is-lit")
    expect(lit.first).to_be_in_viewport()
    assert "".join(lit.all_inner_texts()) == "25 žmonės"
    assert findings(page) == []
    lit.first.locator("a").click()
    expect(field(page, "headcount")).to_be_focused()

    # Unread, nothing is published.
    page.get_by_role("button", name="Tikrinti ir skelbti").click()
    expect(page.get_by_role("heading", name="Perskaitykite, ką pasiūlė tekstas")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("link", name="Data: 2019-03-14").click()
    ready(page)

    # Confirmed, corrected, cleared, all of a part at once.
    mark(page, "starts_on").get_by_role("checkbox").check()
    expect(mark(page, "starts_on")).to_have_attribute("data-state", "confirmed")
    field(page, "title").fill("Tartasi dėl paslaugų šeimoms Molėtuose")
    expect(mark(page, "title")).to_have_attribute("data-state", "corrected")
    for kind in ("organisers", "participants", "commitments"):
        rows = page.locator(f"[data-rows={kind}] > [data-row]")
        while rows.count():
            rows.first.locator("[data-act=remove]").click()
    agree = page.locator("[data-agree]:visible")
    while agree.count():
        agree.first.click()
    expect(page.locator("[data-unread-all]")).to_have_text("neperskaityta: 0")
    saved(page)

    # Other words of the text get a role.
    if width < 1200:
        page.get_by_role("link", name="Žiūrėti tekstą, iš kurio pradėtas juodraštis").click()
    page.evaluate(SELECT, OTHER_WORDS)
    page.locator(".press-words").dispatch_event("pointerup")
    expect(page.locator("#id_words")).to_have_value(OTHER_WORDS)
    with page.expect_navigation():
        page.get_by_role("button", name="Poreikis").click()
    ready(page)
    expect(page.locator("[data-rows=outcomes] textarea").last).to_have_value(OTHER_WORDS)

    page.get_by_role("button", name="Tikrinti ir skelbti").click()
    expect(page.get_by_role("heading", name="Patikrinkite prieš skelbdami")).to_be_visible()
    expect(page.locator("#neperskaityta")).to_have_count(0)
    page.locator(".decide").get_by_role("button", name="Skelbti", exact=True).click()
    page.wait_for_url(re.compile(r"/paskelbta/$"))
    page.get_by_role("link", name=re.compile("Peržiūrėti|Žiūrėti")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tartasi dėl paslaugų šeimoms Molėtuose")
    assert complaints == []


def test_a_text_is_read_through_without_scripts(chromium, workshop, desk):
    context = chromium.new_context(
        locale="lt",
        base_url=workshop.url,
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
    )
    context.add_cookies(desk.context.cookies())
    page = context.new_page()
    page.goto("/darbastalis/renginiai/is-teksto/")
    page.fill("[name=text]", TEXT)
    page.get_by_role("button", name="Perskaityti tekstą").click()

    # The link opens the text over the foot of the page, at its words.
    mark(page, "headcount").locator("a").first.click()
    expect(page.locator(".press")).to_have_css("position", "fixed")
    expect(page.locator(".press mark:target")).to_have_text("25 žmonės")
    page.locator(".press mark:target a").click()
    expect(page.locator(".press")).to_have_css("position", "static")
    mark(page, "headcount").get_by_role("checkbox").check()
    with page.expect_navigation():
        mark(page, "venue").get_by_role("button", name="Išvalyti").click()
    expect(mark(page, "headcount")).to_have_attribute("data-state", "confirmed")
    expect(field(page, "venue")).to_have_value("")
    with page.expect_navigation():
        page.locator('button[value="agree:kas-kada-kur"]').click()

    expect(mark(page, "starts_on")).to_have_attribute("data-state", "confirmed")
    context.close()
