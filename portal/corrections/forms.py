"""What a reader may send about a page, and what those who own the page may answer."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from portal.corrections.guard import FASTEST_SECONDS, FormToken, new_token, read_token
from portal.corrections.models import ErrorReport

LONGEST = 2000
LONGEST_ANSWER = 1000
State = ErrorReport.State


class ReportForm(forms.Form):
    """What is wrong on a page, as a reader tells it; one box is enough."""

    wrong = forms.CharField(
        label=_("What is wrong"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Copy the place in the text or the number, so that we find it at once."),
        error_messages={"required": _("Write what is wrong.")},
    )
    proof = forms.CharField(
        label=_("How it should be, and how you know"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    link = forms.URLField(
        label=_("Where it can be checked"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("The address of a document or a page, if there is one."),
        error_messages={"invalid": _("Write the address whole, like https://www.example.com/page.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write an e-mail address like name@example.com.")},
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    form_token: FormToken | None = None

    def clean(self) -> dict[str, Any]:
        """Look at how long the form has been open; whatever was typed stays."""
        self.form_token = read_token(self.cleaned_data.get("token") or "")
        if self.form_token is None:
            self.add_error(None, _("The form was open for too long. Your text is still here: send it again."))
        elif not self.errors and self.form_token.age < FASTEST_SECONDS:
            self.add_error(None, _("That was very quick. Your text is still here: send it again."))
        return self.cleaned_data

    @property
    def token_shown(self) -> str:
        """The token for the form as it is shown again: the same as long as it holds, then a new one."""
        return str(self.data["token"]) if self.form_token else new_token()


class AnswerForm(forms.Form):
    """What became of the report, in words for everybody; what is put aside needs none."""

    state = forms.ChoiceField(
        label=_("What you did"),
        choices=[
            (State.CORRECTED, _("The error is corrected")),
            (State.KEPT, _("It stays as it is")),
            (State.PUT_ASIDE, _("It is no report of an error: put it aside")),
        ],
        error_messages={
            "required": _("Choose what you did."),
            "invalid_choice": _("There is no such choice. Choose from the list."),
        },
    )
    reported = forms.CharField(
        label=_("What was reported, in your own words"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    answer = forms.CharField(
        label=_("What was done, or why it stays"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reported_en = forms.CharField(
        label=_("What was reported, in English"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
    answer_en = forms.CharField(
        label=_("What was done, in English"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for both texts where the answer is public."""
        cleaned = self.cleaned_data
        if cleaned.get("state") in ErrorReport.PUBLIC:
            for name, message in (
                ("reported", _("Write what was reported.")),
                ("answer", _("Write what was done, or why it stays.")),
            ):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, message)
        return cleaned

    @classmethod
    def of(cls, report: ErrorReport) -> "AnswerForm":
        """The form with the answer as it stands."""
        initial = {
            "state": "" if report.is_waiting else report.state,
            "reported": report.reported,
            "answer": report.answer,
            "reported_en": report.in_english("reported"),
            "answer_en": report.in_english("answer"),
            "seen": version_of(report),
        }
        return cls(initial=initial)


def version_of(report: ErrorReport) -> str:
    """Which answer somebody has before them: none, or that of a moment."""
    return report.answered_at.isoformat() if report.answered_at else ""
