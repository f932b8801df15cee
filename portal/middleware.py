"""What happens to every request before a view sees it and after."""

import uuid
from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from portal.views import errors, health

GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Gives each request a short code, so that an error page and the log name the same event."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Bind the code to the log for as long as the request lasts."""
        request.code = uuid.uuid4().hex[:8].upper()  # type: ignore[attr-defined]
        with structlog.contextvars.bound_contextvars(request=request.code):  # type: ignore[attr-defined]
            return self.get_response(request)


class HealthMiddleware:
    """Answers the health addresses before hosts, sessions or redirects are looked at."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer at once, or pass the request on."""
        view = health.VIEWS.get(request.path_info)
        return view(request) if view else self.get_response(request)


class ResourcePolicyMiddleware:
    """Says that other sites may not load what we serve."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header to every answer."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class RefuseNulMiddleware:
    """Answers 400 to a NUL: PostgreSQL cannot hold one, and no honest request has it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the path, the query and the form fields."""
        if "\0" in request.path_info or self._has_nul(request):
            return errors.bad_request(request)
        return self.get_response(request)

    @staticmethod
    def _has_nul(request: HttpRequest) -> bool:
        values = [value for _key, values in request.GET.lists() for value in values]
        if request.method == "POST":
            values += [value for _key, values in request.POST.lists() for value in values]
        return any("\0" in text for text in [*request.GET, *values])


class DatabaseDownMiddleware:
    """Turns a database that does not answer into a friendly 503."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Catch what middleware further in raises."""
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as error:
            return errors.unavailable(request, error)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Catch what a view raises."""
        if isinstance(exception, (OperationalError, InterfaceError)):
            return errors.unavailable(request, exception)
        return None
