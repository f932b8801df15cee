"""The office of a person and whose office it is, from the words before or behind the name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.extraction.declension import Form
from events.extraction.heads import head_forms
from events.extraction.mentions import Mention, Named
from events.extraction.office_bodies import (
    OF_THE_PLACE,
    body_named_before,
    ministry_of,
    municipality_of,
    presidency_of,
)
from events.extraction.offices_words import (
    TITLES,
    is_passing,
    office_forms,
    shortened_office,
    womans_office,
)
from events.extraction.person_names import PersonNamed
from events.extraction.phrases import adjective, is_genitive, phrase_start
from events.extraction.register_index import Body
from events.extraction.stems import are_joined

# Between an office and the name may stand what the office is for: "ekspertė Utenos regionui".
_LONGEST_PURPOSE = 6
_PURPOSES = ("ui", "ai", "ei", "ams", "oms", "ėms", "iems", "ims", "ais", "omis", "ėmis")
_FOR_WHAT = ("regionui", "regionams", "klausimams", "klausimais", "reikalams", "ryšiams")
_LONGEST_BEHIND = 14
_PLURAL_ADJECTIVES = ("tos", "ti", "ieji", "osios", "iniai", "inės", "ami", "amos")
_LONGEST_BRACKET = 80
_BEHIND_NAME = frozenset({", ", " – ", " - ", " — ", ",  ", " ("})
_PROPER = ("Lietuvos", "Seim", "Europos", "Prezident", "Vyriausyb", "Respublik")
_LEADERS = ("vedėj", "vadov", "viršinink")
_HEADS_OF_OFFICES = frozenset({"skyrius", "poskyris"})
_MEMBERS = frozenset({"narys", "narė", "pirmininkas", "pirmininkė"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office in the nominative with its body; `first` and `last` are the words that say them.

    `passing` is what the person was just there ("moderatorė"), which is no office. `is_inferred` says that
    the body stands elsewhere in the text; `is_shared` that the next name has the same office.
    """

    first: int
    last: int
    title: str = ""
    body: Body | None = None
    passing: str = ""
    is_inferred: bool = False
    is_shared: bool = False


def office_of(
    named: Named, person: PersonNamed, starts: dict[int, PersonNamed], earliest: int
) -> Office | None:
    """The office beside a name: before it, else behind it.

    `starts` are all names by their first word; `earliest` is the word behind the name before.
    """
    before = _before(named, person, starts, earliest)
    if before is not None and before.title:
        return before
    behind = _behind(named, person, starts)
    return behind if behind is not None and (behind.title or behind.body) else before


def _before(
    named: Named, person: PersonNamed, starts: dict[int, PersonNamed], earliest: int
) -> Office | None:
    words = named.words
    place = person.first - 1
    while place >= 0 and words[place].folded in TITLES and _joined(named, place):
        place -= 1
    place = _before_bracket(named, place)
    if place < 0 or not (_joined(named, place) or _is_list_lead(named, place)):
        return None
    for purpose in range(_LONGEST_PURPOSE):
        here = place - purpose
        if here < earliest or (purpose and not _joined(named, here)):
            return None
        forms = _fitting(named, here, person, starts)
        if forms:
            office = _told(named, here, forms[0], place + 1, earliest=earliest)
            is_shared = any(form.is_plural for form in office_forms(named.words[here].folded))
            return replace(office, is_shared=is_shared and _goes_on(named, person, starts))
        if not (words[here].folded.endswith(_PURPOSES) or is_genitive(words[here])):
            break
    return None


def _before_bracket(named: Named, place: int) -> int:
    """The word before a bracket between an office and a name: "vedėja (patarėja) Rasa Rasaitė"."""
    end = named.words[place].end if place >= 0 else 0
    if place < 0 or named.text[end : end + 2].lstrip(".")[:1] != ")":
        return place
    opening = named.text.rfind(
        "(", max(0, named.words[place].start - _LONGEST_BRACKET), named.words[place].end
    )
    while opening >= 0 and place >= 0 and named.words[place].start > opening:
        place -= 1
    return place


