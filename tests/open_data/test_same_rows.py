"""The files of a dataset and its list in the API hold the same rows of the public record."""

import pytest

from portal.open_data.datasets import BY_NAME
from tests.open_data.asked import FORMATS, NAMES, csv_rows, file_of, json_rows, walk, xlsx_rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NAMES)
def test_files_and_the_api_hold_the_same_rows(client, record, name):
    dataset = BY_NAME[name]
    names = [column.name for column in dataset.all_columns]

    asked = walk(client, dataset, limit=70)
    files = {format_: file_of(client, dataset, format_) for format_ in FORMATS}

    rows = {"csv": csv_rows(files["csv"]), "xlsx": xlsx_rows(files["xlsx"]), "json": json_rows(files["json"])}
    expected = sorted(dataset.rows().values_list("pk", flat=True))
    assert [row["id"] for row in asked] == expected
    assert {format_: [int(row["id"]) for row in some] for format_, some in rows.items()} == dict.fromkeys(
        FORMATS, expected
    )
    assert rows["json"] == asked
    assert {tuple(row) for some in rows.values() for row in some} <= {tuple(names)}
