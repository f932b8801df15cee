"""What people write with headings, lists and links: cleaned when it is kept and again when it is shown."""

import re

import nh3
from django.utils.html import escape, linebreaks

# What people may write: headings below the page's own, lists, links, quotes.
TAGS = {"p", "br", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a"}
ATTRIBUTES = {"a": {"href"}}
# What Word and web pages write for the same thing; bold and italic words lose their attributes too.
SAME_AS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
RENAMED = re.compile(r"<(/?)(b|i|em|strong|h1|h4|h5|h6|div)(?=[\s>/])[^<>]*>", re.IGNORECASE)
# What nests takes the parser the square of its depth, and what dresses up words is made again in each
# paragraph when it differs by an attribute: nobody writes so many, only somebody who wants to keep the
# server busy.
DRESSING = re.compile(r"</?(?:big|code|font|nobr|s|small|span|strike|tt|u)(?=[\s>/])[^<>]*>", re.IGNORECASE)
NESTING = re.compile(r"<(?!(?:p|li|br)[\s/>])[a-z]", re.IGNORECASE)
DRESSED = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/]", re.IGNORECASE)
MOST_NESTING, MOST_DRESSED = 3000, 20
TAG = re.compile(r"<[^<>]*>")
SOFT_HYPHENS = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]|&shy;|&#173;|&ZeroWidthSpace;")
# One alone is meant: it keeps a number with its unit.
SPACES = re.compile("(?:[ \u00a0]|&nbsp;|&#160;){2,}")
NOTHING_IN_IT = re.compile(r"<(p|h2|h3|li|ul|ol|blockquote|strong|em)>(?:\s|&nbsp;|<br>)*</\1>")
# Any other word in angle brackets is somebody's own: <vardas@example.com>.
IS_HTML = re.compile(
    r"</?(?:p|br|h[1-6]|ul|ol|li|blockquote|strong|em|b|i|u|a|div|span|table|tr|td|font|img)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)


def clean_rich_text(text: str) -> str:
    """Return the text with the few tags that it needs, free of what pasting brings along.

    Plain text stays plain text, without soft hyphens and with its line ends as the database keeps them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = SPACES.sub(_one_space, SOFT_HYPHENS.sub("", text))
    if not IS_HTML.search(text):
        return text.strip()
    text = RENAMED.sub(_renamed, DRESSING.sub("", text))
    if len(NESTING.findall(text)) > MOST_NESTING or len(DRESSED.findall(text)) > MOST_DRESSED:
        return TAG.sub("", text).replace("<", "").strip()
    text = nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        clean_content_tags={"script", "style", "title", "xml"},
    )
    # A list of which every item is empty is empty too: it takes as many passes as there are levels.
    for _level in range(4):
        text, count = NOTHING_IN_IT.subn("", text)
        if not count:
            break
    return text.strip()


def _renamed(found: re.Match[str]) -> str:
    name = found[2].lower()
    return f"<{found[1]}{SAME_AS.get(name, name)}>"


def _one_space(found: re.Match[str]) -> str:
    """A single space for a run in which some do not break; plain ones stay, for they do no harm."""
    return found[0] if found[0].isspace() and "\u00a0" not in found[0] else " "


def shown(text: str) -> str:
    """Return the text as a page shows it: plain text gets its paragraphs. Safe whatever stands in it."""
    text = clean_rich_text(text)
    return text if IS_HTML.search(text) else linebreaks(escape(text))
