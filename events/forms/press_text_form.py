"""A text that somebody brings to begin drafts with."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.acts import NewEventForm
from events.forms.basics import too_long
from events.press.files import clean_words, words_of
from municipalities.whole_numbers import whole_number

LONGEST = 200_000
# Instead of the number of an event: a draft in which nothing is written yet.
EMPTY = "empty"


class ChosenField(forms.MultipleChoiceField):
    """Which of the events that were offered; one that is not there is not chosen."""

    def valid_value(self, value: Any) -> bool:
        """Take the numbers of events, and what stands for none of them."""
        return value == EMPTY or whole_number(value, digits=3) is not None


class PressTextForm(NewEventForm):
    """A pasted text or a file, for which organisation, and later which of the events of the text."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy("The whole page may be pasted: menus and other news are left out."),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.docx,.pdf"}),
        help_text=gettext_lazy("TXT, a page saved as HTML, DOCX or PDF, at most 10 MB"),
    )
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    # What was offered and is now chosen: places of events in the text.
    chosen = ChosenField(required=False, widget=forms.MultipleHiddenInput)

    field_order = ("organisation", "text", "file", "token", "name", "chosen")

    def clean(self) -> dict[str, Any]:
        """Take the words of the file where there is one, and of the field where there is none."""
        data = self.cleaned_data
        if data.get("file"):
            self._read_file(data)
        else:
            data["text"] = clean_words(data.get("text", ""))
            if not data["text"]:
                self.add_error("text", _("Paste the text or choose a file"))
        if len(data.get("text", "")) > LONGEST:
            name = "file" if data.get("file") else "text"
            self.add_error(name, too_long(data["text"], LONGEST))
        return data

    def _read_file(self, data: dict[str, Any]) -> None:
        try:
            data["text"], data["name"] = words_of(data["file"])
        except ValidationError as error:
            self.add_error("file", error)
