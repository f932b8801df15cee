"""The public record for programs: every dataset row by row, read-only, as JSON."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.response import Response
from rest_framework.views import APIView

from municipalities.tables import plain, site_of
from portal.api.description import description
from portal.api.filters import Question
from portal.open_data.answers import METHODS
from portal.open_data.dataset import Dataset
from portal.open_data.datasets import DATASETS


class OnlyJson(BaseContentNegotiation):
    """Answers in JSON whatever is said to be accepted: there is nothing else."""

    def select_parser(self, _request: Any, parsers: Any) -> Any:
        """Read no body."""
        return next(iter(parsers), None)

    def select_renderer(self, _request: Any, renderers: Any, _format_suffix: Any = None) -> Any:
        """Write JSON."""
        return renderers[0], renderers[0].media_type


class Endpoint(APIView):
    """An address of the API: it is read, by anybody and from any site."""

    serves = ""
    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]
    content_negotiation_class = OnlyJson

    def options(self, _request: Any, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Say to a browser that pages of other sites may ask."""
        answer = HttpResponse(status=204)
        del answer.headers["Content-Type"]
        answer.headers["Allow"] = answer.headers["Access-Control-Allow-Methods"] = METHODS
        answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
        answer.headers["Access-Control-Max-Age"] = "86400"
        return answer


class ResourcesView(Endpoint):
    """Every list that the API has."""

    serves = "resources"

    def get(self, request: Any) -> Response:
        """List the lists."""
        site = site_of(request)
        return Response(
            {
                "resources": [_resource(dataset, site) for dataset in DATASETS],
                "schema": site + reverse("api:schema"),
            }
        )


class RowsView(Endpoint):
    """A dataset, part by part."""

    # Its address says which.
    dataset: Dataset = DATASETS[0]
    serves = "rows"

    def get(self, request: Any) -> Response:
        """Return the part that is asked for."""
        dataset = self.dataset
        keys, cursor = Question(dataset, request.query_params).page()
        found, site = dataset.whole().in_bulk(keys), site_of(request)
        results = [row_as_json(dataset, found[key], site) for key in keys if key in found]
        following = _with_cursor(request, cursor) if cursor else None
        answer = Response({"results": results, "next": following})
        if following:
            answer.headers["Link"] = f'<{following}>; rel="next"'
        return answer


class RowView(Endpoint):
    """One row of a dataset."""

    dataset: Dataset = DATASETS[0]
    serves = "row"

    def get(self, request: Any, pk: int) -> Response:
        """Return the row."""
        dataset = self.dataset
        row = dataset.whole().filter(pk=pk).first()
        if row is None:
            raise Http404
        return Response(row_as_json(dataset, row, site_of(request)))


class DescriptionView(Endpoint):
    """The description of the API as OpenAPI has it; it does not describe itself."""

    schema = None

    def get(self, _request: Any) -> Response:
        """Return the description in English."""
        return Response(description("en"))


def row_as_json(dataset: Dataset, row: Any, site: str) -> dict[str, Any]:
    """The row by the names of its columns."""
    cells = dataset.cells(row, site)
    return {column.name: plain(cell) for column, cell in zip(dataset.all_columns, cells, strict=True)}


def _with_cursor(request: Any, cursor: str) -> str:
    query = request.query_params.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _resource(dataset: Dataset, site: str) -> dict[str, str]:
    with translation.override("en"):
        title_en = str(dataset.title)
    with translation.override("lt"):
        return {
            "name": dataset.name,
            "title": str(dataset.title),
            "title_en": title_en,
            "address": site + reverse(f"api:{dataset.name}"),
            "page": site + reverse("open_data:dataset_detail", args=[dataset.slug]),
        }
