"""No form is taken that another site has sent, wherever it is sent to."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from events.models import WorkingCopy
from tests.factories import DraftEventFactory, MembershipFactory
from tests.portal.every_address import every_address

pytestmark = pytest.mark.django_db

# Nothing is sent to the API: it answers 405 to every form, whoever sends it.
API = "/api/"
# The administrators' last pattern stands for whatever is not there.
ADDRESSES = sorted(
    {(name, path) for name, path, _view in every_address() if "(?P<" not in path and not path.startswith(API)}
)
# Whoever sends them has no session to be misused, and gets no cookie: the first asks the browser where the
# form comes from, and in the links of letters stands a secret of their own.
WITHOUT_COOKIES = {"subscribe", "confirm", "leave"}
ELSEWHERE = "https://kitur.example"
TOKEN = "a" * 32
REFUSAL = "<h1>Forma neišsiųsta</h1>"


@pytest.fixture
def event():
    return DraftEventFactory(owner=MembershipFactory().organisation)


@pytest.fixture
def desk(event):
    """An editor's browser, which has the cookie with the token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(event.owner.memberships.get().user)
    client.cookies["csrftoken"] = TOKEN
    return client


def not_refused(desk, headers, **token):
    """The addresses that take a form sent like this, and what they answer."""
    found = []
    for name, path in ADDRESSES:
        if name in WITHOUT_COOKIES:
            continue
        response = desk.post(path, {"a": "b", **token}, headers=headers)
        if response.status_code != 403 or REFUSAL not in response.text:
            found.append((name, path, response.status_code))
    return found


def test_addresses_are_those_of_all_rooms():
    names = {name for name, _path in ADDRESSES}

    assert names >= {
        *("event_edit", "event_autosave", "upload_create", "event_publish", "agreement_edit"),
        *("account_login", "mfa_login_webauthn", "session", "invitation", "account_reset_password"),
        *("events_event_add", "events_event_changelist", "home"),
    }
    assert len(ADDRESSES) > 150


def test_no_view_waives_its_protection():
    waived = {
        name
        for name, path, view in every_address()
        if getattr(view, "csrf_exempt", False) and not path.startswith(API)
    }

    assert waived == WITHOUT_COOKIES


def test_form_without_the_token_is_refused_everywhere(desk):
    assert not_refused(desk, {}) == []


def test_form_from_another_site_is_refused_everywhere(desk):
    # Even one that has learnt the token.
    assert not_refused(desk, {"origin": ELSEWHERE, "x-csrftoken": TOKEN}, csrfmiddlewaretoken=TOKEN) == []


def test_form_of_another_visitor_is_refused_everywhere(desk):
    assert not_refused(desk, {"origin": "http://testserver"}, csrfmiddlewaretoken="b" * 32) == []


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "application/octet-stream"])
def test_what_other_sites_can_send_without_a_form_is_refused(desk, event, kind):
    path = reverse("events:event_autosave", args=[event.pk])

    response = desk.generic("POST", path, b'{"title": "x"}', content_type=kind, headers={"origin": ELSEWHERE})

    assert response.status_code == 403


def test_form_of_ones_own_is_let_in(desk, event):
    """The refusals above are about the token, and about nothing else."""
    path = reverse("events:event_autosave", args=[event.pk])
    form = {
        "is_whole": "1",
        "title": "Diskusija",
        "version": "0",
        "sitting": str(uuid.uuid4()),
        "csrfmiddlewaretoken": TOKEN,
    }

    response = desk.post(path, form, headers={"origin": "http://testserver"})

    assert response.status_code == 200
    assert WorkingCopy.objects.get(event=event).answers == {"title": ["Diskusija"]}


def test_refused_form_changes_nothing(desk, event):
    desk.post(reverse("events:event_bin", args=[event.pk]), {"confirmed": "on"})
    desk.post(reverse("account_logout"))

    event.refresh_from_db()
    assert event.binned_at is None
    assert desk.get(reverse("accounts:account")).status_code == 200
