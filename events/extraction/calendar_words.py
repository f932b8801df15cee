"""The days and months that a text names, in every form in which people write them."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from events.extraction.proposals import Span
from events.extraction.text import fold, vocabulary

_MONTH_FORMS = (
    "sausio sausis sausį sausyje",
    "vasario vasaris vasarį vasaryje",
    "kovo kovas kovą kove",
    "balandžio balandis balandį balandyje",
    "gegužės gegužė gegužę gegužėje gegužio gegužis gegužį",
    "birželio birželis birželį birželyje",
    "liepos liepa liepą liepoje",
    "rugpjūčio rugpjūtis rugpjūtį rugpjūtyje",
    "rugsėjo rugsėjis rugsėjį rugsėjyje",
    "spalio spalis spalį spalyje",
    "lapkričio lapkritis lapkritį lapkrityje",
    "gruodžio gruodis gruodį gruodyje",
)
_MONTHS = {form: month for month, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split()}
# A day stands with the month in the genitive: "gruodžio 5 d.", "5 gruodžio".
_GENITIVE = "|".join(forms.split(maxsplit=1)[0] for forms in _MONTH_FORMS)
_ANY_FORM = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_TENS_OF_DAYS = {"": 0, "dvidešimt": 20, "trisdešimt": 30}
_ORDINAL_STEMS = (
    "pirm antr treči ketvirt penkt šešt septint aštunt devint dešimt vienuolikt dvylikt trylikt keturiolikt"
    " penkiolikt šešiolikt septyniolikt aštuoniolikt devyniolikt dvidešimt"
)
_ORDINALS = {
    stem: number
    for number, stem in enumerate(
        _ORDINAL_STEMS.split(),
        1,
    )
} | {"trisdešimt": 30}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF_YEAR = r"(?:\s?-?(?:ųjų|aisiais|iųjų|aisias)\b)?\s*(?:m\b\.?|metų\b|metais\b)?[,\s]*"
_THIS_YEAR = r"(?P<this>(?<!\w)(?:š\.?\s?m\.?|šių\s+metų|šiemet,?)\s+)?"
_NTH = (
    r"(?:\s?[-–]?(?:i?ąją|i?ąjį|i?osios|i?ojo|i?oji|i?ajai|i?ajam|i?ąsias|i?osiomis|i?ąja|tą|tos|ą|os|o)\b)?"
)
_DAY_WORD = r"(?:\s*(?:d\b\.?|dien\w*))"
_AND = r"(?P<and>–|—|−|-|\bir\b|\bbei\b|\biki\b|\bbei\s+iki\b)"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "written",
        re.compile(
            rf"(?<![\w-]){_THIS_YEAR}(?:{_YEAR}{_OF_YEAR})?(?P<month>{_GENITIVE})\s+(?:mėn\.?\s*|mėnesio\s+)?"
            rf"(?P<day>\d{{1,2}})(?![\d:%])(?![.,]\d){_NTH}(?P<said>{_DAY_WORD})?"
            rf"(?:\s*{_AND}\s*(?:(?P<month2>{_GENITIVE})\s+)?(?P<day2>\d{{1,2}})(?![\d:%]){_NTH}"
            rf"(?P<said2>{_DAY_WORD})?)?(?:,?\s*(?P<after>(?:19|20)\d\d)(?:\s*m\b\.?|(?=[\s,.)]|$)))?"
        ),
    ),
    (
        "ordinal",
        re.compile(
            rf"(?<!\w){_THIS_YEAR}(?:{_YEAR}{_OF_YEAR})?(?P<month>{_GENITIVE})\s+(?:(?P<tens>dvidešimt"
            rf"|trisdešimt)"
            rf"\s+)?(?P<ordinal>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
            rf"(?:ąją|ąjį|ojo|osios|oji|ajai|ajam|ą|os|o)(?!\w)(?:\s*dien\w*)?"
        ),
    ),
    (
        "day_first",
        re.compile(
            rf"(?<![\w.,-])(?P<day>\d{{1,2}})(?:\s?[–-]\s?(?P<day2>\d{{1,2}}))?{_NTH}(?:\s*d\.)?\s+"
            rf"(?P<month>{_GENITIVE}),?\s+{_YEAR}(?!\d)(?:\s*m\b\.?)?"
        ),
    ),
    (
        "digits",
        re.compile(
            rf"(?<![\w.,/-]){_YEAR}(?P<mark>\s?[-–./]\s?|\s)(?P<month>0[1-9]|1[0-2]|[1-9](?=\s?[-–./]))"
            r"(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]|[1-9])(?![\d%]|[-–]\d{3})"
            r"(?:\s?[–—/-]\s?(?:(?:(?:19|20)\d\d(?P=mark))?(?P<month2>0[1-9]|1[0-2])(?P=mark))?"
            r"(?P<day2>0[1-9]|[12]\d|3[01])(?![\d:.]))?"
        ),
    ),
    (
        "digits_day_first",
        re.compile(
            rf"(?<![\w.,/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<mark>[./-])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
            rf"{_YEAR}(?!\d)"
        ),
    ),
    (
        "roman",
        re.compile(
            rf"(?<![\w.,/-]){_YEAR}[.\s-]*(?:m\.\s*)?(?P<roman>[ivx]+)[.\s-]+(?:mėn\.\s*)?(?P<day>\d\d?)"
            rf"(?!\d)"
        ),
    ),
    (
        "roman_day_first",
        re.compile(rf"(?<![\w.,/-])(?P<day>\d\d?)[.\s-](?P<roman>[ivx]+)[.\s-]{_YEAR}(?!\d)"),
    ),
    (
        "numbered_month",
        re.compile(rf"(?<!\w){_YEAR}\s*m\.\s*(?P<month>\d\d?)\s*mėn\.\s*(?P<day>\d\d?)\s*d\b\.?"),
    ),
    (
        "month",
        re.compile(
            rf"(?<!\w){_THIS_YEAR}(?:{_YEAR}{_OF_YEAR})?(?P<month>{_ANY_FORM})(?!\w)"
            rf"(?:\s*{_AND}\s*(?P<month2>{_ANY_FORM})(?!\w))?(?P<said>\s*(?:mėn\b\.?|mėnes\w+))?"
        ),
    ),
)

# What a form of date cannot be without.
_WITH_MONTHS, _WITHOUT_DIGITS = vocabulary("written ordinal day_first month"), vocabulary("ordinal month")
_MONTH_WORD, _DIGIT = re.compile(_ANY_FORM), re.compile(r"\d")
_WEEKDAYS = ("pirmadien", "antradien", "trečiadien", "ketvirtadien", "penktadien", "šeštadien", "sekmadien")
_RELATIVE = re.compile(
    rf"(?<!\w)(?:(?P<day>užvakar|vakar|šiandien)|(?:(?P<past>praėjus\w+|praeit\w+)\s+)?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})į)(?!\w)"
)
_YEAR_ALONE = re.compile(
    rf"(?<![\w/.–-]){_YEAR}(?:\s?-?(?:aisiais|ųjų|iųjų))?(?=\s*(?:m\b|metais|metų|$|\W))(?!\s?[–/-]\s?\d)"
)
# "2014 – 2020 metų" names no year of an event.
_OF_A_SPAN = re.compile(r"\d{4}\s?[–-]\s?$")
_UNITS = vocabulary("val proc eur eurų euro tūkst mln kartus kartų metų metai metus lt litų")


@dataclass(frozen=True, slots=True)
class Mention:
    """A day or a month that a text names: no `year` where it gives none, no `day` where it is a month."""

    span: Span
    year: int | None
    month: int
    day: int | None
    form: str
    end_month: int | None = None
    end_day: int | None = None
    is_this_year: bool = False

    def iso(self, year: int | None) -> str:
        """The day or month as ISO writes it, with that year or without one."""
        return _iso(year, self.month, self.day)

    def iso_end(self, year: int | None) -> str:
        """The last day or month, or nothing."""
        if self.end_month is None:
            return ""
        is_next_year = year is not None and self.end_month < self.month
        return _iso(year + 1 if year is not None and is_next_year else year, self.end_month, self.end_day)


@dataclass(frozen=True, slots=True)
class Relative:
    """A day named by its distance from the day of writing: so many days before, or a weekday."""

    span: Span
    days_before: int | None
    weekday: int | None


def mentions(text: str, extent: tuple[Span, ...]) -> list[Mention]:
    """The days and months that these parts of a text name, in order; what is no day of the calendar is none.

    A part begins as a text does: what was left out before it is not looked at.
    """
    return [
        mention for part in extent for mention in _mentions_in(fold(text[part.start : part.end]), part.start)
    ]


def relative_days(text: str, extent: tuple[Span, ...]) -> list[Relative]:
    """Yesterday, today and the weekdays that these parts name."""
    before = {"šiandien": 0, "vakar": 1, "užvakar": 2}
    return [
        Relative(
            Span(part.start + match.start(), part.start + match.end()),
            before[match["day"]] if match["day"] else None,
            _WEEKDAYS.index(match["weekday"]) if match["weekday"] else None,
        )
        for part in extent
        for match in _RELATIVE.finditer(fold(text[part.start : part.end]))
    ]


def years(text: str, extent: tuple[Span, ...]) -> list[tuple[Span, int]]:
    """The years that these parts name, alone or with a day."""
    return [
        (Span(part.start + match.start(), part.start + match.end()), int(match["year"]))
        for part in extent
        for match in _YEAR_ALONE.finditer(text[part.start : part.end])
        if not _OF_A_SPAN.search(text[max(0, part.start + match.start() - 8) : part.start + match.start()])
    ]


def _mentions_in(folded: str, offset: int) -> list[Mention]:
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []
    has_month, has_digit = _MONTH_WORD.search(folded) is not None, _DIGIT.search(folded) is not None
    for form, pattern in _PATTERNS:
        if (form in _WITH_MONTHS and not has_month) or (form not in _WITHOUT_DIGITS and not has_digit):
            continue
        new: list[tuple[int, int]] = []
        for match in pattern.finditer(folded):
            if _is_taken(taken, match.start(), match.end()):
                continue
            read = list(_READERS[form](form, match, folded))
            found += read
            if read or form != "month":
                new.append((match.start(), match.end()))
        taken = sorted(taken + new)
    found.sort(key=lambda mention: mention.span)
    return [
        replace(mention, span=Span(mention.span.start + offset, mention.span.end + offset))
        for mention in found
    ]


def _is_taken(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(taken, (start, 0))
    return any(start < last and first < end for first, last in taken[max(0, index - 1) : index + 1])


def _iso(year: int | None, month: int, day: int | None) -> str:
    stem = f"{year:04}-{month:02}" if year is not None else f"--{month:02}"
    return stem if day is None else f"{stem}-{day:02}"


def _is_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= len(_MONTH_FORMS) and 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def _read_written(form: str, match: re.Match[str], folded: str) -> Iterator[Mention]:
    year = _number(match["year"] or match["after"])
    month, day = _MONTHS[match["month"]], int(match["day"])
    has_end = _has_end(match)
    end = match.end() if has_end or not match["day2"] else match.start("and")
    if not has_end and not match["said"] and _next_word(folded, end) in _UNITS:
        return
    if not _is_day(year, month, day):
        return
    span = Span(match.start(), match.start() + len(folded[match.start() : end].rstrip()))
    month2 = _MONTHS[match["month2"]] if match["month2"] else month
    day2 = int(match["day2"] or 0)
    is_this_year = bool(match["this"])
    if not has_end or not _is_day(year, month2, day2):
        yield Mention(span, year, month, day, form, is_this_year=is_this_year)
    elif match["and"] in {"ir", "bei"} and (month2, day2) != (month, day + 1):
        yield Mention(span, year, month, day, form, is_this_year=is_this_year)
        yield Mention(span, year, month2, day2, form, is_this_year=is_this_year)
    elif (month2, day2) != (month, day):
        yield Mention(span, year, month, day, form, month2, day2, is_this_year=is_this_year)


def _has_end(match: re.Match[str]) -> bool:
    """Whether the second number is a day: "5–6 d." and "5 d. – 6 d.", and not "5 d. – 20 dalyvių"."""
    if not match["day2"]:
        return False
    if match["said2"] or match["month2"]:
        return True
    is_joined = match["and"] in {"–", "—", "−", "-"}
    return is_joined and not match["said"]


def _next_word(folded: str, position: int) -> str:
    found = re.compile(r"\s*(\w+)").match(folded, position)
    return found[1] if found else ""


def _read_ordinal(form: str, match: re.Match[str], _folded: str) -> Iterator[Mention]:
    year, month = _number(match["year"]), _MONTHS[match["month"]]
    day = _TENS_OF_DAYS[match["tens"] or ""] + _ORDINALS[match["ordinal"]]
    if _is_day(year, month, day):
        yield Mention(Span(*match.span()), year, month, day, form, is_this_year=bool(match["this"]))


def _read_digits(form: str, match: re.Match[str], _folded: str) -> Iterator[Mention]:
    groups = match.groupdict()
    year, day = int(match["year"]), int(match["day"])
    if "roman" in groups:
        month = _ROMAN.index(match["roman"]) + 1 if match["roman"] in _ROMAN else 0
    else:
        month = _MONTHS.get(match["month"]) or int(match["month"])
    if not _is_day(year, month, day):
        return
    day2 = int(groups.get("day2") or 0)
    month2 = int(groups.get("month2") or month)
    if _is_day(year, month2, day2) and (month2, day2) != (month, day):
        yield Mention(Span(*match.span()), year, month, day, form, month2, day2)
    else:
        yield Mention(Span(*match.span()), year, month, day, form)


def _read_month(form: str, match: re.Match[str], _folded: str) -> Iterator[Mention]:
    year = _number(match["year"])
    if year is None and not match["said"] and not match["this"]:
        return
    month = _MONTHS[match["month"]]
    month2 = _MONTHS[match["month2"]] if match["month2"] else None
    yield Mention(Span(*match.span()), year, month, None, form, month2, is_this_year=bool(match["this"]))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


_READERS: dict[str, Callable[[str, re.Match[str], str], Iterator[Mention]]] = {
    "written": _read_written,
    "ordinal": _read_ordinal,
    "day_first": _read_digits,
    "digits": _read_digits,
    "digits_day_first": _read_digits,
    "roman": _read_digits,
    "roman_day_first": _read_digits,
    "numbered_month": _read_digits,
    "month": _read_month,
}
