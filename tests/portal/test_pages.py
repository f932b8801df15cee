"""The pages that show everything: home, about, regions, municipalities."""

import datetime as dt

import pytest
from django.urls import reverse

from events.models import Commitment, Event
from municipalities.models import Agreement
from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    ClaimFactory,
    ClusterFactory,
    ClusterMemberFactory,
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    PersonFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

LONG_AGO = PartialDate(dt.date(2017, 1, 1))


def event_with_everything(municipality):
    """Make a published event of the municipality with an outcome, a late promise and an agreement."""
    event = EventFactory(region=municipality.region, host_municipality=municipality)
    OutcomeFactory(event=event)
    CommitmentFactory(event=event, responsible_municipality=municipality, due=LONG_AGO)
    AgreementFactory(municipality=municipality)
    CareInstitutionFactory(
        organisation=OrganisationFactory(
            kind="care_institution", municipality=municipality, region=municipality.region
        )
    )
    return event


@pytest.mark.parametrize("rows", [1, 3])
def test_home_query_count(client, rows, django_assert_num_queries):
    for _row in range(rows):
        event_with_everything(MunicipalityFactory())

    with django_assert_num_queries(8):
        response = client.get(reverse("home"))

    assert len(response.context["events"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_region_list_query_count(client, rows, django_assert_num_queries):
    for _row in range(rows):
        event_with_everything(MunicipalityFactory())
        ClaimFactory()

    with django_assert_num_queries(6):
        response = client.get(reverse("region_list"))

    assert len(response.context["rows"]) == len(response.context["claims"]) == rows


def test_regions_show_what_is_stated_about_the_whole_country_alone(client):
    goal = ClaimFactory(topic="goal", text="uždaryti visus namus", stated_by=PersonFactory())
    ClaimFactory(region=RegionFactory())
    ClaimFactory(organisation=OrganisationFactory())

    response = client.get(reverse("region_list"))

    assert list(response.context["claims"]) == [goal]
    assert "Uždaryti visus namus" in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_region_detail_query_count(client, rows, django_assert_num_queries):
    region = RegionFactory()
    ClusterMemberFactory(cluster=ClusterFactory(region=region))
    for _row in range(rows):
        event_with_everything(MunicipalityFactory(region=region))

    with django_assert_num_queries(30):
        response = client.get(region.get_absolute_url())

    assert len(response.context["municipality_rows"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_municipality_list_query_count(client, rows, django_assert_num_queries):
    for _row in range(rows):
        event_with_everything(MunicipalityFactory())

    with django_assert_num_queries(10):
        response = client.get(reverse("municipality_list"))

    assert len(response.context["rows"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_municipality_detail_query_count(client, rows, django_assert_num_queries):
    municipality = MunicipalityFactory()
    event_with_everything(municipality)
    for _row in range(rows - 1):
        event = EventFactory(region=municipality.region, municipalities=[municipality])
        CommitmentFactory(event=event, responsible_municipality=municipality)

    with django_assert_num_queries(22):
        response = client.get(municipality.get_absolute_url())

    assert len(response.context["events"]) == rows


def test_municipality_row_counts_each_event_once(client):
    municipality = MunicipalityFactory()
    EventFactory(
        region=municipality.region,
        host_municipality=municipality,
        municipalities=[municipality],
        starts=PartialDate(dt.date(2017, 3, 28)),
    )
    latest = EventFactory(municipalities=[municipality], starts=PartialDate(dt.date(2018, 5, 2)))

    response = client.get(reverse("municipality_list"))

    row = next(row for row in response.context["rows"] if row.municipality == municipality)
    assert (row.attended, row.last_event) == (2, latest)


def test_a_draft_counts_nowhere(client):
    municipality = MunicipalityFactory()
    draft = DraftEventFactory(
        region=municipality.region, host_municipality=municipality, municipalities=[municipality]
    )
    OutcomeFactory(event=draft)
    CommitmentFactory(event=draft, responsible_municipality=municipality, due=LONG_AGO)

    home = client.get(reverse("home"))
    region = client.get(municipality.region.get_absolute_url())
    listed = client.get(reverse("municipality_list"))
    page = client.get(municipality.get_absolute_url())

    assert (home.context["event_count"], home.context["unfinished_count"]) == (0, 0)
    assert home.context["represented_count"] == 0
    assert (region.context["event_count"], region.context["outcome_count"]) == (0, 0)
    assert region.context["overdue_count"] == 0
    assert [row.attended for row in listed.context["rows"]] == [0]
    assert [row.overdue for row in listed.context["rows"]] == [0]
    assert (page.context["event_count"], page.context["commitment_count"]) == (0, 0)


def test_municipalities_never_represented_are_found(client):
    absent, present = MunicipalityFactory(), MunicipalityFactory()
    EventFactory(municipalities=[present])

    never = client.get(reverse("municipality_list"), {"atstovavimas": "niekada"})
    represented = client.get(reverse("municipality_list"), {"atstovavimas": "dalyvavo"})

    assert [row.municipality for row in never.context["rows"]] == [absent]
    assert [row.municipality for row in represented.context["rows"]] == [present]


@pytest.mark.parametrize(
    ("word", "expected"), [("pasirasyta", "signed"), ("planuojama", "planned"), ("nera", "none")]
)
def test_municipalities_by_agreement(client, word, expected):
    municipalities = {name: MunicipalityFactory() for name in ("signed", "planned", "none", "ended")}
    AgreementFactory(municipality=municipalities["signed"], status=Agreement.Status.SIGNED, signed=LONG_AGO)
    AgreementFactory(municipality=municipalities["planned"], status=Agreement.Status.PLANNED)
    AgreementFactory(
        municipality=municipalities["ended"],
        status=Agreement.Status.ENDED,
        signed=LONG_AGO,
        ended=LONG_AGO,
    )

    response = client.get(reverse("municipality_list"), {"sutartis": word})

    found = {row.municipality for row in response.context["rows"]}
    also = {municipalities["ended"]} if expected == "none" else set()
    assert found == {municipalities[expected]} | also


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("pavadinimas", ["Akmenės", "Širvintų", "Zarasų"]),
        ("renginiai", ["Zarasų", "Širvintų", "Akmenės"]),
        ("paskutinis", ["Širvintų", "Zarasų", "Akmenės"]),
        ("veluoja", ["Širvintų", "Akmenės", "Zarasų"]),
    ],
)
def test_municipalities_in_the_order_asked_for(client, order, expected):
    _akmene, sirvintos, zarasai = (
        MunicipalityFactory(name=name) for name in ("Akmenės", "Širvintų", "Zarasų")
    )
    for year in (2016, 2017):
        EventFactory(municipalities=[zarasai], starts=PartialDate(dt.date(year, 1, 1)))
    event = EventFactory(municipalities=[sirvintos], starts=PartialDate(dt.date(2018, 1, 1)))
    CommitmentFactory(event=event, responsible_municipality=sirvintos, due=LONG_AGO)

    response = client.get(reverse("municipality_list"), {"rikiuoti": order})

    assert [row.municipality.name for row in response.context["rows"]] == expected


@pytest.mark.parametrize("name", ["regionas", "rusis", "atstovavimas", "sutartis", "rikiuoti"])
def test_an_unknown_value_is_an_error_beside_its_field_and_the_rest_applies(client, name):
    MunicipalityFactory(name="Akmenės rajono savivaldybė")
    kept = MunicipalityFactory(name="Molėtų rajono savivaldybė")

    response = client.get(reverse("municipality_list"), {name: "tokio-nera", "q": "MOLETU"})

    assert response.status_code == 200
    assert list(response.context["filter"].form.errors) == [name]
    assert [row.municipality for row in response.context["rows"]] == [kept]


@pytest.mark.parametrize(
    ("page", "status"), [("1", 200), ("2", 404), ("0", 404), ("x", 404), ("9" * 30, 404)]
)
def test_all_municipalities_stand_on_one_page(client, page, status):
    MunicipalityFactory()

    assert client.get(reverse("municipality_list"), {"puslapis": page}).status_code == status


def test_no_municipality_matches(client):
    MunicipalityFactory()

    response = client.get(reverse("municipality_list"), {"q": "niekoners"})

    assert response.context["rows"] == []
    assert "empty-title" in response.text


def test_a_promise_of_a_municipal_body_is_the_municipalitys(client):
    municipality = MunicipalityFactory()
    department = OrganisationFactory(municipality=municipality)
    CommitmentFactory(
        responsible_organisation=department,
        responsible_municipality=municipality,
        due=LONG_AGO,
        status=Commitment.Status.IN_PROGRESS,
    )

    row = client.get(reverse("municipality_list")).context["rows"][0]
    page = client.get(municipality.get_absolute_url())

    assert (row.unfinished, row.overdue) == (1, 1)
    assert (page.context["commitment_count"], page.context["overdue_count"]) == (1, 1)


def test_region_shows_events_to_which_it_was_a_guest(client):
    region = RegionFactory()
    event = EventFactory(guest_regions=[region])

    response = client.get(region.get_absolute_url())

    assert list(response.context["events"]) == [event]


def test_region_keeps_outcomes_that_apply_elsewhere_out(client):
    region, elsewhere = RegionFactory(), RegionFactory()
    event = EventFactory(region=region)
    OutcomeFactory(event=event, region=elsewhere)
    own = OutcomeFactory(event=event)

    response = client.get(region.get_absolute_url())

    shown = [outcome for _kinds, _count, rows in response.context["outcomes_by_kind"] for outcome in rows]
    assert shown == [own]


def test_municipality_shows_the_outcomes_that_the_list_of_experience_finds(client):
    municipality, elsewhere = MunicipalityFactory(), MunicipalityFactory()
    event = EventFactory(host_municipality=municipality)
    own = OutcomeFactory(event=event)
    OutcomeFactory(event=event, municipality=elsewhere)

    page = client.get(municipality.get_absolute_url())
    listed = client.get(reverse("events:experience_list"), {"savivaldybe": municipality.slug})

    shown = [outcome for _kinds, _count, rows in page.context["outcomes_by_kind"] for outcome in rows]
    assert shown == [*listed.context["page"]] == [own]


def test_region_shows_the_institutions_that_the_register_finds(client):
    municipality = MunicipalityFactory()
    region = municipality.region
    own = CareInstitutionFactory(organisation__name="A", organisation__region=region)
    by_municipality = CareInstitutionFactory(organisation__name="B", organisation__municipality=municipality)
    CareInstitutionFactory(organisation__name="C", organisation__region=RegionFactory())

    page = client.get(region.get_absolute_url())
    listed = client.get(reverse("municipalities:institution_list"), {"regionas": region.slug})

    assert [*page.context["institutions"]] == [*listed.context["page"]] == [own, by_municipality]


@pytest.mark.parametrize("name", ["region_detail", "municipality_detail"])
def test_no_such_place_is_a_404(client, name):
    response = client.get(reverse(name, args=["tokio-nera"]))

    assert response.status_code == 404


def test_home_without_any_rows(client):
    response = client.get(reverse("home"))

    assert response.status_code == 200
    assert "empty-title" in response.text


def test_home_shows_what_is_overdue_first(client):
    event = EventFactory()
    CommitmentFactory(event=event, due=None)
    late = CommitmentFactory(event=event, due=LONG_AGO)

    response = client.get(reverse("home"))

    assert response.context["commitments"][0] == late
    assert (response.context["unfinished_count"], response.context["overdue_count"]) == (2, 1)


def test_about_counts_only_what_the_public_may_read(client):
    EventFactory()
    DraftEventFactory()

    response = client.get(reverse("about"))

    totals = {holding.address: holding.total for holding in response.context["holdings"]}
    assert totals[reverse("events:event_list")] == 1


def test_about_names_the_operator(client, settings):
    settings.OPERATOR_NAME, settings.OPERATOR_EMAIL = "NVO pavyzdys", "info@pavyzdys.lt"

    response = client.get(reverse("about"))

    assert "NVO pavyzdys" in response.text
    assert "mailto:info@pavyzdys.lt" in response.text


def test_a_withdrawn_event_leaves_the_map(client):
    municipality = MunicipalityFactory()
    EventFactory(host_municipality=municipality, status=Event.Status.WITHDRAWN)

    response = client.get(reverse("home"))

    assert [tile.value for tile in response.context["map"].tiles] == [None]
