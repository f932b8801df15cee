"""How many people there were: a number before the word for those who took part, and of nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.occasions import MEETING, TOOK_PART
from events.extraction.proposals import Proposal, Span, Sureness
from events.extraction.text import fold, sentences

# How numbers are written out, each with its forms.
_WRITTEN_OUT = {
    2: "du dvi dviejų dviem",
    3: "trys tris trijų trims",
    4: "keturi keturis keturios keturių",
    5: "penki penkis penkios penkių",
    6: "šeši šešis šešios šešių",
    7: "septyni septynis septynios septynių",
    8: "aštuoni aštuonis aštuonios aštuonių",
    9: "devyni devynis devynios devynių",
    10: "dešimt dešimtis dešimties",
    11: "vienuolika vienuolikos",
    12: "dvylika dvylikos tuzinas",
    13: "trylika trylikos",
    14: "keturiolika keturiolikos",
    15: "penkiolika penkiolikos",
    16: "šešiolika šešiolikos",
    17: "septyniolika septyniolikos",
    18: "aštuoniolika aštuoniolikos",
    19: "devyniolika devyniolikos",
    20: "dvidešimt dvidešimties",
    30: "trisdešimt trisdešimties",
    40: "keturiasdešimt keturiasdešimties",
    50: "penkiasdešimt penkiasdešimties",
    60: "šešiasdešimt šešiasdešimties",
    70: "septyniasdešimt septyniasdešimties",
    80: "aštuoniasdešimt aštuoniasdešimties",
    90: "devyniasdešimt devyniasdešimties",
    100: "šimtas šimto šimtą šimtai šimtus šimtų",
}
_NUMBERS = {form: number for number, forms in _WRITTEN_OUT.items() for form in forms.split()}
_NUMBER_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = re.compile(
    rf"(?<![\w.,/–-])(?P<about>(?:daugiau|ne mažiau|nemažiau)\s+(?:kaip|nei|negu)\s+|apie\s+|beveik\s+"
    rf"|virš\s+|per\s+|arti\s+|bemaž\s+|maždaug\s+)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:\s\d{{3}})?|\d{{1,4}})(?P<range>\s?[–-]\s?\d+)?|(?P<words>"
    rf"(?:{_NUMBER_WORD})(?:\s(?:{_NUMBER_WORD}))?))(?![\w%.,:/–-]|\s?(?:proc|tūkst|mln|eur))"
)
# Those who took part, in the cases that a number asks for.
_PEOPLE = re.compile(
    r"dal|dalyv|\w{3,}(?:ėnai|ėnų|iečiai|iečių|iškiai|iškių)|dalyv(?:iai|ių|es|ius|iams|iais|is|ės)|atstov"
    r"(?:ai|ų|us|ais"
    r"|ams|as|ės)|specialist(?:ai|ų|us|ais|ams|ės"
    r"|es)|sveči(?:ai|ų|us|ais)|svečių"
    r"|asmen(?:ys|ų|is|imis)|žmon(?:ės|ių|es|ėmis)|žmogus|vadov(?:ai|ų|us|ais|ės)|tėv(?:ai|ų|us|ais|eliai"
    r"|elių)|globėj(?:ai|ų|us|ais|os)|globotoj(?:ai|ų|us|ais)"
    r"|darbuotoj(?:ai|ų|us|ais|os)|ekspert(?:ai|ų|us|ais)|pareigūn(?:ai|ų|us|ais)|klausytoj(?:ai|ų|us)"
    r"|pedagog(?:ai|ų|us)|moter(?:ys|ų)|savanori(?:ai|ų|us)"
    r"|mam(?:os|ų|as)|neįgali(?:eji|ųjų|uosius)|senjor(?:ai|ų)|šeimininki\w+|žiūrov\w+"
)
# These are counted too, and are no people who were there.
_OTHER_THINGS = re.compile(
    r"organizacij\w*|savivaldyb\w*|įstaig\w*|institucij\w*|vaik\w*|met(?:ai|ų|us|ais|ams)?|mėnes\w*|dien\w*"
    r"|valand\w*|val|eur\w*|lit\w*|viet\w*|šeim\w*|grup\w*|namų|namai|centr\w*"
    r"|region\w*|rajon\w*|šal\w*|projekt\w*|paslaug\w*|klausim\w*|mokykl\w*|susitikim\w*|mokymai|mokymų"
    r"|kart\w*|proc\w*|puslap\w*|bendruomen\w*|seniūnij\w*|sutar\w*|narių|nariai|etat\w*"
)
_NOT_THERE = re.compile(
    r"(?<!\w)(?:vienij\w+|jungia|globoja\w*|gyvena\w*|dirba\w*|numatom\w+|planuojam\w+|trūksta|reikia"
    r"|projekto|gauna|teikiam\w+|apmokyt\w+|per metus|kasmet|šiemet|šalyje|lietuvoje"
    r"|savivaldybėje veikia|registruot\w+|laukia|eilėje|rajone yra)(?!\w)"
)
_LABEL = re.compile(r"(?<!\w)dalyvi(?:ų skaičius|ų)\s*[:–-]\s*(?P<about>apie\s+)?(?P<digits>\d{1,4})(?!\d)")
# What follows these are parts of those counted before.
_PARTS = re.compile(r"(?<!\w)(?:iš jų|tarp jų|iš kurių|tarp kurių)(?!\w)")
# These say all who were there; mothers, guardians or heads may be some of them.
_ALL = re.compile(r"(?<!\w)(?:dalyv\w*|žmon\w+|asmen\w+|atstov\w+|specialist\w+|sveč\w+|dal)(?!\w)")
# Where one of these is said, all who were there are counted, and not some of them.
_OF_ALL = re.compile(
    r"(?<!\w)(?:dalyvavo|dalyvav(?:ę|us\w+)|dalyvauj\w+|susirinko|susirink(?:ę|us\w+)|rinkosi|rinkdavosi"
    r"|atėjo|atvyko|subūrė|sutraukė|sulaukė|sukvietė"
    r"|klausėsi|mokėsi|iš viso|viso|sėd\w+|dalyvi(?:ai|ų))(?!\w)"
)
_SPACE = re.compile(r" {1,3}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FARTHEST, _BESIDE, _FIRST_SENTENCES = 9, 60, 5
_MOST, _HUNDRED = 5000, 100
# There are no more municipalities than this, and so many bodies of a kind are seldom counted at a meeting.
_MOST_BODIES = 60
_LISTED = re.compile(r"(?:,? \w+(?: ir)?){1,9}? (?:atstov|specialist|vadov|darbuotoj|dalyvi)(?:ų|ai)(?!\w)")
_TEENS = range(11, 20)


@dataclass(frozen=True, slots=True)
class _Found:
    number: int
    span: Span
    is_about: bool
    weight: int
    is_of_all: bool


def headcount_of(text: str, extent: tuple[Span, ...], focus: Span | None = None) -> Proposal | None:
    """How many took part, or None where the text does not count them."""
    read = sentences(text, extent)
    found = [one for place, sentence in enumerate(read) for one in _counts(text, sentence, place, focus)]
    if not found:
        return None
    best = max(found, key=lambda one: (one.weight, -one.span.start))
    if best.weight < 1:
        return None
    others = {one.number for one in found if one.weight >= best.weight}
    is_open = best.is_about or len(others) > 1 or not best.is_of_all
    why = "headcount.about" if best.is_about else "headcount.counted"
    return Proposal(str(best.number), (best.span,), Sureness.GUESSED if is_open else Sureness.SURE, why)


def _counts(text: str, sentence: Span, number_of_sentence: int, focus: Span | None) -> Iterator[_Found]:
    said = fold(text[sentence.start : sentence.end])
    took_part = TOOK_PART.search(said) is not None
    is_of_all = _OF_ALL.search(said) is not None
    for label in _LABEL.finditer(said):
        span = Span(sentence.start + label.start("digits"), sentence.start + label.end())
        if not _NOT_THERE.search(said):
            yield _Found(int(label["digits"]), span, bool(label["about"]), 5, is_of_all=True)
    for match in _COUNT.finditer(said):
        number = _number(match)
        end = _people_end(said, match, number)
        if end is None or not 1 < number <= _MOST:
            continue
        weight = (
            2 * took_part + (MEETING.search(said) is not None) - 3 * _is_elsewhere(said, match.start(), end)
        )
        is_part = _PARTS.search(said, 0, match.start()) is not None
        if (is_part or not is_of_all) and not _ALL.search(said[match.end() : end]):
            continue
        weight -= 3 * is_part
        is_here = focus is not None and focus.start <= sentence.start < focus.end
        yield _Found(
            number,
            Span(sentence.start + match.start(), sentence.start + end),
            bool(match["about"]) or bool(match["range"]),
            weight + (is_here or number_of_sentence < _FIRST_SENTENCES),
            is_of_all=is_of_all,
        )


def _is_elsewhere(said: str, start: int, end: int) -> bool:
    """Whether the words beside a number say that these people were not there."""
    return _NOT_THERE.search(said[max(0, start - _BESIDE) : end + 1]) is not None


def _number(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(re.sub(r"\s", "", match["digits"]))
    numbers = [_NUMBERS[word] for word in match["words"].split()]
    is_hundreds = len(numbers) > 1 and numbers[-1] == _HUNDRED
    return numbers[0] * _HUNDRED if is_hundreds else sum(numbers)


def _people_end(said: str, match: re.Match[str], number: int) -> int | None:
    """Where the word for those counted ends, if they are people who took part."""
    is_genitive = bool(match["words"]) and match["words"].endswith(("ų", "os", "ies", "o"))
    governs_genitive = number % 10 == 0 or number % 100 in _TEENS or bool(match["about"]) or is_genitive
    position = match.end()
    for _ in range(_FARTHEST):
        space = _SPACE.match(said, position)
        word = _WORD.match(said, space.end()) if space else None
        if word is None:
            return None
        if _PEOPLE.fullmatch(word.group()):
            return word.end() if _are_counted(said, word, governs_genitive=governs_genitive) else None
        is_other = _OTHER_THINGS.fullmatch(word.group()) is not None
        end = (
            _end_of_list(said, position)
            if is_other and _may_be_of_list(number, governs_genitive=governs_genitive)
            else None
        )
        if end is not None and not (governs_genitive and said[:end].endswith("ai")):
            return end
        if is_other and (governs_genitive or not word.group().endswith(("ų", "os", "ės", "o"))):
            return None
        position = word.end()
    return None


def _are_counted(said: str, word: re.Match[str], *, governs_genitive: bool) -> bool:
    """Whether a number counts these people, and not what stands between: "12 savivaldybių atstovai"."""
    if word.group() in {"dal", "dalyv"}:
        return said[word.end() : word.end() + 1] == "."
    is_genitive = word.group().endswith("ų")
    if governs_genitive and not is_genitive:
        return False
    return not (is_genitive and _is_of_others(said, word.end()))


def _may_be_of_list(number: int, *, governs_genitive: bool) -> bool:
    """Whether it is for the people of a list that a number stands: "29 įstaigų, mokyklų ir namų atstovų"."""
    return number > _MOST_BODIES or not governs_genitive


def _end_of_list(said: str, position: int) -> int | None:
    """Where those end who came from what is listed: "200 savivaldybių, įstaigų ir organizacijų atstovų"."""
    found = _LISTED.match(said, position)
    return found.end() if found else None


def _is_of_others(said: str, end: int) -> bool:
    """Whether the genitive belongs to the next word: "20 globėjų šeimų"."""
    following = _WORD.match(said, end + 1) if said[end : end + 1] == " " else None
    return following is not None and _OTHER_THINGS.fullmatch(following.group()) is not None
