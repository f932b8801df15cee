"""What a row of a table rests on: where the portal shows it, its sources, and who wrote it down."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from municipalities.models import Source
from municipalities.tables.table import Column

ROWS_AT_ONCE = 500
PAGE = Column("page", _("Page in the portal"), "address", is_source=True)
EVIDENCE = (
    PAGE,
    Column("source", _("Source"), is_source=True),
    Column("source_address", _("Address of the source"), "address", is_source=True),
    Column("origin", _("Origin"), is_source=True, width=20),
)


def site_of(request: HttpRequest) -> str:
    """What stands before a path of the portal to make it an address that leads here from anywhere."""
    return request.build_absolute_uri("/").removesuffix("/")


def labels_of(choices: type[models.Choices]) -> dict[Any, str]:
    """What each choice is called, looked up once for many thousand rows."""
    return {value: str(label) for value, label in choices.choices}


def evidence(
    page: str, sources: Iterable[Source | None], origin: str
) -> tuple[str, str | None, str | None, str]:
    """The cells of `EVIDENCE`."""
    known = list(dict.fromkeys(source for source in sources if source))
    titles = "; ".join(map(str, known))
    addresses = "; ".join(source.url for source in known if source.url)
    return page, titles or None, addresses or None, origin


def whole_rows(found: QuerySet, whole: QuerySet) -> Iterator[list[Any]]:
    """The rows found, in their order, some hundreds at a time, each as `whole` fetches it."""
    keys = iter(found.values_list("pk", flat=True))
    while some := list(islice(keys, ROWS_AT_ONCE)):
        rows = whole.in_bulk(some)
        # One that was taken back since the keys were read is there no more.
        yield [rows[key] for key in some if key in rows]
