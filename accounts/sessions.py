"""When a session ends: so long after its beginning, and so long after its last request."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

BEGAN, SEEN = "began_at", "seen_at"
# Not every request writes to the database that there was one.
SEEN_EVERY_SECONDS = 60


@receiver(user_logged_in)
def begin(request: HttpRequest, **_details: Any) -> None:
    """Note when the person logged in."""
    request.session[BEGAN] = request.session[SEEN] = timezone.now().timestamp()


def ends_at(session: SessionBase) -> dt.datetime:
    """Return when the session ends if nothing more is asked; one without a beginning has ended."""
    last = min(
        session.get(BEGAN, 0) + settings.SESSION_COOKIE_AGE,
        session.get(SEEN, 0) + settings.SESSION_IDLE_SECONDS,
    )
    return dt.datetime.fromtimestamp(last, tz=dt.UTC)


def keep_alive(session: SessionBase) -> None:
    """Note that the person is still there."""
    now = timezone.now().timestamp()
    if now - session.get(SEEN, 0) > SEEN_EVERY_SECONDS:
        session[SEEN] = now
