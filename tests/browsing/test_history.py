"""An editor reads what an event was and goes back to it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing.test_axe import findings
from tests.browsing.writing import begin, field, ready, saved

pytestmark = pytest.mark.browser

WIDTHS = (1366, 390)


def assert_no_findings(page):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_earlier_version_is_found_read_and_restored(desk):
    form = begin(desk)
    field(desk, "title").fill("Šiaulių stalas")
    saved(desk)
    desk.goto(form)
    ready(desk)
    field(desk, "title").fill("Šiaulių apskritasis stalas")
    saved(desk)

    desk.goto(f"{form}istorija/")
    expect(desk.locator(".history > li")).to_have_count(3)
    assert_no_findings(desk)
    desk.locator(".history-moment a").first.click()
    desk.wait_for_url(re.compile(r"/istorija/\d+/$"))
    expect(desk.locator(".history-part ins")).to_have_text("pridėta: apskritasis ;", use_inner_text=False)
    assert_no_findings(desk)
    desk.go_back()
    desk.wait_for_url(re.compile(r"/istorija/$"))
    desk.locator(".history-moment a").nth(1).click()
    desk.wait_for_url(re.compile(r"/istorija/\d+/$"))
    desk.get_by_role("button", name="Atkurti šią versiją").click()
    desk.wait_for_url(form)

    expect(field(desk, "title")).to_have_value("Šiaulių stalas")
