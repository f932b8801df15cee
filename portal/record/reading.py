"""Reading the record: every file is checked whole before a single row is written."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import models

from municipalities.loading import DataError, clean
from municipalities.partial_dates import PartialDate, PartialDateField
from portal.record.kinds import KINDS, Kind, Part, column

DATE_DETAILS = {"latest": "is_latest", "inferred": "is_inferred", "basis": "basis"}


class Ref(NamedTuple):
    """A row that another one names, by model and key, before it is known what number it has."""

    model: type[models.Model]
    key: str


# Attributes by name, each a value or a Ref.
Values = dict[str, Any]


@dataclass
class Row:
    """One checked row: its attributes, the many-to-many sets it names, and the rows inside it."""

    kind: Kind
    key: str
    values: Values
    sets: dict[str, list[Ref]]
    parts: dict[str, list[Values]] = field(default_factory=dict)


def read_record(folder: Path, known: dict[type[models.Model], set[str]]) -> list[Row]:
    """Return every row in the order of loading, or raise DataError; `known`: keys of reference data."""
    reader = _Reader(known)
    for kind in KINDS:
        reader.read(kind, folder / kind.file)
    return reader.rows


class _Reader:
    """The state of reading: rows so far, and which keys a row may name by now."""

    def __init__(self, known: dict[type[models.Model], set[str]]) -> None:
        self.rows: list[Row] = []
        self.known = {model: set(keys) for model, keys in known.items()}
        self.taken: set[tuple[type[models.Model], str, Any]] = set()
        self.place = ("", "")

    def read(self, kind: Kind, path: Path) -> None:
        """Check a file and add its rows."""
        for number, given in enumerate(_objects(path), start=1):
            name = kind.identity or "id"
            key = given.get(name)
            self.place = (path.name, str(key or f"number {number}"))
            if not isinstance(key, str) or not key:
                raise self.error(name, "the row needs a key, a text of its own that never changes")
            self.rows.append(self.row(kind, key, given))
            keys = self.known.setdefault(kind.model, set())
            if key in keys:
                raise self.error(name, "another row has this key")
            keys.add(key)

    def row(self, kind: Kind, key: str, given: dict[str, Any]) -> Row:
        """Check one row with all that stands inside it."""
        self.refuse_unknown(given, {*kind.fields, *kind.parts, *([] if kind.identity else ["id"])}, "")
        values, sets = self.values(kind.model, kind.fields, given, "")
        if _is_ordered(kind.model):
            values["position"] = 1 + sum(row.kind is kind for row in self.rows)
        row = Row(kind, key, values | kind.fixed, sets)
        for name, part in kind.parts.items():
            if not given.get(name) and name in kind.required_parts:
                raise self.error(name, "is missing")
            row.parts[name] = self.part(name, part, given.get(name))
        for model_field in kind.model._meta.concrete_fields:
            if model_field.unique and model_field.name in values:
                self.refuse_taken(kind.model, model_field.name, values[model_field.name])
        return row

    def part(self, name: str, part: Part, given: Any) -> list[Values]:
        """Check the rows inside a row."""
        if not part.identity:
            given = [given] if given else []
        if not isinstance(given, list | None):
            raise self.error(name, "is a list of objects")
        found, identities = [], set()
        for number, inner in enumerate(given or [], start=1):
            prefix = f"{name}[{number}]." if part.identity else f"{name}."
            if not isinstance(inner, dict):
                raise self.error(prefix.rstrip("."), "is an object with named values")
            self.refuse_unknown(inner, set(part.fields), prefix)
            values, _sets = self.values(part.model, part.fields, inner, prefix)
            if _is_ordered(part.model):
                values["position"] = number
            identity = tuple(values[identifier] for identifier in part.identity)
            if identity in identities:
                raise self.error(prefix.rstrip("."), f"the same {', '.join(part.identity)} stand above")
            identities.add(identity)
            found.append(values)
        return found

    def values(
        self, model: type[models.Model], names: tuple[str, ...], given: dict[str, Any], prefix: str
    ) -> tuple[Values, dict[str, list[Ref]]]:
        """Turn what a row gives into attributes and sets of the model; what it leaves out, the default."""
        values: Values = {}
        sets: dict[str, list[Ref]] = {}
        for name in names:
            model_field, raw = column(model, name), given.get(name)
            try:
                if model_field.many_to_many:
                    sets[name] = self.refs(model_field.related_model, raw)
                elif isinstance(model_field, PartialDateField):
                    values[name] = _date(raw, is_required=not model_field.null)
                    _refuse_long_basis(model, model_field, values[name])
                elif model_field.is_relation:
                    values[name] = self.ref(model_field.related_model, raw, is_required=not model_field.null)
                else:
                    values[name] = _plain(model_field, raw)
            except ValueError as error:
                raise self.error(prefix + name, str(error)) from None
        return values, sets

    def ref(self, model: type[models.Model], key: Any, *, is_required: bool) -> Ref | None:
        """Return the row that the key names."""
        if key is None and not is_required:
            return None
        if key is None:
            message = "is missing"
            raise ValueError(message)
        if not isinstance(key, str) or key not in self.known.get(model, ()):
            kinds = [kind.file for kind in KINDS if kind.model is model] or ["the reference data"]
            message = f"{key!r} is not known: it must stand before this row in {' or '.join(kinds)}"
            raise ValueError(message)
        return Ref(model, key)

    def refs(self, model: type[models.Model], keys: Any) -> list[Ref]:
        """Return the rows that a list of keys names."""
        if not isinstance(keys, list | None):
            message = "is a list of keys"
            raise ValueError(message)  # noqa: TRY004 - told to the author of the file like any wrong value
        refs = [ref for key in keys or [] if (ref := self.ref(model, key, is_required=True))]
        if len(set(refs)) < len(refs):
            message = "names something twice"
            raise ValueError(message)
        return refs

    def refuse_unknown(self, given: dict[str, Any], names: set[str], prefix: str) -> None:
        """Refuse a field that nobody would read."""
        for name in given:
            if name not in names:
                known = ", ".join(sorted(names))
                raise self.error(prefix + name, f"there is no such field: known are {known}")

    def refuse_taken(self, model: type[models.Model], name: str, value: Any) -> None:
        """Refuse a second row with a value that must be unique."""
        if (model, name, value) in self.taken:
            raise self.error(name, f"another row has {value!r} already")
        self.taken.add((model, name, value))

    def error(self, name: str, message: str) -> DataError:
        """Return the error that names the row being read."""
        return DataError(*self.place, name, message)


def _is_ordered(model: type[models.Model]) -> bool:
    """Tell whether the model's rows have an order: in the record it is the order of the file."""
    return any(model_field.name == "position" for model_field in model._meta.fields)


