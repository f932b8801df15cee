"""Who was there: names, offices, whose offices they are, and what people did."""

import pytest

from events.extraction.people import people_in
from events.extraction.proposals import Sureness
from events.extraction.text import whole
from tests.events.extraction.few_bodies import KNOWN


def _people(text):
    return people_in(text, whole(text), KNOWN)


@pytest.mark.parametrize(
    ("text", "name", "office", "organisation"),
    [
        (
            "Kalbėjo Utenos rajono savivaldybės meras Jonas Upytis.",
            "Jonas Upytis",
            "meras",
            "Utenos rajono savivaldybė",
        ),
        ("Kalbėjo Zarasų rajono meras Jonas Upytis.", "Jonas Upytis", "meras", "Zarasų rajono savivaldybė"),
        ("Kalbėjo Kauno vicemerė Rasa Upytė.", "Rasa Upytė", "vicemerė", "Kauno miesto savivaldybė"),
        (
            "Kalbėjo Alytaus rajono mero pavaduotoja Rasa Upytė.",
            "Rasa Upytė",
            "mero pavaduotoja",
            "Alytaus rajono savivaldybė",
        ),
        (
            "Kalba Zarasų rajono savivaldybės administracijos Socialinės paramos skyriaus vedėja Rasa Upytė.",
            "Rasa Upytė",
            "skyriaus vedėja",
            "Zarasų rajono savivaldybės administracijos Socialinės paramos skyrius",
        ),
        (
            "Kalbėjo Zarasų r. sav. adm. Soc. paramos sk. vyr. specialistė Rasa Upytė.",
            "Rasa Upytė",
            "vyriausioji specialistė",
            "Zarasų rajono savivaldybės administracijos Socialinės paramos skyrius",
        ),
        (
            "Kalbėjo Utenos rajono savivaldybės administracijos direktorius Jonas Upytis.",
            "Jonas Upytis",
            "administracijos direktorius",
            "Utenos rajono savivaldybė",
        ),
        (
            "Susirinkta Utenos rajono savivaldybėje. Kalbėjo rajono meras Jonas Upytis.",
            "Jonas Upytis",
            "meras",
            "Utenos rajono savivaldybė",
        ),
        (
            "Kalbėjo Utenos rajono savivaldybės tarybos narys Jonas Upytis.",
            "Jonas Upytis",
            "tarybos narys",
            "Utenos rajono savivaldybės taryba",
        ),
        (
            "Kalbėjo gerovės viceministrė Rasa Upytė.",
            "Rasa Upytė",
            "gerovės viceministrė",
            "Lietuvos Respublikos gerovės ministerija",
        ),
        (
            "Kalbėjo Lietuvos Respublikos Prezidentės patarėja Rasa Upytė.",
            "Rasa Upytė",
            "Prezidentės patarėja",
            "Prezidento kanceliarija",
        ),
        (
            "Kalbėjo LR Seimo narys Jonas Upytis.",
            "Jonas Upytis",
            "Seimo narys",
            "Lietuvos Respublikos Seimas",
        ),
        (
            "Kalbėjo asociacijos „Šiltas kiemas“ generalinė direktorė dr. Rasa Upytė.",
            "Rasa Upytė",
            "generalinė direktorė",
            "Asociacija „Šiltas kiemas“",
        ),
        (
            "Padėkota VšĮ „Tiltelis“ vyriausiajai patarėjai Rasai Upytei.",
            "Rasa Upytė",
            "vyriausioji patarėja",
            "VšĮ „Tiltelis“",
        ),
        ("Kalbėjo „Tiltelio“ dir. Jonas Upytis.", "Jonas Upytis", "direktorius", "VšĮ „Tiltelis“"),
        (
            "Pertvarkos procesų ekspertė Utenos regionui Rasa Upytė kalbėjo.",
            "Rasa Upytė",
            "pertvarkos procesų ekspertė Utenos regionui",
            "",
        ),
        (
            "Kalbėjo VGT atstovas Jonas Upytis.",
            "Jonas Upytis",
            "atstovas",
            "Vaikų gerovės tarnyba prie Gerovės ministerijos",
        ),
        (
            "Kalbėjo Jonas Upytis, Utenos rajono vaikų globos namų direktorius, ir kiti.",
            "Jonas Upytis",
            "direktorius",
            "Utenos rajono vaikų globos namai",
        ),
        ("Kalbėjo Rasa Upytė – Vyžuonų seniūnė.", "Rasa Upytė", "seniūnė", "Vyžuonų seniūnija"),
        ("Kalbėjo Rasa Upytė (VšĮ „Tiltelis“).", "Rasa Upytė", "", "VšĮ „Tiltelis“"),
        ("Kalbėjo Rasa Upytė iš VšĮ „Tiltelis“.", "Rasa Upytė", "", "VšĮ „Tiltelis“"),
        ("Kalbėjo vedėja (patarėja) Rasa Upytė.", "Rasa Upytė", "vedėja", ""),
        (
            "Kalbėjo VšĮ „Tiltelis“ (Utenos r.) vadovė Rasa Upytė.",
            "Rasa Upytė",
            "vadovė",
            "VšĮ „Tiltelis“",
        ),
        (
            "Kalbėjo projekto „Namai“ vienas iš iniciatorių Jonas Upytis.",
            "Jonas Upytis",
            "projekto „Namai“ iniciatorius",
            "",
        ),
        (
            "Rinktasi Svėdasų „Ąžuolo“ gimnazijoje. Kalbėjo gimnazijos direktorė Rasa Upytė.",
            "Rasa Upytė",
            "direktorė",
            "Svėdasų „Ąžuolo“ gimnazija",
        ),
        ("Kalbėjo fondo vadovė Rasa Upytė.", "Rasa Upytė", "fondo vadovė", ""),
        ("Kalbėjo mums Rasa Upytė.", "Rasa Upytė", "", ""),
        ("Ministras Jonas Upytis kalbėjo.", "Jonas Upytis", "ministras", ""),
        ("Kalbėjo sveikatos prižiūrėtoja Rasa Upytė.", "Rasa Upytė", "sveikatos prižiūrėtoja", ""),
        ("Kalbėjo RASA UPYTĖ.", "Rasa Upytė", "", ""),
        ("Kalbėjo Rasa Ona Upytė.", "Rasa Ona Upytė", "", ""),
        ("Kalbėjo direktorė Rasa Upytė – Klevienė.", "Rasa Upytė-Klevienė", "direktorė", ""),
        ("Kalbėjo direktorė Rasa Upytė Klevienė.", "Rasa Upytė Klevienė", "direktorė", ""),
        ("Kalbėjo patarėjas Ulfo Dadani.", "Ulfo Dadani", "patarėjas", ""),
        ("Kalbėjo J. Upytis.", "J. Upytis", "", ""),
        ("Kalbėjo direktorė R. O. Upytė.", "R. Upytė", "direktorė", ""),
    ],
)
def test_a_person_with_office_and_body(text, name, office, organisation):
    people = _people(text)

    assert [(person.value, person.office, person.organisation) for person in people] == [
        (name, office, organisation)
    ]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Dalyvavo direktorė Rasa Upytė, direktorės pavaduotoja Ona Klevienė ir ekspertas Jonas Beržas.",
            [
                ("Rasa Upytė", "direktorė"),
                ("Ona Klevienė", "direktorės pavaduotoja"),
                ("Jonas Beržas", "ekspertas"),
            ],
        ),
        (
            "Dalyvavo specialistės: Rasa Upytė ir Ona Klevienė.",
            [("Rasa Upytė", "specialistė"), ("Ona Klevienė", "specialistė")],
        ),
        (
            "Dalyvavo patarėjai Jonas Beržas ir Ona Klevienė.",
            [("Jonas Beržas", "patarėjas"), ("Ona Klevienė", "patarėja")],
        ),
        (
            "Dalyvavo patarėjai Ulfo Dadani ir Rada Panera.",
            [("Ulfo Dadani", "patarėjas"), ("Rada Panera", "patarėja")],
        ),
        (
            "Kalbėta su koordinatore Rasa Upyte ir policijos pareigūnu Jonu Beržu.",
            [("Rasa Upytė", "koordinatorė"), ("Jonas Beržas", "policijos pareigūnas")],
        ),
    ],
)
def test_lists_of_people_keep_each_office_with_its_name(text, offices):
    assert [(person.value, person.office) for person in _people(text)] == offices


