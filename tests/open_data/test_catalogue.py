"""The catalogue of the datasets has what DCAT-AP asks of it, in both its forms."""

from xml.etree import ElementTree as ET

import pytest

from portal.open_data.datasets import DATASETS
from tests.factories import EventFactory, SourceFactory

pytestmark = pytest.mark.django_db
# What DCAT-AP 3 does not do without, and what it recommends and we have.
MUST = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description"},
    "dcat:Distribution": {"dcat:accessURL"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL"},
    "foaf:Agent": {"foaf:name"},
}
SHOULD = {
    "dcat:Catalog": {"dct:license", "dct:language", "dct:spatial", "dct:modified", "foaf:homepage"},
    "dcat:Dataset": {
        *("dct:publisher", "dcat:keyword", "dcat:theme", "dct:spatial", "dcat:distribution"),
        *("dct:accrualPeriodicity", "dct:language", "dcat:landingPage", "dct:identifier"),
    },
    "dcat:Distribution": {"dct:license", "dct:format", "dcat:mediaType", "dcat:downloadURL"},
}
SPACES = {
    "http://www.w3.org/ns/dcat#": "dcat:",
    "http://purl.org/dc/terms/": "dct:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    "http://www.w3.org/2006/vcard/ns#": "vcard:",
}
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def nodes(tree):
    """Every node of JSON-LD that says what it is."""
    if isinstance(tree, list):
        return [node for one in tree for node in nodes(one)]
    if not isinstance(tree, dict):
        return []
    ours = [tree] if "@type" in tree and "@value" not in tree else []
    return ours + [node for value in tree.values() for node in nodes(value)]


def lacking(told):
    """Of pairs of a node's kind and its properties, those that lack any."""
    return [
        (kind, sorted((MUST[kind] | SHOULD.get(kind, set())) - properties))
        for kind, properties in told
        if not (MUST.get(kind, set()) | SHOULD.get(kind, set())) <= properties
    ]


def short(tag):
    space, _, name = tag.removeprefix("{").partition("}")
    return SPACES.get(space, "") + name


@pytest.fixture
def catalogue(client):
    EventFactory()
    return client.get("/duomenys/katalogas.jsonld")


def test_catalogue_has_what_dcat_ap_asks(catalogue):
    found = nodes(catalogue.json())

    kinds = [node["@type"] for node in found]
    assert catalogue.headers["Content-Type"] == "application/ld+json"
    assert kinds.count("dcat:Catalog") == kinds.count("dcat:DataService") == 1
    assert kinds.count("dcat:Dataset") == len(DATASETS)
    assert kinds.count("dcat:Distribution") == 3 * len(DATASETS)
    assert lacking((node["@type"], set(node)) for node in found) == []


def test_catalogue_as_rdf_says_the_same(client, catalogue):
    response = client.get("/duomenys/katalogas.rdf")

    tree = ET.fromstring(response.content)  # noqa: S314 - our own
    found = [node for node in tree.iter() if short(node.tag) in MUST]
    told = catalogue.json()
    addresses = {node.get(ABOUT) for node in found} - {None}
    assert response.headers["Content-Type"] == "application/rdf+xml"
    assert lacking((short(node.tag), {short(part.tag) for part in node}) for node in found) == []
    assert addresses == {node["@id"] for node in nodes(told) if node["@type"] in MUST}


def test_every_address_in_the_catalogue_answers(client, catalogue):
    told = catalogue.json()
    files = [node["dcat:downloadURL"]["@id"] for node in nodes(told) if node["@type"] == "dcat:Distribution"]
    pages = [page["@id"] for one in told["dcat:dataset"] for page in one["dcat:landingPage"]]
    services = [
        told["dcat:service"][name]["@id"] for name in ("dcat:endpointURL", "dcat:endpointDescription")
    ]

    statuses = {address: client.head(address).status_code for address in [*files, *pages, *services]}

    assert {address: status for address, status in statuses.items() if status != 200} == {}
    assert len(statuses) == 5 * len(DATASETS) + 2


def test_last_change_is_told_where_there_is_one(catalogue):
    told = {one["dct:identifier"]: one for one in catalogue.json()["dcat:dataset"]}

    assert told["events"]["dct:modified"]["@type"] == "xsd:dateTime"
    assert "dct:modified" not in told["claims"]


def test_operator_publishes_the_data_and_answers_for_them(client, settings):
    settings.OPERATOR_NAME, settings.OPERATOR_EMAIL = "Asociacija <A&B>", "rasykite@pavyzdys.lt"
    SourceFactory()

    told = client.get("/duomenys/katalogas.jsonld").json()
    xml = client.get("/duomenys/katalogas.rdf")

    assert told["dct:publisher"]["foaf:name"] == "Asociacija <A&B>"
    contact = told["dcat:dataset"][0]["dcat:contactPoint"]
    assert contact["vcard:hasEmail"] == {"@id": "mailto:rasykite@pavyzdys.lt"}
    assert "<foaf:name>Asociacija &lt;A&amp;B&gt;</foaf:name>" in xml.text
    assert len(ET.fromstring(xml.content)) == 3 + len(DATASETS)  # noqa: S314 - our own


def test_portal_publishes_where_no_operator_is_named(catalogue):
    told = catalogue.json()

    assert told["dct:publisher"]["foaf:name"] == "Pertvarkos eiga"
    assert "dcat:contactPoint" not in told["dcat:dataset"][0]


def test_page_leads_to_the_catalogue(client):
    address = "/duomenys/katalogas.jsonld"

    page, told = client.get("/en/duomenys/"), client.get(address)

    assert f'<link rel="alternate" type="application/ld+json" href="{address}">' in page.text
    assert told.headers["Access-Control-Allow-Origin"] == "*"
