"""Filling in what is known of a municipality: by the keyboard, two at once, without scripts."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings
from tests.browsing.workshop import ELENA, log_in

pytestmark = pytest.mark.browser

expect.set_options(timeout=15_000)
WIDTHS = (1366, 390)
BOARD = "/darbastalis/pazanga/"
SAVED = re.compile(r"^Įrašyta \d\d:\d\d$")


@pytest.fixture(scope="module")
def pass_of_elena(chromium, workshop):
    """The cookies of the expert, who logs in once."""
    context = chromium.new_context(locale="lt", base_url=workshop.url)
    page = context.new_page()
    page.goto(BOARD)
    log_in(page, ELENA)
    page.wait_for_url(workshop.url + BOARD)
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def open_tab(chromium, workshop, pass_of_elena):
    """Open the browser of an expert who has logged in, as often as wished."""
    contexts = []

    def open_one(**options):
        context = chromium.new_context(locale="lt", base_url=workshop.url, **options)
        context.set_default_timeout(15_000)
        context.add_cookies(pass_of_elena)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def open_sheet(page, municipality):
    """Open the sheet of a municipality from the board."""
    page.goto(BOARD)
    page.get_by_role("link", name=municipality, exact=True).click()
    expect(page.locator("[data-sheet][data-ready]")).to_be_attached()


def row(page, number):
    """A row of the services."""
    return page.locator("tr[id^=paslauga-]").nth(number)


def cell(page, number, name):
    """A cell of a row of the services."""
    return row(page, number).locator(f"[name={name}]")


def clear(page, numbers):
    """Bring the rows to what is known of nothing, whatever earlier runs have left in them."""
    for number in numbers:
        if cell(page, number, "status").input_value():
            cell(page, number, "status").select_option("")
            row(page, number).get_by_role("button", name=re.compile("^Įrašyti")).click()
            expect(page.get_by_role("status").filter(has_text="Įrašyta")).to_be_visible()
            expect(row(page, number)).to_have_attribute("data-state", "saved")
    page.reload()
    expect(page.locator("[data-sheet][data-ready]")).to_be_attached()


def nothing_is_wrong(page):
    """Look at the page as it stands, on a wide screen and on a narrow one."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_an_expert_fills_three_services_by_the_keyboard_alone(open_tab):
    page = open_tab()
    open_sheet(page, "Kelmės r. sav.")
    clear(page, range(3))
    keyboard, said = page.keyboard, page.locator("[data-status]")

    # The first names its evidence: a source that nobody has named yet.
    cell(page, 0, "status").focus()
    keyboard.type("ban")
    for _cell in ("since", "provider", "funding", "stated", "evidence"):
        keyboard.press("Tab")
    keyboard.type("nauj")
    keyboard.press("Tab")
    # The note comes before the source, which has a row of its own.
    keyboard.type("Bandoma nuo rudens.")
    for _stop in ("save", "publisher"):
        keyboard.press("Tab")
    keyboard.type("Kelmės rajono savivaldybė")
    keyboard.press("Tab")
    keyboard.type("Paslaugų ataskaita")
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.type("2018-02")
    keyboard.press("Enter")
    expect(said).to_have_text(SAVED)
    expect(row(page, 0)).to_have_attribute("data-state", "saved")
    # As of the day of the evidence, where no other was written.
    expect(cell(page, 0, "stated")).to_have_value("2018-02")

    # The evidence chosen last is offered to the next; Enter ends a row and leads down.
    cell(page, 1, "status").focus()
    keyboard.type("pas")
    keyboard.press("ArrowRight")
    keyboard.type("2016-11")
    expect(cell(page, 1, "evidence").locator("option:checked")).to_contain_text("Paslaugų ataskaita")
    keyboard.press("ArrowLeft")
    keyboard.press("Home")
    keyboard.press("ArrowLeft")
    expect(cell(page, 1, "status")).to_be_focused()
    keyboard.press("Enter")
    expect(cell(page, 2, "status")).to_be_focused()
    expect(row(page, 1)).to_have_attribute("data-state", "saved")
    keyboard.type("pla")
    keyboard.press("ArrowDown")
    expect(row(page, 2)).to_have_attribute("data-state", "saved")
    expect(cell(page, 3, "status")).to_have_value("")

    page.reload()
    assert [cell(page, number, "status").input_value() for number in range(3)] == [
        "pilot",
        "permanent",
        "planned",
    ]
    assert cell(page, 1, "since").input_value() == "2016-11"
    nothing_is_wrong(page)


