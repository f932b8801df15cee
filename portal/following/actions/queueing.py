"""Which letters are to be written: each once, however often and by how many this is done."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from events.models import Event
from portal.following.models import Letter, Subscription
from portal.following.subjects import Subject

VILNIUS = ZoneInfo(settings.TIME_ZONE)
WEEK = dt.timedelta(days=7)
# After a stop of the worker as long as this everything is still told. Far less than what was sent is known.
LOOKS_BACK = dt.timedelta(days=14)
DIGEST_AT = dt.time(7)

AT_ONCE, WEEKLY = Subscription.Frequency.AT_ONCE, Subscription.Frequency.WEEKLY


def queue_letters() -> int:
    """Queue what is due, drop what nobody needs any more; return how many letters were added."""
    Subscription.objects.out_of_time().delete()
    Letter.objects.long_done().delete()
    since = timezone.now() - LOOKS_BACK
    queued = sum(_queue_events(subject, since) for subject in _subjects(AT_ONCE, since))
    for since, until in due_weeks():
        queued += sum(_queue_week(subject, since, until) for subject in _subjects(WEEKLY, since))
    return queued


def due_weeks() -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The weeks, Monday to Monday in Vilnius, whose digest is due: the last, and the one before it."""
    now = timezone.localtime(timezone=VILNIUS)
    monday = now.date() - dt.timedelta(days=now.weekday())
    for end in (monday - WEEK, monday):
        if now >= dt.datetime.combine(end, DIGEST_AT, VILNIUS):
            # Days are counted, not hours: a week in which the clocks are changed has an hour more or less.
            yield _midnight(end - WEEK), _midnight(end)


def _subjects(frequency: str, since: dt.datetime) -> Iterable[Subject]:
    """What is followed that often, each thing once; nothing when nothing at all was published since then."""
    if not Event.objects.published().filter(published_at__gte=since).exists():
        return []
    followed = Subscription.objects.confirmed().filter(frequency=frequency)
    first = followed.values("region", "municipality", "service", "words").annotate(first=Min("pk"))
    rows = followed.filter(pk__in=first.order_by().values("first"))
    return [row.subject for row in rows.select_related("region", "municipality", "service").order_by("pk")]


def _in_hand(subject: Subject, frequency: str) -> list[Subscription]:
    """Who follows it, held so that nobody leaves meanwhile; whom another worker holds, that one serves."""
    rows = Subscription.objects.confirmed().filter(frequency=frequency, words=subject.words)
    name = Subject.KINDS[subject.kind][1] if subject.row else ""
    for column in ("region", "municipality", "service"):
        rows = rows.filter(**{column: subject.row if column == name else None})
    return list(rows.select_for_update(skip_locked=True, no_key=True).order_by("pk"))


@transaction.atomic
def _queue_events(subject: Subject, since: dt.datetime) -> int:
    """Queue a letter for each event and each of those who follow it at once."""
    published = list(subject.news(since).order_by("published_at").values_list("pk", "published_at"))
    if not published:
        return 0
    told = _told(pk for pk, _at in published)
    letters = [
        Letter(subscription=subscription, kind=Letter.Kind.EVENT, event_id=pk)
        for subscription in _in_hand(subject, AT_ONCE)
        for pk, at in published
        if at
        and subscription.confirmed_at
        and at > subscription.confirmed_at
        and pk not in told[subscription.pk]
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=1000)
    return len(letters)


def _told(events: Iterable[int]) -> dict[int, set[int]]:
    """Of which of the events each subscriber has been told."""
    told: dict[int, set[int]] = defaultdict(set)
    for subscription, event in Letter.objects.filter(event__in=list(events)).values_list(
        "subscription", "event"
    ):
        told[subscription].add(event or 0)
    return told


@transaction.atomic
def _queue_week(subject: Subject, since: dt.datetime, until: dt.datetime) -> int:
    """Queue the digest of a week for each of those who follow it by the week and have something to read."""
    last = subject.news(since, until).aggregate(last=Max("published_at"))["last"]
    if last is None:
        return 0
    told = set(Letter.objects.filter(until=until).values_list("subscription", flat=True))
    letters = [
        Letter(
            subscription=subscription,
            kind=Letter.Kind.DIGEST,
            since=max(since, subscription.confirmed_at or since),
            until=until,
        )
        for subscription in _in_hand(subject, WEEKLY)
        if subscription.confirmed_at and subscription.confirmed_at < last and subscription.pk not in told
    ]
    Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=1000)
    return len(letters)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), VILNIUS)
