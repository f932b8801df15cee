"""The pages of those who have an account, in both languages."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from tests.factories import UserFactory
from tests.languages.checking import foreign
from tests.languages.reading import Page
from tests.test_access import ARGUMENTS, EVENT_ADDRESSES, OTHER_ADDRESSES, Scene

pytestmark = pytest.mark.django_db

LANGUAGES = ("lt", "en")
ENTRANCES = ("account_login", "account_reset_password", "account_reset_password_done", "account_signup")
OWN = (
    "accounts:account",
    "accounts:member_list",
    "account_email",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "usersessions_list",
    "account_logout",
)


@pytest.fixture(autouse=True)
def _one_factor_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def read(client, language, names, **arguments):
    """The pages at these addresses, as far as they are pages."""
    with override(language):
        paths = {name: reverse(name, kwargs=arguments.get(name)) for name in names}
    answers = {name: client.get(path, follow=True) for name, path in paths.items()}
    return {
        name: Page(answer.content.decode())
        for name, answer in answers.items()
        if answer.status_code == 200 and b"<html" in b"".join(answer)[:200]
    }


def faults_of(pages, language):
    """What is wrong with them: the page's own language, or words of the other."""
    return {
        name: page.language if page.language != language else foreign(page)
        for name, page in pages.items()
        if page.language != language or foreign(page)
    }


@pytest.mark.parametrize(("role", "language"), [("editor", "lt"), ("editor", "en"), ("administrator", "en")])
def test_workspace_speaks_one_language(client, role, language):
    scene = Scene("draft")
    client.force_login(scene.person(role))
    events = [f"events:{name}" for name, (_right, methods) in EVENT_ADDRESSES.items() if "GET" in methods]
    arguments = {
        name: {"pk": scene.event.pk} | ARGUMENTS.get(name.removeprefix("events:"), {}) for name in events
    }

    pages = read(client, language, [*OTHER_ADDRESSES, *events], **arguments)

    assert faults_of(pages, language) == {}
    assert len(pages) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_entrance_speaks_one_language(client, language):
    pages = read(client, language, ENTRANCES)

    assert faults_of(pages, language) == {}
    assert pages.keys() == set(ENTRANCES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_account_speaks_one_language(client, language):
    client.force_login(UserFactory(is_superuser=True))

    pages = read(client, language, OWN)

    assert faults_of(pages, language) == {}
    assert pages.keys() == set(OWN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_form_speaks_one_language(client, language):
    with override(language):
        path = reverse("account_login")

    page = Page(client.post(path, {"login": "nera", "password": ""}).content.decode())

    assert faults_of({"login": page}, language) == {}
    assert any(piece.place == "p" for piece in page.said_in(language))


@pytest.mark.parametrize(("path", "entrance"), [("/", "/prisijungti/"), ("/en/", "/en/prisijungti/")])
def test_whoever_has_to_log_in_does_so_in_their_language(client, path, entrance):
    response = client.get(f"{path}darbastalis/")

    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"{entrance}?next={path}darbastalis/")


@pytest.mark.parametrize(("prefix", "word"), [("", "slaptažod"), ("/en", "password")])
def test_letter_is_in_the_language_of_the_page_that_asked_for_it(client, prefix, word):
    user = UserFactory()

    client.post(f"{prefix}/slaptazodis/", {"email": user.email})

    (letter,) = mail.outbox
    assert word in letter.subject.lower()
    assert word in letter.body.lower()
    assert re.findall(r"http://\S+?(/en)?/slaptazodis/", letter.body) == [prefix]


@pytest.mark.parametrize(("prefix", "language"), [("/", "lt"), ("/en/", "en")])
def test_administrators_pages_are_there_in_both_languages(client, settings, prefix, language):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))

    response = client.get(f"{prefix}{settings.ADMIN_PATH}")

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text
