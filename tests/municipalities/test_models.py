"""Territory and who works in it."""

import datetime as dt

import pytest
from django.utils import translation

from municipalities.models import (
    Agreement,
    CareInstitution,
    Claim,
    Municipality,
    Organisation,
    Person,
    Region,
    ServiceType,
)
from municipalities.partial_dates import PartialDate
from tests.breaches import Breach, assert_explained, assert_refused_by_database, each
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    ClaimFactory,
    ClusterFactory,
    ClusterMemberFactory,
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

pytestmark = pytest.mark.django_db

DAY = dt.date(2017, 9, 5)
DAY_BEFORE = dt.date(2017, 9, 4)

BREACHES = each(
    Breach("region_population_has_its_year", RegionFactory, {"population": 1000}),
    Breach("municipality_has_its_own_tile", MunicipalityFactory, same=("tile_row", "tile_column")),
    Breach("municipality_population_has_its_year", MunicipalityFactory, {"population": 1000}),
    Breach("cluster_member_stands_once", ClusterMemberFactory, same=("cluster", "organisation")),
    Breach("source_has_title_and_publisher", SourceFactory, {"title": ""}, is_required=True),
    Breach("source_has_title_and_publisher", SourceFactory, {"publisher": ""}, is_required=True),
    Breach("claim_states_something", ClaimFactory, {"text": ""}, is_required=True),
    Breach(
        "claim_is_about_one_thing",
        ClaimFactory,
        lambda _row: {"region": RegionFactory(), "service_type": ServiceTypeFactory()},
    ),
    Breach(
        "claim_is_about_one_thing",
        ClaimFactory,
        lambda _row: {"organisation": OrganisationFactory(), "municipality": MunicipalityFactory()},
    ),
    Breach(
        "claim_is_about_one_thing",
        ClaimFactory,
        lambda _row: {"agreement": AgreementFactory(), "project": FundingProjectFactory()},
    ),
    Breach("organisation_has_a_name", OrganisationFactory, {"name": ""}, is_required=True),
    Breach("organisation_is_not_part_of_itself", OrganisationFactory, lambda row: {"parent": row}),
    Breach("institution_places_are_never_negative", CareInstitutionFactory, {"places": -1}),
    Breach("head_count_is_never_negative", HeadCountFactory, {"residents": -1}),
    Breach("head_count_stands_once_a_day_and_source", HeadCountFactory, same=("institution", "source")),
    Breach("person_has_a_name", PersonFactory, {"name": ""}, is_required=True),
    Breach(
        "project_ends_no_earlier_than_it_starts",
        FundingProjectFactory,
        {"starts_on": DAY, "ends_on": DAY_BEFORE},
    ),
    Breach("project_sums_are_never_negative", FundingProjectFactory, {"total_value": -1}),
    Breach("project_sums_are_never_negative", FundingProjectFactory, {"funding": -1}),
    Breach("seat_stands_once", SeatFactory, same=("body", "organisation")),
    Breach("agreement_approved_has_approval_date", AgreementFactory, {"status": "approved"}),
    Breach("agreement_signed_has_signing_date", AgreementFactory, {"status": "signed"}),
    Breach("agreement_ended_has_end_date", AgreementFactory, {"status": "ended"}),
    Breach(
        "agreement_ends_no_earlier_than_it_is_signed",
        AgreementFactory,
        {"status": "ended", "signed_on": DAY, "ended_on": DAY_BEFORE},
    ),
    Breach("agreement_current_stands_once", AgreementFactory, same=("ngo", "municipality")),
    Breach("signatory_signs_an_agreement_once", SignatoryFactory, same=("agreement", "person")),
)

# What lies just inside a rule, and what only looks like breaking it.
TRUE_ROWS = [
    (RegionFactory, {"population": 1000, "population_year": 2023}),
    (MunicipalityFactory, {"population": 1000, "population_year": 2023}),
    (CareInstitutionFactory, {"places": 0}),
    (HeadCountFactory, {"residents": 0}),
    (FundingProjectFactory, {"total_value": 0, "funding": 0}),
    (FundingProjectFactory, {"starts_on": DAY, "ends_on": DAY}),
    (FundingProjectFactory, {"ends_on": DAY}),
    (AgreementFactory, {"status": "approved", "approved_on": DAY}),
    (AgreementFactory, {"status": "signed", "signed_on": DAY}),
    (AgreementFactory, {"status": "ended", "signed_on": DAY, "ended_on": DAY}),
    (AgreementFactory, {"status": "ended", "ended_on": DAY}),
]


