"""Organisations and institutions that the register does not have, told by the words of their names."""

import re
from collections.abc import Iterator

from events.extraction.declension import Form
from events.extraction.heads import head_forms, is_institution_head
from events.extraction.mentions import Mention, Named
from events.extraction.offices_words import office_forms
from events.extraction.phrases import adjective, in_nominative, is_genitive, phrase_start
from events.extraction.proposals import Span, Sureness
from events.extraction.register_index import Body, name_stems
from events.extraction.stems import are_joined
from events.extraction.text import vocabulary

_QUOTED = re.compile(r"[„“\"«‚]([^„“”\"«»\n]{2,80})[“”\"»‘]")
_SHORT_LEGAL_FORMS = {"nvo": "NVO", "všį": "VšĮ", "vši": "VšĮ", "uab": "UAB", "mb": "MB", "bį": "BĮ"}
_LONGEST_QUOTED = 7
# A name that has one of these among its words is of an event, not of a body.
_NOT_IN_NAMES = vocabulary(
    """
    įkurtų įkurto įkurtos įsteigtų įsteigto įsteigtos pavaldžių valdomų teikiamų organizuojamų
    dalyvių dalyvio diskusijos diskusijų susitikimo susitikimų renginio renginių konferencijos
    projekto projektų metų dienų sistemos klasterio pertvarkos dėmesio savivaldybių mokymų
    kampanijos programos seminaro vadovų atstovų specialistų narių regionų rajonų
    institucijų įstaigų organizacijų paslaugos
    """
)
# Of these people or bodies are members: "Lietuvos savivaldybių asociacija".
_OF_MEMBERS = frozenset({"asociacija", "sąjunga", "draugija", "federacija", "konfederacija"})
_OF_A_PLACE = vocabulary("rajono miesto savivaldybės seniūnijos kaimo regiono apskrities šalies pasaulio")
_PLACE_HEADS = frozenset({"centras", "kaimas", "bendruomenė"})
# Names in quotes behind or before these words are not of bodies.
_NOT_BODIES = (
    "projekt",
    "kampanij",
    "konferencij",
    "program",
    "film",
    "iniciatyv",
    "švent",
    "akcij",
    "pavadinim",
    "tema",
    "apdovanojim",
    "mokym",
    "seminar",
    "knyg",
    "pranešim",
    "diskusij",
    "konkurs",
    "paslaug",
    "laikrašt",
    "portal",
    "stovykl",
    "rengin",
    "nominacij",
    "paked",
    "forum",
    "laid",
    "žurnal",
    "leidin",
    "temo",
    "metod",
)
_SENTENCE_ENDS = ".!?:…•–—-"
_CASES_BY_WEIGHT = "ngldai"


def new_names(named: Named, *, by_office: bool) -> list[Mention]:
    """The bodies that the register does not have: by quoted names and by head words.

    With `by_office` a quoted name that only an office tells ("„Tiltas“ direktorė") is one too: that is asked
    when the names that the text gives whole are known.
    """
    local = _local_names(named)
    quoted = [found for found in _quoted(named, local) if by_office or found.why != "body.before_office"]
    return [*quoted, *_by_heads(named)]


def _local_names(named: Named) -> dict[tuple[str, ...], Body]:
    """New names that the text has already given whole, by the stems of what stands in their quotes."""
    found: dict[tuple[str, ...], Body] = {}
    for mention in named.mentions:
        stems = quoted_stems(mention.body)
        if stems:
            found.setdefault(stems, mention.body)
    return found


def quoted_stems(body: Body) -> tuple[str, ...]:
    """The stems of the quoted name of a body that the register does not have, or none."""
    quoted = _QUOTED.search(body.value) if body.key is None else None
    ends_it = quoted is not None and quoted.end() == len(body.value)
    return name_stems(quoted.group(1)) if quoted is not None and ends_it else ()


