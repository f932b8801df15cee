"""The English beside an event's texts, as it stood at a moment."""

import datetime as dt
from typing import NamedTuple

from django.utils.text import capfirst

from events.history.log import Log

# Whose texts are put into English on the page of the event.
KINDS = (
    *("event", "presentations", "participations", "outcomes", "commitments", "commitment_updates"),
    *("attachments", "photos"),
)


class Place(NamedTuple):
    """Where a text stands: in which column of which row."""

    kind: str
    pk: int
    column: str


class Said(NamedTuple):
    """The English of a text, and what the text is called."""

    label: str
    text: str


English = dict[Place, Said]


def english_at(log: Log, moment: dt.datetime) -> English:
    """Return the English of every text that had one."""
    return {
        Place(kind, row.pk, column): Said(_label(kind, row, column), str(said["text"]))
        for kind in KINDS
        for row in log.rows_at(kind, moment)
        for column, said in row.english.items()
    }


def _label(kind: str, row: object, column: str) -> str:
    meta = row._meta  # type: ignore[attr-defined]
    name = str(meta.get_field(column).verbose_name)
    return str(capfirst(name if kind == "event" else f"{meta.verbose_name}: {name}"))


def differing(before: English, after: English) -> list[Place]:
    """Return where the two differ, in the order of the page."""
    places = [*after, *(place for place in before if place not in after)]
    return [place for place in places if before.get(place) != after.get(place)]
