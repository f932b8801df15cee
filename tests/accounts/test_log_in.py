"""Logging in, forgetting the password, and what those learn who have no account."""

import re
import time

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.people import LOGIN, PASSWORD, is_logged_in, link_in, log_in, person
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

RESET = reverse("account_reset_password")
ACCOUNT = reverse("accounts:account")
WRONG = "ne-tas-slaptazodis"
NEW = "visai-kitas-slaptazodis"


def said(response):
    """Return what the page says, without what differs at every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|data-token="\w+"', "", response.text)


# ---- In and out


def test_person_logs_in_with_the_address_in_any_case(client):
    person("ona@example.com")

    response = log_in(client, "ONA@Example.com")

    assert response.status_code == 302
    assert response.url == ACCOUNT
    assert is_logged_in(client)


def test_wrong_password_is_told_in_the_agreed_words(client):
    person()

    response = log_in(client, password=WRONG)

    assert response.context["form"].non_field_errors() == ["El. paštas arba slaptažodis netinka."]
    assert 'role="alert"' in response.text
    assert "<title>Klaida: Prisijungti" in response.text
    assert 'value="ona@example.com"' in response.text
    assert WRONG not in response.text
    assert not is_logged_in(client)


def test_closed_account_is_not_let_in(client):
    person(is_active=False)

    log_in(client)

    assert not is_logged_in(client)


def test_account_whose_address_is_not_confirmed_gets_a_letter_first(client):
    UserFactory(email="ona@example.com", password=PASSWORD)

    response = log_in(client)

    assert response.url == reverse("account_email_verification_sent")
    assert not is_logged_in(client)
    page = client.get(link_in(mail.outbox[0]))
    client.post(page.wsgi_request.path)
    log_in(client)
    assert is_logged_in(client)


def test_nobody_makes_an_account_for_themselves(client):
    page = client.get(reverse("account_signup"))
    client.post(reverse("account_signup"), {"email": "x@example.com", "password1": PASSWORD})

    assert "Paskyra gaunama su kvietimu" in page.text
    assert not User.objects.exists()


def test_logging_out_takes_a_post(client):
    client.force_login(person())

    asked = client.get(reverse("account_logout"))

    assert asked.status_code == 200
    assert is_logged_in(client)
    client.post(reverse("account_logout"))
    assert not is_logged_in(client)


@pytest.mark.parametrize(
    "address",
    [
        "https://kitur.example/",
        "//kitur.example/",
        "/\\kitur.example",
        "https:kitur.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "\thttps://kitur.example",
    ],
)
def test_log_in_leads_to_no_other_site(client, address):
    person()

    response = log_in(client, next=address)

    assert response.status_code == 302
    assert response.url == ACCOUNT


def test_log_in_leads_back_to_where_one_wanted_to_go(client):
    person()
    asked = client.get(reverse("usersessions_list"))

    page = client.get(asked.url)
    response = log_in(client, next=reverse("usersessions_list"))

    assert "Prisijunkite – tęsite ten, kur baigėte." in page.text
    assert f'name="next" value="{reverse("usersessions_list")}"' in page.text
    assert response.url == reverse("usersessions_list")


def test_those_with_a_role_are_led_to_their_desk(client):
    from tests.factories import MembershipFactory  # noqa: PLC0415

    MembershipFactory(user=person())

    response = log_in(client)

    assert response.url == reverse("events:workspace")


# ---- Many attempts


def test_sixth_attempt_at_an_account_waits(client):
    person()

    statuses = [log_in(client, password=WRONG).status_code for _ in range(6)]
    right = log_in(client)

    assert statuses == [200] * 5 + [429]
    assert right.status_code == 429
    assert right.headers["Retry-After"] == "900"
    assert "Per daug bandymų" in right.text
    assert not is_logged_in(client)


def test_owner_comes_in_from_another_network_meanwhile(client):
    person()
    for _ in range(6):
        log_in(Client(), password=WRONG, ip="10.0.0.1")

    log_in(client, ip="10.0.0.2")

    assert is_logged_in(client)


def test_one_network_tries_twenty_times_whatever_the_account(client):
    statuses = [log_in(client, f"nera{i}@example.com", WRONG).status_code for i in range(21)]

    assert statuses == [200] * 20 + [429]


def test_right_passwords_count_for_nothing(client):
    person()

    statuses = [log_in(Client()).status_code for _ in range(7)]

    assert statuses == [302] * 7


def test_attempts_end_after_a_quarter_of_an_hour(client, time_machine):
    person()
    time_machine.move_to("2026-03-01 12:00:00+02:00", tick=False)
    for _ in range(5):
        log_in(client, password=WRONG)
    time_machine.move_to("2026-03-01 12:15:01+02:00", tick=False)

    log_in(client)

    assert is_logged_in(client)


def test_letters_for_a_new_password_are_counted_too(client):
    person()

    statuses = [
        client.post(RESET, {"email": "ona@example.com"}, REMOTE_ADDR="10.0.0.1").status_code for _ in range(6)
    ]

    assert statuses == [302] * 5 + [429]
    assert len(mail.outbox) == 5


# ---- What others learn


def test_log_in_says_the_same_of_known_and_unknown_addresses(client):
    person()

    known = log_in(client, password=WRONG)
    unknown = log_in(client, "nera@example.com", WRONG)

    assert said(known) == said(unknown).replace("nera@example.com", "ona@example.com")


def test_asking_for_a_password_says_the_same_of_known_and_unknown_addresses(client):
    person()

    answers = [
        client.post(RESET, {"email": email}, follow=True) for email in ("ona@example.com", "nera@example.com")
    ]

    assert said(answers[0]) == said(answers[1])
    assert [letter.to for letter in mail.outbox] == [["ona@example.com"], ["nera@example.com"]]
    assert "paskyros su šiuo adresu portale nėra" in mail.outbox[1].body


class SlowHasher(PBKDF2PasswordHasher):
    """As the portal's own, and only slow enough to be told from no hash at all."""

    algorithm = "slow"
    iterations = 100_000


