"""People's names in a text: "Rasai Petraitei", "R. Petraitės", told from streets, schools and pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from events.extraction.declension import Form
from events.extraction.heads import is_head
from events.extraction.inflection import (
    Name,
    given_readings,
    initial_name,
    looks_like_surname,
    name_of,
    surname_readings,
)
from events.extraction.mentions import Named
from events.extraction.offices_words import is_office, office_forms
from events.extraction.proposals import Span
from events.extraction.stems import stem
from events.extraction.text import Word, vocabulary

_STREETS = vocabulary("g a al pr pl gatvė aikštė alėja prospektas skveras")
_STREET_STEMS = ("gatv", "aikšt", "alėj", "prospekt", "skver", "park", "premij", "vard", "skulptūr", "palik")
_PICTURES = ("nuotr", "fotogr", "foto", "iliustr", "piešin")
# Capitalised words that are no given name, before a word that looks like a surname.
_NOT_GIVEN = vocabulary(
    """
    lietuvos europos vilniaus kauno klaipėdos šiaulių panevėžio alytaus utenos telšių tauragės marijampolės
    šio šis ši tai tuo jo jos ir bet kai kaip pasak anot prie nuo iki dėl po už su per apie taip pat dar
    savivaldybės rajono regiono diskusijos renginio socialinės vaiko vaikų šeimos mero meras direktorė
    direktorius vadovė vadovas ponia ponas gerbiama gerbiamas
    """
)


_BETWEEN_SURNAMES = frozenset({" ", "–", " – ", " - ", "- ", " -", "-"})
_GENITIVES = ("os", "ės", "ų", "aus", "ies", "ojo", "je")
_JOINTS = str.maketrans("", "", "-\u2010\u2011'’")
_WITH_SECOND = 3  # words of a name with two given names
_CLOSE, _SHORTEST_SURNAME, _LONGEST_INITIAL = 2, 4, 2


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person named by the words from `first` up to but not including `last`."""

    first: int
    last: int
    span: Span
    name: Name


def persons_named(named: Named, known: tuple[str, ...]) -> list["PersonNamed"]:
    """The people whom the text names, in order; a name that leaves two open is settled by the others."""
    in_bodies = set(named.at)
    heard = set(known)
    heard |= {name.rpartition(" ")[2] for name in known}
    first_pass = list(_found(named, in_bodies, heard))
    printed = {word.text for word in named.words}
    for person in first_pass:
        name = person.name
        if not given_readings(name.given.partition(" ")[0]):
            continue
        for full in (name.full, *name.others):
            surname = full.rpartition(" ")[2]
            if surname in printed:
                heard |= {full, surname}
    return list(_found(named, in_bodies, heard))


def _found(named: Named, in_bodies: set[int], heard: set[str]) -> Iterator["PersonNamed"]:
    place = 0
    before: PersonNamed | None = None
    while place < len(named.words) - 1:
        person = None
        if place not in in_bodies and named.words[place].is_capitalised:
            person = _at(named, place, in_bodies, heard) or _foreign(named, place, in_bodies, before)
        if person is None:
            place += 1
            continue
        yield person
        before = person
        place = person.last


def _at(named: Named, place: int, in_bodies: set[int], heard: set[str]) -> "PersonNamed | None":
    if _is_initial(named, place):
        return _behind_initial(named, place, heard)
    for length in (_WITH_SECOND, _WITH_SECOND - 1):
        last = place + length
        parts = named.words[place:last]
        is_free = len(parts) == length and in_bodies.isdisjoint(range(place, last))
        if not is_free or not _may_be_name(named.text, parts):
            continue
        name = _of_three(parts, heard) if length == _WITH_SECOND else _of_two(named, parts, place, heard)
        if name is not None and not _is_something_else(named, place, last, name):
            name, last = _with_second_surname(named, name, last)
            return PersonNamed(place, last, Span(parts[0].start, named.words[last - 1].end), name)
    return None


def _with_second_surname(named: Named, name: Name, last: int) -> tuple[Name, int]:
    """A woman's second surname that stands apart: "Onaitė – Jonienė", "Onaitė Jonienė"."""
    if name.gender != "f" or last >= len(named.words) or not name.surname.endswith("tė"):
        return name, last
    second = named.words[last]
    between = named.text[named.words[last - 1].end : second.start].replace("\u00a0", " ")
    if between not in _BETWEEN_SURNAMES or not second.is_capitalised or not looks_like_surname(second.text):
        return name, last
    readings = surname_readings(_spelled(second), "f")
    fitting = next((nominative for nominative, case in readings if case == name.case), "")
    if not fitting.endswith("ė"):
        return name, last
    joint = " " if between == " " else "-"
    return replace(name, surname=f"{name.surname}{joint}{fitting}", others=()), last + 1


def _foreign(
    named: Named, place: int, in_bodies: set[int], previous: "PersonNamed | None"
) -> "PersonNamed | None":
    """Somebody whose names are of no list, told by the office right before: "patarėjas Andro Dadiani"."""
    parts = named.words[place : place + 2]
    is_free = len(parts) > 1 and in_bodies.isdisjoint(range(place, place + 2))
    if not place or not is_free or not _may_be_name(named.text, parts):
        return None
    before = named.words[place - 1]
    forms = [form for form in office_forms(before.folded) if form.case == "n"]
    given, surname = parts
    if previous is not None and previous.last == place - 1 and before.folded in {"ir", "bei"}:
        gender = "f" if given.folded.endswith(("a", "ė")) else "m"
        is_foreign_too = not given_readings(previous.name.given) and len(previous.name.given) > _CLOSE
        forms = [Form(given.folded, "n", is_plural=False, gender=gender)] if is_foreign_too else []
    is_apart = bool(named.text[before.end : given.start].strip(" .\u00a0"))
    if not forms or is_apart or before.is_capitalised or surname.folded.endswith(_GENITIVES):
        return None
    if _is_other_word(named, given.folded) or _is_other_word(named, surname.folded):
        return None
    following = named.words[place + 2] if place + 2 < len(named.words) else None
    if following is not None and following.is_capitalised and following.start - surname.end == 1:
        return None
    name = Name(given.text, surname.text, "n", forms[0].gender, is_certain=False)
    return PersonNamed(place, place + 2, Span(given.start, surname.end), name)


