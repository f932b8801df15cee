"""Regions, municipalities and the catalogue of services, and the order in which Lithuanian names stand."""

import re
import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from municipalities import reference
from municipalities.loading import DataError, clean
from municipalities.models import CareInstitution, Municipality, Organisation, Region, ServiceType
from municipalities.reference import load_reference

pytestmark = pytest.mark.django_db

REGIONS_IN_ORDER = [
    *("Alytaus regionas", "Kauno regionas", "Klaipėdos regionas", "Marijampolės regionas"),
    *("Panevėžio regionas", "Šiaulių regionas", "Tauragės regionas", "Telšių regionas"),
    *("Utenos regionas", "Vilniaus regionas"),
]
MUNICIPALITIES_IN_ORDER = """
Akmenės rajono|Alytaus miesto|Alytaus rajono|Anykščių rajono|Birštono|Biržų rajono|Druskininkų|Elektrėnų
Ignalinos rajono|Jonavos rajono|Joniškio rajono|Jurbarko rajono|Kaišiadorių rajono|Kalvarijos|Kauno miesto
Kauno rajono|Kazlų Rūdos|Kėdainių rajono|Kelmės rajono|Klaipėdos miesto|Klaipėdos rajono|Kretingos rajono
Kupiškio rajono|Lazdijų rajono|Marijampolės|Mažeikių rajono|Molėtų rajono|Neringos|Pagėgių|Pakruojo rajono
Palangos miesto|Panevėžio miesto|Panevėžio rajono|Pasvalio rajono|Plungės rajono|Prienų rajono
Radviliškio rajono|Raseinių rajono|Rietavo|Rokiškio rajono|Skuodo rajono|Šakių rajono|Šalčininkų rajono
Šiaulių miesto|Šiaulių rajono|Šilalės rajono|Šilutės rajono|Širvintų rajono|Švenčionių rajono
Tauragės rajono|Telšių rajono|Trakų rajono|Ukmergės rajono|Utenos rajono|Varėnos rajono|Vilkaviškio rajono
Vilniaus miesto|Vilniaus rajono|Visagino|Zarasų rajono
"""


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(reference.FOLDER, tmp_path / "data")


