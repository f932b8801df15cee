"""What the tests of search share: the public record, and what a text finds."""

import pytest
from django.db import transaction

from municipalities.reference import load_reference
from portal.record import load_record


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load the record once for all tests of a file; each test's own changes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference()
        load_record()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def record(loaded, db):
    """The public record as it stands."""
