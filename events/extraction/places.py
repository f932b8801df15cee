"""Regions, municipalities and towns found in a text, in whatever case and abbreviation they stand.

A place is found by the genitive that its name begins with ("Telšių ir Plungės rajonų", "Švenčionių raj.") or
by the case that says where ("Elektrėnuose"). A genitive alone names a place only where people of it
follow: "Alytaus vaikų globos namai" is the name of an institution.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from events.extraction.inflection import given_readings
from events.extraction.known import KnownMunicipality
from events.extraction.place_names import Gazetteer, Manner
from events.extraction.proposals import Span
from events.extraction.text import Word, vocabulary, words

_DISTRICT = re.compile(r"raj(?:on\w*)?|r")
_CITY = re.compile(r"miest\w*|m")
_MUNICIPALITY = re.compile(r"savivaldyb\w*|sav")
_REGION = re.compile(
    r"region(?:o|e|ui|ą|u|ų|uose|ams|us|as|ai|ais)|apskri(?:tis|ties|tyje|čiai|tį|timi|čių|tyse)"
)
_AND = vocabulary("ir bei ar")
# What follows a genitive that stands for a place: its people, its offices.
_OF_A_PLACE = re.compile(
    r"mer(?:as|o|ui|ą|u|ė|ės|ei|ę|e)|vicemer\w+|specialist\w+|atstov\w+|vadov(?:ai|ų|ams|us|ais|as|o|ė|ės)"
    r"|tarybos|administracij\w+"
    r"|gyventoj\w+|savivald(?:a|os|ai|ą)|politik\w+|delegacij\w+|seniūnij\w+|darbuotoj\w+|kraš\w+|komand\w+"
    r"|globėj\w+|svečiai|svečių|svečiams"
)
_ITEMS_OF_A_LIST, _LONGEST_NAME = 3, 45
_FROM = vocabulary("iš į prie netoli aplink")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality named in a text; `is_open` where the text leaves it open which of two it is.

    `tail` is where that ends which it stands in a row with: "Ignalinos ir Zarasų rajonų".
    """

    span: Span
    code: str
    region: str
    manner: Manner
    is_open: bool = False
    town: str = ""
    tail: int = 0


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A region named in a text; `form` is the word behind its name."""

    span: Span
    code: str
    form: str


def places_in(
    text: str, extent: tuple[Span, ...], gazetteer: Gazetteer
) -> tuple[list[Place], list[RegionPlace]]:
    """The municipalities and the regions that these parts of a text name, in order."""
    found: list[Place] = []
    regions: list[RegionPlace] = []
    tokens = words(text, extent)
    index = 0
    while index < len(tokens):
        group = _group(text, tokens, index, gazetteer)
        if group is not None:
            places, of_regions = _read_group(text, tokens, group, gazetteer)
            found += places
            regions += of_regions
            index = group.end if places or of_regions else group.items[-1].end
            continue
        town = _town(text, tokens, index, gazetteer)
        if town is not None:
            found.append(town)
        index += 1
    return found, regions


@dataclass
class _Item:
    start: int
    end: int
    places: list[KnownMunicipality]
    region: str
    kinds: list[str] = field(default_factory=list)


@dataclass
class _Group:
    items: list[_Item]
    kind: str
    end: int
    head: str


def _stem_at(tokens: list[Word], index: int, gazetteer: Gazetteer) -> _Item | None:
    if index >= len(tokens) or not tokens[index].is_capitalised:
        return None
    first = tokens[index].folded
    for stem, places in gazetteer.stems.get(first, []):
        if tuple(token.folded for token in tokens[index : index + len(stem)]) == stem:
            region = gazetteer.regions.get(" ".join(stem), "")
            return _Item(index, index + len(stem), places, region)
    if first in gazetteer.regions:
        return _Item(index, index + 1, [], gazetteer.regions[first])
    return None


def _gap(text: str, tokens: list[Word], index: int) -> str:
    return text[tokens[index - 1].end : tokens[index].start].strip() if 0 < index < len(tokens) else "."


def _kind_at(text: str, tokens: list[Word], index: int) -> tuple[str, int]:
    """The kind that the next words say, and where the words after them begin."""
    kind = ""
    while index < len(tokens) and _gap(text, tokens, index) in {"", "."}:
        folded = tokens[index].folded
        is_short = folded in {"r", "m"}
        if is_short and text[tokens[index].end : tokens[index].end + 1] != ".":
            break
        if _DISTRICT.fullmatch(folded) and not kind:
            kind = "district"
        elif _CITY.fullmatch(folded) and not kind:
            kind = "city"
        elif _MUNICIPALITY.fullmatch(folded):
            return kind or "any", index + 1
        elif _REGION.fullmatch(folded) and not kind:
            return "region", index + 1
        else:
            break
        index += 1
    return kind, index


def _group(text: str, tokens: list[Word], index: int, gazetteer: Gazetteer) -> _Group | None:
    """Places that share what stands behind the last of them: "Telšių ir Plungės rajonų savivaldybių"."""
    item = _stem_at(tokens, index, gazetteer)
    if item is None:
        return None
    items = [item]
    position = item.end
    while True:
        kind, after = _kind_at(text, tokens, position)
        if kind:
            items[-1].kinds = [kind]
            after = _second_kind(text, tokens, after, items[-1])
        following = after
        gap = _gap(text, tokens, following)
        if gap in {"", "."} and following < len(tokens) and tokens[following].folded in _AND:
            following += 1
        elif gap not in {",", ".,"}:
            following = -1
        following = (
            following + 1
            if following >= 0 and following < len(tokens) and tokens[following].folded in {"taip", "pat"}
            else following
        )
        item = _stem_at(tokens, following, gazetteer) if following >= 0 else None
        if item is None or kind == "region":
            return _Group(
                items,
                kind,
                after,
                tokens[after].folded if _gap(text, tokens, after) == "" and after < len(tokens) else "",
            )
        items.append(item)
        position = item.end


def _second_kind(text: str, tokens: list[Word], after: int, item: _Item) -> int:
    """A kind that the place has as well: "Alytaus miesto ir rajono savivaldybių"."""
    if after + 1 < len(tokens) and tokens[after].folded in _AND and _gap(text, tokens, after) in {"", "."}:
        second, end = _kind_at(text, tokens, after + 1)
        if second in {"city", "district"}:
            item.kinds.append(second)
            return end
    return after


def _read_group(
    text: str, tokens: list[Word], group: _Group, gazetteer: Gazetteer
) -> tuple[list[Place], list[RegionPlace]]:
    if group.kind == "region":
        form = tokens[group.end - 1].folded
        named = [item for item in group.items if item.region and not item.kinds[:-1]]
        return [], [RegionPlace(_span(tokens, item, group), item.region, form) for item in named]
    manner = _manner(text, tokens, group)
    found = []
    for item, kinds in zip(group.items, _shared_kinds(group), strict=True):
        if manner is None or (manner is Manner.PEOPLE and _is_of_person(text, tokens, item.start)):
            continue
        for code, is_open in _codes(item.places, kinds):
            span, region = _span(tokens, item, group), gazetteer.by_code[code].region
            found.append(Place(span, code, region, manner, is_open, tail=_tail(tokens, group)))
    return found, []


def _tail(tokens: list[Word], group: _Group) -> int:
    return tokens[max(group.end, group.items[-1].end) - 1].end


def _shared_kinds(group: _Group) -> list[list[str]]:
    """The kinds of each place: one that has none of its own has that of the next one which has."""
    found: list[list[str]] = []
    carried: list[str] = []
    for item in reversed(group.items):
        carried = item.kinds[-1:] or carried
        found.append(item.kinds or carried)
    return found[::-1]


def _manner(text: str, tokens: list[Word], group: _Group) -> Manner | None:
    start = group.items[0].start
    if start and tokens[start - 1].folded in _FROM and _gap(text, tokens, start) == "":
        return Manner.WAY
    if any(item.kinds for item in group.items):
        return Manner.FULL
    if _OF_A_PLACE.fullmatch(group.head):
        return Manner.PEOPLE
    after = text[tokens[group.items[-1].end - 1].end : tokens[group.items[-1].end - 1].end + 2]
    is_listed = len(group.items) >= _ITEMS_OF_A_LIST and after[:1] in {")", "–", ";"}
    return Manner.FULL if is_listed else None


def _span(tokens: list[Word], item: _Item, group: _Group) -> Span:
    last = group.end if item is group.items[-1] else item.end + (1 if item.kinds else 0)
    return Span(tokens[item.start].start, tokens[max(item.end, min(last, len(tokens))) - 1].end)


def _codes(places: list[KnownMunicipality], kinds: list[str]) -> Iterator[tuple[str, bool]]:
    for kind in kinds or ["any"]:
        of_kind = [place for place in places if place.kind == kind]
        others = [place for place in places if place.kind not in {"city", "district"}]
        if of_kind:
            yield of_kind[0].code, False
        elif others and kind != "any":
            yield others[0].code, False
        elif places:
            cities = [place for place in places if place.kind == "city"]
            yield (cities or places)[0].code, len(places) > 1


def _town(text: str, tokens: list[Word], index: int, gazetteer: Gazetteer) -> Place | None:
    if not tokens[index].is_capitalised:
        return None
    for form, manner, places, name in gazetteer.towns.get(tokens[index].folded, []):
        last = index + len(form)
        if tuple(token.folded for token in tokens[index:last]) != form:
            continue
        if manner is Manner.OF_NAME or (manner is Manner.WAY and not _is_after_way(text, tokens, index)):
            continue
        cities = [place for place in places if place.kind != "district"]
        place = (cities or places)[0]
        span = Span(tokens[index].start, tokens[last - 1].end)
        if _is_in_a_name(text, span):
            return None
        return Place(span, place.code, place.region, manner, town=name, tail=span.end)
    return None


def _is_in_a_name(text: str, span: Span) -> bool:
    """Whether it stands within a name in quotes: „Pagalba Utenoje“."""
    before = text[max(0, span.start - _LONGEST_NAME) : span.start]
    after = text[span.end : span.end + _LONGEST_NAME]
    return before.rfind("„") > before.rfind("“") and re.match(r"[\w -]{0,40}“", after) is not None


def _is_after_way(text: str, tokens: list[Word], index: int) -> bool:
    return index > 0 and tokens[index - 1].folded == "į" and _gap(text, tokens, index) == ""


def _is_of_person(text: str, tokens: list[Word], index: int) -> bool:
    """Whether a given name or an initial stands before it: "Jono Kauno"."""
    if index == 0 or _gap(text, tokens, index) not in {"", "."}:
        return False
    before = tokens[index - 1]
    if len(before.text) == 1:
        return before.text.isupper()
    begins_sentence = index == 1 or _gap(text, tokens, index - 1) not in {"", ","}
    return before.is_capitalised and (not begins_sentence or bool(given_readings(before.text)))
