"""What people meet when the mail server takes no letters."""

import smtplib

import pytest
from allauth.account.models import EmailAddress
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from accounts.models import Invitation
from tests.accounts.people import PASSWORD, log_in, person
from tests.factories import InvitationFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
NOT_SENT = "Laiško išsiųsti nepavyko"


class RefusingBackend(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, _letters):
        """Refuse them all."""
        raise smtplib.SMTPServerDisconnected


@pytest.fixture(autouse=True)
def _no_letters(settings):
    settings.EMAIL_BACKEND = f"{__name__}.{RefusingBackend.__name__}"


@pytest.mark.parametrize("email", ["ona@example.com", "nepazistama@example.com"])
def test_a_letter_for_a_new_password_that_does_not_leave_says_so_alike_for_everybody(client, email):
    person()

    response = client.post(reverse("account_reset_password"), {"email": email})

    assert response.status_code == 503
    assert NOT_SENT in response.text
    assert email not in response.text


def test_an_address_is_not_changed_by_a_letter_that_did_not_leave(client):
    client.force_login(person())

    response = client.post(
        reverse("account_email"), {"email": "nauja@example.com", "action_add": "", "password": PASSWORD}
    )

    assert [response.status_code, NOT_SENT in response.text] == [503, True]
    assert EmailAddress.objects.get(verified=True).email == "ona@example.com"


def test_what_has_happened_stays_though_nobody_is_written_to(client):
    person()
    log_in(client)
    new = "visai-kitas-slaptazodis"

    response = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    client.logout()
    assert response.status_code == 302
    assert log_in(client, password=new).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_an_invitation_of_the_admin_is_kept_though_its_letter_did_not_leave(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    organisation = OrganisationFactory()
    data = {"email": "nauja@example.com", "role": "editor", "organisation": organisation.pk}

    response = client.post(reverse("admin:accounts_invitation_add"), data, follow=True)

    assert Invitation.objects.get().email == "nauja@example.com"
    assert [response.status_code, NOT_SENT in response.text] == [200, True]


@pytest.mark.django_db(transaction=True)
def test_an_invitation_sent_again_in_vain_says_so(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    data = {"action": "send_again", "_selected_action": [InvitationFactory().pk]}

    response = client.post(reverse("admin:accounts_invitation_changelist"), data, follow=True)

    assert [response.status_code, NOT_SENT in response.text] == [200, True]
