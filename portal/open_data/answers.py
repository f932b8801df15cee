"""What is said with an answer that programs of other sites may read."""

from typing import TypeVar

from django.http.response import HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)
METHODS = "GET, HEAD, OPTIONS"


def open_to_all(response: R) -> R:
    """Let pages of other sites read the answer; it never depends on who asks."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Content-Disposition"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
