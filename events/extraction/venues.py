"""Where people met: the words that say it in the locative, turned into the name of the place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from events.extraction.labels import where_said
from events.extraction.occasions import TAKING_PLACE
from events.extraction.place_names import Gazetteer
from events.extraction.proposals import Proposal, Span, Sureness
from events.extraction.text import Word, fold, sentences, vocabulary, words

# Places in which people meet, in the nominative.
_SINGULAR = vocabulary(
    """
    centras savivaldybė salė biblioteka gimnazija mokykla progimnazija darželis lopšelis universitetas
    kolegija
    akademija institutas ministerija departamentas tarnyba agentūra viešbutis restoranas kavinė muziejus
    seniūnija
    seimas prezidentūra vyriausybė dvaras sodyba klubas parapija bažnyčia ligoninė poliklinika skyrius
    administracija
    rotušė teatras arena stadionas stovykla pensionatas internatas asociacija draugija konfederacija
    auditorija
    kabinetas pastatas kompleksas galerija studija įmonė bendrovė redakcija ambasada filialas padalinys
    įstaiga kasa
    namas fondas kaimas vienuolynas koplyčia svetainė amfiteatras parkas sanatorija
    """
)
_PLURAL = vocabulary(
    "namai rūmai dirbtuvės patalpos centrai mokyklos skyriai bibliotekos savivaldybės gimnazijos"
)
_LOCATIVE = (
    ("ius", "iuje"),
    ("jus", "juje"),
    ("as", "e"),
    ("is", "yje"),
    ("ys", "yje"),
    ("us", "uje"),
    ("ė", "ėje"),
    ("a", "oje"),
)
_LOCATIVE_OF_MANY = (("ai", "uose"), ("ės", "ėse"), ("os", "ose"))

# An adjective or a numeral in the locative agrees with the place: "viešojoje bibliotekoje".
_AGREEING = (
    ("iojoje", "ioji"),
    ("ojoje", "oji"),
    ("inėje", "inė"),
    ("ėje", "ė"),
    ("ioje", "ia"),
    ("oje", "a"),
    ("iajame", "ysis"),
    ("ajame", "asis"),
    ("iniame", "inis"),
    ("iame", "is"),
    ("ame", "as"),
    ("iuosiuose", "ieji"),
    ("uosiuose", "ieji"),
    ("iniuose", "iniai"),
    ("iuose", "iai"),
    ("uose", "i"),
    ("osiose", "osios"),
    ("inėse", "inės"),
    ("ose", "os"),
)
_GENITIVE = re.compile(r"[\w-]+(?:o|os|ės|ų|aus|ies|jų)")
_SHORT = vocabulary("r raj m sav soc šv dr kun prof vardo")
# These end like a genitive and are none of a name: what happened, and to whom.
_NO_PART = vocabulary(
    """
    vyko įvyko dalyvavo rinkosi organizavo dalijosi dalinosi lankėsi tarėsi buvo atvyko kalbėjo mokėsi
    diskutavo
    sukvietė jos jo jų kurios kurio kurių vietos šios šio tos to visos viso dalyvių atstovų diskusijos
    susitikimo
    mokymų renginio konferencijos seminaro posėdžio metu dėl po prie už nuo iki be iš ant pas susirinko
    pristatė
    suorganizavo svečiavosi viešėjo kalbėjosi apžiūrėjo aplankė prasidėjo apdovanojo
    """
)
# What is said to be in a centre or at a place without being there.
_NO_PLACE_BEFORE = vocabulary(
    "diskusijų dėmesio įvykių klausimų pokalbio darbotvarkės mūsų savo jūsų kiekvienoje"
)
_ADDRESS = re.compile(r"\s*\(\s*((?:adresu:?\s*)?[^()]{3,90})\)")
_STREET = re.compile(r"\b(?:g|pr|al|pl|a|skg)\.|\d")
_AFTER_COMMA = re.compile(
    r",\s*([A-ZĄČĘĖĮŠŲŪŽ][^,.()\n]{2,40}?\s(?:g|pr|al|pl|skg)\.\s?\d+\w?(?:-\d+)?)"
    r"(?:,\s([A-ZĄČĘĖĮŠŲŪŽ]\w+(?:je|se|e)\b))?"
)

_JOINED = re.compile(r"\s*(?:\([^()]{3,90}\))?\s*,?\s*(?:ir|bei|o taip pat|taip pat)\s*")
_FARTHEST = 14
# Whom a service helps stands in its name in another case: "pagalbos šeimai tarnyba".
_FOR_WHOM = vocabulary("šeimai šeimoms vaikui vaikams žmonėms jaunimui gyventojams neįgaliesiems senjorams")
_NUMBERED = vocabulary("auditorijoje kabinete salėje mokykloje gimnazijoje")


@dataclass(frozen=True, slots=True)
class Venue:
    """A place in which people met: `value` in the nominative, `whereabouts` where its town may be read."""

    span: Span
    value: str
    whereabouts: Span
    is_named: bool
    distance: int


def venues_in(text: str, sentence: Span, gazetteer: Gazetteer) -> list[Venue]:
    """The places in which this sentence says that something took place, in order."""
    tokens = words(text, (sentence,))
    happened = [
        match.start() + sentence.start
        for match in TAKING_PLACE.finditer(fold(text[sentence.start : sentence.end]))
    ]
    if not happened:
        return []
    found = []
    for index, token in enumerate(tokens):
        if token.folded in _HEADS:
            venue = _venue(text, tokens, index, gazetteer, happened)
            if venue is not None:
                found.append(venue)
    return [venue for venue in found if not any(_holds(other, venue) for other in found)]


def venue_of(
    text: str, extent: tuple[Span, ...], gazetteer: Gazetteer, first: Iterable[Span] = ()
) -> Venue | None:
    """The place of an event: the one named nearest to where the text says that it took place."""
    label = where_said(text, extent)
    if label is not None:
        value = text[label.start : label.end].rstrip(" .;")
        return Venue(label, value, label, is_named=True, distance=0)
    read = sentences(text, extent)
    for sentence in [*first, *read[:_SENTENCES_READ]]:
        found = [
            venue for venue in venues_in(text, sentence, gazetteer) if venue.is_named or sentence in first
        ]
        if found:
            return min(found, key=lambda venue: (not venue.is_named, venue.distance))
    return None


def joined(text: str, venues: list[Venue]) -> list[Venue]:
    """Two places or more that a sentence joins by "ir": people met in each of them."""
    for first, second in pairwise(venues):
        if _JOINED.fullmatch(text, first.span.end, second.span.start):
            return [first, second]
    return []


def proposal(venue: Venue, gazetteer: Gazetteer) -> Proposal:
    """The venue as it is proposed, spelt as the register has it."""
    name, comma, address = venue.value.partition(",")
    spelt = gazetteer.spelt(name)
    if spelt != name:
        return Proposal(spelt + comma + address, (venue.span,), Sureness.INFERRED, "venue.spelt_otherwise")
    sureness = Sureness.SURE if venue.is_named else Sureness.GUESSED
    return Proposal(venue.value, (venue.span,), sureness, "venue.locative")


_SENTENCES_READ, _FIRST_SENTENCES = 30, 6
_FAR, _NEAR = 200, 70


def _holds(outer: Venue, inner: Venue) -> bool:
    return outer is not inner and outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _heads() -> dict[str, str]:
    found = {}
    for nominative in sorted(_SINGULAR):
        for ending, locative in _LOCATIVE:
            if nominative.endswith(ending):
                found[nominative[: -len(ending)] + locative] = nominative
                break
    for nominative in sorted(_PLURAL):
        for ending, locative in _LOCATIVE_OF_MANY:
            if nominative.endswith(ending):
                found.setdefault(nominative[: -len(ending)] + locative, nominative)
    return found


_HEADS = _heads()


def _venue(
    text: str, tokens: list[Word], index: int, gazetteer: Gazetteer, happened: list[int]
) -> Venue | None:
    start = _first(text, tokens, index)
    if index > 0 and start <= index - 1 and tokens[index - 1].folded in _NO_PLACE_BEFORE:
        return None
    is_named = any(token.is_capitalised for token in tokens[start : index + 1])
    is_common = start == index or _is_weak(tokens[index].folded)
    if is_common and not is_named and _quoted_after(text, tokens[index].end) == tokens[index].end:
        return None
    parts = [_nominative(text, tokens, part, index) for part in range(start, index + 1)]
    value = "".join(parts)
    name_start = tokens[start].start - (
        1 if text[tokens[start].start - 1 : tokens[start].start] in {"„", "“", '"'} else 0
    )
    value = text[name_start : tokens[start].start] + value
    end = tokens[index].end
    after = _quoted_after(text, end)
    value += text[end:after]
    address, whereabouts = _address(text, after, gazetteer)
    is_named = is_named or after > end
    distance = min(abs(position - tokens[index].start) for position in happened)
    return Venue(
        Span(name_start, after),
        value + address,
        Span(name_start, whereabouts),
        is_named=is_named,
        distance=distance,
    )


def _first(text: str, tokens: list[Word], index: int) -> int:
    """Where the name of a place begins whose last word this is."""
    start = index
    while start > 0 and index - start < _FARTHEST and _belongs(text, tokens, start - 1):
        start -= 1
    capitals = [
        part
        for part in range(start, index + 1)
        if tokens[part].is_capitalised and _is_begin(text, tokens, part)
    ]
    if not capitals:
        return start
    return capitals[0]


def _is_begin(text: str, tokens: list[Word], part: int) -> bool:
    return len(tokens[part].text) > 1 or text[tokens[part].end : tokens[part].end + 1] == "."


def _belongs(text: str, tokens: list[Word], index: int) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if token.folded in {"ir", "bei"}:
        return _joins_names(text, tokens, index)
    gap = text[token.end : following.start]
    is_broken = gap.strip(' .„“"”«»') != "" or ("." in gap and not _is_short(token))
    if is_broken or token.folded in _NO_PART:
        return False
    if token.text.isdigit():
        return following.folded in _NUMBERED and not gap.strip()
    return _is_of_name(text, token, gap)


def _is_of_name(text: str, token: Word, gap: str) -> bool:
    """Whether a word is part of a name that goes on: quoted, cut short, a genitive, or agreeing with it."""
    is_quoted = gap.lstrip()[:1] in {"“", "”", '"', "»"} and gap.strip() != ""
    if is_quoted or _is_short(token):
        return token.is_capitalised or token.folded in {"r", "raj", "m", "sav", "vardo", "šv"}
    if token.is_capitalised and text[token.start - 1 : token.start] in {"„", '"', "“", "«"}:
        return True
    if token.folded in _FOR_WHOM:
        return True
    return _GENITIVE.fullmatch(token.folded) is not None or _agreeing(token.folded) != ""


def _joins_names(text: str, tokens: list[Word], index: int) -> bool:
    """Whether "ir" stands within a name: "socialinių reikalų ir sveikatos skyriuje", "A. ir M. Miškinių"."""
    if index == 0 or text[tokens[index].end : tokens[index + 1].start].strip():
        return False
    is_initial = len(tokens[index + 1].text) == 1 and len(tokens[index - 1].text) == 1
    return is_initial or (not tokens[index + 1].is_capitalised and _belongs(text, tokens, index - 1))


def _is_short(token: Word) -> bool:
    """Whether it is an initial or an abbreviation of a name's."""
    return token.folded in _SHORT or (len(token.text) == 1 and token.is_capitalised)


