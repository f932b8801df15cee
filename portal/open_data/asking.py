"""What the API lets one ask of a dataset, made of the same parts as the filters of the lists."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import Event
from municipalities.listing import WordsFilter, ask
from municipalities.models import Municipality, Organisation, Region, ServiceType
from progress.models import Indicator

FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_ID = 2**31 - 1
NO_SUCH = _("There is no such row. Take the value from the list that it belongs to.")


class CodeFilter(django_filters.ChoiceFilter):
    """One of the words that the column takes."""

    def __init__(self, choices: type[models.TextChoices], **kwargs: Any) -> None:
        self.words = choices.values
        words = ", ".join(choices.values)
        error = _("There is no such word here. Take one of these: %(words)s.")
        super().__init__(
            choices=choices.choices, error_messages={"invalid_choice": _Told(error, words)}, **kwargs
        )


class _Told:
    """A message in the language in which it is read, with the words that may stand there."""

    def __init__(self, message: Any, words: str) -> None:
        self.message, self.words = message, words

    def __str__(self) -> str:
        return str(self.message) % {"words": self.words}

    def __mod__(self, _values: Any) -> str:
        return str(self)


class RowFilter(django_filters.ModelChoiceFilter):
    """Rows that name one row of another list, by its code, key or identifier."""

    def __init__(self, rows: Callable[[Any], QuerySet], key: str, example: str, **kwargs: Any) -> None:
        self.key, self.example = key, example
        super().__init__(
            queryset=rows, to_field_name=key, error_messages={"invalid_choice": NO_SUCH}, **kwargs
        )


class IdFilter(django_filters.Filter):
    """Rows that name one row of another list, by its identifier, whether or not that one is there."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=LARGEST_ID, **kwargs)


class YearOfFilter(django_filters.Filter):
    """Rows of a year, by the first day of what is known of their date."""

    field_class = forms.IntegerField

    def __init__(self, column: str, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("year"))
        super().__init__(
            field_name=column, lookup_expr="year", min_value=FIRST_YEAR, max_value=LAST_YEAR, **kwargs
        )


class FlagFilter(django_filters.Filter):
    """Rows for which something holds, or does not."""

    field_class = forms.TypedChoiceField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("true", "true"), ("false", "false")],
            coerce=lambda word: word == "true",
            empty_value=None,
            error_messages={"invalid_choice": _("Write true or false.")},
            **kwargs,
        )


def words(column: str = "words") -> WordsFilter:
    """Words that must all occur."""
    return WordsFilter(column, label=_("words that must all occur, with or without diacritics"))


def region(column: str = "", method: str = "") -> RowFilter:
    """A region by its code: of a column, or as the rows' own queryset understands it."""
    return RowFilter(
        lambda _request: Region.objects.only("code"),
        "code",
        "LT-SA",
        label=_("region, code"),
        **_how(column, method),
    )


def municipality(column: str = "", method: str = "") -> RowFilter:
    """A municipality by its code."""
    return RowFilter(
        lambda _request: Municipality.objects.only("code", "region"),
        *("code", "LT-27"),
        label=_("municipality, code"),
        **_how(column, method),
    )


def service(column: str) -> RowFilter:
    """A service by its key."""
    return RowFilter(
        lambda _request: ServiceType.objects.only("slug"),
        *("slug", "laikinas-atokvepis"),
        field_name=column,
        label=_("service, key"),
    )


def indicator(column: str = "indicator") -> RowFilter:
    """An indicator by its key."""
    return RowFilter(
        lambda _request: Indicator.objects.only("slug"),
        *("slug", "vaikai-globos-institucijose"),
        field_name=column,
        label=_("indicator, key"),
    )


def organisation(column: str) -> IdFilter:
    """An organisation by its identifier."""
    return IdFilter(field_name=column, label=Organisation._meta.verbose_name)


def event(column: str = "event") -> IdFilter:
    """An event by its identifier."""
    return IdFilter(field_name=column, label=Event._meta.verbose_name)


def _how(column: str, method: str) -> dict[str, Any]:
    return {"method": ask(method)} if method else {"field_name": column}
