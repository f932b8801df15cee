"""The community services of the catalogue that a text names, in any case, not within names of bodies."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from events.extraction.known import Known, KnownService
from events.extraction.mentions import Named
from events.extraction.naming import named_in
from events.extraction.proposals import Proposal, Span, Sureness
from events.extraction.register_index import name_stems
from events.extraction.stems import Match, NameIndex
from events.extraction.text import vocabulary

# Words that say nothing of the service: "laikino atokvėpio paslauga".
_EMPTY = vocabulary("paslaug program")
_FOR_WHOM = ("ai", "ams", "oms", "ėms", "iams", "ei", "iems")
# A last word that only one service has names it alone, if it means nothing else.
_LEAST_TELLING = 7
# A service of two words is known by both of them.
_PAIR = 2
_TELLS_NOTHING = vocabulary("dirbtuv vadyb program centr paslaug pagalb glob būst nam")
# "Budinčių, socialinių ar atokvėpio globėjų": what may stand between a service's words.
_CONNECTING = vocabulary("ir bei ar arba tiek taip pat o")
_FARTHEST = 7
_NEAR = 25
# The text is about them: of children, where the sentence does not say whose day centre it is.
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class _Catalogue:
    names: NameIndex[str]
    abbreviations: dict[str, str]
    telling: dict[str, str]
    pairs: dict[str, dict[str, str]]
    stems: frozenset[str]
    longer: dict[tuple[str, ...], tuple[str, str]]


def services_in(
    text: str, extent: tuple[Span, ...], known: Known, named: Named | None = None
) -> tuple[Proposal, ...]:
    """The services that these parts of a text name, by their keys, in the order in which they come."""
    named = named or named_in(text, extent, known)
    catalogue = _catalogue(known.services)
    found: dict[str, list[Span]] = {}
    inferred: set[str] = set()
    for first, last, key, is_whole in _matches(named, catalogue):
        span = Span(named.words[first].start, named.words[last - 1].end)
        found.setdefault(key, []).append(span)
        if not is_whole:
            inferred.add(key)
    return tuple(
        Proposal(key, tuple(dict.fromkeys(spans)), _sureness(key, inferred, spans), "service.name")
        for key, spans in found.items()
    )


def _sureness(key: str, inferred: set[str], spans: list[Span]) -> Sureness:
    return Sureness.INFERRED if key in inferred and len(spans) == 1 else Sureness.SURE


def _matches(named: Named, catalogue: _Catalogue) -> list[tuple[int, int, str, bool]]:
    in_bodies = set(named.at)
    taken = set(in_bodies)
    counted = Counter(named.stems)
    found = []
    for match in catalogue.names.matches(named.text, named.words, named.stems):
        places = range(match.first, match.last)
        if not taken.isdisjoint(places):
            continue
        taken.update(places)
        key = _longer_meant(named, catalogue, match, counted)
        is_open = tuple(named.stems[match.first : match.last]) in catalogue.longer
        found.append((match.first, match.last, key or match.found[0], not is_open))
    for place, word in enumerate(named.words):
        if place in taken:
            continue
        if word.text in catalogue.abbreviations:
            found.append((place, place + 1, catalogue.abbreviations[word.text], True))
        elif named.stems[place] in catalogue.pairs:
            found += _shared(named, catalogue, place, in_bodies)
        if named.stems[place] in catalogue.telling:
            found.append((place, place + 1, catalogue.telling[named.stems[place]], False))
    return sorted(found)


def _longer_meant(named: Named, catalogue: _Catalogue, match: Match[str], counted: Counter[str]) -> str:
    """The service of a longer name that is meant: "dienos centras" in a sentence on children."""
    first, last = match.first, match.last
    longer = catalogue.longer.get(tuple(named.stems[first:last]))
    if longer is None:
        return ""
    sentence = named.sentence_at(named.words[first].start)
    lacking, key = longer
    near = named.stems[max(0, first - _NEAR) : last + _NEAR]
    words = named.words[max(0, first - _NEAR) : last + _NEAR]
    is_near = any(
        stem == lacking and sentence.start <= word.start < sentence.end
        for stem, word in zip(near, words, strict=True)
    )
    is_of_the_text = counted[lacking] > _OFTEN
    return key if is_near or is_of_the_text else ""


def _shared(
    named: Named, catalogue: _Catalogue, place: int, in_bodies: set[int]
) -> list[tuple[int, int, str, bool]]:
    """A service whose last word stands behind those of others: "budinčių ir socialinių globėjų"."""
    heads = catalogue.pairs[named.stems[place]]
    connected = False
    for here in range(place + 1, min(len(named.words), place + _FARTHEST)):
        stem = named.stems[here]
        if here in in_bodies or named.text[named.words[here - 1].end : named.words[here].start].strip(", "):
            return []
        connected = connected or "," in named.text[named.words[here - 1].end : named.words[here].start]
        if stem in heads:
            return [(place, place + 1, heads[stem], True)] if connected else []
        connected = connected or named.words[here].folded in _CONNECTING
        if named.words[here].folded not in _CONNECTING and stem not in catalogue.stems:
            return []
    return []


@lru_cache(maxsize=2)
def _catalogue(services: tuple[KnownService, ...]) -> _Catalogue:
    names: NameIndex[str] = NameIndex()
    abbreviations: dict[str, str] = {}
    pairs: dict[str, dict[str, str]] = {}
    last_words: Counter[str] = Counter()
    owners: dict[str, str] = {}
    # Names come before synonyms: of two services called alike it is the one whose name that is.
    every = [(service.key, service.name) for service in services]
    every += [(service.key, synonym) for service in services for synonym in service.synonyms]
    seen: set[tuple[str, ...]] = set()
    for key, name in every:
        for stems in _ways(name):
            if stems in seen:
                continue
            seen.add(stems)
            if len(stems) == 1 and name.isupper():
                abbreviations[name] = key
                continue
            names.add(stems, key)
            if len(stems) == _PAIR:
                pairs.setdefault(stems[0], {}).setdefault(stems[1], key)
            if name.endswith(_FOR_WHOM) or owners.setdefault(stems[-1], key) != key:
                last_words[stems[-1]] += 1
    telling = {
        stem: key
        for stem, key in owners.items()
        if not last_words[stem] and len(stem) >= _LEAST_TELLING and stem not in _TELLS_NOTHING
    }
    stems_of_all = frozenset(stem for each in seen for stem in each)
    whole = {stems: key for key, name in every for stems in _ways(name)}
    longer = {stems[1:]: (stems[0], key) for stems, key in whole.items() if stems[1:] in whole}
    return _Catalogue(names, abbreviations, telling, pairs, stems_of_all, longer)


def _ways(name: str) -> list[tuple[str, ...]]:
    stems = name_stems(name)
    ways = [stems]
    if len(stems) > _PAIR and stems[-1] in _EMPTY:
        ways.append(stems[:-1])
    if len(stems) == _PAIR and stems[-1] in _EMPTY and name.split(maxsplit=1)[0].isupper():
        ways = [stems]
    if len(stems) > _PAIR and name.endswith(_FOR_WHOM) and name.split()[-2].endswith(("os", "ės", "a")):
        ways.append(stems[:-1])
    return ways
