"""Where two versions of the same answers differ, said so that a person can choose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.forms.answers import Answers, said, same
from events.forms.basics import BasicsForm
from events.forms.kinds import BASICS, ROWS, SECTIONS
from events.forms.register import Register
from events.models import AttendanceGroup, Commitment, Event, Outcome, Participation, Visibility
from municipalities.models import Agreement, Organisation
from municipalities.rich_text import TAG
from municipalities.whole_numbers import whole_number

MINE, THEIRS = "mine", "theirs"
BOTH = "both"

KINDS = {
    "organisers": gettext_lazy("Organiser"),
    "participants": gettext_lazy("Participant"),
    "groups": gettext_lazy("Sector"),
    "presentations": gettext_lazy("Presentation"),
    "outcomes": gettext_lazy("Outcome"),
    "commitments": gettext_lazy("Commitment"),
    "promises": gettext_lazy("Report on a promise"),
    "agreements": gettext_lazy("Agreement"),
    "files": gettext_lazy("Document"),
    "photos": gettext_lazy("Photo"),
}
# What the form works out by itself: it makes no row another one.
WORKED_OUT = ("person", "organisation_kind", "upload")
CHOICES: dict[tuple[str, str], Any] = {
    ("organisers", "role"): Participation.Role,
    ("participants", "role"): Participation.Role,
    ("groups", "sector"): AttendanceGroup.Sector,
    ("outcomes", "kind"): Outcome.Kind,
    ("outcomes", "theme"): Outcome.Theme,
    ("promises", "status"): Commitment.Status,
    ("agreements", "kind"): Agreement.Kind,
    ("files", "visibility"): Visibility,
    ("photos", "visibility"): Visibility,
}
TICKS = {
    "is_public": gettext_lazy("shown to the public"),
    "has_consent": gettext_lazy("the people in it agreed"),
    "shows_children": gettext_lazy("children can be seen"),
}


@dataclass(frozen=True)
class Difference:
    """A field, or a whole row, in which two versions differ.

    `name` is the field's, or the row's prefix (`participants-r12`); a row that one of them does not have is
    empty there. `changed_by` says who has changed it since both began: mine, theirs or both; nothing when
    that is not known.
    """

    name: str
    label: str
    section: str
    mine: str
    theirs: str
    changed_by: str = ""


def differences(
    mine: Answers, theirs: Answers, base: Answers | None = None, *, event: Event, register: Register
) -> list[Difference]:
    """Return every field and row in which the two differ, in the order of the form."""
    mine = aligned(mine, theirs)
    words = _Words(event, register)
    found = []
    for name in SECTIONS:
        if name in ROWS:
            found += list(_of_rows(name, mine, theirs, base, words))
        elif not same(mine, theirs, (name,)):
            both = words.basic(name, mine), words.basic(name, theirs)
            by = _changed_by((name,), mine, theirs, base)
            found.append(Difference(name, words.label(name), SECTIONS[name], *both, by))
    return found


def merged(mine: Answers, theirs: Answers, chosen: Mapping[str, str]) -> Answers:
    """Return my answers, theirs where chosen; a row that only they have stays unless it is refused."""
    mine = aligned(mine, theirs)
    result = {name: list(values) for name, values in mine.items()}
    for name in BASICS:
        if chosen.get(name) == THEIRS:
            _take(result, theirs, (name,))
    for kind in ROWS:
        keys = list(mine.get(kind, ()))
        for position, key in enumerate(theirs.get(kind, ())):
            if key not in keys and chosen.get(f"{kind}-{key}", THEIRS) == THEIRS:
                keys.insert(position, key)
                _take(result, theirs, _names(kind, key))
        for key in mine.get(kind, ()):
            if chosen.get(f"{kind}-{key}") == THEIRS:
                _take(result, theirs, _names(kind, key))
                if key not in theirs.get(kind, ()):
                    keys.remove(key)
        if keys or kind in result:
            result[kind] = keys
    return result


def aligned(mine: Answers, theirs: Answers) -> Answers:
    """Return my answers with the keys that their rows of the same content have.

    A row that was new to me has been published meanwhile under a key of its own: it is still the same row.
    """
    renamed: dict[tuple[str, str], str] = {}
    for kind in ROWS:
        ours, others = mine.get(kind, ()), theirs.get(kind, ())
        free = {_content(kind, key, theirs): key for key in others if key not in ours}
        for key in ours:
            if key not in others and (other := free.pop(_content(kind, key, mine), None)):
                renamed[kind, key] = other
    if not renamed:
        return mine
    result = {}
    for name, values in mine.items():
        kind, _dash, rest = name.partition("-")
        key, _dash, field = rest.partition("-")
        if (kind, key) not in renamed:
            result[name] = [renamed.get((name, value), value) for value in values] if name in ROWS else values
    for (kind, key), other in renamed.items():
        for field in ROWS[kind]:
            answers, own = (theirs, other) if field in WORKED_OUT else (mine, key)
            if said(answers, f"{kind}-{own}-{field}"):
                result[f"{kind}-{other}-{field}"] = answers[f"{kind}-{own}-{field}"]
    return result


def _of_rows(
    kind: str, mine: Answers, theirs: Answers, base: Answers | None, words: "_Words"
) -> Iterator[Difference]:
    ours, others = mine.get(kind, []), theirs.get(kind, [])
    for key in dict.fromkeys([*ours, *others]):
        names = _names(kind, key)
        is_both = key in ours and key in others
        if is_both and same(mine, theirs, names):
            continue
        texts = [
            words.row(kind, key, answers) if key in answers.get(kind, ()) else ""
            for answers in (mine, theirs)
        ]
        if texts[0] != texts[1]:
            by = _changed_by(
                (*names, f"{kind}:{key}"),
                _marked(kind, mine),
                _marked(kind, theirs),
                base and _marked(kind, base),
            )
            yield Difference(f"{kind}-{key}", str(KINDS[kind]), SECTIONS[kind], texts[0], texts[1], by)


def _marked(kind: str, answers: Answers) -> Answers:
    """The answers with a mark for each row that stands in them, so that a row taken out is a change too."""
    return answers | {f"{kind}:{key}": ["+"] for key in answers.get(kind, ())}


def _changed_by(names: Iterable[str], mine: Answers, theirs: Answers, base: Answers | None) -> str:
    if base is None:
        return ""
    names = tuple(names)
    by_me, by_them = not same(mine, base, names), not same(theirs, base, names)
    return BOTH if by_me and by_them else MINE if by_me else THEIRS


def _names(kind: str, key: str) -> tuple[str, ...]:
    return tuple(f"{kind}-{key}-{field}" for field in ROWS[kind])


def _content(kind: str, key: str, answers: Answers) -> tuple[Any, ...]:
    return tuple(
        tuple(said(answers, f"{kind}-{key}-{field}")) for field in ROWS[kind] if field not in WORKED_OUT
    )


def _take(result: Answers, theirs: Answers, names: Iterable[str]) -> None:
    for name in names:
        if name in theirs:
            result[name] = list(theirs[name])
        else:
            result.pop(name, None)


class _Words:
    """What is answered, in words."""

    def __init__(self, event: Event, register: Register) -> None:
        self.form = BasicsForm({}, register=register, event=event)
        self.event = event
        self.register = register

    def label(self, name: str) -> str:
        """What the field is called."""
        return str(self.form.fields[name].label)

    def basic(self, name: str, answers: Answers) -> str:
        """What is answered in a field of the event itself."""
        field = self.form.fields[name]
        texts = said(answers, name)
        choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
        if name in ("is_nationwide", "has_no_commitments"):
            return _("Yes") if texts else _("No")
        if name == "read":
            return ngettext("%(count)s value read", "%(count)s values read", len(texts)) % {
                "count": len(texts)
            }
        if name == "body":
            texts = [TAG.sub("", text) for text in texts]
        return ", ".join(choices.get(text, text) for text in texts)

    def row(self, kind: str, key: str, answers: Answers) -> str:
        """What is answered in a row, in one line."""
        parts = []
        for field in ROWS[kind]:
            texts = said(answers, f"{kind}-{key}-{field}")
            if texts and field not in ("person", "upload"):
                parts.append(", ".join(self._value(kind, field, text) for text in texts))
        return " · ".join(parts) or _("(nothing written yet)")

    def _value(self, kind: str, field: str, text: str) -> str:
        if field in TICKS:
            return str(TICKS[field])
        choices = Organisation.Kind if field == "organisation_kind" else CHOICES.get((kind, field))
        if choices:
            return str(dict(choices.choices).get(text, text))
        rows: Any = {
            "region": lambda: self.register.regions,
            "municipality": lambda: self.register.municipalities,
            "services": lambda: self.register.services,
            "institution": lambda: self.register.organisations,
            "agreement": lambda: self.register.agreements,
        }.get(field)
        key = whole_number(text)
        return text if key is None or not rows else str(rows().get(key, text))
