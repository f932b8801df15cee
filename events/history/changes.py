"""What differs between two versions, in a few words."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.forms.answers import Answers, said
from events.forms.basics import BasicsForm
from events.forms.kinds import BASICS, ROWS
from events.forms.reading import ROW_NAMES


class ChangedRows(NamedTuple):
    """How many rows of a kind were added, taken out and changed, and whether their order was."""

    label: str
    added: int
    removed: int
    changed: int
    is_reordered: bool

    @property
    def words(self) -> list[str]:
        """The same in words."""
        counts = (
            (self.added, _("added %(count)d")),
            (self.removed, _("removed %(count)d")),
            (self.changed, _("changed %(count)d")),
        )
        found = [words % {"count": count} for count, words in counts if count]
        return [*found, _("another order")] if self.is_reordered else found


class Changed(NamedTuple):
    """The fields of the event itself that differ, the kinds of rows, and how many texts do in English."""

    fields: list[str]
    rows: list[ChangedRows]
    english: int = 0

    def __bool__(self) -> bool:
        return bool(self.fields or self.rows or self.english)

    @property
    def english_words(self) -> str:
        """How many texts differ in English."""
        return ngettext("%(count)d text", "%(count)d texts", self.english) % {"count": self.english}


def changed(before: Answers, after: Answers) -> Changed:
    """Return what differs."""
    labels = BasicsForm.base_fields
    names = [name for name in BASICS if said(before, name) != said(after, name)]
    fields = [str(labels[name].label) for name in names if name in labels]
    rows = [_changed_rows(kind, before, after) for kind in ROWS]
    return Changed(fields, [row for row in rows if row.words])


def row_values(kind: str, answers: Answers) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What each row of the kind says, by its key."""
    return {
        key: tuple(tuple(said(answers, f"{kind}-{key}-{field}")) for field in ROWS[kind])
        for key in answers.get(kind, ())
    }


def twins(before: dict[str, object], after: dict[str, object]) -> dict[str, str]:
    """Return which row before each row after was: of the same key, or else one that says the same.

    A row that was deleted and has come back has another key and is no change.
    """
    found = {key: key for key in after if key in before}
    free = [key for key in before if key not in after]
    for key, row in after.items():
        if key not in found and (same := next((old for old in free if before[old] == row), None)):
            found[key] = same
            free.remove(same)
    return found


def _changed_rows(kind: str, before: Answers, after: Answers) -> ChangedRows:
    old, new = row_values(kind, before), row_values(kind, after)
    pairs = twins(old, new)  # type: ignore[arg-type]
    order = list(pairs.values())
    return ChangedRows(
        str(ROW_NAMES[kind]),
        added=len(new) - len(pairs),
        removed=len(old) - len(pairs),
        changed=sum(old[was] != new[key] for key, was in pairs.items()),
        is_reordered=[key for key in old if key in order] != order,
    )
