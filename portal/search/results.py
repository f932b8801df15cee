"""What was found, as a page shows it: the thing itself, its title and an extract with the words marked."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline
from django.db.models import Func, QuerySet, TextField, Value
from django.db.models.functions import Left
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from events.models import Commitment, Event
from municipalities.models import Agreement, CareInstitution, Municipality, Organisation, Region, ServiceType
from municipalities.words import locale
from portal.search.asked import Asked
from portal.search.models import CONFIG, Entry

# No text has these characters of private use, so what stands between them was marked by the database.
BEGIN, END = "\ue000", "\ue001"
MARKED = re.compile(f"{BEGIN}(.*?){END}", re.DOTALL)
# PostgreSQL takes these for letters, so they wait as control characters, which no text has, while it marks.
MARKS = "„“”‘’‚«»–—−…·•\u00a0\u202f"
STAND_INS = "".join(map(chr, range(1, 9))) + "".join(map(chr, range(14, 14 + len(MARKS) - 8)))
AS_WRITTEN = str.maketrans(STAND_INS, MARKS)
# An extract is looked for in so many first letters of a text.
READ = 10_000

# The things themselves, from whatever says what the public may see.
THINGS: dict[str, Callable[[], QuerySet[Any]]] = {
    Entry.Kind.EVENT: lambda: Event.objects.published().for_list(),
    Entry.Kind.MUNICIPALITY: lambda: Municipality.objects.select_related("region").defer(
        "aliases", "region__outline"
    ),
    Entry.Kind.REGION: lambda: Region.objects.defer("outline"),
    Entry.Kind.INSTITUTION: lambda: CareInstitution.objects.select_related("organisation__municipality"),
    Entry.Kind.ORGANISATION: lambda: Organisation.objects.select_related("municipality"),
    Entry.Kind.AGREEMENT: Agreement.objects.for_list,
    Entry.Kind.SERVICE: ServiceType.objects.all,
    Entry.Kind.COMMITMENT: lambda: Commitment.objects.public().for_list(),
}


@dataclass(frozen=True)
class Text:
    """A text with its marks, and the language that it is in."""

    html: SafeString
    language: str

    @property
    def is_marked(self) -> bool:
        """Whether a word asked for stands in it."""
        return "<mark>" in self.html


@dataclass(frozen=True)
class Result:
    """One thing that was found."""

    kind: str
    thing: Any
    title: Text
    extract: Text


def results(keys: Sequence[int], asked: Asked) -> list[Result]:
    """Fetch what stands under the keys, in their order."""
    rows = Entry.objects.filter(pk__in=keys)
    entries = {entry.pk: entry for entry in (_with_marks(rows, asked) if asked else _with_beginnings(rows))}
    found = [entries[key] for key in keys if key in entries]
    things = things_of(found)
    return [
        Result(entry.kind, things[entry.kind][entry.object_id], *_texts(entry))
        for entry in found
        if entry.object_id in things[entry.kind]
    ]


def things_of(entries: Iterable[Entry]) -> dict[str, dict[int, Any]]:
    """Fetch the things themselves, a kind at a time; what is hidden by now is missing."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        numbers[entry.kind].append(entry.object_id)
    return {kind: THINGS[kind]().in_bulk(ids) for kind, ids in numbers.items()}


def _with_marks(rows: QuerySet, asked: Asked) -> QuerySet:
    marks: dict[str, Any] = {"config": CONFIG, "start_sel": BEGIN, "stop_sel": END}
    extract = {"max_words": 42, "min_words": 24, "max_fragments": 0, **marks}
    query = asked.any_term
    return rows.only("kind", "object_id").annotate(
        marked_title=SearchHeadline(_waiting("title"), query, highlight_all=True, **marks),
        marked_title_en=SearchHeadline(_waiting("title_en"), query, highlight_all=True, **marks),
        extract=SearchHeadline(_waiting("text"), query, **extract),
        extract_en=SearchHeadline(_waiting("text_en"), query, **extract),
    )


def _waiting(column: str) -> Func:
    stand_ins = (Value(MARKS), Value(STAND_INS))
    return Func(Left(column, READ), *stand_ins, function="translate", output_field=TextField())


def _with_beginnings(rows: QuerySet) -> QuerySet:
    names = {"marked_title": "title", "marked_title_en": "title_en"}
    texts = {"extract": "text", "extract_en": "text_en"}
    return rows.only("kind", "object_id").annotate(
        **{name: Left(column, READ) for name, column in names.items()},
        **{name: Left(column, 240) for name, column in texts.items()},
    )


def _texts(entry: Any) -> tuple[Text, Text]:
    """The title in the reader's language; an extract in it too, unless the words stand in the other only."""
    title, extract = Text(_html(entry.marked_title), "lt"), Text(_html(entry.extract), "lt")
    in_english = Text(_html(entry.extract_en), "en")
    if locale() == "lt":
        is_better = in_english.is_marked and not extract.is_marked and not title.is_marked
        return title, in_english if is_better else extract
    if entry.marked_title_en:
        title = Text(_html(entry.marked_title_en), "en")
    is_worse = extract.is_marked and not in_english.is_marked
    return title, in_english if in_english.html and not is_worse else extract


def _html(marked: str) -> SafeString:
    """Escape the text and let the marks of the database be marks of the page."""
    html = MARKED.sub(r"<mark>\1</mark>", conditional_escape(marked.translate(AS_WRITTEN)))
    return mark_safe(html.replace(BEGIN, "").replace(END, ""))  # noqa: S308 - all but the marks is escaped
