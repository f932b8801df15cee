"""Who, where from and in which request: what the database writes beside every change."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Their own statements cannot be preceded by another one, or they serve requests that say themselves who asks.
SAY_NOTHING = {"migrate", "runserver", "test", "dbshell"}


class TrackingMiddleware:
    """Tells the database who makes the request, by number, and at which address of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; nothing is asked about the person before something is written."""
        admin = f"/{settings.ADMIN_PATH}"
        with pghistory.context(
            channel="admin" if request.path_info.startswith(admin) else "page",
            place=lambda: request.resolver_match.view_name if request.resolver_match else request.path_info,
            user=lambda: getattr(request, "user", None) and request.user.pk,
            request=getattr(request, "code", ""),
        ):
            return self.get_response(request)


class ContextEncoder(DjangoJSONEncoder):
    """Writes what is known only when something is written."""

    def default(self, o: Any) -> Any:
        """Ask for it now."""
        return o() if callable(o) else super().default(o)


def track_commands() -> None:
    """Let every command tell the database its name, whoever calls it."""
    execute = BaseCommand.execute

    @wraps(execute)
    def tracked(command: BaseCommand, /, *args: Any, **options: Any) -> Any:
        name = type(command).__module__.rpartition(".")[2]
        if name in SAY_NOTHING:
            return execute(command, *args, **options)
        with pghistory.context(channel="command", place=name, request=uuid.uuid4().hex[:8].upper()):
            return execute(command, *args, **options)

    BaseCommand.execute = tracked  # type: ignore[assignment,method-assign]
