"""What every list shares: the query string is its whole state, and a page that is not there is a 404."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, NamedTuple
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import Count, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest
from django.utils.choices import flatten_choices
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from municipalities.models import Municipality, Region, ServiceType
from municipalities.whole_numbers import whole_number

PER_PAGE = 25
PAGE_PARAMETER = "puslapis"
# An address may hold any number of digits; a page number may not.
LONGEST_PAGE_NUMBER = 9


def paginate(request: HttpRequest, rows: QuerySet | list[Any], per_page: int = PER_PAGE) -> Page:
    """Return the page that the address asks for; a page that is not there raises Http404."""
    number = request.GET.get(PAGE_PARAMETER, "1")
    try:
        return Paginator(rows, per_page).page(whole_number(number, digits=LONGEST_PAGE_NUMBER) or 0)
    except (EmptyPage, PageNotAnInteger) as error:
        message = f"no page {number!r}"
        raise Http404(message) from error


def fetch_whole(page: Page, rows: QuerySet) -> Page:
    """Fetch the rows of a page of bare keys: sorting thousands of wide rows to show 25 takes its time."""
    found = rows.in_bulk([row.pk for row in page.object_list])
    page.object_list = [found[row.pk] for row in page.object_list]
    return page


def fold(text: str) -> str:
    """Lower case without Lithuanian diacritics, as the database's `fold_lithuanian` makes it."""
    return text.lower().translate(str.maketrans("ąčęėįšųūž", "aceeisuuz"))


def folded(*columns: str) -> Func:
    """Text of the columns as `fold` makes it, for the database to search in."""
    parts = [part for column in columns for part in (F(column), Value(" "))]
    return Func(
        Concat(*parts, output_field=TextField()), function="fold_lithuanian", output_field=TextField()
    )


def ask(word: str) -> Callable[[Any, str, Any], QuerySet]:
    """Return a filter's method that hands the value to the rows' own queryset, by the name of its word."""
    return lambda rows, _name, value: getattr(rows, word)(value)


class AppliedFilter(NamedTuple):
    """One choice that the reader made: its field, what was chosen, and the address without it."""

    label: str
    value: str
    address: str


class SlugChoiceFilter(django_filters.ChoiceFilter):
    """A choice whose values in the address are Lithuanian words and in the database our own terms.

    `slugs` maps the word to (term, label).
    """

    def __init__(self, slugs: dict[str, tuple[Any, Any]], **kwargs: Any) -> None:
        self.slugs = slugs
        kwargs.setdefault("empty_label", _("all"))
        super().__init__(
            choices=[(slug, label) for slug, (_term, label) in slugs.items()],
            error_messages={"invalid_choice": _("There is no such choice. Choose from the list.")},
            **kwargs,
        )

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        """Filter by the term that the word stands for."""
        return super().filter(qs, self.slugs[value][0] if value in self.slugs else value)


def choice_slugs(**slugs: Any) -> dict[str, tuple[Any, Any]]:
    """Map words of the address to members of a Choices class; an underscore stands for a hyphen."""
    return {word.replace("_", "-"): (term.value, term.label) for word, term in slugs.items()}


class RegionFilter(django_filters.ModelChoiceFilter):
    """A region, by its slug."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Region"))
        super().__init__(
            queryset=Region.objects.only("slug", "name", "name_en", "sort_key"),
            to_field_name="slug",
            empty_label=_("all regions"),
            error_messages={"invalid_choice": _("There is no such region. Choose from the list.")},
            **kwargs,
        )


class MunicipalityFilter(django_filters.ModelChoiceFilter):
    """A municipality, by its slug."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Municipality"))
        super().__init__(
            queryset=Municipality.objects.only("slug", "name", "name_en", "sort_key"),
            to_field_name="slug",
            empty_label=_("all municipalities"),
            error_messages={"invalid_choice": _("There is no such municipality. Choose from the list.")},
            **kwargs,
        )


