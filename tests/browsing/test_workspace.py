"""From a draft to a published page and back, without scripts too."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings
from tests.browsing.writing import begin, field, saved

pytestmark = pytest.mark.browser

WIDTHS = (1366, 390)
# A form that the portal would refuse.
UNPROTECTED = "form[method=post]:not(:has([name=csrfmiddlewaretoken]))"


def nothing_is_wrong(page):
    """Look at the page as it stands, on a wide screen and on a narrow one."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator(UNPROTECTED).count() == 0


def test_a_draft_is_checked_published_withdrawn_thrown_away_and_taken_back(desk):
    # The workshop may remember an earlier run.
    title = f"Susitikimas {secrets.token_hex(4)}"
    address = begin(desk)
    field(desk, "title").fill(title)
    field(desk, "starts_on").fill("2017-05-04")
    saved(desk)

    desk.goto("/darbastalis/")
    expect(desk.get_by_role("heading", name=title)).to_be_visible()
    nothing_is_wrong(desk)
    missing = desk.get_by_role("listitem").filter(has_text=title)
    missing.get_by_role("link", name="Pasirinkite regioną").first.click()
    desk.wait_for_url(f"{address}#id_region")
    field(desk, "region").select_option(label="Šiaulių regionas")
    field(desk, "lead").fill("Kas įvyko. Teirautis tel. 8 612 34567.")
    saved(desk)
    desk.get_by_role("button", name="Tikrinti ir skelbti").click()
    desk.wait_for_url("**/tikrinti/")
    nothing_is_wrong(desk)

    desk.get_by_role("link", name="Peržiūra").click()
    desk.wait_for_url("**/perziura/")
    expect(desk.get_by_role("note")).to_contain_text("Peržiūra: taip renginį matys skaitytojai")
    nothing_is_wrong(desk)
    desk.get_by_role("link", name="Tikrinti ir skelbti").click()
    desk.wait_for_url("**/tikrinti/")
    desk.get_by_role("button", name="Skelbti", exact=True).click()
    expect(desk.get_by_role("alert")).to_contain_text("Peržiūrėkite įspėjimus")
    nothing_is_wrong(desk)
    desk.get_by_label("Vis tiek skelbti").check()
    desk.get_by_role("button", name="Skelbti", exact=True).click()
    desk.wait_for_url("**/paskelbta/")
    nothing_is_wrong(desk)
    public = desk.locator(".published-address").get_attribute("href")

    desk.get_by_role("button", name="Atšaukti skelbimą").click()
    desk.wait_for_url("**/tikrinti/")
    expect(desk.locator(".messages[role=status]")).to_contain_text("Renginys nebeskelbiamas.")
    gone = desk.goto(public)
    assert gone.status == 410
    nothing_is_wrong(desk)

    desk.goto("/darbastalis/renginiai/?busena=archyve")
    row = desk.get_by_role("listitem").filter(has_text=title).first
    row.locator("summary").click()
    nothing_is_wrong(desk)
    row.get_by_role("button", name=re.compile("^Išmesti")).click()
    desk.wait_for_url("**/siuksline/")
    nothing_is_wrong(desk)
    desk.get_by_role("button", name=re.compile(f"^Atkurti.*{title}")).click()
    desk.wait_for_url("**/tikrinti/")
    expect(desk.locator(".messages[role=status]")).to_contain_text("Renginys atkurtas.")