def _agreeing(folded: str) -> str:
    if folded in _HEADS:
        return ""
    for ending, nominative in _AGREEING:
        if folded.endswith(ending) and len(folded) > len(ending) + 2:
            return nominative
    return ""


def _is_weak(folded: str) -> bool:
    return _HEADS[folded] in {
        "namas",
        "namai",
        "kaimas",
        "įstaiga",
        "centras",
        "skyrius",
        "kasa",
        "mokykla",
        "savivaldybės",
        "centrai",
        "įmonė",
        "fondas",
        "mokyklos",
        "ligoninė",
        "skyriai",
        "bibliotekos",
        "gimnazijos",
        "parkas",
    }


def _nominative(text: str, tokens: list[Word], part: int, last: int) -> str:
    token = tokens[part]
    following = text[token.end : tokens[part + 1].start] if part < last else ""
    following = following if following.strip() else following[:1]
    if part == last:
        return _cased(_HEADS[token.folded], token.text)
    if not _GENITIVE.fullmatch(token.folded):
        for ending, nominative in _AGREEING:
            if token.folded.endswith(ending) and len(token.folded) > len(ending) + 2:
                return token.text[: -len(ending)] + nominative + following
    return token.text + following


def _cased(nominative: str, written: str) -> str:
    if written.isupper() and len(written) > 1:
        return nominative.upper()
    return nominative[:1].upper() + nominative[1:] if written[:1].isupper() else nominative


def _quoted_after(text: str, end: int) -> int:
    quoted = re.compile(r"\s„[^“”\"\n]{1,60}[“”\"]").match(text, end)
    return quoted.end() if quoted else end


def _address(text: str, end: int, gazetteer: Gazetteer) -> tuple[str, int]:
    """The address behind the name of a place, with its town in the nominative, and where it ends."""
    found = _ADDRESS.match(text, end)
    if found is None or not _STREET.search(found[1]):
        found = _AFTER_COMMA.match(text, end)
        if found is None:
            return "", end
        town = f", {gazetteer.nominative(found[2])}" if found[2] else ""
        return f", {found[1]}{town}", found.end()
    parts = [part.strip() for part in found[1].split(",")]
    return ", " + ", ".join(gazetteer.nominative(part) for part in parts if part), found.end()
