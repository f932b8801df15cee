"""Names of people and of bodies turned from any case into the nominative."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from events.extraction.declension import CASES, Form, declined

_GIVEN_NAMES = Path(__file__).with_name("given_names.txt")

# The endings of a surname by its case, and the nominatives that each can come from, the likeliest first.
_WOMAN = (
    ("ėje", "l", ("ė",)),
    ("oje", "l", ("a",)),
    ("ė", "n", ("ė",)),
    ("ės", "g", ("ė",)),
    ("ei", "d", ("ė",)),
    ("ę", "a", ("ė",)),
    ("e", "i", ("ė",)),
    ("a", "ni", ("a",)),
    ("os", "g", ("a",)),
    ("ai", "d", ("a",)),
    ("ą", "a", ("a",)),
)
_MAN = (
    ("umi", "i", ("us",)),
    ("iumi", "i", ("ius",)),
    ("iaus", "g", ("ius",)),
    ("iui", "d", ("is", "ys", "ius")),
    ("aus", "g", ("us",)),
    ("ių", "a", ("ius",)),
    ("ias", "n", ("ias",)),
    ("ius", "n", ("ius",)),
    ("ui", "d", ("as", "us")),
    ("io", "g", ("is", "ys")),
    ("iu", "i", ("is", "ys")),
    ("as", "n", ("as",)),
    ("is", "n", ("is",)),
    ("ys", "n", ("ys",)),
    ("us", "n", ("us",)),
    ("o", "g", ("as",)),
    ("ą", "a", ("as", "a")),
    ("ų", "a", ("us",)),
    ("u", "i", ("as",)),
    ("į", "a", ("is", "ys")),
    ("a", "ni", ("a",)),
    ("os", "g", ("a",)),
    ("ai", "d", ("a",)),
    ("ė", "n", ("ė",)),
    ("ės", "g", ("ė",)),
    ("ei", "d", ("ė",)),
    ("ę", "a", ("ė",)),
    ("e", "i", ("ė",)),
)
# Men's surnames whose nominative their last letters settle, whatever the case.
_SETTLED_STEMS = (
    ("vič", "ius"),
    ("ait", "is"),
    ("yt", "is"),
    ("ut", "is"),
    ("ėl", "is"),
    ("el", "is"),
    ("ul", "is"),
    ("on", "is"),
    ("ėn", "as"),
    ("ūn", "as"),
    ("auck", "as"),
    ("ausk", "as"),
    ("insk", "as"),
    ("ik", "as"),
)
_UNLIKE_WOMANS = ("auska", "inska", "ucka", "icka", "ūna", "ėna", "ita", "yta")
_SOFT = {"č": "t", "dž": "d"}
# Surnames so short mostly end in "-ys" (Genys), longer ones in "-is" (Matulis).
_VOWELS = frozenset("aąeęėiįyouųū")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the nominative: which case the text has it in, and whether another was possible."""

    given: str
    surname: str
    case: str
    gender: str
    is_certain: bool
    others: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """The name as it is written."""
        return f"{self.given} {self.surname}"


@cache
def given_names() -> dict[str, tuple[Form, ...]]:
    """Every form (in small letters) of the given names that people bear here."""
    found: dict[str, list[Form]] = {}
    gender = ""
    for line in _GIVEN_NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("["):
            gender = "f" if line == "[women]" else "m"
            continue
        for lemma in line.split():
            for form, said in declined(lemma, gender):
                if not said.is_plural:
                    found.setdefault(form.lower(), []).append(said)
    return {form: tuple(said) for form, said in found.items()}


def given_readings(word: str) -> tuple[Form, ...]:
    """What a word can be as a given name: "Jono" is Jonas in the genitive; nothing for other words."""
    return given_names().get(word.lower(), ())


@lru_cache(maxsize=10_000)
def surname_readings(word: str, gender: str) -> tuple[tuple[str, str], ...]:
    """The nominatives and cases that a surname in this form can have, the likeliest first."""
    if "-" in word:
        return _readings_of_double(word, gender)
    found: list[tuple[str, str]] = []
    for ending, cases, nominatives in _WOMAN if gender == "f" else _MAN:
        stem = word.removesuffix(ending)
        # "Žvinias" is not what "Žviniu" comes from: a stem keeps no sign of softness before a hard ending.
        is_possible = stem != word and len(stem) > 1 and not (stem.endswith("i") and ending[0] in "aąouų")
        if is_possible:
            for nominative in _in_order(stem, nominatives, ending):
                found.extend((nominative, case) for case in cases)
    # A surname that is not Lithuanian stays as it is in every case: Smith, Okulič.
    if len(word) > _SHORTEST_FOREIGN and word[-1] not in "aąeęėiįyouųūs":
        found.extend((word, case) for case in CASES)
    return tuple(dict.fromkeys(found))


def looks_like_surname(word: str) -> bool:
    """Whether its ending alone tells a surname: "-ienė", "-aitė", "-auskas", "-evičius", in any case."""
    folded = word.lower()
    return len(folded) > _SHORTEST_SURNAME and folded.endswith(_endings_of_surnames())


def name_of(
    given: str, surname: str, *, case: str = "", known: Collection[str] = (), given_is_known: bool = True
) -> Name | None:
    """The person's name in the nominative, or None where these two words cannot be one.

    The case of the given name and that of the surname must agree. `case` is what the office beside it is in;
    `known` are names (or surnames) in the nominative that settle what the endings leave open.
    """
    forms = given_readings(given)
    if not forms and not given_is_known:
        forms = _unlisted_given(given, surname)
    readings = [
        (form, nominative)
        for form in forms
        for nominative, surname_case in surname_readings(surname, form.gender)
        if surname_case == form.case
    ]
    if not readings:
        return None
    return _best(readings, case, known)


