"""What is offered while somebody types: things whose titles begin to be written."""

from typing import Any

from django.db.models import Case, Value, When

from municipalities.words import locale
from portal.search.asked import parse
from portal.search.matching import STANDING
from portal.search.models import Entry
from portal.search.results import things_of

MOST = 8
SHORTEST = 2


def suggestions(text: str) -> list[dict[str, Any]]:
    """Return up to eight things, each with its title, its kind and its real address."""
    asked = parse(text)
    if not asked or len(asked.folded) < SHORTEST:
        return []
    begun = Entry.objects.with_names(asked.beginning).only("kind", "object_id", "title", "title_en")
    standing = Case(*(When(kind=kind, then=Value(worth)) for kind, worth in STANDING.items()))
    undated = begun.exclude(kind__in=Entry.DATED).order_by(standing.desc(nulls_last=True), "title", "pk")
    entries = list(undated[:MOST])
    if len(entries) < MOST:
        entries += begun.filter(kind__in=Entry.DATED).latest_first()[: MOST - len(entries)]
    things = things_of(entries)
    return [
        {
            "title": _title(entry),
            "kind": entry.get_kind_display(),
            "address": things[entry.kind][entry.object_id].get_absolute_url(),
        }
        for entry in entries
        if entry.object_id in things[entry.kind]
    ]


def _title(entry: Entry) -> str:
    title = entry.title if locale() == "lt" else entry.title_en or entry.title
    return title[:1].upper() + title[1:]
