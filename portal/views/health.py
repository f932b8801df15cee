"""Health addresses for whoever watches the portal."""

from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse


def alive(_request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process answers at all."""
    return HttpResponse("gyvas\n", content_type="text/plain; charset=utf-8")


def ready(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and no migration is pending, else 503."""
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        is_pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except (DatabaseError, OSError):
        is_pending = True
    text, status = ("neparuoštas\n", 503) if is_pending else ("paruoštas\n", 200)
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")


VIEWS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/sveikata/gyvas/": alive,
    "/sveikata/pasiruoses/": ready,
}
