"""Importing a file of figures: whole or not at all, once, and told step by step."""

import json
from decimal import Decimal

import pytest

from municipalities.models import Source
from progress.actions.imports import import_file
from progress.models import ImportedFile, IndicatorValue
from tests.factories import (
    ExpertMembershipFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OfficialMembershipFactory,
    SourceFactory,
)
from tests.progress.bringing import LINE, SAID, apply, bring, outcomes, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def place():
    return MunicipalityFactory(name="Alytaus miesto savivaldybė", code="LT-02", lau_code="11")


@pytest.fixture(autouse=True)
def indicator():
    return IndicatorFactory(name="Vaikai")


@pytest.fixture
def expert(place):
    return ExpertMembershipFactory(region=place.region).user


@pytest.fixture
def desk(client, expert):
    """The browser of the region's expert."""
    client.force_login(expert)
    return client


def values():
    rows = IndicatorValue.objects.order_by("pk")
    return [(row.value, row.is_in_use, row.source.publisher) for row in rows.select_related("source")]


# ---- From the file to the facts


def test_a_file_is_looked_through_and_imported_whole(desk, place, indicator):
    file = bring(desk, LINE.format("1 234"), published="2017-03-28", url="https://osp.example/1")

    assert outcomes(desk, file) == ["added"]
    assert not IndicatorValue.objects.exists()
    assert not Source.objects.exists()

    response = apply(desk, file)

    file.refresh_from_db()
    value = IndicatorValue.objects.get()
    assert response.url == file.get_absolute_url()
    assert (value.indicator, value.municipality, value.value) == (indicator, place, Decimal(1234))
    assert (value.period.isoformat(), value.is_in_use, value.source) == ("2016-12-31", True, file.source)
    source = file.source
    assert (source.publisher, source.title, source.url) == (
        SAID.publisher,
        SAID.title,
        "https://osp.example/1",
    )
    assert source.published.isoformat() == "2017-03-28"
    assert (file.added, file.changed, file.unchanged) == (1, 0, 0)
    done = desk.get(file.get_absolute_url()).text
    assert "Failas importuotas" in done
    assert "Pridėta 1 reikšmė." in done
    assert source.get_absolute_url() in done


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Alytaus miesto savivaldybe", "Alytaus miesto savivaldybė"),
        ("LT-02", "Alytaus miesto savivaldybė"),
        ("11", "Alytaus miesto savivaldybė"),
        ("Kauno apskritis", "Kauno regionas"),
        ("kauno REGIONAS", "Kauno regionas"),
        ("Lietuva", "Lietuva"),
        ("LT", "Lietuva"),
    ],
)
def test_a_territory_goes_by_every_name_that_it_has(client, place, name, found):
    region = place.region
    region.name, region.county = "Kauno regionas", "Kauno apskritis"
    region.save()
    client.force_login(OfficialMembershipFactory().user)

    file = bring(client, f"Vaikai;{name};2016-12-31;5\n")
    apply(client, file)

    value = IndicatorValue.objects.get()
    assert str(value.territory or "Lietuva") == found


def test_figures_come_from_a_workbook_too(desk):
    content = workbook(
        ["Rodiklis", "Savivaldybė", "Data", "Reikšmė", "Išankstinė"], ["Vaikai", 11, "2016-12-31", 5, "taip"]
    )

    apply(desk, bring(desk, content, name="rodikliai.xlsx"))

    value = IndicatorValue.objects.get()
    assert (value.value, value.is_provisional) == (5, True)


def test_the_same_file_sent_twice_is_one_and_makes_nothing_twice(desk):
    first, again = bring(desk, LINE.format(5)), bring(desk, LINE.format(5), title="Kitas pavadinimas")
    assert (first, again.title) == (again, "Kitas pavadinimas")

    apply(desk, first)
    apply(desk, first)
    late = bring(desk, LINE.format(5), title="Trečias")

    assert ImportedFile.objects.get() == late
    assert (late.title, values()) == ("Kitas pavadinimas", [(5, True, SAID.publisher)])
    assert Source.objects.count() == 1
    assert "Šis failas jau importuotas. Niekas nepasikeitė." in desk.get(late.get_absolute_url()).text


def test_a_later_edition_of_a_source_changes_what_an_earlier_one_said(desk):
    first = bring(desk, LINE.format(5) + LINE.format(7).replace("2016", "2015"))
    apply(desk, first)

    second = bring(desk, LINE.format(6) + LINE.format(7).replace("2016", "2015"))
    assert outcomes(desk, second) == ["changed", "unchanged"]
    apply(desk, second)

    second.refresh_from_db()
    changed, left = IndicatorValue.objects.order_by("pk")
    assert (changed.value, changed.source, left.value, left.source) == (
        6,
        second.source,
        7,
        first.source or Source.objects.first(),
    )
    assert (second.added, second.changed, second.unchanged) == (0, 1, 1)


