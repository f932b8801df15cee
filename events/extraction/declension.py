"""How Lithuanian words are declined: every form of a word from its nominative, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

# The cases by their first letters: nominative, genitive, dative, accusative, instrumental, locative.
CASES = "ngdail"

# The ending of a nominative and the endings of its cases, in the order of CASES. Endings that begin with a
# soft sign "i" before a back vowel turn a "t" before them into "č" and a "d" into "dž".
_SINGULAR = (
    ("ius", "ius iaus iui ių iumi iuje"),
    ("ias", "ias io iui ią iu yje"),
    ("jas", "jas jo jui ją ju juje"),
    ("as", "as o ui ą u e"),
    ("is", "is io iui į iu yje"),
    ("ys", "ys io iui į iu yje"),
    ("us", "us aus ui ų umi uje"),
    ("oji", "oji osios ajai ąją ąja ojoje"),
    ("ia", "ia ios iai ią ia ioje"),
    ("a", "a os ai ą a oje"),
    ("ė", "ė ės ei ę e ėje"),
    ("i", "i ios iai ią ia ioje"),
)
_PLURAL = (
    ("ius", "iai ių iams ius iais iuose"),
    ("ias", "iai ių iams ius iais iuose"),
    ("jas", "jai jų jams jus jais juose"),
    ("as", "ai ų ams us ais uose"),
    ("is", "iai ių iams ius iais iuose"),
    ("ys", "iai ių iams ius iais iuose"),
    ("us", "ūs ų ums us umis uose"),
    ("ia", "ios ių ioms ias iomis iose"),
    ("a", "os ų oms as omis ose"),
    ("ė", "ės ių ėms es ėmis ėse"),
    ("i", "ios ių ioms ias iomis iose"),
)
# Words that have no singular: "namai", "dirbtuvės", "įmonės" of a name.
_ONLY_PLURAL = (
    ("iai", "iai ių iams ius iais iuose"),
    ("ai", "ai ų ams us ais uose"),
    ("ės", "ės ių ėms es ėmis ėse"),
    ("ios", "ios ių ioms ias iomis iose"),
    ("os", "os ų oms as omis ose"),
)
_BACK_VOWELS = "aąouųū"


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of a word says of it: its nominative, case (a letter of CASES), number and gender."""

    lemma: str
    case: str
    is_plural: bool
    gender: str


def gender_of(lemma: str) -> str:
    """Whether a noun is a man's or a woman's by the ending of its nominative: "m" or "f"."""
    return "f" if lemma.endswith(("a", "ė", "i", "os", "ės")) else "m"


def softened(stem: str, ending: str) -> str:
    """A stem with its ending: "pavaduotoj" and "a", "medž" and "io" from "med"."""
    is_softening = ending[:1] == "i" and ending[1:2] != "" and ending[1:2] in _BACK_VOWELS
    if is_softening and stem.endswith("t"):
        return f"{stem[:-1]}č{ending}"
    if is_softening and stem.endswith("d"):
        return f"{stem}ž{ending}"
    return stem + ending


def declined(lemma: str, gender: str = "") -> list[tuple[str, Form]]:
    """All forms of a noun or a name, each with what it says."""
    gender = gender or gender_of(lemma)
    return [
        *_row(lemma, _SINGULAR, is_plural=False, gender=gender),
        *_row(lemma, _PLURAL, is_plural=True, gender=gender),
    ]


def declined_in_plural(lemma: str) -> list[tuple[str, Form]]:
    """All forms of a noun that has no singular ("namai", "dirbtuvės")."""
    return _row(lemma, _ONLY_PLURAL, is_plural=True, gender=gender_of(lemma))


@cache
def lexicon(*lemmas: str) -> dict[str, tuple[Form, ...]]:
    """The forms of these nouns (in small letters): which word, case and number each can be."""
    found: dict[str, list[Form]] = {}
    for lemma in lemmas:
        is_only_plural = lemma.endswith(("ai", "ės", "os"))
        for form, said in declined_in_plural(lemma) if is_only_plural else declined(lemma):
            if said not in found.setdefault(form, []):
                found[form].append(said)
    return {form: tuple(said) for form, said in found.items()}


def cases_of(forms: Iterable[Form], *, is_plural: bool = False) -> str:
    """The cases that these forms can be, in one number."""
    return "".join(dict.fromkeys(form.case for form in forms if form.is_plural is is_plural))


def _row(
    lemma: str, table: tuple[tuple[str, str], ...], *, is_plural: bool, gender: str
) -> list[tuple[str, Form]]:
    for ending, endings in table:
        if lemma.endswith(ending) and len(lemma) > len(ending):
            stem = lemma[: -len(ending)]
            return [
                (softened(stem, case_ending), Form(lemma, case, is_plural, gender))
                for case, case_ending in zip(CASES, endings.split(), strict=True)
            ]
    return [(lemma, Form(lemma, case, is_plural, gender)) for case in CASES]