def _quoted(named: Named, local: dict[tuple[str, ...], Body]) -> Iterator[Mention]:
    starts = {word.start: place for place, word in enumerate(named.words)}
    ends = {word.end: place for place, word in enumerate(named.words)}
    for sentence in named.sentences:
        for quoted in _QUOTED.finditer(named.text, sentence.start, sentence.end):
            first, last = starts.get(quoted.start(1)), ends.get(quoted.end(1))
            if first is None or last is None or last - first >= _LONGEST_QUOTED or first in named.at:
                continue
            yield from _of_quoted(named, first, last, local)


def _of_quoted(named: Named, first: int, last: int, local: dict[tuple[str, ...], Body]) -> Iterator[Mention]:
    before = named.words[first - 1] if first else None
    is_joined = before is not None and are_joined(named.text, before, named.words[first])
    if before is not None and is_joined and before.folded.startswith(_NOT_BODIES):
        return
    inner = named.text[named.words[first].start : named.words[last].end]
    body = local.get(name_stems(inner))
    if before is not None and is_joined:
        if before.folded in _SHORT_LEGAL_FORMS:
            value = f"{_SHORT_LEGAL_FORMS[before.folded]} „{_inner(named, first, last, inner)}“"
            yield _mention(named, first - 1, last + 1, Body(value, kind="ngo"), "body.legal_form")
            return
        forms = _singular(head_forms(before.folded))
        if forms and not (first == last and head_forms(named.words[first].folded)):
            yield from _behind_head(named, first, last, forms[0], inner)
            return
    if body is not None:
        yield _mention(named, first, last + 1, body, "body.named_before")
        return
    following = named.words[last + 1] if last + 1 < len(named.words) else None
    if following is None or not are_joined(named.text, named.words[last], following):
        return
    if office_forms(following.folded) and named.words[first].is_capitalised:
        value = _inner(named, first, last, inner)
        yield _mention(named, first, last + 1, Body(f"„{value}“", kind="ngo"), "body.before_office")


def _inner(named: Named, first: int, last: int, inner: str) -> str:
    """A quoted name in the nominative where its last word is one whose forms are known ("namų")."""
    word = named.words[last]
    forms = _singular(head_forms(word.folded))
    if not forms or forms[0].case == "n":
        return " ".join(inner.split())
    form = forms[0]
    said = in_nominative(
        named.words[first : last + 1], form.lemma, form.case, form.gender, is_plural=form.is_plural
    )
    return " ".join(said)


def _behind_head(named: Named, first: int, last: int, form: Form, inner: str) -> Iterator[Mention]:
    """A body of a head and a quoted name: "asociacijos „Šeimų kelias“", "Biržų globos namų „Giraitė“"."""
    head = first - 1
    start = phrase_start(named.text, named.words, head, named.ends, [form])
    start = _from_capital(named, start, head)
    is_state_form = form.lemma == "įstaiga" and named.stems[head - 1] == "vieš"
    if is_state_form:
        yield _mention(named, head - 1, last + 1, Body(f"VšĮ „{inner}“", kind="ngo"), "body.legal_form")
        return
    if start == head and form.lemma == "fondas":
        start = _start_of_fund(named, head)
    said = " ".join(
        in_nominative(named.words[start:first], form.lemma, form.case, form.gender, is_plural=form.is_plural)
    )
    said = said[:1].upper() + said[1:]
    is_institution = is_institution_head(form.lemma, [word.folded for word in named.words[start:head]])
    body = Body(f"{said} „{' '.join(inner.split())}“", is_institution=is_institution)
    yield _mention(named, start, last + 1, body, "body.head_and_name")


def _start_of_fund(named: Named, head: int) -> int:
    """Where "labdaros ir paramos fondas" begins, a name that has no capital."""
    place = head
    while place > 0 and named.words[place - 1].folded in {"labdaros", "paramos", "ir", "bei"}:
        place -= 1
    return place + 1 if named.words[place].folded in {"ir", "bei"} else place


