"""What a person says when beginning an event, publishing it or returning it."""

import uuid
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.access import Reach, reach_of
from municipalities.models import Organisation


class NewEventForm(forms.Form):
    """For which organisation an event is begun; the token makes sure that it is begun once."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("For which organisation"),
        empty_label=None,
        error_messages={
            "required": _("Choose for which organisation you log the event."),
            "invalid_choice": _("You do not log events for this organisation. Choose from the list."),
        },
    )

    def __init__(self, data: Any = None, files: Any = None, *, user: Any) -> None:
        super().__init__(data, files, initial={"token": uuid.uuid4()})
        self.organisations = list(_organisations(reach_of(user)).order_by("sort_key"))
        choice = self.fields["organisation"]
        choice.queryset = Organisation.objects.filter(pk__in=[one.pk for one in self.organisations])  # type: ignore[attr-defined]
        # Whoever edits for one organisation alone is not asked.
        if len(self.organisations) == 1:
            choice.required = False
            choice.widget = forms.HiddenInput()

    def clean_organisation(self) -> Organisation:
        """The organisation chosen, or the only one that there is."""
        return self.cleaned_data["organisation"] or self.organisations[0]


def _organisations(reach: Reach) -> QuerySet[Organisation]:
    """Those of the person; an administrator begins an event for any that has people of its own."""
    if reach.is_administrator:
        return Organisation.objects.filter(memberships__isnull=False).distinct()
    return Organisation.objects.filter(pk__in=reach.organisations)


class PublishForm(forms.Form):
    """That somebody has seen this version of the event, and publishes or submits it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = forms.CharField(
        label=_("What you corrected"),
        required=False,
        max_length=300,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody sees it on the page of the event. Leave it empty if no fact has changed."),
    )
    anyway = forms.BooleanField(
        label=_("Publish all the same"),
        error_messages={
            "required": _(
                "Look through the warnings: change what is written, or tick “Publish all the same”."
            )
        },
    )

    def __init__(
        self, data: Any = None, *, version: int, note: str, has_warnings: bool, asks_what_was_corrected: bool
    ) -> None:
        super().__init__(data, initial={"version": version, "note": note}, label_suffix="")
        if not has_warnings:
            del self.fields["anyway"]
        if not asks_what_was_corrected:
            del self.fields["note"]


class ReturnForm(forms.Form):
    """What the editors have to change before the event can be published."""

    note = forms.CharField(
        label=_("What has to be changed"),
        max_length=2000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what has to be changed, so that the editor knows.")},
    )

    def __init__(self, data: Any = None) -> None:
        # Beside it on the page stands another form with a note.
        super().__init__(data, auto_id="id_return_%s", label_suffix="")
