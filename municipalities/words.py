"""Dates and numbers as the reader's language writes them."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Self

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.utils.html import escape, format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate, Precision

# The accusative says when: "2017 m. rugsėjį". Babel knows only the nominative and the genitive. Every month
# has one of these endings.
LITHUANIAN_ACCUSATIVE = {"is": "į", "as": "ą", "ė": "ę", "a": "ą"}
# The words of a pattern up to the name of its next part, or to its end.
PART = re.compile(r"((?:[^%]|%%)*)(?:%\((\w+)\)[sd]|$)")


def locale() -> str:
    """The language of the page."""
    return (get_language() or "lt").split("-")[0]


def conventions() -> str:
    """Whose way of writing dates and numbers the page follows: in English 28 March 2017, and 1,234.5."""
    return {"en": "en_GB"}.get(locale(), locale())


def date_text(date: dt.date) -> str:
    """A whole date: 2017 m. birželio 22 d."""
    return format_date(date, "long", locale=conventions())


def partial_date_text(date: PartialDate) -> str:
    """As much of the date as is known: 2017 m. birželio 22 d., 2017 m. birželis, 2017 m."""
    if date.is_latest:
        return _("not later than %(date)s") % {"date": _known_part(date, is_when=True)}
    return _known_part(date)


def partial_range_text(start: PartialDate, end: PartialDate | None) -> str:
    """From the first day to the last, the year said once: 2017 m. lapkritis–gruodis."""
    if end is None or end.isoformat() == start.isoformat():
        return partial_date_text(start)
    is_one_year = start.on.year == end.on.year and not (start.is_latest or end.is_latest)
    precisions = {start.precision, end.precision}
    if is_one_year and precisions == {Precision.MONTH}:
        return _months_text(start.on, end.on)
    if is_one_year and precisions == {Precision.DAY}:
        return _days_text(start.on, end.on)
    return f"{partial_date_text(start)} – {partial_date_text(end)}"


def _months_text(first: dt.date, last: dt.date) -> str:
    """From one month of a year to another: 2017 m. lapkritis–gruodis, November–December 2017."""
    from_, to = (format_date(month, "LLLL", locale=conventions()) for month in (first, last))
    if locale() == "lt":
        return f"{_known_part(PartialDate(first, Precision.MONTH))}–{to}"
    return f"{from_}–{to} {last.year}"


def _days_text(first: dt.date, last: dt.date) -> str:
    """From one day of a year to another: 2024 m. rugpjūčio 27–28 d., 27–28 August 2024."""
    if locale() != "lt":
        pattern = "d" if first.month == last.month else "d MMMM"
        dash = "–" if first.month == last.month else " – "
        return f"{format_date(first, pattern, locale=conventions())}{dash}{date_text(last)}"
    if first.month == last.month:
        return date_text(last).replace(f" {last.day} d.", f" {first.day}–{last.day} d.")
    return f"{date_text(first)} – {format_date(last, 'MMMM d', locale=conventions())} d."


def _known_part(date: PartialDate, *, is_when: bool = False) -> str:
    if date.precision == Precision.DAY:
        return date_text(date.on)
    if date.precision == Precision.YEAR:
        return _("%(year)s") % {"year": date.on.year}
    text = format_skeleton("yMMMM", date.on, locale=conventions())
    if is_when and locale() == "lt":
        ending = next(ending for ending in LITHUANIAN_ACCUSATIVE if text.endswith(ending))
        return text.removesuffix(ending) + LITHUANIAN_ACCUSATIVE[ending]
    return text


def number_text(number: float | Decimal) -> str:
    """A number with its thousands set apart: 173 552."""
    return format_decimal(number, locale=conventions())


def euros_text(amount: Decimal) -> str:
    """A sum of money: 173 552,19 Eur."""
    number = format_decimal(amount, format="#,##0.00", locale=conventions())
    return _("EUR %(number)s") % {"number": number}


class Told(str):
    """Words of the record in a page, each piece in a language of its own.

    It is a plain text wherever a text is wanted. In HTML, where `__html__` speaks for it, what is not in the
    page's language is marked as that.
    """

    __slots__ = ("pieces",)
    pieces: tuple[tuple[str, str], ...]

    def __new__(cls, *pieces: tuple[str, str]) -> Self:
        """Of pieces of text with the language of each; without one, the page's own."""
        told = super().__new__(cls, "".join(text for text, _language in pieces))
        told.pieces = pieces
        return told

    def __str__(self) -> str:
        """Itself: whoever asks for a text, as templates and forms do, gets one that can still mark itself."""
        return self

    def __getnewargs__(self) -> tuple[Any, ...]:
        """What makes a copy."""
        return self.pieces

    def __html__(self) -> str:
        """The words as a page shows them."""
        return format_html_join("", "{}", ((_marked(text, language),) for text, language in self.pieces))

    def as_sentence(self) -> "Told":
        """The same words with a capital letter at the start."""
        (text, language), *rest = self.pieces or (("", ""),)
        return Told((text[:1].upper() + text[1:], language), *rest)

    def shortened(self, beginning: str) -> "Told":
        """Only the beginning of the words, each piece of it still in its language."""
        kept: list[tuple[str, str]] = []
        for text, language in self.pieces:
            if not beginning.startswith(text):
                # What is left ends where the piece was cut, with the sign that stands for the rest.
                kept.append((beginning, language))
                break
            beginning = beginning.removeprefix(text)
            kept.append((text, language))
        return Told(*kept)


