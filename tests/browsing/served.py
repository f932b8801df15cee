"""A served portal, asked over HTTP."""

import re
import socket
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

# Pages with a form, which sets a cookie: they have tests of their own.
WITH_FORMS = (
    *("/prisijungti/", "/slaptazodis/", "/klaida/", "/prenumerata/uzsakyti/"),
    *("/en/prisijungti/", "/en/slaptazodis/", "/en/klaida/", "/en/prenumerata/uzsakyti/"),
)
# What can be asked of them can be put together in more ways than anybody could visit; what is asked in
# English is answered by the same code as in Lithuanian.
QUESTIONS = re.compile(r"/(?:pazanga|paslaugos|klaida|prenumerata|iterpti|en)/.*\?")
LINK = re.compile(r'(?:href|src|action)="([^"]*)"')
SECONDS = 30
# So many ask at the same time.
READERS = 3


@dataclass
class Answer:
    """What the portal answered to one request."""

    status: int
    headers: dict[str, str]
    body: bytes
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.body.decode("utf-8", "replace")

    @property
    def links(self) -> set[str]:
        """The addresses of our own that the page leads to, without fragments."""
        found = (link.replace("&amp;", "&").split("#")[0] for link in LINK.findall(self.text))
        return {link for link in found if link.startswith("/")}


@dataclass(eq=False)
class Served:
    """A portal that answers at `url`."""

    url: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path; an answer that is an error is an answer too, and a redirect is not followed."""
        request = urllib.request.Request(  # noqa: S310 - our own server
            self.url + path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=SECONDS) as response:
                return Answer(response.status, dict(response.headers), response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())

    def is_ready(self) -> bool:
        """Whether the portal and its database answer."""
        try:
            return self.get("/sveikata/pasiruoses/").status == 200
        except OSError:
            return False

    @cached_property
    def crawled(self) -> dict[str, Answer]:
        """Every page that can be reached from the front page, each asked for once."""
        answers: dict[str, Answer] = {}
        waiting = ["/"]
        with ThreadPoolExecutor(READERS) as readers:
            while waiting:
                found = dict(zip(waiting, readers.map(self.get, waiting), strict=True))
                answers |= found
                links = {
                    link
                    for answer in found.values()
                    if "text/html" in answer.headers.get("Content-Type", "")
                    for link in answer.links
                    if not link.startswith(WITH_FORMS) and not QUESTIONS.match(link)
                }
                waiting = sorted(links - answers.keys())
        return answers


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]
