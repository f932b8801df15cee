"""Where a name of several words begins, and how it stands in the nominative."""

from collections.abc import Mapping, Sequence

from events.extraction.declension import Form
from events.extraction.heads import head_forms, is_head
from events.extraction.offices_words import office_forms
from events.extraction.stems import are_joined
from events.extraction.text import Word, vocabulary

_GENITIVES = ("os", "ės", "o", "io", "aus", "ų", "ies", "ens", "ers", "es")
_AND = frozenset({"ir", "bei"})
# Past tenses look like genitives: "kalbėjo", "pasveikino", "dalyvavo".
_VERBS = ("avo", "ino", "ėjo", "ojo", "ijo", "davo", "uoja", "osi", "ėsi")
_NOUNS_LIKE_VERBS = vocabulary(
    """
    vedėjo globėjo teikėjo teisėjo kūrėjo tyrėjo rėmėjo vystymosi tobulinimosi mokymosi ugdymosi steigėjo
    seniūno kovo spalio kino jaunimo tėvo gyvo naujojo pirmojo antrojo trečiojo vyriausiojo kitos įvaikintojo
    vadovo direktoriaus mokytojo gydytojo auklėtojo darbuotojo pavaduotojo įgaliotinio prezidento mero
    globotojo įtėvio naudotojo vartotojo leidinio žaidimo žinių kaimo miesto rajono regiono krašto
    """
)
_OTHER_VERBS = vocabulary(
    """
    vyko įvyko sako buvo liko tapo sutiko atvyko susitiko moko perdavo atliko teko sulaukė ragino padėjo
    dalyvavo pasveikino sveikino moderavo organizavo supažindino akcentavo diskutavo padėkojo dėkojo
    apibendrino dainavo grojo koncertavo pasakojo papasakojo atstovavo komentavo vadovavo inicijavo
    apdovanojo pagerbė informavo kalbėjosi tarėsi kalbės norės galės turės pradės padės mokės priminė
    pristato skaito rašo mato laiko dirbs gyvens tvirtino gavo laukė rinko lanko prašo neliko vedė davė
    kilo siekė lankė
    """
)
_NEVER_IN_NAMES = vocabulary(
    """
    jo jos jų mūsų jūsų savo to tos tų šio šios šių kurio kurios kurių viso visos visų abiejų kelių daug
    vieno vienos nuo iki iš prie be ant dėl po prieš tarp pas apie per už su pagal anot pasak į ties dr prof
    pavyzdžiui taip tik jau dar kaip kad nes bet o ar arba tai taigi tačiau
    daugelio daugybės kitų kito kitos įvairių dalies jų keleto dviejų trijų keturių penkių šešių
    """
)
_ADJECTIVES = {
    # gender -> case -> endings of adjectives in the singular and what they are in the nominative
    "f": {
        "g": (("iosios", "ioji"), ("osios", "oji"), ("inės", "inė"), ("iškos", "iška"), ("esnės", "esnė")),
        "d": (("iajai", "ioji"), ("ajai", "oji"), ("inei", "inė"), ("iškai", "iška")),
        "a": (("iąją", "ioji"), ("ąją", "oji"), ("inę", "inė"), ("išką", "iška")),
        "i": (("iąja", "ioji"), ("ąja", "oji"), ("ine", "inė"), ("iška", "iška")),
        "l": (("iojoje", "ioji"), ("ojoje", "oji"), ("inėje", "inė"), ("iškoje", "iška")),
        "n": (("nti", "nti"), ("oji", "oji"), ("inė", "inė"), ("iška", "iška")),
    },
    "m": {
        "g": (
            ("iausiojo", "iausiasis"),
            ("iojo", "iasis"),
            ("ojo", "asis"),
            ("inio", "inis"),
            ("iško", "iškas"),
        ),
        "d": (("iausiajam", "iausiasis"), ("iajam", "iasis"), ("ajam", "asis"), ("iniam", "inis")),
        "a": (("iausiąjį", "iausiasis"), ("iąjį", "iasis"), ("ąjį", "asis"), ("inį", "inis")),
        "i": (("iausiuoju", "iausiasis"), ("iuoju", "iasis"), ("uoju", "asis"), ("iniu", "inis")),
        "l": (("iajame", "iasis"), ("ajame", "asis"), ("iniame", "inis")),
        "n": (("ntis", "ntis"), ("asis", "asis"), ("usis", "usis"), ("inis", "inis")),
    },
    "plural": {
        "l": (("iniuose", "iniai"), ("iuosiuose", "ieji"), ("uosiuose", "ieji"), ("inėse", "inės")),
        "d": (("iniams", "iniai"), ("iesiems", "ieji"), ("inėms", "inės")),
        "a": (("inius", "iniai"), ("uosius", "ieji"), ("ines", "inės")),
        "i": (("iniais", "iniai"), ("aisiais", "ieji"), ("inėmis", "inės")),
        "g": (),
        "n": (("iniai", "iniai"), ("ieji", "ieji"), ("inės", "inės")),
    },
}
_LONGEST_NAME = 16
_LONGEST_QUOTED = 4
_OPENING, _CLOSING = '„“"«', '“”"»'
# Whom a service is for stands in the dative: "pagalbos šeimai tarnyba".
_FOR_WHOM = vocabulary(
    "šeimai šeimoms vaikams vaikui jaunimui žmonėms neįgaliesiems asmenims senjorams suaugusiems moterims"
)
_SHORT_GENITIVES = frozenset({"r", "raj", "m", "sav", "adm", "admin", "soc", "sk", "šv"})
_IN_FULL = {
    "r": "rajono",
    "raj": "rajono",
    "m": "miesto",
    "sav": "savivaldybės",
    "adm": "administracijos",
    "admin": "administracijos",
}
_SOCIAL_MANY = ("paslaug", "reikal", "darbuotoj")


