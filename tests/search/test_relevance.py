"""What a person who asks so should find first, over the public record."""

import pytest

from municipalities.models import Agreement
from portal.search.asked import parse
from portal.search.filters import SearchFilterSet
from portal.search.models import Entry
from portal.search.results import results
from tests.search.finding import keys

pytestmark = pytest.mark.usefixtures("record")


EXPECTED = [
    # A municipality by its name, in every case, spelling and shortening.
    ("Šiauliai", "/savivaldybes/siauliu-miesto/"),
    ("siauliu miestas", "/savivaldybes/siauliu-miesto/"),
    ("Šiaulių rajonas", "/savivaldybes/siauliu-rajono/"),
    ("Molėtų r.", "/savivaldybes/moletu-rajono/"),
    ("moletai", "/savivaldybes/moletu-rajono/"),
    ("Molėtų rajono savivaldybėje", "/savivaldybes/moletu-rajono/"),
    ("Elektrėnuose", "/savivaldybes/elektrenu/"),
    ("elektrenai", "/savivaldybes/elektrenu/"),
    ("Kazlų Rūda", "/savivaldybes/kazlu-rudos/"),
    ("KAUNO MIESTAS", "/savivaldybes/kauno-miesto/"),
    ("Klaipėdos r. sav.", "/savivaldybes/klaipedos-rajono/"),
    ("Gargždai", "/savivaldybes/klaipedos-rajono/"),
    ("Nida", "/savivaldybes/neringos/"),
    ("Akmenėje", "/savivaldybes/akmenes-rajono/"),
    ("Telšiams", "/savivaldybes/telsiu-rajono/"),
    ("Alytuje", "/savivaldybes/alytaus-miesto/"),
    ("joniski", "/savivaldybes/joniskio-rajono/"),
    ("Švenčionys", "/savivaldybes/svencioniu-rajono/"),
    ("Vilnius city", "/savivaldybes/vilniaus-miesto/"),
    # A region.
    ("Šiaulių regionas", "/regionai/siauliu/"),
    ("Utenos apskritis", "/regionai/utenos/"),
    ("Tauragės regione", "/regionai/taurages/"),
    ("Kaunas region", "/regionai/kauno/"),
    # A service of the catalogue.
    ("laikinas atokvėpis", "/paslaugos/laikinas-atokvepis/"),
    ("atokvepio paslauga", "/paslaugos/laikinas-atokvepis/"),
    ("respite care", "/paslaugos/laikinas-atokvepis/"),
    ("asmeninis asistentas", "/paslaugos/asmeninis-asistentas/"),
    ("asmeninė pagalba", "/paslaugos/asmeninis-asistentas/"),
    ("vaikų dienos centras", "/paslaugos/vaiku-dienos-centras/"),
    ("VDC", "/paslaugos/vaiku-dienos-centras/"),
    ("šeimynos", "/paslaugos/seimyna/"),
    ("apsaugotame būste", "/paslaugos/apsaugotas-bustas/"),
    ("GIMK", "/paslaugos/gimk/"),
    ("social workshops", "/paslaugos/socialines-dirbtuves/"),
    ("case management", "/paslaugos/atvejo-vadyba/"),
    ("budintys globotojai", "/paslaugos/budintis-globotojas/"),
    # Bodies and homes.
    ("SADM", "/organizacijos/socialines-apsaugos-ir-darbo-ministerija/"),
    ("socialinės apsaugos ministerija", "/organizacijos/socialines-apsaugos-ir-darbo-ministerija/"),
    ("ligonių kasa", "/organizacijos/valstybine-ligoniu-kasa/"),
    ("Prezidentūra", "/organizacijos/prezidento-kanceliarija/"),
    ("NVO vaikams konfederacija", "/organizacijos/nvo-vaikams-konfederacija/"),
    ("SOS vaikų kaimas", "/organizacijos/vilniaus-sos-vaiku-kaimas/"),
    ("unicef", "/organizacijos/unicef-lietuva/"),
    ("Žiburio fondas", "/organizacijos/ziburio-paramos-ir-labdaros-fondas/"),
    ("neigaliuju departamentas", "/organizacijos/neigaliuju-reikalu-departamentas/"),
    ("vaiko raidos centras", "/organizacijos/vaiko-raidos-centras/"),
    ("Šiaulių vaikų globos namai", "/istaigos/siauliu-vaiku-globos-namai/"),
    ("kūdikių namai Vilnius", "/istaigos/vilniaus-sutrikusio-vystymosi-kudikiu-namai/"),
    # Meetings.
    ("globos pertvarka Šiauliai", "/renginiai/2016/siauliu-regiono-klasterio-kurimo-diskusija/"),
    ("apskritasis stalas Alytus", "/renginiai/2017/alytaus-regiono-klasterio-diskusija/"),
    ("diskusija Elektrėnuose", "/renginiai/2016/vilniaus-regiono-klasterio-kurimo-diskusija/"),
    ("Pabradė tėvai", "/renginiai/2017/susitikimas-su-tevais-pabradeje/"),
    ("mokymai savivaldybėms", "/renginiai/2017/penki-mokymai-savivaldybems-ir-nvo/"),
    ("Geriausias vaiko draugas", "/renginiai/2018/geriausio-vaiko-draugo-apdovanojimai/"),
    ("įvaikinimo sistema Kaunas", "/renginiai/2017/kauno-regiono-diskusija-apie-vaiku-globos-pertvarka/"),
    ("Audrius Natkevičius", "/renginiai/2017/kauno-regiono-diskusija-apie-vaiku-globos-pertvarka/"),
    # Agreements and promises.
    ("sutartis su Molėtais", "/renginiai/2017/sutarties-su-moletu-rajonu-pasirasymas/"),
    ("konfederacija Utenos rajonas", "LT-54"),
    (
        "atokvėpį finansuoti iš biudžeto",
        "Ieškoti galimybių laikiną atokvėpį finansuoti iš savivaldybių biudžetų.",
    ),
    ("užimtumas po pamokų", "Spręsti, kaip organizuoti vaikų su negalia užimtumą po pamokų"),
]


def first_of(query):
    """What is found first: its address, or what tells it apart where that is a number."""
    found = results(keys(query)[:1], parse(query))
    if not found:
        return ""
    thing = found[0].thing
    if isinstance(thing, Agreement):
        return thing.municipality.code
    return thing.text if found[0].kind == Entry.Kind.COMMITMENT else thing.get_absolute_url()


@pytest.mark.parametrize(("query", "expected"), EXPECTED, ids=[query for query, _ in EXPECTED])
def test_first_result(query, expected):
    assert first_of(query)[: len(expected)] == expected


def test_there_are_sixty():
    assert len({query for query, _ in EXPECTED}) == 60


def test_where_nothing_has_all_words_what_has_some_is_shown(client):
    response = client.get("/paieska/", {"q": "siauliu atokvepis"})

    titles = [str(result.title.html) for result in response.context["page"].object_list]
    assert "Visų šių žodžių kartu nėra niekur." in response.text
    assert "laikinas <mark>atokvėpis</mark>" in titles[:6]
    assert "<mark>Šiaulių</mark> miesto savivaldybė" in titles[:3]


def test_what_is_left_out_stays_out_where_some_words_are_enough():
    questions = [SearchFilterSet({"q": f"siauliu atokvepis{more}"}) for more in ("", " -paslauga")]
    everything, without = [question.keys for question in questions if question.is_valid()]

    assert set() < set(without) < set(everything)