class ServiceFilter(django_filters.ModelChoiceFilter):
    """A service of the catalogue, by its slug."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Service"))
        super().__init__(
            queryset=ServiceType.objects.only("slug", "name", "name_en", "sort_key"),
            to_field_name="slug",
            empty_label=_("all services"),
            error_messages={"invalid_choice": _("There is no such service. Choose from the list.")},
            **kwargs,
        )


class LateChoiceFilter(django_filters.ChoiceFilter):
    """A choice among what the database holds; `find` is asked once for each page."""

    def __init__(self, find: Callable[[], list[tuple[Any, Any]]], **kwargs: Any) -> None:
        self.find = find
        super().__init__(choices=(), **kwargs)

    @cached_property
    def field(self) -> forms.Field:
        """The field with the choices of this moment."""
        self.extra["choices"] = self.find()
        return super().field


class YearFilter(LateChoiceFilter):
    """A year in which the list has something."""

    def __init__(self, years: Callable[[], Iterable[int]], **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Year"))
        super().__init__(
            find=lambda: [(str(year), str(year)) for year in years()],
            empty_label=_("all years"),
            error_messages={"invalid_choice": _("There is nothing of that year. Choose from the list.")},
            **kwargs,
        )


class WordsFilter(django_filters.CharFilter):
    """Words that must all occur, in whatever case and with or without diacritics.

    `text` is where they are looked for: a column that is folded already, or what `folded` makes of others.
    """

    LONGEST = 200

    def __init__(self, text: str | Func, **kwargs: Any) -> None:
        self.text = F(text) if isinstance(text, str) else text
        kwargs.setdefault("label", _("Words"))
        super().__init__(
            max_length=self.LONGEST,
            widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
            error_messages={
                "max_length": ngettext_lazy(
                    "Write at most %(limit_value)d character.",
                    "Write at most %(limit_value)d characters.",
                    "limit_value",
                )
            },
            **kwargs,
        )

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        """Keep the rows that hold every word."""
        words = fold(value or "").split()
        if words:
            qs = qs.alias(text_of_row=self.text)
        for word in words:
            qs = qs.filter(text_of_row__contains=word)
        return qs


class SortFilter(django_filters.ChoiceFilter):
    """The order of the list. `orders` maps the word in the address to (label, order_by expressions).

    The first order is the list's own, used when none is chosen or the word is unknown.
    """

    def __init__(self, orders: dict[str, tuple[Any, tuple[Any, ...]]], **kwargs: Any) -> None:
        self.orders = orders
        kwargs.setdefault("label", _("Order"))
        super().__init__(
            choices=[(slug, label) for slug, (label, _by) in orders.items()],
            empty_label=None,
            error_messages={"invalid_choice": _("There is no such order. Choose from the list.")},
            **kwargs,
        )

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        """Put the rows in order."""
        return qs.order_by(*self.orders[self.chosen(value)][1])

    def chosen(self, value: str | None) -> str:
        """The word of the order in force."""
        return value if value in self.orders else next(iter(self.orders))


def count_by(rows: QuerySet, column: str) -> dict[Any, int]:
    """Count the rows for each value of the column."""
    return dict(rows.values_list(column).annotate(Count("pk", distinct=True)).order_by())


class ListFilterSet(django_filters.FilterSet):
    """What a person may ask of a list.

    An unknown value is an error beside its field, and the other filters still apply. `facets` maps a filter
    to the column by which its choices are counted, or to a function that counts the rows it is given; each
    counted filter costs one query. The counts stay in `counts`. Every list has a `rikiuoti`, a SortFilter.
    """

    facets: ClassVar[dict[str, str | Callable[[QuerySet], Mapping[Any, int]]]] = {}
    sort_name = "rikiuoti"
    queryset: QuerySet

    def __init__(self, data: Any, queryset: QuerySet) -> None:
        super().__init__(data, queryset=queryset)
        self.counts: dict[str, Mapping[Any, int]] = {}
        self._is_found = False

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Apply every filter whose value is known; always put the rows in order."""
        sort = self.filters[self.sort_name]
        return sort.filter(self._filtered(queryset), self.form.cleaned_data.get(self.sort_name))

    def _filtered(self, queryset: QuerySet, without: str = "") -> QuerySet:
        for name, value in self.form.cleaned_data.items():
            is_done = self._is_found and isinstance(self.filters[name], WordsFilter)
            if name not in {without, self.sort_name} and not is_done:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def _find_words(self) -> None:
        """Read the texts once for the list and all its counts: no index helps there."""
        for name, value in self.form.cleaned_data.items():
            if value and isinstance(self.filters[name], WordsFilter):
                found = self.filters[name].filter(self.queryset.order_by(), value)
                self.queryset = self.queryset.filter(pk__in=list(found.values_list("pk", flat=True)))
                self._is_found = True

    def count_choices(self) -> None:
        """Write beside each choice how many rows it would show, the other filters unchanged."""
        self.is_valid()
        self._find_words()
        for name, column in self.facets.items():
            rows = self._filtered(self.queryset.order_by(), without=name)
            self.counts[name] = column(rows) if callable(column) else count_by(rows, column)
            field = self.form.fields[name]
            field.widget.choices = self._counted(name, field.choices)

    def _counted(self, name: str, choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
        slugs = getattr(self.filters[name], "slugs", {})
        counted: list[tuple[Any, Any]] = []
        for value, label in choices:
            if isinstance(label, list | tuple):
                counted.append((value, self._counted(name, label)))
            elif value == "":
                counted.append((value, label))
            else:
                counted.append((value, f"{label} ({self.counts[name].get(self._term(slugs, value), 0)})"))
        return counted

    @staticmethod
    def _term(slugs: dict[str, tuple[Any, Any]], value: Any) -> Any:
        word = str(value)
        if word in slugs:
            return slugs[word][0]
        return int(word) if word.isdigit() else word

    @cached_property
    def applied(self) -> list[AppliedFilter]:
        """The choices in force, each to be taken back by one link."""
        chosen = []
        for name, value in self.form.cleaned_data.items():
            if value in (None, "", []) or name == self.sort_name:
                continue
            field = self.form.fields[name]
            # A word stands for the label of its choice; a row of the database says itself what it is.
            labels = dict(flatten_choices(getattr(field, "choices", ()))) if isinstance(value, str) else {}
            label = str(labels.get(value, value))
            chosen.append(AppliedFilter(str(field.label), label, self._address_without(name)))
        return chosen

    @property
    def mistaken(self) -> list[forms.BoundField]:
        """The fields whose value is unknown, which the list therefore passes over."""
        return [self.form[name] for name in self.form.errors]

    def _address_without(self, name: str) -> str:
        data = self.data.copy()
        for left_out in (name, PAGE_PARAMETER):
            data.pop(left_out, None)
        kept = {key: value for key, value in data.items() if value}
        return f"?{urlencode(kept)}"

    @property
    def order(self) -> str:
        """The word of the order in force."""
        return self.filters[self.sort_name].chosen(self.form.cleaned_data.get(self.sort_name))

    @property
    def sort_label(self) -> str:
        """How the rows are ordered, in words."""
        return str(self.filters[self.sort_name].orders[self.order][0])
