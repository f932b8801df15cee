"""What a person asks of search: words, phrases in quotes, and words to leave out.

Everything but letters and digits parts words and means nothing else, so no character of a query has a power
that its writer does not know of.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from django.contrib.postgres.search import SearchQuery

from municipalities.listing import fold
from portal.search.models import CONFIG
from portal.search.stems import forms

# A minus that begins a word leaves it out; inside a word it parts it.
QUOTES = '„“”«»"'
PART = re.compile(
    rf"(?P<minus>(?<!\S)[-−–])?"
    rf"(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]|(?P<word>[^\s{QUOTES}]+)|.)",
    re.DOTALL,
)
WORD = re.compile(r"[^\W_]+")
# They stand everywhere and say nothing: asked outside a phrase, they are passed over.
EMPTY_WORDS = {
    *("ir", "su", "i", "is", "o", "bet", "ar", "kad", "ant", "po", "prie", "apie", "uz", "nuo", "iki", "per"),
    *("del", "be", "tai", "yra", "bus", "buvo", "kaip", "kas", "kur"),
    *("the", "of", "and", "in", "to", "for", "a", "an", "on", "at", "by", "with"),
}
# More would only make the question slow.
MOST_TERMS = 12


@dataclass(frozen=True)
class Term:
    """A word, or words that stand one after another; `written` as the person wrote them."""

    words: tuple[str, ...]
    written: str

    def query(self, mark: str = "") -> str:
        """The term for PostgreSQL: each word in every form; the mark asks for a weight or for a beginning."""
        either = (" | ".join(f"'{form}'{mark}" for form in forms(word)) for word in self.words)
        return f"({' <-> '.join(f'({one})' for one in either)})"


@dataclass(frozen=True)
class Asked:
    """What must be there, and what must not."""

    terms: list[Term] = field(default_factory=list)
    without: list[Term] = field(default_factory=list)
    # Whether one of the terms is enough.
    is_loose: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def folded(self) -> str:
        """The words that must be there, in lower case without diacritics."""
        return " ".join(word for term in self.terms for word in term.words)

    @property
    def loosened(self) -> "Asked":
        """The same, but one of the terms is enough."""
        return replace(self, is_loose=True)

    @property
    def wanted(self) -> SearchQuery:
        """Every term, or any where one is enough, and none of those left out."""
        between = " | " if self.is_loose else " & "
        terms = between.join(term.query() for term in self.terms)
        return raw(" & ".join([f"({terms})", *(f"!{term.query()}" for term in self.without)]))

    @property
    def any_term(self) -> SearchQuery:
        """One term or another: what is marked in what was found."""
        return raw(" | ".join(term.query() for term in self.terms))

    @property
    def beginning(self) -> SearchQuery:
        """Every term in a title, the last word perhaps not written to its end."""
        last = self.terms[-1]
        whole = [term.query(":A") for term in self.terms[:-1]]
        return raw(" & ".join([*whole, f"({last.query(':A')} | {last.query(':*A')})"]))


def raw(query: str) -> SearchQuery:
    """Return the query as PostgreSQL reads it; it holds letters, digits and our own operators only."""
    return SearchQuery(query, config=CONFIG, search_type="raw")


def parse(text: str) -> Asked:
    """Read what a person wrote."""
    asked = Asked()
    for part in PART.finditer(unicodedata.normalize("NFC", text)):
        written = part["phrase"] or part["word"] or ""
        words = tuple(WORD.findall(unicodedata.normalize("NFC", fold(written))))
        if words:
            (asked.without if part["minus"] else asked.terms).append(Term(words, written))
    telling = [term for term in asked.terms if term.words[1:] or term.words[0] not in EMPTY_WORDS]
    return Asked((telling or asked.terms)[:MOST_TERMS], asked.without[:MOST_TERMS])
