"""Facts that editors propose from events."""

from decimal import Decimal

import pytest

from municipalities.partial_dates import PartialDate
from progress.models import FactProposal, IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan
from tests.factories import (
    FactProposalFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    PlanCriterionFactory,
    SocialServicesPlanFactory,
)
from tests.progress.proposing import accept, errors_of, make_scene, of_service, propose

pytestmark = pytest.mark.django_db
State = FactProposal.State


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def scene():
    return make_scene()


def test_an_editor_proposes_and_the_expert_accepts(client, scene):
    client.force_login(scene.editor)
    response = propose(client, scene, **of_service(scene))
    proposal = FactProposal.objects.get()

    assert response.url == proposal.get_absolute_url()
    assert (proposal.state, proposal.proposed_by, proposal.since.isoformat()) == (
        State.WAITING,
        scene.editor,
        "2016-11",
    )
    assert not ServiceProvision.objects.exists()

    client.force_login(scene.expert)
    page = client.get(proposal.get_absolute_url())
    assert page.context["may_answer"]
    said = {
        name: value for name, value in of_service(scene, seen=page.context["seen"]).items() if name != "kind"
    }
    response = accept(client, proposal, **said, note="Ačiū.")

    provision = ServiceProvision.objects.get()
    proposal.refresh_from_db()
    assert response.url == proposal.get_absolute_url()
    assert (proposal.state, proposal.answered_by, proposal.answer) == (State.ACCEPTED, scene.expert, "Ačiū.")
    assert (provision.municipality, provision.service, provision.status) == (
        scene.municipality,
        scene.service,
        "permanent",
    )
    assert (provision.event, provision.source, provision.since.isoformat()) == (scene.event, None, "2016-11")
    assert provision.stated == scene.event.starts
    assert ServiceProvision.objects.public().get() == provision


def test_a_value_is_proposed_as_people_write_numbers(client, scene):
    indicator = IndicatorFactory(decimals=1, most=5000)
    client.force_login(scene.editor)
    said = {"kind": "value", "municipality": scene.municipality.pk, "indicator": indicator.pk}

    refused = propose(client, scene, **said, period="2016-12-31", value="1.234,5")
    assert errors_of(refused) == {
        "value": ["„1.234,5“ galima suprasti dvejopai. Tūkstančius skirkite tarpu: 1 234,5."]
    }
    propose(client, scene, **said, period="2016-12-31", value="1 234,5")
    proposal = FactProposal.objects.get()
    assert proposal.value == Decimal("1234.5")

    client.force_login(scene.expert)
    accept(
        client,
        proposal,
        municipality=scene.municipality.pk,
        indicator=indicator.pk,
        period="2016-12-31",
        value="1234,5",
    )

    value = IndicatorValue.objects.get()
    assert (value.value, value.event, value.is_in_use) == (Decimal("1234.5"), scene.event, True)
    proposal.refresh_from_db()
    assert proposal.state == State.ACCEPTED


def test_a_value_of_nought_is_a_value(client, scene):
    indicator = IndicatorFactory()
    client.force_login(scene.editor)

    propose(
        client,
        scene,
        kind="value",
        municipality=scene.municipality.pk,
        indicator=indicator.pk,
        period="2016",
        value="0",
    )

    assert FactProposal.objects.get().value == 0


def test_a_contradicting_value_stands_beside_the_one_in_use(client, scene):
    indicator = IndicatorFactory()
    facts = {"indicator": indicator, "municipality": scene.municipality}
    used = IndicatorValueFactory(period=PartialDate.parse("2016"), value=10, **facts)
    proposal = FactProposalFactory(
        event=scene.event,
        kind="value",
        service=None,
        status="",
        period=PartialDate.parse("2016"),
        value=12,
        **facts,
    )
    client.force_login(scene.expert)

    page = client.get(proposal.get_absolute_url())
    assert page.context["known"].fact == used
    accept(
        client,
        proposal,
        municipality=scene.municipality.pk,
        indicator=indicator.pk,
        period="2016",
        value="12",
    )

    assert list(IndicatorValue.objects.order_by("pk").values_list("value", "is_in_use")) == [
        (10, True),
        (12, False),
    ]


@pytest.mark.parametrize("has_plan", [True, False])
def test_a_finding_belongs_to_the_newest_plan_or_to_a_new_one(client, scene, has_plan):
    criterion = PlanCriterionFactory()
    plan = SocialServicesPlanFactory(municipality=scene.municipality) if has_plan else None
    proposal = FactProposalFactory(
        event=scene.event,
        municipality=scene.municipality,
        kind="finding",
        service=None,
        status="",
        criterion=criterion,
        verdict="partly",
        words="Lėšų numatyta iš dalies.",
    )
    client.force_login(scene.expert)

    accept(
        client,
        proposal,
        municipality=scene.municipality.pk,
        criterion=criterion.pk,
        verdict="partly",
        words="Lėšų numatyta iš dalies.",
    )

    finding = PlanFinding.objects.get()
    assert finding.plan == (plan or SocialServicesPlan.objects.get())
    assert finding.plan.municipality == scene.municipality
    assert (finding.verdict, finding.event) == ("partly", scene.event)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"kind": ""}, {"kind": ["Pasirinkite, apie ką šis faktas."]}),
        ({"municipality": ""}, {"municipality": ["Pasirinkite savivaldybę."]}),
        ({"service": ""}, {"service": ["Pasirinkite paslaugą."]}),
        ({"service": "99999999"}, {"service": ["Pasirinkite paslaugą."]}),
        ({"status": "daug"}, {"status": ["Pasirinkite paslaugos būklę."]}),
        (
            {"status": "planned"},
            {"since": ["Pradžios datą gali turėti tik teikiama paslauga."]},
        ),
        ({"since": "2099"}, {"since": ["Ši diena dar tik bus. Rašykite praėjusį laiką."]}),
        (
            {"since": "vakar"},
            {"since": ["Rašykite datą taip: 2017-03-28, arba tik mėnesį ar metus: 2017-03, 2017."]},
        ),
    ],
)
def test_what_is_wrong_with_a_proposal_is_said_beside_its_field(client, scene, said, expected):
    client.force_login(scene.editor)

    response = propose(client, scene, **of_service(scene, **said))

    assert errors_of(response) == expected
    assert "<title>Klaida:" in response.text
    assert not FactProposal.objects.exists()


def test_what_belongs_to_another_kind_is_passed_over(client, scene):
    client.force_login(scene.editor)

    propose(client, scene, **of_service(scene, indicator="99999", value="abc", period="vakar", verdict="yes"))

    proposal = FactProposal.objects.get()
    assert (proposal.indicator, proposal.value, proposal.period, proposal.verdict) == (None, None, None, "")


def test_a_proposal_sent_twice_waits_once(client, scene):
    client.force_login(scene.editor)

    answers = [propose(client, scene, **of_service(scene)).url for _ in range(2)]

    assert answers == [FactProposal.objects.get().get_absolute_url()] * 2


def test_nobody_answers_by_proposing(client, scene):
    client.force_login(scene.editor)
    more = {
        "state": "accepted",
        "answered_by": scene.editor.pk,
        "answer": "Taip",
        "answered_at": "2020-01-01",
    }

    propose(client, scene, **of_service(scene, **more, proposed_by=scene.expert.pk, event="1", id="7"))

    proposal = FactProposal.objects.get()
    assert (proposal.state, proposal.answered_by, proposal.answered_at, proposal.answer) == (
        State.WAITING,
        None,
        None,
        "",
    )
    assert (proposal.proposed_by, proposal.event) == (scene.editor, scene.event)
