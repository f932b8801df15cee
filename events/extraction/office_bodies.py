"""Whose office it is: the municipality of a mayor, the ministry of a minister, a body named before."""

from collections.abc import Sequence

from events.extraction.heads import head_forms
from events.extraction.mentions import Named
from events.extraction.register_index import Body, name_stems
from events.extraction.text import vocabulary

# The offices that a municipality has, where no other body stands before them.
_MUNICIPAL = ("mer", "vicemer", "administracij", "taryb", "savivaldyb", "skyr", "seniūn", "tarpinstitucin")
_PLACE_KINDS = vocabulary("rajono miesto r raj m")
# "Rajono meras" and "savivaldybės administracijos direktorius" are of the municipality named before.
_SEIMAS = "Lietuvos Respublikos Seimas"
OF_THE_PLACE = vocabulary("rajono miesto savivaldybės")
_OF_A_MAYOR = ("mer", "vicemer", "administracij", "tarpinstitucin")


def municipality_of(named: Named, start: int, first: int, lemma: str) -> tuple[Body | None, int]:
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
    while start + used < first and words[start + used].folded in OF_THE_PLACE:
        used += 1
    behind = words[start + used].folded if start + used < first else lemma
    if behind.startswith(_MUNICIPAL if used else _OF_A_MAYOR):
        return named.municipality_before(words[start].start), used
    return None, 0


def _of_kind(named: Named, bodies: Sequence[Body], kind: str) -> Body:
    wanted = {"r": "rajono", "raj": "rajono", "m": "miesto"}.get(kind, kind)
    body = next((body for body in bodies if wanted and wanted in body.value.split()), bodies[0])
    return named.register.municipalities[body.municipality]


def body_named_before(named: Named, start: int, first: int) -> tuple[Body, int] | None:
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
    bare = name.partition(" prie ")[0]
    return said in {name_stems(part)[-len(said) :] for part in (bare, bare.partition("„")[0])}


def ministry_of(named: Named, start: int, first: int, lemma: str) -> tuple[Body, int] | None:
    """The ministry of "socialinės apsaugos ir darbo viceministrė"."""
    if not lemma.endswith(("ministras", "ministrė")) or start >= first:
        return None
    bodies = named.register.names.named((*named.stems[start:first], "ministerij"))
    return (bodies[0], 0) if bodies else None


def presidency_of(named: Named, own: Sequence[str]) -> Body | None:
    """The office of the President, whose adviser it is, or the Seimas, whose member."""
    if own and own[-1] == "Seimo":
        registered = named.register.names.named(name_stems(_SEIMAS))
        return registered[0] if registered else Body(_SEIMAS)
    if not any(word.lower().startswith(("prezidentės", "prezidento")) for word in own):
        return None
    return named.register.presidency
