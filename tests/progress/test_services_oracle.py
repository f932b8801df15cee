"""The numbers of services against the same numbers in SQL, and the same numbers wherever they are shown."""

import csv
import io
import json
import random

import pytest
from django.db import connection
from openpyxl import load_workbook

from progress.models import ServiceProvision
from progress.services.answer import answer
from progress.services.matrix import counts_by_service, matrix
from tests.factories import (
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    MunicipalityFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

FIXTURES = 200
# For each municipality of the region: its status as far as a source or a published event shows it.
ORACLE = """
    SELECT m.id, (
        SELECT p.status FROM progress_serviceprovision p
        WHERE p.municipality_id = m.id AND p.service_id = %(service)s AND (
            p.source_id IS NOT NULL
            OR p.event_id IN (SELECT e.id FROM events_event e WHERE e.status = 'published')
        )
    )
    FROM municipalities_municipality m WHERE %(region)s IS NULL OR m.region_id = %(region)s
"""


def oracle(service, region):
    """What SQL alone says: the status of each municipality, None where nothing is known."""
    with connection.cursor() as cursor:
        cursor.execute(ORACLE, {"service": service.pk, "region": region and region.pk})
        return dict(cursor.fetchall())


def test_the_numbers_are_those_of_an_independent_oracle():
    dice = random.Random(4)  # noqa: S311 - the same fixtures at every run
    regions = RegionFactory.create_batch(2)
    places = [MunicipalityFactory(region=regions[n % 3 == 0]) for n in range(9)]
    services = ServiceTypeFactory.create_batch(2)
    source, published, draft = SourceFactory(), EventFactory(), DraftEventFactory()
    proofs = [(source, None), (None, published), (None, draft), (source, draft)]
    compared = 0
    for _fixture in range(FIXTURES):
        ServiceProvision.objects.all().delete()
        ServiceProvision.objects.bulk_create(
            ServiceProvision(
                municipality=place,
                service=service,
                status=dice.choice(ServiceProvision.Status.values),
                stated_on="2017-01-01",
                source=proof[0],
                event=proof[1],
            )
            for place in places
            for service in services
            if dice.random() < 0.8
            for proof in (dice.choice(proofs),)
        )
        service, region = dice.choice(services), dice.choice([None, *regions])
        asked = [place for place in places if region in {None, place.region}]

        expected = oracle(service, region)
        found = answer(service, asked)
        row = next((row for row in matrix(asked).rows if row.service == service), None)

        of = list(expected.values())
        numbers = {status: of.count(status) for status in ServiceProvision.Status.values}
        assert {row.municipality.pk: row.provision and row.provision.status for row in found.rows} == expected
        assert found.counts == counts_by_service(region)[0].get(service.pk, found.counts)
        assert numbers == {status: getattr(found.counts, status) for status in numbers}
        assert found.counts.unknown == of.count(None)
        assert row is None or row.counts == found.counts
        assert (row is None) == (found.counts.known == 0)
        compared += len(of)

    assert compared > FIXTURES


def test_page_csv_xlsx_and_json_say_the_same(client):
    service, region = ServiceTypeFactory(), RegionFactory()
    for status in ("none", "planned", "pilot", "permanent", ""):
        place = MunicipalityFactory(region=region)
        CommitmentFactory(services=[service], responsible_municipality=place)
        if status:
            ServiceProvisionFactory(service=service, municipality=place, status=status)
    question = {"regionas": region.slug, "rodyti": "neteikiama"}

    page = client.get(service.get_absolute_url(), question)
    files = {
        kind: b"".join(client.get(service.get_absolute_url(), question | {"formatas": kind}))
        for kind in ("csv", "xlsx", "json")
    }

    shown = [(row.municipality.name, row.provision.label) for row in page.context["rows"]]
    lines = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(io.BytesIO(files["xlsx"])).worksheets[0]
    cells = [tuple(cell.value for cell in row[:2]) for row in sheet.iter_rows()]
    rows = [(row["municipality"], row["status"]) for row in json.loads(files["json"])["rows"]]
    assert "2 iš 5 savivaldybių paslaugos neteikia; apie 1 duomenų nėra." in page.text
    assert len(shown) == 2
    assert shown == rows == [tuple(line[:2]) for line in lines[1:]]
    assert [cell for cell in cells if cell in shown] == shown


def test_a_region_gives_its_matrix_away_with_the_evidence_of_each_cell(client):
    region = RegionFactory()
    place, _other = MunicipalityFactory.create_batch(2, region=region)
    provision = ServiceProvisionFactory(municipality=place)
    unknown = ServiceTypeFactory()

    file = b"".join(client.get(region.get_absolute_url(), {"formatas": "json", "lentele": "paslaugos"}))

    known, nothing = sorted(json.loads(file)["rows"], key=lambda row: row["service"] == str(unknown))
    key = place.slug.replace("-", "_")
    assert known[key] == "pastovi"
    assert known[f"{key}_evidence"] == f"http://testserver{provision.source.get_absolute_url()}"
    assert nothing[key] == "nėra duomenų"
    assert nothing[f"{key}_evidence"] is None