def test_unknown_address_takes_as_long_as_a_known_one(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
    settings.PASSWORD_HASHERS = [f"{SlowHasher.__module__}.{SlowHasher.__name__}"]
    person()

    def seconds(email):
        began = time.perf_counter()
        log_in(Client(), email, WRONG)
        return time.perf_counter() - began

    seconds("ona@example.com")
    pairs = [(seconds("ona@example.com"), seconds("nera@example.com")) for _ in range(20)]

    # The quickest of each: whatever else the machine does only ever adds to the others.
    known, unknown = (min(column) for column in zip(*pairs, strict=True))
    assert abs(known - unknown) / known < 0.2


# ---- A new password


def test_letter_leads_to_a_new_password_once(client):
    user = person()
    client.post(RESET, {"email": "ona@example.com"})
    link = link_in(mail.outbox[0])

    form = client.get(link)
    asked = client.get(form.url)
    client.post(form.url, {"password1": NEW, "password2": NEW})

    assert link not in form.url
    assert "Naujas slaptažodis" in asked.text
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert not is_logged_in(client)
    assert "Ši nuoroda jau panaudota" in Client().get(link).text


def test_link_for_a_new_password_works_for_an_hour(client, time_machine):
    person()
    time_machine.move_to("2026-03-01 12:00:00+02:00", tick=False)
    client.post(RESET, {"email": "ona@example.com"})
    time_machine.move_to("2026-03-01 13:00:01+02:00", tick=False)

    page = client.get(link_in(mail.outbox[0]))

    assert "Ši nuoroda jau panaudota" in page.text


def test_first_password_confirms_the_address_that_the_letter_came_to(client):
    user = UserFactory(email="ona@example.com")
    client.post(RESET, {"email": "ona@example.com"})
    form = client.get(link_in(mail.outbox[0]))

    client.post(form.url, {"password1": NEW, "password2": NEW})
    log_in(client, password=NEW)

    assert is_logged_in(client)
    assert user.emailaddress_set.get().verified


def test_letters_are_plain_and_in_lithuanian(client):
    person()

    client.post(RESET, {"email": "ona@example.com"})

    letter = mail.outbox[0]
    assert letter.subject == "Naujas portalo slaptažodis"
    assert letter.alternatives == []
    assert letter.body.startswith("Laba diena,")
    assert "prašome" not in letter.body.lower()


def test_change_of_address_waits_for_its_letter(client):
    user = person()
    client.force_login(user)

    client.post(reverse("account_email"), {"email": "nauja@example.com", "action_add": ""})

    user.refresh_from_db()
    assert user.email == "ona@example.com"
    link = link_in(next(letter for letter in mail.outbox if letter.to == ["nauja@example.com"]))
    client.post(client.get(link).wsgi_request.path)
    user.refresh_from_db()
    assert user.email == "nauja@example.com"


# ---- The pages


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (LOGIN, {"login": "username", "password": "current-password"}),
        (RESET, {"email": "username"}),
    ],
)
def test_password_managers_know_the_fields(client, address, expected):
    form = client.get(address).context["form"]

    assert {name: field.widget.attrs["autocomplete"] for name, field in form.fields.items()} == expected


def test_password_managers_know_the_fields_of_a_change(client):
    client.force_login(person())

    form = client.get(reverse("account_change_password")).context["form"]

    assert {name: field.widget.attrs["autocomplete"] for name, field in form.fields.items()} == {
        "oldpassword": "current-password",
        "password1": "new-password",
        "password2": "new-password",
    }


def test_public_page_shows_the_way_in_and_no_bar(client):
    page = client.get("/apie/")

    assert f'href="{LOGIN}"' in page.text
    assert "session-bar" not in page.text
    assert "session.js" not in page.text
    assert page.cookies.output() == ""


def test_public_page_shows_who_has_logged_in(client):
    client.force_login(person(name="Ona Onaitė"))

    page = client.get("/apie/")

    assert "Ona Onaitė" in page.text
    assert 'name="session"' in page.text
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in page.headers["Vary"]
