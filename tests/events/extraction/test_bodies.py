"""Organisations and institutions: those of the register in any case, others by the words of their names."""

from dataclasses import replace

import pytest

from events.extraction.bodies import bodies_in
from events.extraction.known import KnownBody
from events.extraction.naming import named_in
from events.extraction.people import people_in
from events.extraction.proposals import Sureness
from events.extraction.register_index import register_of
from events.extraction.stems import stem
from events.extraction.text import whole
from tests.events.extraction.few_bodies import BODIES, KNOWN


def _named(text, known=KNOWN):
    organisations, institutions = bodies_in(text, whole(text), known)
    return [body.value for body in (*organisations, *institutions)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Atvyko Lietuvos Respublikos gerovės ministerijos atstovai.",
            "Lietuvos Respublikos gerovės ministerija",
        ),
        ("Kreiptasi į Gerovės ministeriją.", "Lietuvos Respublikos gerovės ministerija"),
        ("Kreiptasi į LR gerovės ministeriją.", "Lietuvos Respublikos gerovės ministerija"),
        ("Kreiptasi į LGM.", "Lietuvos Respublikos gerovės ministerija"),
        ("Atvyko Vaikų gerovės tarnybos atstovai.", "Vaikų gerovės tarnyba prie Gerovės ministerijos"),
        (
            "Atvyko Vaikų gerovės tarnybos prie LR gerovės ministerijos atstovai.",
            "Vaikų gerovės tarnyba prie Gerovės ministerijos",
        ),
        ("Susitikta su „Šilto kiemo“ nariais.", "Asociacija „Šiltas kiemas“"),
        ("Susitikta su Kiemo asociacija.", "Asociacija „Šiltas kiemas“"),
        ("Susitikta VšĮ „Tiltelis“ salėje.", "VšĮ „Tiltelis“"),
        ("Susitikta „Tiltelyje“.", "VšĮ „Tiltelis“"),
        ("Rinktasi Utenos rajono vaikų globos namuose.", "Utenos rajono vaikų globos namai"),
        ("Rinktasi Utenos vaikų globos namuose.", "Utenos rajono vaikų globos namai"),
        ("Rinktasi Svėdasų „Ąžuolo“ gimnazijoje.", "Svėdasų „Ąžuolo“ gimnazija"),
        ("Rinktasi Svėdasų Ąžuolo gimnazijoje.", "Svėdasų „Ąžuolo“ gimnazija"),
        ("Rinktasi Svėdasų Ąžoulo gimnazijoje.", "Svėdasų „Ąžuolo“ gimnazija"),
        ("Pritarė Utenos rajono taryba.", "Utenos rajono savivaldybės taryba"),
        (
            "Kalbėta Zarasų rajono savivaldybės Socialinės paramos skyriuje.",
            "Zarasų rajono savivaldybės administracijos Socialinės paramos skyrius",
        ),
        ("Atvyko Švietimo, kultūros ir darbo draugijos nariai.", "Švietimo, kultūros ir darbo draugija"),
        ("Atvyko Prezidentūros atstovai.", "Prezidento kanceliarija"),
        ("Rinktasi Utenos rajono savivaldybėje.", "Utenos rajono savivaldybė"),
        ("Rinktasi Utenos r. sav. salėje.", "Utenos rajono savivaldybė"),
        ("Rinktasi Utenos savivaldybės administracijoje.", "Utenos rajono savivaldybė"),
        ("Rinktasi Kauno m. sav. salėje.", "Kauno miesto savivaldybė"),
    ],
)
def test_bodies_of_the_register_in_any_case_and_by_any_name(text, value):
    assert _named(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Atvyko VšĮ „Lašas“ nariai.", "VšĮ „Lašas“"),
        ("Atvyko viešosios įstaigos „Lašas“ nariai.", "VšĮ „Lašas“"),
        ("Kalbėta su viešąja įstaiga „Lašas“.", "VšĮ „Lašas“"),
        ("Atvyko VšĮ „Vilties namų“ direktorė.", "VšĮ „Vilties namai“"),
        ("Atvyko asociacijos „Lašas“ nariai.", "Asociacija „Lašas“"),
        ("Atvyko savivaldybė ir labdaros fondas „Lašas“.", "Labdaros fondas „Lašas“"),
        ("Rinktasi Kupos globos namuose „Giraitė“.", "Kupos globos namai „Giraitė“"),
        ("Rinktasi „Lašo“ bendruomenėje.", "„Lašo“ bendruomenė"),
        ("Rinktasi Kupos „Lašo“ pagrindinėje mokykloje.", "Kupos „Lašo“ pagrindinė mokykla"),
        ("Atvyko Kupos šeimų fondo nariai.", "Kupos šeimų fondas"),
        ("Atvyko Nacionalinės jaunimo tarybos nariai.", "Nacionalinė jaunimo taryba"),
        ("Rinktasi Kupos viešojoje bibliotekoje.", "Kupos viešoji biblioteka"),
        ("Rinktasi Kupos pagalbos šeimai tarnyboje.", "Kupos pagalbos šeimai tarnyba"),
        ("Rinktasi Kupos soc. paslaugų centre.", "Kupos socialinių paslaugų centras"),
        ("Rinktasi Kupos F. Klevo gimnazijoje.", "Kupos F. Klevo gimnazija"),
        ("Atvyko Kupos vyskupijos „Carito“ nariai.", "Kupos vyskupijos „Caritas“"),
        (
            "Atvyko Kupos miškų, vandenų ir gamtos draugijos nariai.",
            "Kupos miškų, vandenų ir gamtos draugija",
        ),
        ("Atvyko „Laivo“ direktorė.", "„Laivo“"),
        ("Rinktasi Kupos paslaugų centro Globos centre.", "Kupos paslaugų centras"),
        ("Rinktasi „Lašo“ mokykloje-darželyje.", "„Lašo“ mokykla-darželis"),
        ("Atvyko Kupos savivaldybių asociacijos nariai.", "Kupos savivaldybių asociacija"),
        ("Rinktasi Specialiuosiuose vaikų namuose.", "Specialieji vaikų namai"),
    ],
)
def test_other_bodies_by_the_words_of_their_names(text, value):
    assert _named(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Rinktasi globos namuose.",
        "Socialinių paslaugų centras veikia.",
        "Kauno centre sninga.",
        "Kupos rajono centre sninga.",
        "Europos Sąjungos fondas remia.",
        "Diskusijos dalyvių taryba rinkosi.",
        "KUR DINGO GLOBOS NAMAI",
        "Projektas „Lašas“ baigėsi.",
        "Filme „Lašas“ vaidinta.",
        "„Labai ilga ir nieko nesakanti kalba be jokios pabaigos“, – sakė jis.",
        "Kupos savivaldybė kuriama.",
        "Rinkosi socialinės paramos skyrių vedėjai.",
        "Utenos rajono savivaldybės informacija",
        "Utenos rajono savivaldybės teritorijoje gyvena šeimos.",
        "Utenos rajono savivaldybės atstovų nebuvo.",
        "LR Seimas svarsto.",
        "Rinktasi III rūmuose.",
        "Bandoma Utenos ir Zarasų rajonų savivaldybėse.",
        "Kalbėjo Miškų skyriaus vedėja.",
    ],
)
def test_common_words_places_and_events_are_no_bodies(text):
    assert _named(text) == []


