"""What was corrected, as pages show it: answered reports and editors' own notes in one order."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value

from events.models import Correction
from municipalities.words import locale
from portal.corrections.models import ErrorReport
from portal.languages import path_in


class Shown(NamedTuple):
    """One correction: when, of which page, and the row that says what."""

    at: dt.datetime
    subject: str
    page: str
    row: Any
    is_note: bool

    @property
    def is_corrected(self) -> bool:
        """Whether anything was changed."""
        return self.is_note or self.row.state == ErrorReport.State.CORRECTED

    @property
    def anchor(self) -> str:
        """The place of the correction on a page."""
        return f"{'pastaba' if self.is_note else 'pranesimas'}-{self.row.pk}"


def of_report(report: ErrorReport) -> Shown:
    """An answered report; an event is called what it is called now."""
    subject = report.subject if locale() == "lt" else report.subject_en
    page = path_in(locale(), report.page)
    if report.event and report.page.startswith("/renginiai/"):
        subject, page = str(report.event), report.event.get_absolute_url()
    return Shown(report.answered_at, subject, page, report, is_note=False)  # type: ignore[arg-type]


def of_note(note: Correction) -> Shown:
    """What an editor has corrected in an event."""
    return Shown(note.made_at, str(note.event), note.event.get_absolute_url(), note, is_note=True)


SHOWN_AS: dict[str, Callable[[Any], Shown]] = {"report": of_report, "note": of_note}


def in_one_order(reports: Iterable[ErrorReport], notes: Iterable[Correction]) -> list[Shown]:
    """Both together, the newest first."""
    shown = [*map(of_report, reports), *map(of_note, notes)]
    return sorted(shown, key=lambda one: (one.at, one.row.pk), reverse=True)


def keys_of(reports: QuerySet[ErrorReport], notes: QuerySet[Correction]) -> QuerySet[Any]:
    """The keys of both in one order, to be cut into pages: kind, key and moment."""
    return (
        _keys(reports, "report", "answered_at")
        .union(_keys(notes, "note", "made_at"), all=True)
        .order_by("-at", "-id")
    )


def _keys(rows: QuerySet[Any], kind: str, moment: str) -> QuerySet[Any]:
    columns = {"kind": Value(kind, CharField()), "at": F(moment)}
    return rows.order_by().annotate(**columns).values_list("kind", "id", "at")


def fetched(keys: Iterable[tuple[str, int, dt.datetime]]) -> list[Shown]:
    """The rows of a page of keys; two queries."""
    rows = list(keys)
    found = {kind: [pk for one, pk, _at in rows if one == kind] for kind in SHOWN_AS}
    said: dict[str, dict[int, Any]] = {
        "report": ErrorReport.objects.for_list().in_bulk(found["report"]),
        "note": Correction.objects.select_related("event")
        .defer("event__body", "event__words")
        .in_bulk(found["note"]),
    }
    return [SHOWN_AS[kind](said[kind][pk]) for kind, pk, _at in rows]
