"""Municipalities side by side: what the rows say, how they differ, and what is made of a wrong question."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    CommitmentFactory,
    DoneCommitmentFactory,
    EventFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    TargetFactory,
)
from tests.progress.test_series import written_on

pytestmark = pytest.mark.django_db

ADDRESS = "/pazanga/palyginimas/"


def compare(client, *places, **more):
    """Ask for the municipalities side by side."""
    return client.get(ADDRESS, {"savivaldybe": [place.slug for place in places]} | more)


def told(response):
    """What the rows say, by their headings: the words of each cell."""
    return {
        row.heading: [cell.words for cell in row.cells]
        for group in response.context["groups"]
        for row in group.rows
    }


def row_of(response, heading):
    """The row with the heading."""
    rows = [row for group in response.context["groups"] for row in group.rows]
    return next(row for row in rows if row.heading == heading)


@pytest.fixture
def pair():
    """Two municipalities of one region."""
    region = RegionFactory()
    return MunicipalityFactory.create_batch(2, region=region, population=1000, population_year=2025)


def test_rows_say_what_is_known_of_each(client, pair):
    first, second = pair
    service, criterion = ServiceTypeFactory(name="pagalba"), PlanCriterionFactory(name="Lėšos")
    indicator = IndicatorFactory(name="Vaikai globoje", direction="fewer")
    ServiceProvisionFactory(service=service, municipality=first, status="planned")
    ServiceProvisionFactory(service=service, municipality=second, status="permanent")
    PlanFindingFactory(criterion=criterion, plan__municipality=second, verdict="partly")
    for year, value in ((2015, 9), (2016, 4)):
        IndicatorValueFactory(
            indicator=indicator, municipality=first, value=Decimal(value), period_on=dt.date(year, 12, 31)
        )
    TargetFactory(indicator=indicator, municipality=first, value=Decimal(5))
    EventFactory(host_municipality=first, kind="round_table", starts_on=dt.date(2017, 5, 1))
    EventFactory(municipalities=[first, second], starts_on=dt.date(2018, 5, 1))
    EventFactory(host_municipality=second, status="draft")
    AgreementFactory(municipality=second)
    CareInstitutionFactory(organisation__municipality=first)
    CommitmentFactory(responsible_municipality=first, due_on=dt.date(2019, 1, 1))
    body = OrganisationFactory(municipality=second)
    DoneCommitmentFactory(responsible_municipality=None, responsible_organisation=body)
    CommitmentFactory(responsible_municipality=second, event=EventFactory(status="in_review"))

    said = told(compare(client, first, second))

    assert said == {
        "Regionas": [first.region.name, first.region.name],
        "Gyventojai": ["1\N{NO-BREAK SPACE}000", "1\N{NO-BREAK SPACE}000"],
        "Globos įstaigos": ["1", "0"],
        "Renginiai, kuriuose dalyvavo": ["2", "1"],
        "Paskutinis renginys": ["2018 m. gegužės 1 d.", "2018 m. gegužės 1 d."],
        "Paskutinė apskritojo stalo diskusija": ["2017 m. gegužės 1 d.", "nė karto"],
        "Sutartis": ["nėra", "planuojama"],
        "Neįvykdyti įsipareigojimai": ["1", "0"],
        "Vėluojantys įsipareigojimai": ["1", "0"],
        "Įvykdyti įsipareigojimai": ["0", "1"],
        "Pagalba": ["neteikiama, planuojama", "teikiama"],
        "Lėšos": ["nėra duomenų", "atitinka iš dalies"],
        "Vaikai globoje": ["4", "nėra duomenų"],
    }


def test_differences_are_marked_by_a_sign_and_a_word(client, pair):
    first, second = pair
    alike, unlike, half = ServiceTypeFactory.create_batch(3)
    for service, statuses in (
        (alike, ("none", "none")),
        (unlike, ("none", "pilot")),
        (half, ("none", None)),
    ):
        for place, status in zip(pair, statuses, strict=True):
            if status:
                ServiceProvisionFactory(service=service, municipality=place, status=status)

    everything = compare(client, first, second)
    only = compare(client, first, second, skirtumai="tik")

    found = [row_of(everything, str(service)).difference for service in (alike, unlike, half)]
    assert found == ["", "differs", "partly known"]
    assert list(told(only)) == [str(unlike), str(half)]
    assert only.text.count("skiriasi:") == only.text.count(">≠</span>") == 1
    assert only.text.count("žinoma ne apie visas vietas:") == 1


def test_what_nobody_tells_of_any_place_is_named_in_one_line(client, pair):
    ServiceTypeFactory(name="dienos centras")

    response = compare(client, *pair)

    (services,) = [group for group in response.context["groups"] if group.name == "Paslaugos"]
    assert (list(services.rows), list(services.silent)) == ([], ["Dienos centras"])
    assert "Nėra duomenų nė apie vieną vietą:" in response.text


def test_cells_lead_to_what_shows_them(client, pair):
    first, _second = pair
    provision = ServiceProvisionFactory(municipality=first)
    value = IndicatorValueFactory(municipality=first)

    response = compare(client, *pair)

    assert f'href="/paslaugos/{provision.service.slug}/{first.slug}/"' in response.text
    assert f'href="/pazanga/rodikliai/{value.indicator.slug}/?teritorija={first.code}"' in response.text
    for source in (provision.source, value.source):
        assert f'href="{source.get_absolute_url()}"' in response.text


def test_a_fact_of_a_draft_is_not_known(client, pair):
    first, _second = pair
    draft = EventFactory(status="draft", title="Slaptas susitikimas")
    provision = ServiceProvisionFactory(municipality=first, event=draft, source=None)

    response = compare(client, *pair)

    assert str(provision.service) not in told(response)
    assert "Slaptas susitikimas" not in response.text


def test_an_earlier_day_asks_what_was_known_then(client, pair):
    provision = ServiceProvisionFactory(municipality=pair[0], status="pilot")
    written_on(provision, dt.date(2026, 9, 10))
    provision.status = "permanent"
    provision.save()

    then = compare(client, *pair, diena="2026-09-11")

    assert told(then)[str(provision.service)] == ["teikiama bandomai", "nėra duomenų"]
    assert told(compare(client, *pair))[str(provision.service)] == ["teikiama", "nėra duomenų"]


def test_files_hold_exactly_what_the_page_shows(client, pair):
    first, second = pair
    provision = ServiceProvisionFactory(municipality=first, stated_on=dt.date(2026, 9, 10))
    page = compare(client, first, second)

    text = compare(client, first, second, formatas="csv").getvalue().decode("utf-8-sig")
    whole = json.loads(compare(client, first, second, formatas="json").getvalue())

    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert [row[1] for row in rows] == [row["row"] for row in whole["rows"]] == list(told(page))
    assert head[:5] == ["Sritis", "Kas lyginama", "Skiriasi", first.name, f"{first.name}: pastaba"]
    (row,) = [row for row in whole["rows"] if row["row"] == str(provision.service)]
    key = first.slug.replace("-", "_")
    assert row[key] == "Teikiama"
    assert row[f"{key}_known"] == "2026-09-10"
    assert row[f"{key}_evidence"] == str(provision.source)
    assert row[f"{key}_evidence_address"].endswith(provision.source.get_absolute_url())


# ---- Questions that cannot be answered


def test_one_place_is_not_compared_and_its_neighbours_are_offered(client):
    near, nearer, alone = (
        MunicipalityFactory(centroid_latitude=latitude) for latitude in ("56.50000", "55.90000", "55.80000")
    )

    response = compare(client, alone)

    assert "groups" not in response.context
    assert "Pasirinkta viena vieta. Pasirinkite dar bent vieną, su kuria ją lyginti." in response.text
    (offer,) = response.context["filter"].ready_made
    assert offer[0] == ", ".join(place.short_name for place in (alone, nearer, near))
    assert len(client.get(ADDRESS + offer[1]).context["places"]) == 3


def test_more_than_six_places_are_too_many_and_the_form_keeps_them(client):
    places = MunicipalityFactory.create_batch(8)

    response = compare(client, *places)

    assert "groups" not in response.context
    assert "Pasirinktos 8 vietos, o lyginti galima ne daugiau kaip 6. Atsisakykite 2." in response.text
    assert response.text.count(" checked") == 8
    assert len(compare(client, *places[:6]).context["places"]) == 6


def test_municipalities_and_regions_are_not_mixed_and_the_form_keeps_both(client, pair):
    region = RegionFactory()

    response = compare(client, *pair, regionas=region.slug)

    assert "groups" not in response.context
    assert "Savivaldybes lyginkite su savivaldybėmis, o regionus – su regionais" in response.text
    assert response.text.count(" checked") == 3


def test_an_unknown_place_is_told_beside_its_field_and_the_rest_is_compared(client, pair):
    asked = {"savivaldybe": [*(place.slug for place in pair), "nera-tokios"], "diena": "vakar"}

    response = client.get(ADDRESS, asked)

    assert [field.name for field in response.context["filter"].mistaken] == ["savivaldybe", "diena"]
    assert "Tokio pasirinkimo nėra: „nera-tokios“. Pasirinkite iš sąrašo." in response.text
    assert [place for place, _choice in response.context["places"]] == pair


@pytest.mark.parametrize(
    "query",
    [
        "savivaldybe=",
        "savivaldybe='--",
        "&".join(f"savivaldybe=x{number}" for number in range(900)),
        "regionas=%E2%80%AE",
        "skirtumai=visi",
        "diena=0000-00-00",
        "formatas=csv",
    ],
)
def test_whatever_is_asked_there_is_an_answer(client, query):
    response = client.get(f"{ADDRESS}?{query}")

    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/html")


def test_of_an_empty_database_it_can_be_asked_too(client):
    assert "Dar nieko nelyginama" in client.get(ADDRESS).text


def test_whole_regions_of_two_to_six_municipalities_are_offered(client):
    small, fitting, big = RegionFactory.create_batch(3)
    for region, count in ((small, 1), (fitting, 6), (big, 7)):
        MunicipalityFactory.create_batch(count, region=region)

    offers = client.get(ADDRESS).context["filter"].ready_made

    assert [name for name, _address in offers] == [f"{fitting.name}: visos 6 savivaldybės"]
    assert len(client.get(ADDRESS + offers[0][1]).context["places"]) == 6


# ---- What it costs


@pytest.mark.parametrize("rows", [1, 3])
def test_comparison_query_count(client, rows, django_assert_num_queries):
    places = MunicipalityFactory.create_batch(1 + rows)
    service, indicator, criterion = ServiceTypeFactory(), IndicatorFactory(), PlanCriterionFactory()
    for place in places:
        event = EventFactory(host_municipality=place, starts_on=timezone.localdate())
        ServiceProvisionFactory(service=service, municipality=place, event=event, source=None)
        IndicatorValueFactory(indicator=indicator, municipality=place)
        PlanFindingFactory(criterion=criterion, plan__municipality=place)
        AgreementFactory(municipality=place)
        CommitmentFactory(responsible_municipality=place, due_on=dt.date(2020, 1, 1))

    with django_assert_num_queries(25):
        response = compare(client, *places)

    assert len(response.context["places"]) == 1 + rows
