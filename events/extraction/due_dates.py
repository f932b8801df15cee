"""By when something is promised: "iki 2019 m. birželio 30 d.", "iki metų pabaigos"."""

import re
from calendar import isleap

from events.extraction.proposals import Span
from events.extraction.text import fold

_MONTHS = (
    "sausi",
    "vasari",
    "kov",
    "baland",
    "geguž",
    "birž",
    "liep",
    "rugpj",
    "rugs",
    "spal",
    "lapkr",
    "gruod",
)
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DUE = re.compile(
    r"\b(?:iki|ne vėliau kaip)\s+(?:(?P<year>20\d\d)[- ]*(?:m\.|metų)?\s*)?"
    r"(?P<next>(?:kitų|ateinančių) m(?:etų|\.)\s+(?!pabaigos))?"
    r"(?:(?P<month>(?:saus|vasar|spal)(?:io|į)|kov(?:o|ą)|balandž?\w+|geguž\w+|birželi?\w+|liep(?:os|ą)"
    r"|rugpj\w+|rugs\w+|lapkr\w+|gruod\w+)\b"
    r"(?:\s+mėn\w*\.?)?(?:\s+(?P<day>\d{1,2})(?:\s?d\b|-)|\s+(?P<end>pabaigos|vidurio))?"
    r"|(?P<whole>(?:šių |kitų |ateinančių )?metų) pabaigos|(?P<end_of_year>pabaigos))"
)
_ISO = re.compile(r"\biki\s+(20\d\d)-(\d\d)-(\d\d)\b")


def due_in(text: str, span: Span, held: str) -> str:
    """The ISO date by which a sentence says that something will be done, or nothing.

    A year that the sentence does not say follows from `held`, the ISO date of the event; without that it is
    left open: "--10-01".
    """
    said = fold(text[span.start : span.end])
    iso = _ISO.search(said)
    if iso:
        return "-".join(iso.groups()) if _is_day(int(iso[2]), int(iso[3])) else ""
    found = _DUE.search(said)
    if found is None:
        return ""
    if found["month"] is None:
        return _end_of_year(found, held)
    month = next(place for place, stem in enumerate(_MONTHS, 1) if found["month"].startswith(stem))
    day = _LAST_DAYS[month - 1] if found["end"] == "pabaigos" else int(found["day"] or 0)
    if day and not _is_day(month, day):
        return ""
    rest = f"{month:02}-{day:02}" if day else f"{month:02}"
    year = _year(found["year"], rest, held)
    if found["next"] and held[:4].isdigit():
        year = str(int(held[:4]) + 1)
    is_no_leap_year = year.isdigit() and not isleap(int(year))
    return "" if is_no_leap_year and rest == "02-29" else f"{year}-{rest}"


_FEBRUARY = 2


def _is_day(month: int, day: int) -> bool:
    """Whether a month has this day, in a leap year at least."""
    return 1 <= month <= len(_LAST_DAYS) and 1 <= day <= _LAST_DAYS[month - 1] + (month == _FEBRUARY)


def _end_of_year(found: re.Match[str], held: str) -> str:
    if found["year"]:
        return f"{found['year']}-12-31"
    if found["whole"] is None:
        return ""
    year = held[:4]
    if not year.isdigit():
        return "--12-31"
    is_next = found["whole"].startswith(("kitų", "ateinančių"))
    return f"{int(year) + is_next}-12-31"


def _year(said: str | None, rest: str, held: str) -> str:
    if said:
        return said
    if not held[:4].isdigit():
        return "-"
    is_over = held[5:] > rest if len(held) == len("2018-06-19") else False
    return str(int(held[:4]) + is_over)
