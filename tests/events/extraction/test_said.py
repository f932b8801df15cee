"""Services, agreements and projects that a text names."""

import pytest

from events.extraction.agreements import agreements_in
from events.extraction.people import people_in
from events.extraction.projects import projects_in
from events.extraction.proposals import Sureness
from events.extraction.services import services_in
from events.extraction.text import whole
from events.extraction.told import told_in
from tests.events.extraction.few_bodies import KNOWN


def _agreements(text):
    return agreements_in(text, whole(text), KNOWN, people=people_in(text, whole(text), KNOWN))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Dirba du budintys globotojai.", ["budintis_globotojas"]),
        ("Ieškoma budinčiųjų globotojų.", ["budintis_globotojas"]),
        ("Budintieji globėjai rengiami.", ["budintis_globotojas"]),
        ("Kalbėta su socialiniais globėjais.", ["socialinis_globejas"]),
        ("Budinčių, socialinių ir kitų globėjų nėra.", []),
        ("Budinčių ir socialinių globėjų trūksta.", ["budintis_globotojas", "socialinis_globejas"]),
        (
            "Tiek budinčiųjų, tiek ir socialinių bei atokvėpio globėjų gretos.",
            ["budintis_globotojas", "socialinis_globejas", "laikinas_atokvepis"],
        ),
        ("Trūksta laikino atokvėpio paslaugų.", ["laikinas_atokvepis"]),
        ("Teikiama „atvejo vadybos“ paslauga.", ["atvejo_vadyba"]),
        ("GIMK mokymai baigėsi.", ["gimk"]),
        ("Statomi grupinio gyvenimo namai.", ["grupinio_gyvenimo_namai"]),
        ("Statomi BVGN.", ["bendruomeniniai_vaiku_globos_namai"]),
        ("Teikiamos kompleksinės paslaugos.", ["kompleksines_paslaugos"]),
        ("Vaikai eina į dienos centrą.", ["vaiku_dienos_centras"]),
        ("Suaugusieji eina į dienos centrą.", ["dienos_uzimtumas"]),
        ("Atėjo asistentė.", ["asmeninis_asistentas"]),
        ("Budintis gydytojas kalbėjo.", []),
        ("Budinčių gydytojų ir globėjų yra.", []),
        ("Budinčių. Ir globėjų yra.", []),
        ("Rinktasi Kupos vaikų dienos centre.", []),
        ("Jaunuoliams patiko.", []),
        ("Šiuo atveju taip.", []),
    ],
)
def test_services_in_any_case_but_not_within_names(text, keys):
    assert [service.value for service in services_in(text, whole(text), KNOWN)] == keys


def test_a_service_told_by_one_word_is_less_sure():
    (alone,) = services_in("Reikia atokvėpio.", whole("Reikia atokvėpio."), KNOWN)
    (told,) = services_in("Teikiama pagalba į namus.", whole("Teikiama pagalba į namus."), KNOWN)

    assert (alone.sureness, told.sureness) == (Sureness.INFERRED, Sureness.SURE)


def test_an_agreement_that_was_signed():
    text = (
        "Utenos rajono meras Jonas Upytis ir asociacijos „Šiltas kiemas“ direktorė Rasa Klevienė pasirašė "
        "bendradarbiavimo sutartį."
    )

    (agreement,) = _agreements(text)

    assert (agreement.ngo, agreement.ngo_key) == ("Asociacija „Šiltas kiemas“", 903)
    assert agreement.municipality == "LT-54"
    assert agreement.signatories == ("Jonas Upytis", "Rasa Klevienė")
    assert agreement.sureness is Sureness.SURE


@pytest.mark.parametrize(
    "text",
    [
        "VšĮ „Tiltelis“ ir Zarasų rajono savivaldybė planuoja pasirašyti sutartį.",
        "VšĮ „Tiltelis“ jau yra pasirašiusi sutartis su Zarasų rajono savivaldybe.",
        "Pernai VšĮ „Tiltelis“ ir Zarasų rajono savivaldybė pasirašė sutartį.",
        "Pagal pasirašytas sutartis VšĮ „Tiltelis“ padeda Zarasų rajono savivaldybei.",
        "VšĮ „Tiltelis“ pasirašė Zarasų rajono savivaldybės knygoje.",
        "Sutartį pasirašė Zarasų rajono savivaldybė ir Gerovės ministerija.",
        "Sutartį pasirašė VšĮ „Tiltelis“ ir mokykla.",
    ],
)
def test_what_is_planned_past_or_between_others_is_no_agreement(text):
    assert _agreements(text) == ()


def test_parties_may_be_named_in_other_sentences():
    text = (
        "Zarasų rajono savivaldybėje lankėsi VšĮ „Tiltelis“ vadovė Rasa Upytė. Sutartį pasirašė Rasa Upytė "
        "ir Jonas Klevas. Sutartis pasirašyta salėje."
    )

    (agreement,) = _agreements(text)

    assert (agreement.ngo, agreement.municipality) == ("VšĮ „Tiltelis“", "LT-60")
    assert agreement.signatories == ("Rasa Upytė", "Jonas Klevas")
    assert agreement.sureness is Sureness.INFERRED


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Vykdomas projektas „Arčiau namų“.", [("Arčiau namų", Sureness.INFERRED)]),
        ("Projekto „Tvarus namų kelias Lietuvoje“ lėšos.", [("Tvarus namų kelias Lietuvoje", Sureness.SURE)]),
        ("Pagal Tvaraus namų kelio Lietuvoje projektą.", [("Tvarus namų kelias Lietuvoje", Sureness.SURE)]),
        ("Kampanija „Po vienu stogu“ tęsiasi.", [("Nacionalinė kampanija „Po vienu stogu“", Sureness.SURE)]),
        ("Kampanija „Visi kartu“ tęsiasi.", [("Kampanija „Visi kartu“", Sureness.INFERRED)]),
        ("Iniciatyva „Visi kartu“ tęsiasi.", [("Iniciatyva „Visi kartu“", Sureness.INFERRED)]),
        ("Akcija „Visi kartu“ tęsiasi.", [("Akcija „Visi kartu“", Sureness.INFERRED)]),
        ("Filmas „Arčiau namų“ baigėsi.", []),
        ("Kelias ilgas.", []),
    ],
)
def test_projects_and_campaigns(text, values):
    found = projects_in(text, whole(text), KNOWN)

    assert [(project.value, project.sureness) for project in found] == values


def test_all_that_an_event_tells_is_read_together():
    text = "Utenos rajono meras Jonas Upytis pažadėjo, kad bus dienos socialinė globa. Rasa."

    told = told_in(text, whole(text), KNOWN)

    assert [person.value for person in told.people] == ["Jonas Upytis"]
    assert [body.value for body in told.organisations] == ["Utenos rajono savivaldybė"]
    assert [service.value for service in told.services] == ["dienos_socialine_globa"]
    assert [outcome.who for outcome in told.outcomes] == ["Utenos rajono savivaldybė"]
