"""One's own account, the people of one's organisation, and invitations."""

from typing import Any, cast

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, sessions
from accounts.forms import AcceptForm, InviteAnybodyForm, InviteEditorForm, ProfileForm
from accounts.models import Invitation, Membership, User
from municipalities.listing import paginate

PAGE_SIZE = 50
# What of an invitation's link is kept in the session: the digest of its secret.
FOLLOWED_LINK = "invitation_digest"

require_get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_get_or_post
def account(request: HttpRequest) -> HttpResponse:
    """Show who one is here, and let it be changed."""
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("Saved."))
        return redirect("accounts:account")
    memberships = Membership.objects.filter(user=_me(request)).for_list().order_by("pk")
    context = {"form": form, "memberships": memberships, "is_inviter": _is_inviter(_me(request))}
    return render(request, "accounts/account.html", context)


@require_http_methods(["GET", "POST"])
def session(request: HttpRequest) -> HttpResponse:
    """Say how long the session lasts yet; a POST prolongs it."""
    if not request.user.is_authenticated:
        return JsonResponse({"seconds": 0})
    if request.method == "POST":
        request.session[sessions.SEEN] = timezone.now().timestamp()
    left = sessions.ends_at(request.session) - timezone.now()
    return JsonResponse({"seconds": int(left.total_seconds())})


# ---- The people of an organisation


@login_required
@require_get_or_post
def member_list(request: HttpRequest) -> HttpResponse:
    """Show who works for the organisation and who was invited; a POST invites somebody."""
    form = _invitation_form(request)
    if request.method == "POST" and form.is_valid():
        return _invite(request, form)
    members = Membership.objects.manageable_by(_me(request)).for_list()
    members = members.order_by("organisation__name", "user__email", "pk")
    context = {
        "form": form,
        "page": paginate(request, members, PAGE_SIZE),
        "invitations": Invitation.objects.manageable_by(_me(request)).waiting().for_list(),
    }
    return render(request, "accounts/member_list.html", context)


@login_required
@require_get_or_post
def member_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and then take the role away."""
    members = Membership.objects.manageable_by(_me(request)).for_list()
    membership = get_object_or_404(members.exclude(user=request.user), pk=pk)
    if request.method == "POST":
        actions.send_away(membership=membership)
        messages.success(
            request, gettext("%(person)s no longer has this role.") % {"person": membership.user}
        )
        return redirect("accounts:member_list")
    return render(request, "accounts/member_remove.html", {"membership": membership})


@login_required
@require_POST
def invitation_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation.objects.manageable_by(_me(request)).waiting(), pk=pk)
    actions.withdraw(invitation=invitation)
    messages.success(request, gettext("The invitation was taken back: its link no longer works."))
    return redirect("accounts:member_list")


@login_required
@require_POST
def invitation_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again."""
    invitation = get_object_or_404(Invitation.objects.manageable_by(_me(request)).unanswered(), pk=pk)
    try:
        actions.send_again(invitation=invitation, address=request.build_absolute_uri)
    except OSError:
        messages.error(request, gettext("The letter could not be sent. Send it again in a few minutes."))
    else:
        messages.success(request, gettext("The invitation was sent again. The earlier link no longer works."))
    return redirect("accounts:member_list")


# ---- Following an invitation


@require_safe
def invitation_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address, so that no page, log or other site learns it."""
    request.session[FOLLOWED_LINK] = actions.digest_of(token)
    return redirect("accounts:invitation")


@sensitive_post_parameters("password")
@require_get_or_post
def invitation(request: HttpRequest) -> HttpResponse:
    """Let the invited person in: with a new account, or with the one they have."""
    found = _followed(request)
    if found is None:
        return render(request, "accounts/invitation_closed.html", status=410)
    owner = User.objects.filter(email__iexact=found.email).first()
    if request.user.is_authenticated:
        return _accept_as(request, found) if owner == request.user else _stranger(request, found)
    if owner:
        return render(request, "accounts/invitation_log_in.html", {"invitation": found})
    form = AcceptForm(request.POST or None, invitation=found)
    if request.method == "POST" and form.is_valid():
        return _accept_as_new(request, found, form)
    return render(request, "accounts/invitation.html", {"invitation": found, "form": form})


def _followed(request: HttpRequest) -> Invitation | None:
    digest = request.session.get(FOLLOWED_LINK)
    return Invitation.objects.waiting().for_list().filter(token_digest=digest).first() if digest else None


def _accept_as(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Ask somebody who has logged in whether they take up the invitation."""
    if request.method != "POST":
        return render(request, "accounts/invitation_confirm.html", {"invitation": found})
    try:
        actions.accept(invitation=found, user=_me(request))
    except actions.InvitationClosedError:
        return render(request, "accounts/invitation_closed.html", status=410)
    del request.session[FOLLOWED_LINK]
    messages.success(request, gettext("You have a new role."))
    return redirect("accounts:account")


def _accept_as_new(request: HttpRequest, found: Invitation, form: AcceptForm) -> HttpResponse:
    password = form.cleaned_data["password"]
    try:
        user = actions.accept_with_new_account(
            invitation=found, name=form.cleaned_data["name"], password=password
        )
    except (actions.InvitationClosedError, IntegrityError):
        return render(request, "accounts/invitation_closed.html", status=410)
    del request.session[FOLLOWED_LINK]
    return perform_password_login(request, {"email": user.email, "password": password}, Login(user=user))


def _stranger(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Say that the invitation is for somebody else than who has logged in."""
    return render(request, "accounts/invitation_stranger.html", {"invitation": found})


# ---- Who invites whom


def _me(request: HttpRequest) -> User:
    """Return who asks, behind login_required."""
    return cast("User", request.user)


def _is_inviter(user: User) -> bool:
    return user.is_superuser or user.led_organisations.exists()


def _invitation_form(request: HttpRequest) -> Any:
    """Return the form for whom this person may invite; for others there is no such page."""
    if request.user.is_superuser:
        return InviteAnybodyForm(request.POST or None, inviter=_me(request))
    if not _is_inviter(_me(request)):
        raise Http404
    return InviteEditorForm(request.POST or None, inviter=_me(request))


def _invite(request: HttpRequest, form: Any) -> HttpResponse:
    """Invite, and say the same whether the person has an account or not."""
    email = form.cleaned_data["email"]
    try:
        actions.invite(
            inviter=_me(request),
            email=email,
            address=request.build_absolute_uri,
            **form.grant(),
        )
    except OSError:
        messages.error(request, gettext("The letter could not be sent. Send it again in a few minutes."))
    else:
        messages.success(request, gettext("An invitation was sent to %(email)s.") % {"email": email})
    return redirect(resolve_url("accounts:member_list"))
