"""What the tests of this part share."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_lithuanian():
    """Begin in Lithuanian, whatever page was asked for last in this thread."""
    with translation.override("lt"):
        yield
