"""An administrator at work."""

import pytest

from tests.factories import UserFactory


@pytest.fixture
def administrator(db):
    return UserFactory(email="administratore@example.com", name="Vardenė", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(client, administrator):
    """A client in which an administrator is logged in."""
    client.force_login(administrator)
    return client
