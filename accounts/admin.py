"""The administrators' pages for accounts."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as AccountsAdmin
from django.contrib.auth.forms import (
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
)
from django.contrib.auth.forms import UserChangeForm as AccountChangeForm
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from municipalities.admin.helpers import PortalAdmin

# Django's groups of single rights are no notion of the portal's: who may do what goes by role.
admin.site.unregister(Group)


class PasswordStateWidget(ReadOnlyPasswordHashWidget):
    """Says whether there is a password, and nothing of it."""

    def get_context(self, name: str, value: str | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template a sentence in the place of the hash's parts."""
        context = super().get_context(name, None, attrs)
        is_set = bool(value) and is_password_usable(value)
        label = gettext("A password is set.") if is_set else gettext("No password is set: nobody can log in.")
        context["summary"] = [{"label": label}]
        context["button_label"] = gettext("Change the password") if is_set else gettext("Set a password")
        return context


class UserChangeForm(AccountChangeForm):
    """An account's details; the password has a page of its own."""

    password = ReadOnlyPasswordHashField(label=_("Password"), widget=PasswordStateWidget, required=False)

    class Meta:
        model = User
        fields = ("email", "name", "is_active", "is_staff", "is_superuser")


class UserCreationForm(AdminUserCreationForm):
    """A new account: an e-mail address, and a password or none yet."""

    class Meta:
        model = User
        fields = ("email", "name")
        field_classes = {"email": forms.EmailField}  # noqa: RUF012 - as Django declares it


@admin.register(User)
class UserAdmin(AccountsAdmin, PortalAdmin):
    """Everybody who can log in."""

    form = UserChangeForm
    add_form = UserCreationForm
    list_display = ("email", "name", "is_staff", "is_active", "joined_at", "last_login")
    list_filter = ("is_staff", "is_superuser", "is_active")
    filter_horizontal = ()
    search_fields = ("email", "name__folded")
    ordering = ("email",)
    readonly_fields = ("joined_at", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (
            _("What the person may do"),
            {"fields": ("is_active", "is_staff", "is_superuser")},
        ),
        (_("When"), {"fields": (("joined_at", "last_login"),)}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Only a superuser hands out rights: nobody else can give themselves more."""
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return tuple(fields)
        return (*fields, "is_staff", "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only a superuser changes a superuser's account, the password included."""
        return super().has_change_permission(request, obj) and self._is_within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only a superuser deletes a superuser's account."""
        return super().has_delete_permission(request, obj) and self._is_within_reach(request, obj)

    @staticmethod
    def _is_within_reach(request: HttpRequest, user: User | None) -> bool:
        return user is None or not user.is_superuser or request.user.is_superuser
