"""The public datasets as their readers take them."""

import csv
import io
import json
import re
import zipfile

from openpyxl import load_workbook

from portal.open_data.datasets import DATASETS

FORMATS = ("csv", "xlsx", "json")
NAMES = [dataset.name for dataset in DATASETS]


def lists_of(dataset):
    """How many lists of other rows a row has: each is fetched by one query."""
    fields = [column for column in dataset.reads if _is_list(dataset.model, column)]
    return len(fields)


def _is_list(model, path):
    for part in path.split("__"):
        field = model._meta.get_field(part)
        model = field.related_model
    return field.many_to_many or field.one_to_many


def file_of(client, dataset, format_):
    """The bytes of a file of the dataset."""
    response = client.get(f"/duomenys/{dataset.name}.{format_}")
    assert response.status_code == 200
    return response.getvalue()


def csv_rows(content):
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def json_rows(content):
    return json.loads(content)["rows"]


def xlsx_rows(content):
    sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def walk(client, dataset, **asked):
    """Every row of the list in the API, part by part."""
    address, rows = f"/api/v1/{dataset.name}", []
    query = asked
    while address:
        response = client.get(address, query)
        assert response.status_code == 200, response.text
        rows += response.json()["results"]
        address, query = response.json()["next"], None
    return rows


def everything(client):
    """What everybody is told of all datasets, by its address: pages, files, catalogues and the API."""
    addresses = ["/duomenys/", "/duomenys/api/", "/duomenys/katalogas.jsonld", "/duomenys/katalogas.rdf"]
    addresses += ["/api/v1", "/api/schema.json"]
    for dataset in DATASETS:
        addresses += [f"/duomenys/{dataset.name}.{format_}" for format_ in FORMATS]
        addresses += [f"/duomenys/{dataset.slug}/", f"/api/v1/{dataset.name}?limit=200"]
    addresses += [f"/en{address}" for address in addresses if address.endswith("/")]
    return {address: _words(client.get(address)) for address in addresses}


def _words(response):
    assert response.status_code == 200
    content = response.getvalue()
    if content.startswith(b"PK"):
        parts = zipfile.ZipFile(io.BytesIO(content))
        return "".join(parts.read(name).decode() for name in sorted(parts.namelist()))
    return re.sub(r'"made_at": "[^"]*"', "", content.decode())
