"""gunicorn's worker with threads, in which a slow sender keeps nobody else waiting."""

import re
import selectors
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from http import HTTPStatus
from socket import SHUT_WR, socket

from gunicorn.http.errors import (
    ExpectationFailed,
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
)
from gunicorn.http.message import Request
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import TConn, ThreadWorker

# How long a sender may take over a request, say nothing on a new connection, or keep one that is over.
SECONDS_TO_SEND = 10.0
# How long one who has his answer may still send.
SECONDS_TO_END = 1.0
# What is waited for in the event loop. Larger forms hold files, and are read as they come, by a thread.
LARGEST_WAITED_FOR = 64 * 1024
BODY_LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,12})[ \t]*\r?$")
BODY_UNTOLD = re.compile(rb"(?im)^(?:transfer-encoding|expect):")
REFUSALS: dict[type[ParseException], HTTPStatus] = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
}
# gunicorn counts an answer of ours that is none among the errors of reading.
OUR_ERRORS = (InvalidResponseHeader, InvalidResponseHeaderName)


class PatientWorker(ThreadWorker):
    """Gives a request to a thread when it has come whole, and refuses what is none in the portal's words.

    gunicorn itself hands over each connection at once, and its thread waits for the sender: as many slow
    senders as there are threads would be the only ones served.
    """

    def enqueue_req(self, conn: TConn) -> None:
        """Wait in the event loop for the request."""
        conn.init()
        conn.data_ready = True
        conn.came = bytearray(conn.parser.unreader.take_buffered())
        if is_whole(conn.came):
            self._hand_over(conn)
            return
        conn.sock.setblocking(False)
        self._wait(conn, self.on_pending_socket_readable)

    def on_pending_socket_readable(self, conn: TConn, client: socket) -> None:
        """Take what has come; when it is a whole request, or the sender has gone, a thread goes on."""
        try:
            piece = client.recv(LARGEST_WAITED_FOR)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        conn.came += piece
        if not piece or is_whole(conn.came):
            self._wait_no_more(conn)
            self._hand_over(conn)

    def finish_request(self, conn: TConn, fs: Future[object]) -> None:
        """Let go of a connection that is over without waiting for its other end."""
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
            return
        try:
            conn.sock.shutdown(SHUT_WR)
            conn.sock.setblocking(False)
            self._wait(conn, self.on_leaving_socket_readable)
        except OSError:  # The other end was faster.
            self._close(conn)

    def on_leaving_socket_readable(self, conn: TConn, client: socket) -> None:
        """Drop what still comes, because closing before it would tear up the answer; then close."""
        try:
            if client.recv(LARGEST_WAITED_FOR):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self._wait_no_more(conn)
        self._close(conn)

    def murder_pending(self) -> None:
        """Close what waits too long; a worker that stops waits for nobody."""
        if not self.alive:
            for conn in self.pending_conns:
                conn.timeout = 0
        super().murder_pending()

    def handle_error(self, req: Request | None, client: socket, addr: object, exc: Exception) -> None:
        """Answer what is no request; an error of ours is gunicorn's to tell."""
        if isinstance(exc, OUR_ERRORS) or not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Invalid request: %s", exc)
        write_nonblock(client, refusal(REFUSALS.get(type(exc), HTTPStatus.BAD_REQUEST)))

    def _wait(self, conn: TConn, go_on: Callable[[TConn, socket], None]) -> None:
        conn.timeout = time.monotonic() + SECONDS_TO_SEND
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(go_on, conn))

    def _wait_no_more(self, conn: TConn) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)

    def _close(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()

    def _hand_over(self, conn: TConn) -> None:
        conn.parser.unreader.unread(bytes(conn.came))
        del conn.came
        super().enqueue_req(conn)

    def _keepalive_after(self, conn: TConn, keepalive: object) -> bool:
        return bool(keepalive and conn.parser.finish_body(deadline=time.monotonic() + SECONDS_TO_END))


def is_whole(came: bytes | bytearray) -> bool:
    """Tell whether this is all that a thread needs in order to answer without waiting."""
    head, end, body = came.partition(b"\r\n\r\n")
    if not end:
        return len(came) >= LARGEST_WAITED_FOR
    lengths = BODY_LENGTH.findall(head)
    if len(lengths) != 1 or BODY_UNTOLD.search(head):
        return True
    return len(body) >= min(int(lengths[0]), LARGEST_WAITED_FOR)


def refusal(status: HTTPStatus) -> bytes:
    """Return the answer to something that never became a request, down to its headers."""
    from portal.views import errors  # noqa: PLC0415 - gunicorn reads this module before Django is set up

    title = errors.LAST_RESORT_TITLES.get(status, errors.LAST_RESORT_TITLES[400])
    page = errors.LAST_RESORT.format(title=title, code="").encode()
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n"
        "Connection: close\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(page)}\r\n"
        "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Cache-Control: no-store\r\n\r\n"
    )
    return head.encode() + page
