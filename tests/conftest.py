"""What every test starts from."""

from django.conf import settings

# Hashed names are made by collectstatic, which no test needs to wait for; whitenoise misses an absent folder.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# A password of a test need not withstand anybody; a real hash takes half a second of the processor.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
