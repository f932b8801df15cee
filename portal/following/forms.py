"""What a person may send to follow something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality, Region, ServiceType
from portal.following.models import Subscription
from portal.following.subjects import LONGEST_WORDS, Subject

LONGEST_ADDRESS = 254
ENTER_EMAIL = _("Enter an email address, like name@example.com")


def choices() -> list[tuple[Any, Any]]:
    """All that can be followed without a search."""
    places: list[tuple[Any, str, Any]] = [
        (_("Regions"), "regionai", Region.objects.only("slug", "name", "name_en")),
        (_("Municipalities"), "savivaldybes", Municipality.objects.only("slug", "name", "name_en")),
        (_("Services"), "paslaugos", ServiceType.objects.only("slug", "name", "name_en")),
    ]
    groups = [(label, [(f"{kind}/{row.slug}", str(row)) for row in rows]) for label, kind, rows in places]
    return [("", _("all events")), *groups]


class SubjectForm(forms.Form):
    """What is to be followed: something from the list, or the words of a search."""

    kas = forms.ChoiceField(
        label=_("From the list"),
        choices=choices,
        required=False,
        error_messages={"invalid_choice": _("There is no such choice. Choose from the list.")},
    )
    q = forms.CharField(
        label=_("Or the words of a search"),
        max_length=LONGEST_WORDS,
        required=False,
        error_messages={"max_length": _("Enter at most %(limit_value)s characters")},
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def clean(self) -> dict[str, Any]:
        """Find what was chosen; words and a choice together would be two things."""
        given = super().clean() or {}
        words = " ".join(given.get("q", "").split())
        if words and given.get("kas"):
            self.add_error("q", _("Choose from the list or enter words, not both"))
        elif given.get("kas"):
            given["subject"] = Subject.of(*given["kas"].split("/"))
        else:
            given["subject"] = Subject(words=words)
        return given

    @property
    def subject(self) -> Subject:
        """What was chosen; all events where nothing was, or where it cannot be."""
        return self.cleaned_data.get("subject", Subject()) if self.is_valid() else Subject()


class SubscribeForm(SubjectForm):
    """To whom letters go, and how often; what they are about was chosen before."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=LONGEST_ADDRESS,
        error_messages={"required": ENTER_EMAIL, "invalid": ENTER_EMAIL, "max_length": ENTER_EMAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    frequency = forms.ChoiceField(
        label=_("When"),
        choices=Subscription.Frequency.choices,
        error_messages={
            "required": _("Choose when emails are to come"),
            "invalid_choice": _("There is no such choice. Choose from the list."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The same names stand in the form in which one chooses.
        self.auto_id = "laiskai_%s"
        for name in ("kas", "q"):
            self.fields[name].widget = forms.HiddenInput()
