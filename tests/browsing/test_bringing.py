"""Facts on their way in: from an event to the public page, and by file with its bar."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings
from tests.browsing.workshop import ELENA, log_in
from tests.browsing.writing import begin, field, saved

pytestmark = pytest.mark.browser

WIDTHS = (1366, 390)
FILES = "/darbastalis/rodikliu-failai/"
HEADER = "rodiklis;teritorija;laikotarpis;reikšmė\n"
INDICATOR = "Budintys globotojai"
PLACE = "Kelmės rajono savivaldybė"
# Keeps what the bar has shown over the page that comes after it.
WATCHED = """
new MutationObserver(() => {
  const bar = document.querySelector("[data-import-progress]:not([hidden]) progress");
  if (bar) sessionStorage.setItem("bar", `${bar.value} of ${bar.max}`);
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


@pytest.fixture(scope="module")
def pass_of_elena(chromium, workshop):
    """The cookies of the expert, who logs in once."""
    context = chromium.new_context(locale="lt", base_url=workshop.url)
    page = context.new_page()
    page.goto(FILES)
    log_in(page, ELENA)
    page.wait_for_url(workshop.url + FILES)
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def open_tab(chromium, workshop, pass_of_elena):
    """Open the browser of the expert, as often as wished."""
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


def nothing_is_wrong(page):
    """Look at the page as it stands, on a wide screen and on a narrow one."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def bring(page, text):
    """Bring a file of figures; end before its preview."""
    page.goto(FILES)
    file = {"name": "rodikliai.csv", "mimeType": "text/csv", "buffer": (HEADER + text).encode()}
    page.locator("[name=file]").set_input_files(file)
    page.locator("[name=publisher]").fill("Bandymų leidėjas")
    page.locator("[name=title]").fill("Bandymų skaičiai")
    page.get_by_role("button", name="Peržiūrėti failą").click()
    page.wait_for_url(re.compile(f"{FILES}[0-9a-f-]{{36}}/$"))


def published(page):
    """Publish an event of the expert's region; return its title."""
    title = f"Diskusija {secrets.token_hex(4)}"
    begin(page)
    field(page, "title").fill(title)
    field(page, "starts_on").fill("2017-03-28")
    field(page, "region").select_option(label="Šiaulių regionas")
    field(page, "lead").fill("Kelmėje nuolat teikiamas laikinas atokvėpis.")
    saved(page)
    page.get_by_role("button", name="Tikrinti ir skelbti").click()
    page.wait_for_url("**/tikrinti/")
    page.get_by_role("button", name="Skelbti", exact=True).click()
    page.wait_for_url("**/paskelbta/")
    return title


def test_a_fact_goes_from_an_event_to_the_public_page(desk, open_tab):
    title = published(desk)
    desk.get_by_role("link", name="Pasiūlyti faktą").click()
    desk.wait_for_url("**/siulymas/")
    nothing_is_wrong(desk)
    expect(desk.locator("[name=indicator]")).to_be_hidden()
    desk.get_by_role("button", name="Siūlyti").click()
    expect(desk.get_by_role("alert")).to_contain_text("Pasirinkite paslaugą.")
    nothing_is_wrong(desk)
    desk.locator("[name=municipality]").select_option(label=PLACE)
    desk.locator("[name=service]").select_option(label="Laikinas atokvėpis")
    desk.locator("[name=status]").select_option(label="pastovi")
    desk.locator("[name=since]").fill("2016-11")
    desk.get_by_role("button", name="Siūlyti").click()
    desk.wait_for_url(re.compile(r"/darbastalis/siulymai/\d+/$"))
    expect(desk.locator(".messages[role=status]")).to_contain_text("Faktas pasiūlytas.")
    nothing_is_wrong(desk)
    address = desk.url

    expert = open_tab()
    expert.goto("/darbastalis/")
    expert.get_by_role("link", name="Atsakyti", exact=True).click()
    expert.wait_for_url("**/siulymai/?busena=laukia")
    nothing_is_wrong(expert)
    expert.goto(address)
    nothing_is_wrong(expert)
    expert.get_by_role("button", name="Priimti faktą").click()
    expect(expert.locator(".messages[role=status]")).to_contain_text("Faktas priimtas ir įrašytas.")
    nothing_is_wrong(expert)

    desk.reload()
    expect(desk.locator(".notice-title")).to_contain_text("Elena Ekspertė")
    desk.goto("/paslaugos/laikinas-atokvepis/kelmes-rajono/")
    expect(desk.locator("main")).to_contain_text("2016 m. lapkri")
    expect(desk.get_by_role("main").get_by_role("link", name=title).first).to_be_visible()


def test_a_file_with_faults_names_them_and_is_not_imported(open_tab):
    page = open_tab()
    page.goto(FILES)
    nothing_is_wrong(page)

    bring(page, f"{INDICATOR};{PLACE};2016;5\n{INDICATOR};Kelmė r. sav;2015;1.234,5\n")

    row = page.locator("tbody tr").first
    expect(row).to_contain_text("Galbūt turėjote galvoje „Kelmės rajono savivaldybė“?")
    expect(row).to_contain_text("galima suprasti dvejopai")
    expect(page.get_by_role("button", name=re.compile("^Importuoti"))).to_have_count(0)
    nothing_is_wrong(page)
    page.get_by_role("button", name="Išmesti failą").click()
    page.wait_for_url(f"**{FILES}")
    expect(page.locator(".messages[role=status]")).to_contain_text("Failas išmestas.")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_file_is_imported_with_scripts_and_without(open_tab, has_scripts):
    page = open_tab(java_script_enabled=has_scripts)
    page.add_init_script(WATCHED)
    value = secrets.randbelow(100_000)
    months = [f"{year}-{month:02}" for year in range(2000, 2016) for month in range(1, 13)]
    lines = [f"{INDICATOR};{PLACE};{month};{value + number}" for number, month in enumerate(months)]

    bring(page, "\n".join(lines[: 192 if has_scripts else 1]))
    if has_scripts:
        nothing_is_wrong(page)
    page.get_by_role("button", name=re.compile(r"^Importuoti \d+ reikšm")).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Failas importuotas")
    if has_scripts:
        assert page.evaluate("sessionStorage.getItem('bar')") == "192 of 192"
        nothing_is_wrong(page)


def test_a_broken_connection_is_told(open_tab):
    page = open_tab()
    bring(page, f"{INDICATOR};{PLACE};1999-01;{secrets.randbelow(100_000)}\n")
    page.route("**/importuoti/", lambda route: route.abort())

    page.get_by_role("button", name=re.compile("^Importuoti")).click()

    expect(page.get_by_role("alert")).to_contain_text("Nutrūko ryšys.")
    page.reload()
    expect(page.get_by_role("button", name=re.compile("^Importuoti"))).to_be_visible()
