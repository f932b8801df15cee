"""Logging in with a phone in the hand: the pages under their policy, and what axe finds on them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.db import connections
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from tests import browser
from tests.accounts.people import PASSWORD, code, link_in, person
from tests.factories import MembershipFactory, OfficialMembershipFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW = "visai-kitas-slaptazodis"
SEND = "main form.account-form button[type=submit]"
# Everything that the law asks for, and the rest that axe knows.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def complaints():
    """What the browser complains of: refused loads, script errors and policy violations."""
    return []


@pytest.fixture
def tab(live_server, monkeypatch, complaints):
    """A browser's tab on a phone, where there is the least room."""
    # Playwright keeps an event loop running in the thread in which the test asks the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        tab = chromium.new_page(base_url=live_server.url, locale="lt", viewport={"width": 390, "height": 844})
        # That an answer was 410 or 429 is no fault of the page.
        tab.on(
            "console",
            lambda m: (
                m.type in {"error", "warning"}
                and "status of 4" not in m.text
                and complaints.append((tab.url, m.text))
            ),
        )
        tab.on("pageerror", lambda error: complaints.append((tab.url, str(error))))
        yield tab
        chromium.close()
        # Under Playwright's loop the test had a connection of its own, which nobody else would close.
        connections.close_all()


def faults(tab):
    """Return what axe finds, and whether the page is wider than its window."""
    found = Axe().run(tab, options={"runOnly": RULES}).response["violations"]
    is_too_wide = tab.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found] + [("too wide", tab.url)] * is_too_wide


def send(tab, **fields):
    """Fill in the form of the page and send it."""
    for name, value in fields.items():
        tab.fill(f"#id_{name}", value)
    with tab.expect_navigation():
        tab.click(SEND)


def test_forgotten_password_second_factor_and_way_in(tab, complaints):
    user = OfficialMembershipFactory(user=person()).user
    user.authenticator_set.all().delete()
    found = []

    tab.goto(reverse("account_login"))
    found += faults(tab)
    send(tab, login="ona@example.com", password="ne-tas-slaptazodis")
    expect(tab.locator(".error-summary")).to_be_focused()
    expect(tab.locator(".error-summary a")).to_have_text("El. paštas arba slaptažodis netinka.")
    expect(tab).to_have_title(re.compile("^Klaida: "))
    found += faults(tab)

    tab.click("text=Pamiršote slaptažodį?")
    expect(tab.locator("h1")).to_have_text("Pamiršote slaptažodį?")
    found += faults(tab)
    send(tab, email="ona@example.com")
    expect(tab.locator("h1")).to_have_text("Pasitikrinkite el. paštą")
    tab.goto(link_in(mail.outbox[-1]))
    expect(tab.locator("h1")).to_have_text("Naujas slaptažodis")
    found += faults(tab)
    send(tab, password1=NEW, password2=NEW)
    expect(tab.locator("h1")).to_have_text("Slaptažodis pakeistas")

    tab.goto(reverse("account_login"))
    send(tab, login="ona@example.com", password=NEW)
    expect(tab.locator("h1")).to_have_text("Antrasis veiksnys")
    found += faults(tab)
    tab.click("text=Įjungti programėlę")
    expect(tab.locator("h1")).to_have_text("Įjungti programėlę")
    found += faults(tab)
    secret = tab.inner_text(".secret").replace(" ", "")
    send(tab, code=code(secret))
    expect(tab.locator("h1")).to_have_text("Atsarginiai kodai")
    found += faults(tab)

    with tab.expect_navigation():
        tab.click("text=Atsijungti")
    expect(tab.locator("[role=status]")).to_have_text("Atsijungėte.")
    tab.goto(reverse("account_login"))
    send(tab, login="ona@example.com", password=NEW)
    expect(tab.locator("h1")).to_have_text("Įrašykite kodą")
    found += faults(tab)

    assert found == []
    assert complaints == []


def test_pages_of_ones_own(tab, complaints, client):
    membership = MembershipFactory(user=person(name="Ona Onaitė"), is_lead=True)
    MembershipFactory(user=person("jonas@example.com"), organisation=membership.organisation)
    tab.goto(reverse("account_login"))
    send(tab, login="ona@example.com", password=PASSWORD)
    found = []

    for name in (
        "accounts:account",
        "accounts:member_list",
        "account_change_password",
        "account_email",
        "usersessions_list",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "account_logout",
    ):
        tab.goto(reverse(name))
        found += faults(tab)

    assert found == []
    assert complaints == []


def test_invitation_is_sent_and_taken_up(tab, complaints):
    MembershipFactory(user=person(), is_lead=True)
    tab.goto(reverse("account_login"))
    send(tab, login="ona@example.com", password=PASSWORD)
    tab.goto(reverse("accounts:member_list"))
    send(tab, email="jonas@example.com")
    expect(tab.locator("[role=status]")).to_have_text("Kvietimas išsiųstas adresu jonas@example.com.")
    found = faults(tab)
    tab.context.clear_cookies()

    tab.goto(link_in(mail.outbox[-1]))
    found += faults(tab)
    send(tab, name="Jonas Jonaitis", password=NEW)

    expect(tab.locator(".session-bar-name")).to_have_text("Jonas Jonaitis")
    tab.goto(reverse("accounts:invitation"))
    found += faults(tab)
    assert found == []
    assert complaints == []


def test_session_warns_before_it_ends_and_can_go_on(tab, complaints, settings):
    person()
    tab.clock.install()
    tab.goto(reverse("account_login"))
    send(tab, login="ona@example.com", password=PASSWORD)
    dialog = tab.locator("dialog")
    expect(dialog).to_have_count(0)

    # Two minutes before the two hours are over, on both clocks.
    settings.SESSION_IDLE_SECONDS = 120
    tab.clock.fast_forward("01:58:00")
    expect(dialog).to_contain_text("Po 2 min. būsite atjungti. Kas įrašyta, nedings.")
    expect(dialog.get_by_role("button")).to_be_focused()
    found = faults(tab)

    settings.SESSION_IDLE_SECONDS = 7200
    tab.click("text=Likti prisijungus")
    expect(dialog).to_be_hidden()

    settings.SESSION_IDLE_SECONDS = 0
    tab.clock.fast_forward("02:00:00")
    expect(dialog).to_contain_text("Esate atjungti. Prisijunkite – tęsite ten, kur baigėte.")
    with tab.expect_navigation():
        dialog.get_by_role("button").click()
    settings.SESSION_IDLE_SECONDS = 7200
    send(tab, login="ona@example.com", password=PASSWORD)
    assert tab.url.endswith(reverse("accounts:account"))
    assert found == []
    assert complaints == []
