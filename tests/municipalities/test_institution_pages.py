import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate
from tests.factories import (
    CareInstitutionFactory,
    ClaimFactory,
    CommitmentFactory,
    HeadCountFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    PresentationFactory,
    RegionFactory,
    ServiceTypeFactory,
    SourceFactory,
)
from tests.municipalities.reading import sections_of, text_of

pytestmark = pytest.mark.django_db


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

    with django_assert_num_queries(14):
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
