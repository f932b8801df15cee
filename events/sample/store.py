"""Saving the sample and removing it; both leave everything else alone."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import OuterRef, Subquery

from events.models import (
    AttendanceGroup,
    Commitment,
    CommitmentUpdate,
    Event,
    Outcome,
    Participation,
    Presentation,
)
from events.sample.cast import Rows, Territory, make_cast
from events.sample.meetings import Meetings
from municipalities.models import (
    Agreement,
    CareInstitution,
    Claim,
    FundingProject,
    HeadCount,
    Municipality,
    Organisation,
    Origin,
    Person,
    Recorded,
    Region,
    Seat,
    ServiceType,
    Signatory,
    Source,
)

# So many events are held in memory at a time.
CHUNK = 500
BATCH = 2000
# Each model after those that its rows name.
ORDER: tuple[type[models.Model], ...] = (
    Source,
    Organisation,
    Person,
    CareInstitution,
    HeadCount,
    FundingProject,
    Seat,
    Agreement,
    Signatory,
    Claim,
    Event,
    AttendanceGroup,
    Participation,
    Presentation,
    Outcome,
    Commitment,
    CommitmentUpdate,
)
# How a row that does not say itself where it comes from belongs to one that does.
BELONGS_TO: dict[type[models.Model], str] = {
    CareInstitution: "organisation",
    HeadCount: "institution__organisation",
    Signatory: "agreement",
    AttendanceGroup: "event",
    Participation: "event",
    Presentation: "event",
    CommitmentUpdate: "commitment",
}


class SampleRefusedError(Exception):
    """The database is not one in which a sample may be made or removed."""


@transaction.atomic
def generate(*, events: int, seed: int) -> dict[str, int]:
    """Replace the sample by one of so many events, and return how many rows of each kind it has.

    Whatever people entered in the portal must never stand among rows that are not real: such a database is
    refused.
    """
    entered = _first_entered_in_the_portal()
    if entered:
        message = f"Rows entered in the portal are here ({entered}): make the sample in an empty database."
        raise SampleRefusedError(message)
    territory = Territory(
        list(Region.objects.filter(municipalities__isnull=False).distinct()),
        list(Municipality.objects.select_related("region")),
        list(ServiceType.objects.all()),
    )
    if not all(territory):
        message = "The reference data is missing: run `manage.py load_reference` first."
        raise SampleRefusedError(message)
    clear()
    rows = Rows()
    meetings = Meetings(territory, make_cast(territory, seed, rows), seed)
    _save(rows)
    for start in range(0, events, CHUNK):
        rows = Rows()
        for number in range(start, min(start + CHUNK, events)):
            meetings.add(number, rows)
        _save(rows)
    _close_what_is_done()
    with connection.cursor() as cursor:
        # Without new statistics the server plans for empty tables until it finds time to look.
        cursor.execute("ANALYZE")
    return {str(model._meta.verbose_name_plural): _sample_of(model).count() for model in ORDER}


@transaction.atomic
def clear() -> int:
    """Remove the sample and return how many rows it had, those of links between them not counted.

    It is removed as it was made and nothing goes with it: where anything else names a row of the sample, all
    of it stays.
    """
    try:
        with transaction.atomic():
            for links in _links():
                links._raw_delete(links.db)  # noqa: SLF001 - delete() would take along what rests on a row
            removed = sum(
                rows._raw_delete(rows.db)  # noqa: SLF001
                for rows in map(_sample_of, reversed(ORDER))
            )
            connection.check_constraints()
    except IntegrityError as error:
        detail = str(error).strip().splitlines()[-1]
        message = f"Something that is no sample rests on the sample, so nothing was removed: {detail}"
        raise SampleRefusedError(message) from error
    return removed


def _first_entered_in_the_portal() -> str:
    """Name the first kind of row that people have entered, if any."""
    found = (
        model._meta.verbose_name_plural
        for model in apps.get_models()
        if issubclass(model, Recorded) and model._default_manager.filter(origin=Origin.PORTAL).exists()
    )
    return str(next(found, ""))


def _sample_of(model: type[models.Model]) -> Any:
    """Return the model's rows that are a sample, or belong to one."""
    owner = BELONGS_TO.get(model)
    return model._default_manager.filter(**{f"{owner}__origin" if owner else "origin": Origin.SAMPLE})


def _links() -> Iterator[Any]:
    """The links from rows of the sample."""
    for model in ORDER:
        for relation in model._meta.many_to_many:
            through: Any = relation.remote_field.through
            yield through.objects.filter(**{f"{relation.m2m_field_name()}__origin": Origin.SAMPLE})


def _save(rows: Rows) -> None:
    """Save the rows, each kind after those that it names; the links come last."""
    links = [model for model in rows.by_model if model._meta.auto_created]
    for model in chain(ORDER, links):
        model._default_manager.bulk_create(rows.by_model[model], batch_size=BATCH)


def _close_what_is_done() -> None:
    """Mark as done each promise that an update shows kept: it could not be before the update had its key."""
    closing = CommitmentUpdate.objects.filter(commitment=OuterRef("pk"), status=Commitment.Status.DONE)
    Commitment.objects.filter(
        origin=Origin.SAMPLE, pk__in=CommitmentUpdate.objects.filter(status="done").values("commitment")
    ).update(status=Commitment.Status.DONE, closing_update=Subquery(closing.values("pk")[:1]))
