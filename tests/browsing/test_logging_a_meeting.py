"""An editor logs a round table, on a laptop and on a phone, alone and together with a colleague."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings
from tests.browsing.workshop import JONAS, log_in
from tests.browsing.writing import begin, body, field, ready, saved, shown

pytestmark = pytest.mark.browser

TALL = {"width": 1366, "height": 2400}
PHONE = {"width": 390, "height": 844}
# As Word puts a list and a heading on the clipboard.
FROM_WORD = """
<html><head><style>p.MsoNormal {margin: 0}</style></head><body><!--StartFragment-->
<h1 style='color:#2F5496'>Ką sutarėme<o:p></o:p></h1>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;
</span></span>kurti bendrą strategiją<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>·&nbsp; dirbti kartu</p>
<p class=MsoNormal onclick="alert(1)"><b style='x:y'>Skubiai</b> <a href="javascript:alert(1)">ne</a>
<a href="https://pertvarka.example/">taip</a><img src=x></p>
<!--EndFragment--></body></html>
"""
PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
}"""


def rows(page, kind):
    """The rows of a list."""
    return page.locator(f"[data-rows={kind}] > [data-row]")


def add(page, kind):
    """Add a row and return it; what is typed next goes into it."""
    count = rows(page, kind).count()
    page.locator(f"[data-act=add][data-kind={kind}]").click()
    expect(rows(page, kind)).to_have_count(count + 1)
    row = rows(page, kind).last
    expect(row.locator(":focus")).to_be_attached()
    return row


def texts(page, kind):
    """What stands in the first field of each row."""
    fields = "list => list.map(row => row.querySelector('textarea, input:not([type=hidden])').value)"
    return rows(page, kind).evaluate_all(fields)


def test_a_double_click_makes_one_event(desk):
    posts = []
    desk.on("request", lambda request: request.method == "POST" and posts.append(request.url))
    before = events_of(desk)

    desk.locator(".new-event button").first.dblclick()
    desk.wait_for_url(re.compile(r"/darbastalis/renginiai/\d+/$"))
    ready(desk)

    assert len(posts) == 1
    assert events_of(desk) == before + 1


def events_of(page):
    """How many events the list of the editor's own counts."""
    page.goto("/darbastalis/renginiai/")
    return int(re.search(r"\d+", page.get_by_role("main").get_by_role("status").inner_text())[0])


def test_rows_are_added_moved_removed_and_brought_back_with_the_keyboard(desk):
    address = begin(desk)
    for text in ("Pirma", "Antra", "Trečia"):
        add(desk, "outcomes").locator("textarea").fill(text)

    rows(desk, "outcomes").nth(2).locator("[data-act=up]").press("Enter")
    expect(desk.locator("#event-form-news")).to_have_text("Vieta 2 iš 3")
    assert texts(desk, "outcomes") == ["Pirma", "Trečia", "Antra"]
    expect(rows(desk, "outcomes").nth(1).locator("[data-act=up]")).to_be_focused()
    rows(desk, "outcomes").nth(0).locator("[data-act=remove]").press("Enter")
    assert texts(desk, "outcomes") == ["Trečia", "Antra"]
    expect(desk.get_by_role("button", name="Grąžinti", exact=True)).to_be_focused()
    desk.keyboard.press("Enter")
    assert texts(desk, "outcomes") == ["Pirma", "Trečia", "Antra"]
    saved(desk)

    desk.goto(address)
    ready(desk)
    assert texts(desk, "outcomes") == ["Pirma", "Trečia", "Antra"]


def test_a_row_is_dragged(desk):
    desk.set_viewport_size(TALL)
    begin(desk)
    for text in ("Pirmas", "Antras", "Trečias"):
        add(desk, "presentations").locator("input:not([type=hidden]), textarea").first.fill(text)
    handle = rows(desk, "presentations").nth(2).locator("[data-handle]")
    handle.scroll_into_view_if_needed()

    handle.hover()
    desk.mouse.down()
    top = rows(desk, "presentations").nth(0).bounding_box()
    desk.mouse.move(top["x"] + 5, top["y"] + 5, steps=5)
    desk.mouse.up()

    expect(desk.locator("#event-form-news")).to_have_text("Vieta 1 iš 3")
    assert texts(desk, "presentations") == ["Trečias", "Pirmas", "Antras"]


def test_text_has_form_and_what_is_pasted_from_word_is_clean(desk):
    complaints = []
    desk.on("console", lambda message: complaints.append(message.text))
    address = begin(desk)

    body(desk).click()
    desk.keyboard.type("Įžanga ")
    desk.get_by_role("button", name="Paryškinti").click()
    desk.keyboard.type("svarbu")
    desk.keyboard.press("Enter")
    body(desk).evaluate(PASTE, FROM_WORD)
    saved(desk)

    html = (
        "<p>Įžanga <strong>svarbu</strong></p><h2>Ką sutarėme</h2>"
        "<ul><li><p>kurti bendrą strategiją</p></li><li><p>dirbti kartu</p></li></ul>"
        '<p><strong>Skubiai</strong> ne <a href="https://pertvarka.example/">taip</a></p>'
    )
    assert without_attributes(field(desk, "body").input_value()) == html
    assert without_attributes(shown(desk, address, "body")) == html
    assert complaints == []


