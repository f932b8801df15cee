"""The words that say what a body is (fondas, taryba, globos namai), in all their forms."""

from events.extraction.declension import Form, lexicon

_ORGANISATIONS = """
    fondas asociacija draugija bendrija sąjunga konfederacija federacija bendruomenė organizacija
    ministerija departamentas agentūra inspekcija kanceliarija taryba administracija seniūnija skyrius
    poskyris savivaldybė komitetas komisija universitetas kolegija akademija institutas parapija
    vyskupija arkivyskupija klubas kasa teismas komisariatas prokuratūra forumas koalicija aljansas
    rūmai direkcija brolija kongregacija ordinas misija susivienijimas iniciatyva judėjimas bendrovė
    įmonė fakultetas katedra valdyba kaimas laboratorija partija seimas parlamentas redakcija caritas
    prezidentūra vyriausybė frakcija
"""
_INSTITUTIONS = """
    namai centras pensionatas mokykla gimnazija progimnazija darželis biblioteka ligoninė poliklinika
    klinika sanatorija muziejus internatas tarnyba šeimyna įstaiga filialas
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


def _forms() -> dict[str, tuple[Form, ...]]:
    return lexicon(*_LEMMAS)


_INSTITUTION_LEMMAS = frozenset(_INSTITUTIONS.split())
_LEMMAS = (*_ORGANISATIONS.split(), *_INSTITUTIONS.split())
