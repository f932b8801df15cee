"""The organisations and institutions of the register, by every way in which texts write them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from events.extraction.known import Known, KnownBody, KnownMunicipality
from events.extraction.stems import NameIndex, stem
from events.extraction.text import WORD, vocabulary

_LEGAL_FORM = re.compile(
    r"^(?:viešoji įstaiga|labdaros ir paramos fondas|paramos fondas|biudžetinė įstaiga|asociacija|vš[įi]"
    r"|b[įi]|uab|mb)"
    r"\s+(?=[„“\"«]|[A-ZĄČĘĖĮŠŲŪŽ])",
    re.IGNORECASE,
)
_QUOTES = "„“”\"«»‚‘'"
_REPUBLIC = re.compile(r"^(?:Lietuvos Respublikos|LR)\s+", re.IGNORECASE)
_UNDER = re.compile(r"\s+prie\s+.+$")
_ABBREVIATION = re.compile(r"[A-ZĄČĘĖĮŠŲŪŽ]{2,10}")
# What stands in these is an establishment: a home, a centre of services, a school, a library.
INSTITUTION_KINDS = vocabulary(
    "care_institution service_provider school education_support library health institution"
)
_SHORTEST_CUT = 3
_SHORTEST_MISPRINT = 5
_COUNCIL, _MUNICIPALITY, _DEPARTMENT = "municipal_council", "municipal_administration", "municipal_department"


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a text can name: `key` is None for one that the register does not have."""

    value: str
    key: int | None = None
    kind: str = ""
    is_institution: bool = False
    municipality: str = ""

    @property
    def is_municipality(self) -> bool:
        """Whether it is a municipality itself."""
        return self.kind == _MUNICIPALITY


@dataclass(frozen=True, slots=True)
class Register:
    """The index of the bodies, their abbreviations, and the municipalities by their stems."""

    names: NameIndex[Body]
    quoted: dict[str, Body]
    abbreviations: dict[str, Body]
    municipalities: dict[str, Body]
    by_stems: dict[tuple[str, ...], tuple[Body, ...]]
    presidency: Body | None = None
    by_first: dict[str, list[tuple[tuple[str, ...], Body]]] = field(default_factory=dict)

    def misprinted(self, stems: tuple[str, ...]) -> Body | None:
        """The body whose name this is with one word misprinted ("šveitimo pagalbos tarnyba")."""
        for name, body in self.by_first.get(stems[0], ()):
            if len(name) == len(stems) and _differ_by_misprint(name, stems):
                return body
        return None


@lru_cache(maxsize=2)
def register_of(known: Known) -> Register:
    """The bodies of the register, and each municipality that is not among them as one."""
    index: NameIndex[Body] = NameIndex()
    presidency = next((_body(each) for each in known.bodies if each.kind == "presidency"), None)
    register = Register(index, {}, {}, {}, _by_stems(known.municipalities), presidency)
    stated = {body.name.lower(): body for body in known.bodies}
    for place in known.municipalities:
        listed = stated.get(place.name.lower())
        body = Body(place.name, listed.key if listed else None, _MUNICIPALITY, municipality=place.code)
        register.municipalities[place.code] = body
        _add_municipality(register, body, place, known.municipalities)
    names_of_municipalities = {place.name.lower() for place in known.municipalities}
    for each in known.bodies:
        if each.name.lower() not in names_of_municipalities:
            _add_body(register, each)
    return register


def name_stems(name: str) -> tuple[str, ...]:
    """The stems of the words of a name."""
    return tuple(stem(found.group().lower()) for found in WORD.finditer(name))


def variants(name: str) -> Iterator[str]:
    """A name as texts shorten it: without its legal form, the Republic, or the ministry that it is under."""
    shortened = [name]
    if _LEGAL_FORM.search(name):
        shortened.append(_LEGAL_FORM.sub("", name))
    if _UNDER.search(name):
        shortened.append(_UNDER.sub("", name))
        shortened.append(re.sub(r"\s+prie\s+", " prie Lietuvos Respublikos ", name, count=1))
        shortened.append(re.sub(r"\s+prie\s+", " prie LR ", name, count=1))
    for each in list(shortened):
        if _REPUBLIC.search(each):
            bare = _REPUBLIC.sub("", each)
            shortened += [bare, f"LR {bare}", f"Lietuvos {bare}"]
    yield from dict.fromkeys(shortened)