def _from_capital(named: Named, start: int, head: int) -> int:
    return next((place for place in range(start, head) if named.words[place].is_capitalised), head)


def _by_heads(named: Named) -> Iterator[Mention]:
    lower = {word.folded for word in named.words if not word.is_capitalised}
    for place, word in enumerate(named.words):
        forms = _singular(head_forms(word.folded)) if place not in named.at else []
        if not forms or _is_plural_here(named, place):
            continue
        start = phrase_start(named.text, named.words, place, named.ends, forms)
        found = _named_by_head(named, start, place, forms, lower)
        if found is not None:
            yield found


def _named_by_head(named: Named, start: int, head: int, forms: list[Form], lower: set[str]) -> Mention | None:
    """The body whose name ends in this head word, or None for words that name none."""
    first = _from_capital(named, start, head)
    house = _house_of_part(named, first, head)
    if house is not None:
        head, forms = house, [form for form in head_forms(named.words[house].folded) if form.case == "g"]
    form = _form_here(named, first, head, forms)
    is_proper = first < head and (not _is_beginning(named, first) or _is_proper(named, first, head, lower))
    if not is_proper or _is_no_body(named, first, head, form.lemma):
        return None
    inside = named.words[first:head]
    said = in_nominative(
        named.words[first : head + 1], form.lemma, form.case, form.gender, is_plural=form.is_plural
    )
    value = _with_marks(named, first, head, said)
    owner = _owner(named, start, first, value)
    if owner is not None:
        value = f"{_genitive_of(owner.value)} administracijos {value}"
        first = start
    registered = named.register.names.named(name_stems(value)) if owner is not None else ()
    if registered:
        return _mention(named, first, head + 1, registered[0], "body.of_municipality")
    misprinted = named.register.misprinted(tuple(named.stems[first : head + 1]))
    if misprinted is not None:
        return _mention(named, first, head + 1, misprinted, "body.misprinted")
    is_institution = is_institution_head(form.lemma, [word.folded for word in inside])
    is_unsaid = form.lemma in {"skyrius", "poskyris"} and _is_of_nobody(named, first, head)
    why = "body.part_of_unsaid" if is_unsaid else "body.head"
    return _mention(named, first, head + 1, Body(value, is_institution=is_institution), why)


def _is_of_nobody(named: Named, first: int, head: int) -> bool:
    """Whether a department is named without a word of whose it is."""
    stems = named.stems[first:head]
    is_of_place = any((each,) in named.register.by_stems for each in stems)
    return not is_of_place and not {"ministerij", "tarnyb", "savivaldyb", "administracij"} & set(stems)


def _house_of_part(named: Named, first: int, head: int) -> int | None:
    """The head of the house that a foster care centre is part of: "paslaugų centro Globos centras"."""
    is_part = head > first + 1 and named.words[head - 1].folded == "globos" and named.stems[head] == "centr"
    if not is_part:
        return None
    places = range(head - 2, first, -1)
    return next(
        (each for each in places if any(f.case == "g" for f in head_forms(named.words[each].folded))), None
    )


def _owner(named: Named, start: int, first: int, value: str) -> Body | None:
    """The municipality of a department that the text names without it: "savivaldybės … skyrius"."""
    words = named.words[start:first]
    if any(named.at.get(place) for place in range(start, first)) or "ministerij" in value:
        return None
    is_of_municipality = bool(words) and words[-1].folded in {"administracijos", "savivaldybės", "rajono"}
    is_social_department = value.endswith("skyrius") and value.startswith(("Socialinės ", "Socialinių "))
    if is_of_municipality or is_social_department:
        return named.municipality_before(named.words[start].start)
    return None


