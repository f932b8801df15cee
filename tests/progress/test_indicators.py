"""The pages of indicators: what is known of each, in every territory, and what shows it."""

import re
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from municipalities.words import in_language
from progress.figures.shown import measured
from tests.factories import (
    DraftEventFactory,
    EventFactory,
    IndicatorFactory,
    MunicipalityFactory,
    RegionFactory,
    SourceFactory,
    TargetFactory,
    UserFactory,
)
from tests.progress.figures import value

pytestmark = pytest.mark.django_db

LIST = reverse("progress:indicator_list")


def texts(page, element="td"):
    """What stands in the elements, tags and line breaks left out."""
    found = re.findall(rf"<{element}\b[^>]*>(.*?)</{element}>", page.text, re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", " ", one).split()) for one in found]


@pytest.mark.parametrize("rows", [1, 3])
def test_indicator_list_query_count(client, rows, django_assert_num_queries):
    for _row in range(rows):
        one = IndicatorFactory()
        value(one, "2016", 5)
        value(one, "2017", 4, event=EventFactory(), source=None)
        value(one, "2017", 3, municipality=MunicipalityFactory())
        TargetFactory(indicator=one)

    with django_assert_num_queries(5):
        page = client.get(LIST)

    assert len(page.context["page"]) == rows


def test_the_list_shows_the_latest_value_and_of_how_many_territories_values_are_known(client):
    one = IndicatorFactory(name="Budintys globotojai", direction="more", unit="asmenys")
    value(one, "2016", 5)
    value(one, "2017", 8)
    TargetFactory(indicator=one, value=10)
    for _place in range(2):
        value(one, "2017", 3, municipality=MunicipalityFactory())
    value(one, "2017", 3, region=RegionFactory())
    IndicatorFactory(name="Nežinomas")

    page = client.get(LIST)

    known, unknown = page.context["page"]
    assert (known.latest.text, known.latest.period, known.regions, known.municipalities) == (
        *("8", "2017 m."),
        *(1, 2),
    )
    assert (known.latest.change.text, known.latest.change.verdict) == ("+3", "geriau")
    assert (known.latest.target_text, known.latest.is_reached) == ("10 (2020 m. gruodžio 31 d.)", False)
    assert (unknown.latest.figure, unknown.latest.target, unknown.latest.evidence) == (None, None, None)
    assert "nėra duomenų" in texts(page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Šalies", "Regionų", "Savivaldybių"]),
        ({"lygis": "salis"}, ["Šalies"]),
        ({"lygis": "regionai"}, ["Regionų"]),
        ({"lygis": "savivaldybes"}, ["Savivaldybių"]),
        ({"q": "REGIONU"}, ["Regionų"]),
        ({"q": "nera"}, []),
        ({"lygis": "kosmosas", "q": "regionu"}, ["Regionų"]),
        ({"rikiuoti": "pavadinimas"}, ["Regionų", "Savivaldybių", "Šalies"]),
    ],
)
def test_indicators_by_what_is_asked_for(client, query, found):
    value(IndicatorFactory(name="Šalies", position=1), "2017", 1)
    value(IndicatorFactory(name="Regionų", position=2), "2017", 1, region=RegionFactory())
    value(IndicatorFactory(name="Savivaldybių", position=3), "2017", 1, municipality=MunicipalityFactory())

    page = client.get(LIST, query)

    assert [row.latest.indicator.name for row in page.context["page"]] == found
    assert list(page.context["filter"].form.errors) == (["lygis"] if query.get("lygis") == "kosmosas" else [])


@pytest.mark.parametrize("rows", [1, 3])
def test_indicator_detail_query_count(client, rows, django_assert_num_queries):
    one = IndicatorFactory()
    value(one, "2016", 5)
    TargetFactory(indicator=one)
    for number in range(rows):
        value(one, str(2017 + number), 4, event=EventFactory(), source=None)
        value(one, "2017", 3, municipality=MunicipalityFactory())
        value(one, "2017", 3, region=RegionFactory())

    with django_assert_num_queries(11):
        page = client.get(one.get_absolute_url())

    assert len(page.context["figures"].municipality_level.ranked) == rows


def test_an_indicator_of_which_nothing_is_known_says_so(client):
    one = IndicatorFactory()

    page = client.get(one.get_absolute_url())

    assert "Šio rodiklio reikšmių dar nežinoma." in page.text
    assert '<svg class="drawing' not in page.text
    assert "<table" not in page.text


def test_an_indicator_of_the_country_alone_has_no_empty_map(client):
    one = IndicatorFactory()
    value(one, "2017", 4)
    alone = client.get(one.get_absolute_url()).context["trend"]
    value(one, "2018", 3)

    page = client.get(one.get_absolute_url())

    assert "Šaltiniai skelbia tik visos šalies skaičius" in page.text
    assert page.context["figures"].picture is None
    assert alone is None
    assert page.context["trend"] is not None


