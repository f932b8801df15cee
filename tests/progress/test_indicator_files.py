"""The tables of an indicator's page as files."""

import csv
import io
import json

import openpyxl
import pytest
from django.urls import reverse

from tests.factories import IndicatorFactory, MunicipalityFactory, RegionFactory, TargetFactory
from tests.progress.figures import value

pytestmark = pytest.mark.django_db


def test_the_files_say_what_the_tables_of_the_page_say(client):
    one = IndicatorFactory()
    value(one, "2016", "9.5")
    value(one, "2017", 7, is_in_use=False)
    value(one, "2017", 8)
    value(one, None, 3)
    TargetFactory(indicator=one, value=2)
    for amount in (4, 6):
        value(one, "2017", amount, municipality=MunicipalityFactory())
        value(one, "2017", amount, region=RegionFactory())
    address = one.get_absolute_url()
    page = client.get(address)
    figures, (account,) = page.context["figures"], page.context["accounts"]
    expected = {
        "reiksmes": [told.value.value for period in account.periods for told in period]
        + [told.value.value for told in account.undated],
        "siekiniai": [goal.target.value for goal in account.goals],
        "savivaldybes": [row.latest.figure.value for row in figures.municipality_level.ranked],
        "regionai": [row.latest.figure.value for row in figures.region_level.ranked],
    }

    for name, values in expected.items():
        files = {
            kind: b"".join(client.get(address, {"formatas": kind, "lentele": name}))
            for kind in ("csv", "json", "xlsx")
        }
        key = "target" if name == "siekiniai" else "value"
        rows = json.loads(files["json"])["rows"]
        sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).worksheets[0]
        heads, *cells = sheet.iter_rows(values_only=True)
        column = "Siekinys" if name == "siekiniai" else "Reikšmė"
        written = csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig")), delimiter=";")

        assert [row[key] for row in rows] == [float(one) for one in values]
        assert [row[heads.index(column)] for row in cells] == [float(one) for one in values]
        assert [float(row[column].replace(",", ".")) for row in written] == [float(one) for one in values]
    assert expected["reiksmes"] == [8, 7, 9.5, 3]


def test_the_list_is_a_file_with_all_that_it_shows(client):
    one = IndicatorFactory()
    value(one, "2017", 4)
    value(one, "2017", 3, municipality=MunicipalityFactory())
    IndicatorFactory()

    file = b"".join(client.get(reverse("progress:indicator_list"), {"formatas": "json"}))

    rows = [(row["value"], row["regions"], row["municipalities"]) for row in json.loads(file)["rows"]]
    assert rows == [(4, 0, 1), (None, 0, 0)]


def test_a_file_of_an_unknown_territory_is_not_made(client):
    one = IndicatorFactory()
    value(one, "2017", 4)

    page = client.get(one.get_absolute_url(), {"teritorija": "LT-99", "formatas": "csv"})

    assert page.headers["Content-Type"].startswith("text/html")
    assert page.context["downloads"].problem
