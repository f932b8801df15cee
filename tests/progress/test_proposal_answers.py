"""What whoever looks after a municipality answers to a proposed fact."""

import datetime as dt

import pytest
from django.urls import reverse

from progress.models import FactProposal, ServiceProvision
from tests.factories import DraftEventFactory, MunicipalityFactory, ServiceProvisionFactory
from tests.progress.proposing import accept, errors_of, make_scene, of_service, proposed, send_back

pytestmark = pytest.mark.django_db
State = FactProposal.State


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def scene():
    return make_scene()


def test_the_expert_changes_and_the_proposer_sees_both(client, scene):
    proposal = proposed(scene)
    client.force_login(scene.expert)

    accept(client, proposal, **of_service(scene, status="pilot", since="2016-12"))

    proposal.refresh_from_db()
    assert (proposal.state, proposal.status) == (State.CHANGED, "pilot")
    assert ServiceProvision.objects.get().status == "pilot"
    client.force_login(scene.editor)
    rows = {
        label: (first, text)
        for label, _now, first, text in client.get(proposal.get_absolute_url()).context["rows"]
    }
    assert rows["būsena"] == ("pastovi", "bandoma")
    assert rows["teikiama nuo"] == ("2016 m. lapkritis", "2016 m. gruodis")


def test_the_expert_sends_back_with_a_word_why(client, scene):
    proposal = proposed(scene)
    client.force_login(scene.expert)

    silent = send_back(client, proposal, "")
    assert "Parašykite, kodėl, kad siūlytojas žinotų, ką keisti." in silent.text
    send_back(client, proposal)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer, proposal.answered_by) == (
        State.RETURNED,
        "Patikslinkite datą.",
        scene.expert,
    )
    client.force_login(scene.editor)
    page = client.get(proposal.get_absolute_url()).text
    assert "Patikslinkite datą." in page
    assert "Pasiūlyti iš naujo" in page


def test_the_proposer_takes_back_what_waits(client, scene):
    proposal = proposed(scene)
    client.force_login(scene.editor)

    client.post(reverse("progress:proposal_take_back", args=[proposal.pk]))

    proposal.refresh_from_db()
    assert proposal.state == State.TAKEN_BACK
    client.force_login(scene.expert)
    accept(client, proposal, **of_service(scene))
    assert not ServiceProvision.objects.exists()


def test_only_the_proposers_organisation_takes_back(client, scene):
    proposal = proposed(scene)
    client.force_login(scene.expert)

    response = client.post(reverse("progress:proposal_take_back", args=[proposal.pk]))

    proposal.refresh_from_db()
    assert (response.status_code, proposal.state) == (404, State.WAITING)


@pytest.mark.parametrize("second", ["accept", "return", "take back"])
def test_of_two_answers_the_first_stands_and_the_second_is_told(client, scene, second):
    proposal = proposed(scene)
    client.force_login(scene.expert)
    send_back(client, proposal, "Pirmas.")
    acts = {
        "accept": lambda: accept(client, proposal, **of_service(scene)),
        "return": lambda: send_back(client, proposal, "Antras."),
        "take back": lambda: client.post(reverse("progress:proposal_take_back", args=[proposal.pk])),
    }
    if second == "take back":
        client.force_login(scene.editor)

    response = client.get(acts[second]().url)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == (State.RETURNED, "Pirmas.")
    assert "Kažkas atsakė pirmas" in response.text
    assert not ServiceProvision.objects.exists()


def test_a_fact_waits_until_its_event_is_published(client, scene):
    scene.event = DraftEventFactory(
        owner=scene.event.owner, region=scene.event.region, starts_on=dt.date(2017, 9, 5)
    )
    proposal = proposed(scene)
    client.force_login(scene.expert)

    page = client.get(proposal.get_absolute_url()).text
    accept(client, proposal, **of_service(scene))

    proposal.refresh_from_db()
    assert "Faktas laukia, kol bus paskelbtas jo renginys" in page
    assert "Priimti faktą" not in page
    assert proposal.state == State.WAITING
    assert not ServiceProvision.objects.exists()


def test_what_was_changed_meanwhile_is_looked_at_again(client, scene):
    provision = ServiceProvisionFactory(
        municipality=scene.municipality, service=scene.service, status="planned"
    )
    proposal = proposed(scene)
    client.force_login(scene.expert)
    seen = client.get(proposal.get_absolute_url()).context["seen"]
    provision.status = "pilot"
    provision.save()

    refused = accept(client, proposal, **of_service(scene, seen=seen))
    provision.refresh_from_db()
    assert provision.status == "pilot"
    assert "Per tą laiką kas nors pakeitė tai, kas žinoma." in refused.text
    assert refused.context["known"].said["būsena"] == "bandoma"

    accept(client, proposal, **of_service(scene, seen=refused.context["seen"]))
    provision.refresh_from_db()
    assert (provision.status, provision.event) == ("permanent", scene.event)


def test_a_fact_moved_to_another_municipality_is_compared_with_what_is_known_there(client, scene):
    other = MunicipalityFactory(region=scene.municipality.region)
    ServiceProvisionFactory(municipality=other, service=scene.service, status="none")
    proposal = proposed(scene)
    client.force_login(scene.expert)

    refused = accept(client, proposal, **of_service(scene, municipality=other.pk, seen=0))
    assert refused.context["known"].fact.municipality == other
    place = refused.context["rows"][0]
    assert (place.label, place.now, place.text) == ("savivaldybė", other.name, scene.municipality.name)
    accept(client, proposal, **of_service(scene, municipality=other.pk, seen=refused.context["seen"]))

    assert ServiceProvision.objects.get().municipality == other
    assert ServiceProvision.objects.get().status == "permanent"


def test_an_expert_moves_no_fact_out_of_the_region(client, scene):
    elsewhere = MunicipalityFactory()
    proposal = proposed(scene)
    client.force_login(scene.expert)

    response = accept(client, proposal, **of_service(scene, municipality=elsewhere.pk))

    assert errors_of(response) == {"municipality": ["Pasirinkite iš sąrašo."]}
    assert not ServiceProvision.objects.exists()


def test_what_rests_on_a_draft_of_others_is_not_shown_beside_a_proposal(client, scene):
    draft = DraftEventFactory(title="Slaptas renginys")
    ServiceProvisionFactory(
        municipality=scene.municipality, service=scene.service, status="none", event=draft, source=None
    )
    proposal = proposed(scene)
    client.force_login(scene.editor)

    response = client.get(proposal.get_absolute_url())

    assert response.context["known"].fact is None
    assert "Slaptas renginys" not in response.text
    assert "nėra duomenų" in response.text
