"""What the public may not read is in no dataset, in no file, in no count and in no answer of the API."""

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone

from portal.open_data.datasets import DATASETS
from tests.factories import (
    AttachmentFactory,
    AttendanceGroupFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    EventFactory,
    FactProposalFactory,
    IndicatorValueFactory,
    InvitationFactory,
    MembershipFactory,
    MilestoneFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    PresentationFactory,
    ServiceProvisionFactory,
    SocialServicesPlanFactory,
    SourceFactory,
    TargetFactory,
    UserFactory,
    WorkingCopyFactory,
)
from tests.open_data.asked import everything, walk

pytestmark = pytest.mark.django_db
SECRET = "paslaptingasis"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def public():
    """What everybody may read, to hide the rest in."""
    event = EventFactory(owner=OrganisationFactory())
    municipality = MunicipalityFactory(region=event.region)
    return SimpleNamespace(
        event=event,
        municipality=municipality,
        elsewhere=MunicipalityFactory(region=event.region),
        value=IndicatorValueFactory(municipality=municipality),
        provision=ServiceProvisionFactory(municipality=municipality),
        promised=CommitmentFactory(event=event, responsible_municipality=municipality),
    )


def hide_event(public, status, **details):
    """An event of which nothing may be read, with everything that belongs to events."""
    hidden = EventFactory(
        title=f"{SECRET} {status}",
        status=status,
        region=public.event.region,
        owner=public.event.owner,
        **dict.fromkeys(("lead", "body", "venue", "review_note"), SECRET),
        **details,
    )
    PresentationFactory(event=hidden, topic=SECRET, speaker=PersonFactory(name=SECRET))
    ParticipationFactory(event=hidden, person=PersonFactory(name=SECRET), office=SECRET)
    AttendanceGroupFactory(event=hidden, count=4321)
    OutcomeFactory(event=hidden, text=SECRET, raised_by=SECRET)
    commitment = CommitmentFactory(event=hidden, text=SECRET, responsible_municipality=public.municipality)
    CommitmentUpdateFactory(commitment=commitment, note=SECRET, source=public.value.source)
    return hidden


def hide_facts(public, hidden):
    """Facts that nothing but a hidden event shows."""
    rests = {"event": hidden, "source": None}
    place, indicator = public.elsewhere, public.value.indicator
    ServiceProvisionFactory(municipality=place, service=public.provision.service, note=SECRET, **rests)
    SocialServicesPlanFactory(municipality=place, title=SECRET, **rests)
    MilestoneFactory(title=SECRET, text=SECRET, **rests)
    TargetFactory(indicator=indicator, municipality=place, note=SECRET, **rests)
    IndicatorValueFactory(indicator=indicator, municipality=place, note=SECRET, **rests)
    CommitmentUpdateFactory(commitment=public.promised, note=SECRET, **rests)


def hide_in(event):
    """What a published event keeps for those inside."""
    WorkingCopyFactory(event=event, answers={"title": [SECRET], "lead": [SECRET]})
    guest = PersonFactory(name=SECRET, note=SECRET)
    ParticipationFactory(event=event, person=guest, office=SECRET, role="participant", is_public=False)
    AttachmentFactory(event=event, title=SECRET, file__filename=f"{SECRET}.pdf")
    PhotoFactory(event=event, caption=SECRET, alt=SECRET)
    person = UserFactory(email=f"{SECRET}@example.com", name=SECRET)
    MembershipFactory(user=person, organisation=event.owner)
    InvitationFactory(email=f"kviesta-{SECRET}@example.com", organisation=event.owner)


@time_machine.travel(dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC), tick=False)
def test_nothing_hidden_changes_any_answer(client, public):
    before = everything(client)

    hide_event(public, "draft")
    hide_event(public, "in_review")
    hide_event(public, "withdrawn", binned_at=timezone.now())
    hide_facts(public, hide_event(public, "withdrawn"))
    hide_in(public.event)
    FactProposalFactory(
        event=public.event,
        municipality=public.municipality,
        service=public.provision.service,
        answer=SECRET,
    )

    after = everything(client)
    assert [address for address in before if before[address] != after[address]] == []
    assert [address for address, text in after.items() if SECRET in text.casefold()] == []


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_hidden_row_answers_as_one_that_is_not_there(client, status):
    hidden = EventFactory(status=status)

    answers = [client.get(f"/api/v1/events/{pk}") for pk in (hidden.pk, hidden.pk + 1000)]

    told = [{**answer.json(), "code": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert told[0] == told[1]
    assert {*answers[0].headers} == {*answers[1].headers}


def test_public_fact_does_not_name_the_hidden_event_beside_its_source(client):
    hidden = EventFactory(title=SECRET, status="draft")
    ServiceProvisionFactory(event=hidden, source=SourceFactory())

    texts = everything(client)
    (provision,) = client.get("/api/v1/service-provisions").json()["results"]

    assert [provision[name] for name in ("event_id", "event_title", "event_date", "event_page")] == [None] * 4
    assert provision["source_id"]
    assert [address for address, text in texts.items() if SECRET in text] == []


def test_outcome_does_not_name_the_hidden_event_where_it_was_heard_again(client):
    hidden, shown = EventFactory(status="draft"), EventFactory()
    OutcomeFactory(also_heard_at=[hidden, shown])

    (outcome,) = client.get("/api/v1/outcomes").json()["results"]

    assert outcome["also_heard_at"] == [str(shown.pk)]


def test_answer_to_a_filter_is_the_same_with_and_without_what_is_hidden(client):
    event = EventFactory(status="draft", title=SECRET)
    OutcomeFactory(event=event, text=SECRET)

    answers = [
        client.get("/api/v1/events", {"q": SECRET}),
        client.get("/api/v1/outcomes", {"event": event.pk}),
        client.get("/api/v1/events", {"changed_since": "2000-01-01"}),
    ]

    assert [answer.json() for answer in answers] == [{"results": [], "next": None}] * 3


def test_withdrawn_event_is_gone_from_the_next_answer(client):
    event = EventFactory(title=SECRET)
    OutcomeFactory(event=event)
    by_name = {dataset.name: dataset for dataset in DATASETS}
    assert len(walk(client, by_name["events"])) == len(walk(client, by_name["outcomes"])) == 1

    event.status = "withdrawn"
    event.save()

    assert walk(client, by_name["events"]) == walk(client, by_name["outcomes"]) == []
    assert [address for address, text in everything(client).items() if SECRET in text] == []
