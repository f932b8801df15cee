import html
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.models import Agreement
from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    ClaimFactory,
    ClusterFactory,
    ClusterMemberFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    DraftEventFactory,
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
    ServiceTypeFactory,
    SignatoryFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

HIDDEN = ["draft", "in_review", "withdrawn"]


def text_of(response):
    """What the page says between its tags, in one line, its head left out."""
    page = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def sections_of(response):
    """What stands under each of the page's headings of the second level."""
    page = response.content.decode().partition("<main")[2].partition("</main>")[0]
    parts = re.split(r"<h2[^>]*>(.*?)</h2>", page, flags=re.DOTALL)
    return {
        html.unescape(heading).strip(): " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())
        for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def institution_list(count):
    for _number in range(count):
        institution = CareInstitutionFactory(organisation__municipality=MunicipalityFactory())
        HeadCountFactory(institution=institution)


def organisation_list(count):
    for _number in range(count):
        organisation = OrganisationFactory(municipality=MunicipalityFactory(), region=RegionFactory())
        ParticipationFactory(organisation=organisation)


def agreement_list(count):
    AgreementFactory.create_batch(count, status="signed", signed=PartialDate.parse("2017"))


def source_list(count):
    for _number in range(count):
        source = SourceFactory()
        EventFactory(source=source)
        ClaimFactory(source=source)


def project_list(count):
    for _number in range(count):
        FundingProjectFactory(implementer=OrganisationFactory(), funder=OrganisationFactory())


LISTS = [
    (institution_list, 7),
    (organisation_list, 5),
    (agreement_list, 8),
    (source_list, 2),
    (project_list, 4),
]


@pytest.mark.parametrize(("make", "queries"), LISTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, make, queries, rows, django_assert_num_queries):
    make(rows)

    with django_assert_num_queries(queries):
        response = client.get(reverse(f"municipalities:{make.__name__}"))

    assert len(response.context["page"]) == rows


@pytest.mark.parametrize(("make", "_queries"), LISTS)
def test_list_empty(client, make, _queries):
    response = client.get(reverse(f"municipalities:{make.__name__}"))

    assert response.status_code == 200
    assert _("Nothing is recorded here yet.") in text_of(response)
    assert "<table" not in response.content.decode()


@pytest.mark.parametrize(("make", "_queries"), LISTS)
@pytest.mark.parametrize("query", ["q=nieko", "metai=1900&savivaldybe=x", "puslapis=1&rusis=x&busena=x"])
def test_list_query_without_a_match_or_sense(client, make, _queries, query):
    make(1)

    response = client.get(reverse(f"municipalities:{make.__name__}") + "?" + query)

    assert response.status_code == 200


@pytest.mark.parametrize(("make", "_queries"), LISTS)
@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "²", "1e400", "9" * 40])
def test_list_page_out_of_range(client, make, _queries, number):
    make(1)

    response = client.get(reverse(f"municipalities:{make.__name__}"), {"puslapis": number})

    assert response.status_code == 404


@pytest.mark.parametrize(("make", "_queries"), LISTS)
def test_list_is_only_read(client, make, _queries):
    response = client.post(reverse(f"municipalities:{make.__name__}"))

    assert response.status_code == 405


@pytest.mark.parametrize(
    "address",
    ["/istaigos/nera/", "/organizacijos/nera/", "/sutartys/0/", "/saltiniai/0/", "/projektai/nera/"],
)
def test_detail_absent(client, address):
    assert client.get(address).status_code == 404


# ---- care institutions


def test_institution_list_shows_the_latest_count_and_what_is_unknown(client):
    institution = CareInstitutionFactory(organisation__name="Namai", reform_status="in_transition")
    HeadCountFactory(institution=institution, counted=PartialDate.parse("2017-09"), residents=41)
    HeadCountFactory(institution=institution, counted=PartialDate.parse("2016"), residents=63)

    response = client.get(reverse("municipalities:institution_list"))

    assert response.context["found"] == "Rasta 1 įstaiga"
    assert "Namai vaikų globos namai nenurodyta nenurodyta 41 2017 m. rugsėjis" in text_of(response)
    assert "63" not in text_of(response)


def test_institution_list_without_a_match_says_what_to_do(client):
    CareInstitutionFactory(organisation__name="Dideli namai")

    response = client.get(reverse("municipalities:institution_list"), {"q": "nieko"})

    assert _("Nothing matches these filters.") in text_of(response)
    assert "Dideli namai" not in text_of(response)