@BREACHES
def test_database_keeps_the_rule(breach):
    assert_refused_by_database(breach)


@BREACHES
def test_rule_is_explained(breach):
    assert_explained(breach)


@pytest.mark.parametrize(("factory", "values"), TRUE_ROWS)
def test_true_row_is_accepted(factory, values):
    row = factory(**values)

    row.refresh_from_db()

    assert {name: getattr(row, name) for name in values} == values
    row.full_clean()


# ---- Order and names


@pytest.mark.parametrize(
    ("factory", "model"),
    [
        (RegionFactory, Region),
        (MunicipalityFactory, Municipality),
        (ServiceTypeFactory, ServiceType),
        (OrganisationFactory, Organisation),
        (PersonFactory, Person),
    ],
)
def test_names_stand_in_lithuanian_order(factory, model):
    names = [
        "Ašmena",
        "Astrava",
        "Čekiškė",
        "Cirkliškis",
        "Ylakiai",
        "Jonava",
        "Įsrutis",
        "Žagarė",
        "Zarasai",
    ]
    for name in names:
        factory(name=name)

    in_order = list(model.objects.values_list("name", flat=True).filter(name__in=names))

    assert in_order == [
        "Astrava",
        "Ašmena",
        "Cirkliškis",
        "Čekiškė",
        "Ylakiai",
        "Įsrutis",
        "Jonava",
        "Zarasai",
        "Žagarė",
    ]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (lambda: RegionFactory(name="Šiaulių regionas"), "Šiaulių regionas"),
        (lambda: MunicipalityFactory(name="Molėtų rajono savivaldybė"), "Molėtų rajono savivaldybė"),
        (lambda: ServiceTypeFactory(name="asmeninis asistentas"), "Asmeninis asistentas"),
        (lambda: OrganisationFactory(name="Skėtis"), "Skėtis"),
        (lambda: CareInstitutionFactory(organisation__name="Kregždutė"), "Kregždutė"),
        (lambda: PersonFactory(name="Ona Onaitė"), "Ona Onaitė"),
        (lambda: FundingProjectFactory(name="Tiltas"), "Tiltas"),
        (lambda: SeatFactory(body="Vaiko gerovės taryba"), "Vaiko gerovės taryba"),
        (lambda: SourceFactory(publisher="Leidėjas", title="Straipsnis"), "Leidėjas: Straipsnis"),
        (lambda: HeadCountFactory(residents=7, counted_on=DAY), "7 (2017-09-05)"),
        (lambda: ClusterMemberFactory(organisation__name="Skėtis"), "Skėtis"),
        (lambda: SignatoryFactory(person__name="Ona Onaitė"), "Ona Onaitė"),
        (
            lambda: AgreementFactory(ngo__name="Skėtis", municipality__name="Molėtų rajono savivaldybė"),
            "Skėtis – Molėtų rajono savivaldybė",
        ),
    ],
)
def test_row_shows_its_name(row, text):
    assert str(row()) == text


def test_cluster_shows_its_region():
    cluster = ClusterFactory(region__name_en="Šiauliai region")

    with translation.override("en"):
        assert str(cluster) == "Cluster of Šiauliai region"


def test_claim_shows_its_topic_and_words():
    claim = ClaimFactory(topic=Claim.Topic.MEMBERS, text="Vienija beveik 70 organizacijų.")

    with translation.override("en"):
        assert str(claim) == "Number of members: Vienija beveik 70 organizacijų."


# ---- Agreements


def test_current_agreements_are_those_that_have_not_ended():
    planned = AgreementFactory()
    approved = AgreementFactory(status=Agreement.Status.APPROVED, approved_on=DAY)
    signed = AgreementFactory(status=Agreement.Status.SIGNED, signed_on=DAY)
    AgreementFactory(status=Agreement.Status.ENDED, ended_on=DAY)

    assert set(Agreement.objects.current()) == {planned, approved, signed}


