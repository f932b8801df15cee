"""How a question is read: spellings, cases, phrases, what is left out, and what means nothing."""

import unicodedata

import pytest

from portal.search.asked import parse
from portal.search.matching import events_matching
from tests.factories import DraftEventFactory, EventFactory, MunicipalityFactory
from tests.search.finding import found

pytestmark = pytest.mark.django_db

# Each place in its seven cases, as far as the forms differ.
CASES = {
    "Šiauliai": "Šiauliai Šiaulių Šiauliams Šiaulius Šiauliais Šiauliuose",
    "Molėtai": "Molėtai Molėtų Molėtams Molėtus Molėtais Molėtuose",
    "Alytus": "Alytus Alytaus Alytui Alytų Alytumi Alytuje Alytau",
    "Akmenė": "Akmenė Akmenės Akmenei Akmenę Akmene Akmenėje",
    "Joniškis": "Joniškis Joniškio Joniškiui Joniškį Joniškiu Joniškyje Joniški",
    "Panevėžys": "Panevėžys Panevėžio Panevėžiui Panevėžį Panevėžiu Panevėžyje Panevėžy",
    "Telšiai": "Telšiai Telšių Telšiams Telšius Telšiais Telšiuose",
    "Švenčionys": "Švenčionys Švenčionių Švenčionims Švenčionis Švenčionimis Švenčionyse",
    "Širvintos": "Širvintos Širvintų Širvintoms Širvintas Širvintomis Širvintose",
    "Utena": "Utena Utenos Utenai Uteną Utenoje",
    "Birštonas": "Birštonas Birštono Birštonui Birštoną Birštonu Birštone Birštonai",
    "Pakruojis": "Pakruojis Pakruojo Pakruojui Pakruojį Pakruoju Pakruojyje Pakruoji",
    "savivaldybė": "savivaldybė savivaldybės savivaldybei savivaldybę savivaldybe savivaldybėje "
    "savivaldybių savivaldybėms savivaldybes savivaldybėmis savivaldybėse",
    "sutartis": "sutartis sutarties sutarčiai sutartį sutartimi sutartyje sutarčių sutartims sutartys",
}


def spellings(word):
    """The word as people may type it."""
    plain = word.translate(str.maketrans("ąčęėįšųūžŠŽ", "aceeisuuzSZ"))
    return {word, word.upper(), plain, plain.lower(), unicodedata.normalize("NFD", word)}


@pytest.mark.parametrize("name", CASES)
def test_every_case_and_spelling_finds_every_case(name):
    forms = CASES[name].split()
    titles = {EventFactory(title=f"Diskusija apie {form}").title for form in forms}

    missing = {(form, typed): titles - set(found(typed)) for form in forms for typed in spellings(form)}

    assert {key: value for key, value in missing.items() if value} == {}


@pytest.mark.parametrize("typed", ["siauliai", "Šiauliai", "ŠIAULIŲ", "S\u030ciauliu\u0328", "„šiauliuose“"])
def test_the_same_municipality_is_found(typed):
    MunicipalityFactory(name="Šiaulių miesto savivaldybė")

    assert found(typed)[0] == "Šiaulių miesto savivaldybė"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("100 % nuolaida", ["Kaina 100 % su nuolaida"]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("'", []),
        ("nuolaid%", ["Kaina 100 % su nuolaida"]),
        ("nuol%da", []),
        ("nuolaid_", ["Kaina 100 % su nuolaida"]),
        ("n_olaida", []),
        ("nuolaida\\", ["Kaina 100 % su nuolaida"]),
        ("nuolaida'", ["Kaina 100 % su nuolaida"]),
        ("nuolaida' OR 1=1 --", []),
        ("nuolaida | nieko", []),
        ("nuolaida & !nieko", []),
        ("nuol:*", []),
        ("nuolaida:A", []),
        ("(nuolaida", ["Kaina 100 % su nuolaida"]),
        ("nuolaida <-> su", ["Kaina 100 % su nuolaida"]),
    ],
)
def test_no_character_has_a_power(typed, expected):
    EventFactory(title="Kaina 100 % su nuolaida")

    assert found(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("globos centras", {"Globos centras mieste", "Centras be globos"}),
        ('"globos centras"', {"Globos centras mieste"}),
        ("„globos centro“", {"Globos centras mieste"}),
        ("«globos centrai»", {"Globos centras mieste"}),
        ("globos-centras", {"Globos centras mieste"}),
        ('"globos centras', {"Globos centras mieste", "Centras be globos"}),
        ("centras -mieste", {"Centras be globos"}),
        ("centras −miestas", {"Centras be globos"}),
        ('centras -"globos centras"', {"Centras be globos"}),
        ("-mieste", set()),
        ("su ir centras", {"Globos centras mieste", "Centras be globos"}),
        ("nėra centras", set()),
    ],
)
def test_phrases_and_words_left_out(typed, expected):
    EventFactory(title="Globos centras mieste")
    EventFactory(title="Centras be globos")

    assert set(found(typed)) == expected


def test_words_parted_by_marks_are_found():
    EventFactory(title="Vaikų/šeimų „atokvėpis“ 2016–2017 so\u00adcialinis e-paslauga")

    for typed in ("šeimos", "vaikai", "atokvėpio", "2017", "socialinis", "paslaugos"):
        assert len(found(typed)) == 1


def test_a_question_of_empty_words_is_asked_as_it_is():
    assert [term.words for term in parse("su ir").terms] == [("su",), ("ir",)]
    assert [term.words for term in parse("su tėvais").terms] == [("tevais",)]


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 200,
        "'" * 200,
        "- " * 100,
        "„" * 200,
        "a:*&|!()<->" * 18,
        "ß İ ﬁ ² ١ \U0001f600 𝒜 漢字",
        "-",
        "\u202e",
    ],
)
def test_hostile_questions_are_answered(typed):
    EventFactory()

    assert found(typed) == []


def test_events_matching_are_published_events_that_the_text_finds():
    expected = EventFactory(title="Šiaulių diskusija")
    DraftEventFactory(title="Šiaulių juodraštis")
    MunicipalityFactory(name="Šiaulių miesto savivaldybė")
    other = EventFactory(title="Kauno diskusija")

    assert list(events_matching("siauliai")) == [expected]
    assert set(events_matching("  ")) == {expected, other}
    assert list(events_matching("%")) == []
