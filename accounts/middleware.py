"""What is asked of everybody who has logged in, whatever page they open."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from accounts import sessions

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Asking when the session ends does not prolong it.
ASKS_WHEN_IT_ENDS = "accounts:session"
# What somebody without the second factor they need is let in to: getting one, and leaving.
ENROLMENT = {
    "account_confirm_email",
    "account_email",
    "account_email_verification_sent",
    "account_logout",
    "account_reauthenticate",
    "account_set_password",
    "accounts:invitation",
    "accounts:session",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "mfa_list_webauthn",
}


class SessionLimitsMiddleware:
    """Logs out whoever has been away or logged in for too long; the log-in leads back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """End the session if its time is over."""
        if request.user.is_authenticated and sessions.ends_at(request.session) <= timezone.now():
            logout(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> None:
        """Note that the person is still there."""
        match = request.resolver_match
        is_question = match and match.view_name == ASKS_WHEN_IT_ENDS and request.method != "POST"
        if request.user.is_authenticated:
            if not is_question:
                sessions.keep_alive(request.session)
            request.session_ends_at = sessions.ends_at(request.session)  # type: ignore[attr-defined]


class SecondFactorMiddleware:
    """Leads those who see most to setting up a second factor, before anything else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; what it is for is known only once its view is."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer with the way to the enrolment in the place of the page."""
        match = request.resolver_match
        if not settings.SECOND_FACTOR_REQUIRED or (match and match.view_name in ENROLMENT):
            return None
        user = request.user
        if user.is_authenticated and not user.has_second_factor and user.needs_second_factor:
            return redirect("mfa_index")
        return None