def test_an_indicator_of_territories_alone_asks_to_choose_one(client):
    one, region = IndicatorFactory(), RegionFactory()
    value(one, "2017", 4, region=region)

    page = client.get(one.get_absolute_url())
    chosen = client.get(one.get_absolute_url(), {"teritorija": region.code})

    assert "Visos šalies reikšmė nežinoma." in page.text
    assert page.context["accounts"] == []
    assert [account.name for account in chosen.context["accounts"]] == [region.name]


def test_the_country_is_known_and_a_few_municipalities_are_no_map(client):
    one = IndicatorFactory()
    places = [MunicipalityFactory() for _place in range(5)]
    for place in places[:4]:
        value(one, "2017", 4, municipality=place)

    few = client.get(one.get_absolute_url()).context["figures"].picture
    value(one, "2017", 4, municipality=places[4])
    enough = client.get(one.get_absolute_url()).context["figures"].picture

    assert few is None
    assert len(enough.shapes) == 5


@pytest.mark.parametrize(
    ("direction", "order"), [("fewer", [1, 3, 3, 8]), ("more", [8, 3, 3, 1]), ("neither", [8, 3, 3, 1])]
)
def test_territories_are_ranked_in_the_direction_of_progress(client, direction, order):
    one = IndicatorFactory(direction=direction)
    for amount in (3, 8, 1, 3):
        place = MunicipalityFactory()
        value(one, "2016", 2, municipality=place)
        value(one, "2017", amount, municipality=place)
    value(one, None, 100, municipality=MunicipalityFactory())

    ranked = client.get(one.get_absolute_url()).context["figures"].municipality_level.ranked

    assert [row.latest.figure.value for row in ranked] == order
    assert [row.place for row in ranked] == [1, 2, 2, 4]
    change = ranked[order.index(8)].latest.change
    assert (change.text, change.since, change.is_better) == (
        *("+6", "2016 m."),
        {"fewer": False, "more": True, "neither": None}[direction],
    )


def test_values_that_contradict_each_other_stand_beside_and_who_chose_which_is_said(client):
    one = IndicatorFactory(direction="fewer")
    chooser = UserFactory(name="Rasa Kalnienė", email="rasa@portalas.example")
    value(one, "2016", 9)
    used = value(one, "2017", 5, chosen_by=chooser, chosen_because="Statistika patikslinta.")
    used.chosen_at = "2026-10-01T10:00:00Z"
    used.save()
    beside = value(one, "2017", 7, is_in_use=False, note="Pirminis skaičius.")

    page = client.get(one.get_absolute_url())

    (account,) = page.context["accounts"]
    newest, oldest = account.periods
    assert [told.value for told in newest] == [used, beside]
    assert [told.change.text if told.change else None for told in (*newest, *oldest)] == ["−4", None, None]
    assert [told.amount for told in newest] == ["5", "7"]
    cells = texts(page)
    assert (
        "paskelbta naudojama Pasirinko Rasa Kalnienė, 2026 m. spalio 1 d.: Statistika patikslinta." in cells
    )
    assert "paskelbta šalia Pirminis skaičius." in cells
    assert "rasa@portalas.example" not in page.text


def test_a_chooser_without_a_name_stays_nameless(client):
    one = IndicatorFactory()
    chooser = UserFactory(name="", email="rasa@portalas.example")
    used = value(one, "2017", 5, chosen_by=chooser, chosen_because="Naujesnis šaltinis.")
    used.chosen_at = "2026-10-01T10:00:00Z"
    used.save()

    page = client.get(one.get_absolute_url())

    assert "Pasirinkta 2026 m. spalio 1 d.: Naujesnis šaltinis." in " ".join(texts(page))
    assert "rasa@portalas.example" not in page.text


def test_an_undated_value_stands_apart_and_in_no_series(client):
    one = IndicatorFactory()
    value(one, "2015", 8)
    value(one, "2016", 9)
    value(one, None, 280, note="Data nenurodyta.")

    page = client.get(one.get_absolute_url())

    (account,) = page.context["accounts"]
    assert [told.amount for told in account.undated] == ["280"]
    assert [[told.amount for told in period] for period in account.periods] == [["9"], ["8"]]
    assert "280" not in page.context["trend"].description
    assert account.latest.text == "9"
    assert "Be datos: Lietuva" in page.text


def test_provisional_inferred_and_old_figures_are_labelled(client):
    one, place = IndicatorFactory(), MunicipalityFactory()
    inferred = {"period_on_is_inferred": True, "period_on_basis": "Iš straipsnio datos."}
    value(one, "2016", 9, municipality=place, is_provisional=True, quality="period_inferred", **inferred)

    with time_machine.travel("2018-01-01 12:00:00+02:00"):
        page = client.get(one.get_absolute_url(), {"teritorija": place.code})

    assert "2016 m. preliminari numanoma daugiau kaip metų senumo" in texts(page)
    assert "laikotarpis numanomas, preliminari Iš straipsnio datos." in texts(page)


