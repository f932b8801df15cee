"""Addresses of before: a page goes on to be found where it once was, when its row has another slug now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

View = Callable[[HttpRequest, str], HttpResponseBase]


def with_former_addresses(model: type[models.Model]) -> Callable[[View], View]:
    """Lead whoever asks a view for a slug that no row has any more to the row that had it last."""

    def found_again(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, slug: str) -> HttpResponseBase:
            try:
                return view(request, slug)
            except Http404:
                row = formerly_at(model, slug)
                if row is None:
                    raise
                return redirect(row, permanent=True)

        return answer

    return found_again


def formerly_at(model: type[models.Model], slug: str) -> Any:
    """The row that had the slug before; none where a row has it now, or where the row is gone."""
    rows = model._default_manager
    if rows.filter(slug=slug).exists():
        return None
    version: Any = model.pgh_event_model  # type: ignore[attr-defined]
    versions = version.objects.filter(slug=slug).order_by("-pgh_created_at")
    return rows.filter(pk__in=versions.values("pgh_obj")[:1]).first()
