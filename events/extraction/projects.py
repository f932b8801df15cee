"""Projects and campaigns that a text names."""

import re
from functools import lru_cache

from events.extraction.known import Known
from events.extraction.mentions import Named
from events.extraction.naming import named_in
from events.extraction.proposals import Proposal, Span, Sureness
from events.extraction.register_index import name_stems
from events.extraction.stems import NameIndex

_PROJECT = re.compile(
    r"\b(?P<sort>projekt(?:as|o|ui|ą|u|e|ų|ai|us)|kampanij(?:a|os|ai|ą|oje)|iniciatyv(?:a|os|ai|ą|oje)"
    r"|program(?:a|os|ai|ą|oje)|akcij(?:a|os|ai|ą"
    r"|oje))\s*[–—:-]?\s*[„“\"«](?P<name>[^„“”\"«»\n]{3,250})[“”\"»]",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[„“\"«]([^„“”\"«»]{4,250})[“”\"»]")
_YEAR = re.compile(r"\s*\([^()]*\)\s*$")
_CAMPAIGN = ("kampanij", "iniciatyv", "akcij")
_SHORTEST_UNQUOTED = 4


def projects_in(
    text: str, extent: tuple[Span, ...], known: Known, named: Named | None = None
) -> tuple[Proposal, ...]:
    """The projects and campaigns of these parts of a text: those of the register, others in quotes."""
    named = named or named_in(text, extent, known)
    found: dict[str, list[Span]] = {}
    sureness: dict[str, Sureness] = {}
    registered = _index(known.projects)
    for match in registered.matches(text, named.words, named.stems):
        span = Span(named.words[match.first].start, named.words[match.last - 1].end)
        found.setdefault(match.found[0], []).append(span)
        sureness[match.found[0]] = Sureness.SURE
    taken = [span for spans in found.values() for span in spans]
    for part in extent:
        for said in _PROJECT.finditer(text, part.start, part.end):
            span = Span(said.start("name"), said.end("name"))
            if any(each.start < span.end and span.start < each.end for each in taken):
                continue
            value = _value(said)
            found.setdefault(value, []).append(span)
            sureness.setdefault(value, Sureness.INFERRED)
    return tuple(
        Proposal(value, tuple(spans), sureness[value], _why(sureness[value]))
        for value, spans in sorted(found.items(), key=lambda each: each[1][0])
    )


def _why(sureness: Sureness) -> str:
    return "project.register" if sureness is Sureness.SURE else "project.in_quotes"


def _value(said: re.Match[str]) -> str:
    name = " ".join(said.group("name").split())
    if not said.group("sort").lower().startswith(_CAMPAIGN):
        return name
    sort = {"k": "Kampanija", "i": "Iniciatyva", "a": "Akcija"}[said.group("sort")[0].lower()]
    return f"{sort} „{name}“"


@lru_cache(maxsize=2)
def _index(projects: tuple[str, ...]) -> NameIndex[str]:
    """The projects of the register by their whole names, and by what stands in quotes in them."""
    index: NameIndex[str] = NameIndex()
    for name in projects:
        bare = _YEAR.sub("", name)
        quoted = _QUOTES.search(bare)
        for each in (bare, quoted.group(1) if quoted else ""):
            stems = name_stems(each)
            if len(stems) >= (3 if quoted else _SHORTEST_UNQUOTED):
                index.add(stems, name, has_comma="," in each)
    return index
