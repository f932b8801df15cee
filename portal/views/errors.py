"""Error pages in the portal's look. None of them needs the database."""

import sys
from html import escape

import structlog
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from portal.api.problems import is_asked_by_a_program, problem
from portal.languages import language_of

logger = structlog.get_logger(__name__)

# What is shown when even the error page cannot be made. It needs no template, style or catalogue.
LAST_RESORT = (
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1><p>{code}</p>"
    '<p><a href="{home}">{way_home}</a></p></main></body></html>\n'
)
LAST_RESORT_WORDS = {
    "lt": {"home": "/", "way_home": "Į pradžią", "code": "Kodas: {}"},
    "en": {"home": "/en/", "way_home": "To the front page", "code": "Code: {}"},
}
LAST_RESORT_TITLES = {
    "lt": {
        400: "Šio adreso ar formos perskaityti negalime",
        403: "Šio puslapio peržiūrėti negalite",
        404: "Puslapis nerastas",
        413: "Siunčiate per daug iš karto",
        429: "Per daug bandymų. Bandykite po 15 minučių",
        500: "Įvyko klaida",
        503: "Paslauga laikinai neveikia. Bandykite po kelių minučių.",
    },
    "en": {
        400: "We cannot read this address or form",
        403: "You cannot view this page",
        404: "Page not found",
        413: "You are sending too much at once",
        429: "Too many attempts. Try again in 15 minutes",
        500: "Something went wrong",
        503: "The service is unavailable for now. Try again in a few minutes.",
    },
}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the address or the form holds what cannot be read. 413: it is too big."""
    is_too_big = request.method == "POST" and isinstance(exception, (RequestDataTooBig, TooManyFieldsSent))
    return _page(request, 413 if is_too_big else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django checks the names
    """403: the page may not be seen."""
    return _page(request, 403)


def csrf_failure(request: HttpRequest, **_details: object) -> HttpResponse:
    """403: the form was sent from elsewhere, or after its time."""
    return _page(request, 403, template="errors/403_csrf.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - as above
    """404: there is no such page."""
    return _page(request, 404)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - as above
    """429: too many attempts to log in or to reset a password."""
    response = _page(request, 429)
    response.headers["Retry-After"] = "900"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; the page names the code under which the log has it.

    Django comes here with whatever a view, a template, a middleware or another error page raised, so this is
    the one place that tells a database that is gone or too slow (503) from a fault of ours.
    """
    return unavailable(request) if _is_outage(sys.exception()) else _page(request, 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database does not answer, or not in time."""
    response = _page(request, 503)
    response.headers["Retry-After"] = "60"
    return response


def _is_outage(error: BaseException | None) -> bool:
    """Tell whether the error is the database's absence, or came of it."""
    while error and not isinstance(error, (OperationalError, InterfaceError)):
        error = error.__cause__ or error.__context__
    return error is not None


def _page(request: HttpRequest, status: int, *, template: str = "") -> HttpResponse:
    """Render without context processors, which might ask the database who is reading."""
    code = getattr(request, "code", "")
    if is_asked_by_a_program(request):
        response: HttpResponse = problem(request, status)
        if status >= 500:  # noqa: PLR2004 - as HTTP has it
            response.headers["Cache-Control"] = "no-store"
        return response
    context = {
        "request": request,
        "user": AnonymousUser(),
        "code": code,
        "contact_email": settings.OPERATOR_EMAIL,
    }
    try:
        # Outside LocaleMiddleware the language may still be the one of this thread's last reader.
        with translation.override(language_of(request.path_info)):
            text = str(render_to_string(template or f"errors/{status}.html", context))
    except Exception:
        logger.exception("error page cannot be rendered", status=status)
        text = _last_resort(language_of(request.path_info), status, code)
    response = HttpResponse(text, status=status)
    if status >= 500:  # noqa: PLR2004 - as HTTP has it
        response.headers["Cache-Control"] = "no-store"
    return response


def _last_resort(language: str, status: int, code: str) -> str:
    """The page that is there when no other can be made."""
    said = LAST_RESORT_WORDS[language]
    code = escape(said["code"].format(code)) if code else ""
    return LAST_RESORT.format(
        **(said | {"language": language, "title": LAST_RESORT_TITLES[language][status], "code": code})
    )
