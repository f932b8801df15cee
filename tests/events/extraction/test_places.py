"""Regions and municipalities in every case, the place of a meeting, its guests and those who took part."""

import pytest

from events.extraction.place_names import gazetteer_of
from events.extraction.places import places_in
from events.extraction.proposals import Sureness
from events.extraction.text import sentences, whole
from events.extraction.venues import joined, proposal, venue_of, venues_in
from events.extraction.whereabouts import whereabouts_of
from tests.events.extraction.few_places import KNOWN

GAZETTEER = gazetteer_of(KNOWN)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Molėtų rajono savivaldybėje", ["LT-27"]),
        ("Molėtų r. sav. meras", ["LT-27"]),
        ("Molėtų r Utenos rajonas", ["LT-54"]),
        ("Molėtų raj. mokyklos", ["LT-27"]),
        ("Molėtuose", ["LT-27"]),
        ("MOLĖTUOSE", ["LT-27"]),
        ("atvyko į Molėtus", ["LT-27"]),
        ("svečiai iš Molėtų", ["LT-27"]),
        ("Molėtų ir Utenos rajonų savivaldybių", ["LT-27", "LT-54"]),
        ("Utenos, Molėtų bei Zarasų r.", ["LT-54", "LT-27", "LT-60"]),
        ("Alytaus miesto ir rajono savivaldybės", ["LT-02", "LT-03"]),
        ("Alytaus m., Molėtų ir Zarasų rajonų bei Elektrėnų atstovai", ["LT-02", "LT-27", "LT-60", "LT-08"]),
        ("savivaldybes (Utenos, Molėtų, Zarasų)", ["LT-54", "LT-27", "LT-60"]),
        ("Alytuje", ["LT-02"]),
        ("Elektrėnų savivaldybėje", ["LT-08"]),
        ("Elektrėnų rajono", ["LT-08"]),
        ("Utenos miesto", ["LT-54"]),
        ("Kazlų Rūdos savivaldybė", ["LT-17"]),
        ("Kazlų Rūdoje", ["LT-17"]),
        ("Pabradėje", ["LT-49"]),
        ("Molėtų merė", ["LT-27"]),
        ("Telšių ir Plungės specialistai", ["LT-51", "LT-35"]),
    ],
)
def test_municipalities_in_every_case_and_abbreviation(text, codes):
    found, regions = places_in(text, whole(text), GAZETTEER)

    assert [place.code for place in found] == codes
    assert regions == []


