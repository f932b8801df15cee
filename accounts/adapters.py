"""What allauth leaves to us to decide."""

import base64
import hashlib
import time
from contextlib import suppress
from http import HTTPStatus
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import get_ip, respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render, resolve_url
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from municipalities.access import reach_of

logger = structlog.get_logger(__name__)

WORKSPACE = "events:workspace"
TOO_MANY = {"too_many_login_attempts", "rate_limited"}


class LetterNotSent(ImmediateHttpResponse):
    """The mail server takes no letters: whoever waits for one is told so."""

    def __init__(self, request: HttpRequest) -> None:
        page = render(request, "accounts/letter_not_sent.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        super().__init__(page)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come of invitations, and wrong passwords are counted for each network apart."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The email or password is not right."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("The password is not right."),
        "incorrect_code": _("The code is not right. Codes change every half a minute: enter the newest."),
        "same_as_current": _("This is your address already. Enter another."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's name
        """Nobody makes an account without an invitation."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the desk of those who work here, others to their account."""
        if reach_of(request.user).is_anybody:
            try:
                return reverse(WORKSPACE)
            except NoReverseMatch:
                pass
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Return what is wrong; that there were too many attempts is an answer of its own."""
        if code in TOO_MANY:
            raise ImmediateHttpResponse(respond_429(context.request))
        return super().validation_error(code, *args)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter that somebody waits for."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            logger.exception("letter not sent", letter=template_prefix)
            raise LetterNotSent(self.request) from error

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send a letter about what has happened already: it has, whether the letter leaves or not."""
        with suppress(LetterNotSent):
            super().send_notification_mail(*args, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave a trace for those who watch over the portal; it names nobody."""
        super().authentication_failed(request, **credentials)
        logger.warning("log-in failed")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask nobody for the password again who has just logged in with it."""
        records = get_authentication_records(context.request, context.request.user)
        if records and time.time() - records[-1]["at"] < REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # With the network in it nobody locks out the owner, who comes from another one.
        return f"{get_ip(request)}:{credentials.get('email', '').lower()}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors are kept encrypted, and those who need one keep it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "Your account needs a second factor. Add another first, then remove this one."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret as the database may hold it."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret itself."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Those who see most keep their last second factor."""
        user = authenticator.user
        if not settings.SECOND_FACTOR_REQUIRED or not user.needs_second_factor:
            return True
        others = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        """Propose a name for one more passkey."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Single sign-on opens accounts that there are, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth's names
        """Nobody makes an account without an invitation."""
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """Return the account with the same address, if letters to it are known to reach its owner."""
        found = super().authenticate_by_email(sociallogin)
        if found is None:
            return None
        user, email = found
        confirmed = EmailAddress.objects.filter(user=user, email__iexact=email, verified=True)
        return found if confirmed.exists() else None

    def list_apps(self, _request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """Return what the settings name; the database, where allauth looks too, holds none."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second factor {key!s}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