def test_escape_leaves_a_cell_as_it_was_and_undo_a_row(open_tab):
    page = open_tab()
    open_sheet(page, "Pakruojo r. sav.")
    clear(page, [0])
    keyboard = page.keyboard

    cell(page, 0, "note").focus()
    keyboard.type("Ne tai.")
    keyboard.press("Escape")
    expect(cell(page, 0, "note")).to_have_value("")

    name_source(page, 0)
    cell(page, 0, "status").select_option("pilot")
    keyboard.press("Enter")
    expect(row(page, 0)).to_have_attribute("data-state", "saved")
    row(page, 0).get_by_role("button", name=re.compile("^Atšaukti")).click()
    expect(cell(page, 0, "status")).to_have_value("")
    page.reload()
    expect(cell(page, 0, "status")).to_have_value("")


def name_source(page, number):
    """Say that a new source shows the row."""
    cell(page, number, "evidence").select_option("new")
    below = page.locator("tr.sheet-more").nth(number)
    below.get_by_label(re.compile("^Šaltinio skelbėjas")).fill("Savivaldybė")
    below.get_by_label(re.compile("^Šaltinio pavadinimas")).fill("Raštas")
    below.get_by_label(re.compile("^Šaltinio data")).fill("2018-03-01")


def test_what_is_wrong_is_said_below_its_row_and_nothing_is_lost(open_tab):
    page = open_tab()
    open_sheet(page, "Joniškio r. sav.")
    clear(page, [0])

    cell(page, 0, "status").select_option("planned")
    cell(page, 0, "since").fill("2017-13-45")
    # What was chosen last stands there already.
    cell(page, 0, "evidence").select_option("")
    cell(page, 1, "status").focus()

    said = page.locator("[data-status]")
    expect(said).to_contain_text("Neįrašyta: Nuo: Tokios dienos nėra: 2017-13-45.")
    expect(said).to_contain_text("Pasirinkite renginį arba šaltinį, kuris tai rodo.")
    expect(cell(page, 0, "since")).to_have_attribute("aria-invalid", "true")
    nothing_is_wrong(page)
    # Where the page is closed, what was not saved is back.
    page.reload()
    expect(cell(page, 0, "since")).to_have_value("2017-13-45")
    expect(said).to_contain_text("Neįrašyta")


def test_of_two_at_once_the_second_is_shown_what_the_first_wrote(open_tab):
    first, second = open_tab(), open_tab()
    open_sheet(first, "Akmenės r. sav.")
    clear(first, [0])
    open_sheet(second, "Akmenės r. sav.")
    for page, status in ((first, "pilot"), (second, "permanent")):
        name_source(page, 0)
        cell(page, 0, "status").select_option(status)
        cell(page, 0, "status").focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-status]")).to_contain_text(re.compile("Įrašyta|pakeitė"))

    clash = second.get_by_role("alert")
    expect(clash).to_contain_text("pakeitė Elena Ekspertė")
    expect(clash.get_by_role("row", name=re.compile("^Būsena"))).to_contain_text("Bandoma")
    expect(cell(second, 0, "status")).to_have_value("permanent")
    nothing_is_wrong(second)
    clash.get_by_role("button", name="Įrašyti mano").click()
    expect(row(second, 0)).to_have_attribute("data-state", "saved")

    first.reload()
    expect(cell(first, 0, "status")).to_have_value("permanent")


def test_what_does_not_arrive_is_tried_again(open_tab):
    page = open_tab()
    open_sheet(page, "Radviliškio r. sav.")
    clear(page, [0])
    name_source(page, 0)
    page.context.set_offline(True)
    cell(page, 0, "status").select_option("planned")
    cell(page, 1, "status").focus()
    expect(page.locator("[data-status]")).to_contain_text("Neįrašyta: nėra ryšio.")

    page.context.set_offline(False)

    expect(page.locator("[data-status]")).to_have_text(SAVED)


