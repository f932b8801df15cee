"""Sentences that state what came of an event, and those that do not."""

import pytest

from events.extraction.due_dates import due_in
from events.extraction.outcomes import outcomes_in
from events.extraction.people import people_in
from events.extraction.proposals import Sureness
from events.extraction.services import services_in
from events.extraction.text import whole
from tests.events.extraction.few_bodies import KNOWN


def _outcomes(text, held=""):
    everything = whole(text)
    people = people_in(text, everything, KNOWN)
    services = services_in(text, everything, KNOWN)
    return outcomes_in(text, everything, KNOWN, people=people, services=services, held=held)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rajone labai trūksta logopedų ir psichologų.", "problem"),
        ("Didžiausia bėda – brangus transportas į miestą.", "problem"),
        ("Kaimuose nėra kam prižiūrėti sergančių senelių.", "problem"),
        ("Butų jaunuoliams rasti nepavyko nė viename mieste.", "problem"),
        ("Vyžuonose naktinės pagalbos neteikia niekas.", "problem"),
        ("Tėvai nuogąstavo, ar autobusas važiuos ir žiemą.", "problem"),
        ("Mums per brangu išlaikyti du autobusus.", "problem"),
        ("Paslaugos finansuojamos tik projektų pinigais.", "problem"),
        ("Vedėja pasidalijo gerąja patirtimi, kaip surasti globėjų kaime.", "good_practice"),
        ("Pasiteisino mobili komanda: per metus ji aplankė šimtą šeimų.", "good_practice"),
        ("Vadovė pristatė savarankiškumo ugdymo modelį.", "good_practice"),
        ("Direktorė pasidžiaugė, kad socialinės dirbtuvės jau veikia.", "good_practice"),
        ("Laikino atokvėpio paslauga Vyžuonose jau teikiama dvejus metus.", "good_practice"),
        ("Pirmiausia reikia nuolatinio autobuso į miestą.", "need"),
        ("Būtina iš naujo suskaičiuoti laukiančiuosius.", "need"),
        ("Tėvai norėtų pagalbos bent savaitgaliais.", "need"),
        ("Dalyviai priėjo prie išvados, kad pertvarka eina per lėtai.", "conclusion"),
        ("Nutarta susitikti dar kartą pavasarį.", "conclusion"),
        ("Apibendrinta, kad viską lemia vienas atsakingas žmogus.", "conclusion"),
        ("Svarbu, kad pagalba pasiektų ir vienkiemius.", "conclusion"),
        ("Šią problemą galima spręsti dviem būdais, kuriuos siūlyta išbandyti.", "conclusion"),
        ("Meras pažadėjo pirkti antrą autobusą.", "commitment"),
        ("Savivaldybė įsipareigoja įsteigti globos centrą.", "commitment"),
        ("Asociacija konsultuos savivaldybę ir parengs planą.", "commitment"),
        ("Iki spalio 1 d. savivaldybė pateiks visiems gerų sutarčių pavyzdžius.", "commitment"),
    ],
)
def test_what_a_sentence_states(text, kind):
    assert [outcome.kind for outcome in _outcomes(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Diskusijoje dalyvavo savivaldybių atstovai ir vadovai.",
        "Susitikimas vyko savivaldybės salėje.",
        "Asociacija vienija šimtą narių nuo 2005 m.",
        "Projekto trukmė – dvylika mėnesių, jo reikia visiems.",
        "Susitikime pasidalyta gerąja patirtimi.",
        "Gerąja patirtimi pasidalijo įstaigų atstovai.",
        "Aptarti pertvarkos sunkumai ir privalumai.",
        "Ko labiausiai trūksta rajone?",
        "Trūksta.",
        "Labai trūksta",
        "Buvo sunku nuspręsti, kuris piešinys gražiausias.",
        "Pagrindinis draugijos tikslas – padėti visiems, kam to reikia.",
        "Vadovė pristatė draugijos veiklos tikslus ir planus.",
        "Mama atvežė obuolių pyragą visiems.",
        "Sunkumai trukdė " + "labai " * 200 + "visiems.",
    ],
)
def test_sentences_that_state_no_outcome(text):
    assert _outcomes(text) == ()


def test_a_long_list_is_several_outcomes():
    text = (
        "Tėvai kėlė problemas – informacijos stoka nuo pirmų dienų; aplinkinių požiūris ir šeimų "
        "užsidarymas; ilgos eilės pas gydytojus; taip."
    )

    outcomes = sorted(_outcomes(text), key=lambda outcome: outcome.spans)

    assert [(outcome.kind, outcome.value) for outcome in outcomes] == [
        ("problem", "Tėvai kėlė problemas – informacijos stoka nuo pirmų dienų"),
        ("problem", "aplinkinių požiūris ir šeimų užsidarymas"),
        ("problem", "ilgos eilės pas gydytojus"),
    ]


