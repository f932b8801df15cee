"""The second factor: for whom it is a must, and how it is set up, used and lost."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from tests.accounts.people import LOGIN, PASSWORD, code, is_logged_in, link_in, log_in, person
from tests.admin.forms import address
from tests.factories import (
    AdministratorFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    give_second_factor,
)
from tests.portal.test_headers import run_in_production

pytestmark = pytest.mark.django_db

INDEX = reverse("mfa_index")
ACTIVATE = reverse("mfa_activate_totp")
AUTHENTICATE = reverse("mfa_authenticate")
CODES = reverse("mfa_view_recovery_codes")


def without_factor(user):
    Authenticator.objects.filter(user=user).delete()
    return user


def official():
    return without_factor(OfficialMembershipFactory(user=person()).user)


def administrator():
    return without_factor(AdministratorFactory(email="ada@example.com"))


# ---- For whom it is a must


@pytest.mark.parametrize("make", [official, administrator])
@pytest.mark.parametrize(
    "wanted",
    ["/", "/darbastalis/", "/valdymas/", reverse("accounts:account"), reverse("account_change_password")],
)
def test_those_who_see_most_come_no_further_than_the_enrolment(client, make, wanted):
    client.force_login(make())

    response = client.get(wanted)

    assert response.status_code == 302
    assert response.url == INDEX


@pytest.mark.parametrize("make", [official, administrator])
def test_enrolment_itself_and_the_way_out_are_open(client, make):
    client.force_login(make())

    assert client.get(INDEX).status_code == 200
    assert client.get(reverse("accounts:session")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302


def test_form_sent_without_the_factor_changes_nothing(client):
    user = official()
    client.force_login(user)

    response = client.post(reverse("accounts:account"), {"name": "Kitas vardas"})

    user.refresh_from_db()
    assert response.url == INDEX
    assert user.name == ""


@pytest.mark.parametrize("make", [MembershipFactory, ExpertMembershipFactory])
def test_others_may_do_without(client, make):
    client.force_login(make().user)

    assert is_logged_in(client)


def test_with_the_factor_everything_is_open(client):
    client.force_login(OfficialMembershipFactory().user)

    assert is_logged_in(client)


def test_on_the_own_machine_it_can_be_left_out(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(official())

    assert is_logged_in(client)


def test_in_production_it_cannot_be_left_out(monkeypatch):
    monkeypatch.setenv("SECOND_FACTOR_REQUIRED", "off")

    done = run_in_production("manage.py", "check")

    assert done.returncode != 0
    assert ImproperlyConfigured.__name__ in done.stderr
    assert "SECOND_FACTOR_REQUIRED may be off only on a machine of one's own" in done.stderr


# ---- Setting it up


def enrol(client):
    page = client.get(ACTIVATE)
    return page, client.post(ACTIVATE, {"code": code(page.context["form"].secret)})


def test_app_is_set_up_with_its_first_code(client):
    user = official()
    log_in(client)

    page, done = enrol(client)

    assert 'role="img" aria-label="QR kodas programėlei"' in page.text
    assert "data:image" not in page.text
    assert done.url == CODES
    assert is_logged_in(client)
    assert [letter.subject for letter in mail.outbox] == ["Antrasis veiksnys įjungtas"] * len(mail.outbox)
    assert user.authenticator_set.filter(type="totp").exists()


def test_wrong_first_code_sets_up_nothing(client):
    official()
    log_in(client)
    client.get(ACTIVATE)

    response = client.post(ACTIVATE, {"code": "000000"})

    assert list(response.context["form"].errors) == ["code"]
    assert not Authenticator.objects.exists()


def test_secret_is_kept_encrypted(client):
    official()
    log_in(client)

    page, _done = enrol(client)

    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert page.context["form"].secret not in kept


def test_one_who_came_in_long_ago_is_asked_for_the_password_again(client):
    client.force_login(person())

    response = client.get(ACTIVATE)

    assert response.url.startswith(reverse("account_reauthenticate"))
    answer = client.post(response.url, {"password": PASSWORD})
    assert answer.url == ACTIVATE
    assert client.get(ACTIVATE).status_code == 200


def test_the_last_factor_of_an_official_stays(client):
    user = OfficialMembershipFactory(user=person()).user
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    response = client.post(reverse("mfa_deactivate_totp"))

    assert "būtinas antrasis veiksnys" in response.text
    assert user.authenticator_set.filter(type="totp").exists()


def test_others_take_theirs_off(client):
    user = person()
    give_second_factor(user)
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    response = client.post(reverse("mfa_deactivate_totp"))

    assert response.url == INDEX
    assert not user.authenticator_set.exists()


# ---- Logging in with it


@pytest.fixture
def ona():
    user = person()
    give_second_factor(user)
    return user


def test_password_alone_lets_nobody_in(client, ona):
    response = log_in(client)

    assert response.url == AUTHENTICATE
    assert not is_logged_in(client)
    form = client.get(AUTHENTICATE).context["form"]
    assert form.fields["code"].widget.attrs["autocomplete"] == "one-time-code"


def test_code_of_the_app_lets_in(client, ona):
    log_in(client)

    client.post(AUTHENTICATE, {"code": code()})

    assert is_logged_in(client)


def test_code_works_once(client, ona, time_machine):
    time_machine.move_to("2026-03-01 12:00:00+02:00", tick=False)
    other = Client()
    log_in(other)
    other.post(AUTHENTICATE, {"code": code()})
    log_in(client)

    response = client.post(AUTHENTICATE, {"code": code()})

    assert list(response.context["form"].errors) == ["code"]
    assert not is_logged_in(client)


def test_recovery_code_works_once(client, ona):
    log_in(client)
    client.post(AUTHENTICATE, {"code": code()})
    client.post(reverse("mfa_generate_recovery_codes"))
    page = client.get(CODES)
    recovery = page.context["unused_codes"][0]
    first, second = Client(), Client()

    for one in (first, second):
        log_in(one)
        one.post(AUTHENTICATE, {"code": recovery})

    assert recovery in page.text
    assert is_logged_in(first)
    assert not is_logged_in(second)


def test_wrong_codes_are_counted(client, ona):
    log_in(client)

    statuses = [client.post(AUTHENTICATE, {"code": "000000"}).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]


def test_new_password_does_not_stand_in_for_the_factor(client, ona):
    client.post(reverse("account_reset_password"), {"email": ona.email})
    form = client.get(link_in(mail.outbox[0]))
    new = "visai-kitas-slaptazodis"
    client.post(form.url, {"password1": new, "password2": new})

    response = log_in(client, password=new)

    assert response.url == AUTHENTICATE
    assert not is_logged_in(client)


def test_administrator_takes_off_what_was_lost(client, ona):
    owner = Client()
    log_in(owner)
    owner.post(AUTHENTICATE, {"code": code()})
    client.force_login(AdministratorFactory())

    client.post(
        address(type(ona), "changelist"), {"action": "remove_second_factor", "_selected_action": [ona.pk]}
    )

    assert not ona.authenticator_set.exists()
    assert not is_logged_in(owner)


def test_page_of_passkeys_is_open(client, ona):
    client.force_login(ona)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    pages = [client.get(reverse(name)) for name in ("mfa_list_webauthn", "mfa_add_webauthn")]

    assert [page.status_code for page in pages] == [200, 200]
    assert "webauthn.js" in pages[1].text
    assert client.get(LOGIN).status_code == 302
