"""Facts that editors propose from events, and what whoever looks after them answers."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.urls import reverse

from municipalities.partial_dates import PartialDate
from progress.models import FactProposal, IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan
from tests.factories import (
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    FactProposalFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    PlanCriterionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SocialServicesPlanFactory,
)

pytestmark = pytest.mark.django_db
State = FactProposal.State


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def scene():
    """An editor with a published event in the region of an expert."""
    municipality = MunicipalityFactory(name="Alytaus miesto savivaldybė", short_name="Alytaus m. sav.")
    membership = MembershipFactory(user__name="Rasa Rašytoja")
    return SimpleNamespace(
        municipality=municipality,
        service=ServiceTypeFactory(name="laikinas atokvėpis"),
        editor=membership.user,
        expert=ExpertMembershipFactory(region=municipality.region, user__name="Ona Žinovė").user,
        event=EventFactory(
            owner=membership.organisation,
            region=municipality.region,
            title="Diskusija Alytuje",
            starts_on=dt.date(2017, 9, 5),
        ),
    )


def of_service(scene, **changes):
    said = {
        "kind": "service",
        "municipality": scene.municipality.pk,
        "service": scene.service.pk,
        "status": "permanent",
        "since": "2016-11",
    }
    return said | changes


def propose(client, scene, **said):
    return client.post(reverse("progress:proposal_create", args=[scene.event.pk]), said)


def proposed(scene, **facts):
    facts = {"since": PartialDate.parse("2016-11"), "proposed_by": scene.editor} | facts
    return FactProposalFactory(
        event=scene.event, municipality=scene.municipality, service=scene.service, **facts
    )


def accept(client, proposal, **said):
    return client.post(reverse("progress:proposal_accept", args=[proposal.pk]), said)


def send_back(client, proposal, answer="Patikslinkite datą."):
    return client.post(reverse("progress:proposal_return", args=[proposal.pk]), {"answer": answer})


def errors_of(response):
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


# ---- Proposing


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


# ---- Answering


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


# ---- The list and the desk


def test_the_list_shows_ones_own_and_those_to_be_answered_the_waiting_first(client, scene):
    answered = proposed(
        scene, state="returned", answer="Ne.", answered_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    waiting = proposed(scene, status="pilot")
    FactProposalFactory()
    url = reverse("progress:proposal_list")

    client.force_login(scene.editor)
    own = client.get(url)
    client.force_login(scene.expert)
    hers = client.get(url)
    client.force_login(OfficialMembershipFactory().user)
    all_ = client.get(url)

    assert list(own.context["page"]) == [waiting, answered]
    assert own.context["answerable"] == set()
    assert list(hers.context["page"]) == [waiting, answered]
    assert hers.context["answerable"] == {waiting.pk}
    assert len(all_.context["page"]) == 3
    assert "Rasta" in own.text or "Rasti" in own.text


def test_the_list_is_filtered_by_what_became_of_it(client, scene):
    proposed(scene, state="returned", answer="Ne.", answered_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    waiting = proposed(scene, status="pilot")
    client.force_login(scene.editor)

    found = client.get(reverse("progress:proposal_list"), {"busena": "laukia"})
    unknown = client.get(reverse("progress:proposal_list"), {"busena": "nera"})

    assert list(found.context["page"]) == [waiting]
    assert len(unknown.context["page"]) == 2
    assert "Tokio pasirinkimo nėra. Pasirinkite iš sąrašo." in unknown.text


def test_the_list_is_taken_away_as_it_is_shown(client, scene):
    proposed(scene)
    client.force_login(scene.editor)

    response = client.get(reverse("progress:proposal_list"), {"formatas": "csv"})

    rows = response.getvalue().decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Alytaus miesto savivaldybė;Laikinas atokvėpis;" in rows[1]


@pytest.mark.parametrize("rows", [1, 3])
def test_proposal_list_query_count(client, scene, rows, django_assert_num_queries):
    for _ in range(rows):
        proposed(scene, provider=OrganisationFactory())
    client.force_login(scene.expert)

    with django_assert_num_queries(7):
        response = client.get(reverse("progress:proposal_list"))

    assert len(response.context["page"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_proposal_create_query_count(client, scene, rows, django_assert_num_queries):
    for number in range(rows):
        proposed(scene, since=PartialDate.parse(f"201{number}"))
    client.force_login(scene.editor)

    with django_assert_num_queries(11):
        response = client.get(reverse("progress:proposal_create", args=[scene.event.pk]))

    assert len(response.context["proposals"]) == rows


@pytest.mark.parametrize(("role", "told"), [("expert", True), ("editor", False)])
def test_the_desk_tells_whoever_may_answer_how_many_wait(client, scene, role, told):
    proposed(scene)
    proposed(scene, status="pilot")
    client.force_login(getattr(scene, role))

    page = client.get(reverse("events:workspace")).text

    assert ("2 pasiūlyti faktai laukia jūsų atsakymo." in page) is told
    assert reverse("progress:proposal_list") in page


def test_pages_of_proposals_are_kept_nowhere(client, scene):
    proposal = proposed(scene)
    client.force_login(scene.expert)

    for url in (
        reverse("progress:proposal_list"),
        proposal.get_absolute_url(),
        reverse("progress:proposal_create", args=[scene.event.pk]),
    ):
        assert "no-store" in client.get(url).headers["Cache-Control"]
