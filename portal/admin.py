"""What the administrators' pages are called, and how one gets in: through the portal's own log-in."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Pertvarkos eiga")
admin.site.site_title = _("Pertvarkos eiga")
admin.site.index_title = _("Administrators' pages")


def login(request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ARG001 - Django's names
    """Lead to the portal's own log-in; for somebody who is no administrator there is no such page."""
    if admin.site.has_permission(request):
        return redirect("admin:index")
    if request.user.is_authenticated:
        raise Http404
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return redirect_to_login(wanted if is_ours else reverse("admin:index"))


def password_change(request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ARG001 - as above
    """Lead to the page on which everybody changes their password."""
    return redirect("account_change_password")


# Not methods of a site of our own: every room registers its pages with Django's.
admin.site.login = login  # type: ignore[method-assign]
admin.site.password_change = password_change  # type: ignore[method-assign]
