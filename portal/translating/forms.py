"""What a person may send: the English of one unit, and what to see of the list."""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from events.forms.personal import has_personal_code
from municipalities.rich_text import clean_rich_text
from portal.translating.kinds import KINDS
from portal.translating.lacking import ALL, LACKING, OUTDATED, TO_DO
from portal.translating.texts import Section, Text, digest


class UnitsForm(forms.Form):
    """Which units to show: of one kind or of all, and in what state."""

    busena = forms.ChoiceField(
        label=gettext_lazy("What to show"),
        required=False,
        choices=[
            (TO_DO, gettext_lazy("what lacks English or has changed since")),
            (LACKING, gettext_lazy("what lacks English")),
            (OUTDATED, gettext_lazy("what has changed since")),
            (ALL, gettext_lazy("everything")),
        ],
        error_messages={"invalid_choice": gettext_lazy("There is no such choice. Choose from the list.")},
    )
    rusis = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such kind. Choose from the list.")},
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.fields["rusis"].choices = [  # type: ignore[attr-defined]
            ("", _("all kinds")),
            *((kind.slug, kind.label) for kind in KINDS.values()),
        ]
        self.full_clean()

    @property
    def state(self) -> str:
        """The state that was asked for; an unknown one says so beside its field, and counts as none."""
        return str(self.cleaned_data.get("busena", TO_DO))

    @property
    def kind(self) -> str:
        """The kind that was asked for, if any."""
        return str(self.cleaned_data.get("rusis", ""))

    @property
    def mistaken(self) -> list[forms.BoundField]:
        """The fields whose value is unknown."""
        return [field for field in self if field.errors]

    def show_counts(self, counts: dict[str, int]) -> None:
        """Say beside each kind how many units of it there are; a kind without any is left out."""
        self.fields["rusis"].choices = [  # type: ignore[attr-defined]
            ("", _("all kinds")),
            *(
                (kind.slug, f"{kind.label} ({counts.get(kind.slug, 0)})")
                for kind in KINDS.values()
                if kind.slug in counts or kind.slug == self.kind
            ),
        ]


class EnglishField(forms.CharField):
    """The English of one text: no longer than its column, and cleaned like the Lithuanian."""

    def __init__(self, text: Text) -> None:
        attributes = {"lang": "en", "spellcheck": "true", "maxlength": text.longest}
        if text.is_rich:
            attributes["data-rich-text"] = ""
        if text.is_long:
            rows = min(max(len(text.lithuanian) // 60 + 1, 2), 18)
            widget: forms.Widget = forms.Textarea(attrs=attributes | {"rows": rows})
        else:
            widget = forms.TextInput(attrs=attributes)
        super().__init__(label=text.label, required=False, widget=widget, initial=text.english)
        self.text = text

    def clean(self, value: Any) -> str:
        """Return the text as it is kept, or say what is wrong with it."""
        typed = super().clean(value)
        if self.text.is_rich:
            typed = clean_rich_text(typed)
        elif self.text.is_long:
            typed = typed.replace("\r\n", "\n").replace("\r", "\n")
        else:
            typed = " ".join(typed.split())
        if len(typed) > self.text.longest:
            message = ngettext_lazy(
                "Shorten the text: at most %(limit)s character fits.",
                "Shorten the text: at most %(limit)s characters fit.",
                self.text.longest,
            )
            raise ValidationError(message, code="too_long", params={"limit": self.text.longest})
        if has_personal_code(typed):
            raise ValidationError(_("There is a personal code in the text: take it out."), code="personal")
        return typed


class Cell(NamedTuple):
    """One text on the page: its field, whether its English still holds, and what was seen of it."""

    text: Text
    field: forms.BoundField
    holds: forms.BoundField | None
    seen: str


class EnglishForm(forms.Form):
    """The English of all texts of a unit. It is taken whole or not at all.

    The page says of each text what it has shown (`<name>-seen`). What somebody else has changed meanwhile is
    kept where the person has not touched it; where both have, the person is told first what stands there.
    """

    def __init__(self, data: QueryDict | None, *, sections: list[Section]) -> None:
        super().__init__(data.copy() if data is not None else None)
        self.sections = sections
        self.texts = {text.name: text for section in sections for text in section.texts}
        for name, text in self.texts.items():
            self.fields[name] = EnglishField(text)
            if text.is_outdated:
                self.fields[f"{name}-holds"] = forms.BooleanField(
                    label=_("The English still holds"), required=False
                )
        self.changes: list[tuple[Text, str]] = []
        self.seen = {name: self._seen(text) for name, text in self.texts.items()}

    def _seen(self, text: Text) -> str:
        """What the person has seen of the text; of a page that is only opened now, what stands."""
        return str(self.data.get(f"{text.name}-seen", "")) if self.is_bound else text.seen

    @property
    def parts(self) -> list[tuple[Section, list["Cell"]]]:
        """The sections, each text with its fields."""
        return [(section, [self._cell(text) for text in section.texts]) for section in self.sections]

    def _cell(self, text: Text) -> "Cell":
        holds = self[f"{text.name}-holds"] if text.is_outdated else None
        return Cell(text, self[text.name], holds, self.seen[text.name])

    def clean(self) -> dict[str, Any]:
        """Part what the person has changed from what is only as the page showed it."""
        for name, text in self.texts.items():
            if name in self.cleaned_data:
                self._weigh(name, text)
        return self.cleaned_data

    def _weigh(self, name: str, text: Text) -> None:
        typed, holds = self.cleaned_data[name], bool(self.cleaned_data.get(f"{name}-holds"))
        lithuanian, _dot, english = self.seen[name].partition(".")
        self.seen[name] = text.seen
        is_same = typed == text.english
        if is_same and not holds:
            return
        if digest(typed) == english and not holds:
            # Somebody else has changed what this person has only seen.
            self.data[name] = text.english  # type: ignore[index]
            return
        if not is_same and text.english and english != digest(text.english):
            message = _(
                "%(label)s: somebody has meanwhile written “%(text)s”. Save again to put yours in its place."
            )
            facts = {"label": text.label, "text": text.english}
            self.add_error(name, ValidationError(message, code="changed", params=facts))
        elif lithuanian != digest(text.lithuanian):
            message = _("%(label)s: the Lithuanian has meanwhile changed. Look at it and save again.")
            self.add_error(name, ValidationError(message, code="changed", params={"label": text.label}))
        else:
            self.changes.append((text, typed))
