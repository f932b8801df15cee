"""What a column of a public dataset is: its machine name, what it means, and how it is read from a row.

Most columns are told by the model itself: its field knows what it is called, which kind it is and which codes
it takes. Only what is named here leaves the portal.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.partial_dates import PartialDateField

Kind = Literal[
    "text", "html", "code", "number", "decimal", "date", "moment", "time", "address", "flag", "list"
]
KINDS = get_args(Kind)
KIND_NAMES: dict[str, Any] = {
    "text": _("text"),
    "html": _("text with HTML tags"),
    "code": pgettext_lazy("one of a few words", "code"),
    "number": _("whole number"),
    "decimal": _("number"),
    "date": _("date, as far as it is known"),
    "moment": _("date and time"),
    "time": _("time of day"),
    "address": pgettext_lazy("of a page", "address"),
    "flag": _("true or false"),
    "list": _("list"),
}
# Reads a cell from a row; the second is what stands before a path of the portal.
Read = Callable[[Any, str], Any]


@dataclass(frozen=True)
class DataColumn:
    """A column: the same name in every file and in the API, whatever the reader's language."""

    name: str
    label: Any
    kind: Kind
    read: Read
    about: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()
    is_always_there: bool = False
    is_source: bool = False

    @property
    def meaning(self) -> str:
        """What the column says, in a sentence or two."""
        label = capfirst(str(self.label))
        return f"{label}. {self.about}" if self.about else label

    @property
    def unit(self) -> Any:
        """What its numbers count or measure; in a table of figures each row says it itself."""
        return UNITS.get(self.name, "")

    @property
    def kind_name(self) -> Any:
        """What its cells hold, in words."""
        return KIND_NAMES[self.kind]


def path_to(path: str) -> Callable[[Any], Any]:
    """Return what reads the value at the end of a path of relations; nothing where one of them is missing."""
    parts = path.split("__")

    def read(row: Any) -> Any:
        for part in parts:
            if row is None:
                return None
            row = getattr(row, part)
        return row

    return read


def field_at(model: type[models.Model], path: str) -> Any:
    """Return the model's field at the end of a path of relations."""
    *through, last = path.split("__")
    for part in through:
        model = model._meta.get_field(part).related_model  # type: ignore[assignment]
    return model._meta.get_field(last)


# A column by the name of its field, by (name, what it means), or as it is.
Part = str | tuple[str, Any] | DataColumn


class Reference:
    """How a row of another table is named: one column for each of its parts.

    `parts` maps what is put behind the name of the reference to (what it is, kind, how it is read).
    """

    def __init__(self, parts: Mapping[str, tuple[Any, Kind, Read]], *heavy: str) -> None:
        self.parts, self.heavy = parts, heavy

    def columns(self, field: Any, path: str, *, is_source: bool) -> Iterator[DataColumn]:
        """The columns of a reference from the field."""
        name, find = path.rpartition("__")[2], path_to(path)
        for suffix, (what, kind, read) in self.parts.items():
            label = format_lazy("{}, {}", field.verbose_name, what) if what else field.verbose_name
            yield DataColumn(name + suffix, label, kind, _of_other(find, read), is_source=is_source)


def _of_other(find: Callable[[Any], Any], read: Read) -> Read:
    def cell(row: Any, site: str) -> Any:
        other = find(row)
        return None if other is None else read(other, site)

    return cell


def published(read: Read) -> Read:
    """Read nothing of an event that the public may not read."""
    return lambda event, site: read(event, site) if event.status == "published" else None


ID = _("identifier")
# In the words of the record, which do not follow the reader's language.
NAME: dict[str, tuple[Any, Kind, Read]] = {"": ("", "text", lambda row, _site: row.name)}
NAMED: dict[str, tuple[Any, Kind, Read]] = {"_id": (ID, "number", lambda row, _site: row.pk), **NAME}
CODED: dict[str, tuple[Any, Kind, Read]] = {"_code": (_("code"), "text", lambda row, _site: row.code), **NAME}
SLUGGED: dict[str, tuple[Any, Kind, Read]] = {
    "": (_("key"), "text", lambda row, _site: row.slug),
    "_name": (_("name"), "text", lambda row, _site: row.name),
}
ONLY_ID: dict[str, tuple[Any, Kind, Read]] = {"_id": NAMED["_id"]}
REFERENCES: dict[str, Reference] = {
    "Region": Reference(CODED, "outline"),
    "Municipality": Reference(CODED, "aliases"),
    "Organisation": Reference(NAMED, "description", "aliases"),
    "CareInstitution": Reference(
        {"_id": NAMED["_id"], "": ("", "text", lambda row, _site: row.organisation.name)}
    ),
    "ServiceType": Reference(SLUGGED, "definition", "definition_en", "synonyms"),
    "Indicator": Reference(SLUGGED, "definition", "definition_en"),
    "FundingProject": Reference(SLUGGED, "description", "acknowledgement", "territory_note"),
    "PlanCriterion": Reference(SLUGGED),
    "Person": Reference(NAME, "note"),
    "Agreement": Reference(ONLY_ID),
    "Commitment": Reference(ONLY_ID, "text", "words"),
    "SocialServicesPlan": Reference(ONLY_ID),
    "Event": Reference(
        {
            "_id": (ID, "number", published(lambda event, _site: event.pk)),
            "_title": (_("title"), "text", published(lambda event, _site: event.title)),
            "_date": (_("date"), "date", published(lambda event, _site: event.starts)),
            "_page": (
                pgettext_lazy("of a thing", "page"),
                "address",
                published(lambda event, site: f"{site}{event.get_absolute_url()}"),
            ),
        },
        *("body", "lead", "words", "attendance_note", "review_note"),
    ),
    "Source": Reference(
        {
            "_id": (ID, "number", lambda source, _site: source.pk),
            "": ("", "text", lambda source, _site: f"{source.publisher}: {source.title}"),
            "_address": (
                pgettext_lazy("of a page", "address"),
                "address",
                lambda source, _site: source.url or None,
            ),
        },
        "note",
    ),
}
# What stands in a list of references, and what that is.
IN_LISTS: dict[str, tuple[str, Any]] = {
    "Region": ("code", _("codes")),
    "Municipality": ("code", _("codes")),
    "ServiceType": ("slug", _("keys")),
    "FundingProject": ("slug", _("keys")),
    "Agreement": ("pk", _("identifiers")),
    "Event": ("pk", _("identifiers")),
    "Source": ("pk", _("identifiers")),
}
FIELD_KINDS: tuple[tuple[Any, Kind], ...] = (
    (models.BooleanField, "flag"),
    (models.DecimalField, "decimal"),
    (models.IntegerField, "number"),
    (models.TimeField, "time"),
    (models.URLField, "address"),
    (ArrayField, "list"),
)
PEOPLE, EUROS, DEGREES = _("people"), _("euros"), _("degrees (WGS 84)")
UNITS: dict[str, Any] = {
    **dict.fromkeys(("population", "headcount", "residents", "count", "participants_planned"), PEOPLE),
    **dict.fromkeys(("total_value", "funding"), EUROS),
    **dict.fromkeys(("latitude", "longitude", "centroid_latitude", "centroid_longitude"), DEGREES),
    "places": _("places"),
    "months": _("months"),
}


