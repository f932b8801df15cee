"""The rows that the event form repeats: each is read as far as it can be, and says what is wrong with it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.forms.answers import Answers, said
from events.forms.basics import too_long
from events.forms.kinds import DEFAULTS, SAYS_SOMETHING
from events.forms.register import Known, Register, name_key
from municipalities.listing import fold
from municipalities.models import Organisation
from municipalities.whole_numbers import whole_number

NEW_PERSON = "new"
LONGEST_NAME = 120
LONGEST_ORGANISATION = 200

Complaint = tuple[str, str]


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation that the register does not have yet; publishing adds it."""

    name: str
    kind: str


@dataclass(frozen=True)
class NewPerson:
    """A person whom the register does not have yet; publishing adds the name."""

    name: str


class RowForm:
    """One row of a kind. `stored` is the event's own row that it changes; a new row has none."""

    kind: ClassVar[str] = ""

    def __init__(
        self, key: str, answers: Answers, *, register: Register, stored: Any = None, number: int = 1
    ) -> None:
        self.key = key
        self.prefix = f"{self.kind}-{key}"
        self.answers = answers
        self.register = register
        self.stored = stored
        self.number = number
        self.errors: dict[str, str] = {}

    # ---- What is typed

    def values(self, field: str) -> list[str]:
        """What was typed or chosen in the field; nothing that is empty."""
        return said(self.answers, f"{self.prefix}-{field}")

    def text(self, field: str) -> str:
        """What was typed in the field; where nothing was, what a new row says."""
        values = self.values(field)
        return values[-1] if values else ""

    @property
    def is_new(self) -> bool:
        """Whether no row of the event stands behind it."""
        return self.stored is None

    @property
    def is_blank(self) -> bool:
        """Whether nobody has typed anything in it."""
        return not any(self.values(field) for field in SAYS_SOMETHING[self.kind])

    @property
    def summary(self) -> str:
        """The row in one line."""
        return " · ".join(filter(None, (self.text(field) for field in SAYS_SOMETHING[self.kind])))

    # ---- What it means

    @cached_property
    def cleaned(self) -> dict[str, Any]:
        """What the fields mean; a field that cannot be right is left out and stands in `errors`."""
        data: dict[str, Any] = {}
        for field, read in self.readers().items():
            try:
                data[field] = read(field)
            except ValidationError as error:
                self.errors[field] = error.messages[0]
        return data

    def readers(self) -> dict[str, Any]:
        """How each field is read."""
        raise NotImplementedError

    def problems(self) -> Iterator[Complaint]:
        """What is typed and cannot be right."""
        _read = self.cleaned
        yield from self.errors.items()

    def missing(self) -> Iterator[Complaint]:
        """What publishing still asks for."""
        yield from ()

    def warnings(self) -> Iterator[Complaint]:
        """What is worth a second look."""
        yield from ()

    @property
    def is_whole(self) -> bool:
        """Whether the row can be written as it is."""
        return not any(self.problems()) and not any(self.missing())

    # ---- Reading one field

    def read_text(self, longest: int) -> Any:
        """Return a reader of a text of at most so many characters."""

        def read(field: str) -> str:
            text = self.text(field)
            if len(text) > longest:
                raise ValidationError(too_long(text, longest))
            return text

        return read

    def read_line(self, longest: int) -> Any:
        """Return a reader of a text in one line."""
        read = self.read_text(longest)
        return lambda field: " ".join(read(field).split())

    def read_choice(self, choices: Collection[str]) -> Any:
        """Return a reader of one of these, or of what a new row says."""

        def read(field: str) -> str:
            text = self.text(field) or DEFAULTS.get(self.kind, {}).get(field, "")
            if text and text not in choices:
                raise ValidationError(_("Choose from the list"))
            return text

        return read

    def read_key(self, rows: Any) -> Any:
        """Return a reader of the key of one of these rows."""

        def read(field: str) -> int | None:
            text = self.text(field)
            return key_among(text, rows()) if text else None

        return read

    def read_keys(self, rows: Any) -> Any:
        """Return a reader of keys of these rows."""
        return lambda field: {key_among(text, rows()) for text in self.values(field)}

    def read_tick(self, field: str) -> bool:
        """Whether the box is ticked."""
        return bool(self.text(field))

    # ---- Organisations and people

    def read_organisation(self, field: str) -> int | NewOrganisation | None:
        """Return the organisation of this name; the row's own first, for several may be called the same."""
        name = self.read_line(LONGEST_ORGANISATION)(field)
        if not name_key(name):
            return None
        own = self.stored_organisation
        if own and name_key(own.name) == name_key(name):
            return int(own.pk)
        found = self.register.find_organisation(name)
        return found or NewOrganisation(name, self.read_organisation_kind(f"{field}_kind"))

    def read_organisation_kind(self, field: str) -> str:
        """Return what sort of body a new organisation is, as far as it was said."""
        text = self.text(field)
        return text if text in Organisation.Kind.values else ""

    @property
    def stored_organisation(self) -> Organisation | None:
        """The organisation that the event's own row names."""
        return getattr(self.stored, "organisation", None)

    @property
    def stored_person(self) -> Any:
        """The person whom the event's own row names."""
        return getattr(self.stored, "person", None)

    @property
    def new_organisation(self) -> NewOrganisation | None:
        """The organisation that the register does not have yet, if one is named."""
        organisation = self.cleaned.get("organisation")
        return organisation if isinstance(organisation, NewOrganisation) else None

    def namesakes(self, field: str) -> list[Known]:
        """Everybody in the register who is called so."""
        return self.register.persons_named(self.text(field))

    def read_person(self, field: str) -> int | NewPerson | None:
        """Return who it is: one chosen, the row's own person, one known from the organisation, or new."""
        name = self.read_line(LONGEST_NAME)(field)
        if not name:
            return None
        choice, own, known = self.text("person"), self.stored_person, self.namesakes(field)
        if choice == NEW_PERSON:
            return NewPerson(name)
        for person in known:
            if choice == str(person.pk):
                return person.pk
        if own and fold(own.name) == fold(name):
            return int(own.pk)
        return self._known_there(known) or NewPerson(name)

    def _known_there(self, known: list[Known]) -> int | None:
        try:
            organisation = self.read_organisation("organisation")
        except ValidationError:
            return None
        there = [person.pk for person in known if organisation in person.organisations]
        return there[0] if len(there) == 1 else None

    def organisation_missing(self, field: str = "organisation") -> Iterator[Complaint]:
        """Ask what sort of body a new organisation is."""
        new = self.new_organisation
        if new and not new.kind:
            yield (
                f"{field}_kind",
                _("Row %(number)d: the register does not have “%(name)s” yet: say what sort of body it is")
                % {"number": self.number, "name": _quotable(new.name)},
            )

    def organisation_warnings(self, field: str = "organisation") -> Iterator[Complaint]:
        """Point at an organisation that a new one may be."""
        new = self.new_organisation
        for like in self.register.lookalikes(new.name)[:1] if new else ():
            yield (
                field,
                _("“%(name)s” looks like “%(like)s”. If it is the same, choose that one")
                % {"name": _quotable(new.name) if new else "", "like": _quotable(like.name)},
            )

    def person_warnings(self, field: str) -> Iterator[Complaint]:
        """Point at people of the same name when the row makes one more of them."""
        is_new = isinstance(self.cleaned.get(field), NewPerson)
        known = self.namesakes(field) if is_new and self.text("person") != NEW_PERSON else []
        if known:
            yield (
                "person",
                _("The register has “%(who)s”. Say whether it is the same person") % {"who": known[0]},
            )

    def in_row(self, message: str) -> str:
        """Put the number of the row before the message."""
        return _("Row %(number)d: %(message)s") % {"number": self.number, "message": message}


def _quotable(name: str) -> str:
    """A name to be quoted: where two quotations end at once, Lithuanians write one mark for the two."""
    return name.removesuffix("“")


def key_among(text: str, rows: Collection[int]) -> int:
    """Return the key that the text names, if it is one of these rows'."""
    pk = whole_number(text)
    if pk is None or pk not in rows:
        raise ValidationError(_("Choose from the list"))
    return pk
