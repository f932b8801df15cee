"""How the API is described: what each address takes and answers."""

from typing import Any

import django_filters
from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from municipalities.listing import WordsFilter
from portal.api import serializers
from portal.api.filters import MOST_PER_PAGE, PER_PAGE, ChangedSinceFilter, filter_set_of
from portal.api.problems import DETAILS, PROBLEM
from portal.open_data import asking
from portal.open_data.dataset import Dataset

IDENTIFIER = {"type": "integer", "minimum": 1, "maximum": asking.LARGEST_ID}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?$"}
YEARS = {"type": "integer", "minimum": asking.FIRST_YEAR, "maximum": asking.LAST_YEAR}
WORDS = {"type": "string", "minLength": 1, "maxLength": WordsFilter.LONGEST}
# What a filter of each kind takes, and an example.
TAKEN: tuple[tuple[type, tuple[dict[str, Any], Any]], ...] = (
    (asking.IdFilter, (IDENTIFIER, 1)),
    (asking.YearOfFilter, (YEARS, 2017)),
    (asking.FlagFilter, ({"type": "string", "enum": ["true", "false"]}, "true")),
    (ChangedSinceFilter, (MOMENT, "2026-01-31T12:00:00Z")),
    (WordsFilter, (WORDS, "taryba")),
)
EXAMPLE_OF_PROBLEM = {
    "type": "about:blank",
    "title": "Bad Request",
    "status": 400,
    "detail": "Some parameters of the request cannot be applied.",
    "code": "4F1A09C2",
    "errors": [{"parameter": "limit", "detail": f"Write a whole number from 1 to {MOST_PER_PAGE}."}],
}


class EndpointSchema(AutoSchema):
    """The description of one address, as its view and its dataset tell it."""

    @property
    def dataset(self) -> Dataset:
        """The dataset that is served."""
        return self.view.dataset

    def get_operation_id(self) -> str:
        """A name for programs that are made from the description."""
        if self.view.serves == "resources":
            return "list_resources"
        verb = "list" if self.view.serves == "rows" else "get"
        return f"{verb}_{self.dataset.name.replace('-', '_')}"

    def get_tags(self) -> list[str]:
        """The part of the record that the address belongs to."""
        return ["The API itself" if self.view.serves == "resources" else str(self.dataset.group)]

    def get_summary(self) -> str:
        """What is there, in a few words."""
        if self.view.serves == "resources":
            return _("Every list of the API")
        return (
            str(self.dataset.title)
            if self.view.serves == "rows"
            else _("%(list)s: one row") % {"list": self.dataset.title}
        )

    def get_description(self) -> str:
        """What is there, in a sentence or two."""
        if self.view.serves == "resources":
            return _("What can be asked for, and where each list is described for people.")
        return str(self.dataset.about)

    def get_override_parameters(self) -> list[Any]:
        """What may be asked."""
        if self.view.serves == "resources":
            return []
        if self.view.serves == "row":
            about = _("The identifier of the row, from its list.")
            return [OpenApiParameter("id", IDENTIFIER, "path", required=True, description=about)]
        filters = filter_set_of(self.dataset).base_filters
        return [*(_parameter(name, filter_) for name, filter_ in filters.items()), *_paging()]

    def get_response_serializers(self) -> Any:
        """What is answered."""
        if self.view.serves == "resources":
            return {200: serializers.ResourcesSerializer}
        if self.view.serves == "row":
            return {200: serializers.row_of(self.dataset), **_problems(404)}
        return {200: serializers.page_of(self.dataset), **_problems(400)}


def _problems(*statuses: int) -> dict[Any, OpenApiResponse]:
    unchanged = {304: OpenApiResponse(description="Nothing has changed since the answer with this ETag.")}
    examples = [OpenApiExample("A wrong parameter", value=EXAMPLE_OF_PROBLEM)]
    return unchanged | {
        (status, PROBLEM): OpenApiResponse(
            serializers.ProblemSerializer,
            DETAILS[status],
            examples if status == 400 else [],  # noqa: PLR2004
        )
        for status in statuses
    }


def _paging() -> list[OpenApiParameter]:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE}
    cursor = _("Where the part begins. Do not make it up: follow the address in “next”.")
    return [
        OpenApiParameter(
            "limit", limit, description=_("How many rows one part has at most."), examples=[_example(20)]
        ),
        OpenApiParameter("cursor", {"type": "string", "maxLength": 80}, description=cursor),
    ]


def _parameter(name: str, filter_: django_filters.Filter) -> OpenApiParameter:
    schema, example = _taken_by(filter_)
    label = str(filter_.label)
    return OpenApiParameter(
        name, schema, description=f"{label[:1].upper()}{label[1:]}.", examples=[_example(example)]
    )


def _example(value: Any) -> OpenApiExample:
    return OpenApiExample(str(value), value=value)


def _taken_by(filter_: django_filters.Filter) -> tuple[dict[str, Any], Any]:
    """What the filter takes, and an example of it."""
    if isinstance(filter_, asking.CodeFilter):
        return {"type": "string", "enum": filter_.words}, filter_.words[0]
    if isinstance(filter_, asking.RowFilter):
        return {"type": "string", "minLength": 1, "maxLength": 80}, filter_.example
    return next(taken for kind, taken in TAKEN if isinstance(filter_, kind))
