"""What a text finds, the best first."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Case, F, FloatField, Func, Q, Value, When
from django.db.models.expressions import CombinedExpression
from django.db.models.lookups import Exact
from django.utils import timezone

from events.models import Event
from events.models.event import EventQuerySet
from portal.search.asked import Asked, Term, parse, raw
from portal.search.models import Entry, EntryQuerySet

# Of what a common word finds, the latest are put in order; so many are shown.
MOST_SHOWN = 500
MOST_NAMED = 300
# Of so much of everything it is quicker to walk through the dates until enough is found.
COMMON = 0.2
# A word in the title tells more than one among the names of the thing, and that more than any other.
IN_TITLE, IN_NAMES, IN_TEXT = 1.0, 0.5, 0.1
IS_THE_TITLE = 1.0
# What there is one of before what there is much of, where words tell nothing.
STANDING = {
    Entry.Kind.MUNICIPALITY: 0.5,
    Entry.Kind.REGION: 0.45,
    Entry.Kind.SERVICE: 0.45,
    Entry.Kind.INSTITUTION: 0.3,
    Entry.Kind.ORGANISATION: 0.2,
    Entry.Kind.AGREEMENT: 0.05,
}
# What a date of today is worth; in so many days it is worth half of that.
RECENT = 0.3
HALF_LIFE = 3 * 365


class Found(NamedTuple):
    """What is found, with what its place among the others depends on."""

    pk: int
    kind: str
    object_id: int
    regions: list[int]
    dated_on: dt.date | None
    score: float

    @property
    def year(self) -> int | None:
        """The year of its date."""
        return self.dated_on.year if self.dated_on else None


def events_matching(text: str) -> EventQuerySet:
    """Published events that the text finds; all of them where it says nothing."""
    events = Event.objects.published()
    if not text.strip():
        return events
    return events.filter(pk__in=found_by(parse(text)).filter(kind=Entry.Kind.EVENT).values("object_id"))


def found_by(asked: Asked) -> EntryQuerySet:
    """What has the terms asked for, and none of those to be left out."""
    return Entry.objects.with_words(asked.wanted) if asked else Entry.objects.none()


def is_found(asked: Asked) -> bool:
    """Whether anything is found at all."""
    found = found_by(asked)
    with by_index(found, asked):
        return found.exists()


def weigh(entries: EntryQuerySet, asked: Asked, most: int = MOST_SHOWN + 1) -> list[Found]:
    """Return the latest of the entries, each with how well it matches; one more than is shown tells so."""
    score = _score(asked) if asked else Value(0.0)
    with by_index(entries, asked):
        rows = entries.latest_first().annotate(score=score).values_list(*Found._fields)[:most]
        return [Found(*row) for row in rows]


def named(entries: EntryQuerySet, asked: Asked) -> list[Found]:
    """Those that have the words in their title or names, be they ever so old."""
    rows = entries.with_names(asked.wanted)
    return weigh(rows.with_words(asked.wanted) if asked.without else rows, asked, MOST_NAMED)


@contextmanager
def by_index(entries: EntryQuerySet, asked: Asked) -> Iterator[None]:
    """Let PostgreSQL look words up in the index of words, or walk through the dates where they are common.

    It does not know how dear it is to fetch the words of a row, and would read them all. Only where a phrase
    must be looked for in each row may it choose.
    """
    if not asked or any(len(term.words) > 1 for term in (*asked.terms, *asked.without)):
        yield
        return
    is_common = _estimated(entries) > COMMON * _estimated(Entry.objects.all())
    other_way = "enable_bitmapscan" if is_common else "enable_indexscan"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = off; SET LOCAL {other_way} = off")
        yield
        cursor.execute(f"SET LOCAL enable_seqscan = on; SET LOCAL {other_way} = on")


def _estimated(entries: EntryQuerySet) -> int:
    """How many there are as PostgreSQL reckons, without looking."""
    return int(json.loads(entries.explain(format="json"))[0]["Plan"]["Plan Rows"])


def _score(asked: Asked) -> CombinedExpression:
    """How well the words match, what the thing is, and how recent it is."""
    matches: list[Any] = [_match(term, is_there=not asked.is_loose) for term in asked.terms]
    match = sum(matches[1:], matches[0]) / Value(float(len(matches)))
    return match + _title(asked) + _standing() + _recency()


def _match(term: Term, *, is_there: bool) -> Case:
    """Where the term stands; one that is there for certain need not be looked for in the text."""
    query = raw(term.query())
    places = [
        When(name_words=raw(term.query(":A")), then=Value(IN_TITLE)),
        When(name_words=query, then=Value(IN_NAMES)),
    ]
    if is_there:
        return Case(*places, default=Value(IN_TEXT), output_field=FloatField())
    places.append(When(words=query, then=Value(IN_TEXT)))
    return Case(*places, default=Value(0.0), output_field=FloatField())


def _title(asked: Asked) -> Case:
    folded = {name: Func(name, function="fold_lithuanian") for name in ("title", "title_en")}
    is_the_title = Q(Exact(folded["title"], asked.folded)) | Q(Exact(folded["title_en"], asked.folded))
    return Case(When(is_the_title, then=Value(IS_THE_TITLE)), default=Value(0.0), output_field=FloatField())


def _standing() -> Case:
    return Case(
        *(When(kind=kind, then=Value(worth)) for kind, worth in STANDING.items()),
        default=Value(0.0),
        output_field=FloatField(),
    )


def _recency() -> Func:
    return Func(
        Value(timezone.localdate()),
        F("dated_on"),
        arg_joiner="::date - ",
        template=f"coalesce({RECENT} / (1 + greatest(0, %(expressions)s) / {HALF_LIFE}.0), 0)",
        output_field=FloatField(),
    )
