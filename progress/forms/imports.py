"""What a person says of a file of figures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.partial_dates import Precision
from municipalities.typed_dates import TypedDateField
from municipalities.uploads import size_words
from progress.actions.imports import SourceSaid
from progress.importing.checking import Outcome
from progress.importing.files import MOST_BYTES, TableFile, check_table_file

# Faults come first, and what changes nothing last.
SHOWN = {
    "atmestos": (Outcome.REFUSED, pgettext_lazy("lines of a file", "At fault")),
    "keiciamos": (Outcome.CHANGED, pgettext_lazy("lines of a file", "To be changed")),
    "pridedamos": (Outcome.ADDED, pgettext_lazy("lines of a file", "To be added")),
    "nekeiciamos": (Outcome.UNCHANGED, pgettext_lazy("lines of a file", "Unchanged")),
}


class ImportForm(forms.Form):
    """A file of figures, and the source that they are from."""

    publisher = forms.CharField(
        label=_("publisher"),
        max_length=200,
        help_text=_("Who published the figures: an institution, an organisation."),
        error_messages={"required": _("Write who published the figures.")},
    )
    title = forms.CharField(
        label=_("title"),
        max_length=300,
        help_text=_("Figures of the same publisher, title and address replace those of an earlier file."),
        error_messages={"required": _("Write under what title the figures were published.")},
    )
    url = forms.URLField(label=_("address"), max_length=500, required=False, assume_scheme="https")
    published = TypedDateField(label=_("published on"), required=False)
    file = forms.FileField(
        label=_("file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"required": _("Choose a file"), "invalid": _("Choose a file")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("CSV or XLSX, at most %(size)s.") % {"size": size_words(MOST_BYTES)}

    def clean_published(self) -> Any:
        """The whole day, if it is said at all."""
        date = self.cleaned_data["published"]
        if date and date.precision != Precision.DAY:
            raise ValidationError(_("Write the whole day, like 2026-10-01."))
        return date

    def clean_file(self) -> TableFile:
        """Look at the file by its content."""
        return check_table_file(self.cleaned_data["file"])

    @property
    def source_said(self) -> SourceSaid:
        """Where the file comes from."""
        said = self.cleaned_data
        date = said["published"]
        return SourceSaid(said["publisher"], said["title"], said["url"], date.on if date else None)


class ShownForm(forms.Form):
    """Which lines of a file its preview shows."""

    rodyti = forms.ChoiceField(
        required=False,
        choices=[(word, label) for word, (_outcome, label) in SHOWN.items()],
        error_messages={"invalid_choice": _("There is no such choice. Choose from the list.")},
    )

    @property
    def outcome(self) -> Outcome | None:
        """Those with this outcome; all, where none is chosen."""
        word = self.cleaned_data["rodyti"] if self.is_valid() else ""
        return SHOWN[word][0] if word else None
