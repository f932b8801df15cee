"""Where it was and who came: the region and municipality that received people, and those that took part."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from events.extraction.occasions import ELSEWHEN, TAKING_PLACE, TOOK_PART
from events.extraction.place_names import Gazetteer, Manner
from events.extraction.places import Place, RegionPlace, places_in
from events.extraction.proposals import Proposal, Span, Sureness
from events.extraction.text import fold, sentences
from events.extraction.venues import Venue

_IS_GUEST = re.compile(r"(?<!\w)(?:sveč\w+|viešni\w+|atvyk\w+)(?!\w)")
# Offices are for a region ("ekspertė Utenos regionui"); that says where the person works, and not who came.
_OFFICE = ("regionui", "apskričiai")
_ACTORS = re.compile(
    r"(?<!\w)(?:atstov\w+|specialist\w+|vadov\w+|(?:vice)?mer(?:as|o|ė|ės|ui|ei|ą|ę|ai|ų)|direktor\w+"
    r"|vedėj\w+|seniūn\w+|darbuotoj\w+|pavaduotoj\w+|administracij\w+|pareigūn\w+"
    r"|delegacij\w+|kolegos|tarybos nar\w+|ekspert\w+|komand\w+|globėj\w+|tėvai|svečiai|svečių|savivaldyb"
    r"(?:ė|ės|ių|ei|ėms)|politik\w+|koordinator\w+|gyventoj\w+)"
)
_IN_CAPITAL = re.compile(
    r"(?<!\w)(?:seimas|prezidentūra|vyriausybė|\w+ ministerija|lietuvos nacionalin\w+|valdovų rūmai|mykolo"
    r" romerio universitetas|neįgaliųjų reikalų departamentas)(?!\w)"
)
# They were not there, or it is told of what was or will be done with others.
_ABSENT = re.compile(
    r"(?<!\w)(?:nebuvo|nedalyvavo|neatvyko|negalėjo|planuoj\w+|ketin\w+|teritorij\w+|yra pasiraš\w+|jau"
    r" pasiraš\w+|kreipsis)(?!\w)"
)
# What somebody says of the time to come is said there.
_PROMISED = re.compile(
    r"(?<!\w)(?:pranešėj\w+|lektor\w+|pirmininkavo|pagerbt\w+|apdovanot\w+|pažad\w+|žad(?:a|ėjo)"
    r"|įsipareig\w+|patikino|priminė|aiškino"
    r"|apgailestavo|pateiks|parengs"
    r"|skaitė|padėk\w+|suteikt\w+|papildė|pritarė|nutarė|sutarė"
    r"|apibendrino|moderavo|vedė|prisiėmė|pranešė|minėjo|tikino|paaiškino|apžvelgta|mokėsi|viso|iš viso)"
    r"(?!\w)"
)
_STOP = re.compile(r"[;:()„“]|\s–\s")
# The people of a place, said of nobody else: "aštuoni Ignalinos rajono specialistai".
_PEOPLE = re.compile(r"[\s.]*(?:specialistai|atstovai|vadovai|darbuotojai|savivaldybininkai)(?!\w)")
# An expert of a region is none who came from there.
_EXPERT = re.compile(r"\s+(?:\w+\s+){0,2}?(?:ekspert|koordinator|patirt)")
_OFFICE_AND_NAME = re.compile(
    r"[^.;:()„“\n]{0,90}?\b(?:vedėj(?:as|a)|direktor(?:ius|ė)|mer(?:as|ė)|vicemer(?:as|ė)|specialist(?:as|ė)"
    r"|atstov(?:as|ė)|pavaduotoj(?:as|a)"
    r"|vadov(?:as|ė)|koordinator(?:ius|ė)|darbuotoj(?:as|a)|seniūn(?:as|ė)) [A-ZĄČĘĖĮŠŲŪŽ]"
)
_LOCAL_BODY = re.compile(
    r"(?<!\w)[A-ZĄČĘĖĮŠŲŪŽ]\w+ (?:[a-ząčęėįšųūž]+ ){1,4}?(?:centr|nam|tarnyb|bibliotek|mokykl|gimnazij"
    r"|ligonin)\w+"
)
_CAPITAL = "LT-57"
_FOLLOWING, _FIRST_SENTENCES = 110, 5


@dataclass(frozen=True)
class Whereabouts:
    """Where an event was and where those came from who were there."""

    region: Proposal | None
    guests: tuple[Proposal, ...]
    host: Proposal | None
    municipalities: tuple[Proposal, ...]


@dataclass(frozen=True)
class _Read:
    text: str
    places: list[Place]
    regions: list[RegionPlace]
    sentences: list[Span]
    title: Span | None
    focus: Span | None
    said: dict[tuple[re.Pattern[str], Span], bool] = field(default_factory=dict)

    def sentence_at(self, position: int) -> Span:
        index = bisect_right(self.sentences, Span(position, len(self.text))) - 1
        if index >= 0 and self.sentences[index].start <= position < self.sentences[index].end:
            return self.sentences[index]
        return Span(position, position)

    def folded(self, sentence: Span) -> str:
        return fold(self.text[sentence.start : sentence.end])

    def says(self, pattern: re.Pattern[str], sentence: Span) -> bool:
        """Whether the sentence has such a word; asked of each sentence once."""
        key = (pattern, sentence)
        if key not in self.said:
            self.said[key] = pattern.search(self.folded(sentence)) is not None
        return self.said[key]


def whereabouts_of(
    text: str,
    extent: tuple[Span, ...],
    gazetteer: Gazetteer,
    *,
    title: Span | None,
    focus: Span | None,
    venue: Venue | None,
) -> Whereabouts:
    """The places of an event."""
    places, regions = places_in(text, extent, gazetteer)
    read = _Read(text, places, regions, sentences(text, extent), title, focus)
    host = _host(read, gazetteer, venue)
    region = _region(read, host, gazetteer)
    guests = _guests(read, region)
    return Whereabouts(region, guests, host, _municipalities(read, host, gazetteer))


def _host(read: _Read, gazetteer: Gazetteer, venue: Venue | None) -> Proposal | None:
    if venue is not None:
        found = _host_of_venue(read, gazetteer, venue)
        if found is not None:
            return found
    likely = _likely(read)
    return (
        _host_in_town(read, likely)
        or _host_in_municipality(read, likely)
        or _host_by_signing(read)
        or _host_beside(read, likely)
        or _only_place(read)
        or _host_of_body(read, gazetteer)
    )


def _host_in_town(read: _Read, likely: list[Span]) -> Proposal | None:
    for sentence in likely:
        for place in read.places:
            if place.manner is Manner.WHERE and _stands_in(place.span, sentence):
                return _proposed(place, "host.where")
    return None


def _host_in_municipality(read: _Read, likely: list[Span]) -> Proposal | None:
    """Where people met "in the district", or that they went to."""
    for sentence in likely:
        for place in (place for place in read.places if _stands_in(place.span, sentence)):
            if place.manner is Manner.FULL and _is_locative(read.text, place):
                return _proposed(place, "host.where")
            before = fold(read.text[max(0, place.span.start - 2) : place.span.start])
            if place.manner is Manner.WAY and before == "į ":
                return _proposed(place, "host.way", Sureness.GUESSED)
    return None


def _likely(read: _Read) -> list[Span]:
    first = [read.focus] if read.focus is not None else []
    titles = [
        sentence
        for sentence in read.sentences[:2]
        if read.title is not None and sentence.start < read.title.end
    ]
    body = [
        s
        for s in read.sentences[: _FIRST_SENTENCES + 1]
        if TAKING_PLACE.search(fold(read.text[s.start : s.end]))
    ]
    return [*first, *titles, *body]


def _is_locative(text: str, place: Place) -> bool:
    said = fold(text[place.span.start : place.span.end])
    return said.endswith(("rajone", "mieste", "savivaldybėje"))


def _host_of_venue(read: _Read, gazetteer: Gazetteer, venue: Venue) -> Proposal | None:
    inside = [place for place in read.places if _stands_in(place.span, venue.whereabouts)]
    if inside:
        return _proposed(min(inside, key=lambda place: place.is_open), "host.of_venue")
    sentence = read.sentence_at(venue.span.start)
    beside = [
        place for place in read.places if place.manner is Manner.WHERE and _stands_in(place.span, sentence)
    ]
    if beside:
        nearest = min(beside, key=lambda place: abs(place.span.start - venue.span.start))
        return _proposed(nearest, "host.where")
    return _host_by_name(read, gazetteer, venue)


def _host_by_name(read: _Read, gazetteer: Gazetteer, venue: Venue) -> Proposal | None:
    """Where a venue is by its address, by the register, or by the place that its name begins with."""
    seat = next(filter(None, (gazetteer.seat(part) for part in venue.value.split(","))), "")
    if seat:
        return Proposal(seat, (venue.span,), Sureness.SURE, "host.by_address")
    name = fold(venue.value.split(",")[0])
    if name in gazetteer.bodies:
        return Proposal(gazetteer.bodies[name], (venue.span,), Sureness.INFERRED, "host.of_known_venue")
    places = gazetteer.beginning(name)
    if places:
        cities = [place for place in places if place.kind != "district"] or places
        sureness = Sureness.GUESSED if len(places) > 1 else Sureness.INFERRED
        return Proposal(cities[0].code, (venue.span,), sureness, "host.by_name_of_venue")
    is_elsewhere = any(place.manner is Manner.WHERE for place in read.places)
    if _IN_CAPITAL.search(name) and _CAPITAL in gazetteer.by_code and not is_elsewhere:
        return Proposal(_CAPITAL, (venue.span,), Sureness.GUESSED, "host.in_capital")
    return None


def _host_by_signing(read: _Read) -> Proposal | None:
    """An agreement is signed with a municipality, and mostly there."""
    for sentence in [*([read.title] if read.title else []), *([read.focus] if read.focus else [])]:
        said = fold(read.text[sentence.start : sentence.end])
        if "pasiraš" in said or "pasirašy" in said:
            inside = [
                p
                for p in read.places
                if p.manner is Manner.FULL and sentence.start <= p.span.start < sentence.end
            ]
            if len({place.code for place in inside}) == 1:
                return _proposed(inside[0], "host.by_signing", Sureness.GUESSED)
    return None


def _host_beside(read: _Read, likely: list[Span]) -> Proposal | None:
    """The only municipality that a sentence names which says that people met, or one of the first."""
    for sentence in [*likely, *read.sentences[:_FIRST_SENTENCES]]:
        beside = [p for p in read.places if p.manner is Manner.FULL and _stands_in(p.span, sentence)]
        if len({place.code for place in beside}) == 1:
            return _proposed(beside[0], "host.beside", Sureness.GUESSED)
    return None


def _only_place(read: _Read) -> Proposal | None:
    """The only place in the whole text in which anything is said to be, or of which there is talk."""
    inside = [place for place in read.places if place.manner is Manner.WHERE] or read.places
    if len({place.code for place in inside}) == 1 and len(read.regions) <= 1:
        return _proposed(inside[0], "host.only_place", Sureness.GUESSED)
    return None


def _host_of_body(read: _Read, gazetteer: Gazetteer) -> Proposal | None:
    """The place that the names of all local bodies of the first sentences begin with, where it is one."""
    found: dict[str, Span] = {}
    for sentence in read.sentences[:_FIRST_SENTENCES]:
        for name in _LOCAL_BODY.finditer(read.text, sentence.start, sentence.end):
            places = gazetteer.beginning(fold(name.group()))
            cities = [place for place in places if place.kind != "district"] or places
            if cities:
                found.setdefault(cities[0].code, Span(name.start(), name.end()))
    if len(found) != 1 or read.places or read.regions:
        return None
    code, span = next(iter(found.items()))
    return Proposal(code, (span,), Sureness.GUESSED, "host.of_body")


def _proposed(place: Place, why: str, sureness: Sureness | None = None) -> Proposal:
    own = Sureness.GUESSED if place.is_open else Sureness.SURE
    return Proposal(place.code, (place.span,), sureness or own, why)


def _region(read: _Read, host: Proposal | None, gazetteer: Gazetteer) -> Proposal | None:
    of_host = (
        gazetteer.by_code[host.value].region if host is not None and host.value in gazetteer.by_code else ""
    )
    named = [one for one in read.regions if not one.form.startswith(_OFFICE) and not _is_guest(read, one)]
    in_focus = [one for one in named if _stands_in(one.span, read.focus) or _stands_in(one.span, read.title)]
    if of_host:
        said = [one for one in [*in_focus, *read.regions] if one.code == of_host]
        if said:
            return Proposal(
                of_host, (said[0].span, *(host.spans if host else ())), Sureness.SURE, "region.named"
            )
    codes = {one.code for one in in_focus}
    if len(codes) == 1 and (not of_host or host is None or host.sureness is not Sureness.SURE):
        return Proposal(in_focus[0].code, (in_focus[0].span,), Sureness.SURE, "region.named")
    if of_host and host is not None:
        sureness = Sureness.GUESSED if host.sureness is Sureness.GUESSED else Sureness.INFERRED
        return Proposal(of_host, host.spans, sureness, "region.of_host")
    codes = {one.code for one in named}
    if len(codes) == 1:
        return Proposal(named[0].code, (named[0].span,), Sureness.INFERRED, "region.only_one")
    return _first_of_regions(in_focus) or _region_of_offices(read) or _region_of_places(read)


def _first_of_regions(in_focus: list[RegionPlace]) -> Proposal | None:
    """The first of the regions for which people met, where none received the others."""
    if not in_focus:
        return None
    return Proposal(in_focus[0].code, (in_focus[0].span,), Sureness.GUESSED, "region.first_of_several")


def _region_of_offices(read: _Read) -> Proposal | None:
    offices = [one for one in read.regions if one.form.startswith(_OFFICE)]
    if len({one.code for one in offices}) == 1:
        return Proposal(offices[0].code, (offices[0].span,), Sureness.GUESSED, "region.of_office")
    return None


def _region_of_places(read: _Read) -> Proposal | None:
    """The region of the municipalities in the title and where people met, where they are of one."""
    near = [
        place
        for place in read.places
        if _stands_in(place.span, read.focus) or _stands_in(place.span, read.title)
    ]
    if near and len({place.region for place in near}) == 1:
        return Proposal(near[0].region, (near[0].span,), Sureness.GUESSED, "region.of_municipality")
    return None


def _stands_in(span: Span, other: Span | None) -> bool:
    return other is not None and other.start <= span.start < other.end


def _is_guest(read: _Read, one: RegionPlace) -> bool:
    sentence = read.sentence_at(one.span.start)
    before = fold(read.text[max(sentence.start, one.span.start - 80) : one.span.start])
    return _IS_GUEST.search(before) is not None


def _guests(read: _Read, region: Proposal | None) -> tuple[Proposal, ...]:
    if region is None:
        return ()
    found: dict[str, Proposal] = {}
    for one in read.regions:
        if one.code == region.value or one.code in found or one.form.startswith(_OFFICE):
            continue
        sentence = read.sentence_at(one.span.start)
        after = fold(read.text[one.span.end : one.span.end + _FOLLOWING])
        if read.says(ELSEWHEN, sentence):
            continue
        if _is_guest(read, one):
            found[one.code] = Proposal(one.code, (one.span,), Sureness.SURE, "guests.came")
        elif _EXPERT.match(after) or not read.says(TOOK_PART, sentence):
            continue
        elif _came_from(read, one) or _ACTORS.search(after):
            found[one.code] = Proposal(one.code, (one.span,), Sureness.INFERRED, "guests.took_part")
    return tuple(found.values())


def _came_from(read: _Read, one: RegionPlace) -> bool:
    before = fold(read.text[max(0, one.span.start - 60) : one.span.start])
    return re.search(r"(?<!\w)iš (?:[\w ,]+ )?$", before) is not None


def _municipalities(read: _Read, host: Proposal | None, gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    found: dict[str, Proposal] = {}
    if host is not None:
        found[host.value] = Proposal(host.value, host.spans, host.sureness, "municipality.host")
    for place in read.places:
        sureness = _took_part(read, place) if place.code not in found else None
        if sureness is None:
            continue
        if place.is_open:
            rivals = {
                p.code for p in gazetteer.by_code.values() if p.stem == gazetteer.by_code[place.code].stem
            }
            if rivals & set(found):
                continue
            sureness = Sureness.GUESSED
        found[place.code] = Proposal(
            place.code, (place.span,), sureness, f"municipality.{place.manner.value}"
        )
    return tuple(found.values())


def _took_part(read: _Read, place: Place) -> Sureness | None:
    """Whether people of that municipality were there, as far as the sentence tells."""
    sentence = read.sentence_at(place.span.start)
    if _stands_in(place.span, read.focus):
        return Sureness.SURE if place.manner is not Manner.WHERE else Sureness.INFERRED
    people = _PEOPLE.match(fold(read.text[place.tail : place.tail + 30]))
    acted = (
        people
        or _is_office_of(read, place)
        or read.says(TOOK_PART, sentence)
        or read.says(_PROMISED, sentence)
    )
    if not acted or read.says(_ABSENT, sentence):
        return None
    after = fold(read.text[place.tail : min(sentence.end, place.tail + _FOLLOWING)])
    if place.manner is Manner.WHERE:
        return Sureness.GUESSED
    if place.manner is Manner.WAY:
        return Sureness.SURE
    is_of_people = place.manner is Manner.PEOPLE or _ACTORS.search(_phrase(after)) is not None
    is_actor = fold(read.text[place.span.start : place.span.end]).endswith(
        ("savivaldybė", "rajonas", "miestas")
    )
    return Sureness.SURE if is_of_people or is_actor else None


def _is_office_of(read: _Read, place: Place) -> bool:
    """Whether somebody named holds an office there: "Utenos rajono savivaldybės skyriaus vedėja Ona"."""
    return place.manner is Manner.FULL and _OFFICE_AND_NAME.match(read.text, place.tail) is not None


def _phrase(after: str) -> str:
    """What belongs to the name before it: up to a stop, or to what somebody did."""
    stop = _STOP.search(after)
    return after[: stop.start()] if stop else after
