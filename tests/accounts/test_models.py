"""Who logs in."""

import datetime as dt

import pytest

from accounts.models import User
from tests.breaches import Breach, assert_explained, assert_refused_by_database, each
from tests.factories import InvitationFactory, MembershipFactory, OfficialMembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

BREACHES = each(
    Breach(
        "user_email_is_unique_in_any_case",
        UserFactory,
        {"email": "ONA@example.com"},
        other={"email": "ona@example.com"},
    ),
    Breach("membership_role_says_for_whom", MembershipFactory, {"organisation": None}),
    Breach("membership_role_says_for_whom", MembershipFactory, {"role": "expert"}),
    Breach("membership_role_says_for_whom", MembershipFactory, {"role": "official"}),
    Breach("membership_lead_is_an_editor", OfficialMembershipFactory, {"is_lead": True}),
    Breach("membership_stands_once", MembershipFactory, same=("user", "organisation")),
    Breach("invitation_role_says_for_whom", InvitationFactory, {"organisation": None}),
    Breach(
        "invitation_lead_is_an_editor",
        InvitationFactory,
        {"role": "official", "organisation": None, "is_lead": True},
    ),
    Breach(
        "invitation_ends_after_it_is_made",
        InvitationFactory,
        lambda row: {"expires_at": row.created_at - dt.timedelta(days=1)},
    ),
)


@BREACHES
def test_database_keeps_the_rule(breach):
    assert_refused_by_database(breach)


@BREACHES
def test_rule_is_explained(breach):
    assert_explained(breach)


def test_account_is_found_by_its_address_in_any_case():
    user = UserFactory(email="Ona.Onaitė@example.com")
    UserFactory()

    found = User.objects.get_by_natural_key("ONA.onaitė@Example.com")

    assert found == user


def test_nobody_logs_in_to_an_account_without_a_password():
    user = User.objects.create_user("ona@example.com")

    assert user.has_usable_password() is False


def test_password_is_kept_as_a_hash():
    user = User.objects.create_user("ona@example.com", "ilgas slaptažodis")

    assert user.check_password("ilgas slaptažodis") is True
    assert "ilgas" not in user.password


def test_domain_of_an_address_is_kept_in_lower_case():
    user = User.objects.create_user("Ona@EXAMPLE.COM")

    assert user.email == "Ona@example.com"


def test_ordinary_account_administers_nothing():
    user = User.objects.create_user("ona@example.com")

    assert (user.is_staff, user.is_superuser, user.is_active) == (False, False, True)


def test_administrator_may_do_everything():
    user = User.objects.create_superuser("ona@example.com", "ilgas slaptažodis")

    assert (user.is_staff, user.is_superuser, user.is_active) == (True, True, True)


@pytest.mark.parametrize(("name", "shown"), [("Ona Onaitė", "Ona Onaitė"), ("", "ona@example.com")])
def test_account_shows_the_name_or_else_the_address(name, shown):
    user = UserFactory(email="ona@example.com", name=name)

    assert str(user) == shown
