"""The register as the portal's own files hold it, without a database."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from events.extraction.known import Known, KnownBody, KnownMunicipality, KnownRegion, KnownService

ROOT = Path(__file__).parents[3]
TERRITORY = ROOT / "municipalities" / "data"
RECORD = ROOT / "portal" / "record" / "data"


@cache
def register() -> Known:
    """All names of the register."""
    return Known(
        regions=tuple(
            KnownRegion(row["code"], row["name"], row["stem"], row["seat"]) for row in _table("regions")
        ),
        municipalities=tuple(_municipality(row) for row in _table("municipalities")),
        bodies=tuple(_bodies()),
        services=tuple(
            KnownService(row["key"], row["name"], _listed(row["synonyms"])) for row in _table("services")
        ),
        persons=tuple(person["name"] for person in _record("persons")),
        projects=tuple(project["name"] for project in _record("projects")),
    )


def _table(name: str) -> list[dict[str, str]]:
    with (TERRITORY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _record(name: str) -> list[dict]:
    return json.loads((RECORD / f"{name}.json").read_text(encoding="utf-8"))


def _listed(names: str) -> tuple[str, ...]:
    return tuple(filter(None, names.split("|")))


def _municipality(row: dict[str, str]) -> KnownMunicipality:
    names = ("code", "name", "region", "kind", "short_name", "genitive", "stem")
    seat = ("seat", "seat_genitive", "seat_locative")
    return KnownMunicipality(**{name: row[name] for name in (*names, *seat)}, aliases=_listed(row["aliases"]))


def _bodies() -> Iterator[KnownBody]:
    rows = [*_record("organisations"), *_record("institutions")]
    for key, row in enumerate(rows, start=1):
        yield KnownBody(
            key=key,
            name=row["name"],
            kind=row.get("kind", "care_institution"),
            is_institution="care_institution" in row,
            short_name=row.get("short_name", ""),
            aliases=tuple(row.get("aliases", ())),
            municipality=row.get("municipality", ""),
        )