def rewrite(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def counts(tallies):
    return [(tally.kind, tally.added, tally.changed, tally.unchanged) for tally in tallies]


def numbers_of_rows():
    return Region.objects.count(), Municipality.objects.count(), ServiceType.objects.count()


def test_reference_is_loaded_once():
    first = load_reference()
    second = load_reference()

    assert [(tally.added, tally.changed, tally.unchanged) for tally in first] == [
        (10, 0, 0),
        (60, 0, 0),
        (25, 0, 0),
    ]
    assert [(tally.added, tally.changed, tally.unchanged) for tally in second] == [
        (0, 0, 10),
        (0, 0, 60),
        (0, 0, 25),
    ]
    assert numbers_of_rows() == (10, 60, 25)


def test_loading_again_asks_little(django_assert_num_queries):
    load_reference()

    # A savepoint and its release, when constraints are looked at (2), the tables (3), the regions' codes.
    with django_assert_num_queries(8):
        load_reference()


def test_command_reports():
    out = StringIO()

    call_command("load_reference", stdout=out)

    assert out.getvalue() == (
        "regions: 10 added, 0 changed, 0 unchanged\n"
        "municipalities: 60 added, 0 changed, 0 unchanged\n"
        "services: 25 added, 0 changed, 0 unchanged\n"
    )


def test_command_is_silent_when_asked():
    out = StringIO()

    call_command("load_reference", stdout=out, verbosity=0)

    assert out.getvalue() == ""


def test_command_names_the_wrong_cell(folder, monkeypatch):
    monkeypatch.setattr(
        "municipalities.management.commands.load_reference.load_reference", lambda: load_reference(folder)
    )
    rewrite(folder, "municipalities.csv", "LT-27,62,", "LT-27,627,")

    with pytest.raises(CommandError, match=re.escape("municipalities.csv, row LT-27, field lau_code: ")):
        call_command("load_reference")


def test_region_has_every_form_of_its_name():
    load_reference()

    region = Region.objects.get(code="LT-SA")

    assert (region.slug, region.name, region.stem) == ("siauliu", "Šiaulių regionas", "Šiaulių")
    assert (region.locative, region.county) == ("Šiaulių regione", "Šiaulių apskritis")
    assert (region.seat, region.seat_locative, region.nuts3) == ("Šiauliai", "Šiauliuose", "LT026")
    assert (region.population, region.population_year) == (261764, 2023)
    assert str(region.latitude) == "55.93333"
    assert region.outline.startswith("M")
    assert region.municipalities.count() == 7


def test_every_region_is_drawn_inside_the_frame():
    load_reference()

    outlines = Region.objects.values_list("outline", flat=True)
    points = [point.split() for outline in outlines for point in re.split("[MLZ]+", outline) if point]

    assert len(outlines) == 10
    assert all(0 <= float(x) <= 1000 and 0 <= float(y) <= 770 for x, y in points)


def test_municipality_has_every_form_of_its_name():
    load_reference()

    municipality = Municipality.objects.get(slug="moletu-rajono")

    assert (municipality.code, municipality.region.code, municipality.kind) == ("LT-27", "LT-UT", "district")
    assert (municipality.name, municipality.short_name) == ("Molėtų rajono savivaldybė", "Molėtų r. sav.")
    assert (municipality.genitive, municipality.stem) == ("Molėtų rajono", "Molėtų")
    assert (municipality.seat, municipality.seat_locative) == ("Molėtai", "Molėtuose")
    assert "Molėtų raj." in municipality.aliases
    assert (municipality.population, municipality.population_year, municipality.website) == (None, None, "")


def test_plain_municipality_is_called_by_its_stem():
    load_reference()

    assert Municipality.objects.get(code="LT-08").slug == "elektrenu"


def test_service_has_its_synonyms():
    load_reference()

    service = ServiceType.objects.get(key="budintis_globotojas")

    assert (service.slug, service.name) == ("budintis-globotojas", "budintis globotojas")
    assert service.synonyms == ["budintis globėjas", "budintysis globėjas"]


def test_changed_cell_changes_its_row(folder):
    load_reference()
    before = Municipality.objects.get(code="LT-27").pk
    rewrite(folder, "municipalities.csv", "Molėtai District Municipality", "Molėtai District")

    tallies = load_reference(folder)

    assert counts(tallies)[1][1:] == (0, 1, 59)
    municipality = Municipality.objects.get(code="LT-27")
    assert (municipality.pk, municipality.name_en) == (before, "Molėtai District")


def test_empty_cell_leaves_what_is_known():
    load_reference()
    Municipality.objects.filter(code="LT-27").update(population=17000, population_year=2023)

    tallies = load_reference()

    assert counts(tallies)[1][1:] == (0, 0, 60)
    assert Municipality.objects.get(code="LT-27").population == 17000


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "field", "message"),
    [
        ("regions.csv", "code,name,", "kodas,name,", "", "", "the columns must be code, name, name_en"),
        ("regions.csv", "55.93333,23.31667", "55.93333,rytuose", "LT-SA", "longitude", "rytuose"),
        ("regions.csv", "LT026", "LT029", "LT-UT", "nuts3", "already exists"),
        (
            "regions.csv",
            "261764,2023",
            "261764,",
            "LT-SA",
            "population, population_year",
            "A population has its year.",
        ),
        (
            "municipalities.csv",
            "LT-VL,Elektrėnai",
            "LT-XX,Elektrėnai",
            "LT-08",
            "region",
            "no region has the code 'LT-XX'",
        ),
        (
            "municipalities.csv",
            "Elektrėnų,Elektrėnų,municipality",
            "Elektrėnų,Elektrėnų,village",
            "LT-08",
            "kind",
            "'village' is none of city, district, municipality",
        ),
        ("municipalities.csv", "\nLT-09,", "\nLT-08,", "LT-08", "code", "the row stands here twice"),
        ("municipalities.csv", "LT-27,62,", "LT-27,62,daugiau,", "LT-27", "", "more or fewer cells"),
        ("municipalities.csv", "\nLT-27,", "\n,", "in line 28", "code", "This field cannot be blank."),
        (
            "services.csv",
            "asmeninis asistentas,personal assistant",
            ",personal assistant",
            "asmeninis_asistentas",
            "name",
            "This field cannot be blank.",
        ),
        (
            "region_outlines.geojson",
            '"FeatureCollection", "features"',
            '"FeatureCollection", "shapes"',
            "",
            "",
            "this is no GeoJSON with outlines of regions",
        ),
    ],
)
def test_wrong_cell_is_named_and_changes_nothing(folder, file, old, new, row, field, message):
    rewrite(folder, file, old, new)

    with pytest.raises(DataError) as caught:
        load_reference(folder)

    assert (caught.value.file, caught.value.row, caught.value.field) == (file, row, field)
    assert message in caught.value.message
    assert numbers_of_rows() == (0, 0, 0)


