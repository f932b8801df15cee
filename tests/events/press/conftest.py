"""Whoever brings texts, and what their texts are about."""

import pytest

from tests.events.press.reading import begun, full_event, reading
from tests.factories import (
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    RegionFactory,
    ServiceTypeFactory,
)


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def region():
    return RegionFactory(name="Pavyzdžių regionas")


@pytest.fixture
def municipality(region):
    return MunicipalityFactory(name="Pavyzdžių rajono savivaldybė", region=region)


@pytest.fixture
def service():
    return ServiceTypeFactory(name="dienos centras")


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Globos centras")


@pytest.fixture
def whole(region, municipality, service, organisation):
    """An event of which the text says everything."""
    return full_event(region, municipality, service, organisation)


@pytest.fixture
def editor(client, organisation):
    """Somebody who has logged in and edits for the organisation."""
    user = MembershipFactory(organisation=organisation).user
    client.force_login(user)
    return user


@pytest.fixture
def read_as(monkeypatch):
    """Let every text be read as this; a test of a page does not rest on the rules of reading."""

    def set_reading(*events):
        monkeypatch.setattr("events.views.press_texts.read", lambda _text, _known: reading(*events))

    return set_reading


@pytest.fixture
def draft(organisation, editor, whole):
    """The draft of somebody who has brought the whole text."""
    return begun(organisation, editor, whole)
