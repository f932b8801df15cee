"""How far regions and municipalities have come, on their pages."""

import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

from tests.factories import (
    DraftEventFactory,
    EventFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SocialServicesPlanFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db


def plain(html):
    """The text of the page in one line."""
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def progress_of(municipality, year=2017):
    """Make one of everything that a municipality's progress consists of."""
    ServiceProvisionFactory(municipality=municipality, provider=OrganisationFactory())
    ServiceProvisionFactory(municipality=municipality, event=EventFactory(), source=None)
    plan = SocialServicesPlanFactory(municipality=municipality, first_year=year)
    PlanFindingFactory(plan=plan)
    IndicatorValueFactory(municipality=municipality)


@pytest.mark.parametrize("rows", [1, 3])
def test_region_progress_query_count(client, rows, django_assert_num_queries):
    region = RegionFactory()
    for _row in range(rows):
        progress_of(MunicipalityFactory(region=region))
        PlanFindingFactory(plan=None, region=region)
        value = IndicatorValueFactory(region=region)
        TargetFactory(indicator=value.indicator, region=region)

    with django_assert_num_queries(30):
        response = client.get(region.get_absolute_url())

    assert len(response.context["progress"].services.rows) == 2 * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_municipality_progress_query_count(client, rows, django_assert_num_queries):
    municipality = MunicipalityFactory()
    for row in range(rows):
        progress_of(municipality, 2017 + row)

    with django_assert_num_queries(28):
        response = client.get(municipality.get_absolute_url())

    assert len(response.context["services"]) == 2 * rows


def test_a_cell_of_the_matrix_leads_to_what_proves_it_and_a_service_to_who_lacks_it(client):
    region, service = RegionFactory(), ServiceTypeFactory()
    known, unknown = MunicipalityFactory.create_batch(2, region=region)
    provision = ServiceProvisionFactory(municipality=known, service=service, status="planned")
    other = ServiceTypeFactory()

    response = client.get(region.get_absolute_url())

    page = response.text
    (row,) = response.context["progress"].services.rows
    question = f"{service.get_absolute_url()}?regionas={region.slug}"
    assert [(cell.municipality, cell.address) for cell in row.cells] == [
        (known, provision.get_absolute_url()),
        (unknown, ""),
    ]
    assert f'<a class="state state-planned" href="{provision.get_absolute_url()}">planuojama</a>' in page
    assert f'<a href="{question}">' in page
    assert f'href="{question}&amp;rodyti=neteikiama">neteikia 1 iš 2</a>' in page
    assert response.context["progress"].services.unknown == (other,)
    assert "1 paslauga, apie kurią čia duomenų nėra" in plain(page)


def test_old_data_of_the_matrix_say_their_year(client):
    provision = ServiceProvisionFactory(stated_on="2017-09-05")

    page = client.get(provision.municipality.region.get_absolute_url()).text

    assert '<span class="old">2017 m.</span>' in page


def test_what_rests_on_a_draft_is_on_neither_page(client):
    draft = DraftEventFactory()
    provision = ServiceProvisionFactory(event=draft, source=None)
    plan = SocialServicesPlanFactory(municipality=provision.municipality, event=draft, source=None)
    PlanFindingFactory(plan=plan, event=draft, source=None)

    for place in (provision.municipality, provision.municipality.region):
        progress = client.get(place.get_absolute_url()).context["progress"]

        assert (progress.services.rows, progress.plans.rows, progress.plans.plans) == ((), (), ())


def test_the_findings_on_plans_are_shown_by_municipality_and_for_the_region(client):
    region, criterion = RegionFactory(), PlanCriterionFactory(name="prevencija")
    read, unread = MunicipalityFactory.create_batch(2, region=region)
    earlier = SocialServicesPlanFactory(municipality=read, first_year=2016)
    later = SocialServicesPlanFactory(municipality=read, first_year=2017)
    PlanFindingFactory(plan=earlier, criterion=criterion, verdict="no")
    finding = PlanFindingFactory(plan=later, criterion=criterion, verdict="partly")
    PlanFindingFactory(
        plan=None,
        region=region,
        criterion=criterion,
        plans_meeting=1,
        plans_read=8,
        words="Tik viename plane.",
    )
    PlanFindingFactory(plan=None, region=region, verdict="partly")

    response = client.get(region.get_absolute_url())
    alone = client.get(unread.get_absolute_url())

    page = plain(response.text)
    (row, _other) = response.context["progress"].plans.rows
    assert [cell and cell.finding for cell in row.cells] == [finding, None]
    assert "Prevencija: 1 iš 8 planų Tik viename plane." in page
    assert "Kriterijus" in page
    assert "Kaip šios savivaldybės planas atitinka kriterijus, duomenų dar nepateikta." in plain(alone.text)


def test_a_municipality_shows_its_plans_with_the_words_that_show_it(client):
    plan = SocialServicesPlanFactory(
        title="2016–2018 m. planas", first_year=2016, last_year=2018, url="https://savivaldybe.example/planas"
    )
    PlanFindingFactory(plan=plan, words="Numatyta plėsti paslaugas.")

    response = client.get(plan.municipality.get_absolute_url())

    page = plain(response.text)
    assert 'href="https://savivaldybe.example/planas"' in response.text
    assert "2016–2018" in page
    assert "Numatyta plėsti paslaugas." in page


def test_pages_without_any_progress_say_so(client):
    municipality = MunicipalityFactory()
    ServiceTypeFactory()

    region = plain(client.get(municipality.region.get_absolute_url()).text)
    page = plain(client.get(municipality.get_absolute_url()).text)

    assert "Kokios paslaugos šiose savivaldybėse teikiamos, duomenų dar nepateikta." in region
    assert "Kaip šių savivaldybių planai atitinka kriterijus, duomenų dar nepateikta." in region
    assert "Kokios paslaugos šioje savivaldybėje teikiamos, duomenų dar nepateikta." in page
    assert '<details class="other-services" open>' in client.get(municipality.get_absolute_url()).text


@pytest.mark.parametrize(
    ("table", "title"),
    [
        ("savivaldybes", "Savivaldybės"),
        ("paslaugos", "Paslaugos pagal savivaldybes"),
        ("planai", "Išvados apie planus"),
        ("rodikliai", "Rodikliai"),
    ],
)
def test_every_table_of_a_region_is_taken_away(client, table, title):
    municipality = MunicipalityFactory()
    progress_of(municipality)

    response = client.get(municipality.region.get_absolute_url(), {"formatas": "csv", "lentele": table})

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert title in unquote(response.headers["Content-Disposition"])


@pytest.mark.parametrize("table", ["paslaugos", "planai", "rodikliai"])
def test_every_table_of_a_municipality_is_taken_away(client, table):
    municipality = MunicipalityFactory()
    progress_of(municipality)
    ServiceTypeFactory()

    response = client.get(municipality.get_absolute_url(), {"formatas": "csv", "lentele": table})

    lines = b"".join(response).decode("utf-8-sig").splitlines()
    assert len(lines) == {"paslaugos": 4, "planai": 2, "rodikliai": 2}[table]


def test_the_commitments_of_a_service_have_a_list(client):
    provision = ServiceProvisionFactory()
    address = reverse("events:commitment_list")

    found = client.get(address, {"paslauga": provision.service.slug})
    unknown = client.get(address, {"paslauga": "nera"})

    assert found.context["page"].paginator.count == 0
    assert unknown.context["filter"].form.errors["paslauga"] == [
        "Tokios paslaugos nėra. Pasirinkite iš sąrašo."
    ]
