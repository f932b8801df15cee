"""What the desk and a published event say of English."""

import pytest
from django.urls import reverse

from tests.factories import (
    AdministratorFactory,
    AgreementFactory,
    EventFactory,
    MembershipFactory,
    OfficialMembershipFactory,
)
from tests.translating.writing import address

pytestmark = pytest.mark.django_db

DESK = "/darbastalis/"


@pytest.fixture
def owner(client):
    membership = MembershipFactory(organisation__description="")
    client.force_login(membership.user)
    membership.organisation.say_in_english("name", "Ours")
    membership.organisation.save()
    return membership.organisation


def waiting(answer):
    return [(one.sentence, one.address) for one in answer.context["elsewhere"]]


def test_desk_counts_what_lacks_english(client, owner):
    EventFactory.create_batch(2, owner=owner)
    AgreementFactory(ngo=owner, purpose="Tikslas")
    EventFactory()

    answer = client.get(DESK)

    sentence = "3 puslapiai neišversti į anglų kalbą arba pasikeitė po vertimo."
    assert waiting(answer) == [(sentence, "/darbastalis/vertimai/")]


def test_desk_is_silent_when_all_is_in_english(client, owner):
    assert waiting(client.get(DESK)) == []


@pytest.mark.parametrize("person", [lambda: OfficialMembershipFactory().user, AdministratorFactory])
def test_whoever_sees_everything_is_led_to_the_list_but_not_asked(client, settings, person):
    settings.SECOND_FACTOR_REQUIRED = False
    EventFactory()
    client.force_login(person())

    answer = client.get(DESK)

    assert waiting(answer) == []
    assert 'href="/darbastalis/vertimai/"' in answer.text


def test_published_event_leads_to_its_english(client, owner):
    event = EventFactory(owner=owner)

    answer = client.get(reverse("events:event_published", args=[event.pk]))

    assert f'href="{address(event)}"' in answer.text
    assert "Parašykite angliškai" in answer.text
