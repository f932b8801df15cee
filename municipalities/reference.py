"""The reference data: regions, municipalities and the catalogue of services, from the files in data/.

Rows are found again by their code, so that loading twice changes nothing. An empty cell says nothing: what an
administrator has filled in meanwhile stays.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, connection, models, transaction
from django.utils import translation
from django.utils.text import slugify

from municipalities.loading import DataError, Tally, assign, clean, explain
from municipalities.maps import svg_path
from municipalities.models import Municipality, Region, ServiceType

FOLDER = Path(__file__).parent / "data"
OUTLINES = "region_outlines.geojson"

REGIONS = "regions.csv"
MUNICIPALITIES = "municipalities.csv"
SERVICES = "services.csv"
COLUMNS = {
    REGIONS: "code, name, name_en, stem, locative, county, county_en, nuts3, seat, seat_locative, latitude,"
    " longitude, population, population_year",
    MUNICIPALITIES: "code, lau_code, name, short_name, genitive, stem, kind, region, seat, seat_genitive,"
    " seat_locative, name_en, latitude, longitude, centroid_latitude, centroid_longitude, tile_row,"
    " tile_column, population, population_year, aliases",
    SERVICES: "key, name, name_en, definition, definition_en, synonyms",
}


@translation.override(None)
@transaction.atomic
def load_reference(folder: Path = FOLDER) -> list[Tally]:
    """Bring the database to what the files say, or raise DataError and change nothing."""
    with connection.cursor() as cursor:
        # What the database works out of these rows it works out once, when all of them are written.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        tallies = [
            _write(Region, "code", REGIONS, _regions(folder)),
            _write(Municipality, "code", MUNICIPALITIES, _municipalities(folder)),
            _write(ServiceType, "key", SERVICES, _services(folder)),
        ]
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return tallies


def _regions(folder: Path) -> Iterator[dict[str, Any]]:
    outlines = _outlines(folder)
    for row in _rows(folder / REGIONS, Region):
        if row["code"] not in outlines:
            raise DataError(OUTLINES, row["code"], "geometry", "the region has no outline")
        yield row | {"slug": slugify(row["stem"]), "outline": outlines[row["code"]]}


def _municipalities(folder: Path) -> Iterator[dict[str, Any]]:
    regions = dict(Region.objects.values_list("code", "pk"))
    for row in _rows(folder / MUNICIPALITIES, Municipality):
        if (region := row.pop("region")) not in regions:
            raise DataError(MUNICIPALITIES, row["code"], "region", f"no region has the code {region!r}")
        yield row | {"slug": slugify(row["genitive"]), "region_id": regions[region]}


def _services(folder: Path) -> Iterator[dict[str, Any]]:
    for row in _rows(folder / SERVICES, ServiceType):
        yield row | {"slug": row["key"].replace("_", "-")}


def _outlines(folder: Path) -> dict[str, str]:
    """Read each region's border as an SVG path."""
    try:
        features = json.loads((folder / OUTLINES).read_text(encoding="utf-8"))["features"]
        return {feature["properties"]["code"]: svg_path(feature["geometry"]) for feature in features}
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(OUTLINES, "", "", f"this is no GeoJSON with outlines of regions: {error}") from error


def _rows(path: Path, model: type[models.Model]) -> Iterator[dict[str, Any]]:
    """Read a CSV file whose columns are called as the model's fields, each value as its field holds it."""
    columns = COLUMNS[path.name].split(", ")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        if sorted(reader.fieldnames or []) != sorted(columns):
            raise DataError(path.name, "", "", f"the columns must be {COLUMNS[path.name]}")
        seen = set()
        for row in reader:
            key = row[columns[0]] or f"in line {reader.line_num}"
            if None in row or None in row.values():
                raise DataError(path.name, key, "", "the row has more or fewer cells than the heading")
            if key in seen:
                raise DataError(path.name, key, columns[0], "the row stands here twice")
            seen.add(key)
            yield {name: _value(path.name, key, model, name, row[name].strip()) for name in columns}


def _value(file: str, key: str, model: type[models.Model], name: str, text: str) -> Any:
    column: Any = model._meta.get_field(name)
    if column.is_relation:
        return text
    value: Any = text
    if isinstance(column, ArrayField):
        value = [part.strip() for part in text.split("|") if part.strip()]
    elif not text and column.null:
        value = None
    try:
        return clean(column, value)
    except ValueError as error:
        raise DataError(file, key, name, str(error)) from None


def _write(model: type[models.Model], key: str, file: str, rows: Iterator[dict[str, Any]]) -> Tally:
    tally = Tally(str(model._meta.verbose_name_plural))
    existing = {getattr(instance, key): instance for instance in model._default_manager.all()}
    for row in rows:
        instance = existing.get(row[key])
        is_new = instance is None
        instance = instance or model()
        is_changed = assign(instance, {name: value for name, value in row.items() if value is not None})
        if is_changed:
            try:
                instance.save()
            except IntegrityError as error:
                raise DataError(file, row[key], *explain(model, error)) from error
        tally.count(is_new=is_new, is_changed=is_changed)
    return tally
