"""What every test starts from."""

from django.conf import settings

# Hashed names are made by collectstatic, which no test needs to wait for.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
