"""Where a text names organisations and institutions: those of the register, and others by their own words."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.known import Known
from events.extraction.mentions import Mention, Named
from events.extraction.new_names import new_names, quoted_stems
from events.extraction.proposals import Span, Sureness
from events.extraction.register_index import Body, Register, name_stems, register_of
from events.extraction.stems import are_joined, stems_of
from events.extraction.text import Word, sentences, words

_OPENING = '„“"«‚'
_ALIAS = re.compile(
    r"[“”\"»]?\s{0,2}\(\s*(toliau\s*(?:tekste\s*)?[–—-]?\s*)?[„“\"]?([^()„“”\"\n]{2,60})[“”\"]?\s*\)"
)
_ABBREVIATION = re.compile(r"[A-ZĄČĘĖĮŠŲŪŽ]{2,10}")
_PLURAL_OF_MUNICIPALITIES = frozenset({"savivaldybių", "savivaldybėms", "savivaldybes"})
_LONGEST_SHARED = 6
_BETWEEN_PLACES = frozenset({"ir", "bei", "rajonų", "rajono", "miesto", "miestų", "raj", "r", "m"})


def named_in(text: str, extent: tuple[Span, ...], known: Known) -> Named:
    """The bodies that these parts of a text name."""
    read = words(text, extent)
    named = Named(text, read, stems_of(read), sentences(text, extent), register_of(known))
    named.keep(_registered(named))
    _read_aliases(named)
    _add(named, _abbreviated(named))
    for is_second in (False, True):
        # A new name met once whole is known by its quoted part everywhere else.
        _add(named, new_names(named, by_office=is_second))
        _read_aliases(named)
    _call_alike(named)
    _add(named, _abbreviated(named))
    return named


def _call_alike(named: Named) -> None:
    """Give a new body one name: of "fondas „Tiltas“" and "labdaros fondas „Tiltas“" the fuller."""
    fullest: dict[tuple[str, ...], Body] = {}
    for mention in named.mentions:
        stems = quoted_stems(mention.body)
        if stems and (stems not in fullest or len(mention.body.value) > len(fullest[stems].value)):
            fullest[stems] = mention.body
    named.keep([replace(mention, body=_fullest(mention.body, fullest)) for mention in named.mentions])


def _fullest(body: Body, fullest: dict[tuple[str, ...], Body]) -> Body:
    if body.key is not None:
        return body
    return fullest.get(quoted_stems(body)) or fullest.get(name_stems(body.value), body)


def mention_of(named: Named, first: int, last: int, body: Body, why: str) -> Mention:
    """A mention of a body of the register."""
    span = Span(named.words[first].start, named.words[last - 1].end)
    return Mention(first, last, span, body, Sureness.SURE, why)


def _registered(named: Named) -> list[Mention]:
    text, read = named.text, named.words
    places = Counter(body.municipality for body in _places(named))
    found = []
    for match in named.register.names.matches(text, read, named.stems):
        body = _chosen(match.found, places)
        if body is None or not _is_written_as_name(text, read[match.first : match.last]):
            continue
        if body.is_municipality and read[match.last - 1].folded == "savivaldybėse":
            continue
        if body.is_municipality and read[match.last - 1].folded in _PLURAL_OF_MUNICIPALITIES:
            found += [
                mention_of(named, place, place + 1, each, "body.of_several")
                for place, each in _several(named, match.first, body)
            ]
            continue
        found += _of_shared_head(named, match.first, match.last)
        found.append(mention_of(named, match.first, match.last, body, "body.register"))
    return found


def _is_written_as_name(text: str, words: Sequence[Word]) -> bool:
    """Whether a capital or a quotation mark tells a name: "asociacijos „Šiltas kiemas“"."""
    return any(word.is_capitalised or _is_quoted(text, word) for word in words)


def _of_shared_head(named: Named, first: int, last: int) -> list[Mention]:
    """The other department of "Priežiūros, Šeimos ir bendruomenių departamentų": it shares the last word."""
    head = named.words[last - 1]
    if not head.folded.endswith(("ų", "ams", "oms", "ėms", "ais", "ose", "uose")) or not first:
        return []
    between = named.text[named.words[first - 1].end : named.words[first].start]
    if between != ", ":
        return []
    for start in range(max(0, first - _LONGEST_SHARED), first):
        bodies = named.register.names.named((*named.stems[start:first], named.stems[last - 1]))
        if bodies and named.words[start].is_capitalised:
            return [mention_of(named, start, first, bodies[0], "body.shared_head")]
    return []


def _chosen(bodies: Sequence[Body], places: Counter[str]) -> Body | None:
    """The one that is meant: of several of one name that of a municipality which the text names."""
    if len(set(bodies)) == 1:
        return bodies[0]
    by_place = [body for body in bodies if places.get(body.municipality)]
    return by_place[0] if len(by_place) == 1 else None


def _places(named: Named) -> list[Body]:
    matches = named.register.names.matches(named.text, named.words, named.stems)
    return [match.found[0] for match in matches if match.found[0].is_municipality]


def _several(named: Named, first: int, last_one: Body) -> list[tuple[int, Body]]:
    """The municipalities of "Raseinių, Kėdainių ir Prienų rajonų savivaldybių", each by its own word."""
    found = [(first, last_one)]
    place = first - 1
    while place >= 0:
        word = named.words[place]
        between = named.text[word.end : named.words[place + 1].start]
        if between.strip(" .") not in {"", ","}:
            break
        if word.folded in _BETWEEN_PLACES:
            place -= 1
            continue
        if not word.is_capitalised:
            break
        for length in (1, 2):
            start = place - length + 1
            bodies = named.register.by_stems.get(tuple(named.stems[max(start, 0) : place + 1]), ())
            if bodies:
                found.append((start, _like(bodies, last_one, named.register)))
                place = start - 1
                break
        else:
            break
    return found[::-1]


def _like(bodies: tuple[Body, ...], other: Body, register: Register) -> Body:
    """That of two of one name which is of the same kind as the other: districts with districts."""
    kind = other.value.split()[-2]
    body = next((body for body in bodies if body.value.split()[-2] == kind), bodies[0])
    return register.municipalities[body.municipality]


def _read_aliases(named: Named) -> None:
    """What the text itself says that it will call a body: "(toliau – Konfederacija)", "(SADM)"."""
    for mention in named.mentions:
        said = _ALIAS.match(named.text, mention.span.end)
        if said is None:
            continue
        alias = said.group(2).strip()
        if said.group(1) or _ABBREVIATION.fullmatch(alias):
            named.aliases.setdefault(alias, mention.body)


def _abbreviated(named: Named) -> list[Mention]:
    """The bodies named by an abbreviation or by what the text itself calls them."""
    longer = {name_stems(alias): body for alias, body in named.aliases.items() if not alias.isupper()}
    found = []
    for place, word in enumerate(named.words):
        if not word.is_capitalised:
            continue
        bare = word.text.partition("-")[0]
        if bare.isupper() and len(bare) > 1:
            body = named.aliases.get(bare) or named.register.abbreviations.get(bare)
            if body is not None:
                found.append(mention_of(named, place, place + 1, body, "body.abbreviation"))
        for stems, body in longer.items():
            last = place + len(stems)
            if tuple(named.stems[place:last]) == stems and _is_whole(named, place, last):
                found.append(mention_of(named, place, last, body, "body.alias"))
        quoted = named.register.quoted.get(named.stems[place])
        if quoted is not None and _is_quoted(named.text, word):
            found.append(mention_of(named, place, place + 1, quoted, "body.register"))
    return found


def _is_whole(named: Named, first: int, last: int) -> bool:
    read = named.words[first:last]
    return all(are_joined(named.text, left, right) for left, right in itertools.pairwise(read))


def _is_quoted(text: str, word: Word) -> bool:
    return word.start > 0 and text[word.start - 1] in _OPENING


def _add(named: Named, found: Sequence[Mention]) -> None:
    """Take these in: of two that overlap the longer one stays."""
    every = sorted([*named.mentions, *found], key=lambda each: (each.first, -each.last))
    kept: list[Mention] = []
    for mention in every:
        if kept and mention.first < kept[-1].last:
            if mention.last - mention.first > kept[-1].last - kept[-1].first:
                kept[-1] = mention
            continue
        kept.append(mention)
    named.keep(kept)
