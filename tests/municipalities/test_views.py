import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    ClaimFactory,
    EventFactory,
    FundingProjectFactory,
    HeadCountFactory,
    MunicipalityFactory,
    OrganisationFactory,
    ParticipationFactory,
    RegionFactory,
    SourceFactory,
)
from tests.municipalities.reading import text_of

pytestmark = pytest.mark.django_db


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
    (organisation_list, 7),
    (agreement_list, 8),
    (source_list, 10),
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