def whole_institution(rows):
    institution = CareInstitutionFactory(
        organisation__municipality=MunicipalityFactory(), operator=OrganisationFactory()
    )
    body = institution.organisation
    for number in range(rows):
        HeadCountFactory(institution=institution, counted=PartialDate.parse(f"201{number}"))
        ParticipationFactory(organisation=body)
        PresentationFactory(organisation=body, speaker=PersonFactory())
        OutcomeFactory(institution=body, services=[ServiceTypeFactory()])
        CommitmentFactory(responsible_organisation=body)
        ClaimFactory(organisation=body)
        body.sources.add(SourceFactory())
    return institution


@pytest.mark.parametrize("rows", [1, 3])
def test_institution_detail_query_count(client, rows, django_assert_num_queries):
    institution = whole_institution(rows)

    with django_assert_num_queries(13):
        response = client.get(institution.get_absolute_url())

    assert len(response.context["head_counts"]) == rows


def test_institution_detail_shows_all_that_is_known(client):
    source = SourceFactory(publisher="Laikraštis", title="Straipsnis apie namus")
    institution = CareInstitutionFactory(
        organisation__name="Šiaulių vaikų globos namai",
        organisation__description="Kas tai.",
        organisation__website="https://example.lt/",
        organisation__municipality=MunicipalityFactory(name="Šiaulių miesto savivaldybė"),
        operator=OrganisationFactory(name="Steigėja"),
        target_group="be tėvų globos likę vaikai",
        places=0,
        reform_status="planning",
        reform_note="turi planą",
        since=PartialDate.parse("2016-05"),
    )
    institution.organisation.sources.add(source)
    HeadCountFactory(
        institution=institution, counted=PartialDate.parse("2016"), residents=1234, source=source
    )

    response = client.get(institution.get_absolute_url())

    text, sections = text_of(response), sections_of(response)
    for words in ("Kas tai.", "Šiaulių miesto savivaldybė", f"{_('Run by')} Steigėja", f"{_('Places')} 0"):
        assert words in text
    assert f"{_('For whom')} be tėvų globos likę vaikai" in text
    assert "Turi planą" in sections[_("Place in the reform")]
    assert (
        f"{_('Since')} 2016 m. gegužė {_('Planned to close')} nenurodyta"
        in sections[_("Place in the reform")]
    )
    assert "2016 m. 1 234 Laikraštis" in sections[_("Residents")]
    assert "Straipsnis apie namus" in sections[_("Sources")]
    assert "<polyline" not in response.content.decode()


def test_institution_detail_draws_two_counts_as_a_line(client):
    institution = CareInstitutionFactory()
    HeadCountFactory(institution=institution, counted=PartialDate.parse("2016"), residents=60)
    HeadCountFactory(institution=institution, counted=PartialDate.parse("2018"), residents=30)

    response = client.get(institution.get_absolute_url())

    assert 'points="40,30 600,110"' in response.content.decode()
    assert [point.is_label_below for point in response.context["chart"].points] == [False, False]


def test_institution_detail_draws_an_uncertain_count_in_the_middle_of_its_time(client):
    institution = CareInstitutionFactory()
    for day, residents in (("2016-01-01", 40), ("2017", 20), ("2017-08", 30), ("2020-01-01", 10)):
        HeadCountFactory(institution=institution, counted=PartialDate.parse(day), residents=residents)

    response = client.get(institution.get_absolute_url())

    points = response.context["chart"].points
    assert [(point.on.isoformat(), point.value) for point in points] == [
        ("2016-01-01", 40),
        ("2017-07-02", 20),
        ("2017-08-16", 30),
        ("2020-01-01", 10),
    ]
    assert [point.is_label_below for point in points] == [False, False, True, False]


def test_institution_detail_with_counts_of_one_day_and_none_left(client):
    institution = CareInstitutionFactory()
    HeadCountFactory.create_batch(2, institution=institution, residents=0)

    response = client.get(institution.get_absolute_url())

    assert 'points="40,190 40,190"' in response.content.decode()


def test_institution_detail_of_which_little_is_known(client):
    institution = CareInstitutionFactory(organisation__region=RegionFactory(name="Alytaus regionas"))

    response = client.get(institution.get_absolute_url())

    sections = sections_of(response)
    assert sections[_("Place in the reform")] == "nenurodyta"
    assert sections[_("Residents")].startswith(_("The number of residents is not stated."))
    assert sections[_("Events")].startswith(_("No event is recorded yet."))
    assert f"{_('Region')} Alytaus regionas {_('Run by')} nenurodyta" in text_of(response)
    assert f"{_('Places')} nenurodyta" in text_of(response)


