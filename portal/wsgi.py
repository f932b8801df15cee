"""The WSGI application that the web server runs."""

import os
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


class Utf8Request(WSGIRequest):
    """A request whose text is UTF-8, whatever its sender calls it.

    Django would decode it as the sender says while it makes the request, where no middleware can help: an
    encoding that is no text ("zlib") is a 500 there, and so are too many parameters as soon as any is named.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


application = get_wsgi_application()
application.request_class = Utf8Request


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
