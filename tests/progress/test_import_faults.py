"""What may be wrong with a file of figures: each fault is named with its line, and nothing is imported."""

import pytest
import time_machine

from municipalities.models import Municipality
from progress.actions.imports import NotImportedError, import_file
from progress.importing.files import look_through
from progress.models import Indicator, IndicatorValue
from tests.factories import (
    ExpertMembershipFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    RegionFactory,
)
from tests.progress.bringing import kept

pytestmark = pytest.mark.django_db
TWO_WAYS = "galima suprasti dvejopai. Tūkstančius skirkite tarpu:"
EMPTY = "Langelis tuščias. Užpildykite jį arba pašalinkite eilutę."
HEADER = "rodiklis;teritorija;laikotarpis;iki;reikšmė;išankstinė;pastaba"
# Line by line: what stands in it, and what is said of it. The first of them is line 3, after a sound one.
FAULTS = [
    (";Alytus;2016-12-31;;1;;", f"rodiklis: {EMPTY}"),
    ("Vaikai;;2016-12-31;;1;;", f"teritorija: {EMPTY}"),
    ("Vaikai;Alytus;;;1;;", f"laikotarpis: {EMPTY}"),
    ("Vaikai;Alytus;2016-12-31;;;;", f"reikšmė: {EMPTY}"),
    (
        "Vaikia;Alytus;2016-12-31;;1;;",
        "rodiklis: Rodiklio „Vaikia“ nėra. Galbūt turėjote galvoje „Vaikai“?",
    ),
    ("Xyz;Alytus;2016-12-31;;1;;", "rodiklis: Rodiklio „Xyz“ nėra. Pavadinimą imkite iš ruošinio."),
    (
        "Dvigubas;Alytus;2016;;1;;",
        "rodiklis: Keli rodikliai vadinasi „Dvigubas“. Įrašykite vieno iš jų adresą: dvigubas-1, dvigubas-2.",
    ),
    (
        "Vaikai;Alitus;2016-12-31;;1;;",
        "teritorija: Teritorijos „Alitus“ nėra. Galbūt turėjote galvoje „Alytaus miesto savivaldybė“?",
    ),
    ("Vaikai;Qqq;2016-12-31;;1;;", "teritorija: Teritorijos „Qqq“ nėra. Pavadinimą imkite iš ruošinio."),
    (
        "Vaikai;Alytaus;2016-12-31;;1;;",
        "teritorija: „Alytaus“ gali būti: Alytaus miesto savivaldybė, Alytaus rajono savivaldybė. Įrašykite",
    ),
    (
        "Vaikai;Zarasų rajono savivaldybė;2016-12-31;;1;;",
        "teritorija: Zarasų rajono savivaldybė – ne jūsų regione. Pašalinkite eilutę arba perduokite ją",
    ),
    (
        "Vaikai;Lietuva;2016-12-31;;1;;",
        "teritorija: Lietuva – ne jūsų regione. Pašalinkite eilutę arba perduokite ją tam",
    ),
    (
        "Vaikai;Alytus;2016-02-30;;1;;",
        "laikotarpis: Tokios dienos nėra: 2016-02-30. Rašykite, pavyzdžiui, 2017-03-28.",
    ),
    (
        "Vaikai;Alytus;pernai;;1;;",
        "laikotarpis: Rašykite datą taip: 2017-03-28, arba tik mėnesį ar metus: 2017-03, 2017.",
    ),
    ("Vaikai;Alytus;2027-01-01;;1;;", "laikotarpis: 2027-01-01 dar tik bus. Rašykite praėjusį laikotarpį."),
    (
        "Vaikai;Alytus;2016;;1;;",
        "laikotarpis: Šis rodiklis skaičiuojamas tam tikrą dieną. Rašykite visą datą",
    ),
    (
        "Globėjai;Alytus;2016-12-31;;1;;",
        "laikotarpis: Šis rodiklis skaičiuojamas metais. Rašykite tik metus, pavyzdžiui, 2016.",
    ),
    (
        "Mėnesinis;Alytus;2016-12-31;;1;;",
        "laikotarpis: Šis rodiklis skaičiuojamas mėnesiais. Rašykite mėnesį, pavyzdžiui, 2016-12.",
    ),
    ("Vaikai;Alytus;2016-12-31;2016-11-30;1;;", "iki: Laikotarpis baigiasi ne anksčiau, nei prasideda."),
    ("Vaikai;Alytus;2016-12-31;rytoj;1;;", "iki: Rašykite datą taip: 2017-03-28,"),
    (
        "Vaikai;Alytus;2015-12-31;;apie 10;;",
        "reikšmė: „apie 10“ – ne skaičius. Rašykite tik skaitmenis; jei skaičius nežinomas",
    ),
    ("Vaikai;Alytus;2015-12-31;;1.234,5;;", f"reikšmė: „1.234,5“ {TWO_WAYS} 1 234,5."),
    ("Vaikai;Alytus;2015-12-31;;1,234;;", f"reikšmė: „1,234“ {TWO_WAYS} 1 234."),
    (
        "Vaikai;Alytus;2015-12-31;;1,5;;",
        "reikšmė: Šis rodiklis – sveikasis skaičius: 1,5 – per tikslu.",
    ),
    (
        "Dalis;Alytus;2016;;1,55;;",
        "reikšmė: 1,55 – per tikslu: po šio rodiklio kablelio – ne daugiau kaip 1 skaitmuo.",
    ),
    ("Vaikai;Alytus;2015-12-31;;-1;;", "reikšmė: -1 mažiau negu 0 – mažiausia galima šio rodiklio reikšmė."),
    ("Dalis;Alytus;2016;;101;;", "reikšmė: 101 daugiau negu 100 – didžiausia galima šio rodiklio reikšmė."),
    (
        f"Vaikai;Alytus;2015-12-31;;{'9' * 15};;",
        "reikšmė: Skaičius per didelis. Patikrinkite rodiklio matavimo vienetą.",
    ),
    (
        "Vaikai;Alytus;2015-12-31;;1;gal;",
        "išankstinė: Rašykite „taip“ arba „ne“, arba palikite langelį tuščią.",
    ),
    (
        f"Vaikai;Alytus;2014-12-31;;1;;{'a' * 501}",
        "pastaba: Pastaba ilgesnė negu 500 ženklų. Sutrumpinkite ją.",
    ),
    (
        "Vaikai;Alytus;2013-12-31;;1;;;5",
        "Eilutėje langelių daugiau negu antraštėje. Jei langelyje yra skirtukas, langelį rašykite kabutėse.",
    ),
    (
        "Vaikai;Alytus;2016-12-31;;7;;",
        "Ta pati reikšmė jau yra 2 eilutėje. Vieną iš jų pašalinkite.",
    ),
    (
        "Vaikai;Alytaus m.;2016.12.31;;8;;",
        "2 eilutėje – kita tos pačios teritorijos ir laikotarpio reikšmė. Palikite teisingą.",
    ),
]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def expert():
    """Of a region with two municipalities of nearly one name; the register has every kind of indicator."""
    region = RegionFactory(name="Alytaus regionas")
    names = {"genitive": "Alytaus miesto", "aliases": ["Alytus", "Alytaus m.", "Alytaus"]}
    MunicipalityFactory(name="Alytaus miesto savivaldybė", region=region, **names)
    MunicipalityFactory(name="Alytaus rajono savivaldybė", region=region, aliases=["Alytaus"])
    MunicipalityFactory(name="Zarasų rajono savivaldybė")
    of_a_day, of_a_year = Indicator.Frequency.DAY, Indicator.Frequency.YEAR
    IndicatorFactory(name="Vaikai", frequency=of_a_day)
    IndicatorFactory(name="Globėjai", frequency=of_a_year)
    IndicatorFactory(name="Mėnesinis", frequency=Indicator.Frequency.MONTH)
    IndicatorFactory(name="Dalis", decimals=1, most=100)
    IndicatorFactory(name="Dvigubas", slug="dvigubas-1")
    IndicatorFactory(name="Dvigubas", slug="dvigubas-2")
    return ExpertMembershipFactory(region=region).user