def test_a_deputy_is_in_the_house_of_whoever_was_named_before():
    text = "Dalyvavo VšĮ „Tiltelis“ direktorė Rasa Upytė ir jos pavaduotojas Jonas Beržas."

    assert [person.organisation for person in _people(text)] == ["VšĮ „Tiltelis“", "VšĮ „Tiltelis“"]


def test_an_initial_is_the_person_named_whole_elsewhere():
    text = "R. Upytė nustebo. Vadovė Rasa Upytė kalbėjo apie globą. „Gerai“, – sakė R. Upytė."

    people = _people(text)

    assert [(person.value, person.office, len(person.spans)) for person in people] == [
        ("Rasa Upytė", "vadovė", 3)
    ]


def test_another_mention_settles_a_name_that_leaves_two_open():
    unsettled = _people("Padėkota vadovui Jonui Vainoriui.")
    settled = _people("Padėkota vadovui Jonui Vainoriui. J. Vainorius šypsojosi.")

    assert [(person.value, person.sureness) for person in unsettled] == [("Jonas Vainoris", Sureness.GUESSED)]
    assert [(person.value, person.sureness) for person in settled] == [("Jonas Vainorius", Sureness.SURE)]


def test_a_person_of_the_register_is_known_in_any_case():
    people = _people("Sulaukta Petro Genio ir Rasos Žvirblės.")

    assert [(person.value, person.why) for person in people] == [
        ("Petras Genys", "person.known"),
        ("Rasa Žvirblė", "person.known"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Susitikta Jono Upyčio gatvėje.",
        "Susitikta Jono Upyčio g. 5.",
        "Susitikta J. Upyčio g. 5.",
        "Susitikta Jono Upyčio viešojoje bibliotekoje.",
        "Skirta Rasos Upytės premija.",
        "Rasos Upytės nuotr.",
        "Diskusija. R. Upytės nuotr.",
        "Nuotr. Rasos Upytės",
        "Rasa Upytė",
        "Aušros Vartų koplyčia",
        "Rasa Utena",
        "Tai Jono Upyčio sukurta skulptūra.",
        "Direktorė Vilniaus Miesto",
        "Kalbėjo vadovas Rytų Lietuvos.",
        "Buvo 2017 m. N. d.",
    ],
)
def test_streets_schools_prizes_and_pictures_name_nobody(text):
    assert _people(text) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sutartį pasirašė meras Jonas Upytis ir direktorė Rasa Upytė.", ["signatory", "signatory"]),
        ("Meras Jonas Upytis ir direktorė Rasa Upytė pasirašė sutartį.", ["signatory", "signatory"]),
        ("Dalyvius pasveikino meras Jonas Upytis.", ["welcome"]),
        ("„Gerai“, – sveikindamas svečius kalbėjo meras Jonas Upytis.", ["welcome"]),
        ("Apdovanojimais pagerbti Jonas Upytis ir Rasa Upytė.", ["awardee", "awardee"]),
        ("Diskusiją moderavo Rasa Upytė.", ["moderator"]),
        ("Diskusijos moderatorė Rasa Upytė nusišypsojo.", ["moderator"]),
        ("Susitikimo organizatorė Rasa Upytė dėkojo.", ["organiser"]),
        ("Apie globą kalbėjo Rasa Upytė, o Jonas Upytis pristatė planą.", ["speaker", "speaker"]),
        ("Dalyvavo meras Jonas Upytis, Rasa Upytė ir Ona Klevienė.", ["participant"] * 3),
        ("Pranešimus skaitė:\n– Rasa Upytė, vadovė;\n– Jonas Beržas, meras.", ["speaker", "speaker"]),
        ("Įvertinta koordinatorės Rasos Upytės veikla.", ["mentioned"]),
        ("Klausytasi direktoriaus Jono Beržo pranešimo.", ["speaker"]),
        ("Vadovė Rasa Upytė buvo salėje.", ["participant"]),
        ("Laureatė Rasa Upytė džiaugėsi.", ["awardee"]),
        ("Pranešėja Rasa Upytė.", ["speaker"]),
    ],
)
def test_what_people_did_there(text, parts):
    assert [person.part for person in _people(text)] == parts


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Rasa Upytė kalbėjo apie globėjų paiešką kaime.", "globėjų paiešką kaime"),
        ("Kalbėjo:\n– Rasa Upytė – „Globa kaime“", "Globa kaime"),
        ("Rasa Upytė kalbėjo trumpai.", ""),
        ("Rasa Upytė kalbėjo apie " + "labai " * 60, ("labai " * 30).strip()[:179]),
    ],
)
def test_what_a_speaker_spoke_about(text, topic):
    assert _people(text)[0].topic == topic
