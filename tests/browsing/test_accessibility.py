"""Nothing that only a mouse reaches, nothing cut off on a narrow screen, nothing told by colour alone."""

import pytest

from tests.browsing import page_types

pytestmark = pytest.mark.browser

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


# What lies over the middle of the element that has the focus, if it is neither the element nor a part of it.
COVERED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 4), y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const isSeen = top && (element.contains(top) || top.contains(element));
  return isSeen ? [] : [element.outerHTML.slice(0, 120) + " under " + (top && top.outerHTML.slice(0, 60))];
}"""
# More presses than any page has stops.
MOST_PRESSES = 150


def tab_to(page, selector):
    """Press Tab until the element has the focus."""
    for _press in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


@pytest.mark.parametrize("name", page_types.NAMES)
def test_nothing_is_cut_off_at_320_px_and_at_twice_the_size(same_page, sample, name):
    page = same_page
    page.goto(sample.url + page_types.path_of(name, sample))
    widths = {}
    # A window of 1280 pixels shows 640 of them at 200 %.
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 512})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == {320: 320, 640: 640}


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
    tab_to(page, ".menu-button")

    page.keyboard.press("Enter")
    is_open = menu.is_visible()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Escape")

    assert (is_open, first, menu.is_visible()) == (True, "/pazanga/", False)
    assert page.evaluate("document.activeElement.className") == "menu-button"


def test_the_keyboard_alone_leads_from_a_filter_to_an_answer(page, record):
    page.goto(record.url + "/renginiai/")
    tab_to(page, "#id_regionas")
    while page.evaluate("document.activeElement.value") != "siauliu":
        page.keyboard.press("ArrowDown")
    tab_to(page, ".filters button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/renginiai/?regionas=siauliu&**")
    announced = page.get_by_role("status").inner_text()
    tab_to(page, ".row-title a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/renginiai/2016/**")

    assert "Rastas 1 renginys" in announced
    assert "Šiaulių regiono klasterio" in page.get_by_role("heading", level=1).inner_text()


def test_what_has_the_focus_is_in_the_window_and_uncovered(page, record):
    page.set_viewport_size({"width": 1366, "height": 500})
    # Without motion the window has scrolled to the element by the time it is looked at.
    page.emulate_media(reduced_motion="reduce")
    page.goto(record.url + "/renginiai/")
    stops, covered = 0, []

    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement !== document.body"):
        stops += 1
        covered += page.evaluate(COVERED)
        page.keyboard.press("Tab")

    assert covered == []
    assert stops > 30


# ---- Where colours are few, or not the portal's


def test_with_forced_colours_everything_has_an_edge(page, sample):
    page.emulate_media(forced_colors="active")
    page.goto(sample.url)

    edges = page.evaluate(
        """() => Object.fromEntries([".status", ".card", ".date-tile"].map(name => {
          const style = getComputedStyle(document.querySelector(name));
          return [name, style.borderTopStyle + " " + style.borderTopWidth];
        }))"""
    )
    tile, text = page.evaluate(
        """() => [
          getComputedStyle(document.querySelector(".tile-map .tile")).stroke,
          getComputedStyle(document.body).color,
        ]"""
    )

    assert edges == dict.fromkeys(edges, "solid 1px")
    assert tile == text


@pytest.mark.parametrize("name", ["commitment list", "experience list"])
def test_in_grey_every_status_has_a_mark_of_its_own(page, sample, name):
    page.goto(sample.url + page_types.path_of(name, sample))

    marks = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("main .status")].map(status => [
          status.innerText.trim(), getComputedStyle(status, "::before").content
        ]))"""
    )

    assert len(marks) >= 4
    assert "none" not in marks.values()
    assert len(set(marks.values())) == len(marks)
