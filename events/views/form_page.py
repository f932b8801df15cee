"""The page of the event form: everything that its templates show."""

import datetime as dt
import uuid
from collections import Counter
from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.answers import Answers, said
from events.forms.event_form import EventForm, Problem
from events.forms.kinds import BASICS, ROWS, SECTIONS
from events.forms.register import Register
from events.forms.row_kinds import PromiseRow
from events.models import Commitment, Event, WorkingCopy
from events.views.form_choices import Choices
from events.views.form_marks import MarkView, Panel
from events.views.form_rows import NOTHING_SAID, Cell, Rows, Said, basics
from municipalities.rich_text import clean_rich_text

LABELS = {
    "kas-kada-kur": gettext_lazy("What, when and where"),
    "dalyviai": gettext_lazy("Participants"),
    "pranesimai": gettext_lazy("Presentations"),
    "rezultatai": gettext_lazy("What came of it"),
    "pazadeta": gettext_lazy("What was promised before"),
    "sutartys": gettext_lazy("Agreements"),
    "failai": gettext_lazy("Files and photos"),
    "saltinis": gettext_lazy("Source"),
}
# What stands in a draft though nobody has typed anything.
UNTYPED = ("kind", "read")
# Where the editor of rich text lies; a page without it has the plain field.
EDITOR = "django_prose_editor/editor.js"


class SectionMark(NamedTuple):
    """A part of the form: its mistakes, what it lacks, what nobody has read, and whether it is begun."""

    name: str
    label: Any
    wrong: int
    missing: int
    unread: int
    is_filled: bool


class PromiseView(NamedTuple):
    """A promise made before, and what is answered about it."""

    key: str
    prefix: str
    commitment: Commitment
    status: Cell
    note: Cell
    statuses: list[tuple[str, Any]]
    is_wrong: bool


class FormPage:
    """The form of an event with these answers in it."""

    def __init__(self, *, event: Event, answers: Answers) -> None:
        self.event = event
        self.register = Register()
        self.form = EventForm(answers, event=event, register=self.register)
        self.answers = self.form.answers

    # ---- What is said about it

    @cached_property
    def problems(self) -> list[Problem]:
        """What is typed and cannot be right."""
        return self.form.problems()

    @cached_property
    def said(self) -> Said:
        """The same beside the fields, with what is worth a second look."""
        return Said(_first_of_each(self.problems), _first_of_each(self.form.warnings()))

    @cached_property
    def sections(self) -> list[SectionMark]:
        """The parts of the form in order."""
        wrong = Counter(problem.section for problem in self.problems)
        missing = Counter(problem.section for problem in self.form.missing())
        unread = Counter(problem.section for problem in self.form.unread())
        return [
            SectionMark(name, label, wrong[name], missing[name], unread[name], self._is_filled(name))
            for name, label in LABELS.items()
        ]

    def _is_filled(self, section: str) -> bool:
        if section == "pazadeta":
            return any(row.is_said for row in self.form.promises)
        names = [
            name for name, where in SECTIONS.items() if where == section and name not in ("kind", "read")
        ]
        return any(self.form.filled[name] if name in ROWS else said(self.answers, name) for name in names)

    # ---- What stands in it

    @cached_property
    def basics(self) -> dict[str, Cell]:
        """The fields that stand once."""
        # The editor reads the text as a page: a browser complains of handlers in it, though it runs none.
        body = [clean_rich_text(text) for text in self.answers.get("body", ())]
        cells = basics(self.answers | {"body": body}, BASICS, self.said)
        for name, mark in self._marks.items():
            if name in cells:
                cells[name].mark = mark
        return cells

    @cached_property
    def choices(self) -> Choices:
        """What there is to choose from."""
        return Choices(self.register, event=self.event)

    @cached_property
    def rows(self) -> Rows:
        """The rows of every kind."""
        return Rows(self.answers, event=self.event, register=self.register, said=self.said)

    @cached_property
    def panel(self) -> Panel | None:
        """The text from which the draft was begun, if it was."""
        text = self.form.press_text
        return Panel(self.form, text) if text else None

    @property
    def _marks(self) -> dict[str, MarkView]:
        return self.panel.by_place if self.panel else {}

    @property
    def promises(self) -> list[PromiseView]:
        """What was promised before in the region."""
        return [promise_view(row, self.answers, self.said) for row in self.form.promises]

    def context(self) -> dict[str, Any]:
        """Everything that the sections show."""
        cells, region = self.basics, self.basics["region"].value
        rows = self.rows.by_kind
        for row in (row for kind_rows in rows.values() for row in kind_rows):
            row.mark = self._marks.get(row.prefix)
        ticked = set(cells["municipalities"].chosen)
        regions = self.choices.regions(ticked, region)
        has_own = bool(regions) and str(regions[0].pk) == region
        named = {row.fields["organisation"].value for row in rows["participants"]}
        return {
            "basics": cells,
            "rows": rows,
            "options": self.choices.options,
            "ticks": self.choices.ticks,
            "regions": regions,
            "institutions": self.choices.institutions(region, named),
            "promises": self.promises,
            "organisations": [row.name for row in self.register.organisations.values()],
            "sections": self.sections,
            "problems": self.problems,
            "panel": self.panel,
            "opened": {
                "own_region": has_own,
                "other_regions": not has_own or any(one.ticked for one in regions[1:]),
                "times": _any(cells, "ends_on", "starts_at", "ends_at"),
                "groups": bool(rows["groups"]) or _any(cells, "attendance_note"),
                "source": _any(
                    cells, "source_url", "source_publisher", "source_title", "source_published_on"
                ),
            },
        }