def test_institution_detail_shows_what_was_said_of_it_and_promised(client):
    institution = CareInstitutionFactory()
    OutcomeFactory(institution=institution.organisation, text="Trūksta vietų.")
    CommitmentFactory(responsible_organisation=institution.organisation, text="Parengs planą.")

    response = client.get(institution.get_absolute_url())

    sections = sections_of(response)
    assert "Trūksta vietų." in sections[_("What was heard about it")]
    assert _("What was said there is about this organisation too.") in sections[_("Events")]
    assert "Parengs planą." in sections_of(response)[_("Commitments")]


def test_institution_detail_of_an_organisation_that_is_none(client):
    organisation = OrganisationFactory()

    assert (
        client.get(reverse("municipalities:institution_detail", args=[organisation.slug])).status_code == 404
    )


# ---- organisations


def test_organisation_list_counts_published_events_alone(client):
    organisation = OrganisationFactory(name="Fondas", region=RegionFactory(name="Alytaus regionas"))
    event = EventFactory()
    ParticipationFactory(event=event, organisation=organisation)
    ParticipationFactory(event=event, organisation=organisation, role="organiser")
    ParticipationFactory(organisation=organisation, is_public=False)
    for status in HIDDEN:
        ParticipationFactory(event__status=status, organisation=organisation)

    response = client.get(reverse("municipalities:organisation_list"), {"rusis": "nvo"})

    assert response.context["found"] == "Rasta 1 organizacija"
    assert response.context["rows"] == [(organisation, 1)]
    assert "Fondas nevyriausybinė organizacija Alytaus regionas 1" in text_of(response)


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

    with django_assert_num_queries(19):
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


# ---- agreements


def test_agreement_list_counts_each_step_and_leads_to_it(client):
    AgreementFactory.create_batch(2)
    AgreementFactory(status="approved", approved=PartialDate.parse("2017"))
    AgreementFactory(status="signed", signed=PartialDate.parse("2017"))
    AgreementFactory(status="ended", ended=PartialDate.parse("2018"), kind="intent")

    response = client.get(reverse("municipalities:agreement_list"))

    assert [(slug, count) for slug, _label, count in response.context["pipeline"]] == [
        ("planuojama", 2),
        ("pritarta", 1),
        ("pasirasyta", 1),
        ("baigta", 1),
    ]
    assert 'href="/sutartys/?busena=pasirasyta"' in response.content.decode()
    assert response.context["found"] == "Rastos 5 sutartys"


def test_agreement_list_shows_no_more_of_a_date_than_is_known(client):
    AgreementFactory(
        ngo=OrganisationFactory(name="Konfederacija"),
        municipality=MunicipalityFactory(name="Akmenės rajono savivaldybė"),
        status="signed",
        signed=PartialDate.parse("2017-09", is_latest=True),
    )

    response = client.get(reverse("municipalities:agreement_list"))

    row = "Akmenės rajono savivaldybė Konfederacija pasirašyta ne vėliau kaip 2017 m. rugsėjį"
    assert row in text_of(response)


def whole_agreement(rows):
    agreement = AgreementFactory(source=SourceFactory())
    for _number in range(rows):
        SignatoryFactory(agreement=agreement, organisation=OrganisationFactory())
        ClaimFactory(agreement=agreement, stated_by=PersonFactory())
        EventFactory(agreements=[agreement], host_municipality=MunicipalityFactory())
    return agreement


@pytest.mark.parametrize("rows", [1, 3])
def test_agreement_detail_query_count(client, rows, django_assert_num_queries):
    agreement = whole_agreement(rows)

    with django_assert_num_queries(4):
        response = client.get(agreement.get_absolute_url())

    assert len(response.context["signatories"]) == rows


def test_agreement_detail_shows_its_steps_and_what_is_known_of_it(client):
    agreement = AgreementFactory(
        municipality=MunicipalityFactory(genitive="Molėtų rajono"),
        ngo=OrganisationFactory(name="Konfederacija"),
        status="signed",
        approved=PartialDate.parse("2017-12", is_latest=True, is_inferred=True, basis="pritarė taryba"),
        signed=PartialDate.parse("2017-12-18"),
        place="Molėtai",
        purpose="Kam sudaryta.",
        areas_of_work="Ką daro.",
        note="Kas dar.",
        source=SourceFactory(publisher="Laikraštis"),
    )
    SignatoryFactory(agreement=agreement, person__name="Ona Onaitė", office="merė")
    SignatoryFactory(agreement=agreement, person__name="Petras Petraitis")
    for name in ("bendradarbiavimo sutartis", "ketinimų protokolas"):
        ClaimFactory(agreement=agreement, topic="document_name", text=name)
    EventFactory(title="Pasirašymas", agreements=[agreement])

    response = client.get(agreement.get_absolute_url())

    text, sections = text_of(response), sections_of(response)
    assert f"Molėtų rajono savivaldybės sutartis {_('Signed with:')} Konfederacija" in text
    assert f"{_('Place')} Molėtai {_('Term')} nenurodyta {_('Source')} Laikraštis" in text
    assert sections[_("Steps")].startswith(f"{_('planned').capitalize()} nenurodyta")
    assert "ne vėliau kaip 2017 m. gruodį" in sections[_("Steps")]
    assert "pritarė taryba" in sections[_("Steps")]
    assert f"{_('signed').capitalize()} 2017 m. gruodžio 18 d." in sections[_("Steps")]
    assert sections[_("Steps")].endswith(_("not yet"))
    assert sections[_("Purpose")] == f"Kam sudaryta. {_('Areas of work')} Ką daro. {_('Note')} Kas dar."
    assert sections[_("Signatories")] == f"Ona Onaitė merė Petras Petraitis {_('office not stated')}"
    assert _("Sources state it differently") in sections[_("What the sources state")]
    assert "Pasirašymas" in sections[_("Where it was signed")]


