"""What the tests of reports share: counts that begin anew, and Lithuanian."""

import pytest
from django.core.cache import cache
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _anew(db):
    """No report counted, and no language left over from the last test."""
    cache.clear()
    with override("lt"):
        yield
