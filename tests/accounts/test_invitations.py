"""Who invites whom, and how one comes in by an invitation."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts import actions
from accounts.models import Invitation, Membership, User
from tests.accounts.people import is_logged_in, link_in, log_in, person
from tests.factories import (
    AdministratorFactory,
    InvitationFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

MEMBERS = reverse("accounts:member_list")
PAGE = reverse("accounts:invitation")
NEW = {"name": "Jonas Jonaitis", "password": "visai-kitas-slaptazodis"}


@pytest.fixture
def lead():
    """The membership of somebody who leads an organisation."""
    return MembershipFactory(user=person("vadove@example.com", name="Vadovė"), is_lead=True)


@pytest.fixture
def desk(client, lead):
    client.force_login(lead.user)
    return client


def invite(**fields):
    """Invite somebody; return the invitation and the path in the letter."""
    grant = {"role": "editor", "organisation": OrganisationFactory()} | fields
    email = grant.pop("email", "jonas@example.com")
    return actions.invite(
        inviter=AdministratorFactory(), email=email, address="http://testserver{}".format, **grant
    )


@pytest.fixture
def link(django_capture_on_commit_callbacks):
    """The path in the letter to somebody who has no account yet."""
    with django_capture_on_commit_callbacks(execute=True):
        invite()
    return link_in(mail.outbox[-1])


# ---- Inviting


def test_lead_invites_to_the_own_organisation(desk, lead, django_capture_on_commit_callbacks):
    data = {"email": "Jonas@example.com", "organisation": lead.organisation_id}

    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(MEMBERS, data)

    invitation = Invitation.objects.get()
    assert response.url == MEMBERS
    assert (invitation.email, invitation.role, invitation.organisation, invitation.is_lead) == (
        "jonas@example.com",
        "editor",
        lead.organisation,
        False,
    )
    assert invitation.invited_by == lead.user
    assert mail.outbox[0].to == ["jonas@example.com"]
    assert mail.outbox[0].subject == "Kvietimas į portalą"
    assert "Vadovė kviečia Jus" in mail.outbox[0].body


@pytest.mark.parametrize("more", [{"role": "official"}, {"is_lead": "on"}, {"role": "expert"}])
def test_lead_gives_no_more_than_an_editors_role(desk, lead, more):
    desk.post(MEMBERS, {"email": "jonas@example.com", "organisation": lead.organisation_id, **more})

    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.region, invitation.is_lead) == ("editor", None, False)


def test_lead_invites_to_no_other_organisation(desk):
    other = OrganisationFactory()

    response = desk.post(MEMBERS, {"email": "jonas@example.com", "organisation": other.pk})

    assert list(response.context["form"].errors) == ["organisation"]
    assert not Invitation.objects.exists()


def test_administrator_invites_to_any_role(client):
    client.force_login(AdministratorFactory())
    region = RegionFactory()

    for data in (
        {"role": "expert", "region": region.pk},
        {"role": "official"},
        {"role": "editor", "organisation": OrganisationFactory().pk, "is_lead": "on"},
    ):
        client.post(MEMBERS, {"email": "jonas@example.com", **data})

    assert sorted(Invitation.objects.values_list("role", "is_lead")) == [
        ("editor", True),
        ("expert", False),
        ("official", False),
    ]


def test_invitation_that_makes_no_sense_is_explained(client):
    client.force_login(AdministratorFactory())

    response = client.post(MEMBERS, {"email": "jonas@example.com", "role": "expert"})

    rule = next(rule for rule in Invitation._meta.constraints if rule.name.endswith("says_for_whom"))
    assert response.context["form"].errors == {"__all__": [rule.violation_error_message]}
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("make", [MembershipFactory, OfficialMembershipFactory])
def test_for_others_there_is_no_such_page(client, make):
    client.force_login(make().user)

    assert client.get(MEMBERS).status_code == 404
    assert client.post(MEMBERS, {"email": "x@example.com"}).status_code == 404


def test_inviting_says_the_same_whether_there_is_an_account(desk, lead):
    person("yra@example.com")

    answers = [
        desk.post(MEMBERS, {"email": email, "organisation": lead.organisation_id}, follow=True)
        for email in ("yra@example.com", "nera@example.com")
    ]

    said = [[str(message) for message in answer.context["messages"]] for answer in answers]
    assert said == [
        ["Kvietimas išsiųstas adresu yra@example.com."],
        ["Kvietimas išsiųstas adresu nera@example.com."],
    ]


def test_letter_that_cannot_be_sent_is_told(desk, lead, monkeypatch, django_capture_on_commit_callbacks):
    def refuse(**_details):
        raise ConnectionRefusedError

    monkeypatch.setattr("accounts.actions.invite", refuse)

    response = desk.post(
        MEMBERS, {"email": "x@example.com", "organisation": lead.organisation_id}, follow=True
    )

    assert "Laiško išsiųsti nepavyko" in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_member_list_query_count(desk, lead, rows, django_assert_num_queries):
    MembershipFactory.create_batch(rows, organisation=lead.organisation)
    InvitationFactory.create_batch(rows, organisation=lead.organisation, invited_by=lead.user)

    # Session, account, whether one leads, the choices of the form, members (count and rows), invitations, and
    # what the person may do.
    with django_assert_num_queries(9):
        response = desk.get(MEMBERS)

    assert len(response.context["page"]) == rows + 1


def test_lead_sees_the_own_organisation_alone(desk, lead):
    MembershipFactory(user=person("svetima@example.com"))
    InvitationFactory(email="kitur@example.com")

    page = desk.get(MEMBERS)

    assert [row.user for row in page.context["page"]] == [lead.user]
    assert "svetima@example.com" not in page.text
    assert "kitur@example.com" not in page.text


# ---- Taking back and sending again


def test_invitation_is_taken_back(desk, lead):
    invitation = InvitationFactory(organisation=lead.organisation)

    desk.post(reverse("accounts:invitation_withdraw", args=[invitation.pk]))

    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    assert invitation.email not in desk.get(MEMBERS).context["invitations"].values_list("email", flat=True)


def test_invitation_is_sent_again_with_another_link(
    client, link, time_machine, django_capture_on_commit_callbacks
):
    client.force_login(User.objects.get(is_superuser=True))
    invitation = Invitation.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("accounts:invitation_resend", args=[invitation.pk]))

    assert follow(link).status_code == 410
    assert follow(link_in(mail.outbox[-1])).status_code == 200


@pytest.mark.parametrize("name", ["invitation_withdraw", "invitation_resend"])
def test_invitations_of_others_do_not_exist(desk, name):
    invitation = InvitationFactory()

    response = desk.post(reverse(f"accounts:{name}", args=[invitation.pk]))

    assert response.status_code == 404
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is None


def test_second_invitation_to_the_same_role_ends_the_first():
    organisation = OrganisationFactory()

    first = invite(organisation=organisation)
    actions.invite(
        inviter=first.invited_by,
        email="JONAS@example.com",
        address="http://testserver{}".format,
        role="editor",
        organisation=organisation,
    )

    assert Invitation.objects.waiting().count() == 1


# ---- Sending away


def test_role_that_is_taken_away_is_gone_with_the_next_request(desk, lead):
    membership = MembershipFactory(user=person("jonas@example.com"), organisation=lead.organisation)
    browser = Client()
    browser.force_login(membership.user)
    before = browser.get("/darbastalis/").context["user"].reach.organisations

    desk.post(reverse("accounts:member_remove", args=[membership.pk]))

    assert before == {lead.organisation_id}
    assert not Membership.objects.filter(pk=membership.pk).exists()
    assert browser.get("/darbastalis/").wsgi_request.user.reach.organisations == frozenset()


def test_sending_away_asks_first(desk, lead):
    membership = MembershipFactory(organisation=lead.organisation)

    page = desk.get(reverse("accounts:member_remove", args=[membership.pk]))

    assert page.status_code == 200
    assert Membership.objects.filter(pk=membership.pk).exists()


def test_lead_sends_away_neither_herself_nor_people_of_others(desk, lead):
    other = MembershipFactory()

    answers = [
        desk.post(reverse("accounts:member_remove", args=[pk])).status_code for pk in (lead.pk, other.pk)
    ]

    assert answers == [404, 404]
    assert Membership.objects.count() == 2


# ---- Following the link


def follow(link, client=None):
    """Open the link in the letter and the page that it leads to."""
    return (client or Client()).get(link, follow=True)


def test_secret_is_kept_as_a_digest_alone(link):
    token = link.rstrip("/").rpartition("/")[2]
    with connection.cursor() as cursor:
        cursor.execute("SELECT token_digest, email FROM accounts_invitation")
        (row,) = cursor.fetchall()

    assert token not in row[0]
    assert len(token) >= 43


def test_link_takes_its_secret_out_of_the_address(client, link):
    response = client.get(link)

    assert response.status_code == 302
    assert response.url == PAGE
    assert link not in client.get(PAGE).text


def test_invited_person_makes_an_account(client, link):
    follow(link, client)

    response = client.post(PAGE, NEW)

    user = User.objects.get(email="jonas@example.com")
    assert response.status_code == 302
    assert is_logged_in(client)
    assert user.name == "Jonas Jonaitis"
    assert user.check_password(NEW["password"])
    assert user.memberships.get().organisation == Invitation.objects.get().organisation
    assert user.emailaddress_set.get().verified
    assert Invitation.objects.get().accepted_by == user


def test_link_works_once(client, link):
    follow(link, client)
    client.post(PAGE, NEW)

    other = Client()
    page = follow(link, other)
    again = other.post(PAGE, NEW)

    assert [page.status_code, again.status_code] == [410, 410]
    assert "Šis kvietimas nebegalioja" in page.text
    assert Membership.objects.count() == 1


def test_of_two_who_follow_the_link_one_comes_in(link):
    first, second = Client(), Client()
    follow(link, first)
    follow(link, second)

    statuses = [client.post(PAGE, NEW).status_code for client in (first, second)]

    assert statuses == [302, 410]
    assert User.objects.filter(email="jonas@example.com").count() == 1


def test_accepting_an_invitation_that_was_answered_meanwhile_fails(link):
    invitation = Invitation.objects.get()
    actions.accept(invitation=invitation, user=person())

    with pytest.raises(actions.InvitationClosedError):
        actions.accept(invitation=invitation, user=person("kita@example.com"))

    assert Membership.objects.count() == 1


def test_link_ends_after_seven_days(time_machine, django_capture_on_commit_callbacks):
    time_machine.move_to("2026-03-01 12:00:00+02:00", tick=False)
    with django_capture_on_commit_callbacks(execute=True):
        invite()
    link = link_in(mail.outbox[0])

    time_machine.move_to("2026-03-08 11:59:59+02:00", tick=False)
    before = follow(link)
    time_machine.move_to("2026-03-08 12:00:00+02:00", tick=False)
    after = follow(link)

    assert (before.status_code, after.status_code) == (200, 410)


def test_link_that_was_taken_back_leads_nowhere(link):
    actions.withdraw(invitation=Invitation.objects.get())

    assert follow(link).status_code == 410


@pytest.mark.parametrize("token", ["x", "š" * 50, "0" * 43])
def test_made_up_link_leads_nowhere(token):
    assert follow(reverse("accounts:invitation_link", args=[token])).status_code == 410


def test_page_without_a_link_leads_nowhere(client):
    assert client.get(PAGE).status_code == 410


def test_weak_password_is_refused_and_the_rest_kept(client, link):
    follow(link, client)

    response = client.post(PAGE, {"name": "Jonas Jonaitis", "password": "jonaitis-2026"})

    assert list(response.context["form"].errors) == ["password"]
    assert 'value="Jonas Jonaitis"' in response.text
    assert not User.objects.filter(email="jonas@example.com").exists()


def test_words_of_the_organisation_are_no_password(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invite(organisation=OrganisationFactory(name="Betzatos bendruomenė"))
    follow(link_in(mail.outbox[0]), client)

    response = client.post(PAGE, {"name": "Jonas", "password": "betzatos-bendruomene"})

    assert list(response.context["form"].errors) == ["password"]


def test_nobody_chooses_another_address_or_role(client, link):
    follow(link, client)

    client.post(PAGE, {**NEW, "email": "kita@example.com", "is_superuser": "on", "role": "official"})

    user = User.objects.get(email="jonas@example.com")
    assert not user.is_superuser
    assert user.memberships.get().role == "editor"


def test_owner_of_an_account_logs_in_and_confirms(client, link):
    user = person("jonas@example.com")
    asked = follow(link, client)
    log_in(client, "jonas@example.com")

    page = client.get(PAGE)
    client.post(PAGE)

    assert "Prisijunkite ja" in asked.text
    assert "Priimti kvietimą" in page.text
    assert user.memberships.count() == 1
    assert client.get(PAGE).status_code == 410


def test_somebody_else_does_not_get_the_role(client, link):
    stranger = person("svetima@example.com")
    client.force_login(stranger)

    page = follow(link, client)
    client.post(PAGE)

    assert "skirtas kitam žmogui" in page.text
    assert not stranger.memberships.exists()


def test_editor_becomes_a_lead_by_invitation():
    membership = MembershipFactory(user=person("jonas@example.com"))
    invitation = invite(organisation=membership.organisation, is_lead=True)

    actions.accept(invitation=invitation, user=membership.user)

    membership.refresh_from_db()
    assert membership.is_lead
    assert Membership.objects.count() == 1


def test_invited_official_sets_up_the_second_factor_first(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invite(role="official", organisation=None)
    follow(link_in(mail.outbox[0]), client)

    client.post(PAGE, NEW)

    assert client.get("/darbastalis/").url == reverse("mfa_index")


def test_log_holds_neither_the_secret_nor_the_address(link, capsys):
    from portal import logs  # noqa: PLC0415

    event = {"event": f"Not Found: {link}", "mail": "ona@example.com"}

    shown = logs.hide_people(None, "info", event)

    assert shown == {"event": "Not Found: /kvietimas/[hidden]/", "mail": "[hidden]"}
