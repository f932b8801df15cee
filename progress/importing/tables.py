"""Files of figures and their lines, as tables to be taken away."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.tables import Column, Table
from progress.importing.checking import Verdict
from progress.importing.columns import HEADINGS
from progress.models import ImportedFile


def files_table(files: QuerySet[ImportedFile], request: HttpRequest) -> Table:
    """The files that were brought, and what became of them."""
    columns = (
        Column("file", _("File")),
        Column("uploaded_by", _("Who uploaded it")),
        Column("uploaded_at", _("When"), "date"),
        Column("imported_at", _("Imported"), "date"),
        Column("added", _("Added"), "number"),
        Column("changed", _("Changed"), "number"),
        Column("unchanged", _("Left unchanged"), "number"),
        Column("page", _("Page in the portal"), "address", is_source=True),
        Column("publisher", _("Publisher"), is_source=True),
        Column("title", _("Title"), is_source=True),
        Column("address", _("Address of the source"), "address", is_source=True),
    )
    rows = (
        (
            file.name,
            str(file.uploaded_by or ""),
            timezone.localtime(file.uploaded_at),
            timezone.localtime(file.imported_at) if file.imported_at else None,
            *((file.added, file.changed, file.unchanged) if file.imported_at else (None, None, None)),
            request.build_absolute_uri(file.get_absolute_url()),
            file.publisher,
            file.title,
            file.url or None,
        )
        for file in files.iterator(chunk_size=500)
    )
    return Table("failai", _("Files of figures"), columns, rows)


def checked_table(file: ImportedFile, verdicts: Sequence[Verdict]) -> Table:
    """The lines of a file as its preview shows them."""
    columns = (
        Column("line", _("Line"), "number"),
        Column("outcome", _("What becomes of it")),
        Column("why", _("Why"), width=60),
        *(Column(name, heading) for name, heading in HEADINGS.items()),
        Column("stands", _("Known now"), "number"),
    )
    return Table("eilutes", _("Lines of “%(file)s”") % {"file": file.name}, columns, _lines(verdicts))


def _lines(verdicts: Iterable[Verdict]) -> Iterable[Sequence[object]]:
    for verdict in verdicts:
        yield (
            verdict.line,
            verdict.outcome.label,
            " ".join([*verdict.faults, *verdict.notes]),
            *(verdict.said[name] for name in HEADINGS),
            verdict.stands.value if verdict.stands else None,
        )
