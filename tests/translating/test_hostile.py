"""Whatever is sent to the page of both languages is survived, and harms no text."""

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Event
from tests.factories import EventFactory, MembershipFactory
from tests.translating.writing import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(client):
    membership = MembershipFactory()
    client.force_login(membership.user)
    event = EventFactory(owner=membership.organisation, title="Stalas")
    event.say_in_english("title", "Table")
    event.save()
    return event


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("\x00", 400),
        ("Tab\u202ele", 200),
        ("x" * 300_000, 200),
        ("38501011234", 200),
    ],
)
def test_senseless_text_is_refused(client, event, typed, status):
    name = f"pats-{event.pk}-title"

    answer = client.post(address(event), {name: typed, f"{name}-seen": "visai-ne"})

    assert answer.status_code == status
    assert Event.objects.get().in_english("title") == "Table"


@pytest.mark.parametrize("seen", ["", ".", "x.y.z", "\u0161" * 5000])
def test_page_that_says_nothing_of_what_it_showed_writes_over_nothing(client, event, seen):
    name = f"pats-{event.pk}-title"

    answer = client.post(address(event), {name: "Mine", f"{name}-seen": seen})

    assert answer.context["form"].errors.keys() == {name}
    assert Event.objects.get().in_english("title") == "Table"


def test_form_that_was_cut_off_takes_nothing_away(client, event):
    answer = client.post(address(event), {})

    assert answer.context["form"].errors.keys() == {f"pats-{event.pk}-title"}
    assert Event.objects.get().in_english("title") == "Table"


@pytest.mark.parametrize("pk", ["0", "9" * 19, "9" * 30])
def test_numbers_of_nothing_are_not_there(client, event, pk):
    assert client.get(reverse("translating:unit_edit", args=["renginiai", int(pk)])).status_code == 404


@pytest.mark.parametrize(
    "query", ["puslapis=-1", "puslapis=%00", "busena=%27--", "rusis[]=1", "puslapis=" + "9" * 400]
)
def test_senseless_question_is_answered(client, event, query):
    assert client.get(f"/darbastalis/vertimai/?{query}").status_code in {200, 400, 404}


def test_other_sites_write_nothing(event):
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(event.owner.memberships.get().user)

    answer = stranger.post(address(event), {f"pats-{event.pk}-title": "Mine"})

    assert answer.status_code == 403