def _is_list_lead(named: Named, place: int) -> bool:
    """Whether several are announced: "specialistės: Rasa Rasaitė ir Ona Onaitė", "vedėja (…) Rasa"."""
    between = named.text[named.words[place].end : named.words[place].end + 3]
    return between.startswith((":", " – ", " (", "("))


def _is_plural(named: Named, place: int) -> bool:
    forms = office_forms(named.words[place].folded)
    return bool(forms) and all(form.is_plural for form in forms if form.case == "n")


def _goes_on(named: Named, person: PersonNamed, starts: dict[int, PersonNamed]) -> bool:
    """Whether another name follows, so that an office in the plural is that of both."""
    if person.last in starts:
        return named.text[person.span.end : starts[person.last].span.start] == ", "
    words = named.words
    if person.last + 1 not in starts:
        return False
    return words[person.last].folded in {"ir", "bei"}


def _of_one(form: Form, gender: str) -> Form:
    """An office in the plural as that of one of them: "patarėjai" is patarėjas, or of a woman patarėja."""
    lemma = womans_office(form.lemma) if gender == "f" and form.gender == "m" else form.lemma
    return Form(lemma, form.case, is_plural=False, gender=gender)


def shared_office(
    named: Named,
    person: PersonNamed,
    office: Office | None,
    before: Office | None,
    previous: PersonNamed | None,
) -> Office | None:
    """The office of the second of "patarėjai Rasa Rasaitė ir Jonas Jonaitis": that of the first."""
    if office is not None or before is None or previous is None or not before.is_shared:
        return office
    between = named.text[previous.span.end : person.span.start].strip()
    if between not in {"ir", "bei", ","}:
        return office
    title = before.title
    head = title.split(" ")[-1]
    if person.name.gender == "f" and not head.endswith(("a", "ė")):
        title = title.removesuffix(head) + womans_office(head)
    return replace(before, first=person.first, last=person.first, title=title)


def _behind(named: Named, person: PersonNamed, starts: dict[int, PersonNamed]) -> Office | None:
    words = named.words
    first = person.last
    if first >= len(words):
        return None
    if words[first].folded == "iš":
        return _bracketed(named, first + 1)
    if named.text[words[first - 1].end : words[first].start] not in _BEHIND_NAME:
        return None
    for here in range(first, min(len(words), first + _LONGEST_BEHIND)):
        if here > first and not are_joined(named.text, words[here - 1], words[here], comma=False):
            break
        forms = _fitting(named, here, person, starts)
        if forms and not _has_name_behind(named, here, starts) and not _is_within_name(named, here):
            office = _told(named, here, forms[0], _behind_purpose(named, here), earliest=first)
            return office if office.first == first or not office.title else None
        if not forms and not _may_stand_before_office(named, here):
            break
    is_in_brackets = named.text[words[first - 1].end : words[first].start] == " ("
    return _bracketed(named, first) if is_in_brackets else None


def _behind_purpose(named: Named, place: int) -> int:
    """The word behind an office and what it is for: "ekspertas Utenos regionui"."""
    for last in range(place + 1, min(len(named.words), place + _LONGEST_PURPOSE)):
        if not _joined(named, last - 1):
            break
        if named.words[last].folded.endswith(_FOR_WHAT):
            return last + 1
    return place + 1


def _may_stand_before_office(named: Named, place: int) -> bool:
    word = named.words[place]
    is_of_office = any(adjective(word.folded, case, gender) for case in "ngdai" for gender in "fm")
    in_body = place in named.at
    return in_body or is_genitive(word) or is_of_office or word.folded in {"ir", "bei", "prie"}


def _is_within_name(named: Named, place: int) -> bool:
    return place in named.at


def _has_name_behind(named: Named, place: int, starts: dict[int, PersonNamed]) -> bool:
    """Whether the office belongs to the next name: "Ona Onaitė, direktorės pavaduotoja Rasa Rasaitė"."""
    for behind in range(place + 1, min(len(named.words), place + 2 + _LONGEST_PURPOSE)):
        if not _joined(named, behind - 1):
            return False
        if behind in starts:
            return True
    return False


