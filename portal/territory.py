"""What the whole portal knows of a municipality or a region, in a fixed number of queries."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from events.models import Event
from events.presence import attendance, last_events, unkept_promises
from municipalities.models import Agreement, CareInstitution, Municipality


@dataclass(frozen=True)
class MunicipalityRow:
    """One municipality as a row of a table: how present it is at the meetings, and what it has promised."""

    municipality: Municipality
    attended: int
    last_event: Event | None
    agreement: Agreement | None
    unfinished: int
    overdue: int
    institutions: int

    @property
    def last_on(self) -> dt.date:
        """The day of the last event, for sorting; the first of all days where there is none."""
        return (self.last_event and self.last_event.starts_on) or dt.date.min


def municipality_rows(municipalities: Iterable[Municipality]) -> list[MunicipalityRow]:
    """Gather a row for each municipality; eight queries, however many there are."""
    places = {municipality.pk: municipality for municipality in municipalities}
    attended, last = attendance(places), last_events(places)
    unfinished, overdue = unkept_promises(places)
    agreements: dict[int, Agreement] = {}
    for agreement in Agreement.objects.current().filter(municipality__in=places).order_by("pk"):
        agreements.setdefault(agreement.municipality_id, agreement)
    institutions = dict(
        CareInstitution.objects.filter(organisation__municipality__in=places)
        .order_by()
        .values_list("organisation__municipality")
        .annotate(Count("pk"))
    )
    return [
        MunicipalityRow(
            municipality,
            attended=attended[municipality.pk],
            last_event=last.get(municipality.pk),
            agreement=agreements.get(municipality.pk),
            unfinished=unfinished[municipality.pk],
            overdue=overdue[municipality.pk],
            institutions=institutions.get(municipality.pk, 0),
        )
        for municipality in places.values()
    ]
