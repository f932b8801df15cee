"""The first use of a word of the reform on a page leads to the glossary.

The text is finished HTML: it is cut at its tags, and only what stands between them is searched, so that what
was escaped stays escaped. A text is read word by word, and only a word that begins like one of the glossary's
is looked at closer: a long text takes a millisecond.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from portal.reading.glossary import Term, terms

TAG = re.compile(r"(<[^>]*>)")
TAG_NAME = re.compile(r"<(/?)\s*([a-zA-Z][\w-]*)")
LANGUAGE = re.compile(r"\blang=[\"']?([a-z]{2})")
# What is a link or a heading already, or is no running text.
LEFT_ALONE = {
    *("a", "abbr", "button", "caption", "cite", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label"),
    *("legend", "option", "pre", "script", "style", "summary", "svg", "textarea", "th", "title"),
}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
WORD = re.compile(r"(?<![\w&#-])[^\W\d_]{2,}")
# So many characters are looked up; no form of the glossary is shorter.
START = 3
# Of nouns, adjectives and participles, the pronominal forms included, in every case and number.
CASES = (
    "as is ys us os es ės a ė o i u e ą į ų ę ui iui iu io ia ies iaus aus ai iai ei ie ame iame yje uje "
    "oje ėje umi imi iomis omis ėmis imis umis ais iais oms ioms ėms ims ums ams iams ems iems am iam ius "
    "ūs ias ių ios iose ose ėse uose iuose yse ęs usi usio usių usiam usiems usį usius usiais usią usia "
    "usias usios usiose usioms antis ančio ančių anti ančios ančiam ančią ančiai ančius ančiais antys "
    "ančias ančiame ančiose ančioms ančiomis tis čio čių ti čios čiam čiai čią čius čiais tys čias čiu čiame "
    "čiose čioms čiomis "
    "tiems asis ojo ajam ąjį uoju ajame ieji ųjų iesiems uosius aisiais uosiuose oji osios ajai ąją ąja "
    "ojoje osioms ąsias osiomis osiose ysis iojo iajam įjį iuoju iajame ioji iosios"
)
ENDINGS = "|".join(sorted(CASES.split(), key=len, reverse=True))
APOSTROPHE = "(?:'|’|&#x27;|&#39;)"
BETWEEN = r"(?:\s|&nbsp;|\u00a0)+"


class Form(NamedTuple):
    """One form of a word, as texts use it."""

    term: Term
    pattern: re.Pattern[str]


def explained(html: str, language: str, met: set[str], address: str) -> SafeString:
    """The HTML with a link from the first use of each word; `met` are the words that the page has had.

    `address` is that of the glossary in the reader's language.
    """
    open_tags: list[tuple[str, str]] = []
    pieces = []
    for place, piece in enumerate(TAG.split(html)):
        if place % 2:
            _follow(piece, open_tags)
            pieces.append(piece)
        elif not piece or any(name in LEFT_ALONE for name, _language in open_tags):
            pieces.append(piece)
        else:
            inner = next((said for _name, said in reversed(open_tags) if said), language)
            pieces.append("".join(_linked(piece, inner, met, address)))
    return mark_safe("".join(pieces))  # noqa: S308 - what was finished HTML, with links of our own


def _follow(tag: str, open_tags: list[tuple[str, str]]) -> None:
    """Note which elements are open, and in what language each is."""
    found = TAG_NAME.match(tag)
    if not found or found[2].lower() in VOID or tag.endswith("/>"):
        return
    name = found[2].lower()
    if not found[1]:
        language = LANGUAGE.search(tag)
        open_tags.append((name, language[1] if language else ""))
    elif any(name == opened for opened, _language in open_tags):
        while open_tags.pop()[0] != name:
            pass


def _linked(text: str, language: str, met: set[str], address: str) -> Iterator[str]:
    """The text cut into pieces, the first uses made links."""
    forms = forms_by_start(language)
    done = 0
    for word in WORD.finditer(text):
        if word.start() < done:
            continue
        found = _met_at(text, word, forms)
        if found is None:
            continue
        term, end = found
        if term.key not in met:
            met.add(term.key)
            yield text[done : word.start()]
            words = mark_safe(text[word.start() : end])  # noqa: S308 - part of the finished HTML
            yield format_html('<a class="term" href="{}#{}">{}</a>', address, term.anchor, words)
        else:
            yield text[done:end]
        done = end
    yield text[done:]


def _met_at(text: str, word: re.Match[str], forms: dict[str, list[Form]]) -> tuple[Term, int] | None:
    """The longest word of the glossary that begins here, and where it ends."""
    start = word.start()
    for form in forms.get(text[start : start + START].lower(), ()):
        if found := form.pattern.match(text, start):
            return form.term, found.end()
    return None


@cache
def forms_by_start(language: str) -> dict[str, list[Form]]:
    """Every form by its first letters, the longest first."""
    forms = [(form, term) for term in terms(language) for form in term.forms]
    found: dict[str, list[Form]] = {}
    for form, term in sorted(forms, key=lambda pair: len(pair[0]), reverse=True):
        found.setdefault(form[:START].lower(), []).append(Form(term, pattern_of(form, language)))
    return found


def pattern_of(form: str, language: str) -> re.Pattern[str]:
    """A form of the glossary's file as a pattern."""
    is_abbreviation = form.isupper()
    words = [_word_pattern(word) for word in form.split()]
    # The last English word may be a plural or somebody's own.
    plural = f"(?:{APOSTROPHE}?e?s{APOSTROPHE}?)?" if language == "en" and not is_abbreviation else ""
    if plural and words[-1].endswith("y"):
        words[-1] = words[-1][:-1] + "(?:y|ie)"
    return re.compile(BETWEEN.join(words) + plural + r"(?![\w])", 0 if is_abbreviation else re.IGNORECASE)


def _word_pattern(word: str) -> str:
    stem = re.escape(word.replace("*", "\0")).replace("'", APOSTROPHE)
    # Before some endings a t turns into č and a d into dž: sutartis, sutarčių.
    stem = stem.replace("t\0", "(?:t|č)\0").replace("d\0", "(?:d|dž)\0")
    return stem.replace("\\\0", "\0").replace("\0", f"(?:{ENDINGS})")