def _bracketed(named: Named, first: int) -> Office | None:
    """The body alone behind a name: "Rasa Rasaitė (Utenos rajono savivaldybė)"."""
    mention = named.at.get(first)
    if mention is None or mention.first != first:
        return None
    return Office(first, mention.last, body=mention.body)


def _joined(named: Named, place: int) -> bool:
    """Whether nothing parts a word from the one behind it."""
    words = named.words
    if place + 1 >= len(words):
        return False
    between = named.text[words[place].end : words[place + 1].start]
    return are_joined(named.text, words[place], words[place + 1]) and between.strip(' .\u00a0“”"') == ""


def _fitting(named: Named, place: int, person: PersonNamed, starts: dict[int, PersonNamed]) -> list[Form]:
    """The forms of a word as the office of this person: of one, of the gender and case of the name."""
    word = named.words[place]
    short = shortened_office(word.folded, person.name.gender)
    if short and named.text[word.end : word.end + 1] == ".":
        return [Form(short, person.name.case, is_plural=False, gender=person.name.gender)]
    forms = office_forms(word.folded)
    single = [form for form in forms if not form.is_plural and form.gender == person.name.gender]
    of_case = [form for form in single if form.case == person.name.case]
    if of_case:
        return of_case
    if _goes_on(named, person, starts):
        several = [form for form in forms if form.is_plural and form.case == person.name.case]
        return [
            _of_one(form, person.name.gender) for form in several if form.gender in {"m", person.name.gender}
        ]
    if not _is_one_of(named, place):
        return []
    return [
        Form(form.lemma, person.name.case, is_plural=False, gender=form.gender)
        for form in forms
        if form.is_plural and form.case == "g" and form.gender in {person.name.gender, "m"}
    ]


def _is_one_of(named: Named, place: int) -> bool:
    """Whether it is "viena iš (organizatorių)"."""
    return (
        place > 1
        and named.words[place - 1].folded == "iš"
        and named.words[place - 2].folded
        in {
            "vienas",
            "viena",
        }
    )


def _chief(folded: str, gender: str) -> str:
    """What "vyr." stands for before an office."""
    if folded != "vyr":
        return ""
    return "vyriausioji" if gender == "f" else "vyriausiasis"


