"""The WSGI application that the web server runs."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()


@receiver(connection_created)
def limit_patience(connection: BaseDatabaseWrapper, **_kwargs: object) -> None:
    """Let no query of a page hold a worker for long.

    Only what serves the web imports this module: loaders and migrations connect without the limits.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %s, false),"
            " set_config('idle_in_transaction_session_timeout', '30s', false)",
            [settings.WEB_STATEMENT_TIMEOUT],
        )
