"""Health addresses for whoever watches the portal."""

from collections.abc import Callable
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process answers at all."""
    return _answer("gyvas", 200)


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and has every migration that this code knows, else 503."""
    try:
        is_ready = _known_migrations() <= MigrationRecorder(connection).applied_migrations().keys()
    except Error:
        is_ready = False
    return _answer("paruoštas", 200) if is_ready else _answer("neparuoštas", 503)


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    # Read from disk once: the code of a running process does not change.
    return frozenset(MigrationLoader(None).graph.nodes)


def _answer(text: str, status: int) -> HttpResponse:
    return HttpResponse(
        f"{text}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


VIEWS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/sveikata/gyvas/": alive,
    "/sveikata/pasiruoses/": ready,
}
