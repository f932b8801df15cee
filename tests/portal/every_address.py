"""Every address that the portal answers at, the workspace and the administrators' pages included."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# What stands in an address for a part of each name.
PARTS = {
    "pk": "1",
    "version": "1",
    "number": "1",
    "year": "2017",
    "slug": "nera-tokio",
    "name": "nera-tokio",
    "format_": "csv",
    "municipality_slug": "nera-tokios",
    "service": "nera-tokios",
    "criterion": "nera-tokio",
    "code": "LT-00",
    "kind": "outcomes",
    "key": "00000000-0000-0000-0000-000000000000",
    "token": "nera-tokio",
    "object_id": "1",
    "provider_id": "sso",
    "app_label": "events",
    "content_type_id": "1",
}
# Those whose addresses are given by an expression.
EXPRESSIONS = {
    "account_reset_password_from_key": "naujas/1-a-b/",
    "account_confirm_email": "el-pastas/patvirtinti/a:b:c/",
    "app_list": "events/",
}


def every_address(
    resolver: URLResolver | None = None, prefix: str = "/"
) -> Iterator[tuple[str, str, object]]:
    """Name, address and view of every pattern."""
    for entry in (resolver or get_resolver("portal.urls")).url_patterns:
        route = str(entry.pattern)
        if isinstance(entry, URLPattern):
            path = EXPRESSIONS.get(entry.name or "") or _filled(entry, route)
            yield entry.name or route, prefix + path, entry.callback
        else:
            yield from every_address(entry, prefix + _filled(entry, route))


def _filled(entry: URLPattern | URLResolver, route: str) -> str:
    for name, converter in getattr(entry.pattern, "converters", {}).items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        route = route.replace(f"<{kind}:{name}>", PARTS[name]).replace(f"<{name}>", PARTS[name])
    return route.lstrip("^").rstrip("$")
