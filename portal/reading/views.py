"""Pages that help to read the others: the glossary, the accessibility statement, the privacy notice."""

import datetime as dt
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import INVITATION_LASTS
from events.actions.sweeping import KEPT_FOR
from events.models.event import KEPT_IN_BIN
from municipalities.models import ServiceType
from municipalities.words import locale
from portal.corrections.guard import REPORTS_AN_HOUR
from portal.corrections.models import KEPT_AFTER_ANSWER
from portal.following.models import LETTERS_KEPT, TO_BE_CONFIRMED_WITHIN
from portal.reading.glossary import Term, terms

# The statement says when the portal was last looked through for it, and when it was written.
STATEMENT_ASSESSED_ON = dt.date(2026, 11, 22)
STATEMENT_WRITTEN_ON = dt.date(2026, 11, 22)
HOUR = 60 * 60


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the reform explained, in the order of the reader's alphabet."""
    found = ServiceType.objects.only("key", "slug")
    services = {service.key: service.get_absolute_url() for service in found}
    words = [(term, _related(term, services)) for term in terms(locale())]
    letters = [(letter, list(group)) for letter, group in groupby(words, lambda pair: pair[0].letter)]
    return render(request, "reading/glossary.html", {"letters": letters, "count": len(words)})


def _related(term: Term, services: dict[str, str]) -> str:
    """The page that shows what the word means: of a service where it exists, otherwise the list of such."""
    if term.key in services:
        return services[term.key]
    return reverse(term.related) if term.related else ""


def _operator() -> dict[str, Any]:
    return {
        "operator_name": settings.OPERATOR_NAME,
        "operator_email": settings.OPERATOR_EMAIL,
        "answer_days": settings.OPERATOR_ANSWER_DAYS,
    }


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everybody can use the portal, what is known to be missing, and whom to tell."""
    context = {"assessed_on": STATEMENT_ASSESSED_ON, "written_on": STATEMENT_WRITTEN_ON, **_operator()}
    return render(request, "reading/accessibility.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whom and for how long; each number is the one by which the portal acts."""
    context = {
        "session_hours": settings.SESSION_COOKIE_AGE // HOUR,
        "idle_hours": settings.SESSION_IDLE_SECONDS // HOUR,
        "invitation_days": INVITATION_LASTS.days,
        "bin_days": KEPT_IN_BIN.days,
        "upload_days": KEPT_FOR.days,
        "report_days": KEPT_AFTER_ANSWER.days,
        "reports_an_hour": REPORTS_AN_HOUR,
        "confirm_hours": int(TO_BE_CONFIRMED_WITHIN.total_seconds()) // HOUR,
        "letter_days": LETTERS_KEPT.days,
        **_operator(),
    }
    return render(request, "reading/privacy.html", context)
