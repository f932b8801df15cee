"""What is known of services as tables to take away."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models import Municipality, ServiceType
from municipalities.tables import PAGE, Column, Table
from municipalities.words import as_sentence, listed, said
from progress.figures.series import evidence
from progress.figures.shown import EVIDENCE, evidence_cells
from progress.services.answer import AnswerRow, services_there
from progress.services.matrix import Counts, Matrix, Provision
from progress.services.past import Entry

NO_DATA = _("no data")
LIST_COLUMNS = (
    Column("service", _("Service"), width=40),
    Column("permanent", pgettext_lazy("municipalities", "permanent"), "number"),
    Column("pilot", pgettext_lazy("municipalities", "on trial"), "number"),
    Column("planned", pgettext_lazy("municipalities", "planned"), "number"),
    Column("none", pgettext_lazy("municipalities", "none"), "number"),
    Column("no_data", NO_DATA, "number"),
    Column("commitments", _("Commitments"), "number"),
    PAGE,
)
FACT_COLUMNS = (
    Column("status", _("Status"), width=14),
    Column("since", _("Provided since"), "date"),
    Column("provider", _("Provider"), width=34),
    Column("paid_by", _("Paid by"), width=24),
    Column("as_of", _("Known as of"), "date"),
    Column("is_old", _("Older than a year"), "flag"),
)
ANSWER_COLUMNS = (
    Column("municipality", _("Municipality"), width=34),
    *FACT_COLUMNS,
    Column("promise", _("Last commitment about it"), width=60),
    Column("promised_by", _("Who"), width=34),
    Column("promised_on", _("Promised on"), "date"),
    Column("due", pgettext_lazy("a commitment", "By when"), "date"),
    Column("promise_status", _("Status of the commitment"), width=18),
    Column("promise_is_overdue", _("Overdue"), "flag"),
    Column("promise_page", _("Page of the commitment"), "address", is_source=True),
    *EVIDENCE,
)


def service_table(
    rows: Iterable[tuple[ServiceType, Counts, int]], mistaken: Sequence[Any], site: str
) -> Table:
    """The services, how many municipalities have come how far with each, and how many promises there are."""
    written = (
        (
            service,
            *_numbers(counts),
            counts.unknown,
            promises,
            f"{site}{service.get_absolute_url()}",
        )
        for service, counts, promises in rows
    )
    return Table("paslaugos", _("Services"), LIST_COLUMNS, written, mistaken=mistaken)


def _numbers(counts: Counts) -> tuple[int | None, ...]:
    """Of what nothing is known there is no nought."""
    if not counts.known:
        return (None,) * 4
    return counts.permanent, counts.pilot, counts.planned, counts.none


def answer_table(title: str, rows: Iterable[AnswerRow], mistaken: Sequence[Any], site: str) -> Table:
    """The answer to the question which municipalities provide the service."""
    return Table("savivaldybes", title, ANSWER_COLUMNS, _answer_rows(rows, site), mistaken=mistaken)


def _answer_rows(rows: Iterable[AnswerRow], site: str) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        promise = row.promise
        yield (
            row.municipality,
            *_fact(row.provision, row.provider),
            promise and as_sentence(said(promise, "text")),
            promise and listed(promise.responsible),
            promise and promise.event.starts,
            promise and promise.due,
            promise and promise.get_status_display(),
            promise and promise.is_overdue,
            promise and f"{site}{promise.get_absolute_url()}",
            *_evidence(row.provision, f"{site}{row.address}", row.evidence, site),
        )


def _fact(provision: Provision | None, provider: Any) -> tuple[Any, ...]:
    if provision is None:
        return (NO_DATA, None, None, None, None, None)
    return (
        provision.label,
        provision.since,
        provider,
        provision.funding_label or None,
        provision.stated,
        provision.is_stale,
    )


def _evidence(provision: Provision | None, page: str, shown_by: Any, site: str) -> tuple[Any, ...]:
    is_sample = bool(provision and provision.is_sample)
    return evidence_cells(page, shown_by, site, is_sample=is_sample)


PAST_COLUMNS = (
    Column("recorded_on", _("Written down on"), "date"),
    Column("is_removed", _("Taken out"), "flag"),
    *FACT_COLUMNS,
    Column("note", _("Note"), width=60),
    *EVIDENCE,
)


def past_table(
    title: str, entries: Iterable[Entry], providers: dict[int, Any], address: str, site: str
) -> Table:
    """What was known of a service in a municipality at which time."""
    written = (
        (
            entry.recorded_on,
            entry.is_removal,
            *_fact(entry.provision, providers.get(entry.provision.provider_id or 0)),
            said(entry.provision, "note") or None,
            *_evidence(entry.provision, f"{site}{address}", entry.evidence, site),
        )
        for entry in entries
    )
    return Table("zinios", title, PAST_COLUMNS, written)


def matrix_table(matrix: Matrix, site: str) -> Table:
    """Services by municipalities, with the evidence of each cell in a column of its own."""
    columns = [
        Column("service", _("Service"), width=40),
        *(Column(_key(place), place.called) for place in matrix.municipalities),
        Column("page", _("Page in the portal"), "address", is_source=True),
        *(
            Column(f"{_key(place)}_evidence", _evidence_of(place), "address", is_source=True)
            for place in matrix.municipalities
        ),
    ]
    return Table("paslaugos", _("Services by municipalities"), columns, _matrix_rows(matrix, site))


def _key(place: Municipality) -> str:
    return place.slug.replace("-", "_")


def _evidence_of(place: Municipality) -> str:
    return _("Evidence: %(municipality)s") % {"municipality": place.called}


def _matrix_rows(matrix: Matrix, site: str) -> Iterator[list[Any]]:
    shown_by: dict[Any, Any] = {**evidence(matrix.provisions)}
    for row in matrix.rows:
        found = [cell.provision for cell in row.cells]
        rests_on = [one and shown_by.get((one.event_id, one.source_id)) for one in found]
        yield [
            row.service,
            *(one.label if one else NO_DATA for one in found),
            f"{site}{row.service.get_absolute_url()}",
            *(f"{site}{one.get_absolute_url()}" if one else None for one in rests_on),
        ]
    for service in matrix.unknown:
        nothing = [None for _place in matrix.municipalities]
        unknown = [NO_DATA for _place in matrix.municipalities]
        yield [service, *unknown, f"{site}{service.get_absolute_url()}", *nothing]


THERE_COLUMNS = (Column("service", _("Service"), width=40), *FACT_COLUMNS, *EVIDENCE)


def there_table(matrix: Matrix, site: str) -> Table:
    """The services of the one municipality of the matrix."""
    return Table("paslaugos", _("Services"), THERE_COLUMNS, _there_rows(matrix, site))


def _there_rows(matrix: Matrix, site: str) -> Iterator[tuple[Any, ...]]:
    for service, row in services_there(matrix):
        rests_on = _evidence(row.provision, f"{site}{row.address}", row.evidence, site)
        yield (service, *_fact(row.provision, row.provider), *rests_on)
    for service in matrix.unknown:
        yield (
            service,
            *_fact(None, None),
            *_evidence(None, f"{site}{service.get_absolute_url()}", None, site),
        )