def is_genitive(word: Word) -> bool:
    """Whether a word can be a genitive (or an abbreviation) within the name of a body."""
    folded = word.folded
    if folded in _NEVER_IN_NAMES or folded in _OTHER_VERBS or folded.endswith("bėjo"):
        return False
    if folded in _SHORT_GENITIVES or folded in _FOR_WHOM:
        return True
    if word.is_capitalised:
        is_abbreviation = word.text.isupper()
        return is_abbreviation or folded.endswith(_GENITIVES) or folded in {"všį", "vši"}
    if folded in _NOUNS_LIKE_VERBS or folded.endswith(("tojo", "iojo", "imosi")):
        return True
    return folded.endswith(_GENITIVES) and not folded.endswith(_VERBS)


def phrase_start(
    text: str, words: Sequence[Word], last: int, known_ends: Mapping[int, int], forms: Sequence[Form] = ()
) -> int:
    """The first word of the name that the genitives before `last` belong to.

    `known_ends` are names already found, the place behind each and where it begins: they are taken whole.
    `forms` are what the last word can be: adjectives that agree with it belong to the name.
    """
    place = last
    while place > 0 and _is_adjective_of(text, words, place, forms):
        place -= 1
    last = place
    while place > 0 and last - place < _LONGEST_NAME:
        is_behind_a_name = place in known_ends and are_joined(text, words[place - 1], words[place])
        if is_behind_a_name:
            is_quoted = any(mark in text[words[place - 1].end : words[place].start] for mark in '“”"»')
            return known_ends[place] if is_quoted or is_genitive(words[place - 1]) else place
        previous = _previous(text, words, place, last)
        if previous is None and _is_adjective_of(text, words, place, forms):
            previous = place - 1
        if previous is None:
            break
        place = previous
    return place


def _previous(text: str, words: Sequence[Word], place: int, last: int) -> int | None:
    """The next place to the left that still belongs to the name, or None where it begins."""
    here, before = words[place], words[place - 1]
    if not are_joined(text, before, here):
        return _over_comma(text, words, place)
    if not is_genitive(before) and any(mark in text[before.end : here.start] for mark in _CLOSING):
        return _over_quotes(text, words, place)
    if before.folded in _AND:
        return _over_and(text, words, place)
    if before.folded == "prie" and place > 1 and is_head(words[place - 2].folded):
        return place - 2
    is_of_an_office = bool(office_forms(before.folded)) and place != last and not is_head(before.folded)
    return place - 1 if is_genitive(before) and not is_of_an_office else None