def columns_of(model: type[models.Model], *parts: Part) -> tuple[DataColumn, ...]:
    """The columns of the model's fields in order: by name, by (name, what it means), or as they are given."""
    found: list[DataColumn] = []
    for part in parts:
        if isinstance(part, DataColumn):
            found.append(part)
        else:
            name, about = (part, "") if isinstance(part, str) else part
            found += [replace(column, about=about) for column in _columns(model, name)]
    return tuple(found)


def _columns(model: type[models.Model], path: str) -> Iterable[DataColumn]:
    field = field_at(model, path)
    name, find = path.rpartition("__")[2], path_to(path)
    if field.many_to_many:
        what, label = IN_LISTS[field.related_model.__name__]
        return [DataColumn(name, format_lazy("{}, {}", field.verbose_name, label), "list", _keys(find, what))]
    if field.is_relation:
        reference = REFERENCES[field.related_model.__name__]
        return reference.columns(field, path, is_source=field.related_model.__name__ in {"Event", "Source"})
    if isinstance(field, PartialDateField):
        whole = path_to(path.removesuffix("_on"))
        return [DataColumn(name, field.verbose_name, "date", lambda row, _site: whole(row))]
    if field.choices:
        choices = tuple((str(value), label) for value, label in field.choices)
        return [
            DataColumn(
                name, field.verbose_name, "code", lambda row, _site: find(row) or None, choices=choices
            )
        ]
    kind: Kind = next((kind for type_, kind in FIELD_KINDS if isinstance(field, type_)), "text")
    if kind != "text":
        is_there = kind in {"flag", "list"}
        return [DataColumn(name, field.verbose_name, kind, _plain(find), is_always_there=is_there)]
    return _texts(field, path, name)


def _plain(find: Callable[[Any], Any]) -> Read:
    def cell(row: Any, _site: str) -> Any:
        value = find(row)
        return None if value == "" else value

    return cell


def _texts(field: Any, path: str, name: str) -> Iterator[DataColumn]:
    """A text, and beside it the English one where the row keeps one."""
    yield DataColumn(name, field.verbose_name, "text", _plain(path_to(path)))
    if name in getattr(field.model, "IN_TWO_LANGUAGES", ()):
        owner = path_to(path.rpartition("__")[0]) if "__" in path else (lambda row: row)
        label = format_lazy("{}, {}", field.verbose_name, _("in English"))
        yield DataColumn(f"{name}_en", label, "text", lambda row, _site: owner(row).in_english(name) or None)


def _keys(find: Callable[[Any], Any], what: str) -> Read:
    return lambda row, _site: [str(getattr(other, what)) for other in find(row).all()]


def identifier() -> DataColumn:
    """The number by which the row is asked for, and which it keeps."""
    about = _("Stays the same for as long as the row is there.")
    return DataColumn("id", ID, "number", lambda row, _site: row.pk, about, is_always_there=True)


def page() -> DataColumn:
    """Where the portal shows the row."""
    return DataColumn(
        "page",
        _("page in the portal"),
        "address",
        lambda row, site: f"{site}{row.get_absolute_url()}",
        is_always_there=True,
        is_source=True,
    )


def sources(path: str = "sources") -> tuple[DataColumn, ...]:
    """The sources of a row that has several."""
    find = path_to(path)
    return (
        DataColumn(
            "source_ids",
            _("sources, identifiers"),
            "list",
            _keys(find, "pk"),
            is_always_there=True,
            is_source=True,
        ),
        DataColumn(
            "source_addresses",
            _("sources, addresses"),
            "list",
            lambda row, _site: [source.url for source in find(row).all() if source.url],
            is_always_there=True,
            is_source=True,
        ),
    )
