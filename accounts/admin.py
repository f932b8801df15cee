"""The administrators' pages for accounts."""

from typing import Any

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from allauth.socialaccount.admin import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.admin import UserSession
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import actions
from accounts.models import Invitation, Membership, User
from municipalities.admin.helpers import PortalAdmin

# Django's groups of single rights are no notion of the portal's: who may do what goes by role.
admin.site.unregister(Group)
# Addresses, second factors and sessions are their owners' own; single sign-on stands in the settings.
admin.site.unregister([EmailAddress, Authenticator, UserSession, SocialAccount, SocialApp, SocialToken])


class UserCreationForm(forms.ModelForm):
    """A new account; its owner sets the password by way of "Forgot your password?"."""

    class Meta:
        model = User
        fields = ("email", "name")

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        """Make the account, to which nobody can log in yet."""
        user = super().save(commit=False)
        user.set_unusable_password()
        if commit:
            user.save()
        return user


class OfAdministrators:
    """Roles are given by superusers alone: nobody else can give themselves one."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the list is shown at all."""
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether it may be read."""
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether a role may be given."""
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether it may be changed."""
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether it may be taken away."""
        return request.user.is_superuser


class MembershipInline(OfAdministrators, admin.TabularInline):
    """What the person does in the portal."""

    model = Membership
    autocomplete_fields = ("organisation", "region")
    extra = 0


@admin.register(User)
class UserAdmin(PortalAdmin):
    """Everybody who can log in."""

    inlines = (MembershipInline,)
    actions = ("remove_second_factor",)
    list_display = ("email", "name", "is_staff", "is_active", "joined_at", "last_login")
    list_filter = ("is_staff", "is_superuser", "is_active")
    search_fields = ("email", "name__folded")
    ordering = ("email",)
    readonly_fields = ("joined_at", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name")}),
        (
            _("What the person may do"),
            {"fields": ("is_active", "is_staff", "is_superuser")},
        ),
        (_("When"), {"fields": (("joined_at", "last_login"),)}),
    )

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

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs: Any) -> type[forms.ModelForm]:
        """An account is made with an address and a name alone."""
        return super().get_form(request, obj, **kwargs if obj else kwargs | {"form": UserCreationForm})

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Ask for no more than a new account has."""
        return super().get_fieldsets(request, obj) if obj else self.fieldsets[:1]

    def get_inlines(self, request: HttpRequest, obj: User | None = None) -> tuple[type, ...]:
        """An account is made first, and gets its roles then."""
        return self.inlines if obj else ()

    @admin.action(description=_("Take the second factor off (phone or passkey lost)"), permissions=["change"])
    def remove_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Let people who have lost phone and codes set up a new factor; their sessions end."""
        people = [user for user in queryset if self._is_within_reach(request, user)]
        for user in people:
            actions.remove_second_factor(user=user)
        self.message_user(
            request,
            gettext("Second factors were taken off: %(count)s.") % {"count": len(people)},
            messages.SUCCESS,
        )


@admin.register(Membership)
class MembershipAdmin(OfAdministrators, PortalAdmin):
    """Who does what for whom."""

    list_display = ("user", "role", "organisation", "region", "is_lead", "joined_at")
    list_filter = ("role", "is_lead")
    list_select_related = ("user", "organisation", "region")
    search_fields = ("user__email", "user__name__folded", "organisation__name__folded")
    autocomplete_fields = ("user", "organisation", "region")
    readonly_fields = ("joined_at",)


def _say_not_sent(request: HttpRequest) -> None:
    messages.error(request, gettext("The letter could not be sent. Send it again in a few minutes."))


@admin.register(Invitation)
class InvitationAdmin(OfAdministrators, PortalAdmin):
    """Who was asked, and what they have answered."""

    list_display = ("email", "role", "organisation", "region", "created_at", "expires_at", "accepted_at")
    list_filter = ("role",)
    list_select_related = ("organisation", "region")
    search_fields = ("email", "organisation__name__folded")
    autocomplete_fields = ("organisation", "region")
    actions = ("send_again", "withdraw")
    fields = ("email", "role", "organisation", "region", "is_lead", "invited_by", "expires_at")
    readonly_fields = ("invited_by", "expires_at")

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Invite; when the letter does not leave, the invitation waits to be sent again."""
        try:
            return super().add_view(request, *args, **kwargs)
        except OSError:
            _say_not_sent(request)
            return redirect("admin:accounts_invitation_changelist")

    def save_model(self, request: HttpRequest, obj: Invitation, form: Any, change: Any) -> None:
        """A new invitation goes out by letter; an old one keeps its secret."""
        if change:
            super().save_model(request, obj, form, change)
            return
        obj.invited_by = request.user
        actions.send_first(invitation=obj, address=request.build_absolute_uri)

    @admin.action(description=_("Send again"))
    def send_again(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        """Send new links for another seven days."""
        try:
            for invitation in queryset.unanswered():
                actions.send_again(invitation=invitation, address=request.build_absolute_uri)
        except OSError:
            _say_not_sent(request)

    @admin.action(description=_("Take back"))
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        """Let the links lead nowhere."""
        for invitation in queryset.unanswered():
            actions.withdraw(invitation=invitation)
