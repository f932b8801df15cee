"""The office of a person and whose office it is, from the words before or behind the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.declension import Form
from events.extraction.heads import head_forms
from events.extraction.mentions import Mention, Named
from events.extraction.offices_words import TITLES, is_passing, office_forms, shortened_office
from events.extraction.person_names import PersonNamed
from events.extraction.phrases import adjective, is_genitive, phrase_start
from events.extraction.register_index import Body, name_stems
from events.extraction.stems import are_joined
from events.extraction.text import vocabulary

# Between an office and the name may stand what the office is for: "ekspertė Utenos regionui".
_LONGEST_PURPOSE = 6
_PURPOSES = ("ui", "ai", "ei", "ams", "oms", "ėms", "iems", "ims", "ais", "omis", "ėmis")
_LONGEST_BEHIND = 14
_BEHIND_NAME = frozenset({", ", " – ", " - ", " — ", ",  ", " ("})
# The offices that a municipality has, where no other body stands before them.
_MUNICIPAL = ("mer", "vicemer", "administracij", "taryb", "savivaldyb", "skyr", "seniūn", "tarpinstitucin")
_PLACE_KINDS = vocabulary("rajono miesto r raj m")
# "Rajono meras" and "savivaldybės administracijos direktorius" are of the municipality named before.
_OF_THE_PLACE = vocabulary("rajono miesto savivaldybės")
_OF_A_MAYOR = ("mer", "vicemer", "administracij", "tarpinstitucin")
_PROPER = ("Lietuvos", "Seim", "Europos", "Prezident", "Vyriausyb", "Respublik")
_LEADERS = ("vedėj", "vadov", "viršinink")
_HEADS_OF_OFFICES = frozenset({"skyrius", "poskyris"})
_MEMBERS = frozenset({"narys", "narė", "pirmininkas", "pirmininkė"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office in the nominative with its body; `first` and `last` are the words that say them.

    `passing` is what the person was just there ("moderatorė"), which is no office. `is_inferred` says that
    the body stands elsewhere in the text.
    """

    first: int
    last: int
    title: str = ""
    body: Body | None = None
    passing: str = ""
    is_inferred: bool = False


def office_of(
    named: Named, person: PersonNamed, starts: dict[int, PersonNamed], earliest: int
) -> Office | None:
    """The office beside a name: before it, else behind it.

    `starts` are all names by their first word; `earliest` is the word behind the name before.
    """
    before = _before(named, person, earliest)
    if before is not None and before.title:
        return before
    behind = _behind(named, person, starts)
    return behind if behind is not None and (behind.title or behind.body) else before


def _before(named: Named, person: PersonNamed, earliest: int) -> Office | None:
    words = named.words
    place = person.first - 1
    while place >= 0 and words[place].folded in TITLES and _joined(named, place):
        place -= 1
    if place < 0 or not _joined(named, place):
        return None
    for purpose in range(_LONGEST_PURPOSE):
        here = place - purpose
        if here < 0 or not _joined(named, here):
            return None
        forms = _fitting(named, here, person)
        if forms:
            return _told(named, here, forms[0], place + 1, earliest=earliest)
        if not (words[here].folded.endswith(_PURPOSES) or is_genitive(words[here])):
            break
    return None


def _behind(named: Named, person: PersonNamed, starts: dict[int, PersonNamed]) -> Office | None:
    words = named.words
    first = person.last
    if first >= len(words):
        return None
    if words[first].folded == "iš":
        return _bracketed(named, first)
    if named.text[words[first - 1].end : words[first].start] not in _BEHIND_NAME:
        return None
    for here in range(first, min(len(words), first + _LONGEST_BEHIND)):
        if here > first and not are_joined(named.text, words[here - 1], words[here], comma=False):
            break
        forms = _fitting(named, here, person)
        if forms and not _has_name_behind(named, here, starts) and not _is_within_name(named, here):
            office = _told(named, here, forms[0], here + 1, earliest=first)
            return office if office.first == first or not office.title else None
        if not forms and not _may_stand_before_office(named, here):
            break
    return _bracketed(named, first)


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
    if named.words[first].folded == "iš":
        first += 1
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


