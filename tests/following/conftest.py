"""What the tests of following share."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _lithuanian():
    """A page in English leaves its language to whatever comes next in this thread."""
    with translation.override("lt"):
        yield
