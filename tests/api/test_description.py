"""The description of the API, and the guide that is made of it."""

import json
import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from portal.api.description import description
from portal.open_data.datasets import DATASETS
from tests.factories import EventFactory

GUIDE = "open_data:api_guide"


def test_description_is_valid_and_nothing_in_it_is_a_guess(tmp_path):
    file = tmp_path / "schema.json"

    call_command("spectacular", "--validate", "--fail-on-warn", format="openapi-json", file=str(file))

    paths = json.loads(file.read_text())["paths"]
    assert len(paths) == 1 + 2 * len(DATASETS)


def test_every_address_is_told_in_english(client):
    answer = client.get(reverse("api:schema"), headers={"accept-language": "lt"}).json()

    operations = [path["get"] for path in answer["paths"].values()]
    names = {operation["operationId"] for operation in operations}
    assert len(names) == len(operations) == 1 + 2 * len(DATASETS)
    assert answer["openapi"] == "3.1.0"
    assert re.findall("[ąčęėįšųūž]", json.dumps(operations, ensure_ascii=False)) == []


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_row_is_described_column_by_column(dataset):
    schemas = description("en")["components"]["schemas"]
    name = "".join(part.capitalize() for part in dataset.name.split("-"))

    told = schemas[f"{name}Row"]

    assert list(told["properties"]) == [column.name for column in dataset.all_columns]
    assert [column for column, about in told["properties"].items() if not about.get("description")] == []
    assert sorted(told["required"]) == sorted(told["properties"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading"), [("", "API pavyzdžiais"), ("/en", "API by example")], ids=["lt", "en"]
)
def test_guide_shows_every_address_and_a_real_row(client, language, heading, django_assert_num_queries):
    event = EventFactory(title="Diskusija „Ąžuolas“")

    with django_assert_num_queries(6):
        response = client.get(f"{language}/duomenys/api/")

    assert f"<h1>{heading}</h1>" in response.text
    assert [
        f"/api/v1/{one.name}" for one in DATASETS if f"/api/v1/{one.name}</code>" not in response.text
    ] == []
    assert "Diskusija „Ąžuolas“" in response.text
    assert f"curl http://testserver/api/v1/events/{event.pk}" in response.text


@pytest.mark.django_db
def test_guide_without_any_event_has_its_examples(client):
    response = client.get(reverse(GUIDE))

    assert response.status_code == 200
    assert len(response.context["examples"]) == 6
    assert "curl http://testserver/api/v1/events/1" in response.text


@pytest.mark.django_db
def test_every_example_of_the_guide_can_be_asked(client, settings):
    EventFactory()
    examples = client.get(reverse(GUIDE)).context["examples"]

    addresses = [re.search(r"http://testserver(/[^\s']*)", example.command)[1] for example in examples]

    statuses = [client.get(address).status_code for address in addresses]
    # The region of the example is none of the made-up ones, and the last is wrong on purpose.
    assert statuses == [200, 400, 200, 200, 200, 400]
