"""The catalogue of the public datasets for other catalogues, as DCAT-AP has it."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from municipalities.tables.downloads import CONTENT_TYPES
from portal.languages import path_in
from portal.open_data.dataset import Dataset, Size, sizes
from portal.open_data.datasets import DATASETS
from portal.open_data.licence import LICENCE

AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGES = (f"{AUTHORITY}/language/LIT", f"{AUTHORITY}/language/ENG")
LITHUANIA = f"{AUTHORITY}/country/LTU"
# The record changes when something is learnt.
HOW_OFTEN = f"{AUTHORITY}/frequency/IRREG"
THEMES = (f"{AUTHORITY}/data-theme/SOCI", f"{AUTHORITY}/data-theme/GOVE")
EVERYBODY = f"{AUTHORITY}/access-right/PUBLIC"
OPENAPI = "https://spec.openapis.org/oas/v3.1.0"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def described(site: str) -> dict[str, Any]:
    """What the catalogue says, in both languages: of itself, of its publisher and of each dataset."""
    known = sizes(DATASETS)
    datasets = [_dataset(one, known[one.name], site) for one in DATASETS]
    moments = [one["modified"] for one in datasets if one["modified"]]
    with translation.override(settings.LANGUAGE_CODE):
        home, api = site + reverse("open_data:dataset_list"), site + reverse("api:schema")
        name = settings.OPERATOR_NAME or str(_("Progress of the reform"))
    return {
        "home": home,
        "titles": _both(lambda: _("Open data of “Progress of the reform”")),
        "abouts": _both(
            lambda: _("What Lithuania's reform of institutional care has come to, with its sources.")
        ),
        "publisher": {"name": name, "home": f"{site}/", "email": settings.OPERATOR_EMAIL},
        "modified": max(moments, default=""),
        "licence": LICENCE.uri,
        "rights": _both(lambda: str(LICENCE.terms)),
        "languages": LANGUAGES,
        "spatial": LITHUANIA,
        "accrual": HOW_OFTEN,
        "themes": THEMES,
        "access": EVERYBODY,
        "api": api,
        "api_root": site + reverse("api:resources"),
        "api_standard": OPENAPI,
        "datasets": datasets,
    }


def _both(say: Any) -> list[tuple[str, str]]:
    """The same words in each language."""
    said = []
    for language in ("lt", "en"):
        with translation.override(language):
            said.append((language, str(say())))
    return said


def _dataset(dataset: Dataset, size: Size, site: str) -> dict[str, Any]:
    with translation.override(settings.LANGUAGE_CODE):
        page = reverse("open_data:dataset_detail", args=[dataset.slug])
    files = [
        (
            format_,
            media.partition(";")[0],
            reverse("open_data_files:dataset_file", args=[dataset.name, format_]),
        )
        for format_, media in CONTENT_TYPES.items()
    ]
    moment = timezone.localtime(size.changed_at).isoformat(timespec="seconds") if size.changed_at else ""
    return {
        "uri": f"{site}{page}#duomenys",
        "identifier": dataset.name,
        "pages": [site + page, site + path_in("en", page)],
        "titles": _both(lambda: dataset.title),
        "abouts": _both(lambda: dataset.about),
        "keywords": _both(lambda: dataset.group),
        "modified": moment,
        "api": site + reverse(f"api:{dataset.name}"),
        "files": [
            {
                "uri": f"{site}{address}",
                "title": format_.upper(),
                "media": f"https://www.iana.org/assignments/media-types/{media}",
                "format": f"{AUTHORITY}/file-type/{format_.upper()}",
            }
            for format_, media, address in files
        ],
    }


def catalogue(site: str) -> str:
    """The catalogue as JSON-LD."""
    told = described(site)
    document = {
        "@context": CONTEXT,
        "@id": f"{told['home']}#katalogas",
        "@type": "dcat:Catalog",
        "dct:title": _texts(told["titles"]),
        "dct:description": _texts(told["abouts"]),
        "dct:publisher": _publisher(told["publisher"]),
        "foaf:homepage": _at(told["home"]),
        "dct:language": list(map(_at, told["languages"])),
        "dct:license": _at(told["licence"]),
        "dct:spatial": _at(told["spatial"]),
        "dcat:themeTaxonomy": _at(f"{AUTHORITY}/data-theme"),
        "dct:modified": _moment(told["modified"]),
        "dcat:service": _service(told),
        "dcat:dataset": [_dataset_node(one, told) for one in told["datasets"]],
    }
    return json.dumps(_known(document), ensure_ascii=False, indent=1)


def _service(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "@id": f"{told['api']}#api",
        "@type": "dcat:DataService",
        "dct:title": _texts([("lt", "API"), ("en", "API")]),
        "dcat:endpointURL": _at(told["api_root"]),
        "dcat:endpointDescription": _at(told["api"]),
        "dct:conformsTo": _at(told["api_standard"]),
        "dct:license": _at(told["licence"]),
    }


def _dataset_node(one: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    return {
        "@id": one["uri"],
        "@type": "dcat:Dataset",
        "dct:identifier": one["identifier"],
        "dct:title": _texts(one["titles"]),
        "dct:description": _texts(one["abouts"]),
        "dcat:keyword": _texts(one["keywords"]),
        "dcat:theme": list(map(_at, told["themes"])),
        "dct:publisher": _publisher(told["publisher"]),
        "dcat:contactPoint": _contact(told["publisher"]),
        "dct:accessRights": _at(told["access"]),
        "dct:language": list(map(_at, told["languages"])),
        "dct:spatial": _at(told["spatial"]),
        "dct:accrualPeriodicity": _at(told["accrual"]),
        "dct:modified": _moment(one["modified"]),
        "dcat:landingPage": list(map(_at, one["pages"])),
        "dcat:distribution": [
            {
                "@id": file["uri"],
                "@type": "dcat:Distribution",
                "dct:title": file["title"],
                "dcat:accessURL": _at(file["uri"]),
                "dcat:downloadURL": _at(file["uri"]),
                "dcat:mediaType": _at(file["media"]),
                "dct:format": _at(file["format"]),
                "dct:license": _at(told["licence"]),
                "dct:rights": _texts(told["rights"]),
                "dct:modified": _moment(one["modified"]),
            }
            for file in one["files"]
        ],
    }


def _publisher(publisher: dict[str, str]) -> dict[str, Any]:
    return {
        "@id": publisher["home"],
        "@type": "foaf:Agent",
        "foaf:name": publisher["name"],
        "foaf:homepage": _at(publisher["home"]),
    }


def _contact(publisher: dict[str, str]) -> dict[str, Any] | None:
    if not publisher["email"]:
        return None
    email = _at(f"mailto:{publisher['email']}")
    return {"@type": "vcard:Organization", "vcard:fn": publisher["name"], "vcard:hasEmail": email}


def _at(address: str) -> dict[str, str]:
    return {"@id": address}


def _texts(said: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text} for language, text in said]


def _moment(text: str) -> dict[str, str] | None:
    return {"@type": "xsd:dateTime", "@value": text} if text else None


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """The node, and those in it, without what is not known."""
    known: dict[str, Any] = {}
    for key, value in node.items():
        if isinstance(value, dict):
            known[key] = _known(value)
        elif isinstance(value, list):
            known[key] = [_known(one) if isinstance(one, dict) else one for one in value]
        elif value is not None:
            known[key] = value
    return known
