"""Accounts in the administrators' pages."""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse

from accounts.models import Invitation, Membership, User
from tests.admin.forms import address, errors, filled_in, new_row
from tests.factories import InvitationFactory, MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

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


def test_account_is_added_without_a_password(desk):
    response = desk.post(address(User, "add"), {"email": "nauja@example.com", "name": "Nauja"})

    assert response.status_code == 302
    assert User.objects.get(email="nauja@example.com").has_usable_password() is False


def test_address_in_another_case_is_refused(desk):
    UserFactory(email="jau.yra@example.com")

    response = desk.post(address(User, "add"), {"email": "Jau.Yra@example.com"})

    rule = User._meta.constraints[0]
    assert errors(response) == [rule.violation_error_message]


def test_form_shows_nothing_of_the_password(desk):
    user = UserFactory(password=PASSWORD)

    page = desk.get(address(User, "change", user.pk)).content.decode()

    assert [part for part in user.password.split("$") if len(part) > 1 and part in page] == []
    assert "md5$" not in page


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


def test_nobody_sets_somebody_elses_password(desk):
    user = UserFactory(password=PASSWORD)
    page = address(User, "change", user.pk).replace("change/", "password/")

    response = desk.post(
        page, {"password1": "visai-kitas-slaptazodis", "password2": "visai-kitas-slaptazodis"}
    )

    user.refresh_from_db()
    assert response.status_code in {302, 404}
    assert user.check_password(PASSWORD)


def test_change_of_the_own_password_is_the_portals(desk):
    assert desk.get(reverse("admin:password_change")).url == reverse("account_change_password")


# ---- The way in


def test_log_in_is_the_portals(client):
    asked = client.get(reverse("admin:index"), follow=True)

    assert asked.redirect_chain[-1][0] == f"{reverse('account_login')}?next={reverse('admin:index')}"


def test_way_in_leads_to_no_other_site(client):
    response = client.get(reverse("admin:login") + "?next=https://kitur.example/")

    assert response.url == f"{reverse('account_login')}?next={reverse('admin:index')}"


def test_administrator_who_asks_for_the_log_in_is_in_already(desk):
    assert desk.get(reverse("admin:login")).url == reverse("admin:index")


def test_for_others_there_are_no_administrators_pages(client):
    client.force_login(MembershipFactory().user)

    answers = [client.get(reverse("admin:index"), follow=True), client.get(reverse("admin:login"))]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("path", ["/", "/apie/", "/prisijungti/"])
def test_public_pages_do_not_lead_to_it(client, path):
    assert reverse("admin:index") not in client.get(path).text


# ---- Roles


def test_account_gets_its_roles(desk):
    user = UserFactory()
    organisation = OrganisationFactory()
    page = address(User, "change", user.pk)
    data = new_row(filled_in(desk.get(page)), "memberships", role="editor", organisation=organisation.pk)

    response = desk.post(page, data)

    assert response.status_code == 302
    assert user.memberships.get().organisation == organisation


def test_only_a_superuser_gives_roles(helper):
    user = UserFactory()
    data = {"user": user.pk, "role": "official"}

    added = helper.post(address(Membership, "add"), data)
    page = address(User, "change", user.pk)
    helper.post(
        page,
        filled_in(helper.get(page))
        | {
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-role": "official",
        },
    )

    assert added.status_code == 403
    assert not user.memberships.exists()


def test_invitation_goes_out_by_letter(desk, django_capture_on_commit_callbacks):
    data = {"email": "nauja@example.com", "role": "official"}

    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(address(Invitation, "add"), data)

    invitation = Invitation.objects.get()
    assert response.status_code == 302
    assert (invitation.role, invitation.invited_by.is_superuser) == ("official", True)
    assert mail.outbox[0].to == ["nauja@example.com"]


def test_invitations_are_sent_again_and_taken_back(desk, django_capture_on_commit_callbacks):
    invitation = InvitationFactory()
    before = invitation.token_digest
    chosen = {"_selected_action": [invitation.pk]}

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address(Invitation, "changelist"), {"action": "send_again", **chosen})
    invitation.refresh_from_db()
    assert invitation.token_digest != before
    assert len(mail.outbox) == 1
    desk.post(address(Invitation, "changelist"), {"action": "withdraw", **chosen})

    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None


def test_change_of_an_invitation_sends_nothing(desk, django_capture_on_commit_callbacks):
    invitation = InvitationFactory()
    page = address(Invitation, "change", invitation.pk)

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(page, filled_in(desk.get(page)) | {"is_lead": "on"})

    invitation.refresh_from_db()
    assert invitation.is_lead
    assert mail.outbox == []
