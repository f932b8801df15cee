"""What keeps programs from sending reports by the hundred, without a puzzle for people."""

import time
import uuid
from typing import NamedTuple

from allauth.core.internal import ratelimit
from django.core import signing
from django.http import HttpRequest

SALT = "corrections.report"
# Nobody reads the form and writes a sentence faster than this; a program does.
FASTEST_SECONDS = 3
# A form that has been open for longer is given a new token; the text stays.
OPEN_HOURS = 12
# From one address of the network; the count is forgotten after the hour.
REPORTS_AN_HOUR = 5


class FormToken(NamedTuple):
    """Which opened form a report comes from, and when it was opened."""

    key: uuid.UUID
    opened_at: float

    @property
    def age(self) -> float:
        """For how many seconds the form has been open."""
        return time.time() - self.opened_at


def new_token() -> str:
    """A signed token for a form that is opened now."""
    return signing.dumps([uuid.uuid4().hex, time.time()], salt=SALT)


def read_token(text: str) -> FormToken | None:
    """The token, unless it is not ours or too old."""
    try:
        key, opened_at = signing.loads(text, salt=SALT, max_age=OPEN_HOURS * 3600)
    except signing.BadSignature:
        return None
    return FormToken(uuid.UUID(key), opened_at)


def has_room(request: HttpRequest) -> bool:
    """Count a report from this address of the network; False when there have been too many."""
    rates = {"report": f"{REPORTS_AN_HOUR}/h/ip"}
    return bool(ratelimit.consume(request, app="corrections", action="report", config=rates))
