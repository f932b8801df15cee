"""A service in a municipality: what is known of it, what was known when, and who could tell."""

import datetime as dt

import pytest
from django.urls import reverse

from progress.services.past import entries
from tests.factories import (
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SourceFactory,
)
from tests.progress.test_series import written_on

pytestmark = pytest.mark.django_db

FIRST, SECOND = dt.date(2026, 9, 1), dt.date(2026, 10, 1)


def page_of(service, municipality, **asked):
    address = reverse("progress:provision_detail", args=[service.slug, municipality.slug])
    return address + ("?" + "&".join(f"{key}={value}" for key, value in asked.items()))


@pytest.fixture
def changed():
    """A service that was on trial first and then for good, known since two days."""
    provision = ServiceProvisionFactory(status="pilot", municipality__region=RegionFactory())
    written_on(provision, FIRST)
    provision.status = "permanent"
    provision.save()
    written_on(provision, SECOND)
    return provision


def test_the_page_says_what_was_known_when(client, changed):
    service, place = changed.service, changed.municipality

    now = client.get(page_of(service, place))
    then = client.get(page_of(service, place, diena="2026-09-15"))
    before = client.get(page_of(service, place, diena="2026-08-31"))

    def said(response):
        row = response.context["row"]
        return row.provision and row.provision.status, len(response.context["past"])

    assert (said(now), said(then), said(before)) == (("permanent", 2), ("pilot", 1), (None, 0))
    assert "Kas buvo žinoma 2026 m. rugsėjo 15 d." in then.text
    assert "Kol kas nieko neįrašyta." in before.text


def test_the_ministrys_question_may_be_asked_of_an_earlier_day(client, changed):
    address = changed.service.get_absolute_url()

    statuses = [
        client.get(address, {"diena": day}).context["rows"][0].provision.status
        for day in ("2026-09-15", "2026-10-01")
    ]
    listed = client.get(reverse("progress:service_list"), {"diena": "2026-09-15", "busena": "teikiama"})
    earlier = client.get(reverse("progress:service_list"), {"diena": "2026-08-31", "busena": "teikiama"})

    assert statuses == ["pilot", "permanent"]
    assert [row[1].pilot for row in listed.context["rows"]] == [1]
    assert earlier.context["rows"] == []


def test_a_promise_was_not_made_before_its_event(client):
    provision = ServiceProvisionFactory()
    event = EventFactory(starts_on=dt.date(2026, 9, 10), region=provision.municipality.region)
    CommitmentFactory(
        event=event, services=[provision.service], responsible_municipality=provision.municipality
    )
    OutcomeFactory(event=event, services=[provision.service], municipality=provision.municipality)
    for address in (
        page_of(provision.service, provision.municipality),
        provision.service.get_absolute_url() + f"?regionas={provision.municipality.region.slug}",
    ):
        mark = "&" if "?" in address else "?"
        numbers = [
            tuple(
                client.get(f"{address}{day}").context[name] for name in ("commitment_count", "outcome_count")
            )
            for day in ("", f"{mark}diena=2026-09-09", f"{mark}diena=2026-09-10")
        ]

        assert numbers == [(1, 1), (0, 0), (1, 1)]
    listed = client.get(reverse("progress:service_list"), {"diena": "2026-09-09"})
    assert [row[3] for row in listed.context["rows"]] == [0]


def test_what_rested_on_a_draft_was_never_known():
    draft = DraftEventFactory()
    provision = ServiceProvisionFactory(status="none", event=draft, source=None)
    provision.status, provision.source, provision.event = "planned", SourceFactory(), None
    provision.save()

    (entry,) = entries(provision.service, provision.municipality)

    assert (entry.provision.status, entry.evidence) == ("planned", provision.source)


def test_a_change_of_nothing_that_is_shown_is_no_news_and_a_removal_is():
    provision = ServiceProvisionFactory(origin="record")
    provision.origin = "portal"
    provision.save()
    service, place = provision.service, provision.municipality
    provision.delete()

    removal, first = entries(service, place)

    assert (removal.is_removal, first.is_removal) == (True, False)
    assert removal.provision == first.provision


def test_a_service_of_which_nothing_is_known_says_who_could_tell(client):
    place = MunicipalityFactory(website="https://savivaldybe.example")
    administration = OrganisationFactory(kind="municipal_administration", municipality=place)

    page = client.get(page_of(ServiceTypeFactory(), place)).text

    assert "Ar ši paslauga čia teikiama, duomenų dar nepateikta. Tai nereiškia, kad jos nėra." in page
    assert administration.get_absolute_url() in page
    assert "https://savivaldybe.example" in page


@pytest.mark.parametrize("missing", ["service", "municipality"])
def test_what_there_is_not_is_not_found(client, missing):
    provision = ServiceProvisionFactory()
    parts = {"service": provision.service.slug, "municipality": provision.municipality.slug}
    address = reverse("progress:provision_detail", args=[*(parts | {missing: "nera"}).values()])

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_provision_detail_query_count(client, rows, django_assert_num_queries):
    provision = ServiceProvisionFactory(provider=OrganisationFactory())
    for _row in range(rows):
        provision.source, provision.provider = SourceFactory(), OrganisationFactory()
        provision.save()
        event = EventFactory(host_municipality=provision.municipality)
        CommitmentFactory(
            event=event, services=[provision.service], responsible_municipality=provision.municipality
        )
        OutcomeFactory(event=event, services=[provision.service])

    with django_assert_num_queries(17):
        response = client.get(provision.get_absolute_url())

    assert len(response.context["past"]) == rows + 1
