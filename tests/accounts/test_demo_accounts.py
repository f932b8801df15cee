"""Accounts to try the portal with, on the own machine alone."""

import stat

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from accounts.models import Membership, User
from tests.factories import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def laptop(settings, tmp_path, monkeypatch):
    """The own machine, with the record loaded."""
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    settings.HTTPS = False
    settings.VAR_DIR = tmp_path
    OrganisationFactory(slug="nvo-vaikams-konfederacija", name="Skėtinė")
    OrganisationFactory(slug="vilniaus-sos-vaiku-kaimas", name="Kaimas")
    RegionFactory(code="LT-SA", name="Šiaulių regionas")
    return tmp_path


def rows():
    return list(User.objects.order_by("pk").values()), list(Membership.objects.order_by("pk").values())


def test_there_is_one_for_every_role(laptop):
    call_command("make_demo_accounts", verbosity=0)

    roles = Membership.objects.values_list(
        "user__email", "role", "organisation__name", "region__code", "is_lead"
    )
    assert sorted(roles) == [
        ("eksperte@portalas.example", "expert", None, "LT-SA", False),
        ("pareigune@portalas.example", "official", None, None, False),
        ("redaktore@portalas.example", "editor", "Skėtinė", None, True),
        ("redaktorius@portalas.example", "editor", "Kaimas", None, False),
    ]
    assert User.objects.get(is_superuser=True, is_staff=True).email == "administratore@portalas.example"
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == 5


def test_password_is_made_once_said_and_kept_for_its_owner(laptop, capsys):
    call_command("make_demo_accounts")

    password = (laptop / "demo-password").read_text()
    assert capsys.readouterr().out.count("\n") == 1
    assert len(password) >= 12
    assert stat.S_IMODE((laptop / "demo-password").stat().st_mode) == 0o600
    assert User.objects.get(email="redaktore@portalas.example").check_password(password)


def test_second_run_changes_nothing(laptop, capsys):
    call_command("make_demo_accounts")
    before = rows()

    call_command("make_demo_accounts")

    said = capsys.readouterr().out.splitlines()
    assert rows() == before
    assert said[0] == said[1]


def test_password_can_be_chosen_and_changed(laptop, monkeypatch):
    call_command("make_demo_accounts", verbosity=0)
    monkeypatch.setenv("DEMO_PASSWORD", "keturi zodziai vienoje")

    call_command("make_demo_accounts", verbosity=0)

    assert all(user.check_password("keturi zodziai vienoje") for user in User.objects.all())
    assert (laptop / "demo-password").read_text() == "keturi zodziai vienoje"


def test_what_the_record_does_not_hold_gives_no_role(laptop):
    from municipalities.models import Organisation  # noqa: PLC0415

    Organisation.objects.all().delete()

    call_command("make_demo_accounts", verbosity=0)

    assert sorted(Membership.objects.values_list("role", flat=True)) == ["expert", "official"]


@pytest.mark.parametrize(
    "elsewhere", [{"HTTPS": True}, {"ALLOWED_HOSTS": ["localhost", "portalas.lt"]}, {"ALLOWED_HOSTS": ["*"]}]
)
def test_elsewhere_there_are_none(laptop, settings, elsewhere):
    for name, value in elsewhere.items():
        setattr(settings, name, value)

    with pytest.raises(CommandError, match="own machine"):
        call_command("make_demo_accounts")

    assert not User.objects.exists()
    assert list(laptop.iterdir()) == []