@pytest.mark.parametrize(
    ("asked", "shown", "error"),
    [
        (["LT-99"], ["LT"], "Apie tokią teritoriją duomenų nėra. Pasirinkite iš sąrašo."),
        (["x' OR 1=1", "LT"], ["LT"], "Apie tokią teritoriją duomenų nėra. Pasirinkite iš sąrašo."),
        (["LT", "LT", ""], ["LT"], ""),
    ],
)
def test_an_unknown_territory_is_told_beside_its_field_and_the_rest_applies(client, asked, shown, error):
    one = IndicatorFactory()
    value(one, "2017", 4)
    value(one, "2017", 4, municipality=MunicipalityFactory())

    page = client.get(one.get_absolute_url(), {"teritorija": asked})

    assert [account.code for account in page.context["accounts"]] == shown
    assert page.context["form"].errors.get("teritorija", [""])[0] == error
    assert page.text.count("<title>Klaida: ") == bool(error)


def test_five_territories_are_shown_at_once(client):
    one = IndicatorFactory()
    places = [MunicipalityFactory() for _place in range(6)]
    for place in places:
        value(one, "2017", 4, municipality=place)
    codes = [place.code for place in places]

    page = client.get(one.get_absolute_url(), {"teritorija": codes})

    assert [account.code for account in page.context["accounts"]] == codes[:5]
    assert page.context["form"].errors["teritorija"] == [
        "Vienu metu rodomos ne daugiau kaip 5 teritorijos: pirmosios."
    ]
    without_first = "&".join(f"teritorija={code}" for code in codes[1:5])
    assert page.context["form"].chosen[0].address == f"?{without_first}"


def test_a_day_before_anything_was_known_shows_nothing_and_keeps_the_question(client):
    one = IndicatorFactory()
    for place in (MunicipalityFactory(), MunicipalityFactory()):
        value(one, "2016", 4, municipality=place)
        code = place.code

    earlier = client.get(one.get_absolute_url(), {"teritorija": code, "diena": "2017-01-01"})
    today = timezone.localdate().isoformat()
    now = client.get(one.get_absolute_url(), {"teritorija": code, "diena": today})

    assert earlier.context["accounts"] == []
    assert "Šio rodiklio reikšmių dar nežinoma." in earlier.text
    assert [told.amount for (told,) in now.context["accounts"][0].periods] == ["4"]
    assert f'<input type="hidden" name="diena" value="{today}">' in now.text


def test_what_rests_on_a_draft_is_nowhere(client):
    one, place = IndicatorFactory(), MunicipalityFactory()
    draft = {"event": DraftEventFactory(title="Juodraštis"), "source": None}
    value(one, "2017", 9871, **draft)
    value(one, "2017", 9872, municipality=place, **draft)
    TargetFactory(indicator=one, value=9873, **draft)
    beside = value(one, "2016", 9, event=draft["event"], source=SourceFactory(publisher="Leidėjas"))

    pages = [
        client.get(LIST),
        client.get(one.get_absolute_url()),
        client.get(one.get_absolute_url(), {"teritorija": place.code}),
        client.get(one.get_absolute_url(), {"formatas": "json"}),
    ]

    for page in pages:
        text = b"".join(page).decode() if page.streaming else page.text
        assert not re.search(r"9\W?87[123]|Juodraštis", text)
    assert pages[1].context["accounts"][0].periods[0][0].value == beside
    assert "Leidėjas" in pages[1].text


@pytest.mark.parametrize(
    ("language", "name", "amount"),
    [("lt", "Vaikai", "1,25\xa0tūkst. vaikų"), ("en", "Children", "1.25\xa0thousand children")],
)
def test_names_and_units_are_in_the_readers_language(language, name, amount):
    one = IndicatorFactory(
        name="Vaikai", name_en="Children", unit="tūkst. vaikų", unit_en="thousand children", decimals=1
    )

    with translation.override(language):
        assert in_language(one, "name") == name
        assert measured(Decimal("1.25"), one) == amount
        assert in_language(IndicatorFactory(name="Šeimynos", name_en=""), "name") == "Šeimynos"


def test_a_number_has_the_decimals_of_its_indicator_or_more_where_the_source_gives_more():
    one = IndicatorFactory(decimals=1, unit="vaikai")

    texts_of = [measured(Decimal(text), one) for text in ("12345", "1.2500", "0")]

    assert texts_of == [
        "12\xa0345,0",
        "1,25",
        "0,0",
    ]
