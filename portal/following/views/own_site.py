"""Forms that anybody may send, without a cookie: they are taken from pages of our own."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from portal.views.errors import csrf_failure

View = Callable[..., HttpResponse]


def from_own_pages(view: View) -> View:
    """Refuse what a browser sends from another site.

    A token in a cookie guards what a visitor's session may do. Here nobody has one, and whoever reads the
    page gets no cookie for it; every browser says where a form comes from.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and _is_foreign(request):
            return csrf_failure(request)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def _is_foreign(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()
