"""The gap finder and the comparison in a browser: a question is put together, answered and handed over."""

import pytest
from playwright.sync_api import expect

from tests.browsing.test_accessibility import tab_to

pytestmark = pytest.mark.browser


def test_an_official_finds_a_gap_without_javascript(page_without_javascript, record):
    page = page_without_javascript
    page.goto(record.url + "/pazanga/spragos/")

    page.locator("#laukas-regionas summary").click()
    page.get_by_label("Kauno regionas").check()
    page.get_by_label("Niekada nedalyvauta apskritojo stalo diskusijoje").check()
    page.get_by_role("button", name="Rodyti").click()

    expect(page.get_by_role("status")).to_contain_text("Sąlygą atitinka 8 iš 8 savivaldybių.")
    assert page.locator("tbody tr").count() == 8
    assert "regionas=kauno" in page.url
    assert "stalai=niekada" in page.url


def test_a_ready_made_question_leads_to_an_answer_and_a_condition_is_taken_back(page, record):
    page.goto(record.url + "/pazanga/spragos/")

    page.get_by_role("link", name="Kurios savivaldybės vėluoja").click()
    page.get_by_role("link", name="Vėluojama vykdyti įsipareigojimus").click()

    expect(page.get_by_role("status").first).to_contain_text("Sąlygą atitinka")
    assert page.url == record.url + "/pazanga/spragos/?stalai=niekada"


def test_the_question_is_handed_over_as_a_link(page, record):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    question = record.url + "/pazanga/spragos/?stalai=niekada"
    page.goto(question)

    page.get_by_role("button", name="Kopijuoti nuorodą").click()

    expect(page.get_by_text("Nuoroda nukopijuota")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == question


def test_the_keyboard_alone_puts_a_comparison_together(page, record):
    page.goto(record.url + "/pazanga/palyginimas/")
    tab_to(page, "#laukas-regionas summary")
    page.keyboard.press("Enter")
    for slug in ("alytaus", "kauno"):
        tab_to(page, f"[name=regionas][value={slug}]")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pazanga/palyginimas/?regionas=alytaus&regionas=kauno")

    expect(page.get_by_role("heading", name="Alytaus regionas · Kauno regionas")).to_be_visible()


def test_only_differences_are_shown_and_everything_again(page, record):
    page.goto(record.url + "/pazanga/palyginimas/?savivaldybe=alytaus-miesto&savivaldybe=kauno-miesto")
    everything = page.locator("tbody th[scope=row]").count()

    page.get_by_role("link", name="Rodyti tik eilutes, kuriose yra skirtumų").click()
    expect(page.get_by_role("link", name="Rodyti visas eilutes")).to_be_visible()
    differing = page.locator("tbody th[scope=row]").count()
    marked = page.locator("tbody .difference").count()

    assert 0 < differing < everything
    assert marked == differing


@pytest.mark.parametrize(
    "path",
    [
        "/pazanga/spragos/?stalai=niekada&isipareigojimai=veluoja&salygos=bent-viena",
        "/pazanga/palyginimas/?savivaldybe=alytaus-miesto&savivaldybe=kauno-miesto&savivaldybe=moletu-rajono",
    ],
)
def test_on_a_phone_names_and_headings_stay_in_sight(page, record, path):
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(record.url + path)

    kept = page.evaluate(
        """() => {
          const box = document.querySelector(".table-question");
          box.scrollTo({left: 200, top: 400, behavior: "instant"});
          const edge = box.getBoundingClientRect();
          const head = box.querySelector("thead th").getBoundingClientRect();
          const names = [...box.querySelectorAll("tbody th[scope=row]")];
          const seen = names.map(name => name.getBoundingClientRect()).find(name => name.top > head.bottom);
          return {
            scrolled: [box.scrollLeft > 0, box.scrollTop > 0],
            head: [Math.round(head.left - edge.left) <= 1, Math.round(head.top - edge.top) <= 1],
            name: Math.round(seen.left - edge.left) <= 1,
          };
        }"""
    )

    assert kept == {"scrolled": [True, True], "head": [True, True], "name": True}
