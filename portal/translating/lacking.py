"""What lacks English, asked of the database: which units, and how many of their texts."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import (
    Case,
    Count,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from portal.translating.kinds import KINDS, Kind

# A question about one column of a model that may stand in English.
Ask = Callable[[str], Q]
LACKING, OUTDATED, TO_DO, ALL = "truksta", "pasenes", "", "visi"


def lacks(column: str) -> Q:
    """That the column says something in Lithuanian only."""
    return ~Q(**{column: ""}) & ~Q(english__has_key=column)


def is_outdated(column: str) -> Q:
    """That its Lithuanian has changed since it was put into English."""
    of = KeyTextTransform("of", KeyTextTransform(column, "english"))
    return Q(english__has_key=column) & ~Q(**{column: ""}) & ~Q(**{column: of})


def to_do(column: str) -> Q:
    """Either of the two."""
    return lacks(column) | is_outdated(column)


QUESTIONS: dict[str, Ask] = {TO_DO: to_do, LACKING: lacks, OUTDATED: is_outdated}


def units_with(kind: Kind, rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Those of the units that have a text in this state, in their own columns or in their parts."""
    if state == ALL:
        return rows
    asked = QUESTIONS[state]
    found = _any(rows.model, asked)
    for part in kind.parts:
        inner = part.model._default_manager.filter(part.which & _any(part.model, asked))
        found |= Q(pk__in=inner.order_by().values(part.path))
    return rows.filter(found)


def _any(model: type[Model], asked: Ask) -> Q:
    found = Q()
    for column in _columns(model):
        found |= asked(column)
    return found


def _columns(model: type[Model]) -> tuple[str, ...]:
    return model.IN_TWO_LANGUAGES  # type: ignore[attr-defined]


def with_counts(kind: Kind, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The units, each with its kind and the number of its texts that lack English, or are outdated."""
    return rows.annotate(
        kind_slug=Value(kind.slug),
        lacking_count=_count(kind, rows.model, lacks),
        outdated_count=_count(kind, rows.model, is_outdated),
    )


def _count(kind: Kind, model: type[Model], asked: Ask) -> Any:
    count = _in_row(model, asked)
    for part in kind.parts:
        inner = part.model._default_manager.filter(part.which, **{part.path: OuterRef("pk")})
        found = inner.order_by().values(part.path).annotate(found=Sum(_in_row(part.model, asked)))
        count += Coalesce(Subquery(found.values("found"), output_field=IntegerField()), 0)
    return count


def _in_row(model: type[Model], asked: Ask) -> Any:
    counts: Any = Value(0)
    for column in _columns(model):
        counts += Case(When(asked(column), then=Value(1)), default=Value(0), output_field=IntegerField())
    return counts


def count_by_kind(user: Any, state: str) -> dict[str, int]:
    """How many units of each kind in the person's reach have a text in this state, in one query."""
    counts = [
        units_with(kind, kind.readable_by(user), state)
        .order_by()
        .annotate(kind_slug=Value(kind.slug))
        .values("kind_slug")
        .annotate(count=Count("pk"))
        .values_list("kind_slug", "count")
        for kind in KINDS.values()
    ]
    return {slug: count for slug, count in counts[0].union(*counts[1:], all=True) if count}


class Units(Sequence[Any]):
    """The units of several kinds one after the other, as a list that fetches only what a page of it shows."""

    def __init__(self, user: Any, state: str, counts: dict[str, int]) -> None:
        self.user = user
        self.state = state
        self.counts = counts

    def __len__(self) -> int:
        return sum(self.counts.values())

    def __getitem__(self, index: Any) -> Any:
        found, passed = [], 0
        for slug, count in self.counts.items():
            first, last = max(index.start - passed, 0), min(index.stop - passed, count)
            if first < last:
                found += self._fetch(KINDS[slug], first, last)
            passed += count
        return found

    def _fetch(self, kind: Kind, first: int, last: int) -> list[Any]:
        rows = units_with(kind, kind.readable_by(self.user), self.state)
        page = rows.order_by(*kind.order).values("pk")[first:last]
        # Counting the texts of the page's units only, and not of all that were put in order to find it.
        keys = [row["pk"] for row in page]
        counted = with_counts(kind, rows.model._default_manager.filter(pk__in=keys))
        return list(counted.select_related(*kind.related).order_by(*kind.order))