def test_without_scripts_every_row_is_a_form(open_tab):
    page = open_tab(java_script_enabled=False)
    page.goto(BOARD)
    page.get_by_role("link", name="Šiaulių r. sav.", exact=True).click()
    sheet = page.url
    cell(page, 0, "status").select_option("pilot")
    cell(page, 0, "evidence").select_option("new")
    row(page, 0).get_by_role("button", name=re.compile("^Įrašyti")).click()

    # By itself the row says beside its fields what is to be mended.
    page.wait_for_url("**/paslaugos/**")
    expect(page.get_by_role("alert")).to_contain_text("Įrašykite, kas tekstą paskelbė.")
    page.get_by_label("Šaltinio skelbėjas").fill("Savivaldybė")
    page.get_by_label("Šaltinio pavadinimas").fill("Raštas")
    page.get_by_label("Kada žinoma").fill("2018")
    page.get_by_role("button", name="Įrašyti", exact=True).click()
    page.wait_for_url(f"{sheet}#paslauga-*")
    expect(cell(page, 0, "status")).to_have_value("pilot")

    row(page, 0).get_by_role("button", name=re.compile("^Atšaukti")).click()
    page.wait_for_url(f"{sheet}#paslauga-*")
    expect(cell(page, 0, "status")).to_have_value("")


def test_a_plan_its_findings_and_a_figure_are_filled_in(open_tab):
    page = open_tab()
    # The workshop may remember an earlier run.
    year = 1900 + secrets.randbelow(100)
    title = f"Planas {secrets.token_hex(4)}"
    open_sheet(page, "Šiaulių m. sav.")
    page.get_by_text("Pridėti planą").first.click()
    new = page.locator("#planas-naujas")
    new.get_by_label(re.compile("^Pavadinimas")).fill(title)
    new.get_by_label(re.compile("^Pirmieji metai")).fill(str(year))
    new.get_by_label(re.compile("^Kas tai rodo")).select_option("new")
    new.get_by_label(re.compile("^Šaltinio skelbėjas")).fill("Savivaldybė")
    new.get_by_label(re.compile("^Šaltinio pavadinimas")).fill(title)
    new.get_by_label(re.compile("^Šaltinio data")).fill("2017-02-02")
    with page.expect_navigation():
        new.get_by_role("button", name="Pridėti planą").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.locator("[data-sheet][data-ready]")).to_be_attached()

    question = page.get_by_role("table", name=f"Išvados: {title}").locator("tr[data-row]").first
    question.locator("[name=verdict]").select_option("no")
    expect(question.locator("[name=evidence] option:checked")).to_contain_text(title)
    question.locator("[name=words]").fill("Lėšų nenumatyta.")
    question.locator("[name=words]").press("Enter")
    expect(question).to_have_attribute("data-state", "saved")

    figure = page.locator("tr[id^=rodiklis-]").first
    figure.locator("[name=value]").fill("12")
    figure.locator("[name=period]").fill("1999")
    figure.locator("[name=period]").press("Enter")
    expect(figure.locator("[data-said]")).to_contain_text("12")
    expect(figure.locator("[name=value]")).to_have_value("")
    figure.get_by_role("button", name=re.compile("^Atšaukti")).click()
    expect(figure.locator("[data-said]")).to_contain_text("nėra duomenų")
    nothing_is_wrong(page)

    page.set_viewport_size({"width": 1366, "height": 900})
    question.locator("[name=verdict]").select_option("")
    question.locator("[name=verdict]").press("Enter")
    expect(question.locator("[name=words]")).to_have_value("")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(f"^Pašalinti.*{title}")).click()
    expect(page.locator("[data-sheet][data-ready]")).to_be_attached()
    expect(page.get_by_role("heading", name=title)).to_have_count(0)


def test_board_and_pages_of_values_have_nothing_wrong(open_tab):
    page = open_tab()
    page.goto(BOARD)
    nothing_is_wrong(page)
    page.get_by_role("navigation").first.wait_for()
    link = page.locator("main .columns a").first
    link.click()
    page.wait_for_url("**/pazanga/rodikliai/*/")
    nothing_is_wrong(page)
    page.locator("main tbody a").first.click()
    page.wait_for_url(re.compile("/pazanga/rodikliai/.+/LT-.+/"))
    nothing_is_wrong(page)