def _objects(path: Path) -> list[dict[str, Any]]:
    """Read a file's rows; sums of money stay exact."""
    try:
        given = json.loads(
            path.read_text(encoding="utf-8"), parse_float=Decimal, object_pairs_hook=_without_repeats
        )
    except (OSError, ValueError) as error:
        raise DataError(path.name, "", "", f"the file cannot be read: {error}") from error
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        raise DataError(path.name, "", "", "the file must be a list of objects")
    return given


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of a file; of two values under one name JSON would silently drop the first."""
    given = dict(pairs)
    if len(given) < len(pairs):
        message = f"a field stands twice in the object with {', '.join(name for name, _value in pairs)}"
        raise ValueError(message)
    return given


def _plain(model_field: Any, raw: Any) -> Any:
    """Return a text, number, truth value or list of texts as the field holds it."""
    if raw is None:
        if not model_field.blank and not model_field.null and not model_field.has_default():
            message = "is missing"
            raise ValueError(message)
        return model_field.get_default()
    types: tuple[type, ...] = (str,)
    if isinstance(model_field, models.BooleanField):
        types = (bool,)
    elif isinstance(model_field, models.IntegerField):
        types = (int,)
    elif isinstance(model_field, models.DecimalField):
        types = (int, Decimal)
    elif isinstance(model_field, ArrayField):
        types = (list,)
    if not isinstance(raw, types) or (isinstance(raw, bool) and bool not in types):
        names = {str: "a text", bool: "true or false", int: "a number", Decimal: "a number", list: "a list"}
        message = f"must be {names[types[0]]}"
        raise ValueError(message)
    return clean(model_field, raw)


def _date(raw: Any, *, is_required: bool) -> PartialDate | None:
    """Read a date as far as it is known: "2017-09", or an object with "on" and what is known about it."""
    if raw is None and not is_required:
        return None
    if raw is None:
        message = "is missing"
        raise ValueError(message)
    given = {"on": raw} if isinstance(raw, str) else raw
    if not isinstance(given, dict) or not isinstance(given.get("on"), str):
        message = 'a date is "2017", "2017-09" or "2017-09-05", or an object with one of these as "on"'
        raise ValueError(message)  # noqa: TRY004 - told to the author of the file like any wrong value
    details = {name: value for name, value in given.items() if name != "on"}
    for name, value in details.items():
        if name not in DATE_DETAILS or not isinstance(value, str if name == "basis" else bool):
            message = (
                f'{name!r}: beside "on" a date may say "latest" and "inferred" (true) and "basis" (a text)'
            )
            raise ValueError(message)
    try:
        date = PartialDate.parse(
            given["on"], **{DATE_DETAILS[name]: value for name, value in details.items()}
        )
    except ValueError:
        message = f'{given["on"]!r} is no date of the calendar: write "2017", "2017-09" or "2017-09-05"'
        raise ValueError(message) from None
    if date.is_inferred and not date.basis:
        message = 'an inferred date says how it is known: add "basis"'
        raise ValueError(message)
    return date


def _refuse_long_basis(
    model: type[models.Model], model_field: models.Field, date: PartialDate | None
) -> None:
    longest: Any = model._meta.get_field(f"{model_field.name}_basis")
    if date and len(date.basis) > longest.max_length:
        message = f"the basis is longer than {longest.max_length} characters"
        raise ValueError(message)
