"""Sessions live on the server, and end there."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.people import PASSWORD, is_logged_in, log_in, person
from tests.factories import AdministratorFactory

pytestmark = pytest.mark.django_db

SESSION = reverse("accounts:session")
NOON = "2026-03-01 12:00:00+02:00"


def test_log_in_changes_the_id_of_the_session(client):
    person()
    client.get(reverse("accounts:invitation_link", args=["x"]))
    before = client.cookies["sessionid"].value

    log_in(client)

    assert client.cookies["sessionid"].value != before
    assert is_logged_in(client)


def test_cookie_of_a_session_that_was_logged_out_opens_nothing(client):
    client.force_login(person())
    kept = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))

    client.cookies["sessionid"] = kept

    assert client.get(reverse("accounts:account")).status_code == 302


@pytest.mark.parametrize(
    "change",
    [{"is_active": False}, {"is_staff": True}, {"is_superuser": True}, {"password": "pbkdf2_sha256$x"}],
)
def test_session_ends_with_what_it_rests_on(client, change):
    user = person()
    client.force_login(user)

    User.objects.filter(pk=user.pk).update(**change)

    assert not is_logged_in(client)


def test_change_of_the_password_ends_all_other_sessions(client):
    user = person()
    other = Client()
    other.force_login(user)
    log_in(client)

    new = {"password1": "visai-kitas-slaptazodis", "password2": "visai-kitas-slaptazodis"}
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **new})

    assert is_logged_in(client)
    assert not is_logged_in(other)


def test_other_sessions_can_be_ended(client):
    person()
    other = Client()
    log_in(other)
    log_in(client)

    page = client.get(reverse("usersessions_list"))
    client.post(reverse("usersessions_list"))

    assert page.context["session_count"] == 2
    assert is_logged_in(client)
    assert not is_logged_in(other)


@pytest.mark.parametrize(
    ("user_agent", "shown"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("lynx", "lynx"),
    ],
)
def test_sessions_are_told_apart_by_browser(client, user_agent, shown):
    person()
    client.post(
        reverse("account_login"),
        {"login": "ona@example.com", "password": PASSWORD},
        headers={"user-agent": user_agent},
    )

    page = client.get(reverse("usersessions_list"))

    assert f"<td>{shown}</td>" in page.text


# ---- Limits


def test_session_ends_two_hours_after_the_last_request(client, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(person())
    time_machine.move_to("2026-03-01 13:59:59+02:00", tick=False)

    assert is_logged_in(client)
    time_machine.move_to("2026-03-01 15:59:59+02:00", tick=False)
    response = client.get(reverse("accounts:account"))
    assert response.status_code == 302
    assert response.url == "/prisijungti/?next=/paskyra/"


def test_session_ends_after_twelve_hours_however_busy(client, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(person())
    for hour in range(13, 24):
        time_machine.move_to(f"2026-03-01 {hour}:00:00+02:00", tick=False)
        assert is_logged_in(client)
    time_machine.move_to("2026-03-02 00:00:00+02:00", tick=False)

    assert not is_logged_in(client)


def test_page_says_when_the_session_ends(client, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(person())

    page = client.get(reverse("accounts:account"))

    assert 'content="2026-03-01T14:00:00+02:00"' in page.text


def test_asking_how_long_does_not_prolong(client, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(person())
    time_machine.move_to("2026-03-01 13:50:00+02:00", tick=False)

    answers = [client.get(SESSION).json(), client.get(SESSION).json()]

    assert answers == [{"seconds": 600}, {"seconds": 600}]


def test_post_prolongs_the_session(client, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(person())
    time_machine.move_to("2026-03-01 13:50:00+02:00", tick=False)

    response = client.post(SESSION)

    assert response.json() == {"seconds": 7200}
    assert client.get(SESSION).json() == {"seconds": 7200}


def test_session_that_is_over_has_no_seconds(client, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(person())
    time_machine.move_to("2026-03-01 14:00:00+02:00", tick=False)

    assert client.post(SESSION).json() == {"seconds": 0}


def test_session_of_before_these_rules_has_ended(client):
    client.force_login(AdministratorFactory())
    session = client.session
    del session["began_at"]
    session.save()

    assert not is_logged_in(client)


def test_account_costs_one_query_a_request(client, django_assert_num_queries):
    client.force_login(person())

    # The session, and the account with its second factor.
    with django_assert_num_queries(2):
        response = client.get(SESSION)

    assert response.status_code == 200
