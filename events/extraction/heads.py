"""The words that say what a body is (fondas, taryba, globos namai), in all their forms."""

from functools import cache

from events.extraction.declension import Form, declined, lexicon

_ORGANISATIONS = """
    fondas asociacija draugija bendrija sąjunga konfederacija federacija bendruomenė organizacija
    ministerija departamentas agentūra inspekcija kanceliarija taryba administracija seniūnija skyrius
    poskyris savivaldybė komitetas komisija universitetas kolegija akademija institutas parapija
    vyskupija arkivyskupija klubas kasa teismas komisariatas prokuratūra forumas koalicija aljansas
    direkcija brolija kongregacija ordinas misija susivienijimas iniciatyva judėjimas bendrovė įmonė
    fakultetas katedra valdyba kaimas laboratorija partija seimas parlamentas redakcija caritas
    prezidentūra vyriausybė frakcija tinklas
"""
_INSTITUTIONS = """
    namai centras pensionatas mokykla gimnazija progimnazija darželis biblioteka ligoninė poliklinika
    klinika sanatorija muziejus internatas tarnyba šeimyna įstaiga filialas rūmai teatras ambulatorija
    slaugykla
"""
_SHORTENED_SKYRIUS = (Form("skyrius", "g", is_plural=False, gender="m"),)
_STATE = frozenset({"tarnyba"})
_OF_THE_CHURCH = ("vyskupij", "arkivyskupij", "parapij", "carit")
_OF_THE_STATE = ("valstyb", "nacionalin", "užimtum", "saugum", "migracij", "lietuv")


def head_forms(folded: str) -> tuple[Form, ...]:
    """What a word can be as the head of a body's name: "fondo" is fondas in the genitive."""
    return _SHORTENED_SKYRIUS if folded == "sk" else _forms().get(folded, ())


def is_head(folded: str) -> bool:
    """Whether it is such a word, in some form."""
    return bool(head_forms(folded))


def is_institution_head(lemma: str, words_before: list[str]) -> bool:
    """Whether bodies of this sort are establishments; a tarnyba of the state is an organisation."""
    if lemma not in _INSTITUTION_LEMMAS:
        return False
    if any(word.startswith(_OF_THE_CHURCH) for word in words_before):
        return False
    is_of_the_state = any(word.startswith(_OF_THE_STATE) for word in words_before)
    return not (lemma in _STATE and is_of_the_state)


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    forms = dict(lexicon(*_LEMMAS))
    for first, second in _DOUBLE:
        for (one, said), (other, _) in zip(declined(first), declined(second), strict=True):
            form = Form(f"{first}-{second}", said.case, said.is_plural, said.gender)
            forms[f"{one}-{other}"] = (*forms.get(f"{one}-{other}", ()), form)
    return forms


# Schools that are kindergartens too.
_DOUBLE = (("mokykla", "darželis"), ("lopšelis", "darželis"), ("darželis", "mokykla"))


_INSTITUTION_LEMMAS = frozenset((*_INSTITUTIONS.split(), *("-".join(pair) for pair in _DOUBLE)))
_LEMMAS = (*_ORGANISATIONS.split(), *_INSTITUTIONS.split())