def _told(named: Named, place: int, form: Form, last: int, *, earliest: int = 0) -> Office:
    """The office whose word stands at `place`, with its adjectives, what it is for, and its body."""
    words = named.words
    first = place - 2 if _is_one_of(named, place) else place
    adjectives: list[str] = []
    while first > earliest and _joined(named, first - 1):
        said = _chief(words[first - 1].folded, form.gender) or adjective(
            words[first - 1].folded, form.case, form.gender
        )
        if said is None or words[first - 1].folded == "savo":
            break
        adjectives.insert(0, said)
        first -= 1
    start = max(phrase_start(named.text, words, first, named.ends), earliest)
    in_front = _before_bracket(named, start - 1) if start == first else start - 1
    if earliest <= in_front < start - 1 and in_front in named.at:
        mention = named.at[in_front]
        return Office(mention.first, last, " ".join([*adjectives, form.lemma]), mention.body)
    while start < first and words[start].folded in {"ir", "bei", "taip", "pat"}:
        start += 1
    if _is_plural(named, place) and start < first and words[first - 1].folded.endswith(_PLURAL_ADJECTIVES):
        first -= 1
        start = min(start, first)
    purpose = [word.text for word in words[place + 1 : last] if word.folded not in TITLES]
    if is_passing(form.lemma):
        return Office(start, last, passing=form.lemma, body=_whole_body(named, start, first))
    whole = [*adjectives, form.lemma, *purpose]
    return _with_body(named, _Phrase(start, first, last, whole, form.lemma))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of an office: genitives from `start`, its adjectives and itself from `first` to `last`."""

    start: int
    first: int
    last: int
    said: list[str]
    lemma: str


def _with_body(named: Named, phrase: _Phrase) -> Office:
    """Part the genitives before an office into the body and what belongs to the office itself."""
    start, first, last = phrase.start, phrase.first, phrase.last
    said, lemma = phrase.said, phrase.lemma
    mention = _mention_within(named, start, first)
    if mention is not None:
        own = _own_words(named, mention.last, first)
        kept = _kept_of_body(named, mention, lemma, own)
        title = " ".join([*kept, *own, *said])
        title = _as_office(named, mention.last, title, own)
        if lemma in _MEMBERS and not own:
            title = title.removeprefix("Lietuvos Respublikos ").removeprefix("LR ")
        return Office(min(start, mention.first), last, title, mention.body)
    own = _own_words(named, start, first)
    body, used = municipality_of(named, start, first, lemma)
    if body is not None:
        rest = _own_words(named, start + used, first)
        is_said = used > 0 and named.words[start].folded not in OF_THE_PLACE
        return Office(start, last, " ".join([*rest, *said]), body, is_inferred=not is_said)
    found = body_named_before(named, start, first) or ministry_of(named, start, first, lemma)
    if found is not None:
        body, used = found
        return Office(start, last, " ".join([*own[used:], *said]), body, is_inferred=True)
    if lemma.startswith("seniūn") and len(own) == 1 and own[0][:1].isupper():
        return Office(start, last, " ".join(said), Body(f"{own[0]} seniūnija"), is_inferred=True)
    title = " ".join([*own, *said]).removeprefix("Lietuvos Respublikos ").removeprefix("LR ")
    return Office(start, last, _as_office(named, start, title, own), presidency_of(named, own))


def _own_words(named: Named, start: int, first: int) -> list[str]:
    """The words of the text from one place up to another, with their quotes."""
    if start >= first:
        return []
    said = named.text[named.words[start].start : named.words[first - 1].end]
    if "„" in said and said.count("„") > said.count("“") + said.count("”"):
        said += "“"
    return said.split()


def _as_office(named: Named, start: int, title: str, own: Sequence[str]) -> str:
    """An office without the capital of a sentence's beginning."""
    is_shortened = not own or own[0][1:2].isupper() or own[0].startswith(_PROPER)
    if is_shortened or (named.stems[start],) in named.register.by_stems:
        return title
    start_of_it = named.words[start].start
    line = named.text[max(0, start_of_it - 4) : start_of_it]
    before = line.rstrip(" \u00a0")
    is_item = before[-1:] in {"–", "-", "•"} and not before[:-1].strip(" ")
    is_beginning = not before or before[-1] in ".!?:;\n" or is_item or "\n" in line
    return title[0].lower() + title[1:] if is_beginning else title


def _mention_within(named: Named, start: int, first: int) -> Mention | None:
    for place in range(first - 1, start - 1, -1):
        mention = named.at.get(place)
        if mention is not None:
            return mention if start <= mention.first and mention.last <= first else None
    return None


def _whole_body(named: Named, start: int, first: int) -> Body | None:
    mention = _mention_within(named, start, first)
    return mention.body if mention is not None else None


def _kept_of_body(named: Named, mention: Mention, lemma: str, own: Sequence[str]) -> list[str]:
    """What of the body's name belongs to the office too: "skyriaus vedėja", "tarybos narys"."""
    last = named.words[mention.last - 1]
    heads = {form.lemma for form in head_forms(last.folded)}
    is_led = any(word.startswith(_LEADERS) for word in (lemma, *own))
    is_of_office = (is_led and heads & _HEADS_OF_OFFICES) or (
        heads and "administracija" in heads and lemma.startswith("direktor")
    )
    if is_of_office:
        return ["skyriaus" if last.folded == "sk" else last.text]
    if lemma in _MEMBERS and heads & {"taryba", "komitetas", "komisija", "valdyba"}:
        return [last.text.lower()]
    if lemma in _MEMBERS and heads & {"parlamentas", "seimas"}:
        return [word.text for word in named.words[mention.first : mention.last]]
    return []