def _is_adjective_of(text: str, words: Sequence[Word], place: int, forms: Sequence[Form]) -> bool:
    before = words[place - 1]
    if not forms or before.folded in _NEVER_IN_NAMES or not are_joined(text, before, words[place]):
        return False
    return any(
        adjective(before.folded, form.case, "plural" if form.is_plural else form.gender) for form in forms
    )


def _over_and(text: str, words: Sequence[Word], place: int) -> int | None:
    """Over "ir" within a name ("apsaugos ir darbo"), not between two of them."""
    if place <= 1 or words[place].is_capitalised:
        return None
    joined = words[place - 2]
    is_within = are_joined(text, joined, words[place - 1]) and is_genitive(joined)
    is_other_body = is_head(joined.folded) and any(form.case == "g" for form in head_forms(joined.folded))
    return place - 2 if is_within and not is_other_body and not office_forms(joined.folded) else None


def _over_quotes(text: str, words: Sequence[Word], place: int) -> int | None:
    """Over a short name in quotes: "projekto „Namai“ vadovė"."""
    for opening in range(place - 1, max(-1, place - 1 - _LONGEST_QUOTED), -1):
        if opening and text[words[opening].start - 1] in _OPENING:
            return opening
        if not opening or not are_joined(text, words[opening - 1], words[opening]):
            return None
    return None


def _over_comma(text: str, words: Sequence[Word], place: int) -> int | None:
    """Over the comma of "Švietimo, kultūros ir sporto skyrius": small genitives, then "ir"."""
    between = text[words[place - 1].end : words[place].start]
    if between != ", " or words[place].is_capitalised or not is_genitive(words[place - 1]):
        return None
    follows = [word.folded for word in words[place : place + 4]]
    is_list = any(each in _AND for each in follows[1:3]) and is_genitive(words[place])
    is_head_before = is_head(words[place - 1].folded)
    is_name = words[place - 1].is_capitalised or place > 1
    return place - 1 if is_list and is_name and not is_head_before else None


def in_nominative(words: Sequence[Word], lemma: str, case: str, gender: str, *, is_plural: bool) -> list[str]:
    """The words of a name in the nominative: its last word is `lemma`, adjectives agree with it."""
    said = [_in_full(words, place) for place in range(len(words) - 1)]
    endings = _ADJECTIVES["plural" if is_plural else gender].get(case, ())
    for place, word in enumerate(words[:-1]):
        following = words[place + 1].folded
        is_last = place + 1 == len(words) - 1
        is_of_the_head = (
            is_last or case != "g" or not _agrees(following, gender) or words[place + 1].text.isupper()
        )
        for ending, nominative in endings:
            if is_of_the_head and word.folded.endswith(ending):
                said[place] = word.text[: -len(ending)] + nominative
                break
    head = words[-1].text
    spelled = lemma.capitalize() if head[:1].isupper() and not head.isupper() else lemma
    return [*said, spelled]


def _in_full(words: Sequence[Word], place: int) -> str:
    """A word that is shortened in print, as it is written out: "r. sav." and "Soc. paramos"."""
    word = words[place]
    if word.folded == "soc":
        is_of_many = words[place + 1].folded.startswith(_SOCIAL_MANY)
        full = "socialinių" if is_of_many else "socialinės"
        return full.capitalize() if word.is_capitalised else full
    return _IN_FULL.get(word.folded, word.text)


def adjective(folded: str, case: str, gender: str) -> str | None:
    """The nominative of an adjective of this case and gender, or None for another word."""
    for ending, nominative in _ADJECTIVES[gender].get(case, ()):
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            return folded[: -len(ending)] + nominative
    return None


def _agrees(folded: str, gender: str) -> bool:
    """Whether a genitive next to an adjective takes it for itself."""
    return folded.endswith(("os", "ės", "ies") if gender == "f" else ("o", "io", "aus"))