def _by_stems(places: Iterable[KnownMunicipality]) -> dict[tuple[str, ...], tuple[Body, ...]]:
    """Municipalities by the stems of what their names begin with ("kauno"): several where they share it."""
    found: dict[tuple[str, ...], tuple[Body, ...]] = {}
    for place in places:
        body = Body(place.name, None, _MUNICIPALITY, municipality=place.code)
        # A city comes before the district around it: "Kauno vicemeras" is the city's.
        together = (*found.get(name_stems(place.stem), ()), body)
        found[name_stems(place.stem)] = tuple(
            sorted(together, key=lambda each: "miesto" not in each.value.split())
        )
    return found


def _add_municipality(
    register: Register, body: Body, place: KnownMunicipality, places: Iterable[KnownMunicipality]
) -> None:
    first = name_stems(place.stem)
    whole = name_stems(place.name)
    shares_its_name = sum(name_stems(other.stem) == first for other in places) > 1
    ways = [whole]
    if not shares_its_name:
        ways.append((*first, "savivaldyb"))
        ways.append((*first, "rajon", "savivaldyb"))
    for way in ways:
        register.names.add(way, body)
        register.names.add((*way, "administracij"), body)


def _differ_by_misprint(name: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether one word alone differs, by letters that changed places or by one of them."""
    other = [(right, wrong) for right, wrong in zip(name, said, strict=True) if right != wrong]
    if len(other) != 1 or len(name) < _SHORTEST_CUT:
        return False
    right, wrong = other[0]
    if min(len(right), len(wrong)) < _SHORTEST_MISPRINT:
        return False
    changed = sum(one != two for one, two in zip(right, wrong, strict=False))
    if len(right) == len(wrong):
        return sorted(right) == sorted(wrong) or changed == 1
    longer, shorter = sorted((right, wrong), key=len, reverse=True)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _body(each: KnownBody) -> Body:
    is_institution = each.is_institution or each.kind in INSTITUTION_KINDS
    return Body(each.name, each.key, each.kind, is_institution, each.municipality)


def _add_body(register: Register, each: KnownBody) -> None:
    body = _body(each)
    for name in (each.name, each.short_name, *each.aliases):
        for variant in variants(name.strip()):
            _add_variant(register, body, variant)


def _add_variant(register: Register, body: Body, variant: str) -> None:
    bare = variant.strip(_QUOTES + " ")
    stems = name_stems(bare)
    if not stems:
        return
    if _ABBREVIATION.fullmatch(bare):
        register.abbreviations.setdefault(bare, body)
    elif len(stems) == 1 and variant[:1] in _QUOTES:
        register.quoted.setdefault(stems[0], body)
    else:
        has_comma = "," in bare
        register.by_first.setdefault(stems[0], []).append((stems, body))
        register.names.add(stems, body, has_comma=has_comma)
        for shorter in _without_words(stems, body.kind):
            register.names.add(shorter, body, has_comma=has_comma)


def _without_words(stems: tuple[str, ...], kind: str) -> Iterator[tuple[str, ...]]:
    """Names as texts cut them short, leaving out what goes without saying."""
    if kind not in {_MUNICIPALITY, _COUNCIL, _DEPARTMENT}:
        for dropped in ("rajon", "miest"):
            if dropped in stems[1:2] and len(stems) > _SHORTEST_CUT:
                yield (stems[0], *stems[2:])
    if kind == _COUNCIL and "savivaldyb" in stems:
        yield tuple(each for each in stems if each != "savivaldyb")
    if kind == _DEPARTMENT:
        for words in ({"administracij"}, {"administracij", "savivaldyb"}, {"administracij", "rajon"}):
            yield tuple(each for each in stems if each not in words)
