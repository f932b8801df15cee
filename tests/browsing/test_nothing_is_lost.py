"""Session, tab, browser, server, network: whatever ends while somebody writes, every word is there after."""

import os
import re
import signal
import time
import uuid
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from tests.browser import find
from tests.browsing.conftest import QUIETLY
from tests.browsing.workshop import RASA, log_in
from tests.browsing.writing import begin, body, field, kept, ready, saved, shown

pytestmark = pytest.mark.browser

FIVE_HUNDRED = ("Apskritojo stalo dalyviai kalbėjo apie šeimas, žemėlapį ir ąžuolyną. " * 8)[:499] + "."
OFFLINE = re.compile("Nėra ryšio. Tekstas liko šiame lange")
LATER = 15_000
PERSON = "[name^=participants-][name$=-name]"
END_SESSIONS = "from django.contrib.sessions.models import Session; Session.objects.all().delete()"


def test_typed_words_are_on_the_server_within_two_seconds_of_a_pause(desk):
    address = begin(desk)

    field(desk, "title").press_sequentially("Šiaulių apskritasis stala")
    with desk.expect_response("**/irasyti/", timeout=2_000):
        field(desk, "title").press("s")
    saved(desk)

    assert shown(desk, address, "title") == "Šiaulių apskritasis stalas"
    assert kept(desk) == ""


def test_a_session_that_ends_takes_no_word(desk, workshop):
    address = begin(desk)
    title = f"Sesija baigėsi {uuid.uuid4()}"
    field(desk, "title").fill(title)
    desk.locator("[data-act=add][data-kind=participants]").click()
    expect(desk.locator(PERSON)).to_be_focused()
    saved(desk)
    workshop.run("shell", "-c", END_SESSIONS)

    body(desk).fill(FIVE_HUNDRED)
    desk.locator(PERSON).fill("Vardenė Pavardenė")
    expect(desk.locator("#save-status")).to_contain_text("Prisijunkite – tęsite ten, kur baigėte")
    desk.locator("#save-status").get_by_role("button", name="Prisijungti").click()
    desk.wait_for_url("**/prisijungti/**")
    log_in(desk, RASA)
    desk.wait_for_url(address)
    ready(desk)

    assert body(desk).inner_text() == FIVE_HUNDRED
    assert field(desk, "title").input_value() == title
    assert desk.locator(PERSON).input_value() == "Vardenė Pavardenė"
    expect(desk.get_by_text("Jūsų tekstas neprarastas")).to_be_visible()
    desk.goto("/darbastalis/renginiai/")
    assert desk.get_by_role("main").get_by_role("link", name=title, exact=True).count() == 1


def test_a_killed_browser_costs_nothing(chromium, workshop, tmp_path):
    profile = tmp_path / "profile"
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=find(), args=QUIETLY, base_url=workshop.url
    )
    page = context.pages[0]
    page.goto("/prisijungti/?next=/darbastalis/")
    log_in(page, RASA)
    page.wait_for_url(workshop.url + "/darbastalis/")
    begin(page)
    title = f"Naršyklė nužudyta {uuid.uuid4()}"
    field(page, "title").fill(title)
    body(page).press_sequentially("Šį sakinį rašiau, kai naršyklė dingo.")
    saved(page)

    os.kill(process_with(profile), signal.SIGKILL)
    again = chromium.new_context(locale="lt", base_url=workshop.url).new_page()
    again.goto("/prisijungti/?next=/darbastalis/")
    log_in(again, RASA)
    draft = again.get_by_role("listitem").filter(has=again.get_by_role("heading", name=title))
    draft.get_by_role("link", name=re.compile("^Tęsti juodraštį")).click()
    ready(again)

    assert body(again).inner_text() == "Šį sakinį rašiau, kai naršyklė dingo."
    again.context.close()
    with pytest.raises(Error):
        page.title()


