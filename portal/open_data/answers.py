"""What of the portal programs and pages of other sites may read: the API and the files of the open data."""

import re

from django.http.response import HttpResponseBase

METHODS = "GET, HEAD, OPTIONS"
OPEN = re.compile(r"/api(/|$)|/duomenys/[^/]+\.[a-z]+$")


def is_open(path: str) -> bool:
    """Whether what is answered at the path never depends on who asks."""
    return OPEN.match(path) is not None


def open_to_all(response: HttpResponseBase) -> None:
    """Let pages of other sites read the answer."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Content-Disposition"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
