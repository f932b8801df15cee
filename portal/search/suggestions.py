"""What is offered while somebody types: things whose titles begin to be written."""

from typing import Any

from django.db.models import Case, F, Value, When

from municipalities.words import locale
from portal.search.asked import parse
from portal.search.matching import STANDING
from portal.search.models import Entry
from portal.search.results import things_of

MOST = 8
SHORTEST = 2
# They are many, so only their latest are looked at.
DATED = (Entry.Kind.EVENT, Entry.Kind.COMMITMENT)


def suggestions(text: str) -> list[dict[str, Any]]:
    """Return up to eight things, each with its title, its kind and its real address."""
    asked = parse(text)
    if not asked or len(asked.folded) < SHORTEST:
        return []
    begun = Entry.objects.with_names(asked.beginning).defer("text", "text_en", "words", "name_words")
    standing = Case(*(When(kind=kind, then=Value(worth)) for kind, worth in STANDING.items()))
    undated = begun.exclude(kind__in=DATED).order_by(standing.desc(nulls_last=True), "title", "pk")[:MOST]
    dated = begun.filter(kind__in=DATED).order_by(F("dated_on").desc(nulls_first=True), "pk")[:MOST]
    entries = [*undated, *dated][:MOST]
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
