"""The part of a report with what changed in its period."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities import words
from progress.country.changes import Span, newest_versions
from progress.models import ServiceProvision
from progress.reports.content import Item, Listing, Part, Section
from progress.reports.sections import MARKS, MOST_ROWS, Ground, more


def changed_section(ground: Ground, known: list[ServiceProvision]) -> Section:
    """Services begun in the period, and what became known of services in it."""
    begun = [row for row in known if ground.period.has(row.since_on)]
    parts: list[Part] = []
    if begun:
        parts.append(Listing(_("Services begun"), tuple(_begun(begun[:MOST_ROWS]))))
        parts += more(begun, _("Only %(count)s of the services are listed here; the portal has all."))
    learnt = list(_learnt(ground))
    if learnt:
        parts.append(Listing(_("What became known"), tuple(_items(learnt[:MOST_ROWS]))))
        parts += more(learnt, _("Only %(count)s of the services are listed here; the portal has all."))
    empty = _("Nothing is known to have changed in this period.")
    return Section("pokyciai", _("What changed"), tuple(parts), empty)


def _begun(rows: list[ServiceProvision]) -> Iterator[Item]:
    for row in sorted(rows, key=lambda row: (row.since_on, row.pk)):
        since = words.partial_date_text(row.since) if row.since else ""
        label = f"{MARKS[row.status]} {row.get_status_display()}"
        text = f"{row.municipality.called}: {words.in_language(row.service, 'name')}"
        yield Item(text, f"{label} · {since}", row.get_absolute_url())


def _learnt(ground: Ground) -> Any:
    """The services of which something was written down in the period, if it has a first day."""
    if ground.period.first is None:
        return ()
    written = newest_versions(ServiceProvision, Span(ground.period.first, ground.period.last))
    places = [municipality.pk for municipality in ground.municipalities]
    rows = written.filter(municipality__in=places).select_related("municipality", "service")
    return rows.order_by("-pgh_created_at", "-pgh_id")[: MOST_ROWS + 1]


def _items(rows: list[Any]) -> Iterator[Item]:
    labels = dict(ServiceProvision.Status.choices)
    for row in rows:
        day = words.date_text(timezone.localdate(row.pgh_created_at))
        fact = ServiceProvision(municipality=row.municipality, service=row.service)
        text = f"{row.municipality.called}: {words.in_language(row.service, 'name')}"
        yield Item(text, f"{MARKS[row.status]} {labels[row.status]} · {day}", fact.get_absolute_url())
