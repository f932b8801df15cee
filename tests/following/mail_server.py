"""A real mail server on loopback that fails as it is told."""

import email
import threading
from collections import Counter
from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Faults:
    """Answers of a server, by the recipient's name: what it says to whom, and how often."""

    def __init__(self):
        self.accepted = []
        self.tried = Counter()
        self.lock = threading.Lock()

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        name = address.partition("@")[0]
        with self.lock:
            self.tried[name] += 1
        if name.startswith("nera"):
            return "550 5.1.1 No such mailbox here"
        if name.startswith("veliau") and self.tried[name] == 1:
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        name = envelope.rcpt_tos[0].partition("@")[0]
        if name.startswith("dingsta") and self.tried[name] == 1:
            # The line goes dead after the letter, before any answer: nothing was taken.
            server.transport.abort()
            return "421 gone"
        if name.startswith("netinka"):
            return "554 5.7.1 Refused for its content"
        with self.lock:
            self.accepted.append(email.message_from_bytes(envelope.content))
        return "250 Taken"


class _Server(Controller):
    def _trigger_server(self):
        # Of port 0 the system makes a free one.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(settings):
    """The server, which all letters of this test go to."""
    faults = Faults()
    controller = _Server(faults, hostname="127.0.0.1", port=0)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    try:
        yield faults
    finally:
        controller.stop()
