"""Single sign-on, switched on by the settings alone."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from accounts.adapters import SingleSignOnAdapter
from accounts.models import User
from tests.accounts.people import LOGIN, is_logged_in, person
from tests.factories import UserFactory, give_second_factor

pytestmark = pytest.mark.django_db

SERVER = "https://sso.example"
START = reverse("openid_connect_login", args=["sso"])
BACK = reverse("openid_connect_callback", args=["sso"])


class Answer:
    status_code = 200
    headers = {"content-type": "application/json"}  # noqa: RUF012

    def __init__(self, data):
        self.data = data

    def json(self):
        return self.data

    def raise_for_status(self):
        pass


class Server:
    """A sign-on server that says what the test wants of the person."""

    def __init__(self, about):
        self.about = about

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass

    def get(self, url, **_details):
        if url == f"{SERVER}/userinfo":
            return Answer({"sub": "42", **self.about})
        assert url == f"{SERVER}/.well-known/openid-configuration"
        return Answer(
            {
                "authorization_endpoint": f"{SERVER}/authorize",
                "token_endpoint": f"{SERVER}/token",
                "userinfo_endpoint": f"{SERVER}/userinfo",
            }
        )

    def request(self, _method, url, **_details):
        assert url == f"{SERVER}/token"
        return Answer({"access_token": "t", "token_type": "Bearer"})

    post = get


@pytest.fixture
def sign_on(client, settings, monkeypatch):
    """Go through the sign-on as the person that the server knows."""
    app = {
        "provider_id": "sso",
        "name": "ministerijos paskyrą",
        "client_id": "portalas",
        "secret": "x",
        "settings": {"server_url": SERVER},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}

    def go(**about):
        monkeypatch.setattr(SingleSignOnAdapter, "get_requests_session", lambda _self: Server(about))
        started = client.get(START)
        assert started.url.startswith(f"{SERVER}/authorize?")
        state = parse_qs(urlsplit(started.url).query)["state"][0]
        return client.get(BACK, {"code": "c", "state": state})

    return go


def test_without_settings_there_is_none(client):
    page = client.get(LOGIN)

    assert "Prisijungti per" not in page.text
    assert client.get(START).status_code == 404


def test_log_in_shows_it_under_its_name(client, sign_on):
    page = client.get(LOGIN)

    assert "Prisijungti per ministerijos paskyrą" in " ".join(page.text.split())
    assert START in page.text


def test_account_with_the_same_address_opens(client, sign_on):
    person("ona@example.com")

    sign_on(email="ona@example.com", email_verified=True)

    assert is_logged_in(client)


@pytest.mark.parametrize(
    "about",
    [
        {"email": "ona@example.com", "email_verified": False},
        {"email": "kita@example.com", "email_verified": True},
        {},
    ],
)
def test_nobody_else_comes_in(client, sign_on, about):
    person("ona@example.com")

    response = sign_on(**about)

    assert "Paskyra gaunama su kvietimu" in response.text
    assert not is_logged_in(client)
    assert User.objects.count() == 1


def test_account_whose_own_address_is_not_confirmed_stays_closed(client, sign_on):
    user = UserFactory(email="ona@example.com", password="keturi-zodziai-viename")

    sign_on(email="ona@example.com", email_verified=True)

    user.refresh_from_db()
    assert not is_logged_in(client)
    assert user.has_usable_password()


def test_second_factor_is_asked_for_all_the_same(client, sign_on):
    give_second_factor(person("ona@example.com"))

    response = sign_on(email="ona@example.com", email_verified=True)

    assert response.url == reverse("mfa_authenticate")
    assert not is_logged_in(client)
