"""Template tags and filters that every page uses."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from babel.dates import format_date
from django import template
from django.db.models.fields.files import FieldFile
from django.template.base import NodeList, Parser, Token
from django.template.defaultfilters import filesizeformat, linebreaks_filter
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from municipalities import words
from municipalities.partial_dates import PartialDate, Precision
from municipalities.rich_text import shown
from municipalities.whole_numbers import whole_number
from portal.languages import Version, path_in, versions

register = template.Library()

# How `words.Told` marks a piece of text; a page's title cannot hold it.
LANGUAGE_MARK = re.compile('<span lang="[a-z]+">|</span>')


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
    return conditional_escape(words.said(row, name))


@register.filter(name="said")
def said_in_a_filter(row: Any, name: str) -> str:
    """The same where the text is given on: to a filter, to a sentence or to an included template."""
    return words.said(row, name) if row else ""


@register.filter
def lithuanian(text: Any) -> str:
    """A text of the record that has no English, marked as that."""
    return words.Told((str(text), "lt")) if text and words.locale() != "lt" else str(text or "")


@register.filter
def plain(text: Any) -> str:
    """The text without the mark of its language, for an attribute, where no part can be marked."""
    return "".join([str(text)])


@register.filter
def language_mark(text: Any) -> SafeString:
    """The mark as an attribute, for an element that can hold no other: an option, a field to write in."""
    return SafeString(words.language_mark(text))


@register.simple_tag
def language_of(row: Any, name: str) -> SafeString:
    """The attribute that says in which language the column's text is, where it is not the page's."""
    text, language = words.told(row, name)
    return format_html(' lang="{}"', language) if text and language != words.locale() else SafeString("")


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
    return words.as_sentence(text)


@register.filter
def first_letters(text: str, count: int) -> str:
    """The beginning of a text of the record, no longer than so many letters."""
    return words.beginning(text, count)


@register.filter
def first_words(text: str, count: int) -> str:
    """The beginning of a text of the record, no longer than so many words."""
    short = Truncator(text).words(count, truncate=" …")
    return text.shortened(short) if isinstance(text, words.Told) else short


@register.filter
def paragraphs(text: str) -> SafeString:
    """What somebody wrote in plain paragraphs, each in the text's own language."""
    html = SafeString(linebreaks_filter(text))
    if not isinstance(text, words.Told):
        return html
    return mark_safe(html.replace("<p>", format_html('<p lang="{}">', text.pieces[0][1])))  # noqa: S308 - escaped


@register.filter
def startswith(text: str, prefix: str) -> bool:
    """Whether the text begins with the prefix."""
    return text.startswith(prefix)


@register.filter
def one_line(text: str) -> str:
    """The text in one line, however its template is laid out, and without what marks its languages."""
    return " ".join(LANGUAGE_MARK.sub("", text).split())


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
        "month": format_date(date.on, "LLL", locale=words.conventions()) if is_month else "",
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
def language_versions(context: template.Context, path: str = "") -> list[Version]:
    """The page in each language, its filters with it; or the page at the path."""
    return versions(path or context["request"].get_full_path())


@register.tag
def partly_lithuanian(parser: Parser, _token: Token) -> "PartlyLithuanian":
    """Say above what stands between the tags that parts of it are in Lithuanian only, where that is so."""
    nodes = parser.parse(("endpartly_lithuanian",))
    parser.delete_first_token()
    return PartlyLithuanian(nodes)


class PartlyLithuanian(template.Node):
    """Whatever a page says, preceded by a word to whoever reads it in English."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Only the page itself, when it is there, shows what of it has no English."""
        page = self.nodelist.render(context)
        if words.locale() == "lt" or ' lang="lt"' not in page:
            return page
        return render_to_string("components/partly_lithuanian.html") + page
