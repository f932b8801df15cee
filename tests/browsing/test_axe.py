"""Nothing that axe finds, on any type of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.languages import path_in
from tests.browsing import page_types

pytestmark = pytest.mark.browser

# Of what passes nothing is told: to name every part of a page takes axe longer than to look at it.
ONLY_FAULTS = {"resultTypes": ["violations"]}
EVERYTHING = ONLY_FAULTS | {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
# What may differ on a narrow screen: where things lie, and what is shown at all.
NARROW = ONLY_FAULTS | {
    "runOnly": {
        "type": "rule",
        "values": ["target-size", "scrollable-region-focusable", "region", "heading-order", "skip-link"],
    }
}


def findings(page, options=EVERYTHING):
    """Return what axe finds: the rule and the first place."""
    return [
        (violation["id"], violation["nodes"][0]["html"][:160])
        for violation in Axe().run(page, options=options).response["violations"]
    ]


@pytest.mark.parametrize("name", page_types.NAMES)
def test_axe_finds_nothing_wide_or_narrow(page, record, name):
    page.set_viewport_size({"width": 1366, "height": 800})
    page.goto(record.url + page_types.path_of(name, record))
    wide = findings(page)
    page.set_viewport_size({"width": 320, "height": 800})

    assert wide == []
    assert findings(page, NARROW) == []


# Which language a page and its parts are in, and what is the same in every language but for its words.
IN_ENGLISH = {
    "runOnly": {
        "type": "rule",
        "values": [
            "html-has-lang",
            "html-lang-valid",
            "valid-lang",
            "label",
            "link-name",
            "button-name",
            "aria-valid-attr-value",
        ],
    }
}


@pytest.mark.parametrize("name", ["home", "event", "region", "gaps", "no such page"])
def test_axe_finds_nothing_in_english(page, record, name):
    page.goto(record.url + path_in("en", page_types.path_of(name, record)))

    assert page.locator("html").get_attribute("lang") == "en"
    assert findings(page, IN_ENGLISH) == []


# The menu of a phone and its lists have colours of their own.
@pytest.mark.parametrize("name", ["home", "event list", "event", "region", "gaps"])
def test_axe_finds_nothing_on_a_phone(page, record, name):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(record.url + page_types.path_of(name, record))

    assert findings(page) == []


@pytest.mark.parametrize("name", ["home", "event", "commitment list", "municipality list", "agreement"])
def test_axe_finds_nothing_in_the_dark(page, sample, name):
    page.emulate_media(color_scheme="dark")
    page.goto(sample.url + page_types.path_of(name, sample))

    assert findings(page) == []