def initial_name(surname: str, known: Collection[str]) -> tuple[str, str] | None:
    """The nominative and case of a surname behind an initial ("G. Paliušienei"), by known surnames first."""
    gender = "f" if _is_womans(surname) else "m"
    for guess in (gender, "m" if gender == "f" else "f"):
        readings = surname_readings(surname, guess)
        for nominative, case in readings:
            if nominative in known:
                return nominative, case
    readings = surname_readings(surname, gender)
    return readings[0] if readings else None


def _best(readings: list[tuple[Form, str]], case: str, known: Collection[str]) -> Name:
    of_case = [reading for reading in readings if reading[0].case == case] or readings
    # A woman's surname in "-a" is Slavic; "Ričardą Malinauską" is a man.
    of_case = sorted(of_case, key=lambda each: each[0].gender == "f" and each[1].endswith(_UNLIKE_WOMANS))
    heard = [
        (form, surname) for form, surname in of_case if f"{form.lemma} {surname}" in known or surname in known
    ]
    nominative = [reading for reading in of_case if reading[0].case == "n"]
    form, surname = (heard or nominative or of_case)[0]
    names = dict.fromkeys(f"{other.lemma} {nominative}" for other, nominative in of_case)
    others = tuple(name for name in names if name != f"{form.lemma} {surname}")
    is_certain = bool(heard) or not others or form.case == "n" or _is_settled(form, surname, of_case)
    return Name(form.lemma, surname, form.case, form.gender, is_certain, others)


def _is_settled(form: Form, surname: str, readings: list[tuple[Form, str]]) -> bool:
    """Whether the others are only other given names of one form, or surnames that nobody bears."""
    given_names_of_it = {other.lemma for other, _ in readings if other.case == form.case}
    return len(given_names_of_it) == 1 and _settled_ending(_stem(surname)) != ""


def _stem(nominative: str) -> str:
    for ending in ("ius", "ias", "as", "is", "ys", "us", "a", "ė"):
        if nominative.endswith(ending):
            return nominative[: -len(ending)]
    return nominative


def _readings_of_double(word: str, gender: str) -> tuple[tuple[str, str], ...]:
    first, _, second = word.rpartition("-")
    if not first or len(second) <= 1:
        return ()
    of_second = surname_readings(second, gender)
    of_first: dict[str, str] = {}
    for nominative, case in surname_readings(first, gender):
        of_first.setdefault(case, nominative)
    both = [(f"{of_first[case]}-{nominative}", case) for nominative, case in of_second if case in of_first]
    if both:
        return tuple(dict.fromkeys(both))
    # One half may come from elsewhere and not be declined: "Jakštaitės-Rouda", "Okulič-Kazarino".
    first_declined = [(f"{nominative}-{second}", case) for case, nominative in of_first.items()]
    second_declined = [(f"{first}-{nominative}", case) for nominative, case in of_second]
    return tuple(dict.fromkeys([*first_declined, *second_declined]))


def _in_order(stem: str, nominatives: tuple[str, ...], ending: str) -> list[str]:
    hard = stem
    if ending[:1] == "i" and len(ending) > 1:
        hard = next(
            (stem[: -len(soft)] + plain for soft, plain in _SOFT.items() if stem.endswith(soft)), stem
        )
    settled = _settled_ending(stem) or _settled_ending(hard)
    if settled in nominatives:
        nominatives = (settled,)
    elif "is" in nominatives and "ys" in nominatives and _is_short(stem):
        nominatives = ("ys", *(nominative for nominative in nominatives if nominative != "ys"))
    return [
        (stem if nominative in {"ius", "ias"} and ending[:1] == "i" else hard) + nominative
        for nominative in nominatives
    ]


def _settled_ending(stem: str) -> str:
    return next(
        (ending for last, ending in _SETTLED_STEMS if stem.endswith(last) and len(stem) > len(last)), ""
    )


def _is_short(stem: str) -> bool:
    sounded = [letter in _VOWELS for letter in stem.lower()]
    return sum(here and not before for before, here in zip([False, *sounded], sounded, strict=False)) <= 1


def _is_womans(surname: str) -> bool:
    last = surname.rpartition("-")[2]
    return any(
        nominative.endswith(("ienė", "aitė", "ytė", "utė", "ūtė"))
        for nominative, _ in surname_readings(last, "f")
    ) or last.endswith(("ė", "ės", "ei", "ę"))


def _unlisted_given(given: str, surname: str) -> tuple[Form, ...]:
    """What a word that is no given name of the list could be, if the surname beside it tells the gender."""
    gender = "f" if _is_womans(surname) else "m"
    return tuple(
        Form(nominative, case, is_plural=False, gender=gender)
        for nominative, case in surname_readings(given, gender)
    )


_SHORTEST_SURNAME, _SHORTEST_FOREIGN = 4, 2


@cache
def _endings_of_surnames() -> tuple[str, ...]:
    typical = (
        "xienė",
        "xaitė",
        "xytė",
        "xutė",
        "xūtė",
        "xauskas",
        "xinskas",
        "xauskienė",
        "xavičius",
        "xevičius",
        "xaitis",
        "xytis",
        "xutis",
        "xūnas",
        "xėnas",
        "xonis",
    )
    endings = {form[1:] for lemma in typical for form, said in declined(lemma) if not said.is_plural}
    return tuple(sorted(endings))
