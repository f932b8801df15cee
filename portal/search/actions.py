"""What keeps search in step, where the triggers of the database need a word."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from portal.search.models import Entry, Word

# So many things are looked at again at a time.
CHUNK = 2000
# Where what is searchable comes from, as far as there is much of it.
DRAWN_FROM = (
    *("events_event", "events_event_guest_regions", "events_event_municipalities", "events_event_services"),
    *("events_participation", "events_presentation", "events_outcome"),
    *("events_commitment", "events_commitment_services"),
    *("municipalities_organisation", "municipalities_careinstitution", "municipalities_person"),
    *("municipalities_agreement", "municipalities_signatory", "municipalities_municipality"),
    "search_entry",
)


@contextmanager
def refreshed_at_the_end() -> Iterator[None]:
    """Write much in a transaction: what search knows of it is worked out once, when all is written."""
    with transaction.atomic():
        _execute("SET CONSTRAINTS search_refresh DEFERRED")
        yield
        # Until the server next counts its rows it takes the tables for what they were before.
        _execute(f"ANALYZE {', '.join(DRAWN_FROM)}")
        _execute("SET CONSTRAINTS search_refresh IMMEDIATE")


def rebuild() -> int:
    """Look at everything again, a part at a time, and return how many things are searchable."""
    for kind in Entry.Kind.values:
        numbers = _numbers(kind)
        for start in range(0, len(numbers), CHUNK):
            _execute("SELECT search_refresh(%s, %s)", kind, numbers[start : start + CHUNK])
    with transaction.atomic():
        Word.objects.all().delete()
        _execute(
            "INSERT INTO search_word (word, folded) SELECT DISTINCT word, fold_lithuanian(word) "
            "FROM search_entry, search_words_of(title, title_en, names, text, text_en) word"
        )
    return Entry.objects.count()


def _numbers(kind: str) -> list[int]:
    """What is searchable, and what search takes for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT object_id FROM search_searchable WHERE kind = %s "
            "UNION SELECT object_id FROM search_entry WHERE kind = %s ORDER BY 1",
            [kind, kind],
        )
        return [number for (number,) in cursor.fetchall()]


def _execute(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