def test_a_value_of_another_source_stays_in_use_and_the_new_one_stands_beside_it(desk, place, indicator):
    source = SourceFactory(publisher="Laikraštis")
    IndicatorValueFactory(indicator=indicator, municipality=place, value=5, source=source)

    file = bring(desk, LINE.format(6))
    page = desk.get(file.get_absolute_url()).text
    apply(desk, file)

    assert "Kitas šaltinis nurodo 5 (Laikraštis: " in page
    assert values() == [(5, True, "Laikraštis"), (6, False, SAID.publisher)]


def test_what_another_source_says_too_is_left_as_it_is(desk, place, indicator):
    IndicatorValueFactory(indicator=indicator, municipality=place, value=5)

    file = bring(desk, LINE.format(5))
    page = desk.get(file.get_absolute_url()).text
    apply(desk, file)

    assert "Faile nieko naujo: visos jo reikšmės jau įrašytos." in page
    assert "Importuoti" not in page
    assert IndicatorValue.objects.count() == 1


def test_of_the_public_record_what_is_changed_becomes_our_own(desk, place, indicator):
    source = SourceFactory(publisher=SAID.publisher, title=SAID.title)
    facts = {"origin": "record", "record_key": "a", "indicator": indicator, "municipality": place}
    IndicatorValueFactory(source=source, value=5, **facts)

    file = bring(desk, LINE.format(6))
    apply(desk, file)

    value = IndicatorValue.objects.get()
    file.refresh_from_db()
    # A source that stands without a file is the file's from now on.
    assert (value.value, value.origin, value.source, file.source) == (6, "portal", source, source)


def test_a_file_with_one_fault_imports_nothing(desk):
    file = bring(desk, LINE.format(5) + LINE.format("x").replace("2016", "2015"))

    page = desk.get(file.get_absolute_url())
    response = apply(desk, file)

    assert [verdict.line for verdict in page.context["page"]] == [3, 2]
    assert "1 eilutę reikia taisyti." in page.text
    assert "data-import" not in page.text
    assert not IndicatorValue.objects.exists()
    assert "Nieko neimportuota" in desk.get(response.url).text


# ---- Told step by step


def steps_of(response):
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


def test_the_import_is_told_step_by_step(desk, monkeypatch, place):
    monkeypatch.setattr("progress.actions.imports.AT_ONCE", 2)
    file = bring(desk, "".join(LINE.format(year).replace("2016", str(year)) for year in range(2010, 2015)))

    response = apply(desk, file, accept="application/x-ndjson")

    assert not IndicatorValue.objects.exists()
    assert (response.headers["Content-Type"], response.headers["Content-Encoding"]) == (
        "application/x-ndjson",
        "identity",
    )
    assert "no-store" in response.headers["Cache-Control"]
    assert steps_of(response) == [
        *({"done": done, "total": 5} for done in (0, 2, 4, 5)),
        {"location": file.get_absolute_url()},
    ]
    assert IndicatorValue.objects.count() == 5
    version = IndicatorValue.pgh_event_model.objects.latest("pgh_id")
    assert (version.pgh_context["channel"], version.pgh_context["place"]) == ("page", "progress:import_apply")
    assert version.pgh_context["user"] == ImportedFile.objects.get().uploaded_by_id


def test_an_import_whose_reader_has_gone_writes_nothing(desk, expert, monkeypatch):
    monkeypatch.setattr("progress.actions.imports.AT_ONCE", 1)
    file = bring(desk, LINE.format(1) + LINE.format(2).replace("2016", "2015"))
    steps = import_file(file=file, user=expert)
    assert [next(steps) for _ in range(2)] == [(0, 2), (1, 2)]
    assert IndicatorValue.objects.count() == 1

    # So does the server when it cannot send the next step.
    steps.close()

    file.refresh_from_db()
    assert (IndicatorValue.objects.count(), Source.objects.count(), file.imported_at) == (0, 0, None)


def test_an_import_that_has_become_impossible_is_told(desk):
    file = bring(desk, LINE.format("x"))

    [told] = steps_of(apply(desk, file, accept="application/x-ndjson"))

    assert told["error"].startswith("Nieko neimportuota")


def test_an_expert_who_lost_the_region_imports_nothing(desk, expert):
    file = bring(desk, LINE.format(5))
    expert.memberships.all().delete()

    assert apply(desk, file).status_code == 404
    assert not IndicatorValue.objects.exists()


def test_of_two_imports_of_one_figure_the_second_stands_beside(desk, place):
    """Both were looked through before either was imported."""
    first = bring(desk, LINE.format(5))
    second = bring(desk, LINE.format(6), title="Kitas")
    assert outcomes(desk, second) == ["added"]

    apply(desk, first)
    apply(desk, second)

    assert [(value, in_use) for value, in_use, _publisher in values()] == [(5, True), (6, False)]