@pytest.mark.parametrize(
    "text",
    [
        "Alytaus vaikų globos namai",
        "Vilniaus universiteto docentė",
        "Jonas Alytus ir Rasa Utena",
        "kalbėjo J. Molėtų specialistai",
        "Kazlų specialistai",
        "kalbėjo Jono Molėtų specialistai",
        "utenos",
        "Šiaulių dramos teatre",
        "asociacija „Pagalba Utenoje“",
    ],
)
def test_names_of_people_and_of_institutions_name_no_municipality(text):
    assert places_in(text, whole(text), GAZETTEER) == ([], [])


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Alytaus savivaldybė", [True]),
        ("Alytaus meras", [True]),
        ("Alytaus miesto meras", [False]),
        ("Alytuje", [False]),
    ],
)
def test_city_or_district_may_be_left_open(text, is_open):
    found, _ = places_in(text, whole(text), GAZETTEER)

    assert [(place.code, place.is_open) for place in found] == [("LT-02", one) for one in is_open]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Utenos regiono", ["LT-UT"]),
        ("Utenos regione", ["LT-UT"]),
        ("Utenos apskrityje", ["LT-UT"]),
        ("Telšių bei Marijampolės regionų", ["LT-TE", "LT-MR"]),
    ],
)
def test_regions_in_every_case(text, codes):
    found, regions = places_in(text, whole(text), GAZETTEER)

    assert found == []
    assert [region.code for region in regions] == codes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Molėtų vaikų globos namuose vyko diskusija.", "Molėtų vaikų globos namai"),
        (
            "Diskusija surengta Molėtų rajono savivaldybės mažojoje salėje.",
            "Molėtų rajono savivaldybės mažoji salė",
        ),
        ("Zarasų pagalbos šeimai tarnyboje vyko mokymai.", "Zarasų pagalbos šeimai tarnyba"),
        (
            "Utenos A. ir M. Miškinių viešojoje bibliotekoje vyko mokymai.",
            "Utenos A. ir M. Miškinių viešoji biblioteka",
        ),
        (
            "Socialinės apsaugos ir darbo ministerijoje vyko pasitarimas.",
            "Socialinės apsaugos ir darbo ministerija",
        ),
        ("Mokymai vyko viešbutyje „Ežerų krantas“.", "viešbutis „Ežerų krantas“"),
        ("Susitikimas vyko Zarasų „Giraitės“ gimnazijoje.", "Zarasų „Giraitės“ gimnazija"),
        (
            "Susitikimas vyko Molėtų kultūros rūmuose (Ežero g. 5, Molėtuose).",
            "Molėtų kultūros rūmai, Ežero g. 5, Molėtai",
        ),
        ("Susitikimas vyko Molėtų kultūros centre, Ežero g. 5.", "Molėtų kultūros centras, Ežero g. 5"),
        ("Rinkosi Utenos universiteto 12 auditorijoje.", "Utenos universiteto 12 auditorija"),
        ("Susitikimas vyko savivaldybės salėje.", "savivaldybės salė"),
        ("Vyko diskusija Seime.", "Seimas"),
    ],
)
def test_a_venue_is_said_in_the_nominative(text, value):
    venue = venue_of(text, whole(text), GAZETTEER, whole(text))

    assert venue is not None
    assert proposal(venue, GAZETTEER).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Dėmesio centre vyko ginčai.",
        "Vyko kalba apie globą šeimoje.",
        "Utenos globos namuose gyvena vaikai.",
        "Susitikimas vyko namuose.",
    ],
)
def test_not_every_locative_is_a_venue(text):
    assert venues_in(text, whole(text)[0], GAZETTEER) == []


def test_a_venue_is_spelt_as_the_register_has_it():
    text = "Vaivorykštės gobos namuose vyko diskusija."
    venue = venue_of(text, whole(text), GAZETTEER)

    found = proposal(venue, GAZETTEER)

    assert (found.value, found.sureness) == ("Vaivorykštės globos namai", Sureness.INFERRED)


def test_people_may_meet_in_two_places():
    text = "Susitikimai vyko Molėtų gimnazijoje (Sodo g. 1) ir Utenos bibliotekoje (Upės g. 2)."

    venues = joined(text, venues_in(text, whole(text)[0], GAZETTEER))

    assert [venue.value for venue in venues] == [
        "Molėtų gimnazija, Sodo g. 1",
        "Utenos biblioteka, Upės g. 2",
    ]


def _whereabouts(text):
    extent = whole(text)
    focus = sentences(text, extent)[0]
    venue = venue_of(text, extent, GAZETTEER, (focus,))
    return whereabouts_of(text, extent, GAZETTEER, title=None, focus=focus, venue=venue)


@pytest.mark.parametrize(
    ("text", "host", "sureness"),
    [
        ("Molėtų rajono savivaldybėje vyko diskusija.", "LT-27", Sureness.SURE),
        ("Diskusija vyko Molėtuose.", "LT-27", Sureness.SURE),
        ("Vaivorykštės globos namuose vyko diskusija.", "LT-27", Sureness.INFERRED),
        ("Zarasų kultūros centre vyko diskusija.", "LT-60", Sureness.INFERRED),
        ("Alytaus kultūros centre vyko diskusija.", "LT-02", Sureness.GUESSED),
        ("Seime vyko konferencija.", "LT-57", Sureness.GUESSED),
        ("Molėtuose, Ateities gimnazijoje, vyko diskusija.", "LT-27", Sureness.SURE),
        ("MOLĖTŲ RAJONO SAVIVALDYBĖJE VYKO DISKUSIJA.", "LT-27", Sureness.SURE),
        ("Susitikimas vyko Molėtų rajone.", "LT-27", Sureness.SURE),
        ("Pasirašyta sutartis su Molėtų rajono savivaldybe.", "LT-27", Sureness.GUESSED),
        ("Molėtų rajono savivaldybės vadovai susitiko su globėjais.", "LT-27", Sureness.GUESSED),
        ("Sveikino meras. Vėliau kalbėjo Molėtų rajono meras.", "LT-27", Sureness.GUESSED),
        ("Zarasų socialinių paslaugų centras surengė renginius globėjams.", "LT-60", Sureness.GUESSED),
        ("Svečiai viešėjo, nuvyko į Molėtus.", "LT-27", Sureness.GUESSED),
    ],
)
def test_the_municipality_that_received_people(text, host, sureness):
    found = _whereabouts(text)

    assert found.host is not None
    assert (found.host.value, found.host.sureness) == (host, sureness)


