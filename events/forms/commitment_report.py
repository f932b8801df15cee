"""What a person may report about a promise."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models import Commitment, Event
from municipalities.access import reach_of
from municipalities.typed_dates import TypedDateField


class CommitmentReportForm(forms.Form):
    """How far a promise has come, in what words, and what shows it: an event or a published text."""

    status = forms.ChoiceField(label=_("What has become of it"), widget=forms.RadioSelect)
    reported = TypedDateField(label=_("Reported on"))
    note = forms.CharField(
        label=_("What was reported"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    event = forms.ModelChoiceField(
        label=_("The event that shows it"), queryset=Event.objects.none(), required=False, empty_label="–"
    )
    source_url = forms.URLField(
        label=_("Or the address of a text that shows it"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    source_publisher = forms.CharField(label=_("Publisher of the text"), required=False, max_length=200)
    source_title = forms.CharField(label=_("Title of the text"), required=False, max_length=300)

    def __init__(self, *args: Any, commitment: Commitment, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commitment = commitment
        self.fields["status"].choices = Commitment.Status.choices  # type: ignore[attr-defined]
        self.fields["event"].queryset = evidence_for(commitment, user)  # type: ignore[attr-defined]
        for name, message in (
            ("status", _("Choose what has become of the promise.")),
            ("reported", _("Write when it was reported.")),
            ("note", _("Write what was reported.")),
        ):
            self.fields[name].error_messages |= {"required": message, "invalid_choice": message}
        self.fields["event"].error_messages["invalid_choice"] = _(
            "There is no such event. Choose from the list."
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the evidence: a report rests on an event or on a text whose publisher is known."""
        cleaned = super().clean() or self.cleaned_data
        url, publisher, title = (cleaned.get(f"source_{name}") for name in ("url", "publisher", "title"))
        has_source = bool(url or publisher or title)
        if not cleaned.get("event") and not has_source and "event" not in self.errors:
            self.add_error("event", _("Name the event or the text that shows it."))
        if has_source and "source_url" not in self.errors:
            for name, value, message in (
                ("source_url", url, _("Write the address of the text.")),
                ("source_publisher", publisher, _("Write who published the text.")),
                ("source_title", title, _("Write the title of the text.")),
            ):
                if not value:
                    self.add_error(name, message)
        reported, promised = cleaned.get("reported"), self.commitment.event.starts_on
        if reported and promised and reported.last < promised:
            self.add_error("reported", _("A report comes no earlier than the promise."))
        return cleaned


def evidence_for(commitment: Commitment, user: Any) -> Any:
    """Return the published events that may show something of the promise, the newest first."""
    reach = reach_of(user)
    near = Q(region=commitment.event.region_id) | Q(owner__in=reach.organisations) | Q(is_nationwide=True)
    events = Event.objects.published().only("title", "english", "starts_on").newest_first()
    return events if reach.is_administrator else events.filter(near)
