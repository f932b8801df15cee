"""Template tags and filters that every page uses."""

import datetime as dt
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from babel.dates import format_date
from django import template
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from municipalities import words
from municipalities.partial_dates import PartialDate, Precision
from municipalities.rich_text import shown
from municipalities.whole_numbers import whole_number
from portal.languages import Version, path_in, versions

register = template.Library()


@register.filter
def partial_date(date: PartialDate | None) -> str:
    """As much of the date as is known; nothing when nothing is."""
    return words.partial_date_text(date) if date else ""


@register.simple_tag
def date_range(start: PartialDate | None, end: PartialDate | None = None) -> str:
    """From the first day to the last, as far as they are known."""
    return words.partial_range_text(start, end or None) if start else ""


@register.filter
def long_date(date: dt.date | dt.datetime) -> str:
    """A whole date: 2017 m. birželio 22 d."""
    return words.date_text(date)


@register.filter
def number(value: float | Decimal | None) -> str:
    """A number with its thousands set apart."""
    return "" if value is None else words.number_text(value)


@register.filter
def euros(value: Decimal | None) -> str:
    """A sum of money."""
    return "" if value is None else words.euros_text(value)


@register.filter
def in_language(row: Any, name: str) -> str:
    """A column of the row in the reader's language, as far as it is translated."""
    return words.in_language(row, name)


@register.simple_tag
def said(row: Any, name: str) -> SafeString:
    """A column of the row in the reader's language; what is there in Lithuanian only is marked as that."""
    text, language = words.told(row, name)
    if not text or language == words.locale():
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', language, text)


@register.simple_tag
def said_richly(row: Any, name: str) -> SafeString:
    """The same for a text with paragraphs, lists and links."""
    text, language = words.told(row, name)
    html = mark_safe(shown(text))  # noqa: S308 - nothing passes the cleaning that could run
    if not text or language == words.locale():
        return html
    return format_html('<div lang="{}">{}</div>', language, html)


@register.filter
def sentence(text: Any) -> str:
    """The same words with a capital letter at the start."""
    text = str(text)
    return text[:1].upper() + text[1:]


@register.filter
def startswith(text: str, prefix: str) -> bool:
    """Whether the text begins with the prefix."""
    return text.startswith(prefix)


@register.filter
def one_line(text: str) -> str:
    """The text in one line, however its template is laid out."""
    return " ".join(text.split())


@register.filter
def rich_text(html: str) -> SafeString:
    """What somebody wrote, cleaned to the few tags that a text needs; plain text gets its paragraphs."""
    return mark_safe(shown(html))  # noqa: S308 - nothing passes the cleaning that could run


@register.filter
def file_facts(file: FieldFile) -> str:
    """What a file is and how much there is to fetch: PDF, 1,2 MB."""
    kind = PurePath(file.name or "").suffix.lstrip(".").upper()
    try:
        size = filesizeformat(file.size)
    except OSError:
        size = ""
    return ", ".join(fact for fact in (kind, size) if fact)


@register.inclusion_tag("components/date_tile.html")
def date_tile(date: PartialDate | None) -> dict[str, Any]:
    """The date as a small calendar leaf, with no more on it than is known."""
    if date is None:
        return {"date": None}
    is_day = date.precision == Precision.DAY
    is_month = date.precision != Precision.YEAR
    return {
        "date": date,
        "day": date.on.day if is_day else "",
        "month": format_date(date.on, "LLL", locale=words.locale()) if is_month else "",
        "year": date.on.year,
    }


@register.simple_tag(takes_context=True)
def canonical(context: template.Context, language: str = "") -> str:
    """The page's own address, without filters but with the number of the page in a list.

    With a language, the address of the same page in that language.
    """
    request = context["request"]
    page = whole_number(request.GET.get("puslapis", ""), digits=5) or 1
    path = path_in(language, request.path) if language else request.path
    return request.build_absolute_uri(path + (f"?puslapis={page}" if page > 1 else ""))


@register.simple_tag(takes_context=True)
def language_versions(context: template.Context) -> list[Version]:
    """The page in each language, its filters with it."""
    return versions(context["request"].get_full_path())
