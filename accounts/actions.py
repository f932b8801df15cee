"""What people do to accounts: invite, accept, take back, send away."""

import hashlib
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, Membership, User, end_of_invitation

logger = structlog.get_logger(__name__)

# Makes a whole address of a path.
Address = Callable[[str], str]


class InvitationClosedError(Exception):
    """The invitation was taken up, taken back or has ended meanwhile."""


def digest_of(token: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@transaction.atomic
def invite(*, inviter: User, email: str, address: Address, **grant: Any) -> Invitation:
    """Invite somebody to a role by e-mail; an earlier invitation to the same role ends."""
    now = timezone.now()
    same = {"organisation": None, "region": None, **grant}
    same.pop("is_lead", None)
    Invitation.objects.waiting().filter(email__iexact=email, **same).update(withdrawn_at=now)
    invitation = Invitation(email=email.lower(), invited_by=inviter, **grant)
    send_first(invitation=invitation, address=address)
    return invitation


@transaction.atomic
def send_first(*, invitation: Invitation, address: Address) -> None:
    """Keep a new invitation, with only the digest of its secret, and send the secret."""
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.save()
    transaction.on_commit(partial(_send, invitation, token, address))


@transaction.atomic
def send_again(*, invitation: Invitation, address: Address) -> None:
    """Send a new link for another seven days; the old one leads nowhere."""
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.expires_at = end_of_invitation()
    invitation.save(update_fields=["token_digest", "expires_at"])
    transaction.on_commit(partial(_send, invitation, token, address))


def withdraw(*, invitation: Invitation) -> None:
    """Take the invitation back: its link leads nowhere."""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])


@transaction.atomic
def accept(*, invitation: Invitation, user: User) -> Membership:
    """Give the person the role; of two who follow the same link at once the second comes too late."""
    waiting = Invitation.objects.waiting().select_for_update(of=("self",))
    try:
        invitation = waiting.get(pk=invitation.pk)
    except Invitation.DoesNotExist as error:
        raise InvitationClosedError from error
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    # The link came by a letter to this address.
    user.confirm_email()
    membership, is_new = Membership.objects.get_or_create(
        user=user,
        role=invitation.role,
        organisation=invitation.organisation,
        region=invitation.region,
        defaults={"is_lead": invitation.is_lead},
    )
    if not is_new and invitation.is_lead and not membership.is_lead:
        membership.is_lead = True
        membership.save(update_fields=["is_lead"])
    return membership


@transaction.atomic
def accept_with_new_account(*, invitation: Invitation, name: str, password: str) -> User:
    """Make the invited person's account, and give them the role."""
    user = User.objects.create_user(invitation.email, password, name=name)
    accept(invitation=invitation, user=user)
    return user


def send_away(*, membership: Membership) -> None:
    """Take the role away; what the person asks for next is refused already."""
    logger.info("membership removed", membership=membership.pk)
    membership.delete()


@transaction.atomic
def remove_second_factor(*, user: User) -> None:
    """Take off what the person has lost, and end their sessions."""
    Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    logger.warning("second factor removed", account=user.pk)


def _send(invitation: Invitation, token: str, address: Address) -> None:
    link = address(reverse("accounts:invitation_link", args=[token]))
    context = {"invitation": invitation, "link": link, "home": address("/")}
    subject = render_to_string("accounts/email/invitation_subject.txt").strip()
    body = render_to_string("accounts/email/invitation_message.txt", context)
    send_mail(subject, body, None, [invitation.email])
