"""Asking for letters, confirming that the address is one's own, and leaving."""

import uuid
from functools import partial

import structlog
from django.db import connection, transaction
from django.utils import timezone

from portal.following.actions.sending import send_now
from portal.following.models import Letter, Subscription
from portal.following.subjects import Subject

logger = structlog.get_logger(__name__)

# Whoever leaves while a letter to them is on its way waits for it, instead of being told of a fault.
LONGEST_WAIT_TO_LEAVE = "25s"


@transaction.atomic
def ask_for_letters(*, email: str, subject: Subject, frequency: str, language: str) -> None:
    """Note the wish, and write to the address: to confirm it, or that it is fulfilled already.

    Either way a row and a letter come of it, so that nobody learns here who subscribes.
    """
    now = timezone.now()
    wish = {"frequency": frequency, "language": language, "asked_at": now}
    subscription, is_new = Subscription.objects.select_for_update().get_or_create(
        email=email.lower(), **subject_columns(subject), defaults=wish
    )
    if not is_new and subscription.confirmed_at is None:
        Subscription.objects.filter(pk=subscription.pk).update(**wish)
    kind = Letter.Kind.ALREADY if subscription.confirmed_at else Letter.Kind.CONFIRM
    Letter.objects.bulk_create([Letter(subscription=subscription, kind=kind)], ignore_conflicts=True)
    letter = subscription.letters.waiting().get(kind=kind)
    # Somebody waits for it: it need not wait for the worker, who takes it only where this fails.
    transaction.on_commit(partial(send_now, letter.pk))


def subject_columns(subject: Subject) -> dict[str, object]:
    """What is followed as the columns of a subscription."""
    columns: dict[str, object] = {"region": None, "municipality": None, "service": None}
    if subject.row:
        columns[Subject.KINDS[subject.kind][1]] = subject.row
    return columns | {"words": subject.words}


@transaction.atomic
def confirm(*, key: uuid.UUID) -> Subscription | None:
    """Begin to send letters; confirmed twice it stays as it was. None where nothing waits any more."""
    rows = Subscription.objects.select_related("region", "municipality", "service")
    subscription = rows.select_for_update(of=("self",)).filter(key=key).first()
    if subscription and subscription.confirmed_at is None:
        subscription.asked_at, subscription.confirmed_at = None, timezone.now()
        subscription.save(update_fields=["asked_at", "confirmed_at"])
        logger.info("subscription confirmed", subscription=subscription.pk)
    return subscription


@transaction.atomic
def leave(*, key: uuid.UUID) -> None:
    """End a subscription: nothing of it is kept, and no letter that waits is sent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, TRUE)", [LONGEST_WAIT_TO_LEAVE])
    deleted, _by_model = Subscription.objects.filter(key=key).delete()
    if deleted:
        logger.info("subscription left")