def _marked(text: str, language: str) -> str:
    if not text or language in {"", locale()}:
        return escape(text)
    return format_html('<span lang="{}">{}</span>', language, text)


def told(row: Any, name: str) -> tuple[str, str]:
    """A column of the row in the reader's language, as far as it is translated, and the language it is in.

    English stands in a column of its own, `name_en`, where everything has it; elsewhere beside the row.
    """
    if locale() != "lt":
        english = getattr(row, f"{name}_en", "") or (hasattr(row, "english") and row.in_english(name))
        if english:
            return str(english), "en"
    return str(getattr(row, name)), "lt"


def said(row: Any, name: str) -> str:
    """The same as a text that marks itself in HTML."""
    text, language = told(row, name)
    return text if language == locale() else Told((text, language))


def in_language(row: Any, name: str) -> str:
    """The same without its language, for where no language can be marked: a title, a file, a letter."""
    return told(row, name)[0]


def language_mark(text: Any) -> str:
    """The mark as an attribute, for an element that can hold no other: an option, a field to write in."""
    if not isinstance(text, Told):
        return ""
    languages = {language for _piece, language in text.pieces} - {"", locale()}
    return format_html(' lang="{}"', min(languages)) if languages else ""


def beginning(text: str, letters: int) -> str:
    """The beginning of a text, no longer than so many letters, in its language."""
    short = Truncator(text).chars(letters)
    return text.shortened(short) if isinstance(text, Told) else short


def as_sentence(text: Any) -> str:
    """The same words with a capital letter at the start."""
    text = str(text)
    return text.as_sentence() if isinstance(text, Told) else text[:1].upper() + text[1:]


def woven(pattern: str, **parts: Any) -> str:
    """The pattern, `%(region)s: %(title)s`, with each part in its place, still in its own language."""
    pieces: list[tuple[str, str]] = []
    for text, name in PART.findall(pattern):
        if text:
            pieces.append((text.replace("%%", "%"), ""))
        if name:
            part = str(parts[name])
            pieces += part.pieces if isinstance(part, Told) else [(part, "")]
    if any(language for _text, language in pieces):
        return Told(*pieces)
    return "".join(text for text, _language in pieces)


def listed(parts: Iterable[Any], separator: str = ", ") -> str:
    """Several texts one after another, each still in its own language."""
    texts = [str(part) for part in parts]
    names = [f"part_{number}" for number in range(len(texts))]
    pattern = separator.replace("%", "%%").join(f"%({name})s" for name in names)
    return woven(pattern, **dict(zip(names, texts, strict=True)))