@time_machine.travel("2026-11-22")
def test_every_fault_is_named_with_its_line_and_nothing_is_imported(expert):
    sound = "Vaikai;Alytus;2016-12-31;;7;;"
    file = kept("\n".join([HEADER, sound, *(line for line, _said in FAULTS)]), user=expert)

    checked = look_through(file, expert)

    said = {verdict.line: " ".join(verdict.faults) for verdict in checked.verdicts if verdict.faults}
    expected = {line: text for line, (_typed, text) in enumerate(FAULTS, 3)}
    assert len(FAULTS) > 30
    assert said.keys() == expected.keys()
    assert {line: said[line] for line, text in expected.items() if text not in said[line]} == {}
    # Of each line nothing else is said.
    assert [line for line, verdict in said.items() if not verdict.startswith(expected[line])] == []
    assert (checked.faults, checked.is_sound, checked.to_write) == ((), False, [])
    assert [verdict.line for verdict in checked.by_urgency][-1] == 2
    with pytest.raises(NotImportedError):
        list(import_file(file=file, user=expert))
    assert not IndicatorValue.objects.exists()


def test_several_faults_of_one_line_are_all_named(expert):
    file = kept(f"{HEADER}\nVaikia;Alitus;2016-02-30;;x;gal;", user=expert)

    faults = look_through(file, expert).verdicts[0].faults

    assert [fault.partition(":")[0] for fault in faults] == [
        *("rodiklis", "teritorija", "laikotarpis", "reikšmė", "išankstinė")
    ]


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("\n\n", None, "Failas tuščias. Užpildykite ruošinį."),
        (HEADER, 1, "Po antrašte nėra nė vienos eilutės. Įrašykite jose skaičius."),
        (
            "rodiklis;teritorja;laikotarpis;reikšmė\na;b;c;d",
            1,
            "Nėra stulpelio „teritorija“. Galbūt tai „teritorja“: pervadinkite jį.",
        ),
        (
            "\nrodiklis;teritorija;laikotarpis\na;b;c",
            2,
            "Nėra stulpelio „reikšmė“. Antraštes imkite iš ruošinio.",
        ),
        (
            "rodiklis;teritorija;laikotarpis;reikšmė;Value\na;b;c;d;e",
            1,
            "Stulpelis „reikšmė“ pasikartoja. Palikite vieną.",
        ),
        (
            f'{HEADER}\nVaikai;"Alytus;2016;;1;;\nVaikai;Alytus;2016;;1;;',
            2,
            "Čia kabutės atidarytos ir neuždarytos arba jos yra žodžio viduje. Parašykite jas dvigubai.",
        ),
        (
            f"{HEADER}\nVaikai;Alytus;2016;;1\0;;",
            2,
            "Čia yra ženklas, kurio tekste nebūna: failas sugadintas arba tai ne CSV. Įrašykite jį iš naujo.",
        ),
        (
            "\n".join([HEADER, *["Vaikai;Alytus;2016;;1;;"] * 20_001]),
            20_001,
            "Faile daugiau negu 20000 eilučių. Padalykite jį į kelis.",
        ),
    ],
)
def test_fault_of_a_whole_file_is_named(expert, text, line, fault):
    checked = look_through(kept(text, user=expert), expert)

    assert list(checked.faults) == [(line, fault)]
    assert (checked.verdicts, checked.to_write) == ((), [])


