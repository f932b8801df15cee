"""The guide to the API: examples with real rows, and every address as the API's own description has it."""

import json
import shlex
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.tables import plain
from portal.api.description import description
from portal.open_data.dataset import Dataset
from portal.open_data.datasets import BY_NAME, DATASETS

# So many letters of a text are enough of an example.
SHORT = 70
EVENTS = BY_NAME["events"]


class Example(NamedTuple):
    """Something that a program wants: how it asks, and what it is answered."""

    title: str
    about: str
    command: str
    answer: str = ""


class Parameter(NamedTuple):
    """What may be asked at an address."""

    name: str
    about: str
    takes: str


class Operation(NamedTuple):
    """An address of the API."""

    path: str
    summary: str
    description: str
    page: str
    parameters: list[Parameter]


def examples(site: str) -> list[Example]:
    """What programs mostly want, with the first event of the record as the answer."""
    address = f"{site}{reverse('api:events')}"
    rows = EVENTS.first(1)
    event = _shortened(EVENTS, rows[0], site) if rows else {}
    number = event.get("id", 1)
    return [
        Example(
            _("Read a list part by part"),
            _(
                "A part has 50 rows, or as many as limit says, 200 at most. The next part stands at the "
                "address in “next”; at the end it is null. Rows that are added meanwhile come last, and none "
                "is read twice."
            ),
            _curl(f"{address}?limit=1"),
            json.dumps({"results": [event] if event else [], "next": None}, ensure_ascii=False, indent=2),
        ),
        Example(
            _("Ask for what you need"),
            _("Filters may be put together. One that does not exist is an error and never passed over."),
            _curl(f"{address}?{_query(kind='round_table', region='LT-SA', year='2017')}"),
        ),
        Example(
            _("Read one row"),
            _("By its identifier. What the public may not read is not there: 404."),
            _curl(f"{address}/{number}"),
        ),
        Example(
            _("Read only what has changed"),
            _("Give the moment when you last asked. What has been taken back is simply not there any more."),
            _curl(f"{address}?{_query(changed_since='2026-01-31T12:00:00Z')}"),
        ),
        Example(
            _("Do not read the same twice"),
            _("Send back the ETag of the last answer: if nothing has changed, the answer is 304 and empty."),
            f"curl -H 'If-None-Match: \"…\"' {shlex.quote(address)}",
        ),
        Example(
            _("When something is wrong"),
            _("The answer is application/problem+json (RFC 9457), in English, and names the parameter."),
            _curl(f"{address}?limit=1000"),
            json.dumps(_problem(), ensure_ascii=False, indent=2),
        ),
    ]


def _problem() -> dict[str, Any]:
    operation = description("en")["paths"][reverse("api:events")]["get"]
    told = operation["responses"]["400"]["content"]["application/problem+json"]["examples"]
    return next(iter(told.values()))["value"]


def _curl(address: str) -> str:
    return f"curl {shlex.quote(address)}"


def _query(**asked: str) -> str:
    query = QueryDict(mutable=True)
    query.update(asked)
    return query.urlencode()


def _shortened(dataset: Dataset, row: Any, site: str) -> dict[str, Any]:
    cells = zip(dataset.all_columns, dataset.cells(row, site), strict=True)
    return {column.name: _short(plain(cell)) for column, cell in cells}


def _short(value: Any) -> Any:
    is_long = isinstance(value, str) and len(value) > SHORT and not value.startswith("http")
    return f"{value[:SHORT]}…" if is_long else value


def operations(language: str) -> Iterator[Operation]:
    """Every address, in the order in which the datasets stand."""
    paths = description(language)["paths"]
    pages = {reverse(f"api:{one.name}"): one for one in DATASETS}
    for path in [reverse("api:resources"), *pages]:
        told = paths[path]["get"]
        dataset = pages.get(path)
        page = reverse("open_data:dataset_detail", args=[dataset.slug]) if dataset else ""
        parameters = [_parameter(one) for one in told.get("parameters", ())]
        yield Operation(path, told["summary"], told["description"], page, parameters)


def _parameter(told: dict[str, Any]) -> Parameter:
    schema = told["schema"]
    takes = ", ".join(schema.get("enum", ()))
    if "maximum" in schema and not takes:
        takes = f"{schema['minimum']}–{schema['maximum']}" if schema["maximum"] <= 2**16 else ""
    return Parameter(told["name"], told["description"], takes)
