"""What the tests of this room share: a server, and the public record."""

import shutil

import pytest
from django.db import transaction

from municipalities.reference import load_reference
from portal.record import load_record
from portal.record.loading import FOLDER
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


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load the record once for all tests of a file; each test's own changes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference()
        yield load_record()
        transaction.set_rollback(True)


@pytest.fixture
def record(loaded, db):
    return loaded


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "data")
