"""Writing the record: the database is brought to what the files say, in one transaction or not at all.

A row that stands as the files say is not touched. A row that was edited in the portal, and whose origin says
so, belongs to the portal from then on and is left alone; what was taken out of it there does not come back.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from django.db import IntegrityError, models
from django.utils import translation

from municipalities.loading import DataError, Tally, assign, explain
from municipalities.models import InEnglish, Origin, Recorded
from portal.record.english import English, put_english, read_english
from portal.record.kinds import KINDS, REFERENCE, Kind, Part
from portal.record.reading import Ref, Row, Values, read_record
from portal.search.actions import refreshed_at_the_end
from progress.models import Fact

# From where people delete, unlike the loading of the record itself.
PAGES = ("page", "admin")
FOLDER = Path(__file__).parent / "data"


@translation.override(None)
@refreshed_at_the_end()
def load_record(folder: Path = FOLDER) -> list[Tally]:
    """Load the record's files and return what became of each kind, or raise DataError and change nothing."""
    numbers = {model: dict(model._default_manager.values_list(key, "pk")) for model, key in REFERENCE.items()}
    rows = read_record(folder, {model: set(found) for model, found in numbers.items()})
    english = read_english(folder, {kind.name for kind in KINDS})
    tallies = {kind.file: Tally(kind.name) for kind in KINDS}
    for kind in KINDS:
        writer = _Writer(kind, numbers, english)
        writer.write([row for row in rows if row.kind is kind], tallies[kind.file])
        tallies[kind.file].no_longer_said = english.unused(kind.name)
    _remove_vanished(rows, tallies)
    return list(tallies.values())


class _Writer:
    """Writes the rows of one kind; `numbers` are the primary keys of everything written so far."""

    def __init__(
        self, kind: Kind, numbers: dict[type[models.Model], dict[str, int]], english: English
    ) -> None:
        self.kind = kind
        self.english = english
        self.numbers = numbers
        self.existing = _existing(kind)
        pks = [instance.pk for instance in self.existing.values()]
        sets = [column.name for column in kind.model._meta.many_to_many if column.name in kind.fields]
        self.sets = {name: _set_members(kind.model, name, pks) for name in sets}
        self.edited = _edited_owners(kind)
        self.parts = {name: _part_rows(part, pks) for name, part in kind.parts.items()}

    @cached_property
    def cleared(self) -> set[str]:
        """The facts that somebody has deleted here; asked for once a row is not there."""
        return _cleared_facts(self.kind)

    def write(self, rows: list[Row], tally: Tally) -> None:
        """Write what differs, and count."""
        numbers = self.numbers.setdefault(self.kind.model, {})
        for row in rows:
            is_new = row.key not in self.existing
            if is_new and self.was_taken_out(row):
                tally.kept.append(row.key)
                continue
            instance = self.existing.get(row.key) or self.kind.model(**self.kind.initial)
            if not is_new and instance.origin == Origin.PORTAL:
                tally.kept.append(row.key)
                self.look_up_english(row)
            else:
                tally.count(is_new=is_new, is_changed=self.write_row(row, instance))
            numbers[row.key] = instance.pk

    def was_taken_out(self, row: Row) -> bool:
        """Tell whether it is a fact that was cleared here, or stood on the page of a row that is ours now."""
        if row.key in self.cleared:
            return True
        owner = row.values.get(self.kind.owner)
        return isinstance(owner, Ref) and self.numbers[owner.model][owner.key] in self.edited

    def write_row(self, row: Row, instance: models.Model) -> bool:
        """Write one row with its sets and parts, and tell whether anything differed."""
        origin = {"origin": Origin.RECORD.value, "record_key": row.key}
        is_changed = self.save(row, instance, row.values | origin)
        for name, refs in row.sets.items():
            pks = {self.numbers[ref.model][ref.key] for ref in refs}
            if pks != self.sets[name][instance.pk]:
                getattr(instance, name).set(pks)
                is_changed = True
        for name, part in self.kind.parts.items():
            if self.write_part(row, instance, name, part):
                is_changed = True
        return is_changed

    def write_part(self, row: Row, owner: models.Model, name: str, part: Part) -> bool:
        """Write the rows inside a row: those that differ are saved, those no longer there are deleted."""
        attributes = [_attribute(part.model, field) for field in part.identity]
        found = {
            tuple(getattr(inner, attribute) for attribute in attributes): inner
            for inner in self.parts[name][owner.pk]
        }
        resolved = [self.resolved(part.model, values) for values in row.parts[name]]
        wanted = {tuple(values[attribute] for attribute in attributes): values for values in resolved}
        is_changed = False
        for gone in found.keys() - wanted.keys():
            found[gone].delete()
            is_changed = True
        for identity, values in wanted.items():
            inner = found.get(identity) or part.model(**{part.parent: owner}, **part.initial)
            if self.save(row, inner, values, prefix=f"{name}."):
                is_changed = True
        return is_changed

    def save(self, row: Row, instance: models.Model, values: Values, prefix: str = "") -> bool:
        """Save the instance if these values are news to it; name the row if the database refuses it."""
        is_changed = assign(instance, self.resolved(type(instance), values))
        english = self.english.of(self.kind.name, type(instance), values)
        if isinstance(instance, InEnglish) and put_english(instance, english):
            is_changed = True
        if not is_changed:
            return False
        try:
            instance.save()
        except IntegrityError as error:
            columns, sentence = explain(type(instance), error)
            fields = ", ".join(f"{prefix}{name.removesuffix('_on')}" for name in columns.split(", "))
            raise DataError(self.kind.file, row.key, fields, sentence) from error
        return True

    def look_up_english(self, row: Row) -> None:
        """Take the English of a row that is left alone for one that is still said."""
        self.english.of(self.kind.name, self.kind.model, row.values)
        for name, part in self.kind.parts.items():
            for values in row.parts[name]:
                self.english.of(self.kind.name, part.model, values)

    def resolved(self, model: type[models.Model], values: Values) -> Values:
        """Put primary keys in the place of names."""
        return {
            _attribute(model, name): self.numbers[value.model][value.key] if isinstance(value, Ref) else value
            for name, value in values.items()
        }


