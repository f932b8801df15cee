"""What a notice or minutes list line by line: when, where, what."""

import re

from events.extraction.proposals import Span
from events.extraction.text import fold, lines

_WHERE = re.compile(r"(?:(?:renginio|susitikimo|posėdžio|mokymų) )?(?:vieta|kur)\s*[:–-]\s*")
_WHEN = re.compile(
    r"(?:(?:renginio|susitikimo|posėdžio|mokymų) )?(?:data|kada|laikas"
    r"|pradžia)\b[^:–-]{0,12}[:–-]\s*"
)
_MINUTES = re.compile(r"(?<!\w)protokolas(?!\w)")
_LONGEST, _LINES_READ = 160, 6


def where_said(text: str, extent: tuple[Span, ...]) -> Span | None:
    """What stands behind "Vieta:" on a line of its own."""
    for line in lines(text, extent):
        found = _WHERE.match(fold(text[line.start : line.end])) if line.end - line.start <= _LONGEST else None
        if found is not None and found.end() < line.end - line.start:
            return Span(line.start + found.end(), line.end)
    return None


def is_listed(text: str, extent: tuple[Span, ...]) -> bool:
    """Whether an event is told in such lines: a notice, or the minutes of a meeting."""
    rows = [
        fold(text[line.start : line.end]) for line in lines(text, extent) if line.end - line.start <= _LONGEST
    ]
    has_labels = any(_WHERE.match(row) for row in rows) and any(_WHEN.match(row) for row in rows)
    return has_labels or is_minutes(text, extent)


def is_minutes(text: str, extent: tuple[Span, ...]) -> bool:
    """Whether the heading says that these are minutes."""
    heads = lines(text, extent)[:_LINES_READ]
    return any(
        _MINUTES.search(fold(text[line.start : line.end]))
        for line in heads
        if line.end - line.start <= _LONGEST
    )
