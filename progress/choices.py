"""Questions that are put together of ticks: what is known of them counts, whatever stands beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from progress.as_of import PARAMETER as DAY
from progress.as_of import AsOf


@dataclass(frozen=True)
class Option:
    """One choice: its word in the address, what it is called, and what it stands for."""

    slug: str
    label: str
    row: Any = None


class KnownChoices(forms.MultipleChoiceField):
    """Choices of which those that there are count, whatever stands beside them."""

    def __init__(self, options: Iterable[Option], **kwargs: Any) -> None:
        self.options = {option.slug: option for option in options}
        super().__init__(
            choices=[(option.slug, option.label) for option in self.options.values()],
            required=False,
            error_messages={"invalid_choice": _("There is no “%(value)s”. Choose from the list.")},
            **kwargs,
        )

    def known(self, asked: Iterable[str]) -> list[Option]:
        """The options asked for, each once, in the order of the list."""
        words = set(asked)
        return [option for slug, option in self.options.items() if slug in words]


class SettledChoice(forms.ChoiceField):
    """One of a few choices, the first where none is made."""

    def __init__(self, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(
            choices=choices,
            required=False,
            error_messages={"invalid_choice": _("There is no such choice. Choose from the list.")},
            **kwargs,
        )
        self.settled = choices[0][0]


class QuestionForm(forms.Form):
    """A question about what was known on a day: choices and, after them, the day."""

    def __init__(self, data: QueryDict, day: AsOf, choices: Mapping[str, forms.Field]) -> None:
        super().__init__(data)
        self.words, self.day = data, day
        self.fields.update(choices)
        self.fields[DAY] = forms.CharField(
            required=False,
            label=_("What was known on"),
            max_length=40,
            widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "2026-10-01"}),
        )

    def clean(self) -> dict[str, Any]:
        """Keep what is known of each field, whatever is wrong with the rest of it."""
        for name, field in self.fields.items():
            if isinstance(field, KnownChoices):
                self.cleaned_data[name] = field.known(self.words.getlist(name))
            elif isinstance(field, SettledChoice):
                self.cleaned_data[name] = self.cleaned_data.get(name) or field.settled
        if self.day.error and DAY not in self.errors:
            self.add_error(DAY, self.day.error)
        return self.cleaned_data


class Tick(NamedTuple):
    """A box to tick, or one of several of which only one is chosen."""

    value: str
    label: str
    is_chosen: bool


class Part(NamedTuple):
    """A field as the form shows it: its boxes, and in words what of it is chosen, or that nothing is."""

    name: str
    label: str
    kind: str
    boxes: list[Tick]
    errors: Any
    chosen: str = ""
    nothing: str = ""


def part(bound: forms.BoundField, asked: Any, nothing: Any = "") -> Part:
    """The field as the form shows it, made here: there may be a hundred boxes."""
    field: Any = bound.field
    several = isinstance(field, KnownChoices)
    chosen = {option.slug: option.label for option in asked} if several else {asked: ""}
    boxes = [Tick(value, str(label), value in chosen) for value, label in field.choices]
    kind = "checkbox" if several else "radio"
    words = ", ".join(filter(None, chosen.values()))
    return Part(bound.name, str(bound.label), kind, boxes, bound.errors, words, str(nothing))
