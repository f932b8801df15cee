"""What a person may send about their own account and those of their organisation."""

from typing import Any, cast

from allauth.account import forms as account
from allauth.account.models import EmailAddress
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Role, User
from municipalities.models import Organisation

LONGEST_PASSWORD = 128
PASSWORD_HELP = _(
    "At least 12 characters. Several words in a row are easy to remember and hard to guess; you may paste it."
)


class OurWords(forms.Form):
    """Labels instead of placeholders, which are gone as soon as one types; each mistake says what to do."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}
    missing: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            if name in self.missing:
                field.error_messages["required"] = self.missing[name]


EMAIL = {"login": _("E-mail"), "email": _("E-mail")}
ENTER_EMAIL = _("Enter your e-mail address")
ENTER_PASSWORD = _("Enter your password")
ENTER_CODE = _("Enter the code")
NEW_PASSWORDS = {"password1": _("New password"), "password2": _("The new password once more")}
MISSING_PASSWORDS = {
    "password1": _("Enter a new password"),
    "password2": _("Enter the new password once more"),
}


class LoginForm(OurWords, account.LoginForm):
    """Who is coming."""

    labels = EMAIL | {"password": _("Password")}
    missing = {"login": ENTER_EMAIL, "password": ENTER_PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    """That it is still the same person."""

    labels = {"password": _("Password")}
    missing = {"password": ENTER_PASSWORD}


class ChangeEmailForm(OurWords, account.AddEmailForm):
    """The address that takes the place of the present one."""

    labels = {"email": _("New e-mail")}
    missing = {"email": ENTER_EMAIL}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    """A new password, and the current one."""

    labels = NEW_PASSWORDS | {"oldpassword": _("Current password")}
    helps = {"password1": PASSWORD_HELP}
    missing = MISSING_PASSWORDS | {"oldpassword": _("Enter your current password")}


class SetPasswordForm(OurWords, account.SetPasswordForm):
    """The first password of somebody who has come by single sign-on."""

    labels = NEW_PASSWORDS
    helps = {"password1": PASSWORD_HELP}
    missing = MISSING_PASSWORDS


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    """Where to send the link for a new password."""

    labels = EMAIL
    missing = {"email": ENTER_EMAIL}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "username"


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    """A new password in the place of a forgotten one, or the first of an account."""

    labels = NEW_PASSWORDS
    helps = {"password1": PASSWORD_HELP}
    missing = MISSING_PASSWORDS

    def save(self) -> None:
        """Set the password; that the letter arrived proves the address of an account that had no other."""
        super().save()
        if not EmailAddress.objects.filter(user=self.user, verified=True).exists():
            self.user.confirm_email()


class NumericCode(OurWords):
    """A code of digits that a phone shows."""

    labels = {"code": _("Code")}
    missing = {"code": ENTER_CODE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class CodeForm(NumericCode, mfa.AuthenticateForm):
    """The second factor at the log-in."""


class CodeAgainForm(NumericCode, mfa.ReauthenticateForm):
    """The second factor, before something that matters."""


class ActivateTOTPForm(NumericCode, totp.ActivateTOTPForm):
    """The first code of a new app, which proves that it was set up."""


class AddPasskeyForm(OurWords, webauthn.AddWebAuthnForm):
    """A passkey and what it is called."""

    labels = {
        "name": _("What you call it"),
        "passwordless": _("Log in with this passkey alone, without a password"),
    }


class EditPasskeyForm(OurWords, webauthn.EditWebAuthnForm):
    """What a passkey is called."""

    labels = {"name": _("What you call it")}
    missing = {"name": _("Enter a name")}


class ProfileForm(forms.ModelForm):
    """What a person says about themselves."""

    class Meta:
        model = User
        fields = ("name",)
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = _("Enter your name and surname")


class AcceptForm(forms.Form):
    """The name and the password of somebody who takes up an invitation."""

    name = forms.CharField(
        label=_("Name and surname"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name and surname")},
    )
    # Password managers keep a new password under the address beside it.
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "readonly": True}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        help_text=PASSWORD_HELP,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Enter a password")},
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["email"].initial = invitation.email

    def clean(self) -> dict[str, Any]:
        """Hold the password against the words that others connect with the person."""
        given = super().clean() or {}
        if password := given.get("password"):
            user = User(email=self.invitation.email, name=given.get("name", ""))
            if self.invitation.organisation:
                user.coming_organisations = (self.invitation.organisation.name,)  # type: ignore[attr-defined]
            try:
                validate_password(password, user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class InviteEditorForm(forms.Form):
    """Whom the lead of an organisation invites to it."""

    email = forms.EmailField(
        label=_("E-mail of the person"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter an e-mail address, like name@example.com")},
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose an organisation")},
    )

    def __init__(self, *args: Any, inviter: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ModelChoiceField", self.fields["organisation"])
        choice.queryset = inviter.led_organisations

    def grant(self) -> dict[str, Any]:
        """Return the role that is offered."""
        return {"role": Role.EDITOR, "organisation": self.cleaned_data["organisation"]}


class InviteAnybodyForm(forms.ModelForm):
    """Whom an administrator invites, to any role."""

    class Meta:
        model = Invitation
        fields = ("email", "role", "organisation", "region", "is_lead")
        widgets = {"email": forms.EmailInput(attrs={"autocomplete": "off"})}
        labels = {"email": _("E-mail of the person")}
        error_messages = {
            "email": {"required": _("Enter an e-mail address, like name@example.com")},
        }

    def __init__(self, *args: Any, inviter: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inviter = inviter
        for name in ("organisation", "region"):
            cast("forms.ModelChoiceField", self.fields[name]).empty_label = _("– choose –")

    def grant(self) -> dict[str, Any]:
        """Return the role that is offered."""
        return {name: self.cleaned_data[name] for name in ("role", "organisation", "region", "is_lead")}
