"""One promise with its whole life, and reporting on it."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from events.actions.commitments import report_on_commitment
from events.models import Commitment, CommitmentUpdate
from municipalities.models import Origin, Source
from municipalities.partial_dates import PartialDate
from tests.factories import (
    CommitmentFactory,
    CommitmentUpdateFactory,
    DoneCommitmentFactory,
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
REPORT = {"status": "in_progress", "reported": "2017-11-03", "note": "Patalpos surastos."}


@pytest.fixture
def commitment():
    """A promise made at an event of the editor's own organisation."""
    return CommitmentFactory(event=EventFactory(owner=OrganisationFactory(), starts_on=dt.date(2017, 9, 5)))


@pytest.fixture
def editor(client, commitment):
    user = MembershipFactory(organisation=commitment.event.owner).user
    client.force_login(user)
    return user


def report(commitment):
    return reverse("events:commitment_report", args=[commitment.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


# ---- The page


@pytest.mark.parametrize("rows", [1, 3])
def test_commitment_detail_query_count(client, commitment, rows, django_assert_num_queries):
    CommitmentUpdateFactory.create_batch(rows, commitment=commitment)

    with django_assert_num_queries(5):
        response = client.get(commitment.get_absolute_url())

    assert len(response.context["updates"]) == rows


@time_machine.travel(dt.datetime(2017, 12, 4, 12, tzinfo=dt.UTC))
def test_page_says_since_when_the_promise_is_late(client, commitment):
    commitment.due = PartialDate.parse("2017-11")
    commitment.save()

    text = text_of(client.get(commitment.get_absolute_url()))

    assert 'vėluoja nuo <time datetime="2017-12-01">2017 m. gruodžio 1 d.</time>' in text


def test_promise_that_is_kept_is_not_late():
    done = DoneCommitmentFactory(due=PartialDate.parse("2017"))

    assert done.overdue_since is None


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_promise_of_an_unpublished_event_is_not_there(client, commitment, status):
    commitment.event.status = status
    commitment.event.save()

    response = client.get(commitment.get_absolute_url())

    assert response.status_code == 404


def test_report_that_rests_on_an_unpublished_event_alone_is_not_shown(client, commitment):
    CommitmentUpdateFactory(commitment=commitment, note="Slaptai", event=DraftEventFactory(), source=None)
    CommitmentUpdateFactory(commitment=commitment, note="Viešai", source=SourceFactory())

    text = text_of(client.get(commitment.get_absolute_url()))

    assert "Viešai" in text
    assert "Slaptai" not in text


# ---- Reporting


def test_editor_reports_with_an_event_as_evidence(client, commitment, editor):
    later = EventFactory(region=commitment.event.region, starts_on=dt.date(2017, 11, 3))

    response = client.post(report(commitment), REPORT | {"status": "done", "event": later.pk})

    assert response.url == commitment.get_absolute_url()
    commitment.refresh_from_db()
    update = commitment.updates.get()
    assert (update.event, update.note, update.reported) == (
        later,
        "Patalpos surastos.",
        PartialDate.parse("2017-11-03"),
    )
    assert commitment.status == "done"
    assert commitment.closing_update == update


def test_text_published_elsewhere_is_evidence_too(client, commitment, editor):
    source = {
        "source_url": "https://example.com/straipsnis",
        "source_publisher": "Laikraštis",
        "source_title": "Namai",
    }

    client.post(report(commitment), REPORT | source)
    client.post(report(commitment), REPORT | source | {"note": "Dar kartą."})

    assert {update.source for update in commitment.updates.all()} == {Source.objects.get()}


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({}, "event", "Nurodykite renginį arba tekstą, kuris tai rodo."),
        ({"status": ""}, "status", "Pažymėkite, kaip vykdomas įsipareigojimas."),
        ({"note": " "}, "note", "Įrašykite, kas pranešta."),
        ({"reported": ""}, "reported", "Įrašykite, kada apie tai pranešta."),
        (
            {"reported": "2017-09-04"},
            "reported",
            "Pranešti apie įsipareigojimą galima ne anksčiau, nei jis duotas.",
        ),
        ({"event": "999999"}, "event", "Tokio renginio nėra. Pasirinkite iš sąrašo."),
        ({"source_title": "Namai", "source_publisher": "X"}, "source_url", "Įrašykite teksto adresą."),
        (
            {"source_url": "https://a.lt", "source_title": "X"},
            "source_publisher",
            "Įrašykite, kas tekstą paskelbė.",
        ),
        (
            {"source_url": "https://a.lt", "source_publisher": "X"},
            "source_title",
            "Įrašykite teksto pavadinimą.",
        ),
    ],
)
def test_report_without_what_it_needs_is_kept_as_typed(client, commitment, editor, changes, field, message):
    response = client.post(report(commitment), REPORT | changes)

    assert response.context["form"].errors[field] == [message]
    if changes.get("note") != " ":
        assert "Patalpos surastos." in response.content.decode()
    assert commitment.updates.count() == 0


def test_report_sent_twice_stands_once(client, commitment, editor):
    posted = REPORT | {"event": commitment.event_id}

    client.post(report(commitment), posted)
    client.post(report(commitment), posted)

    assert commitment.updates.count() == 1


def test_older_report_that_comes_later_changes_nothing_of_the_state(commitment):
    facts = {"commitment": commitment, "note": "Kas.", "event": commitment.event}
    report_on_commitment(status="in_progress", reported=PartialDate.parse("2018-01-05"), **facts)

    report_on_commitment(status="open", reported=PartialDate.parse("2017-10-05"), **facts)

    commitment.refresh_from_db()
    assert commitment.status == "in_progress"


def test_promise_of_the_record_becomes_the_portals_own_when_somebody_reports(commitment):
    Commitment.objects.update(origin=Origin.RECORD)

    report_on_commitment(
        commitment=commitment,
        status="open",
        reported=PartialDate.parse("2018"),
        note="Kas.",
        event=commitment.event,
    )

    assert Commitment.objects.get().origin == Origin.PORTAL


@pytest.mark.parametrize("factory", [OfficialMembershipFactory, MembershipFactory, ExpertMembershipFactory])
def test_nobody_else_reports(client, commitment, factory):
    client.force_login(factory().user)

    answers = [client.get(report(commitment)), client.post(report(commitment), REPORT)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert CommitmentUpdate.objects.count() == 0


def test_organisation_reports_on_its_own_promise_made_at_somebody_elses_event(client):
    ngo = OrganisationFactory()
    commitment = CommitmentFactory(responsible_municipality=None, responsible_organisation=ngo)
    client.force_login(MembershipFactory(organisation=ngo).user)

    response = client.get(report(commitment))

    assert response.status_code == 200


def test_administrator_and_the_regions_expert_report(client, commitment):
    for user in (
        UserFactory(is_superuser=True),
        ExpertMembershipFactory(region=commitment.event.region).user,
    ):
        client.force_login(user)
        assert report_on(client, commitment) == 200


def report_on(client, commitment):
    """Open the page with the second factor out of the way: whose page it is, is asked here."""
    return client.get(report(commitment)).status_code


def test_stranger_is_asked_to_log_in(client, commitment):
    response = client.get(report(commitment))

    assert response.status_code == 302
    assert response.url.startswith("/prisijungti/?next=")
