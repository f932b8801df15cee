"""A server that the tests of this room share."""

import pytest

from tests.portal.serving import Road, Server


@pytest.fixture(scope="session")
def road(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        road = Road()
        yield road
        road.close()


@pytest.fixture(scope="session")
def server(road, tmp_path_factory, django_db_blocker):
    with django_db_blocker.unblock():
        server = Server(road, tmp_path_factory.mktemp("server"))
    if not server.wait_until("/sveikata/gyvas/", 200, 30):
        pytest.fail(server.log.read_text())
    yield server
    server.stop()
