"""What may be asked of each list: its dataset's own filters, what changed since, and which part of it."""

import datetime as dt
import re
from functools import cache
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from portal.api.cursor import cursor_behind, row_before
from portal.api.problems import BadQuery, Mistake
from portal.open_data.dataset import Dataset

PER_PAGE, MOST_PER_PAGE = 50, 200
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?", re.ASCII)
LIMIT = re.compile(r"\d{1,3}", re.ASCII)


class MomentField(forms.CharField):
    """A field for a day, from its beginning in Lithuania, or for a moment with its offset from UTC."""

    def clean(self, value: Any) -> Any:
        """Return the moment."""
        typed = super().clean(value)
        if not typed:
            return None
        moment = _moment(typed) if MOMENT.fullmatch(typed) else None
        if moment is None:
            message = _("Write a day, 2026-01-31, or a moment with its offset, 2026-01-31T12:00:00Z.")
            raise forms.ValidationError(message)
        return moment


def _moment(typed: str) -> dt.datetime | None:
    try:
        if day := parse_date(typed):
            return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
        moment = parse_datetime(typed)
        # The first and the last days of the calendar are none in another time zone.
        return moment.astimezone(dt.UTC) if moment else None
    except (ValueError, OverflowError):
        return None


class ChangedSinceFilter(django_filters.Filter):
    """Rows added or changed at a moment or after it."""

    field_class = MomentField


class RowsFilterSet(django_filters.FilterSet):
    """What may be asked of any list."""

    dataset: ClassVar[Dataset]
    changed_since = ChangedSinceFilter(label=_("added or changed since"), method="of_since")

    def of_since(self, rows: QuerySet, _name: str, moment: dt.datetime) -> QuerySet:
        """Those that are new to whoever asked at that moment."""
        return self.dataset.changed_since(rows, moment)


@cache
def filter_set_of(dataset: Dataset) -> type[RowsFilterSet]:
    """The filters of the dataset's list."""
    name = "".join(part.capitalize() for part in dataset.name.split("-")) + "FilterSet"
    return type(name, (RowsFilterSet,), {"__doc__": str(dataset.name), "dataset": dataset, **dataset.filters})


class Question:
    """A question to a list: its rows, and which part of them."""

    OWN = ("limit", "cursor")

    def __init__(self, dataset: Dataset, query: QueryDict) -> None:
        self.dataset, self.query = dataset, query
        filters = filter_set_of(dataset)
        mistakes = list(self._strange([*filters.base_filters, *self.OWN]))
        self.limit, self.behind = self._limit(mistakes), self._behind(mistakes)
        self.filters = filters(query, queryset=dataset.rows().order_by("pk"))
        # The API speaks English, whatever the language of the pages around it.
        with translation.override("en"):
            for name, errors in self.filters.form.errors.items():
                mistakes += [Mistake(name, str(error)) for error in errors]
        if mistakes:
            raise BadQuery(mistakes)

    def page(self) -> tuple[list[int], str | None]:
        """The rows of the part that is asked for, and the cursor of the next part, if there is one."""
        rows = self.filters.qs.order_by("pk")
        if self.behind is not None:
            rows = rows.filter(pk__gt=self.behind)
        keys = list(dict.fromkeys(rows.values_list("pk", flat=True)[: self.limit + 1]))
        if len(keys) <= self.limit:
            return keys, None
        keys = keys[: self.limit]
        return keys, cursor_behind(self.dataset.name, keys[-1])

    def _strange(self, known: list[str]) -> list[Mistake]:
        found = []
        for name, values in self.query.lists():
            if name not in known:
                words = ", ".join(known)
                found.append(Mistake(name[:100], f"There is no such parameter. There are: {words}."))
            elif len(values) > 1:
                found.append(Mistake(name, "Give the parameter once."))
            elif not values[0].strip():
                found.append(Mistake(name, "Give a value, or leave the parameter out."))
        return found

    def _limit(self, mistakes: list[Mistake]) -> int:
        text = self.query.get("limit", "").strip() or str(PER_PAGE)
        if LIMIT.fullmatch(text) and 1 <= int(text) <= MOST_PER_PAGE:
            return int(text)
        mistakes.append(Mistake("limit", f"Write a whole number from 1 to {MOST_PER_PAGE}."))
        return PER_PAGE

    def _behind(self, mistakes: list[Mistake]) -> int | None:
        text = self.query.get("cursor", "").strip()
        behind = row_before(self.dataset.name, text) if text else None
        if text and behind is None:
            detail = "There is no such cursor in this list. Take it from the address in “next”, as it is."
            mistakes.append(Mistake("cursor", detail))
        return behind
