import re

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
    CommitmentFactory,
    CommitmentUpdateFactory,
    EventFactory,
    FundingProjectFactory,
    HeadCountFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    PresentationFactory,
    RegionFactory,
    SeatFactory,
    SourceFactory,
)
from tests.municipalities.reading import sections_of, text_of

pytestmark = pytest.mark.django_db

HIDDEN = ["draft", "in_review", "withdrawn"]


def test_organisation_list_counts_published_events_alone(client):
    organisation = OrganisationFactory(name="Fondas", region=RegionFactory(name="Alytaus regionas"))
    event = EventFactory()
    ParticipationFactory(event=event, organisation=organisation)
    ParticipationFactory(event=event, organisation=organisation, role="organiser")
    ParticipationFactory(organisation=organisation, is_public=False)
    for status in HIDDEN:
        ParticipationFactory(event__status=status, organisation=organisation)

    PresentationFactory(event=event, organisation=organisation)
    PresentationFactory(organisation=organisation)
    OutcomeFactory(institution=organisation)
    OutcomeFactory(event__status="draft", institution=organisation)

    response = client.get(reverse("municipalities:organisation_list"), {"rusis": "nvo"})

    assert response.context["found"] == "Rasta 1 organizacija"
    assert response.context["rows"] == [(organisation, 3)]
    assert "Fondas nevyriausybinė organizacija Alytaus regionas 3" in text_of(response)


def test_organisation_detail_of_a_care_institution_leads_to_the_register(client):
    institution = CareInstitutionFactory()

    response = client.get(f"/organizacijos/{institution.organisation.slug}/")

    assert response.status_code == 301
    assert response.headers["Location"] == institution.get_absolute_url()


def test_organisation_detail_of_a_care_institution_that_is_not_in_the_register(client):
    organisation = OrganisationFactory(kind="care_institution")

    assert client.get(f"/organizacijos/{organisation.slug}/").status_code == 200


def whole_organisation(rows):
    organisation = OrganisationFactory(
        municipality=MunicipalityFactory(), parent=OrganisationFactory(), aliases=["Kitaip"]
    )
    for _number in range(rows):
        ParticipationFactory(organisation=organisation)
        PresentationFactory(organisation=organisation, speaker=PersonFactory())
        AgreementFactory(ngo=organisation)
        FundingProjectFactory(implementer=organisation)
        CommitmentFactory(responsible_organisation=organisation)
        SeatFactory(organisation=organisation, host=OrganisationFactory())
        SeatFactory(host=organisation)
        OrganisationFactory(parent=organisation)
        HeadCountFactory(institution=CareInstitutionFactory(operator=organisation))
        ClusterFactory(coordinator=organisation)
        ClusterMemberFactory(organisation=organisation)
        ClaimFactory(organisation=organisation, stated_by=PersonFactory())
        organisation.sources.add(SourceFactory())
    return organisation


@pytest.mark.parametrize("rows", [1, 3])
def test_organisation_detail_query_count(client, rows, django_assert_num_queries):
    organisation = whole_organisation(rows)

    with django_assert_num_queries(20):
        response = client.get(organisation.get_absolute_url())

    assert len(response.context["appearances"]) == 2 * rows


def test_organisation_detail_shows_everything_of_it(client):
    organisation = OrganisationFactory(
        name="NVO vaikams konfederacija",
        short_name="NVOVK",
        kind="umbrella_ngo",
        description="Skėtinė.",
        website="https://example.lt/",
        parent=OrganisationFactory(name="Motina"),
        aliases=["Kitaip", "Dar kitaip"],
    )
    AgreementFactory(ngo=organisation, municipality=MunicipalityFactory(name="Molėtų rajono savivaldybė"))
    FundingProjectFactory(name="Vykdomas", implementer=organisation)
    FundingProjectFactory(name="Apmokamas", funder=organisation, initiator=organisation)
    CommitmentFactory(text="Parengs planą.", responsible_organisation=organisation)
    SeatFactory(organisation=organisation, body="Taryba", host=OrganisationFactory(name="Ministerija"))
    SeatFactory(host=organisation, body="Darbo grupė", organisation=OrganisationFactory(name="Narys"))
    OrganisationFactory(parent=organisation, name="Skyrius")
    CareInstitutionFactory(operator=organisation, organisation__name="Namai")
    ClusterFactory(coordinator=organisation, region=RegionFactory(name="Alytaus regionas"))

    response = client.get(organisation.get_absolute_url())

    text, sections = text_of(response), sections_of(response)
    for words in (
        "Skėtinė.",
        f"{_('Short name')} NVOVK",
        f"{_('Part of')} Motina",
        f"{_('Also called')} Kitaip; Dar kitaip",
    ):
        assert words in text
    assert "Molėtų rajono savivaldybė" in sections[_("Agreements")]
    assert sections[_("Projects")] == (
        f"Apmokamas Projektas · {_('pays for it')} · {_('initiated it')}"
        f" Vykdomas Projektas · {_('carries it out')}"
    )
    assert "Parengs planą." in sections[_("Commitments")]
    assert sections[_("Seats on councils and working groups")].startswith(
        f"Taryba {_('convened by:')} Ministerija"
    )
    assert (
        f"Darbo grupė {_('seat held by:')} Narys"
        in sections[_("Councils and working groups that it convenes")]
    )
    assert sections[_("Its departments")] == "Skyrius"
    assert "Namai" in sections[_("Care institutions that it runs")]
    assert sections[_("Clusters")] == f"Alytaus regionas {_('coordinates it')}"


