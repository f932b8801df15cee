"""How the rows of a dataset look as JSON, told for the description of the API."""

from functools import cache
from typing import Any

from rest_framework import serializers

from portal.open_data.columns import DataColumn
from portal.open_data.dataset import Dataset

EDTF = (
    "As much as is known, as ISO 8601-2 writes it: 2017-09-05, 2017-09, 2017, ../2017-09-05 (or earlier), "
    "2017-09-05? (inferred)."
)
KINDS: dict[str, type[serializers.Field]] = {
    "number": serializers.IntegerField,
    "decimal": serializers.FloatField,
    "moment": serializers.DateTimeField,
    "address": serializers.URLField,
    "flag": serializers.BooleanField,
}


def _field(column: DataColumn) -> serializers.Field:
    about: dict[str, Any] = {
        "read_only": True,
        "allow_null": not column.is_always_there and column.kind != "list",
        "help_text": _about(column),
    }
    if column.kind == "code":
        return serializers.ChoiceField(choices=[word for word, _label in column.choices], **about)
    if column.kind == "list":
        return serializers.ListField(child=serializers.CharField(), **about)
    return KINDS.get(column.kind, serializers.CharField)(**about)


def _about(column: DataColumn) -> str:
    parts = [column.meaning, str(column.unit), EDTF if column.kind == "date" else ""]
    return " – ".join(part for part in parts if part)


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


@cache
def row_of(dataset: Dataset) -> type[serializers.Serializer]:
    """One row of the dataset."""
    fields: dict[str, Any] = {column.name: _field(column) for column in dataset.all_columns}
    return type(f"{_camel(dataset.name)}RowSerializer", (serializers.Serializer,), fields)


@cache
def page_of(dataset: Dataset) -> type[serializers.Serializer]:
    """A part of the dataset's list, and the address of the next part."""
    fields: dict[str, Any] = {
        "results": row_of(dataset)(many=True, read_only=True),
        "next": serializers.URLField(
            read_only=True, allow_null=True, help_text="The address of the next part; null at the end."
        ),
    }
    return type(f"{_camel(dataset.name)}PageSerializer", (serializers.Serializer,), fields)


class MistakeSerializer(serializers.Serializer):
    """A parameter that cannot be applied."""

    parameter = serializers.CharField(read_only=True)
    detail = serializers.CharField(read_only=True)


class ProblemSerializer(serializers.Serializer):
    """Why a request was not answered (RFC 9457)."""

    type = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    status = serializers.IntegerField(read_only=True)
    detail = serializers.CharField(read_only=True)
    code = serializers.CharField(read_only=True, help_text="Under it our log has the request.")
    errors = MistakeSerializer(many=True, required=False, help_text="Which parameters cannot be applied.")


class ResourceSerializer(serializers.Serializer):
    """A list that the API has."""

    name = serializers.CharField(read_only=True)
    title = serializers.CharField(read_only=True)
    title_en = serializers.CharField(read_only=True)
    address = serializers.URLField(read_only=True)
    page = serializers.URLField(read_only=True)


class ResourcesSerializer(serializers.Serializer):
    """Every list that the API has, and where it is described."""

    resources = ResourceSerializer(many=True, read_only=True)
    schema = serializers.URLField(read_only=True)