def test_an_encoding_that_nobody_knows_is_told(expert):
    checked = look_through(kept(HEADER.encode() + b"\n\x81\xff;", user=expert), expert)

    assert checked.faults == [
        (None, "Failo koduotė nežinoma. Įrašykite jį kaip „CSV UTF-8“ ir įkelkite iš naujo.")
    ]


def test_columns_that_are_not_read_are_told(expert):
    text = "rodiklis;teritorija;laikotarpis;reikšmė;Šaltinis;Kas rašė\nVaikai;Alytus;2016-12-31;1;a;b"

    checked = look_through(kept(text, user=expert), expert)

    assert list(checked.notes) == ["Šie stulpeliai neskaitomi: „Šaltinis“, „Kas rašė“."]
    assert checked.is_sound


def test_a_file_of_nothing_but_unknown_names_is_told_so_soon(expert):
    lines = "\n".join(f"Vaikai;vieta {number} {number * 7919};2016-12-31;;1;;" for number in range(5000))

    checked = look_through(kept(f"{HEADER}\n{lines}", user=expert), expert)

    assert checked.counts == {"refused": 5000}


def test_a_contradiction_is_no_fault_and_is_told(expert):
    IndicatorValueFactory(
        indicator=Indicator.objects.get(name="Vaikai"),
        municipality=Municipality.objects.get(name="Alytaus miesto savivaldybė"),
        value=12,
        source__publisher="Laikraštis",
        source__title="Straipsnis",
    )

    checked = look_through(kept(f"{HEADER}\nVaikai;Alytus;2016-12-31;;13;;", user=expert), expert)

    [verdict] = checked.verdicts
    assert (verdict.outcome.value, verdict.is_in_use) == ("added", False)
    [note] = verdict.notes
    assert note.startswith("Kitas šaltinis nurodo 12 (Laikraštis: Straipsnis) – ji lieka naudojama.")
