"""Questions that are put together of ticks: what is known of them counts, whatever stands beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


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


def keep_what_is_known(form: forms.Form, words: QueryDict) -> None:
    """Put into the cleaned data of the form what is known of each of its choices."""
    for name, field in form.fields.items():
        if isinstance(field, KnownChoices):
            form.cleaned_data[name] = field.known(words.getlist(name))
        elif isinstance(field, SettledChoice):
            form.cleaned_data[name] = form.cleaned_data.get(name) or field.settled


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
