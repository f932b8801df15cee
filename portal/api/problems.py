"""Why a request of a program was not answered, as RFC 9457 has it. Nothing here needs the database."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import NamedTuple

from django.http import HttpRequest, JsonResponse

PROBLEM = "application/problem+json"
PREFIX = "/api/"
DETAILS = {
    400: "The request cannot be read.",
    403: "This may not be asked here.",
    404: "There is nothing at this address.",
    405: "This address is only read: ask with GET or HEAD.",
    413: "The request is too big.",
    429: "Too many requests. Ask again later.",
    500: "The fault is ours. It has been written down under the code.",
    503: "The service does not answer just now. Ask again in a minute.",
}


class Mistake(NamedTuple):
    """A parameter that cannot be applied, and what may stand there."""

    parameter: str
    detail: str


class BadQuery(Exception):  # noqa: N818 - it is the reader's, and no error of ours
    """A question that the API does not understand."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = list(mistakes)
        super().__init__(self.mistakes)


def is_asked_by_a_program(request: HttpRequest) -> bool:
    """Whether the request is one to the API, where nothing is answered in HTML."""
    return request.path_info.startswith(PREFIX)


def problem(
    request: HttpRequest, status: int, detail: str = "", mistakes: Iterable[Mistake] = ()
) -> JsonResponse:
    """Say what is wrong, in English, as all of the API."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or DETAILS[status],
        "code": getattr(request, "code", ""),
    }
    if errors := [mistake._asdict() for mistake in mistakes]:
        told["errors"] = errors
    letters = {"ensure_ascii": False}
    return JsonResponse(told, status=status, content_type=PROBLEM, json_dumps_params=letters)