def test_a_department_without_its_municipality_is_of_the_one_named():
    text = (
        "Rinktasi Anykščių rajono savivaldybėje. Kalbėjo administracijos Socialinės paramos skyriaus vedėja."
    )

    assert _named(text) == [
        "Anykščių rajono savivaldybė",
        "Anykščių rajono savivaldybės administracijos Socialinės paramos skyrius",
    ]


def test_a_department_of_a_ministry_is_not_of_a_municipality():
    text = "Utenos rajono savivaldybėje lankėsi Gerovės ministerijos Socialinės globos skyriaus vedėja."

    assert _named(text) == ["Utenos rajono savivaldybė", "Gerovės ministerijos Socialinės globos skyrius"]


def test_several_municipalities_share_one_word():
    text = "Atvyko Utenos, Kazlų Rūdos, Kauno ir Zarasų rajonų savivaldybių vadovai."

    assert _named(text) == [
        "Utenos rajono savivaldybė",
        "Kazlų Rūdos savivaldybė",
        "Kauno rajono savivaldybė",
        "Zarasų rajono savivaldybė",
    ]


def test_departments_share_one_word():
    text = "Atvyko ministerijos Senjorų, Šeimos departamentų vadovai."

    assert _named(text) == ["Senjorų departamentas", "Šeimos departamentas"]


def test_the_text_says_itself_what_it_will_call_a_body():
    text = (
        "Kupos šeimų asociacija (toliau – Asociacija) rengia. Kalbėjo Asociacijos vadovė.\n"
        "Kupos jaunimo draugija (KJD) padėjo. Kalbėta su KJD.\n"
        "Vadinama „Vilkų“ (ne šunų) draugija."
    )

    named = named_in(text, whole(text), KNOWN)

    values = [(text[mention.span.start : mention.span.end], mention.body.value) for mention in named.mentions]
    assert ("Asociacijos", "Kupos šeimų asociacija") in values
    assert values.count(("KJD", "Kupos jaunimo draugija")) == 2