def test_organisation_detail_of_one_region(client):
    organisation = OrganisationFactory(region=RegionFactory(name="Alytaus regionas"))

    assert f"{_('Region')} Alytaus regionas" in text_of(client.get(organisation.get_absolute_url()))


def test_organisation_detail_puts_contradicting_claims_side_by_side(client):
    organisation = OrganisationFactory()
    for words in ("virš 70", "daugiau nei 80"):
        ClaimFactory(organisation=organisation, topic="members", text=words)

    response = client.get(organisation.get_absolute_url())

    claims = sections_of(response)[_("What the sources state")]
    assert claims.startswith(f"{_('Number of members')} {_('Sources state it differently')} Virš 70")
    assert "Daugiau nei 80" in claims


@pytest.mark.parametrize(
    "topics", [("members",), ("members", "project_code"), ("plan_finding", "plan_finding")]
)
def test_claims_that_answer_different_questions_do_not_contradict(client, topics):
    organisation = OrganisationFactory()
    for topic in topics:
        ClaimFactory(organisation=organisation, topic=topic)

    response = client.get(organisation.get_absolute_url())

    assert _("Sources state it differently") not in text_of(response)


def test_organisation_detail_names_its_people_with_the_office_of_that_day(client):
    organisation = OrganisationFactory()
    earlier = EventFactory(title="Ankstesnis", starts=PartialDate.parse("2016-01-01"))
    later = EventFactory(title="Vėlesnis", starts=PartialDate.parse("2017-01-01"))
    person = PersonFactory(name="Ona Onaitė")
    ParticipationFactory(event=earlier, organisation=organisation, person=person, office="pavaduotoja")
    ParticipationFactory(
        event=later, organisation=organisation, person=person, office="direktorė", role="speaker"
    )
    PresentationFactory(
        event=later, organisation=organisation, speaker=person, office="direktorė", topic="apie planą"
    )

    response = client.get(organisation.get_absolute_url())

    events = sections_of(response)[_("Events")]
    assert events.index("Vėlesnis") < events.index("Ankstesnis")
    assert f"{_('speaker')} Ona Onaitė , direktorė {_('Presentation:')} Apie planą" in events
    assert "Ona Onaitė , pavaduotoja" in events
    assert events.count("direktorė") == 1


def test_organisation_detail_says_a_role_once(client):
    organisation, event = OrganisationFactory(), EventFactory()
    for name in ("Ona", "Petras"):
        ParticipationFactory(event=event, organisation=organisation, person__name=name, role="speaker")

    response = client.get(organisation.get_absolute_url())

    assert f"{_('At the event:')} {_('speaker')} Ona Petras" in sections_of(response)[_("Events")]


@pytest.mark.parametrize("status", HIDDEN)
def test_what_belongs_to_a_hidden_event_is_nowhere(client, status):
    source, project, institution = SourceFactory(), FundingProjectFactory(), CareInstitutionFactory()
    event = EventFactory(title="Slaptas renginys", status=status, source=source, projects=[project])
    organisation, agreement = OrganisationFactory(), AgreementFactory()
    event.agreements.add(agreement)
    for body in (organisation, institution.organisation):
        ParticipationFactory(event=event, organisation=body, office="slapta", person__name="Slapta Ona")
        PresentationFactory(event=event, organisation=body, topic="Slapta tema")
        CommitmentFactory(event=event, responsible_organisation=body, text="Slaptas pažadas")
        OutcomeFactory(event=event, institution=body, text="Slapta išvada")
    CommitmentUpdateFactory(commitment__event=event, source=source, note="Slapta žinia")
    source.persons.add(*event.participations.values_list("person", flat=True))

    pages = [
        client.get(row.get_absolute_url()) for row in (source, project, institution, organisation, agreement)
    ]

    assert [page.status_code for page in pages] == [200] * 5
    assert [re.findall("Slapt\\w+|slapta", text_of(page)) for page in pages] == [[]] * 5


def test_an_ordinary_participant_is_nowhere(client):
    source, organisation = SourceFactory(), OrganisationFactory()
    participation = ParticipationFactory(
        event=EventFactory(title="Renginys"), organisation=organisation, is_public=False
    )
    source.persons.add(participation.person)

    pages = [client.get(row.get_absolute_url()) for row in (source, organisation)]

    assert [participation.person.name in text_of(page) for page in pages] == [False, False]
    assert "Renginys" not in text_of(pages[1])


def test_organisation_detail_pages_through_its_events(client):
    organisation = OrganisationFactory()
    for number in range(21):
        ParticipationFactory(event__title=f"Susitikimas {number}.", organisation=organisation)

    first = client.get(organisation.get_absolute_url())
    second = client.get(organisation.get_absolute_url(), {"puslapis": 2})
    third = client.get(organisation.get_absolute_url(), {"puslapis": 3})

    assert (len(first.context["appearances"]), len(second.context["appearances"])) == (20, 1)
    assert "Susitikimas 0." in text_of(second)
    assert third.status_code == 404
