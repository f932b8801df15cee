"""The answers of the event form in words, in the order in which a person reads them through."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.event_form import EventForm
from events.forms.kinds import ROWS, SAYS_SOMETHING, SECTIONS
from events.forms.row_kinds import PromiseRow
from events.forms.rows import NewOrganisation, RowForm
from events.models import AttendanceGroup, Commitment, Outcome, Participation, Visibility
from municipalities.models import Agreement
from municipalities.partial_dates import PartialDate
from municipalities.words import partial_date_text

SECTION_NAMES = {
    "kas-kada-kur": gettext_lazy("What, when and where"),
    "dalyviai": gettext_lazy("Participants"),
    "pranesimai": gettext_lazy("Presentations"),
    "rezultatai": gettext_lazy("What came of it"),
    "pazadeta": gettext_lazy("What was promised before"),
    "sutartys": gettext_lazy("Agreements signed here"),
    "failai": gettext_lazy("Files and photos"),
    "saltinis": gettext_lazy("Source"),
}
ROW_NAMES = {
    "organisers": gettext_lazy("Organisers"),
    "participants": gettext_lazy("People"),
    "groups": gettext_lazy("By sector"),
    "presentations": gettext_lazy("Presentations"),
    "outcomes": gettext_lazy("Outcomes"),
    "commitments": gettext_lazy("Commitments"),
    "promises": gettext_lazy("Reports"),
    "agreements": gettext_lazy("Agreements"),
    "files": gettext_lazy("Files"),
    "photos": gettext_lazy("Photos"),
}
# What is worth seeing though nothing was answered; of the rest only what was.
ALWAYS = ("kind", "title", "starts_on", "region", "host_municipality", "venue", "lead", "headcount")
NEVER = ("correction_note", "read")


@dataclass(frozen=True)
class Answer:
    """One answer: what was asked, what was answered, and whether everybody will see it."""

    field_id: str
    label: str
    text: str = ""
    is_html: bool = False


@dataclass(frozen=True)
class Row:
    """One row of a kind: the words that matter, the details below them, and whether everybody will see it."""

    field_id: str
    text: str
    details: list[str]
    is_public: bool


@dataclass
class Section:
    """A section of the form, read through."""

    name: str
    label: str
    answers: list[Answer] = field(default_factory=list)
    rows: list[tuple[str, list[Row]]] = field(default_factory=list)


def read_through(form: EventForm) -> list[Section]:
    """Return everything that was answered, section by section."""
    form.basics.full_clean()
    sections = {name: Section(name, str(label)) for name, label in SECTION_NAMES.items()}
    for name, section in SECTIONS.items():
        if name in ROWS:
            if rows := list(_rows(form, name)):
                sections[section].rows.append((str(ROW_NAMES[name]), rows))
        elif name not in NEVER and (answer := _answer(form, name)):
            sections[section].answers.append(answer)
    return list(sections.values())


def _answer(form: EventForm, name: str) -> Answer | None:
    bound = form.basics[name]
    data = form.basics.cleaned_data
    # What cannot be right is shown as it was typed; the list above says what is wrong with it.
    text = _words(bound, data[name]) if name in data else str(bound.value() or "")
    if name == "region" and data.get("is_nationwide"):
        return None
    if not text and name not in ALWAYS:
        return None
    return Answer(f"id_{name}", str(bound.label), text, is_html=name == "body")


def _words(bound: Any, value: Any) -> str:
    if value is True:
        return _("Yes")
    if isinstance(value, PartialDate):
        return partial_date_text(value)
    if hasattr(value, "strftime"):
        return str(value.strftime("%H:%M"))
    choices = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
    if isinstance(value, set):
        return ", ".join(choices[str(key)] for key in value if str(key) in choices)
    if choices:
        return choices.get(str(value), "") if value else ""
    return str(value or "")


def _rows(form: EventForm, kind: str) -> Iterator[Row]:
    rows: Iterable[RowForm] = form.filled.get(kind, ())
    if kind == "promises":
        rows = [row for row in form.promises if row.is_said]
    for row in rows:
        text, *details = READERS[kind](row)
        shown = [text, *details] if text else [*details]
        shown = [each for each in shown if each]
        yield Row(
            f"id_{row.prefix}-{SAYS_SOMETHING[kind][0]}",
            shown[0] if shown else "",
            shown[1:],
            is_public=_is_public(row),
        )


def _is_public(row: RowForm) -> bool:
    if row.kind == "participants":
        return bool(row.cleaned.get("is_public"))
    if row.kind in ("files", "photos"):
        return bool(row.cleaned.get("visibility") == Visibility.PUBLIC)
    return True


def _organiser(row: RowForm) -> list[str]:
    return [_organisation(row), _label(Participation.Role, row.cleaned.get("role"))]


def _participant(row: RowForm) -> list[str]:
    role = _label(Participation.Role, row.cleaned.get("role"))
    return [row.text("name"), row.text("office"), _organisation(row), role]


def _group(row: RowForm) -> list[str]:
    return [_label(AttendanceGroup.Sector, row.cleaned.get("sector")), row.text("count")]


def _presentation(row: RowForm) -> list[str]:
    return [row.text("topic"), row.text("speaker"), row.text("office"), _organisation(row)]


def _outcome(row: RowForm) -> list[str]:
    data, register = row.cleaned, row.register
    return [
        row.text("text"),
        _label(Outcome.Kind, data.get("kind")),
        _label(Outcome.Theme, data.get("theme")),
        *_names(register.services, data.get("services")),
        *_names(register.regions, data.get("region")),
        *_names(register.municipalities, data.get("municipality")),
        *_names(register.organisations, data.get("institution")),
        row.text("target_group"),
        row.text("raised_by"),
    ]


def _commitment(row: RowForm) -> list[str]:
    data, register = row.cleaned, row.register
    due = data.get("due")
    return [
        row.text("text"),
        _organisation(row),
        *_names(register.municipalities, data.get("municipality")),
        *_names(register.regions, data.get("region")),
        *_names(register.services, data.get("services")),
        _("due: %(date)s") % {"date": partial_date_text(due)} if due else row.text("due"),
    ]


def _promise(row: RowForm) -> list[str]:
    promise = row.commitment.text if isinstance(row, PromiseRow) else ""
    return [promise, _label(Commitment.Status, row.cleaned.get("status")), row.text("note")]


def _agreement(row: RowForm) -> list[str]:
    data, register = row.cleaned, row.register
    known = register.agreements.get(data.get("agreement") or 0)
    sides = [row.text("ngo"), *_names(register.municipalities, data.get("municipality"))]
    return [
        str(known) if known else " – ".join(filter(None, sides)),
        _label(Agreement.Kind, data.get("kind")),
        row.text("place"),
        *row.text("signatories").splitlines(),
    ]


def _file(row: RowForm) -> list[str]:
    return [row.text("title") or row.file_name]  # type: ignore[attr-defined]


def _photo(row: RowForm) -> list[str]:
    return [row.text("caption") or row.file_name, row.text("alt"), row.text("credit")]  # type: ignore[attr-defined]


READERS = {
    "organisers": _organiser,
    "participants": _participant,
    "groups": _group,
    "presentations": _presentation,
    "outcomes": _outcome,
    "commitments": _commitment,
    "promises": _promise,
    "agreements": _agreement,
    "files": _file,
    "photos": _photo,
}


def _label(choices: Any, value: str | None) -> str:
    return str(choices(value).label) if value else ""


def _names(rows: dict[int, Any], keys: int | set[int] | None) -> list[str]:
    wanted = keys if isinstance(keys, set) else {keys}
    return [str(row) for pk, row in rows.items() if pk in wanted]


def _organisation(row: RowForm) -> str:
    """The organisation by its name in the register; a new one is marked, for publishing adds it."""
    organisation = row.cleaned.get("organisation")
    if isinstance(organisation, NewOrganisation):
        return _("%(name)s (new in the register)") % {"name": organisation.name}
    known = row.register.organisations.get(organisation or 0)
    return str(known) if known else row.text("organisation")