def test_region_without_outline_is_named(folder):
    rewrite(folder, "regions.csv", "LT-SA,Šiaulių", "LT-SI,Šiaulių")

    with pytest.raises(
        DataError, match=r"region_outlines\.geojson, row LT-SI, field geometry: the region has no"
    ):
        load_reference(folder)

    assert numbers_of_rows() == (0, 0, 0)


def test_regions_stand_in_lithuanian_order():
    load_reference()

    assert list(Region.objects.values_list("name", flat=True)) == REGIONS_IN_ORDER


def test_municipalities_stand_in_lithuanian_order():
    load_reference()

    expected = MUNICIPALITIES_IN_ORDER.strip().replace("\n", "|").split("|")

    assert list(Municipality.objects.values_list("genitive", flat=True)) == expected
    assert len(expected) == 60


# a ą, e ę ė, i į y and u ų ū are told apart only between words that are otherwise alike.
IN_ORDER = [
    *("Abava", "ąjį", "akis", "ąsotis", "atas", "cukrus", "čia", "dalis", "ecu", "ędė", "ėja", "erdvė"),
    *(
        "iena",
        "Ila",
        "Įla",
        "yla",
        "Ilma",
        "įtaka",
        "jis",
        "sala",
        "sąlyga",
        "suma",
        "šaka",
        "Šilas",
        "takas",
    ),
    *("uga", "ųja", "ūkas", "upė", "zylė", "žala"),
]
ALIKE = ["kasti", "kąsti", "keli", "kęli", "kėli", "kiras", "kįras", "kyras", "kuras", "kųras", "kūras"]


def sorted_by_the_database(words):
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT word FROM unnest(%s) AS word ORDER BY lithuanian_sort_key(word) COLLATE "C"', [words]
        )
        return [word for (word,) in cursor.fetchall()]


@pytest.mark.parametrize("words", [IN_ORDER, ALIKE])
def test_lithuanian_letters_stand_in_order(words):
    assert sorted_by_the_database(words[::-1]) == words


def test_organisations_stand_in_lithuanian_order():
    names = ["Čiobiškio namai", "Cirkliškio namai", "Žiburys", "Zarasų namai", "„Angelų“ namai"]
    Organisation.objects.bulk_create(
        Organisation(name=name, slug=f"o-{number}", kind="ngo") for number, name in enumerate(names)
    )

    assert list(Organisation.objects.values_list("name", flat=True)) == [
        *("„Angelų“ namai", "Cirkliškio namai", "Čiobiškio namai", "Zarasų namai", "Žiburys")
    ]


def test_choice_that_may_be_left_out_is_left_out():
    column = CareInstitution._meta.get_field("reform_status")

    assert clean(column, "") == ""
