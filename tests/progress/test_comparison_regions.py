"""Regions side by side: their municipalities put together, each counted once."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    CommitmentFactory,
    EventFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
)
from tests.progress.test_comparison import ADDRESS, row_of, told

pytestmark = pytest.mark.django_db


def compare(client, *regions, **more):
    """Ask for the regions side by side."""
    return client.get(ADDRESS, {"regionas": [region.slug for region in regions]} | more)


@pytest.fixture
def pair():
    """A region of three municipalities, and one of a single one."""
    first, second = RegionFactory.create_batch(2)
    MunicipalityFactory.create_batch(3, region=first)
    MunicipalityFactory(region=second)
    return first, second


def test_services_are_counted_in_the_three_states(client, pair):
    first, second = pair
    service = ServiceTypeFactory(name="pagalba")
    for place, status in zip(first.municipalities.all(), ("pilot", "planned"), strict=False):
        ServiceProvisionFactory(service=service, municipality=place, status=status)
    draft = EventFactory(status="draft")
    ServiceProvisionFactory(
        service=service, municipality=second.municipalities.get(), event=draft, source=None
    )

    row = row_of(compare(client, first, second), "Pagalba")

    assert [(cell.words, cell.detail) for cell in row.cells] == [
        ("teikia 1 iš 3", "neteikia: 1; nėra duomenų: 1"),
        ("nėra duomenų", ""),
    ]
    assert row.cells[0].address == f"/paslaugos/{service.slug}/?regionas={first.slug}"


def test_meetings_and_promises_count_once_for_a_region(client, pair):
    first, second = pair
    place = first.municipalities.first()
    event = EventFactory(region=first, guest_regions=[second], kind="round_table")
    EventFactory(region=first, status="draft")
    body = OrganisationFactory(region=first, municipality=place)
    CommitmentFactory(
        event=event,
        responsible_municipality=place,
        responsible_organisation=body,
        responsible_region=second,
        due_on=dt.date(2020, 1, 1),
    )
    CareInstitutionFactory(organisation__region=first, organisation__municipality=place)
    AgreementFactory(municipality=place, status="signed", signed_on=dt.date(2020, 1, 1))

    said = told(compare(client, first, second))

    assert {
        name: said[name]
        for name in (
            "Savivaldybės",
            "Globos įstaigos",
            "Renginiai",
            "Paskutinė apskritojo stalo diskusija",
            "Pasirašytos sutartys",
            "Vėluojantys įsipareigojimai",
        )
    } == {
        "Savivaldybės": ["3", "1"],
        "Globos įstaigos": ["1", "0"],
        "Renginiai": ["1", "1"],
        "Paskutinė apskritojo stalo diskusija": ["2017 m. rugsėjo 5 d."] * 2,
        "Pasirašytos sutartys": ["1", "0"],
        "Vėluojantys įsipareigojimai": ["1", "1"],
    }


def test_findings_on_plans_are_those_of_the_region_and_of_single_plans(client, pair):
    first, second = pair
    criterion = PlanCriterionFactory(name="Lėšos")
    finding = PlanFindingFactory(
        plan=None, region=first, criterion=criterion, verdict="partly", plans_read=3, plans_meeting=1
    )
    place = first.municipalities.first()
    for year, verdict in ((2018, "no"), (2020, "yes")):
        PlanFindingFactory(
            criterion=criterion, plan__municipality=place, plan__first_year=year, verdict=verdict
        )
    PlanFindingFactory(criterion=criterion, plan__municipality=second.municipalities.get(), verdict="no")

    response = compare(client, first, second)

    assert [(cell.words, cell.detail) for cell in row_of(response, "Lėšos").cells] == [
        ("atitinka iš dalies", "regione atitinka 1 iš 3 skaitytų planų; atskiri planai – atitinka: 1"),
        ("atskiri planai – neatitinka: 1", ""),
    ]
    assert f'href="{finding.source.get_absolute_url()}"' in response.text


def test_an_indicator_of_a_region_is_its_own(client, pair):
    first, second = pair
    own = IndicatorValueFactory(region=first, value=Decimal(7))
    IndicatorValueFactory(indicator=own.indicator, municipality=second.municipalities.get(), value=Decimal(8))

    said = told(compare(client, first, second))

    assert said[own.indicator.name] == ["7", "nėra duomenų"]


@pytest.mark.parametrize("rows", [1, 3])
def test_comparison_of_regions_query_count(client, rows, django_assert_num_queries):
    regions = RegionFactory.create_batch(1 + rows)
    service, criterion = ServiceTypeFactory(), PlanCriterionFactory()
    for region in regions:
        place = MunicipalityFactory(region=region)
        EventFactory(region=region)
        ServiceProvisionFactory(service=service, municipality=place)
        PlanFindingFactory(plan=None, region=region, criterion=criterion)
        IndicatorValueFactory(region=region)

    with django_assert_num_queries(20):
        response = compare(client, *regions)

    assert len(response.context["places"]) == 1 + rows
