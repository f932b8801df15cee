"""People who log in as a browser would."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from tests.factories import TOTP_SECRET, UserFactory

PASSWORD = "keturi-zodziai-viename"
LOGIN = reverse("account_login")
LINK = re.compile(r"http://[^/\s]+(/\S+)")


def person(email="ona@example.com", **fields):
    """Make an account with a password, whose address is confirmed."""
    user = UserFactory(email=email, **{"password": PASSWORD, **fields})
    user.confirm_email()
    return user


def log_in(client, email="ona@example.com", password=PASSWORD, ip="10.0.0.1", **data):
    """Send the form of the log-in page."""
    return client.post(LOGIN, {"login": email, "password": password, **data}, REMOTE_ADDR=ip)


def code(secret=TOTP_SECRET):
    """Return what the app on the phone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def link_in(letter):
    """Return the path of the first link in a letter that leads further than the front page."""
    return next(path for path in LINK.findall(letter.body) if len(path) > 1)


def is_logged_in(client):
    """Whether the server takes the client for somebody."""
    return client.get(reverse("accounts:account")).status_code == 200