def _is_other_word(named: Named, folded: str) -> bool:
    is_common = folded in _NOT_GIVEN or bool(office_forms(folded)) or is_head(folded)
    return is_common or (stem(folded),) in named.register.by_stems


def _may_be_name(text: str, parts: list[Word]) -> bool:
    """Whether these are capitalised words with nothing but a space between them."""
    are_names = all(part.is_capitalised and _is_name_word(part) for part in parts)
    return are_names and all(
        not text[left.end : right.start].strip(" \u00a0") for left, right in pairwise(parts)
    )


def _of_three(parts: list[Word], heard: set[str]) -> Name | None:
    """A name with two given names, both in the case of the surname."""
    first, second, surname = (_spelled(part) for part in parts)
    of_first = name_of(first, surname, known=heard)
    of_second = name_of(second, surname, known=heard)
    if of_first is None or of_second is None or of_first.case != of_second.case:
        return None
    return replace(of_first, given=f"{of_first.given} {of_second.given}", others=())


def _of_two(named: Named, parts: list[Word], place: int, heard: set[str]) -> Name | None:
    """A given name and a surname; a given name of no list only where the surname is one by its ending."""
    given, surname = (_spelled(part) for part in parts)
    case = _case_before(named, place)
    is_listed = bool(given_readings(given))
    is_told = is_listed or _is_told_by_surname(named, place, given, surname, heard)
    is_thing = is_office(surname.lower()) or is_head(surname.lower())
    if is_thing or not is_told:
        return None
    name = name_of(given, surname, case=case, known=heard, given_is_known=is_listed)
    if name is None or is_listed or name.full in heard:
        return name
    return replace(name, is_certain=name.case == "n")


def _is_told_by_surname(named: Named, place: int, given: str, surname: str, heard: set[str]) -> bool:
    if f"{given} {surname}" in heard:
        return True
    is_behind_office = bool(_case_before(named, place))
    return looks_like_surname(surname) and is_behind_office and not _is_other_word(named, given.lower())


def _spelled(part: Word) -> str:
    return part.text.title() if part.text.isupper() else part.text


def _case_before(named: Named, place: int) -> str:
    """The case of the office that stands right before a name, or nothing."""
    if not place:
        return ""
    before = named.words[place - 1]
    if named.text[before.end : named.words[place].start].strip(" .\u00a0"):
        return ""
    forms = [form for form in office_forms(before.folded) if not form.is_plural]
    return forms[0].case if forms else ""


def _is_initial(named: Named, place: int) -> bool:
    word = named.words[place]
    is_short = len(word.text) <= _LONGEST_INITIAL and word.is_capitalised
    return is_short and named.text[word.end : word.end + 1] == "."


def _behind_initial(named: Named, place: int, heard: set[str]) -> "PersonNamed | None":
    """Somebody named by initials: "R. Petraitė", "R. A. Petraitė"."""
    words = named.words
    last = place + 1
    if last < len(words) and _is_initial(named, last) and words[last].start - words[place].end <= _CLOSE:
        last += 1
    if last >= len(words) or not _is_surname_here(named, last):
        return None
    surname = words[last]
    read = initial_name(surname.text, heard)
    if read is None or (read[0] not in heard and not looks_like_surname(surname.text)):
        return None
    nominative, case = read
    gender = "f" if nominative.endswith(("ė", "a")) else "m"
    name = Name(f"{words[place].text[0]}.", nominative, case, gender, is_certain=nominative in heard)
    if _is_something_else(named, place, last + 1, name):
        return None
    return PersonNamed(place, last + 1, Span(words[place].start, surname.end), name)


def _is_surname_here(named: Named, place: int) -> bool:
    """Whether a word can be the surname right behind an initial's full stop."""
    surname = named.words[place]
    between = named.text[named.words[place - 1].end + 1 : surname.start]
    is_long = len(surname.text) >= _SHORTEST_SURNAME and _is_name_word(surname)
    return surname.is_capitalised and is_long and len(between) < _CLOSE and not between.strip(" \u00a0")


def _is_name_word(word: Word) -> bool:
    return len(word.text) > 1 and word.text.translate(_JOINTS).isalpha()


def _is_something_else(named: Named, first: int, last: int, name: Name) -> bool:
    """A street, a school, a prize that bears the name, or who took the picture."""
    before = named.words[first - 1].folded if first else ""
    after = named.words[last] if last < len(named.words) else None
    if before.startswith(_PICTURES) or before in {"fotografavo", "filmavo"}:
        return True
    if after is None:
        return False
    between = named.text[named.words[last - 1].end : after.start]
    if after.folded.startswith(_PICTURES) and between.strip() in {"", "(", "/", "|", "–", "-"}:
        return True
    if between.strip() or name.case != "g":
        return False
    is_street = after.folded in _STREETS and not after.is_capitalised
    return is_street or after.folded.startswith(_STREET_STEMS) or is_head(after.folded)