def process_with(profile: Path) -> int:
    """The process that was started with the profile and has started all others of that browser."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if f"--user-data-dir={profile}" in arguments and not any(a.startswith("--type=") for a in arguments):
            return int(process.name)
    message = f"no browser uses {profile}"
    raise LookupError(message)


def test_a_killed_server_costs_nothing(desk, workshop):
    address = begin(desk)
    field(desk, "title").fill("Prieš nutrūkstant")
    saved(desk)

    workshop.kill()
    field(desk, "title").fill("Serveris nužudytas")
    expect(desk.locator("#save-status")).to_contain_text("Tekstas liko šiame lange")
    field(desk, "lead").fill("Rašau toliau, nors serverio nėra.")
    workshop.start()
    saved(desk, timeout=LATER)

    assert shown(desk, address, "title") == "Serveris nužudytas"
    assert shown(desk, address, "lead") == "Rašau toliau, nors serverio nėra."
    assert kept(desk) == ""


def test_what_a_crashed_tab_had_not_saved_is_brought_back(desk):
    address = begin(desk)
    desk.context.set_offline(True)
    field(desk, "title").fill("Be ryšio")
    expect(desk.locator("#save-status")).to_have_text(OFFLINE)
    crash(desk)

    desk.context.set_offline(False)
    again = desk.context.new_page()
    again.goto(address)
    ready(again)

    expect(again.locator(".notice")).to_contain_text("naršyklė jį išlaikė")
    assert field(again, "title").input_value() == "Be ryšio"
    saved(again)
    assert kept(again) == ""


def test_what_was_kept_for_a_week_is_dropped(desk):
    keep = "([name, at]) => localStorage.setItem(`event-form:0:0:${name}`, JSON.stringify({ at }))"
    for name, days in (("old", 8), ("new", 6)):
        desk.evaluate(keep, [name, (time.time() - days * 24 * 60 * 60) * 1000])

    begin(desk)

    assert desk.evaluate("Object.keys(localStorage)") == ["event-form:0:0:new"]


def test_text_that_somebody_else_has_changed_since_is_not_overwritten_unasked(desk):
    address = begin(desk)
    desk.context.set_offline(True)
    field(desk, "title").fill("Mano pavadinimas")
    expect(desk.locator("#save-status")).to_have_text(OFFLINE)
    crash(desk)
    desk.context.set_offline(False)
    other = desk.context.browser.new_context(storage_state=without_storage(desk), base_url=address).new_page()
    other.goto(address)
    ready(other)
    field(other, "title").fill("Kitas pavadinimas")
    saved(other)
    other.context.close()

    again = desk.context.new_page()
    again.goto(address)
    ready(again)

    assert field(again, "title").input_value() == "Kitas pavadinimas"
    again.get_by_role("button", name="Grąžinti mano tekstą").click()
    expect(field(again, "title")).to_have_value("Mano pavadinimas")
    saved(again)
    assert kept(again) == ""


def crash(page):
    """Let the tab crash: it has no time to send anything."""
    with pytest.raises(Error):
        page.goto("chrome://crash")
    page.close()


def without_storage(page):
    """The session of a tab, and nothing that its browser keeps."""
    return page.context.storage_state() | {"origins": []}


def test_no_name_of_a_participant_stays_in_the_browser(desk):
    begin(desk)
    desk.locator("[name=pasted_participants]").fill("Vardenė Pavardenė, direktorė, Globos namai")
    desk.locator("[data-act=paste]").click()
    expect(desk.locator("[data-rows=participants] > [data-row]")).to_have_count(1)
    saved(desk)
    desk.context.set_offline(True)

    desk.locator(PERSON).fill("Kitė Pavardenė")
    field(desk, "title").fill("Vardai nelieka naršyklėje")
    expect(desk.locator("#save-status")).to_have_text(OFFLINE)

    assert "Vardai nelieka" in kept(desk)
    assert "Pavardenė" not in kept(desk)
    desk.context.set_offline(False)
    saved(desk, timeout=LATER)


def test_nothing_stays_in_the_browser_after_logging_out(desk):
    begin(desk)
    desk.context.set_offline(True)
    field(desk, "title").fill("Po atsijungimo nelieka")
    expect(desk.locator("#save-status")).to_have_text(OFFLINE)
    assert "Po atsijungimo" in kept(desk)
    elsewhere = desk.context.new_page()
    desk.context.set_offline(False)
    elsewhere.goto("/darbastalis/")

    elsewhere.get_by_role("button", name="Atsijungti").first.click()
    elsewhere.wait_for_url("**/")

    assert kept(elsewhere) == ""


def test_a_photo_cut_off_half_way_is_tried_again_and_comes_once(desk, tmp_path):
    address = begin(desk)
    slow = desk.context.new_cdp_session(desk)
    slow.send("Network.enable")
    network = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 150_000}
    slow.send("Network.emulateNetworkConditions", network)
    field(desk, "new_photos").set_input_files(photo(tmp_path / "salė.jpg"))
    expect(desk.locator(".upload-state")).to_have_text(re.compile(r"Įkeliama… [4-9]\d %"))

    slow.send("Network.emulateNetworkConditions", network | {"offline": True})
    expect(desk.locator(".upload-state")).to_have_text("Nuotrauka neįkelta.")
    field(desk, "title").fill("Ryšys nutrūko keliant")
    expect(desk.locator("#save-status")).to_have_text(OFFLINE)
    slow.send("Network.emulateNetworkConditions", network | {"uploadThroughput": -1})
    desk.get_by_role("button", name="Bandyti dar kartą").click()

    expect(desk.locator("[data-rows=photos] > [data-row]")).to_have_count(1, timeout=LATER)
    expect(desk.locator(".upload")).to_have_count(0)
    saved(desk, timeout=LATER)
    other = desk.context.new_page()
    other.goto(address)
    assert other.locator("[data-rows=photos] > [data-row]").count() == 1
    assert field(other, "title").input_value() == "Ryšys nutrūko keliant"


def photo(path: Path) -> Path:
    """A picture of about half a megabyte, which does not compress."""
    from PIL import Image  # noqa: PLC0415 - only here

    Image.frombytes("RGB", (500, 400), os.urandom(600_000)).save(path, quality=95)
    return path
