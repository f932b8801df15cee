"""What was known of a service in a municipality at which time."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db import models
from django.utils import timezone

from municipalities.models import Municipality, ServiceType
from progress.figures.series import evidence
from progress.models import ServiceProvision
from progress.models.services import ServiceProvisionQuerySet
from progress.services.matrix import COLUMNS, Provision, Reader


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written down on a day, with what shows it; or that it was taken out."""

    recorded_on: dt.date
    provision: Provision
    evidence: models.Model | None = None
    is_removal: bool = False


def entries(service: ServiceType, municipality: Municipality, day: dt.date | None = None) -> list[Entry]:
    """Return all that was ever known, up to the day if one is named, the newest first; three queries.

    What rests on an event that nobody may read stays out, and so does a change of nothing that is shown.
    """
    versions = ServiceProvisionQuerySet(ServiceProvision.pgh_event_model)  # type: ignore[attr-defined]
    rows = (
        versions.public()
        .filter(service=service, municipality=municipality)
        .order_by("pgh_created_at", "pgh_id")
        .values_list("pgh_created_at", "pgh_label", *COLUMNS)
    )
    found: list[Entry] = []
    read = Reader()
    for moment, label, *columns in rows:
        recorded_on = timezone.localdate(moment)
        entry = Entry(recorded_on, read(columns), is_removal=label == "delete")
        if (day is None or recorded_on <= day) and not (found and _says_the_same(found[-1], entry)):
            found.append(entry)
    shown_by = evidence([entry.provision for entry in found])
    return [
        replace(entry, evidence=shown_by.get((entry.provision.event_id, entry.provision.source_id)))
        for entry in reversed(found)
    ]


def _says_the_same(earlier: Entry, later: Entry) -> bool:
    return (earlier.provision, earlier.is_removal) == (later.provision, later.is_removal)
