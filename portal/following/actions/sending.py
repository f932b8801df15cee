"""Sending what is queued: each letter once, by however many workers.

A letter is held from before it is handed to the mail server until it is noted as sent. Only when the server
has taken a letter and this process, or the database, dies before the note is made, is it sent twice; then
both have the same Message-ID, by which mail programs know them for one.
"""

import datetime as dt
import smtplib
from collections.abc import Callable
from contextlib import suppress

import structlog
from django.core.mail import get_connection
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from portal.following.letters import written
from portal.following.models import Letter, Subscription

logger = structlog.get_logger(__name__)

# After each attempt that has failed; when these are over, the letter is given up.
WAITS = [
    dt.timedelta(minutes=1),
    dt.timedelta(minutes=5),
    dt.timedelta(minutes=30),
    dt.timedelta(hours=2),
    dt.timedelta(hours=12),
]
# So many letters in a row, to a mailbox that is not there, end the subscription.
REFUSALS_THAT_END = 3
PERMANENT = 500


class Unreachable(Exception):  # noqa: N818 - named for what has happened
    """The mail server does not answer: the other letters need not be tried."""


class Postman:
    """Takes letters to the mail server, all over one connection for as long as that holds."""

    def __init__(self) -> None:
        self._connection = get_connection()

    def send_next(self, **which: object) -> bool:
        """Send the letter that is due first, of those that nobody else has in hand; return if there was one.

        What has failed is noted, and tried again later. Raises Unreachable when there is no server.
        """
        with transaction.atomic():
            letter = Letter.objects.due().filter(**which).order_by("due_at", "pk").in_hand().first()
            if letter is None:
                return False
            is_reached = self._send(letter)
        if not is_reached:
            raise Unreachable
        return True

    def close(self) -> None:
        """Part from the server."""
        with suppress(OSError):
            self._connection.close()

    def _send(self, letter: Letter) -> bool:
        """Send the letter, and note what has become of it; return whether a server was there."""
        try:
            self._connection.open()
        except (OSError, smtplib.SMTPException) as error:
            self._failed(letter, error)
            return False
        try:
            message = written(letter)
            if message is None:  # What it would tell is not so any more.
                letter.delete()
                return True
            message.connection = self._connection
            message.send()
        except DatabaseError:
            raise
        except Exception as error:
            # Whatever one letter suffers from, the others are sent.
            if not isinstance(error, (OSError, smtplib.SMTPException)):
                logger.exception("letter cannot be written", letter=letter.pk)
            self._failed(letter, error)
        else:
            Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), attempts=F("attempts") + 1)
            if letter.subscription.refusals:
                Subscription.objects.filter(pk=letter.subscription_id).update(refusals=0)
            logger.info("letter sent", letter=letter.pk, kind=letter.kind)
        return True

    def _failed(self, letter: Letter, error: Exception) -> None:
        """Put the letter off, or give it up. What the server says may name a person: its number is enough."""
        self.close()
        code, is_mailbox = _refusal(error)
        told = {"letter": letter.pk, "kind": letter.kind, "code": code, "error": type(error).__name__}
        attempts = letter.attempts + 1
        if code < PERMANENT and attempts <= len(WAITS):
            due_at = timezone.now() + WAITS[attempts - 1]
            Letter.objects.filter(pk=letter.pk).update(attempts=attempts, due_at=due_at)
            logger.warning("letter put off", attempts=attempts, **told)
            return
        Letter.objects.filter(pk=letter.pk).update(attempts=attempts, given_up_at=timezone.now())
        logger.error("letter given up", attempts=attempts, **told)
        if is_mailbox:
            self._count_refusal(letter.subscription)

    @staticmethod
    def _count_refusal(subscription: Subscription) -> None:
        if subscription.refusals + 1 >= REFUSALS_THAT_END:
            subscription.delete()
            logger.warning("subscription ended: its mailbox is refused", subscription=subscription.pk)
        else:
            Subscription.objects.filter(pk=subscription.pk).update(refusals=F("refusals") + 1)


def _refusal(error: Exception) -> tuple[int, bool]:
    """The server's number, and whether it is the mailbox that is refused.

    Refused sender or password are our own fault, which somebody mends: the letter waits for that.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = max((code for code, _words in error.recipients.values()), default=0)
        return code, code >= PERMANENT
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code, False
    return 0, False


def send_due(*, is_over: Callable[[], bool] = lambda: False) -> int:
    """Send all that is due, until there is nothing left, no server, or somebody ends it; return how many."""
    postman, count = Postman(), 0
    try:
        while not is_over() and postman.send_next():
            count += 1
    except Unreachable:
        logger.warning("mail server not reached")
    finally:
        postman.close()
    return count


def send_now(pk: int) -> None:
    """Try to send one letter at once; if it fails, the worker tries again."""
    postman = Postman()
    with suppress(Unreachable):
        postman.send_next(pk=pk)
    postman.close()
