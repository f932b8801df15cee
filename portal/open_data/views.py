"""The public datasets: what there is, what each holds, and the files to take away."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from municipalities.tables import Downloads, plain, site_of
from municipalities.tables.downloads import CONTENT_TYPES
from municipalities.words import locale
from portal.open_data.catalogue import catalogue, described
from portal.open_data.dataset import Dataset, sizes
from portal.open_data.datasets import BY_NAME, BY_SLUG, DATASETS
from portal.open_data.guide import examples, operations
from portal.open_data.licence import LICENCE
from portal.open_data.tables import in_file, table_of

ROWS_OF_PREVIEW = 5
JSON_LD, RDF_XML = "application/ld+json", "application/rdf+xml"


@require_safe
def dataset_list(request: HttpRequest) -> HttpResponse:
    """Every public dataset with its size, its last change and its files."""
    known = sizes(DATASETS)
    told = [(dataset, known[dataset.name], files_of(dataset)) for dataset in DATASETS]
    groups = [(group, list(some)) for group, some in groupby(told, key=lambda one: one[0].group)]
    context = {"groups": groups, "licence": LICENCE}
    return render(request, "open_data/dataset_list.html", context)


@require_safe
def dataset_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One dataset: its columns, its files and its first rows."""
    dataset = _found(BY_SLUG, slug)
    context = {
        "dataset": dataset,
        "size": sizes([dataset])[dataset.name],
        "files": files_of(dataset),
        "licence": LICENCE,
        "preview": _preview(dataset, site_of(request)),
        "api_address": site_of(request) + reverse(f"api:{dataset.name}"),
    }
    return render(request, "open_data/dataset_detail.html", context)


@require_safe
def api_guide(request: HttpRequest) -> HttpResponse:
    """How programs ask the API, by example."""
    context = {"examples": examples(site_of(request)), "operations": list(operations(locale()))}
    return render(request, "open_data/api_guide.html", context)


@require_safe
def dataset_file(request: HttpRequest, name: str, format_: str) -> HttpResponseBase:
    """The whole dataset as a file."""
    dataset = _found(BY_NAME, name)
    if format_ not in CONTENT_TYPES:
        raise Http404(format_)
    downloads = Downloads(request, table_of(dataset, format_, site_of(request)))
    downloads.format = format_
    if (response := downloads.response()) is None:
        raise Http404(format_)
    return response


@require_safe
def catalogue_json(request: HttpRequest) -> HttpResponse:
    """The catalogue of all datasets for other catalogues: DCAT-AP as JSON-LD."""
    return HttpResponse(catalogue(site_of(request)), content_type=JSON_LD)


@require_safe
def catalogue_rdf(request: HttpRequest) -> HttpResponse:
    """The same as RDF/XML."""
    context = described(site_of(request))
    return render(request, "open_data/catalogue.rdf", context, content_type=RDF_XML)


def files_of(dataset: Dataset) -> list[tuple[str, str]]:
    """The formats of the dataset, and the address of each file."""
    return [
        (format_.upper(), reverse("open_data_files:dataset_file", args=[dataset.name, format_]))
        for format_ in CONTENT_TYPES
    ]


def _found(datasets: dict[str, Dataset], key: str) -> Dataset:
    if key not in datasets:
        raise Http404(key)
    return datasets[key]


def _preview(dataset: Dataset, site: str) -> list[list[tuple[str, str]]]:
    """The first rows as the files have them, each cell with the language that it is in."""
    languages = ["en" if column.name.endswith("_en") else "lt" for column in dataset.all_columns]
    rows = (dataset.cells(row, site) for row in dataset.first(ROWS_OF_PREVIEW))
    return [[(_shown(cell), code) for cell, code in zip(row, languages, strict=True)] for row in rows]


def _shown(cell: object) -> str:
    known = plain(in_file(cell, "csv"))
    return "" if known is None else str(known)
