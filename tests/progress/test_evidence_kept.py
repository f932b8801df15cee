"""An event that facts rest on is neither thrown away nor deleted."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone, translation

from events.actions.emptying import delete_for_good, why_it_stays
from events.models import Event
from progress.models import Fact, FactProposal
from tests.factories import (
    OUR_MODELS,
    EventFactory,
    FactProposalFactory,
    MembershipFactory,
    MunicipalityFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SourceFactory,
    factory_of,
)

pytestmark = pytest.mark.django_db

FACTS = [model for model in OUR_MODELS if issubclass(model, Fact)]


@pytest.mark.parametrize("model", FACTS)
def test_event_in_the_bin_stays_while_a_fact_rests_on_it(model, capsys):
    event = EventFactory(status="withdrawn", binned_at=timezone.now() - dt.timedelta(days=40))
    fact = factory_of(model)(event=event, source=None)

    call_command("empty_bin")

    fact.refresh_from_db()
    assert fact.event == event
    assert capsys.readouterr().err == f"Event {event.pk} stays: something known rests on it.\n"


@pytest.mark.parametrize("model", FACTS)
def test_the_database_keeps_an_event_that_a_fact_rests_on(model):
    event = EventFactory()
    factory_of(model)(event=event, source=None)

    with pytest.raises(ProtectedError):
        event.delete()


@pytest.fixture
def provision():
    return ServiceProvisionFactory(
        event=EventFactory(),
        source=None,
        municipality=MunicipalityFactory(short_name="Alytus", name_en="Alytus Municipality"),
        service=ServiceTypeFactory(name="laikinas atokvėpis", name_en="respite care"),
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("lt", "juo remiasi tai, kas žinoma (paslaugos teikimas „Alytus: Laikinas atokvėpis“)."),
        ("en", "what is known rests on it (service of a municipality “Alytus: Respite care”)."),
    ],
)
def test_why_it_stays_is_said_in_both_languages(provision, language, words):
    with translation.override(language):
        assert words in why_it_stays(provision.event)


def test_editor_who_throws_it_away_is_told_why_it_stays(client, settings, provision):
    settings.SECOND_FACTOR_REQUIRED = False
    membership = MembershipFactory()
    Event.objects.filter(pk=provision.event.pk).update(owner=membership.organisation)
    client.force_login(membership.user)
    bin_address = reverse("events:event_bin", args=[provision.event.pk])

    response = client.post(bin_address, {"confirmed": "1"}, follow=True)

    provision.event.refresh_from_db()
    assert (provision.event.status, provision.event.binned_at) == ("published", None)
    assert "juo remiasi tai, kas žinoma" in response.content.decode()


def test_event_goes_once_the_fact_rests_on_something_else(provision):
    event = provision.event
    Event.objects.filter(pk=event.pk).update(status="withdrawn", binned_at=timezone.now())
    provision.event, provision.source = None, SourceFactory()
    provision.save()

    assert delete_for_good(event=event)
    assert not Event.objects.filter(pk=event.pk).exists()


def test_a_proposal_goes_with_its_event():
    event = EventFactory(status="withdrawn", binned_at=timezone.now())
    FactProposalFactory(event=event)

    assert delete_for_good(event=event)
    assert not FactProposal.objects.exists()
