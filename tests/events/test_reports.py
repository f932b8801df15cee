"""What is reported at an event about a promise made before, and what the promise says of itself then."""

import datetime as dt

import pytest

from events.actions.publishing import publish_event, withdraw_event
from events.models import CommitmentUpdate
from municipalities.models import Origin
from tests import factories
from tests.events.typing_in import publish, row, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return factories.RegionFactory()


@pytest.fixture
def user():
    return factories.UserFactory(is_superuser=True)


@pytest.fixture
def draft():
    return factories.DraftEventFactory(slug="juodrastis-1")


def test_event_is_the_evidence_of_a_promise_kept(draft, region, user):
    commitment = factories.CommitmentFactory(event__region=region, origin=Origin.RECORD, record_key="c")
    promise = row("promises", f"r{commitment.pk}", status="done", note="Centras veikia.")

    event = publish(draft, whole(region, promise), user)

    update = CommitmentUpdate.objects.get()
    commitment.refresh_from_db()
    assert [update.event, update.note, update.reported_on] == [event, "Centras veikia.", dt.date(2017, 3, 28)]
    assert [commitment.status, commitment.closing_update, commitment.origin] == [
        "done",
        update,
        Origin.PORTAL,
    ]


def test_report_is_changed_and_taken_back_with_the_event(draft, region, user):
    commitment = factories.CommitmentFactory(event__region=region)
    key = f"r{commitment.pk}"
    event = publish(draft, whole(region, row("promises", key, status="done", note="Veikia.")), user)

    publish(event, whole(region, row("promises", key, status="dropped", note="Atsisakyta.")), user)
    commitment.refresh_from_db()
    changed = [commitment.status, commitment.closing_update, commitment.updates.get().note]
    publish(event, whole(region), user)
    commitment.refresh_from_db()

    assert changed == ["dropped", None, "Atsisakyta."]
    assert [commitment.status, commitment.updates.count()] == ["open", 0]


def test_later_report_outweighs_that_of_an_earlier_event(draft, region, user):
    commitment = factories.CommitmentFactory(event__region=region, status="in_progress")
    factories.CommitmentUpdateFactory(commitment=commitment, reported_on=dt.date(2018, 1, 1))

    publish(draft, whole(region, row("promises", f"r{commitment.pk}", status="dropped", note="Ne.")), user)

    commitment.refresh_from_db()
    assert [commitment.status, commitment.updates.count()] == ["in_progress", 2]


def test_promise_that_is_still_open_is_no_news(draft, region, user):
    commitment = factories.CommitmentFactory(event__region=region)

    publish(draft, whole(region, row("promises", f"r{commitment.pk}", status="open")), user)

    assert not CommitmentUpdate.objects.exists()


def test_a_withdrawn_event_proves_nothing_until_it_is_public_again(draft, region, user):
    commitment = factories.CommitmentFactory(event__region=region, status="in_progress")
    factories.CommitmentUpdateFactory(commitment=commitment, reported_on=dt.date(2016, 1, 1))
    typed = whole(region, row("promises", f"r{commitment.pk}", status="done", note="Veikia."))
    event = publish(draft, typed, user)

    withdraw_event(event=event)
    commitment.refresh_from_db()
    without = [commitment.status, commitment.closing_update]
    publish_event(event=event, user=user, version=0)
    commitment.refresh_from_db()

    assert without == ["in_progress", None]
    assert [commitment.status, commitment.closing_update.event] == ["done", event]