def test_agreement_detail_of_which_little_is_known(client):
    agreement = AgreementFactory()

    response = client.get(agreement.get_absolute_url())

    assert _("To be signed with:") in text_of(response)
    assert sections_of(response)[_("Purpose")] == "nenurodyta"
    assert sections_of(response)[_("Signatories")].startswith("nenurodyta")
    assert "/dokumentas/" not in response.content.decode()


def test_agreement_document_is_saved_not_run(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    agreement = AgreementFactory(municipality=MunicipalityFactory(slug="moletu-rajono"))
    agreement.document.save("sutartis.pdf", ContentFile(b"%PDF-1.4"))

    page = client.get(agreement.get_absolute_url())
    response = client.get(reverse("municipalities:agreement_document", args=[agreement.pk]))

    assert f"/sutartys/{agreement.pk}/dokumentas/" in page.content.decode()
    assert b"".join(response.streaming_content) == b"%PDF-1.4"
    assert response.headers["Content-Disposition"] == 'attachment; filename="sutartis-moletu-rajono.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_agreement_document_that_is_not_there(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    without, lost = AgreementFactory(), AgreementFactory()
    Agreement.objects.filter(pk=lost.pk).update(document="agreements/2017/sutartis.pdf")

    answers = [
        client.get(reverse("municipalities:agreement_document", args=[row.pk])) for row in (without, lost)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


# ---- sources


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

    with django_assert_num_queries(13):
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
    source.persons.add(SignatoryFactory(person__name="Ona Onaitė").person)
    source.projects.add(FundingProjectFactory(name="Didelis projektas"))
    SeatFactory(source=source, body="Taryba", organisation=OrganisationFactory(name="Narys"))
    HeadCountFactory(source=source, institution=CareInstitutionFactory(organisation__name="Kiti namai"))
    CommitmentUpdateFactory(source=source, note="padaryta pusė", commitment__text="Padarys viską.")
    source.clusters.add(ClusterFactory(region=RegionFactory(name="Alytaus regionas")))

    response = client.get(source.get_absolute_url())

    text, sections = text_of(response), sections_of(response)
    assert f"{_('Publisher')} Laikraštis iš maketo {_('Information from')} Savivaldybė" in text
    assert f"{_('Published')} 2017 m. gruodis" in text
    assert "https://example.lt/straipsnis" in text
    assert "Kelios žinutės." in text
    assert "Diskusija Alytuje" in sections[_("Events")]
    assert f"Visoje šalyje {_('All of Lithuania')}" in sections[_("Claims")]
    assert "Apie tarnybą Atokvėpis" in sections[_("Claims")]
    assert "Molėtų rajono savivaldybė" in sections[_("Agreements")]
    assert sections[_("Organisations")] == "Fondas"
    assert sections[_("Care institutions")] == "Namai"
    assert sections[_("People")] == "Ona Onaitė"
    assert sections[_("Projects")] == "Didelis projektas Projektas"
    assert sections[_("Seats on councils and working groups")] == f"Taryba {_('seat held by:')} Narys"
    assert "Kiti namai 2017 m. sausio 1 d. 10" in sections[_("Numbers of residents")]
    assert sections[_("What became of commitments")].startswith("Padaryta pusė Padarys viską.")
    assert sections[_("Clusters")].startswith("Alytaus regionas")


def test_source_detail_on_which_nothing_rests(client):
    response = client.get(SourceFactory().get_absolute_url())

    assert _("Nothing rests on this source yet.") in text_of(response)
    assert f"{_('Published')} nenurodyta {_('Address')} nenurodyta" in text_of(response)


# ---- projects


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

    with django_assert_num_queries(6):
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
