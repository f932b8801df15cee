"""A public dataset: which rows it has, which columns, and what may be asked of it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import django_filters
from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.utils import translation

from events.models import Event
from municipalities.tables import whole_rows
from portal.open_data.columns import REFERENCES, DataColumn, field_at


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows of one kind that everybody may reuse.

    `name` is the dataset's name for machines: its address in the API and the name of its files; `slug` is the
    address of its page. `rows` are those that the public may read, and none but those. `reads` are the
    relations that its columns follow. `filters` are what the API lets one ask.
    """

    name: str
    slug: str
    group: Any
    title: Any
    about: Any
    rows: Callable[[], QuerySet]
    columns: tuple[DataColumn, ...]
    reads: tuple[str, ...] = ()
    filters: Mapping[str, django_filters.Filter] = field(default_factory=dict)
    # When the row itself keeps the moment of its last change, the name of that column.
    changed_column: str = ""

    @cached_property
    def all_columns(self) -> tuple[DataColumn, ...]:
        """The columns as they stand in the files: what the row rests on comes last."""
        return tuple(sorted(self.columns, key=lambda column: column.is_source))

    @property
    def model(self) -> Any:
        """What the rows are."""
        return self.rows().model

    def whole(self) -> QuerySet:
        """The public rows with everything that the columns read, in a fixed number of queries."""
        model = self.model
        rows, heavy = self.rows().order_by(), []
        for path in self.reads:
            field_ = field_at(model, path)
            if not (field_.many_to_many or field_.one_to_many):
                rows = rows.select_related(path)
                heavy += _heavy(field_, path)
        lists = [_list_of(model, path) for path in self.reads]
        return (
            rows.prefetch_related(*(one for one in lists if one))
            .defer(*heavy)
            .annotate(row_changed=self._changed)
        )

    @property
    def _changed(self) -> Any:
        if self.changed_column:
            return F(self.changed_column)
        versions = self.model.pgh_event_model.objects.filter(pgh_obj_id=OuterRef("pk"))
        return Subquery(versions.order_by("-pgh_created_at").values("pgh_created_at")[:1])

    def changed_since(self, rows: QuerySet, moment: dt.datetime) -> QuerySet:
        """Those of the rows that were added or changed at the moment or after it."""
        if self.changed_column:
            return rows.filter(**{f"{self.changed_column}__gte": moment})
        changed = self.model.pgh_event_model.objects.filter(pgh_created_at__gte=moment)
        return rows.filter(pk__in=changed.values("pgh_obj_id"))

    def in_order(self) -> Iterator[Any]:
        """Every public row, by its identifier, some hundreds fetched at a time."""
        whole = self.whole()
        for some in whole_rows(self.rows().order_by("pk"), whole):
            yield from some

    def first(self, count: int) -> list[Any]:
        """The first rows, as an example."""
        return list(self.whole().order_by("pk")[:count])

    def cells(self, row: Any, site: str) -> list[Any]:
        """The cells of a row, the same in whatever language they are asked for."""
        with translation.override(settings.LANGUAGE_CODE):
            return [column.read(row, site) for column in self.all_columns]


def _heavy(field_: Any, path: str) -> list[str]:
    reference = REFERENCES.get(field_.related_model.__name__)
    return [f"{path}__{name}" for name in reference.heavy] if reference else []


def _list_of(model: Any, path: str) -> Any:
    """What fetches a list of other rows; of events only those that the public may read."""
    field_ = field_at(model, path)
    if not (field_.many_to_many or field_.one_to_many):
        return None
    other = field_.related_model
    if other is Event:
        return Prefetch(path, Event.objects.published().only("pk").order_by("pk"))
    return path if field_.one_to_many else Prefetch(path, other._default_manager.defer(*_heavy_of(other)))


def _heavy_of(model: Any) -> tuple[str, ...]:
    reference = REFERENCES.get(model.__name__)
    return reference.heavy if reference else ()


class Size(NamedTuple):
    """How many rows a dataset has, and when one of them last changed."""

    rows: int
    changed_at: dt.datetime | None


def sizes(datasets: Iterable[Dataset]) -> dict[str, Size]:
    """The size of each dataset, all of them in two queries."""
    known = list(datasets)
    counts = dict(_together(_count(one) for one in known))
    moments = dict(_together(_last_change(one) for one in known))
    return {one.name: Size(counts.get(one.name, 0), moments.get(one.name)) for one in known}


def _together(queries: Iterable[QuerySet]) -> Iterable[tuple[str, Any]]:
    first, *rest = queries
    return first.union(*rest, all=True) if rest else first


def _count(dataset: Dataset) -> QuerySet:
    rows = dataset.rows().order_by().annotate(dataset=Value(dataset.name))
    return rows.values_list("dataset").annotate(Count("pk"))


def _last_change(dataset: Dataset) -> QuerySet:
    name = Value(dataset.name)
    public = dataset.rows().order_by()
    if dataset.changed_column:
        return public.annotate(dataset=name).values_list("dataset").annotate(Max(dataset.changed_column))
    versions = dataset.model.pgh_event_model.objects.filter(pgh_obj_id__in=public.values("pk")).order_by()
    return versions.annotate(dataset=name).values_list("dataset").annotate(Max("pgh_created_at"))
