"""The portal's addresses as its own table of contents has them, so that no new page escapes the tests."""

from collections.abc import Iterator
from itertools import islice, product

from django.urls import URLPattern, URLResolver, converters, get_resolver, reverse

from tests.factories import OUR_MODELS, factory_of

# What stands in an address, for a part of each kind, when there is no such thing.
ABSENT = {
    converters.SlugConverter: ["nera-tokio", "-", "_", "0"],
    converters.IntConverter: ["0", "1234567", "9" * 19, "9" * 30, "9" * 5000],
    converters.UUIDConverter: ["00000000-0000-0000-0000-000000000000"],
    converters.StringConverter: ["nera", " ", "'--", "šžė"],
}


# What anybody may send: the cookie proves where the form comes from.
PAGES_WITH_A_FORM = {"/klaida/"}
# What anybody may send without a cookie: the browser is asked where the form comes from.
PAGES_WITHOUT_A_COOKIE = {"/prenumerata/uzsakyti/"}
# Their pages set cookies and are kept nowhere; they have their own tests, as Django's admin has.
WORKSPACE = "darbastalis/"


def is_public(entry: URLPattern | URLResolver) -> bool:
    """Whether anybody may read, and keep, what is answered under the address."""
    module = getattr(getattr(entry, "urlconf_name", None), "__name__", "")
    is_of_a_room = module != "accounts.urls" and getattr(entry, "app_name", "") != "admin"
    return is_of_a_room and not str(entry.pattern).startswith(WORKSPACE)


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern of the public pages with its full name."""
    for entry in filter(is_public, (resolver or get_resolver("portal.urls")).url_patterns):
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}", entry
        else:
            yield from patterns(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def whole_pages() -> list[str]:
    """The addresses without a variable part: the front page and all lists, but no files."""
    addresses = [reverse(name) for name, pattern in patterns() if not pattern.pattern.converters]
    return [address for address in addresses if address.endswith("/")]


def absent_pages() -> list[str]:
    """Addresses of the right shape at which there is nothing."""
    found = []
    for name, pattern in patterns():
        parts = pattern.pattern.converters
        values = product(*(ABSENT[type(converter)] for converter in parts.values()))
        found += [
            reverse(name, kwargs=dict(zip(parts, one, strict=True))) for one in islice(values, 20) if one
        ]
    return found


def existing_pages() -> list[str]:
    """Make one of everything, and return the addresses of those that have one."""
    rows = [factory_of(model)() for model in OUR_MODELS]
    return sorted({row.get_absolute_url() for row in rows if hasattr(row, "get_absolute_url")})
