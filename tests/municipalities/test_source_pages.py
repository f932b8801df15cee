import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    ClaimFactory,
    ClusterFactory,
    ClusterMemberFactory,
    CommitmentUpdateFactory,
    DraftEventFactory,
    EventFactory,
    FundingProjectFactory,
    HeadCountFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
    SeatFactory,
    ServiceTypeFactory,
    SignatoryFactory,
    SourceFactory,
)
from tests.municipalities.reading import sections_of, text_of

pytestmark = pytest.mark.django_db


def test_source_list_counts_what_rests_on_each(client):
    source = SourceFactory(
        title="Straipsnis", publisher="Laikraštis", published=PartialDate.parse("2017-12-19")
    )
    EventFactory.create_batch(2, source=source)
    DraftEventFactory(source=source)
    ClaimFactory.create_batch(3, source=source)

    response = client.get(reverse("municipalities:source_list"))

    row = f"Laikraštis Straipsnis {_('published:')} 2017 m. gruodžio 19 d. · 2 renginiai · 3 teiginiai"
    assert row in text_of(response)


def whole_source(rows):
    source = SourceFactory()
    for number in range(rows):
        EventFactory(source=source, host_municipality=MunicipalityFactory())
        ClaimFactory(source=source, agreement=AgreementFactory(), stated_by=PersonFactory())
        for subject in ("organisation", "project", "municipality", "region", "service_type"):
            factory = {
                "organisation": OrganisationFactory,
                "project": FundingProjectFactory,
                "municipality": MunicipalityFactory,
                "region": RegionFactory,
                "service_type": ServiceTypeFactory,
            }[subject]
            ClaimFactory(source=source, **{subject: factory()})
        AgreementFactory(source=source)
        source.organisations.add(OrganisationFactory(), CareInstitutionFactory().organisation)
        source.persons.add(SignatoryFactory().person)
        source.projects.add(FundingProjectFactory())
        SeatFactory(source=source)
        HeadCountFactory(source=source, counted=PartialDate.parse(f"201{number}"))
        CommitmentUpdateFactory(source=source)
        source.clusters.add(ClusterFactory())
        ClusterMemberFactory(source=source)
    return source


@pytest.mark.parametrize("rows", [1, 3])
def test_source_detail_query_count(client, rows, django_assert_num_queries):
    source = whole_source(rows)

    with django_assert_num_queries(20):
        response = client.get(source.get_absolute_url())

    assert {name: len(response.context[name]) for name in ("claims", "events", "seats")} == {
        "claims": 6 * rows,
        "events": rows,
        "seats": rows,
    }


def test_source_detail_shows_everything_that_rests_on_it(client):
    source = SourceFactory(
        title="Straipsnis",
        publisher="Laikraštis",
        publisher_basis="iš maketo",
        provider="Savivaldybė",
        url="https://example.lt/straipsnis",
        published=PartialDate.parse("2017-12"),
        note="Kelios žinutės.",
    )
    EventFactory(source=source, title="Diskusija Alytuje")
    ClaimFactory(source=source, text="visoje šalyje", topic="goal")
    ClaimFactory(source=source, text="apie tarnybą", service_type=ServiceTypeFactory(name="atokvėpis"))
    AgreementFactory(source=source, municipality=MunicipalityFactory(name="Molėtų rajono savivaldybė"))
    source.organisations.add(
        OrganisationFactory(name="Fondas"), CareInstitutionFactory(organisation__name="Namai").organisation
    )
    source.persons.add(SignatoryFactory(person__name="Ona Onaitė", person__note="Mokslų daktarė.").person)
    source.projects.add(FundingProjectFactory(name="Didelis projektas"))
    SeatFactory(source=source, body="Taryba", organisation=OrganisationFactory(name="Narys"))
    HeadCountFactory(source=source, institution=CareInstitutionFactory(organisation__name="Kiti namai"))
    CommitmentUpdateFactory(source=source, note="padaryta pusė", commitment__text="Padarys viską.")
    source.clusters.add(ClusterFactory(region=RegionFactory(name="Alytaus regionas")))

    response = client.get(source.get_absolute_url())

    text, sections = text_of(response), sections_of(response)
    assert f"{_('Publisher')} Laikraštis Iš maketo {_('Information from')} Savivaldybė" in text
    assert f"{_('Published')} 2017 m. gruodis" in text
    assert "https://example.lt/straipsnis" in text
    assert "Kelios žinutės." in text
    assert "Diskusija Alytuje" in sections[_("Events")]
    assert f"Visoje šalyje {_('All of Lithuania')}" in sections[_("Claims")]
    assert "Apie tarnybą Atokvėpis" in sections[_("Claims")]
    assert "Molėtų rajono savivaldybė" in sections[_("Agreements")]
    assert sections[_("Organisations")] == "Fondas"
    assert sections[_("Care institutions")] == "Namai"
    assert sections[_("People")] == "Ona Onaitė Mokslų daktarė."
    assert sections[_("Projects")] == "Didelis projektas Projektas"
    assert sections[_("Seats on councils and working groups")] == f"Taryba {_('seat held by:')} Narys"
    assert "Kiti namai 2017 m. sausio 1 d. 10" in sections[_("Numbers of residents")]
    assert sections[_("What became of commitments")].startswith("Padaryta pusė Padarys viską.")
    assert sections[_("Clusters")].startswith("Alytaus regionas")


