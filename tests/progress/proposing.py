"""An editor with an event, an expert beside, and what they do with a fact."""

import datetime as dt
from types import SimpleNamespace

from django.urls import reverse

from municipalities.partial_dates import PartialDate
from tests.factories import (
    EventFactory,
    ExpertMembershipFactory,
    FactProposalFactory,
    MembershipFactory,
    MunicipalityFactory,
    ServiceTypeFactory,
)


def make_scene():
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
    """What the form sends of a service."""
    said = {
        "kind": "service",
        "municipality": scene.municipality.pk,
        "service": scene.service.pk,
        "status": "permanent",
        "since": "2016-11",
    }
    return said | changes


def propose(client, scene, **said):
    """Send the form."""
    return client.post(reverse("progress:proposal_create", args=[scene.event.pk]), said)


def proposed(scene, **facts):
    """A service that was proposed from the event."""
    facts = {"since": PartialDate.parse("2016-11"), "proposed_by": scene.editor} | facts
    return FactProposalFactory(
        event=scene.event, municipality=scene.municipality, service=scene.service, **facts
    )


def accept(client, proposal, **said):
    """Accept it, perhaps changed."""
    return client.post(reverse("progress:proposal_accept", args=[proposal.pk]), said)


def send_back(client, proposal, answer="Patikslinkite datą."):
    """Send it back with a word why."""
    return client.post(reverse("progress:proposal_return", args=[proposal.pk]), {"answer": answer})


def errors_of(response):
    """What is wrong with the form, field by field."""
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}