def _is_no_body(named: Named, first: int, head: int, lemma: str) -> bool:
    """The European Union, the centre of a town, a council's hall, words of an event."""
    inside = named.stems[first:head]
    words = named.words[first:head]
    is_of_an_event = any(word.folded in _NOT_IN_NAMES for word in words) and lemma not in _OF_MEMBERS
    is_shouted = all(word.text.isupper() for word in named.words[first : head + 1])
    is_of_a_place = lemma in _PLACE_HEADS and words[-1].folded in _OF_A_PLACE
    is_numbered = all(set(word.text) <= set("IVX") for word in words)
    is_centre_of_town = lemma == "centras" and len(inside) == 1
    if (
        is_of_an_event
        or is_shouted
        or is_of_a_place
        or is_numbered
        or is_centre_of_town
        or lemma == "savivaldybė"
    ):
        return True
    if "europ" in inside and any(
        each in {"sąjung", "bendrij", "fond"} for each in named.stems[first : head + 1]
    ):
        return True
    following = named.words[head + 1].folded if head + 1 < len(named.words) else ""
    return lemma in {"taryba", "seimas"} and (lemma == "seimas" or following.startswith("sal"))


def _genitive_of(municipality: str) -> str:
    return municipality.replace("savivaldybė", "savivaldybės")


def _form_here(named: Named, first: int, head: int, forms: list[Form]) -> Form:
    """The form that an adjective before it agrees with, else the likeliest."""
    for form in forms:
        gender = "plural" if form.is_plural else form.gender
        if any(adjective(word.folded, form.case, gender) for word in named.words[first:head]):
            return form
    return forms[0]


def _is_plural_here(named: Named, place: int) -> bool:
    """Whether a form that could be one or several is several: "skyrių vedėjai"."""
    word = named.words[place]
    if not word.folded.endswith("ių") or place + 1 >= len(named.words):
        return False
    return any(form.is_plural for form in office_forms(named.words[place + 1].folded))


def _is_beginning(named: Named, place: int) -> bool:
    before = named.text[max(0, named.words[place].start - 4) : named.words[place].start]
    bare = before.rstrip(' \u00a0„“"«')
    return not bare or bare[-1] in _SENTENCE_ENDS or "\n" in before


def _is_proper(named: Named, first: int, head: int, lower: set[str]) -> bool:
    """Whether the first word of a sentence would have its capital elsewhere too."""
    word = named.words[first]
    if (named.stems[first],) in named.register.by_stems:
        return True
    has_other_capital = any(each.is_capitalised for each in named.words[first + 1 : head])
    is_common = word.folded in lower or "in" in word.folded[3:-1] or word.folded.endswith("ojo")
    return has_other_capital or (not is_common and is_genitive(word))


def _with_marks(named: Named, first: int, head: int, said: list[str]) -> str:
    """The words of a name with what stands between them in the text: its quotes and commas."""
    pieces = []
    for place, word in zip(range(first, head + 1), said, strict=True):
        here = named.words[place]
        between = named.text[here.end : named.words[place + 1].start] if place < head else ""
        is_written_out = word != here.text and between.startswith(".")
        pieces.append(word + (between[1:] if is_written_out else between))
    value = " ".join("".join(pieces).split())
    opened, closed = sum(value.count(mark) for mark in "„"), sum(value.count(mark) for mark in "“”")
    if closed > opened:
        return f"„{value}"
    return f"{value}“" if opened > closed else value


def _singular(forms: tuple[Form, ...]) -> list[Form]:
    """The forms that name one body, the likeliest case first."""
    only_plural = ("ai", "os", "ės")
    single = [form for form in forms if not form.is_plural or form.lemma.endswith(only_plural)]
    return sorted(single, key=lambda form: _CASES_BY_WEIGHT.index(form.case))


def _mention(named: Named, first: int, last: int, body: Body, why: str) -> Mention:
    start, end = named.words[first].start, named.words[last - 1].end
    sureness = Sureness.INFERRED if why in {"body.legal_form", "body.named_before"} else Sureness.GUESSED
    return Mention(first, last, Span(start, end), body, sureness, why)