def test_a_quoted_name_is_the_body_that_the_text_gives_whole_elsewhere():
    text = "„Lašo“ vadovė kalbėjo. Renginį surengė asociacija „Lašas“. Draugauja fondas „Lašas“."

    assert _named(text) == ["Asociacija „Lašas“"]


def test_of_two_bodies_of_one_name_that_of_a_named_municipality_is_meant():
    twins = (
        KnownBody(1, "Šilo namai", "care_institution", is_institution=True, municipality="LT-54"),
        KnownBody(2, "Šilo namai", "care_institution", is_institution=True, municipality="LT-60"),
    )
    known = replace(KNOWN, bodies=twins)

    def keys(text):
        return [body.key for body in bodies_in(text, whole(text), known)[1]]

    assert keys("Zarasų rajono savivaldybėje lankytasi Šilo namuose.") == [2]
    assert keys("Lankytasi Šilo namuose.") == [None]


@pytest.mark.parametrize(
    ("text", "is_institution"),
    [
        ("Rinktasi Kupos globos namuose.", True),
        ("Rinktasi Kupos socialinių paslaugų centre.", True),
        ("Rinktasi Kupos arkivyskupijos šeimos centre.", False),
        ("Rinktasi Kupos šeimų fonde.", False),
        ("Rinktasi Kupos pagalbos tarnyboje.", True),
        ("Rinktasi Valstybinėje Kupos pagalbos tarnyboje.", False),
        ("Rinktasi Svėdasų „Ąžuolo“ gimnazijoje.", True),
        ("Susitikta VšĮ „Tiltelis“.", False),
    ],
)
def test_establishments_are_told_from_organisations(text, is_institution):
    organisations, institutions = bodies_in(text, whole(text), KNOWN)

    assert (bool(organisations), bool(institutions)) == (not is_institution, is_institution)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Diskusiją surengė VšĮ „Tiltelis“.", "organiser"),
        ("VšĮ „Tiltelis“ organizavo diskusiją.", "organiser"),
        ("Diskusija vyko Svėdasų „Ąžuolo“ gimnazijoje.", "host"),
        ("Diskusija vyko Utenos rajono savivaldybės salėje.", "host"),
        ("Dalyvavo VšĮ „Tiltelis“ nariai.", "participant"),
        ("Dalyvavo VšĮ „Tiltelis“ nariai; diskusiją surengė kiti.", "participant"),
    ],
)
def test_what_bodies_did_there(text, part):
    organisations, institutions = bodies_in(text, whole(text), KNOWN)

    assert [body.part for body in (*organisations, *institutions)] == [part]


def test_the_body_of_an_office_joins_those_named():
    text = "Kalbėjo Zarasų rajono merė Rasa Upytė ir Vyžuonų seniūnas Jonas Klevas."
    people = people_in(text, whole(text), KNOWN)

    organisations, institutions = bodies_in(text, whole(text), KNOWN, people=people)

    assert [(body.value, body.sureness) for body in organisations] == [
        ("Zarasų rajono savivaldybė", Sureness.INFERRED),
        ("Vyžuonų seniūnija", Sureness.INFERRED),
    ]
    assert institutions == ()


def test_new_names_in_the_register_are_found_at_once():
    known = replace(KNOWN, bodies=(*BODIES, KnownBody(999, "Mėlynasis ratas", "ngo")))

    organisations, _ = bodies_in("Susitikta su Mėlynuoju ratu.", whole("Susitikta su Mėlynuoju ratu."), known)

    assert [(body.value, body.key, body.sureness) for body in organisations] == [
        ("Mėlynasis ratas", 999, Sureness.SURE)
    ]


@pytest.mark.parametrize(
    "forms",
    [
        "skyrius skyriaus skyriui skyriuje",
        "budintis budinčių budinčiųjų budintieji budinčiam",
        "tarnyba tarnybos tarnybai tarnybą tarnyboje",
        "medis medžio medžiai",
        "rajonas rajono raj r",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_a_misprint_of_a_short_name_is_not_guessed():
    register = register_of(KNOWN)

    assert register.misprinted(("utenx", "savivaldyb")) is None
    assert register.misprinted(("svėdas", "ąžuol", "kolegij")) is None
