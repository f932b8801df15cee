"""Letters about reports: to those who own the page, and to the reporter who left an address."""

from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

import structlog
from django.apps import apps
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from portal.corrections.models import KEPT_AFTER_ANSWER, ErrorReport
from portal.languages import path_in

logger = structlog.get_logger(__name__)

# Makes a whole address of a path.
Address = Callable[[str], str]


def owners_of(report: ErrorReport) -> list[str]:
    """Who answers: the editors of the event's owner, else the region's experts, else administrators."""
    user: Any = apps.get_model("accounts", "User")
    people = user.objects.filter(is_active=True)
    event, region = report.event, report.region_id
    chain = []
    if event:
        region = event.region_id
        chain.append(people.filter(memberships__organisation=event.owner_id, memberships__role="editor"))
    if region:
        chain.append(people.filter(memberships__region=region, memberships__role="expert"))
    chain.append(people.filter(is_superuser=True))
    for group in chain:
        if found := list(group.order_by("email").values_list("email", flat=True).distinct()):
            return found
    return [settings.OPERATOR_EMAIL] if settings.OPERATOR_EMAIL else []


def tell_owners(report: ErrorReport, address: Address) -> None:
    """Say that a report waits; what it says is read in the workspace alone."""
    with override("lt"):
        link = address(reverse("corrections:report_answer", args=[report.pk]))
    context = {"report": report, "link": link, "page": address(report.page)}
    _send("owners", "lt", context, owners_of(report))


def tell_reporter(report: ErrorReport, address: Address) -> None:
    """Send the public answer to whoever left an address."""
    page = address(path_in(report.language, report.page))
    context = {"report": report, "page": page, "home": address("/"), "kept_days": KEPT_AFTER_ANSWER.days}
    _send("reporter", report.language, context, [report.email])


def _send(kind: str, language: str, context: dict[str, Any], recipients: list[str]) -> None:
    """Send one letter to each; a mail server that fails undoes nothing."""
    with override(language):
        subject = render_to_string(f"corrections/email/{kind}_subject.txt").strip()
        body = render_to_string(f"corrections/email/{kind}_message.txt", context)
    try:
        connection = get_connection()
        connection.send_messages([EmailMessage(subject, body, to=[one]) for one in recipients])
    except (OSError, SMTPException):
        logger.warning("letter about a report not sent", kind=kind, report=context["report"].pk)
