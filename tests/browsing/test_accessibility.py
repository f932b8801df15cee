"""No finding of axe, nothing that only a mouse reaches, nothing cut off on a narrow screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browsing import page_types

pytestmark = pytest.mark.browser

WIDTHS = (1366, 320)
EVERYTHING = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
# The text spacing that a reader may set (WCAG 1.4.12).
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
)
FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return {
    name: element === document.body ? "" : element.outerHTML.slice(0, 120),
    seen: element.ownerSVGElement
      ? getComputedStyle(element.querySelector(".tile, .outline")).strokeWidth === "4px"
      : style.outlineStyle !== "none",
    width: box.width,
  };
}"""


def findings(page):
    """Return what axe finds: the rule and the first place."""
    return [
        (violation["id"], violation["nodes"][0]["html"][:160])
        for violation in Axe().run(page, options=EVERYTHING).response["violations"]
    ]


@pytest.mark.parametrize("name", page_types.NAMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(page, record, name, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(record.url + page_types.path_of(name, record))

    assert findings(page) == []


@pytest.mark.parametrize("name", ["home", "event", "commitment list", "municipality list", "agreement"])
def test_axe_finds_nothing_in_the_dark(page, sample, name):
    page.emulate_media(color_scheme="dark")
    page.goto(sample.url + page_types.path_of(name, sample))

    assert findings(page) == []


@pytest.mark.parametrize("name", page_types.NAMES)
def test_nothing_is_cut_off_at_320_px(page, sample, name):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(sample.url + page_types.path_of(name, sample))

    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("name", ["home", "event", "event list", "municipality"])
def test_nothing_is_cut_off_with_wide_text_spacing(page, sample, name):
    page.set_viewport_size({"width": 400, "height": 640})
    page.goto(sample.url + page_types.path_of(name, sample))

    # A reader's own style is not the page's: it is set through the CSSOM, which the policy lets be.
    page.evaluate(
        "css => {"
        "const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]"
        "}",
        SPACING,
    )

    assert page.evaluate("document.documentElement.scrollWidth") == 400


@pytest.mark.parametrize("name", ["home", "event list", "event", "region"])
def test_the_keyboard_reaches_every_link_and_its_focus_is_seen(page, record, name):
    page.goto(record.url + page_types.path_of(name, record))
    expected = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]"
        ".filter(element => element.checkVisibility() && !element.disabled).length"
    )

    reached = []
    for _press in range(expected):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS))

    assert [step["name"] for step in reached if not step["seen"]] == []
    assert len({step["name"] for step in reached}) > 10
    assert "" not in [step["name"] for step in reached]


def test_the_skip_link_comes_first_and_leads_to_the_content(page, record):
    page.goto(record.url + "/renginiai/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_on_a_phone_opens_and_closes_by_the_keyboard(page, record):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(record.url)
    menu = page.locator("#menu")

    page.get_by_role("button", name="Meniu").press("Enter")
    is_open = menu.is_visible()
    page.keyboard.press("Escape")

    assert (is_open, menu.is_visible()) == (True, False)
