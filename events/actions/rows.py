"""Bringing the rows of one kind to what the form says, with a number of queries that does not grow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from events.forms.standing import Links, link_columns
from municipalities.models import Recorded
from municipalities.partial_dates import PartialDate


@dataclass
class Wanted:
    """A row as the form wants it: the key of the one that it changes, if any, and what is to be written."""

    pk: int | None
    values: dict[str, Any] = field(default_factory=dict)


def date_columns(name: str, date: PartialDate | None) -> dict[str, Any]:
    """Return the five columns of a partial date."""
    known = date or PartialDate(on=None)  # type: ignore[arg-type]
    details = ("precision", "is_latest", "is_inferred", "basis")
    return {name: date and date.on} | {f"{name}_{detail}": getattr(known, detail) for detail in details}


class Rows:
    """The rows of one kind: those that stand, and what becomes of them."""

    def __init__(
        self, model: type[models.Model], stored: Mapping[int, Any], same_by: tuple[str, ...] = ()
    ) -> None:
        self.model = model
        self.stored = dict(stored)
        self.same_by = same_by
        self.is_changed = False

    def write(self, wanted: list[Wanted], **parents: Any) -> list[Any]:
        """Delete, change and add rows; return them in the order of the form.

        Two that change places would clash for a moment: a wanted row takes over whichever stored one is the
        same as it by the columns of `same_by`.
        """
        rows = self._matched(wanted)
        kept = {row.pk for row in rows if row}
        gone = [pk for pk in self.stored if pk not in kept]
        if gone:
            self.model._default_manager.filter(pk__in=gone).delete()
            self.is_changed = True
        new, changed, columns = [], [], set[str]()
        written = []
        for row, want in zip(rows, wanted, strict=True):
            if row is None:
                new.append(self.model(**parents, **want.values))
                written.append(new[-1])
                continue
            differing = {name for name, value in want.values.items() if getattr(row, name) != value}
            for name in differing:
                setattr(row, name, want.values[name])
            if differing:
                if isinstance(row, Recorded) and row.become_our_own():
                    differing.add("origin")
                changed.append(row)
                columns |= differing
            written.append(row)
        moved = self._put_in_order(written) if hasattr(self.model, "position") else []
        if moved:
            known = {row.pk for row in changed}
            changed += [row for row in moved if row.pk not in known]
            columns.add("position")
        if changed:
            self.model._default_manager.bulk_update(changed, sorted(columns))
        if new:
            self.model._default_manager.bulk_create(new)
        self.is_changed = self.is_changed or bool(changed or new)
        return written

    def _matched(self, wanted: list[Wanted]) -> list[Any]:
        free = dict(self.stored)
        rows: list[Any] = [None] * len(wanted)
        if self.same_by:
            same = {tuple(getattr(row, name) for name in self.same_by): pk for pk, row in free.items()}
            for index, want in enumerate(wanted):
                mark = tuple(want.values.get(name) for name in self.same_by)
                rows[index] = free.pop(same.get(mark), None)  # type: ignore[arg-type]
        for index, want in enumerate(wanted):
            if rows[index] is None and want.pk in free:
                rows[index] = free.pop(want.pk)
        return rows

    @staticmethod
    def _put_in_order(rows: Iterable[Any]) -> list[Any]:
        """Number the rows, leaving alone whatever stands in order; return the stored ones that moved."""
        last, last_pk, moved = -1, 0, []
        for row in rows:
            is_in_order = row.pk and (row.position > last or (row.position == last and row.pk > last_pk > 0))
            if not is_in_order:
                row.position = last + 1
                if row.pk:
                    moved.append(row)
            last, last_pk = row.position, row.pk or 0
        return moved


def write_links(
    model: type[models.Model], name: str, standing: Links, wanted: dict[int, set[int]]
) -> set[int]:
    """Link rows to others as wanted; return the keys of those whose links changed."""
    through, source, target = link_columns(model, name)
    gone, new, changed = [], [], set()
    for pk, targets in wanted.items():
        stand = standing.get(pk, {})
        gone += [link for other, link in stand.items() if other not in targets]
        new += [through(**{source: pk, target: other}) for other in sorted(targets - stand.keys())]
        if targets != stand.keys():
            changed.add(pk)
    if gone:
        through._default_manager.filter(pk__in=gone).delete()
    if new:
        through._default_manager.bulk_create(new)
    return changed