def test_signed_agreements_are_those_in_force():
    AgreementFactory()
    AgreementFactory(status=Agreement.Status.APPROVED, approved_on=DAY)
    signed = AgreementFactory(status=Agreement.Status.SIGNED, signed_on=DAY)
    AgreementFactory(status=Agreement.Status.ENDED, signed_on=DAY, ended_on=DAY)

    assert list(Agreement.objects.signed()) == [signed]


def test_ended_agreement_makes_room_for_a_new_one():
    ended = AgreementFactory(status=Agreement.Status.ENDED, ended_on=DAY)

    current = AgreementFactory(ngo=ended.ngo, municipality=ended.municipality)

    assert list(Agreement.objects.current()) == [current]


def test_agreements_stand_newest_first_and_undated_last():
    undated = AgreementFactory()
    older = AgreementFactory(status=Agreement.Status.SIGNED, signed_on=DAY_BEFORE)
    newer = AgreementFactory(status=Agreement.Status.SIGNED, signed_on=DAY)

    assert list(Agreement.objects.all()) == [newer, older, undated]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_agreements_takes_one_query(rows, django_assert_num_queries):
    AgreementFactory.create_batch(rows, source=SourceFactory())

    with django_assert_num_queries(1):
        shown = [
            (str(row), row.municipality.region.name, row.source.title) for row in Agreement.objects.for_list()
        ]

    assert len(shown) == rows


@pytest.mark.parametrize(
    ("status", "reached"),
    [
        (Agreement.Status.PLANNED, ["planned"]),
        (Agreement.Status.APPROVED, ["planned", "approved"]),
        (Agreement.Status.SIGNED, ["planned", "approved", "signed"]),
        (Agreement.Status.ENDED, ["planned", "approved", "signed", "ended"]),
    ],
)
def test_steps_of_an_agreement_run_from_the_plan_to_its_end(status, reached):
    agreement = AgreementFactory.build(status=status)

    steps = agreement.steps

    assert [step.status for step in steps] == ["planned", "approved", "signed", "ended"]
    assert [step.status for step in steps if step.is_reached] == reached
    assert [step.status for step in steps if step.is_current] == [status]


def test_steps_of_an_agreement_show_as_much_of_the_date_as_is_known():
    agreement = AgreementFactory(
        status=Agreement.Status.SIGNED,
        planned=PartialDate.parse("2016"),
        signed=PartialDate.parse("2017-09", is_latest=True),
    )

    dates = [step.date for step in Agreement.objects.get(pk=agreement.pk).steps]

    assert dates == [PartialDate.parse("2016"), None, PartialDate.parse("2017-09", is_latest=True), None]


def test_steps_of_an_agreement_have_labels():
    agreement = AgreementFactory.build()

    with translation.override("en"):
        labels = [step.label for step in agreement.steps]

    assert labels == ["planned", "approved by the council", "signed", "ended"]


# ---- Claims


@pytest.mark.parametrize(
    ("field", "factory"),
    [
        ("organisation", OrganisationFactory),
        ("agreement", AgreementFactory),
        ("project", FundingProjectFactory),
        ("municipality", MunicipalityFactory),
        ("region", RegionFactory),
        ("service_type", ServiceTypeFactory),
    ],
)
def test_claim_knows_its_subject(field, factory):
    subject = factory()

    claim = ClaimFactory(**{field: subject})

    assert claim.subject == subject


def test_claim_about_the_whole_country_has_no_subject():
    claim = ClaimFactory()

    assert claim.subject is None


def test_every_subject_of_a_claim_may_stand_in_its_rule():
    relations = {field.name for field in Claim._meta.fields if field.is_relation}

    assert relations - {"source", "stated_by"} == set(Claim.SUBJECTS)


def test_contradicting_claims_stand_side_by_side():
    source = SourceFactory()

    claims = ClaimFactory.create_batch(2, topic=Claim.Topic.MEMBERS, source=source)

    assert list(Claim.objects.filter(source=source)) == claims


def test_care_institution_shares_the_key_of_its_organisation():
    institution = CareInstitutionFactory()

    assert CareInstitution.objects.get(pk=institution.organisation_id) == institution