def _attribute(model: type[models.Model], name: str) -> str:
    """Return the attribute that holds a field's plain value: the number of the row that it names."""
    relations = {column.name: column.attname for column in model._meta.concrete_fields if column.is_relation}
    return relations.get(name, name)


def _existing(kind: Kind) -> dict[str, Recorded]:
    """Return the rows of the kind in the database by their key in the record."""
    rows = kind.model._default_manager.all()
    if kind.identity:
        key = REFERENCE[kind.model._meta.get_field(kind.identity).related_model]  # type: ignore[index]
        return {getattr(getattr(row, kind.identity), key): row for row in rows.select_related(kind.identity)}
    recorded = rows.exclude(record_key="").exclude(origin=Origin.SAMPLE)
    return {row.record_key: row for row in recorded}


def _edited_owners(kind: Kind) -> set[int]:
    """Return the rows edited in the portal on whose pages rows of the kind are edited."""
    if not kind.owner:
        return set()
    owners: Any = kind.model._meta.get_field(kind.owner).related_model
    edited = owners._default_manager.filter(origin=Origin.PORTAL).exclude(record_key="")
    return set(edited.values_list("pk", flat=True))


def _cleared_facts(kind: Kind) -> set[str]:
    """Return the facts that somebody has deleted on a page: the history of the database knows it."""
    if not issubclass(kind.model, Fact):
        return set()
    versions: Any = kind.model.pgh_event_model  # type: ignore[attr-defined]
    last = versions.objects.exclude(record_key="").order_by("record_key", "-pgh_id").distinct("record_key")
    return {
        row.record_key for row in last if row.pgh_label == "delete" and row.pgh_context["channel"] in PAGES
    }


def _set_members(model: type[models.Model], name: str, pks: Iterable[int]) -> dict[int, set[int]]:
    """Return what each row's many-to-many set holds."""
    field: Any = model._meta.get_field(name)
    source, target = field.m2m_column_name(), field.m2m_reverse_name()
    members: dict[int, set[int]] = defaultdict(set)
    links = field.remote_field.through._default_manager.filter(**{f"{source}__in": pks})
    for owner, member in links.values_list(source, target):
        members[owner].add(member)
    return members


def _part_rows(part: Part, pks: Iterable[int]) -> dict[int, list[models.Model]]:
    """Return the rows inside each row."""
    found: dict[int, list[models.Model]] = defaultdict(list)
    for inner in part.model._default_manager.filter(**{f"{part.parent}__in": pks}):
        found[getattr(inner, f"{part.parent}_id")].append(inner)
    return found


def _remove_vanished(rows: list[Row], tallies: dict[str, Tally]) -> None:
    """Remove what the files no longer hold, the last kind first, unless something else refers to it."""
    keys: dict[type[models.Model], set[str]] = defaultdict(set)
    for row in rows:
        keys[row.kind.model].add(row.key)
    for model in reversed(dict.fromkeys(kind.model for kind in KINDS)):
        kinds = [kind for kind in KINDS if kind.model is model]
        tally = tallies[kinds[0].file]
        own = {part.model for kind in kinds for part in kind.parts.values()}
        recorded = model._default_manager.filter(origin=Origin.RECORD).exclude(record_key="")
        for instance in recorded.exclude(record_key__in=keys[model]):
            if _is_referred_to(instance, own):
                tally.still_used.append(instance.record_key)
            else:
                tally.removed.append(instance.record_key)
                instance.delete()


def _is_referred_to(instance: models.Model, own: set[type[models.Model]]) -> bool:
    """Tell whether anything but the row's own parts refers to it."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: instance}).exists()
        for relation in instance._meta.related_objects
        if relation.related_model not in own
    )
