"""Accounts in the administrators' pages."""

import pytest
from django.contrib.auth.models import Permission

from accounts.models import User
from tests.admin.forms import address, errors, filled_in
from tests.factories import UserFactory

PASSWORD = "keturi-zodziai-viename"


@pytest.fixture
def desk(client, db):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def helper(client, db):
    """A client of an administrator who may change accounts but is no superuser."""
    user = UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="accounts"))
    client.force_login(user)
    return client


def test_account_is_added_with_its_password(desk):
    data = {"email": "nauja@example.com", "name": "Nauja", "usable_password": "true"}

    response = desk.post(address(User, "add"), data | {"password1": PASSWORD, "password2": PASSWORD})

    assert response.status_code == 302
    assert User.objects.get(email="nauja@example.com").check_password(PASSWORD)


def test_account_is_added_without_a_password(desk):
    data = {"email": "nauja@example.com", "name": "", "usable_password": "false"}

    desk.post(address(User, "add"), data)

    assert User.objects.get(email="nauja@example.com").has_usable_password() is False


@pytest.mark.parametrize("password", ["trumpas", "nauja@example.com"])
def test_weak_password_is_refused(desk, password):
    data = {"email": "nauja@example.com", "usable_password": "true"}

    response = desk.post(address(User, "add"), data | {"password1": password, "password2": password})

    assert list(response.context["adminform"].form.errors) == ["password2"]


def test_address_in_another_case_is_refused(desk):
    UserFactory(email="jau.yra@example.com")

    response = desk.post(address(User, "add"), {"email": "Jau.Yra@example.com", "usable_password": "false"})

    rule = User._meta.constraints[0]
    assert errors(response) == [rule.violation_error_message]


@pytest.mark.parametrize("password", [PASSWORD, None])
def test_form_shows_nothing_of_the_password(desk, password):
    user = UserFactory(password=password)

    page = desk.get(address(User, "change", user.pk)).content.decode()

    assert [part for part in user.password.split("$") if len(part) > 1 and part in page] == []
    assert "pbkdf2" not in page


def test_form_leaves_the_password_alone(desk):
    user = UserFactory(password=PASSWORD)
    page = address(User, "change", user.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"name": "Kitas vardas", "password": "x"})

    user.refresh_from_db()
    assert response.status_code == 302
    assert user.name == "Kitas vardas"
    assert user.check_password(PASSWORD)


def test_only_a_superuser_hands_out_rights(helper):
    user = UserFactory()
    page = address(User, "change", user.pk)

    helper.post(
        page, filled_in(helper.get(page)) | {"is_superuser": "on", "is_staff": "on", "name": "Vardas"}
    )

    user.refresh_from_db()
    assert (user.name, user.is_superuser, user.is_staff) == ("Vardas", False, False)


@pytest.mark.parametrize(("view", "status"), [("change", 403), ("delete", 403)])
def test_only_a_superuser_changes_a_superuser(helper, view, status):
    superuser = UserFactory(is_staff=True, is_superuser=True)

    response = helper.post(address(User, view, superuser.pk), {"email": "x@example.com", "post": "yes"})

    assert response.status_code == status


def test_only_a_superuser_changes_a_superusers_password(helper):
    superuser = UserFactory(is_staff=True, is_superuser=True, password=PASSWORD)

    response = helper.get(address(User, "change", superuser.pk).replace("change/", "password/"))

    assert response.status_code == 403