def promise_view(row: PromiseRow, answers: Answers, told: Said = NOTHING_SAID) -> PromiseView:
    """A promise as the form shows it; nobody need have spoken of it."""
    names = {field: f"{row.prefix}-{field}" for field in ROWS["promises"]}
    cells = {field: Cell(name, answers.get(name, []), told) for field, name in names.items()}
    status = Commitment.Status
    statuses = [
        ("", _("not spoken of")),
        (status.DONE.value, _("done")),
        (status.IN_PROGRESS.value, _("in progress")),
        (status.OPEN.value, _("still open")),
        (status.DROPPED.value, _("dropped")),
    ]
    is_wrong = any(cell.error for cell in cells.values())
    return PromiseView(
        row.key, row.prefix, row.commitment, cells["status"], cells["note"], statuses, is_wrong
    )


def page_context(page: FormPage, copy: WorkingCopy) -> dict[str, Any]:
    """The whole page for one opening of it."""
    event = page.event
    return {
        **page.context(),
        "event": event,
        "copy": copy,
        "sitting": uuid.uuid4(),
        "based_on": copy.based_on.isoformat() if copy.based_on else "",
        "heading": page.basics["title"].value.strip() or _("New event"),
        "state": _("Change of a published event")
        if event.status == Event.Status.PUBLISHED
        else event.get_status_display(),
        "status": saved_text(event, copy) if copy.version else "",
        "urls": addresses(event),
        "max_file_mb": settings.UPLOAD_MAX_FILE_MB,
    }


def addresses(event: Event) -> dict[str, str]:
    """Where the scripts of the form send what."""
    return {
        "save": reverse("events:event_autosave", args=[event.pk]),
        "upload": reverse("events:upload_create", args=[event.pk]),
        "row": reverse("events:event_row", args=[event.pk, "KIND"]),
        "promises": reverse("events:event_promises", args=[event.pk]),
        "participants": reverse("events:event_participants", args=[event.pk]),
        "editor": static(EDITOR),
    }


def saved_text(event: Event, copy: WorkingCopy) -> str:
    """That the words are kept, and since when."""
    at = clock_text(copy.saved_at)
    if event.status == Event.Status.PUBLISHED:
        return _("Changes saved %(time)s, not published yet") % {"time": at}
    return _("Draft saved %(time)s") % {"time": at}


def clock_text(moment: dt.datetime) -> str:
    """The time of the day, with the day where it was another one."""
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return local.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")


def _first_of_each(problems: list[Problem]) -> dict[str, str]:
    return {problem.field_id: problem.message for problem in reversed(problems)}


def _any(cells: dict[str, Cell], *names: str) -> bool:
    return any(cells[name].chosen or cells[name].remark for name in names)
