"""The whole event form: all that was typed, what is wrong with it, and what publishing still asks for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from events.forms.answers import Answers, new_key, said, tidy
from events.forms.basics import BasicsForm
from events.forms.kinds import DEFAULTS, ROWS, SECTIONS
from events.forms.personal import has_contacts, has_personal_code
from events.forms.register import Register
from events.forms.row_kinds import ROW_FORMS, AgreementRow, FileRow, PhotoRow, PromiseRow
from events.forms.rows import RowForm
from events.forms.standing import Standing
from events.models import Commitment, Event, PressText, Upload
from events.press.marks import Mark, marks_of, unread
from municipalities.listing import fold

MOST_PROMISES = 200
# Texts that the public reads.
PUBLIC_TEXTS = {
    "": ("title", "lead", "body", "venue", "attendance_note", "correction_note"),
    "presentations": ("topic",),
    "outcomes": ("text", "raised_by"),
    "commitments": ("text",),
    "promises": ("note",),
    "photos": ("caption", "alt"),
}


@dataclass(frozen=True)
class Problem:
    """Something to be set right, and the input in which to do it."""

    field_id: str
    message: str
    section: str


class EventForm:
    """Everything that stands in the form of an event.

    Nothing typed is refused: `problems` names what cannot be right, `missing` what publishing asks for
    besides, `warnings` what is worth a second look.
    """

    def __init__(self, answers: Answers, *, event: Event, register: Register) -> None:
        self.answers = tidy(answers)
        self.event = event
        self.register = register
        self.standing = Standing(event)

    # ---- What stands in it

    @cached_property
    def basics(self) -> BasicsForm:
        """The fields of the event itself."""
        form = BasicsForm(self.answers, register=self.register, event=self.event)
        form.full_clean()
        return form

    @cached_property
    def rows(self) -> dict[str, list[RowForm]]:
        """The rows of each kind in order; the key of a row counts only if the row is this event's."""
        self.register.meet(self._names())
        return {kind: list(self._rows_of(kind)) for kind in ROW_FORMS}

    def _rows_of(self, kind: str) -> Iterator[RowForm]:
        form, stored = ROW_FORMS[kind], self.standing.rows[kind]
        for number, key in enumerate(self.answers.get(kind, ()), start=1):
            own = stored.get(int(key[1:])) if key.startswith("r") else None
            row = form(key, self.answers, register=self.register, stored=own, number=number)
            if isinstance(row, (FileRow, PhotoRow)) and own is None:
                row.upload = self._upload(row)
            if isinstance(row, AgreementRow) and own:
                signed = self.standing.signatories[own.pk]
                row.signed_before = {fold(each.person.name): each.person_id for each in signed}
            yield row

    def _upload(self, row: FileRow | PhotoRow) -> Upload | None:
        upload = self.uploads.get(row.text("upload"))
        return None if upload and isinstance(row, PhotoRow) and not upload.width else upload

    def _names(self) -> set[str]:
        fields = {"participants": "name", "presentations": "speaker"}
        names = {
            value
            for kind, field in fields.items()
            for key in self.answers.get(kind, ())
            for value in said(self.answers, f"{kind}-{key}-{field}")
        }
        lines = (
            line
            for key in self.answers.get("agreements", ())
            for text in said(self.answers, f"agreements-{key}-signatories")
            for line in text.splitlines()
        )
        return names | {line.partition(",")[0] for line in lines}

    @cached_property
    def uploads(self) -> dict[str, Upload]:
        """The files that wait to be published with the event, by key."""
        return {str(row.key): row for row in self.event.uploads.all()}

    @cached_property
    def press_text(self) -> PressText | None:
        """The text from which the draft was begun, if it was."""
        return PressText.objects.filter(event=self.event).first()

    @cached_property
    def marks(self) -> list[Mark]:
        """What that text has proposed; what was published since has been read."""
        text = None if self.event.published_at else self.press_text
        return marks_of(text.proposals) if text else []

    @cached_property
    def promises(self) -> list[PromiseRow]:
        """The unfinished promises of the region, and those of which something was reported here already."""
        region, others = self.basics.cleaned_region, Commitment.objects.public().exclude(event=self.event)
        # However many a region has: what was said here of one stays in the form.
        asked = Q(pk__in=[*self._typed_promises(), *self.standing.updates])
        if region:
            unfinished = others.unfinished().in_region(region).most_urgent_first()
            asked |= Q(pk__in=unfinished.values("pk")[:MOST_PROMISES])
        rows = others.filter(asked).for_list().most_urgent_first()
        return [self._promise(commitment, number) for number, commitment in enumerate(rows, start=1)]

    def _typed_promises(self) -> list[int]:
        keys = [key for key in self.answers.get("promises", ()) if key.startswith("r")]
        return [int(key[1:]) for key in keys if said(self.answers, f"promises-{key}-note")]

    def _promise(self, commitment: Commitment, number: int) -> PromiseRow:
        row = PromiseRow(
            f"r{commitment.pk}",
            self.answers,
            register=self.register,
            stored=self.standing.updates.get(commitment.pk),
            number=number,
        )
        row.commitment = commitment
        return row

    @cached_property
    def filled(self) -> dict[str, list[RowForm]]:
        """The rows of each kind without the new ones in which nobody has typed."""
        return {
            kind: [row for row in rows if row.stored or not row.is_blank] for kind, rows in self.rows.items()
        }

    def _all_rows(self) -> Iterable[RowForm]:
        for rows in self.filled.values():
            yield from rows
        yield from self.promises

    # ---- What is to be set right

    def problems(self) -> list[Problem]:
        """What is typed and cannot be right; it is kept in the draft all the same."""
        found = [
            _problem(name, str(error)) for name, errors in self.basics.errors.items() for error in errors
        ]
        for row in self._all_rows():
            found += [_row_problem(row, field, message) for field, message in row.problems()]
        return [*found, *self._twice(), *self._of_agreements(), *self._of_commitments(), *self._codes()]

    def missing(self) -> list[Problem]:
        """What publishing still asks for."""
        found = self.missing_basics()
        for row in self._all_rows():
            found += [_row_problem(row, field, message) for field, message in row.missing()]
        return sorted(
            found, key=lambda problem: list(dict.fromkeys(SECTIONS.values())).index(problem.section)
        )

    def unread(self) -> list[Problem]:
        """What a text has proposed and nobody has read yet: nothing is published before somebody has."""
        return [
            Problem(f"pasiulymas-{mark.key}", self.words_of(mark), mark.section)
            for mark in unread(self.marks, self.answers)
        ]

    def words_of(self, mark: Mark) -> str:
        """What stands in the field or the row that a text has filled."""
        if mark.kind:
            return next((row.summary for row in self.rows[mark.kind] if row.prefix == mark.place), "")
        field = self.basics.fields[mark.place]
        labels = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        values = (labels.get(value, value) for value in said(self.answers, mark.place))
        return f"{field.label}: {', '.join(values)}"

    def missing_basics(self) -> list[Problem]:
        """What publishing asks for of the event itself; its rows are not looked at."""
        return [_problem(name, message) for name, message in self._basics_missing()]

    def warnings(self) -> list[Problem]:
        """What is worth a second look, and may be published as it is."""
        found = []
        for row in self._all_rows():
            found += [_row_problem(row, field, message) for field, message in row.warnings()]
        return [*found, *self._contacts(), *self._kept_promises()]

    def _basics_missing(self) -> Iterator[tuple[str, str]]:
        wrong, data = self.basics.errors, self.basics.cleaned_data
        for name, message in (
            ("kind", _("Choose the kind of event")),
            ("title", _("Enter the event title")),
            ("starts_on", _("Enter the event date")),
            ("lead", _("Say in two or three sentences what happened")),
        ):
            if not data.get(name) and name not in wrong:
                yield name, message
        if not data.get("region") and not data.get("is_nationwide") and "region" not in wrong:
            yield "region", _("Select a region")
        source = [data.get(name) for name in ("source_url", "source_publisher", "source_title")]
        if any(source) or data.get("source_published_on"):
            if not data.get("source_publisher") and "source_publisher" not in wrong:
                yield "source_publisher", _("Enter who published the text")
            if not data.get("source_title") and "source_title" not in wrong:
                yield "source_title", _("Enter the title of the published text")

    # ---- Several rows together

    def _twice(self) -> Iterator[Problem]:
        seen: set[Any] = set()
        for kind, field, message in (
            ("organisers", "organisation", _("This organisation stands here already")),
            ("participants", "name", _("This participant stands here already")),
            ("groups", "sector", _("This sector stands here already")),
            ("agreements", "agreement", _("This agreement stands here already")),
            ("files", "upload", _("This file stands here already")),
            ("photos", "upload", _("This file stands here already")),
        ):
            for row in self.filled[kind]:
                mark = identity(row)
                if mark and (kind, mark) in seen:
                    yield _row_problem(row, field, row.in_row(message))
                seen.add((kind, mark))

    def _of_agreements(self) -> Iterator[Problem]:
        for row in self.filled["agreements"]:
            data = row.cleaned
            pair: Any = (data.get("ngo"), data.get("municipality"))
            if data.get("agreement") or not all(pair):
                continue
            if self.event.owner_id and pair[0] != self.event.owner_id:
                message = _("A new agreement may be only of the event's own organisation")
                yield _row_problem(row, "ngo", row.in_row(message))
            elif self.register.current_agreement(*pair):
                message = _("They have an agreement already: choose it from the list")
                yield _row_problem(row, "agreement", row.in_row(message))

    def _of_commitments(self) -> Iterator[Problem]:
        if self.basics.cleaned_data.get("has_no_commitments") and self.filled["commitments"]:
            yield _problem(
                "has_no_commitments",
                _("You ticked that no commitments were made, but there are some. Leave one of the two"),
            )

    def removed_with_reports(self) -> list[Commitment]:
        """Promises of this event that were taken out of the form, though their course was reported since."""
        kept = {row.stored.pk for row in self.filled["commitments"] if row.stored}
        gone = [row for pk, row in self.standing.rows["commitments"].items() if pk not in kept]
        if not gone:
            return []
        reported = Commitment.objects.filter(pk__in=[row.pk for row in gone], updates__isnull=False)
        pks = set(reported.values_list("pk", flat=True))
        return [row for row in gone if row.pk in pks]

    def _kept_promises(self) -> Iterator[Problem]:
        for row in self.removed_with_reports():
            message = _("The commitment “%(text)s” stays: its course has been reported")
            yield _problem("has_no_commitments", message % {"text": row.text[:80]})

    # ---- Personal data

    def _codes(self) -> Iterator[Problem]:
        message = _("There is a personal code here. Delete it: the portal keeps no personal codes")
        for name, values in self.answers.items():
            # The key of an upload is by chance like a code now and then.
            is_typed = name not in ROWS and not name.endswith("-upload")
            if is_typed and any(has_personal_code(value) for value in values):
                yield _problem(name, message)

    def _contacts(self) -> Iterator[Problem]:
        message = _("There is a phone number or an e-mail address here. The public will see it")
        for kind, fields in PUBLIC_TEXTS.items():
            prefixes = [f"{kind}-{key}-" for key in self.answers.get(kind, ())] if kind else [""]
            for name in (f"{prefix}{field}" for prefix in prefixes for field in fields):
                if any(has_contacts(value) for value in self.answers.get(name, ())):
                    yield _problem(name, message)


