"""The administrators' pages in a browser, under the same Content-Security-Policy as every other page."""

import pytest
from django.db import connections
from django.urls import reverse
from playwright.sync_api import sync_playwright

from accounts.models import User
from events.models import Commitment, Event
from municipalities.models import Organisation
from tests import browser, factories
from tests.accounts.people import PASSWORD, code
from tests.admin.forms import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN_SEARCH = ".select2-container--open .select2-search--dropdown .select2-search__field"


@pytest.fixture
def complaints():
    """What the browser complains of: each page's refused loads, script errors and policy violations."""
    return []


@pytest.fixture
def tab(live_server, monkeypatch, complaints):
    """A browser's tab in which an administrator has logged in."""
    # Playwright keeps an event loop running in the thread in which the test asks the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    user = factories.AdministratorFactory(email="administratore@example.com", password=PASSWORD)
    user.confirm_email()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        tab = chromium.new_page(base_url=live_server.url, locale="lt")
        tab.on("console", lambda m: m.type in {"error", "warning"} and complaints.append((tab.url, m.text)))
        tab.on("pageerror", lambda error: complaints.append((tab.url, str(error))))
        tab.goto(reverse("admin:index"))
        tab.fill("#id_login", user.email)
        tab.fill("#id_password", PASSWORD)
        with tab.expect_navigation():
            tab.click("form.account-form [type=submit]")
        tab.fill("#id_code", code())
        with tab.expect_navigation():
            tab.click("form.account-form [type=submit]")
        yield tab
        chromium.close()
        # Under Playwright's loop the test had a connection of its own, which nobody else would close.
        connections.close_all()


def test_pages_keep_the_policy(tab, complaints):
    event = factories.EventFactory()
    factories.ParticipationFactory(event=event)
    commitment = factories.CommitmentFactory(event=event)

    for page in (
        address(Event, "changelist"),
        address(Event, "change", event.pk),
        address(Event, "delete", event.pk),
        address(Event, "history", event.pk),
        address(Commitment, "change", commitment.pk),
        address(Organisation, "add"),
        address(User, "add"),
    ):
        tab.goto(page, wait_until="networkidle")

    assert complaints == []


def test_going_back_after_logging_out_leads_to_the_log_in(tab):
    person = factories.PersonFactory(name="Šarūnė Pavardenė")
    tab.goto(address(type(person), "change", person.pk))
    with tab.expect_navigation():
        tab.click("#logout-form button")

    tab.go_back()

    assert tab.url.split("?")[0].endswith(reverse("account_login"))
    assert "Šarūnė Pavardenė" not in tab.content()


def test_participant_is_added_by_a_few_letters(tab, complaints):
    event = factories.EventFactory()
    person = factories.PersonFactory(name="Šarūnė Pavardenė")
    tab.goto(address(Event, "change", event.pk))

    tab.click("#participations-group .add-row a")
    tab.click("#participations-0 .field-person .select2-selection")
    tab.fill(OPEN_SEARCH, "sarune")
    tab.click(".select2-results__option--highlighted")
    tab.locator("[name=_continue]").first.click()
    tab.wait_for_selector(".messagelist .success")

    assert event.participations.get().person == person
    assert complaints == []


def test_address_follows_the_name(tab):
    tab.goto(address(Organisation, "add"))

    tab.type("#id_name", "Šiaulių žmonės")

    assert tab.input_value("#id_slug") == "siauliu-zmones"
