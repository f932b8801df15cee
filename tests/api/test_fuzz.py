"""What the description of the API allows, and what it does not, is answered as the description says."""

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from portal.open_data.datasets import DATASETS

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]
ADDRESSES = [
    reverse("api:resources"),
    *(reverse(f"api:{dataset.name}") for dataset in DATASETS),
    *(f"{reverse(f'api:{dataset.name}')}/{{id}}" for dataset in DATASETS),
]
AS_ALWAYS = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def one_connection():
    """Stay in the test's own transaction: a server lets its connection go after each request."""
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    yield
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


@pytest.fixture(scope="module")
def described(loaded, one_connection):
    return schemathesis.openapi.from_wsgi(reverse("api:schema"), WSGIHandler())


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers_as_it_is_described(described, db, address, mode):
    operation = described[address]["GET"]
    if mode is GenerationMode.NEGATIVE and not operation.query:
        pytest.skip("nothing can be asked wrongly")

    @AS_ALWAYS
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    ask()