def test_source_detail_on_which_nothing_rests(client):
    response = client.get(SourceFactory().get_absolute_url())

    assert _("Nothing rests on this source yet.") in text_of(response)
    assert f"{_('Published')} nenurodyta {_('Address')} nenurodyta" in text_of(response)


def test_project_list_writes_sums_as_lithuanians_do(client):
    FundingProjectFactory(
        name="Integracija",
        implementer=OrganisationFactory(name="Konfederacija"),
        funding_source="ES fondai",
        starts=PartialDate.parse("2018"),
        funding="144389.79",
    )
    FundingProjectFactory(name="Kampanija", initiator=OrganisationFactory(name="Meras"), kind="campaign")

    response = client.get(reverse("municipalities:project_list"))

    assert response.context["found"] == "Rasti 2 projektai"
    assert "Integracija projektas Konfederacija ES fondai 2018 m. 144 389,79 Eur" in text_of(response)
    assert f"Kampanija kampanija {_('initiated by:')} Meras nenurodyta nenurodyta nenurodyta" in text_of(
        response
    )


def whole_project(rows):
    project = FundingProjectFactory(
        implementer=OrganisationFactory(), funder=OrganisationFactory(), region=RegionFactory()
    )
    for _number in range(rows):
        project.municipalities.add(MunicipalityFactory())
        project.sources.add(SourceFactory())
        ClaimFactory(project=project, stated_by=PersonFactory())
        EventFactory(projects=[project], host_municipality=MunicipalityFactory())
    return project


@pytest.mark.parametrize("rows", [1, 3])
def test_project_detail_query_count(client, rows, django_assert_num_queries):
    project = whole_project(rows)

    with django_assert_num_queries(7):
        response = client.get(project.get_absolute_url())

    assert len(response.context["events"]) == rows


def test_project_detail_shows_both_codes_and_all_that_is_known(client):
    project = FundingProjectFactory(
        name="Integracija",
        code="02-0050",
        implementer=OrganisationFactory(name="Konfederacija"),
        initiator=OrganisationFactory(name="Meras"),
        funder=OrganisationFactory(name="Ministerija"),
        funding_source="ES fondai",
        total_value="173552.19",
        funding="144389.79",
        months=36,
        participants_planned=265,
        starts=PartialDate.parse("2018-04-05"),
        ends=PartialDate.parse("2021-04-03"),
        municipalities=[MunicipalityFactory(name="Trakų rajono savivaldybė")],
        territory_note="neaišku, ar miesto",
        acknowledgement="Finansuoja Europos Sąjunga.",
        description="Kas daroma.",
    )
    for code in ("02-0050", "01-0050"):
        ClaimFactory(project=project, topic="project_code", text=code)
    EventFactory(title="Pristatymas", projects=[project])

    response = client.get(project.get_absolute_url())

    text, sections = text_of(response), sections_of(response)
    assert f"{_('Code')} 02-0050" in text
    assert f"2018 m. balandžio 5 d. – 2021 m. balandžio 3 d. {_('Length')} 36 mėnesiai" in text
    assert f"{_('Initiated by')} Meras {_('Paid by')} Ministerija ES fondai" in text
    assert f"{_('Total value')} 173 552,19 Eur {_('Funding')} 144 389,79 Eur" in text
    assert "Finansuoja Europos Sąjunga." in text
    assert sections[_("Where")] == "Trakų rajono savivaldybė Neaišku, ar miesto"
    assert sections[_("What the sources state")].startswith(
        f"{_('Project code')} {_('Sources state it differently')} 02-0050"
    )
    assert "01-0050" in sections[_("What the sources state")]
    assert "Pristatymas" in sections[_("Events")]


def test_project_detail_of_which_little_is_known(client):
    somewhere = FundingProjectFactory()
    in_region = FundingProjectFactory(region=RegionFactory(name="Alytaus regionas"))

    pages = [client.get(project.get_absolute_url()) for project in (somewhere, in_region)]

    assert [sections_of(page)[_("Where")] for page in pages] == ["nenurodyta", "Alytaus regionas"]
    assert f"{_('Paid by')} nenurodyta {_('Total value')} nenurodyta" in text_of(pages[0])
    assert sections_of(pages[0])[_("Events")].startswith(_("No event is recorded yet."))
