"""Taking a table away from the page that shows it: `?formatas=csv`, and `lentele` where there are several."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from tempfile import TemporaryFile
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.files import SANDBOX, disposition, file_name
from municipalities.listing import PAGE_PARAMETER
from municipalities.tables.cells import printable
from municipalities.tables.csv_file import csv_chunks
from municipalities.tables.json_file import json_chunks
from municipalities.tables.table import Table
from municipalities.tables.xlsx_file import XLSX, Workbook, write_xlsx

FORMAT_PARAMETER = "formatas"
TABLE_PARAMETER = "lentele"
# What neither a page of the list nor the question that it answers is about.
OWN_PARAMETERS = (FORMAT_PARAMETER, TABLE_PARAMETER, PAGE_PARAMETER)
CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX, "json": "application/json"}


def taken_away(request: HttpRequest, *tables: Table) -> HttpResponseBase | None:
    """Answer with the table that the address asks to take away; None when it asks for none that there is."""
    return Downloads(request, *tables).response()


@dataclass(frozen=True)
class Download:
    """The ways to take one table away, and why it could not be, if it was asked for in vain."""

    title: str
    links: list[tuple[str, str]]
    problem: str


class Downloads:
    """The tables of a page as its reader may take them away; by a table's name, its `Download`."""

    def __init__(self, request: HttpRequest, *tables: Table) -> None:
        self.request = request
        self.tables = {table.name: table for table in tables}
        self.format = request.GET.get(FORMAT_PARAMETER, "")
        self.name = request.GET.get(TABLE_PARAMETER, "") or tables[0].name

    def __getitem__(self, name: str) -> Download:
        """The links of the table of this name; in templates an underscore stands for a hyphen."""
        table = self.tables.get(name) or self.tables[name.replace("_", "-")]
        asked = self.tables.get(self.name) or next(iter(self.tables.values()))
        links = [(format_.upper(), self._link(table, format_)) for format_ in CONTENT_TYPES]
        return Download(str(table.title), links, self.problem if table is asked else "")

    @cached_property
    def problem(self) -> str:
        """Why no table could be taken away though one was asked for."""
        if not self.format:
            return ""
        if self.format not in CONTENT_TYPES:
            return _("There is no such format. Choose CSV, XLSX or JSON.")
        if self.name not in self.tables:
            return _("There is no such table on this page. Take one of those that it has.")
        if self.tables[self.name].mistaken:
            return _("The table was not made: mend the filters that are not applied, then take it away.")
        return ""

    def response(self) -> HttpResponseBase | None:
        """The file asked for; None when there is none to give."""
        if not self.format or self.problem:
            return None
        table = self.tables[self.name]
        response = self._xlsx(table) if self.format == "xlsx" else self._stream(table)
        response.headers["Content-Type"] = CONTENT_TYPES[self.format]
        response.headers["Content-Disposition"] = self._disposition(table)
        response.headers["Content-Security-Policy"] = SANDBOX
        return response

    def _link(self, table: Table, format_: str) -> str:
        first = next(iter(self.tables))
        more = {} if table.name == first else {TABLE_PARAMETER: table.name}
        return f"?{self._query({FORMAT_PARAMETER: format_} | more)}"

    def _query(self, more: dict[str, str]) -> str:
        """The reader's question, without the page of the list, and what is added to it."""
        kept = [(key, value) for key, values in self.request.GET.lists() for value in values if value]
        return urlencode([pair for pair in kept if pair[0] not in OWN_PARAMETERS] + list(more.items()))

    @property
    def _address(self) -> str:
        query = self._query({})
        return self.request.build_absolute_uri(self.request.path + (f"?{query}" if query else ""))

    def _stream(self, table: Table) -> StreamingHttpResponse:
        """The file as it is written; nothing is read for whoever asks only for its headers."""
        if self.request.method == "HEAD":
            return StreamingHttpResponse(())
        made_at = timezone.localtime()
        make = (
            csv_chunks
            if self.format == "csv"
            else partial(json_chunks, address=self._address, made_at=made_at)
        )
        return StreamingHttpResponse(_begun(make(table)))

    def _xlsx(self, table: Table) -> HttpResponseBase:
        if self.request.method == "HEAD":
            return StreamingHttpResponse(())
        made_at = timezone.localtime()
        title = printable(table.title)
        about = [
            title,
            self._address,
            _("Taken away on %(date)s") % {"date": f"{made_at:%Y-%m-%d %H:%M}"},
            *map(printable, table.notes),
        ]
        file = TemporaryFile()  # noqa: SIM115 - the response closes it
        try:
            write_xlsx(Workbook(title, "", made_at, [table], about), file)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return FileResponse(file)

    def _disposition(self, table: Table) -> str:
        day = timezone.localdate().isoformat()
        plain = f"{table.name}-{day}.{self.format}"
        return disposition(file_name(f"{table.title} {day}", self.format), plain)


def _begun(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a file of which the first rows are read now: what fails at once is no half of a file."""
    first = list(islice(chunks, 2))
    return _after(first, chunks)


def _after(first: list[bytes], rest: Iterator[bytes]) -> Iterator[bytes]:
    yield from first
    yield from rest