def _fitting(named: Named, place: int, person: PersonNamed) -> list[Form]:
    """The forms of a word as the office of this person: of one, of the gender and case of the name."""
    word = named.words[place]
    short = shortened_office(word.folded, person.name.gender)
    if short and named.text[word.end : word.end + 1] == ".":
        return [Form(short, person.name.case, is_plural=False, gender=person.name.gender)]
    forms = office_forms(word.folded)
    single = [form for form in forms if not form.is_plural and form.gender == person.name.gender]
    of_case = [form for form in single if form.case == person.name.case]
    if of_case or not _is_one_of(named, place):
        return of_case
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
    while start < first and words[start].folded in {"ir", "bei", "taip", "pat"}:
        start += 1
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
    body, used = _municipality(named, start, first, lemma)
    if body is not None:
        rest = _own_words(named, start + used, first)
        is_said = used > 0 and named.words[start].folded not in _OF_THE_PLACE
        return Office(start, last, " ".join([*rest, *said]), body, is_inferred=not is_said)
    found = _anaphora(named, start, first) or _ministers(named, start, first, lemma)
    if found is not None:
        body, used = found
        return Office(start, last, " ".join([*own[used:], *said]), body, is_inferred=True)
    if lemma.startswith("seniūn") and len(own) == 1 and own[0][:1].isupper():
        return Office(start, last, " ".join(said), Body(f"{own[0]} seniūnija"), is_inferred=True)
    title = " ".join([*own, *said]).removeprefix("Lietuvos Respublikos ").removeprefix("LR ")
    return Office(start, last, _as_office(named, start, title, own), _presidents(named, own))


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


def _municipality(named: Named, start: int, first: int, lemma: str) -> tuple[Body | None, int]:
    """The municipality whose office it is, and how many words before the office say that."""
    words = named.words
    for length in (2, 1):
        bodies = named.register.by_stems.get(tuple(named.stems[start : start + length]), ())
        if not bodies or start + length > first:
            continue
        used = length
        kind = ""
        if start + used < first and words[start + used].folded in _PLACE_KINDS:
            kind = words[start + used].folded
            used += 1
        behind = words[start + used].folded if start + used < first else lemma
        if not behind.startswith(_MUNICIPAL):
            return None, 0
        return _of_kind(named, bodies, kind), used
    used = 0
    while start + used < first and words[start + used].folded in _OF_THE_PLACE:
        used += 1
    behind = words[start + used].folded if start + used < first else lemma
    if behind.startswith(_MUNICIPAL if used else _OF_A_MAYOR):
        return named.municipality_before(words[start].start), used
    return None, 0


def _of_kind(named: Named, bodies: Sequence[Body], kind: str) -> Body:
    wanted = {"r": "rajono", "raj": "rajono", "m": "miesto"}.get(kind, kind)
    body = next((body for body in bodies if wanted and wanted in body.value.split()), bodies[0])
    return named.register.municipalities[body.municipality]


def _anaphora(named: Named, start: int, first: int) -> tuple[Body, int] | None:
    """The body that "fondo vadovė" or "paslaugų centro direktorė" means: the last one that is called so."""
    for head in range(first - 1, start - 1, -1):
        if not any(form.case == "g" for form in head_forms(named.words[head].folded)):
            continue
        said = tuple(named.stems[start : head + 1])
        for mention in named.last_before(start):
            if _ends_with(mention.body.value, said):
                return mention.body, head + 1 - start
        return None
    return None


def _ends_with(name: str, said: tuple[str, ...]) -> bool:
    """Whether a body's name ends in these words, its own name in quotes and what it is under apart."""
    bare = name.partition(" prie ")[0].partition("„")[0] or name
    return name_stems(bare)[-len(said) :] == said


def _ministers(named: Named, start: int, first: int, lemma: str) -> tuple[Body, int] | None:
    """The ministry of "socialinės apsaugos ir darbo viceministrė"."""
    if not lemma.endswith(("ministras", "ministrė")) or start >= first:
        return None
    bodies = named.register.names.named((*named.stems[start:first], "ministerij"))
    return (bodies[0], 0) if bodies else None


def _presidents(named: Named, own: Sequence[str]) -> Body | None:
    """The office of the President, whose adviser it is."""
    if not any(word.lower().startswith(("prezidentės", "prezidento")) for word in own):
        return None
    return named.register.presidency
