"""The portal's settings for a server that a test starts, without static files, which take seconds to hash."""

from portal.settings import *  # noqa: F403
from portal.settings import STORAGES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
ROOT_URLCONF = "tests.portal.failing_urls"
# Few enough that a line of a request can hold more.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
