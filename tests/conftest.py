"""What every test starts from."""

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

# Hashed names are made by collectstatic, which no test needs to wait for; whitenoise misses an absent folder.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# A password of a test need not withstand anybody; a real hash takes half a second of the processor.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


# Whose tests ask search. Everywhere else what it knows would be worked out a quarter of the time for nobody;
# the portals that browsers visit always keep it.
SEARCHED = {"search", "following", "languages"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database of a test run, in which search sleeps until somebody asks it."""
    with django_db_blocker.unblock():
        _let_search("DISABLE")


@pytest.fixture(scope="module", autouse=True)
def _search(request):
    if request.path.parent.name not in SEARCHED:
        yield
        return
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    with blocker.unblock():
        _let_search("ENABLE")
        with connection.cursor() as cursor:
            # What was noted while it slept is of rows that are gone.
            cursor.execute("DELETE FROM search_stale")
    yield
    with blocker.unblock():
        _let_search("DISABLE")


def _let_search(what):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE search_stale {what} TRIGGER search_refresh")


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
