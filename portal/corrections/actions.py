"""What is done with reports: they are taken in, answered, and cleared of what was kept for the answer."""

import uuid
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.corrections.forms import version_of
from portal.corrections.letters import Address, tell_owners, tell_reporter
from portal.corrections.models import ErrorReport
from portal.corrections.pages import Page


class AnsweredMeanwhile(Exception):  # noqa: N818 - it is no error: somebody was quicker
    """Somebody else has answered the report, or changed the answer, since it was looked at."""


@transaction.atomic
def report_error(
    *, page: Page, said: dict[str, str], key: uuid.UUID, language: str, address: Address
) -> ErrorReport:
    """Keep a report and tell those who own the page; the same form sent twice makes one report."""
    values = {**page._asdict(), "language": language, **said}
    report, is_new = ErrorReport.objects.get_or_create(form_token=key, defaults=_columns(values))
    if is_new:
        transaction.on_commit(partial(tell_owners, report, address))
    return report


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    values["page"] = values.pop("path")
    return values


@transaction.atomic
def answer_report(
    *, report: ErrorReport, user: Any, said: dict[str, str], seen: str, address: Address
) -> ErrorReport:
    """Answer the report, or change the answer: it stands on the page from now on, unless put aside.

    `seen` is the answer that was looked at. Raises AnsweredMeanwhile. The reporter is written to once, with
    the first answer.
    """
    report = ErrorReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if version_of(report) != seen:
        raise AnsweredMeanwhile
    is_first = report.is_waiting
    report.state = said["state"]
    is_public = report.state in ErrorReport.PUBLIC
    report.reported, report.answer = (said[name] if is_public else "" for name in ("reported", "answer"))
    for name in ErrorReport.IN_TWO_LANGUAGES:
        report.say_in_english(name, said[f"{name}_en"] if is_public else "")
    report.answered_at, report.answered_by = timezone.now(), user
    report.save()
    if is_first and is_public and report.email:
        transaction.on_commit(partial(tell_reporter, report, address))
    return report


@transaction.atomic
def clear_old_reports() -> tuple[int, int]:
    """Erase the addresses of what was answered long ago, delete what was put aside; return how many each."""
    old = ErrorReport.objects.out_of_time()
    deleted, _models = old.filter(state=ErrorReport.State.PUT_ASIDE).delete()
    return old.exclude(email="").update(email=""), deleted
