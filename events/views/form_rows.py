"""The answers of the event form as its templates show them: fields, rows, files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events.forms.answers import Answers
from events.forms.kinds import ROWS
from events.forms.register import Register
from events.forms.rows import NEW_PERSON
from events.models import Event
from events.views.form_choices import Options
from events.views.form_marks import MarkView
from municipalities.uploads import size_words


class Said(NamedTuple):
    """What is said beside the fields: mistakes and second thoughts, by the field's id."""

    errors: Mapping[str, str]
    warnings: Mapping[str, str]


NOTHING_SAID = Said({}, {})
NO_ATTRIBUTES = SafeString("")


class Cell:
    """One field: what is typed in it, and what is said beside it."""

    __slots__ = ("error", "id", "mark", "name", "values", "warning")

    def __init__(self, name: str, values: list[str], said: Said) -> None:
        self.name = name
        self.id = f"id_{name}"
        self.values = values
        self.error = said.errors.get(self.id, "")
        self.warning = said.warnings.get(self.id, "")
        # What a press text has proposed here.
        self.mark: MarkView | None = None

    @property
    def value(self) -> str:
        """The one value of a field that has one: the last, as a form is read."""
        return self.values[-1] if self.values else ""

    @property
    def chosen(self) -> list[str]:
        """The values of a field that has several, each once."""
        return [value for value in dict.fromkeys(self.values) if value]

    @property
    def remark(self) -> str:
        """Whatever is said beside the field."""
        return self.error or self.warning

    @property
    def described(self) -> SafeString:
        """The attributes that tie to the field what is said beside it."""
        return self._tied(()) if self.remark or self.mark else NO_ATTRIBUTES

    @property
    def described_with_help(self) -> SafeString:
        """The same for a field that has help."""
        return self._tied(("helptext",))

    def _tied(self, to: tuple[str, ...]) -> SafeString:
        to += ("error",) * bool(self.error) + ("warning",) * bool(self.warning) + ("mark",) * bool(self.mark)
        wrong = mark_safe(' aria-invalid="true"') if self.error else ""
        return format_html(' aria-describedby="{}"{}', " ".join(f"{self.id}_{what}" for what in to), wrong)


class Stored(NamedTuple):
    """A file that a row is about."""

    name: str
    url: str
    picture_url: str
    facts: str
    width: int
    height: int


@dataclass
class Row:
    """One row of a kind: its fields, and what is known of whom it names."""

    kind: str
    key: str
    fields: dict[str, Cell]
    is_new_organisation: bool = False
    namesakes: Options | None = None
    file: Stored | None = None
    mark: MarkView | None = None
    prefix: str = field(init=False)

    def __post_init__(self) -> None:
        self.prefix = f"{self.kind}-{self.key}"

    @property
    def is_wrong(self) -> bool:
        """Whether something in the row cannot be right."""
        return any(cell.error for cell in self.fields.values())

    @property
    def has_details(self) -> bool:
        """Whether something is said in the fields that are folded away at first."""
        return any(self.fields[name].chosen or self.fields[name].error for name in FOLDED.get(self.kind, ()))


# The fields that wait behind a summary until they are needed.
FOLDED = {
    "outcomes": ("municipality", "institution", "target_group", "raised_by", "theme", "region"),
    "agreements": ("ngo", "municipality"),
}
# Where rows name somebody: the field with the name of the person.
NAMES = {"participants": "name", "presentations": "speaker"}


def basics(answers: Answers, names: Iterable[str], said: Said) -> dict[str, Cell]:
    """The fields that stand once."""
    return {name: Cell(name, answers.get(name, []), said) for name in names}


def row_of(kind: str, key: str, answers: Answers, said: Said = NOTHING_SAID) -> Row:
    """One row as it is answered."""
    names = ((name, f"{kind}-{key}-{name}") for name in ROWS[kind])
    return Row(kind, key, {name: Cell(full, answers.get(full, []), said) for name, full in names})


class Rows:
    """The rows of every kind, with what the register and the store of files know of them."""

    def __init__(self, answers: Answers, *, event: Event, register: Register, said: Said) -> None:
        self._answers = answers
        self._event = event
        self._register = register
        self._said = said

    @cached_property
    def by_kind(self) -> dict[str, list[Row]]:
        """All rows in order, under the name of their kind."""
        rows = {
            kind: [row_of(kind, key, self._answers, self._said) for key in self._answers.get(kind, ())]
            for kind in ROWS
            if kind != "promises"
        }
        for row in (row for kind_rows in rows.values() for row in kind_rows):
            self.know(row)
        return rows

    def know(self, row: Row) -> Row:
        """Add what is known of the organisation, the person and the file that the row names."""
        if "organisation_kind" in row.fields:
            name = row.fields["organisation"].value.strip()
            row.is_new_organisation = bool(name) and self._register.find_organisation(name) is None
        if row.kind in NAMES:
            row.namesakes = self._namesakes(row)
        if row.kind in ("files", "photos"):
            uploaded = row.fields["upload"].value
            row.file = self._uploads.get(uploaded) if uploaded else self._stored[row.kind].get(row.key)
        return row

    def _namesakes(self, row: Row) -> Options | None:
        """Among whom to choose, where somebody has to: the row names a person whom the register may know."""
        person = row.fields["person"]
        is_open = person.remark or (person.value and not row.key.startswith("r"))
        name = row.fields[NAMES[row.kind]].value
        people = self._register.persons_named(name) if is_open and name.strip() else []
        if not people:
            return None
        nobody, another = ("", _("– choose –")), (NEW_PERSON, _("somebody else of this name"))
        return Options([nobody, *((one.pk, one) for one in people), another])

    @cached_property
    def _uploads(self) -> dict[str, Stored]:
        return {
            str(upload.key): Stored(
                upload.name,
                upload.get_absolute_url(),
                upload.small_url or upload.get_absolute_url(),
                size_words(upload.size),
                upload.width,
                upload.height,
            )
            for upload in self._event.uploads.all()
        }

    @cached_property
    def _stored(self) -> dict[str, dict[str, Stored]]:
        return {
            "files": {
                f"r{row.pk}": Stored(row.title, row.get_absolute_url(), "", "", 0, 0)
                for row in self._event.attachments.all()
            },
            "photos": {
                f"r{row.pk}": Stored(
                    row.caption or row.alt,
                    row.get_absolute_url(),
                    row.small_url or row.get_absolute_url(),
                    "",
                    row.width,
                    row.height,
                )
                for row in self._event.photos.all()
            },
        }
