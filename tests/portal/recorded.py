"""Changing the record's files, and asking the database what it has of them."""

import json

from events.models import Event, Outcome
from municipalities.models import Organisation, Origin


def edit(folder, file, key, **changes):
    """Change fields of the row with this key; None takes a field out."""
    path = folder / file
    rows = json.loads(path.read_text(encoding="utf-8"))
    row = next(row for row in rows if key in {row.get("id"), row.get("region") if "id" not in row else None})
    row.update(changes)
    for name in [name for name, value in changes.items() if value is None]:
        del row[name]
    path.write_text(json.dumps(rows), encoding="utf-8")


def drop(folder, file, *keys):
    path = folder / file
    rows = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([row for row in rows if row["id"] not in keys]), encoding="utf-8")


def tally_of(tallies, kind):
    return next(tally for tally in tallies if tally.kind == kind)


def numbers_of(tallies):
    return {tally.kind: (tally.added, tally.changed, tally.unchanged) for tally in tallies}


def event(key):
    return Event.objects.get(origin=Origin.RECORD, record_key=key)


def cast(event):
    """Who was there: role, person, office, organisation."""
    return [
        (
            row.role,
            row.person and row.person.name,
            row.office,
            row.organisation and row.organisation.record_key,
        )
        for row in event.participations.select_related("person", "organisation")
    ]


def found(event):
    return [outcome.record_key for outcome in Outcome.objects.heard_at(event).order_by("position")]


def organisation(key):
    return Organisation.objects.get(origin=Origin.RECORD, record_key=key)