def without_attributes(html):
    """The text without what the editor adds to links."""
    return re.sub(r' (?:target|rel|class|title)="[^"]*"', "", html)


def test_a_pasted_list_becomes_rows_also_when_only_saved(desk):
    begin(desk)

    field(desk, "pasted_participants").fill("Vardenė Pavardenė, direktorė\nVardenis Pavardenis, mokytojas")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Įrašyti", exact=True).last.click()
    ready(desk)

    assert texts(desk, "participants") == ["Vardenė Pavardenė", "Vardenis Pavardenis"]


def test_a_file_that_is_too_large_is_not_sent(desk, tmp_path):
    begin(desk)
    large = tmp_path / "protokolas.pdf"
    with large.open("wb") as file:
        file.truncate(31 * 1024 * 1024)

    field(desk, "new_files").set_input_files(large)

    refusal = "„protokolas.pdf“ yra 31 MB. Didžiausias failas – 20 MB"
    expect(desk.locator(".upload-state")).to_have_text(refusal)
    expect(rows(desk, "files")).to_have_count(0)


def test_another_region_brings_its_own_promises(desk):
    begin(desk)

    field(desk, "region").select_option(label="Vilniaus regionas")

    expect(desk.locator("#skiltis-pazadeta")).not_to_contain_text("Pasirinkite regioną")
    saved(desk)


def test_the_second_editor_to_save_is_shown_both_versions(desk, chromium, workshop):
    address = begin(desk)
    field(desk, "title").fill("Dviejų redaktorių renginys")
    saved(desk)
    context = chromium.new_context(locale="lt", base_url=workshop.url)
    jonas = context.new_page()
    jonas.goto(address)
    log_in(jonas, JONAS)
    jonas.wait_for_url(address)
    ready(jonas)

    field(jonas, "title").fill("Jono pavadinimas")
    saved(jonas)
    field(desk, "title").fill("Rasos pavadinimas")
    expect(desk.locator("#save-status")).to_contain_text("Jonas Rašytojas")
    desk.locator("#save-status").get_by_role("button", name="Palyginti").click()

    expect(desk.get_by_role("main")).to_contain_text("Jono pavadinimas")
    expect(desk.get_by_role("main")).to_contain_text("Rasos pavadinimas")
    assert shown(jonas, address, "title") == "Jono pavadinimas"
    context.close()


def test_the_siauliai_round_table_is_logged_on_a_phone(desk):
    desk.set_viewport_size(PHONE)
    begin(desk)
    write_basics(desk)
    write_participants(desk)
    write_what_came_of_it(desk)
    saved(desk)
    assert findings(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    desk.get_by_role("button", name="Tikrinti ir skelbti").click()
    desk.wait_for_url("**/tikrinti/")
    assert findings(desk) == []
    # The register has people of these names: the editor has looked.
    desk.get_by_label("Vis tiek skelbti").check()
    desk.get_by_role("button", name=re.compile("^Skelbti")).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Renginys paskelbtas")
    assert findings(desk) == []
    desk.locator(".published-address").click()

    expect(desk.get_by_role("heading", level=1)).to_have_text(
        "Šiaulių regiono apskritasis stalas dėl klasterio"
    )
    page = desk.get_by_role("main")
    expect(page).to_contain_text("2016 m. lapkričio 3 d.")
    expect(page).to_contain_text("Rimvydas Augutavičius")
    expect(page).to_contain_text("Regionui reikia vienos strategijos")
    assert findings(desk) == []


def write_basics(page):
    """What, when and where."""
    field(page, "title").fill("Šiaulių regiono apskritasis stalas dėl klasterio")
    field(page, "kind").select_option(label="Apskritojo stalo diskusija")
    field(page, "starts_on").fill("2016-11-03")
    field(page, "region").select_option(label="Šiaulių regionas")
    field(page, "host_municipality").select_option(label="Šiaulių miesto savivaldybė")
    field(page, "venue").fill("Šiaulių vaikų globos namai")
    field(page, "lead").fill("Šiauliuose tartasi, kaip regionas kurs klasterį ir padės šeimoms.")
    body(page).fill("Prie stalo susėdo 34 žmonės: savivaldybių, įstaigų ir nevyriausybininkų atstovai.")


def write_participants(page):
    """Who was there and who spoke."""
    field(page, "headcount").fill("34")
    for topic, speaker in (
        ("Pertvarkos eiga Šiaulių regione", "Eglė Jurkutė"),
        ("Pagalba šeimoms SOS vaikų kaime", "Rimvydas Augutavičius"),
    ):
        row = add(page, "presentations")
        row.locator("[name$=-topic]").fill(topic)
        row.locator("[name$=-speaker]").fill(speaker)


def write_what_came_of_it(page):
    """Conclusions, and that nothing was promised."""
    for kind, text in (
        ("Išvada", "Regionui reikia vienos strategijos."),
        ("Problema", "Mokyklose per mažai psichologų."),
    ):
        row = add(page, "outcomes")
        row.locator("[name$=-kind]").select_option(label=kind)
        row.locator("[name$=-text]").fill(text)
    field(page, "has_no_commitments").check()
