"""What the links of letters lead to: confirming a subscription, and leaving it.

A program that looks into letters follows their links, so that nothing happens before a button is pressed.
"""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.following import tokens
from portal.following.actions import subscribing
from portal.following.models import Subscription

require_get_or_post = require_http_methods(["GET", "HEAD", "POST"])


# The link itself is the secret that a token in a cookie would be.
@csrf_exempt
@require_get_or_post
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and then begin to send letters."""
    try:
        key = tokens.confirmed_by(token)
    except tokens.UnknownError as error:
        raise Http404 from error
    except tokens.TooLateError:
        return _too_late(request)
    if request.method == "POST":
        subscription = subscribing.confirm(key=key)
    else:
        rows = Subscription.objects.select_related("region", "municipality", "service")
        subscription = rows.filter(key=key).first()
    if subscription is None:
        return _too_late(request)
    leave = reverse("following:leave", args=[tokens.to_leave(key)])
    return render(request, "following/confirm.html", {"subscription": subscription, "leave": leave})


# One click in a mail program (RFC 8058) comes without cookies.
@csrf_exempt
@require_get_or_post
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and then end the subscription; where it has ended already, say the same."""
    try:
        key = tokens.left_by(token)
    except tokens.UnknownError as error:
        raise Http404 from error
    if request.method == "POST":
        subscribing.leave(key=key)
    rows = Subscription.objects.select_related("region", "municipality", "service")
    subscription = rows.filter(key=key).first()
    return render(request, "following/leave.html", {"subscription": subscription})


def _too_late(request: HttpRequest) -> HttpResponse:
    return render(request, "following/too_late.html", status=HTTPStatus.GONE)
