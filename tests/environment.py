"""The environment of a test run, set before Django reads its settings."""

import os

# setdefault: whoever runs the tests against another server or in another folder says so in the environment.
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("VAR_DIR", "var/test")