def identity(row: RowForm) -> Any:
    """What makes a row the same as another of its kind; nothing for rows that may stand twice."""
    data = row.cleaned
    if row.kind == "organisers":
        return data.get("organisation") and (data.get("role"), data["organisation"])
    if row.kind == "participants":
        who = (data.get("name"), data.get("organisation"))
        return (data.get("role"), *who) if any(who) else None
    if row.kind == "groups":
        return data.get("sector")
    if isinstance(row, AgreementRow):
        pair = (data.get("ngo"), data.get("municipality"))
        return data.get("agreement") or (pair if all(pair) else None)
    if isinstance(row, (FileRow, PhotoRow)):
        return row.upload and row.upload.pk
    return None


def row_form(kind: str, *, register: Register, event: Event) -> RowForm:
    """Return a new row in which nobody has typed yet."""
    key = new_key()
    defaults = DEFAULTS.get(kind, {})
    answers = {f"{kind}-{key}-{field}": [value] for field, value in defaults.items()}
    if kind == "agreements" and event.owner:
        answers[f"{kind}-{key}-ngo"] = [event.owner.name]
    return ROW_FORMS[kind](key, {kind: [key], **answers}, register=register)


def _problem(name: str, message: str) -> Problem:
    kind = name.partition("-")[0]
    return Problem(f"id_{name}", message, SECTIONS.get(kind, SECTIONS["kind"]))


def _row_problem(row: RowForm, field: str, message: str) -> Problem:
    return Problem(f"id_{row.prefix}-{field}", message, SECTIONS[row.kind])
