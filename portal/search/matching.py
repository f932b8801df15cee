"""What a text finds, the best first."""

from typing import Any, NamedTuple

from django.db.models import Case, Count, F, FloatField, Func, Q, Value, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import ExtractYear
from django.db.models.lookups import Exact
from django.utils import timezone

from events.models import Event
from events.models.event import EventQuerySet
from portal.search.asked import Asked, Term, parse, raw
from portal.search.models import Entry, EntryQuerySet

# Of what a common word finds, the latest are put in order; so many are shown.
MOST_SHOWN = 1000
MOST_NAMED = 300
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


class Group(NamedTuple):
    """How many things of one kind, in the same regions and of one year, are found."""

    kind: str
    regions: tuple[int, ...]
    year: int | None
    number: int


def events_matching(text: str) -> EventQuerySet:
    """Published events that the text finds; all of them where it says nothing."""
    events = Event.objects.published()
    if not text.strip():
        return events
    return events.filter(pk__in=found_by(parse(text)).filter(kind=Entry.Kind.EVENT).values("object_id"))


def found_by(asked: Asked) -> EntryQuerySet:
    """What has every term asked for, and none of those to be left out."""
    return Entry.objects.with_words(asked.all_terms) if asked else Entry.objects.none()


def groups_of(entries: EntryQuerySet) -> list[Group]:
    """Count the entries once for all choices of all filters."""
    counted = entries.order_by().annotate(year=ExtractYear("dated_on"))
    rows = counted.values_list("kind", "regions", "year").annotate(Count("pk"))
    return [Group(kind, tuple(regions), year, count) for kind, regions, year, count in rows]


def best_first(entries: EntryQuerySet, asked: Asked) -> list[int]:
    """Return the keys of the entries, the best match first; of very many only the latest are weighed.

    Those that have the words in their title or names are weighed however old they are.
    """
    latest = entries.latest_first().values("pk")[:MOST_SHOWN]
    named = entries.with_names(asked.all_terms).latest_first().values("pk")[:MOST_NAMED]
    weighed = Entry.objects.filter(pk__in=latest.union(named)).annotate(score=_score(asked))
    in_order = weighed.order_by("-score", F("dated_on").desc(nulls_last=True), "kind", "object_id")
    return list(in_order.values_list("pk", flat=True)[:MOST_SHOWN])


def _score(asked: Asked) -> CombinedExpression:
    """How well the words match, what the thing is, and how recent it is."""
    matches: list[Any] = [_match(term) for term in asked.terms]
    match = sum(matches[1:], matches[0]) / Value(float(len(matches)))
    return match + _title(asked) + _standing() + _recency()


def _match(term: Term) -> Case:
    return Case(
        When(name_words=raw(term.query(":A")), then=Value(IN_TITLE)),
        When(name_words=raw(term.query()), then=Value(IN_NAMES)),
        default=Value(IN_TEXT),
        output_field=FloatField(),
    )


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
