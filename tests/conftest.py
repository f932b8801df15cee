"""What every test starts from."""

from django.conf import settings

# Hashed names are made by collectstatic, which no test needs to wait for; whitenoise misses an absent folder.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
