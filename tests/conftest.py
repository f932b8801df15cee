"""What every test starts from."""

import pytest
from django.conf import settings
from django.utils import translation

# Hashed names are made by collectstatic, which no test needs to wait for; whitenoise misses an absent folder.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# A password of a test need not withstand anybody; a real hash takes half a second of the processor.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _language_of_the_settings():
    """A page that a test has asked for leaves its language to the thread: the next test begins without it."""
    yield
    translation.deactivate()


def pytest_collection_modifyitems(items):
    """Give what a browser does a second chance: on a busy machine it may miss a moment, but not twice."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
