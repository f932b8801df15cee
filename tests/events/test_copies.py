"""Saving what is being written, and never over somebody else's words."""

import uuid

import pytest

from events.actions.copies import create_event, save_copy
from events.actions.publishing import publish_event
from events.forms.event_form import EventForm
from events.forms.register import Register
from tests import factories

pytestmark = pytest.mark.django_db


def test_smoke():
    user = factories.UserFactory(is_superuser=True)
    region = factories.RegionFactory()
    org = factories.OrganisationFactory(name="Vilties linija")
    event = create_event(user=user, organisation=org, token=uuid.uuid4())
    s = uuid.uuid4()
    answers = {
        "kind": ["round_table"],
        "title": ["Šiaulių diskusija"],
        "starts_on": ["2017 m. kovo 28 d."],
        "region": [str(region.pk)],
        "lead": ["Kas"],
        "body": ["<p>a</p>"],
        "participants": ["aaaaaaaaaaaa", "bbbbbbbbbbbb"],
        "participants-aaaaaaaaaaaa-name": ["Ona Petraitė"],
        "participants-aaaaaaaaaaaa-organisation": ["Nauja įstaiga"],
        "participants-aaaaaaaaaaaa-organisation_kind": ["ngo"],
        "participants-aaaaaaaaaaaa-role": ["participant"],
        "commitments": ["aaaaaaaaaaac"],
        "commitments-aaaaaaaaaaac-text": ["Pažada"],
        "commitments-aaaaaaaaaaac-organisation": ["vilties LINIJA"],
        "commitments-aaaaaaaaaaac-due": ["2017-12"],
    }
    copy = save_copy(event=event, answers=answers, version=0, sitting=s, user=user)
    form = EventForm(copy.answers, event=event, register=Register())
    assert form.problems() == []
    assert form.missing() == []
    event = publish_event(event=event, user=user, version=1)
    assert event.participations.get().person.name == "Ona Petraitė"
    assert event.slug == "siauliu-diskusija"
