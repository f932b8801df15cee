"""Names in every case turned into the nominative."""

import pytest

from events.extraction.declension import declined, lexicon
from events.extraction.inflection import (
    given_readings,
    initial_name,
    looks_like_surname,
    name_of,
    surname_readings,
)


@pytest.mark.parametrize(
    ("given", "surname", "full"),
    [
        ("Rasa", "Kalnietienė", "Rasa Kalnietienė"),
        ("Rasos", "Kalnietienės", "Rasa Kalnietienė"),
        ("Rasai", "Kalnietienei", "Rasa Kalnietienė"),
        ("Rasą", "Kalnietienę", "Rasa Kalnietienė"),
        ("Rasa", "Kalnietiene", "Rasa Kalnietienė"),
        ("Giedrės", "Upytės", "Giedrė Upytė"),
        ("Giedre", "Upyte", "Giedrė Upytė"),
        ("Oksanos", "Petrovos", "Oksana Petrova"),
        ("Oksanai", "Petrovai", "Oksana Petrova"),
        ("Gintarei", "Bindokei", "Gintarė Bindokė"),
        ("Eglės", "Upytės-Jonienės", "Eglė Upytė-Jonienė"),
        ("Eglės", "Upytės-Smith", "Eglė Upytė-Smith"),
        ("Jono", "Upyčio", "Jonas Upytis"),
        ("Jonui", "Upyčiui", "Jonas Upytis"),
        ("Kęstučiu", "Upyčiu", "Kęstutis Upytis"),
        ("Dariaus", "Klevausko", "Darius Klevauskas"),
        ("Dariui", "Klevauskui", "Darius Klevauskas"),
        ("Darių", "Klevauską", "Darius Klevauskas"),
        ("Dariumi", "Klevausku", "Darius Klevauskas"),
        ("Pauliaus", "Beržinskevičiaus", "Paulius Beržinskevičius"),
        ("Pauliui", "Beržinskevičiui", "Paulius Beržinskevičius"),
        ("Paulių", "Beržinskevičių", "Paulius Beržinskevičius"),
        ("Petrą", "Ąžuolėlį", "Petras Ąžuolėlis"),
        ("Petru", "Genu", "Petras Genas"),
        ("Jurgiui", "Beržūnui", "Jurgis Beržūnas"),
        ("Jono", "Sruogelės", "Jonas Sruogelė"),
        ("Tomo", "Klevo-Beržo", "Tomas Klevas-Beržas"),
        ("Igorio", "Smirnov", "Igoris Smirnov"),
        ("Ričardą", "Klevauską", "Ričardas Klevauskas"),
    ],
)
def test_a_name_in_any_case_is_told_in_the_nominative(given, surname, full):
    name = name_of(given, surname)

    assert name is not None
    assert name.full == full


@pytest.mark.parametrize(
    ("given", "surname"),
    [("Jono", "Upytis"), ("Rasa", "Upytės"), ("Utenos", "Rajono"), ("Jonas", "Upyčio"), ("Rasa", "K")],
)
def test_words_whose_cases_differ_are_no_name(given, surname):
    assert name_of(given, surname) is None


@pytest.mark.parametrize(
    ("given", "surname", "known", "full", "is_certain"),
    [
        ("Petro", "Genio", (), "Petras Genys", False),
        ("Petro", "Genio", ("Genis",), "Petras Genis", True),
        ("Petro", "Genio", ("Petras Genis",), "Petras Genis", True),
        ("Petro", "Karvelio", (), "Petras Karvelis", True),
        ("Petro", "Vainorio", (), "Petras Vainoris", False),
        ("Petras", "Genys", (), "Petras Genys", True),
        ("Juozui", "Kubiliui", ("Kubilius",), "Juozas Kubilius", True),
    ],
)
def test_a_name_that_leaves_two_open_is_settled_by_those_known(given, surname, known, full, is_certain):
    name = name_of(given, surname, known=known)

    assert name is not None
    assert (name.full, name.is_certain) == (full, is_certain)


def test_a_given_name_of_no_list_takes_its_gender_from_the_surname():
    woman = name_of("Ulfai", "Beržinskaitei", given_is_known=False)
    man = name_of("Ulfui", "Beržinskui", given_is_known=False)

    assert woman is not None
    assert man is not None
    assert (woman.full, man.full) == ("Ulfa Beržinskaitė", "Ulfas Beržinskas")


def test_the_office_beside_a_name_tells_its_case():
    name = name_of("Rasa", "Petrova", case="i")

    assert name is not None
    assert name.case == "i"


@pytest.mark.parametrize(
    ("surname", "known", "read"),
    [
        ("Upytės", (), ("Upytė", "g")),
        ("Klevausko", (), ("Klevauskas", "g")),
        ("Genio", ("Genis",), ("Genis", "g")),
        ("Petrova", ("Petrova",), ("Petrova", "n")),
        ("X", (), None),
    ],
)
def test_a_surname_behind_an_initial(surname, known, read):
    assert initial_name(surname, known) == read


@pytest.mark.parametrize(
    ("word", "is_told"),
    [("Upytei", True), ("Klevausko", True), ("Beržaitis", True), ("Salė", False), ("Utenos", False)],
)
def test_a_surname_is_told_by_its_ending(word, is_told):
    assert looks_like_surname(word) is is_told


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [("Jono", {"Jonas"}), ("jonais", set()), ("Ričardą", {"Ričarda", "Ričardas"}), ("stalas", set())],
)
def test_given_names_in_their_forms(word, lemmas):
    assert {form.lemma for form in given_readings(word)} == lemmas


def test_a_double_surname_without_an_end_is_none():
    assert surname_readings("Upytė-", "f") == ()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("skyrius", "skyrius skyriaus skyriui skyrių skyriumi skyriuje"),
        ("medis", "medis medžio medžiui medį medžiu medyje"),
        ("bitė", "bitė bitės bitei bitę bite bitėje"),
        ("marti", "marti marčios marčiai marčią marčia marčioje"),
        ("Tom", "Tom Tom Tom Tom Tom Tom"),
    ],
)
def test_nouns_are_declined(lemma, forms):
    assert [form for form, said in declined(lemma) if not said.is_plural][:6] == forms.split()


def test_nouns_without_a_singular_have_only_a_plural():
    forms = lexicon("namai")

    assert [(form.case, form.is_plural) for form in forms["namuose"]] == [("l", True)]
    assert "nama" not in forms
