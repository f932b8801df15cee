"""An editor logs a meeting with scripts switched off; and the form as those see it who cannot see."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings
from tests.browsing.workshop import JONAS, RASA, log_in

pytestmark = pytest.mark.browser

FORM = re.compile(r"/darbastalis/renginiai/\d+/(#.*)?$")
PEOPLE = "Vardenis {0}, direktorius, Įstaiga {0}\nOna {0}, specialistė, Įstaiga {0}"


@pytest.fixture
def plain_desk(chromium, workshop):
    """A tab without scripts in which an editor stands in the workspace."""
    context = chromium.new_context(locale="lt", base_url=workshop.url, java_script_enabled=False)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto("/prisijungti/?next=/darbastalis/")
    log_in(page, RASA)
    page.wait_for_url(workshop.url + "/darbastalis/")
    yield page
    context.close()


def press(page, action):
    """Press a button of the form and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(f'#event-form button[name=action][value="{action}"]').last.click()


def begin(page):
    """Begin an event and return the address of its form."""
    page.locator(".new-event button").first.click()
    page.wait_for_url(FORM)
    return page.url


def fill_basics(page, title):
    page.fill("#id_title", title)
    page.select_option("#id_kind", "round_table")
    page.fill("#id_starts_on", "2016-11-03")
    page.select_option("#id_region", label="Šiaulių regionas")
    page.fill("#id_lead", "Regiono atstovai tarėsi, ko trūksta pertvarkai.")


def test_a_meeting_is_logged_and_published_without_scripts(plain_desk):
    page = plain_desk
    begin(page)
    fill_basics(page, "Šiaulių stalas be scenarijų")
    press(page, "save")
    own_region = page.locator(".region-ticks").first
    own_region.locator("button").click()
    expect(page.locator(".region-ticks").first.locator("input:checked")).to_have_count(7)
    page.locator(".region-ticks").first.locator("input").first.uncheck()
    # The portal of an earlier run may know what that run has named.
    page.fill("#id_pasted_participants", PEOPLE.format(uuid.uuid4().hex))
    press(page, "paste:participants")
    expect(page.locator("[data-rows=participants] > li")).to_have_count(2)
    for row in page.locator("[data-rows=participants] > li").all():
        row.locator("[name$=organisation_kind]").select_option("institution")
    press(page, "add:commitments")
    commitment = page.locator("[data-rows=commitments] > li")
    commitment.locator("textarea").fill("Parengti bendrą regiono strategiją")
    commitment.locator("[name$=-municipality]").select_option(label="Šiaulių miesto savivaldybė")
    commitment.locator("[name$=-due]").fill("2017-02-30")
    press(page, "save")
    expect(page.locator("#klaidos")).to_be_focused()
    expect(page).to_have_title(re.compile("^Klaida: Šiaulių stalas be scenarijų"))
    page.locator("#klaidos a").click()
    expect(page.locator("[data-rows=commitments] [name$=-due]")).to_be_focused()
    page.locator("[data-rows=commitments] [name$=-due]").fill("2017-06")
    press(page, "check")
    page.wait_for_url(re.compile("/tikrinti/$"))
    page.locator('form[action$="/skelbti/"] button').click()
    page.wait_for_url(re.compile("/paskelbta/$"))
    page.get_by_role("link", name=re.compile("Peržiūrėti|viešą puslapį", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile("/renginiai/2016/"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("Šiaulių stalas be scenarijų")
    expect(page.locator("main")).to_contain_text("Parengti bendrą regiono strategiją")
    expect(page.locator("main")).not_to_contain_text("specialistė")


def test_rows_move_and_go_without_scripts(plain_desk):
    page = plain_desk
    begin(page)
    for topic in ("Pirmas", "Antras"):
        press(page, "add:presentations")
        page.locator("[data-rows=presentations] > li").last.locator("[name$=-topic]").fill(topic)
    press(page, "save")
    rows = page.locator("[data-rows=presentations] > li")

    with page.expect_navigation():
        rows.last.locator("[data-act=up]").click()
    expect(rows.first.locator("[name$=-topic]")).to_have_value("Antras")
    with page.expect_navigation():
        rows.last.locator("[data-act=remove]").click()

    expect(rows).to_have_count(1)
    expect(rows.locator("[name$=-topic]")).to_have_value("Antras")


def test_the_second_of_two_editors_chooses_without_scripts(chromium, workshop, plain_desk):
    page = plain_desk
    address = begin(page)
    page.fill("#id_title", "Bendra pradžia")
    press(page, "save")
    context = chromium.new_context(locale="lt", base_url=workshop.url, java_script_enabled=False)
    other = context.new_page()
    other.goto(f"/prisijungti/?next={address.removeprefix(workshop.url)}")
    log_in(other, JONAS)
    other.wait_for_url(FORM)
    other.fill("#id_title", "Jono pavadinimas")
    press(other, "save")
    context.close()
    page.fill("#id_title", "Rasos pavadinimas")
    page.fill("#id_venue", "Salė")
    press(page, "save")

    expect(page.get_by_role("heading", level=1)).to_have_text("Dvi įrašo versijos")
    expect(page.locator("main")).to_contain_text("Jonas Rašytojas")
    page.check('input[name="choose-title"][value="mine"]')
    with page.expect_navigation():
        page.locator('main form button[value="save"]').click()

    expect(page.locator("#id_title")).to_have_value("Rasos pavadinimas")
    expect(page.locator("#id_venue")).to_have_value("Salė")


@pytest.mark.parametrize("width", [1366, 390, 320])
def test_axe_finds_nothing_in_a_form_with_rows_and_mistakes(desk, width):
    page = desk
    page.set_viewport_size({"width": width, "height": 844})
    page.locator(".new-event button").first.click()
    page.wait_for_url(FORM)
    fill_basics(page, "Prieinama forma")
    page.fill("#id_headcount", "daug")
    page.fill("#id_pasted_participants", PEOPLE.format("Pavyzdinė"))
    page.locator('button[value="paste:participants"]').click()
    expect(page.locator("[data-rows=participants] > li")).to_have_count(2)
    for kind in ("organisers", "presentations", "outcomes", "commitments", "agreements"):
        page.locator(f'button[value="add:{kind}"]').click()
        expect(page.locator(f"[data-rows={kind}] > li")).to_have_count(1)
    with page.expect_navigation():
        page.locator('.form-bar button[value="save"]').click()
    expect(page.locator("#klaidos")).to_be_visible()

    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