@pytest.mark.parametrize(
    ("text", "region", "sureness"),
    [
        ("Molėtuose vyko Utenos regiono diskusija.", "LT-UT", Sureness.SURE),
        ("Molėtuose vyko diskusija.", "LT-UT", Sureness.INFERRED),
        ("Vyko Utenos regiono diskusija.", "LT-UT", Sureness.SURE),
        ("Seime vyko diskusija.", "LT-VL", Sureness.GUESSED),
        ("Vyko diskusija. Utenos regione laukia darbai.", "LT-UT", Sureness.INFERRED),
        ("Mokymai vyko Telšių ir Šiaulių regionų globėjams.", "LT-TE", Sureness.GUESSED),
        ("Susitiko Molėtų ir Utenos rajonų atstovai.", "LT-UT", Sureness.GUESSED),
        ("Vyko diskusija. Kalbėjo ekspertė Utenos regionui Ona.", "LT-UT", Sureness.GUESSED),
    ],
)
def test_the_region_of_an_event(text, region, sureness):
    found = _whereabouts(text)

    assert found.region is not None
    assert (found.region.value, found.region.sureness) == (region, sureness)


def test_a_meeting_that_names_no_place_has_none():
    found = _whereabouts("Vyko mokymai apie globą.")

    assert (found.region, found.host, found.guests, found.municipalities) == (None, None, (), ())


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        (
            "Molėtuose vyko diskusija. Svečių teisėmis atvyko Telšių bei Šiaulių regionų atstovai.",
            ["LT-TE", "LT-SA"],
        ),
        ("Molėtuose vyko diskusija. Dalyvavo 12 globėjų iš Telšių regiono.", ["LT-TE"]),
        ("Molėtuose vyko diskusija. Dalyvavo Telšių regiono specialistai.", ["LT-TE"]),
        ("Molėtuose vyko diskusija. Telšių regione dirbama kitaip.", []),
        ("Molėtuose vyko diskusija. Telšių regiono ekspertė pristatė veiklas, dalyvavo atstovai.", []),
        ("Molėtuose vyko diskusija. Kalbėjo ekspertė Telšių regionui.", []),
        ("Molėtuose vyko diskusija. Pernai dalyvavo Telšių regiono specialistai.", []),
    ],
)
def test_regions_that_came_as_guests(text, guests):
    assert [guest.value for guest in _whereabouts(text).guests] == guests


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Dalyvavo Utenos ir Zarasų rajonų savivaldybių atstovai.", ["LT-54", "LT-60"]),
        ("Kalbėjo Plungės rajono savivaldybės skyriaus vedėja Ona Upė.", ["LT-35"]),
        ("Zarasų rajono savivaldybė pažadėjo įsteigti centrą.", ["LT-60"]),
        ("Dalyviai atvyko iš Utenos.", ["LT-54"]),
        ("Ji pristatė, kas bandoma Zarasuose.", ["LT-60"]),
        ("Zarasų rajono savivaldybės atstovų nebuvo.", []),
        ("Konfederacija planuoja darbą Zarasų rajono savivaldybėje.", []),
        ("Sutartys jau pasirašytos su Zarasų rajono savivaldybe.", []),
    ],
)
def test_municipalities_whose_people_took_part(sentence, others):
    found = _whereabouts(f"Molėtuose vyko diskusija. {sentence}")

    assert [place.value for place in found.municipalities] == ["LT-27", *others]


def test_a_city_that_is_only_guessed_stands_back_behind_one_that_is_named():
    found = _whereabouts("Alytaus rajono savivaldybėje vyko diskusija. Kalbėjo Alytaus meras.")

    assert [place.value for place in found.municipalities] == ["LT-03"]
