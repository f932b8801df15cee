"""Plans, findings and figures on a sheet."""

import datetime as dt

import pytest
from django.urls import reverse

from progress.actions import newest_version
from progress.models import IndicatorValue, PlanFinding, SocialServicesPlan
from tests.factories import (
    EventFactory,
    ExpertMembershipFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    SocialServicesPlanFactory,
)

pytestmark = pytest.mark.django_db

SCRIPT = {"X-Requested-With": "fetch"}


@pytest.fixture
def municipality(client):
    """A municipality whose expert has logged in."""
    municipality = MunicipalityFactory()
    client.force_login(ExpertMembershipFactory(region=municipality.region).user)
    return municipality


# ---- Plans


def plan_said(**more):
    return {"title": "Planas", "first_year": "2017", "last_year": "2019", "approved": "2017-02"} | more


def test_plan_is_added_changed_and_taken_away(client, municipality):
    event = EventFactory(host_municipality=municipality)
    evidence = {"evidence": f"event-{event.pk}"}
    client.post(reverse("progress:plan_create", args=[municipality.slug]), plan_said(**evidence))
    plan = SocialServicesPlan.objects.get()
    address = reverse("progress:plan_edit", args=[municipality.slug, plan.pk])

    seen = {"seen": newest_version(plan).pgh_id}
    client.post(address, plan_said(title="Kitas", url="https://example.org/planas", **evidence, **seen))
    plan.refresh_from_db()
    assert (plan.title, plan.first_year, plan.last_year, plan.approved.isoformat()) == (
        "Kitas",
        2017,
        2019,
        "2017-02",
    )

    client.post(address, {"act": "remove", "seen": newest_version(plan).pgh_id})
    assert not SocialServicesPlan.objects.exists()


def test_plan_with_findings_is_not_taken_away(client, municipality):
    finding = PlanFindingFactory(plan__municipality=municipality)
    address = reverse("progress:plan_edit", args=[municipality.slug, finding.plan.pk])

    response = client.post(address, {"act": "remove", "seen": newest_version(finding.plan).pgh_id})

    assert "Planas turi išvadų" in response.content.decode()
    assert SocialServicesPlan.objects.exists()


def test_finding_is_written_and_cleared(client, municipality):
    plan, criterion = SocialServicesPlanFactory(municipality=municipality), PlanCriterionFactory()
    address = reverse("progress:finding_edit", args=[municipality.slug, plan.pk, criterion.slug])
    evidence = {"evidence": f"source-{plan.source_id}"}

    client.post(
        address, {"verdict": "partly", "words": "Kas parašyta.", "stated": "2017", "seen": "0"} | evidence
    )
    finding = PlanFinding.objects.get()
    assert (finding.verdict, finding.words, finding.stated.isoformat()) == (
        "partly",
        "Kas parašyta.",
        "2017",
    )

    client.post(address, {"verdict": "", "seen": newest_version(finding).pgh_id})
    assert not PlanFinding.objects.exists()


# ---- Values


def value_address(value):
    return reverse("progress:value_edit", args=[value.indicator.slug, value.municipality.code])


def test_value_is_added_and_taken_back(client, municipality):
    indicator, event = IndicatorFactory(frequency="year"), EventFactory(host_municipality=municipality)
    address = reverse("progress:value_edit", args=[indicator.slug, municipality.code])

    response = client.post(
        address,
        {"value": "1 234", "period": "2016", "is_provisional": "on", "evidence": f"event-{event.pk}"},
        headers=SCRIPT,
    )

    value = IndicatorValue.objects.get()
    assert (value.value, value.period.isoformat(), value.is_provisional) == (1234, "2016", True)
    answer = response.json()
    assert (answer["fields"]["value"], answer["fields"]["written"], answer["undo"]) == (
        "",
        str(value.pk),
        True,
    )
    assert "1 234" in answer["said"].replace("\xa0", " ")

    client.post(address, {"act": "undo", "seen": answer["seen"], "written": value.pk}, headers=SCRIPT)
    assert not IndicatorValue.objects.exists()


def test_value_of_another_place_is_not_taken_back(client, municipality):
    value = IndicatorValueFactory(municipality=MunicipalityFactory())
    address = reverse("progress:value_edit", args=[value.indicator.slug, municipality.code])

    response = client.post(
        address,
        {"act": "undo", "seen": newest_version(value).pgh_id, "written": value.pk},
        headers=SCRIPT,
    )

    assert response.status_code == 422
    assert IndicatorValue.objects.exists()


def test_another_number_of_the_same_evidence_is_asked_about(client, municipality):
    value = IndicatorValueFactory(municipality=municipality, value=10, period_on=dt.date(2016, 12, 31))
    data = {"value": "12,0", "period": "2016-12-31", "evidence": f"source-{value.source_id}", "seen": "0"}

    response = client.post(value_address(value), data, headers=SCRIPT)

    assert response.status_code == 409
    assert response.json()["fields"]["value"] == "10"
    client.post(value_address(value), data | {"seen": response.json()["seen"]}, headers=SCRIPT)
    assert IndicatorValue.objects.get().value == 12
