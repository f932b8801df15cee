"""What happens to every request before a view sees it and after."""

import re
import uuid
from collections.abc import Callable, Iterable

import structlog
from csp.constants import HEADER as POLICY_HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from portal.open_data.answers import is_open, open_to_all
from portal.views import errors, health

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# PostgreSQL cannot hold a NUL, UTF-8 cannot hold half a surrogate pair, and no honest request has either.
UNREADABLE = re.compile("[\0\ud800-\udfff]")


class RequestCodeMiddleware:
    """Gives each request a short code, so that an error page and the log name the same event."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Bind the code to the log until this thread begins the next request."""
        request.code = uuid.uuid4().hex[:8].upper()  # type: ignore[attr-defined]
        # Django logs an answer of 4xx after the last middleware is done: the code must still be bound then.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request.code)  # type: ignore[attr-defined]
        return self.get_response(request)


class ContentPolicyMiddleware(CSPMiddleware):
    """Sends the Content-Security-Policy with its directives in the order of the settings.

    django-csp writes them in the order of a set, which each process has differently: nobody could compare
    two answers.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Add the policy, in order."""
        response = super().process_response(request, response)
        place = {name: number for number, name in enumerate(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])}
        if policy := response.headers.get(POLICY_HEADER):
            directives = policy.split("; ")
            directives.sort(key=lambda directive: place.get(directive.partition(" ")[0], len(place)))
            response.headers[POLICY_HEADER] = "; ".join(directives)
        return response


class ResourcePolicyMiddleware:
    """Says that other sites may not load what we serve, but for what is open data.

    It stands before what answers that nothing has changed, and such an answer may be read as the first was.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the header to every answer."""
        response = self.get_response(request)
        if is_open(request.path_info):
            open_to_all(response)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class CompressionMiddleware(GZipMiddleware):
    """Sends pages compressed, and files as they are: most of them are compressed already.

    A part of a file has to be the part that was asked for.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress the answer unless it is a file."""
        return response if isinstance(response, FileResponse) else super().process_response(request, response)


class HealthMiddleware:
    """Answers the health addresses before hosts and sessions are looked at."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer at once, or pass the request on."""
        view = health.VIEWS.get(request.path_info)
        return view(request) if view else self.get_response(request)


class FreshnessMiddleware:
    """Says who may keep an answer.

    A public page may be kept by anybody who asks each time whether it is still the same, so nobody reads
    yesterday's. What somebody with a session sees is kept nowhere: not even Back shows it after logging out.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add Cache-Control, and that it depends on the cookies."""
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            response.headers["Cache-Control"] = "private, no-store"
        response.headers.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Cookie"])
        return response


class RefuseUnreadableMiddleware:
    """Answers 400 to what the database could not hold and no honest request has."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Look at the path, the cookies and the query."""
        texts = [request.path_info, *request.COOKIES.values(), *_texts(request.GET)]
        if any(map(UNREADABLE.search, texts)):
            return errors.bad_request(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Look at the form's fields, which are first read when the CSRF protection has let the form in."""
        if request.method != "POST":
            return None
        try:
            is_readable = not any(map(UNREADABLE.search, _texts(request.POST)))
        except UnreadablePostError:  # The sender has gone in the middle of the form.
            is_readable = False
        return None if is_readable else errors.bad_request(request)


def _texts(fields: QueryDict) -> Iterable[str]:
    for name, values in fields.lists():
        yield name
        yield from values
