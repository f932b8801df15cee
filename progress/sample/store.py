"""Saving the progress of the sample and removing it; both leave everything else alone."""

from typing import Any

from django.db import IntegrityError, connection, models, transaction

from events.sample.cast import Rows
from events.sample.store import BATCH, SampleRefusedError
from municipalities.models import Origin, Recorded
from progress.models import (
    FactProposal,
    Indicator,
    IndicatorValue,
    Milestone,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
    Target,
)
from progress.sample.figures import add_figures
from progress.sample.ground import find_ground
from progress.sample.steps import add_steps

# Each model after those that its rows name.
ORDER: tuple[type[models.Model], ...] = (
    PlanCriterion,
    SocialServicesPlan,
    PlanFinding,
    ServiceProvision,
    Indicator,
    IndicatorValue,
    Target,
    Milestone,
    FactProposal,
)


@transaction.atomic
def generate(*, indicators: int, years: int, seed: int) -> dict[str, int]:
    """Make the progress of a sample that has its events, and return how many rows of each kind it has."""
    ground = find_ground()
    rows = Rows()
    add_steps(ground, seed, rows)
    add_figures(ground, indicators, years, seed, rows)
    for model in ORDER:
        model._default_manager.bulk_create(rows.by_model[model], batch_size=BATCH)
    with connection.cursor() as cursor:
        # Without new statistics the server plans for empty tables until it finds time to look.
        cursor.execute("ANALYZE")
    return {str(model._meta.verbose_name_plural): len(rows.by_model[model]) for model in ORDER}


@transaction.atomic
def clear() -> int:
    """Remove the progress of the sample, and return how many rows it had.

    Where anything else names a row of it, all of it stays.
    """
    try:
        with transaction.atomic():
            removed = sum(
                rows._raw_delete(rows.db)  # noqa: SLF001 - delete() would take along what rests on a row
                for rows in map(_sample_of, reversed(ORDER))
            )
            connection.check_constraints()
    except IntegrityError as error:
        detail = str(error).strip().splitlines()[-1]
        message = f"Something that is no sample rests on the sample, so nothing was removed: {detail}"
        raise SampleRefusedError(message) from error
    return removed


def _sample_of(model: type[models.Model]) -> Any:
    """Return the model's rows that are a sample; a proposal is one that is nobody's, of a sample event."""
    if issubclass(model, Recorded):
        return model._default_manager.filter(origin=Origin.SAMPLE)
    return model._default_manager.filter(event__origin=Origin.SAMPLE, proposed_by=None)
