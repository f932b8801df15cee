"""Every type of page is light, keeps to itself, and has nothing that axe finds."""

from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.languages import path_in
from tests.browsing import page_types

pytestmark = pytest.mark.browser

KILOBYTE = 1024
# Of what passes nothing is told: to name every part of a page takes axe longer than to look at it.
ONLY_FAULTS = {"resultTypes": ["violations"]}
EVERYTHING = ONLY_FAULTS | {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
# A page that differs from another by what is asked of it has the same colours, which take axe longest.
BUT_FOR_COLOURS = EVERYTHING | {"rules": EVERYTHING["rules"] | {"color-contrast": {"enabled": False}}}
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


@contextmanager
def heard(page):
    """What the page is answered and complains of, while it is looked at."""
    answers, complaints = [], []
    listeners = {
        "response": lambda answer: answers.append(answer),  # noqa: PLW0108 - playwright refuses built-ins
        "console": lambda message: complaints.append(message.text),
        "pageerror": lambda error: complaints.append(str(error)),
    }
    for what, listener in listeners.items():
        page.on(what, listener)
    try:
        yield answers, complaints
    finally:
        for what, listener in listeners.items():
            page.remove_listener(what, listener)


# To open a page takes as long as to look at it: all that is true of every type of page is asked in one visit.
@pytest.mark.parametrize("name", page_types.NAMES)
def test_page_is_light_keeps_the_policy_and_axe_finds_nothing_wide_or_narrow(same_page, record, name):
    page = same_page
    page.set_viewport_size({"width": 1366, "height": 800})
    with heard(page) as (answers, complaints):
        page.goto(record.url + page_types.path_of(name, record))
        assert sum(answer.request.sizes()["responseBodySize"] for answer in answers) <= 60 * KILOBYTE
        assert len(answers) <= 6
        assert [answer.url for answer in answers if not answer.url.startswith(record.url)] == []
        assert page.context.cookies() == []
        assert findings(page, EVERYTHING if "," not in name else BUT_FOR_COLOURS) == []
        page.set_viewport_size({"width": 320, "height": 800})
        assert findings(page, NARROW) == []
        assert [line for line in complaints if "Content Security Policy" in line or "Error" in line] == []


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
