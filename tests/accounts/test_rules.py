"""No address of the accounts is without a rule: who may open which is written here."""

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from accounts import urls
from tests.accounts.people import person
from tests.factories import MembershipFactory, OfficialMembershipFactory

pytestmark = pytest.mark.django_db

# Anybody may open these: they are the way in. All others lead to the log-in.
OPEN = {
    "account_confirm_email",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "accounts:invitation",
    "accounts:invitation_link",
    "accounts:session",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
}
# What opens only in the middle of logging in leads to its beginning.
ON_THE_WAY = {"mfa_authenticate", "socialaccount_signup"}
ARGUMENTS = {
    "account_confirm_email": {"key": "x:y:z"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "x-y"},
    "accounts:invitation_link": {"token": "x"},
    "openid_connect_callback": {"provider_id": "sso"},
    "openid_connect_login": {"provider_id": "sso"},
}


def names(entries=urls.urlpatterns, prefix=""):
    found = []
    for entry in entries:
        if isinstance(entry, URLPattern):
            found.append(f"{prefix}{entry.name}")
        else:
            found += names(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else prefix)
    return found


NAMES = names()
CLOSED = [name for name in NAMES if name not in OPEN]


def address(name):
    pk = {"pk": 1} if name.split(":")[-1] in WITH_PK else {}
    return reverse(name, kwargs=ARGUMENTS.get(name, pk))


WITH_PK = {
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "member_remove",
    "invitation_withdraw",
    "invitation_resend",
}


def test_rules_name_no_address_that_is_not_there():
    assert set(NAMES) >= OPEN | ON_THE_WAY
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete"])
@pytest.mark.parametrize("name", CLOSED)
def test_closed_address_leads_to_the_log_in(client, name, method):
    response = getattr(client, method)(address(name))

    assert response.status_code == 302
    assert response.url.split("?")[0] in {reverse("account_login"), reverse("account_reauthenticate")}


@pytest.mark.parametrize("name", sorted(OPEN))
def test_open_address_answers(client, name):
    response = client.get(address(name))

    assert response.status_code in {200, 302, 401, 404, 410}


@pytest.mark.parametrize("name", sorted(OPEN | ON_THE_WAY))
@pytest.mark.parametrize("query", ["?next=%00", "?next=" + "x" * 5000, "?code=1&state=%FF"])
def test_open_address_takes_any_query(client, name, query):
    response = client.get(address(name) + query)

    assert response.status_code in {200, 302, 400, 401, 404, 410}


@pytest.mark.parametrize("make", [MembershipFactory, OfficialMembershipFactory])
@pytest.mark.parametrize("name", CLOSED)
def test_pages_of_ones_own_open_for_everybody(client, name, make):
    client.force_login(make(user=person()).user)

    response = client.get(address(name))

    # What belongs to leads, and keys that one does not have, do not exist.
    assert response.status_code in {200, 302, 404, 405}
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", NAMES)
def test_forms_take_no_post_from_elsewhere(name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person())

    response = client.post(
        address(name), {"email": "x@example.com"}, headers={"origin": "https://kitur.example"}
    )

    assert response.status_code in {403, 405}