def test_two_short_clauses_are_one_sentence():
    assert [outcome.value for outcome in _outcomes("Trūksta vaistų; trūksta gydytojų.")] == [
        "Trūksta vaistų; trūksta gydytojų."
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("„Mums trūksta laiko ir žmonių“, – sakė vedėja.", "Mums trūksta laiko ir žmonių"),
        ("„Kiemo“ vadovė sakė, kad trūksta žmonių.", "„Kiemo“ vadovė sakė, kad trūksta žmonių."),
        ("„Labai trūksta žmonių ir laiko. Kelkimės.", "Labai trūksta žmonių ir laiko."),
        ("Kelkimės. Labai trūksta žmonių ir laiko“.", "Labai trūksta žmonių ir laiko."),
        ("– Mums trūksta žmonių ir laiko.", "Mums trūksta žmonių ir laiko."),
    ],
)
def test_speech_is_told_without_its_marks_and_speaker(text, value):
    assert [outcome.value for outcome in _outcomes(text)] == [value]


def test_the_surest_is_offered_first():
    text = "Svarbu, kad visi žinotų apie tai. Rajone labai trūksta logopedų, ir tai didelė bėda."

    outcomes = _outcomes(text)

    assert [(outcome.kind, outcome.sureness) for outcome in outcomes] == [
        ("problem", Sureness.INFERRED),
        ("conclusion", Sureness.GUESSED),
    ]
    assert outcomes[0].confidence > outcomes[1].confidence


def test_a_promise_tells_who_promised_and_by_when():
    text = "Utenos rajono savivaldybė pažadėjo iki 2019 m. gegužės 3 d. atnaujinti vaikų dienos centrą."

    (outcome,) = _outcomes(text)

    assert (outcome.kind, outcome.who, outcome.due) == (
        "commitment",
        "Utenos rajono savivaldybė",
        "2019-05-03",
    )
    assert outcome.services == ("vaiku_dienos_centras",)
    assert outcome.municipalities == ("LT-54",)


@pytest.mark.parametrize(
    ("text", "who"),
    [("Pažadėjo atvykti Rasa Upytė iš kaimo.", "Rasa Upytė"), ("Visi pažadėjo grįžti kitąmet.", "")],
)
def test_who_promised_may_be_a_person_or_nobody_named(text, who):
    assert [outcome.who for outcome in _outcomes(text)] == [who]


@pytest.mark.parametrize(
    ("text", "held", "due"),
    [
        ("iki 2019 m. gegužės 3 d.", "", "2019-05-03"),
        ("iki 2019-05-03", "", "2019-05-03"),
        ("iki 2019 m. gegužės", "", "2019-05"),
        ("iki gegužės pabaigos", "2018-01-10", "2018-05-31"),
        ("iki vasario 29 d.", "2020-01-10", "2020-02-29"),
        ("iki vasario 31 d.", "2020-01-10", ""),
        ("iki vasario 29 d.", "2019-01-10", ""),
        ("iki balandžio 31 d.", "2019-01-10", ""),
        ("iki 2019-02-30", "", ""),
        ("iki 2019 m. 5 d.", "", ""),
        ("iki spalio 1 d.", "2018-06-19", "2018-10-01"),
        ("iki kovo 1 d.", "2018-06-19", "2019-03-01"),
        ("iki kitų metų kovo 1 d.", "2018-01-19", "2019-03-01"),
        ("iki kovo 1 d.", "2018-06", "2018-03-01"),
        ("iki spalio 1 d.", "", "--10-01"),
        ("iki metų pabaigos", "2018-06-19", "2018-12-31"),
        ("iki kitų metų pabaigos", "2018-06-19", "2019-12-31"),
        ("iki 2019 m. pabaigos", "", "2019-12-31"),
        ("iki metų pabaigos", "", "--12-31"),
        ("iki pabaigos", "2018-06-19", ""),
        ("iki vakaro", "2018-06-19", ""),
        ("iki Biržų", "2018-06-19", ""),
        ("iki vasaros", "2018-06-19", ""),
        ("iki birželio vidurio", "2018-01-19", "2018-06"),
    ],
)
def test_by_when_something_is_promised(text, held, due):
    assert due_in(text, whole(text)[0], held) == due
