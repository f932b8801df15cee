"""Values that contradict each other: which of them is in use, and why."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from progress.actions.standing import hold
from progress.models import IndicatorValue
from progress.models.indicators import IndicatorValueQuerySet


def rivals_of(value: IndicatorValue) -> IndicatorValueQuerySet:
    """Every value of the same indicator, territory and period, the value itself too, the oldest first."""
    names = ("indicator", "region", "municipality", "period_on", "period_on_precision", "until_on")
    return IndicatorValue.objects.filter(**{name: getattr(value, name) for name in names}).order_by("pk")


@transaction.atomic
def choose_value(*, value: IndicatorValue, because: str, user: Any) -> IndicatorValue:
    """Of the values of a territory and period put this one to use; it keeps who chose it, and why."""
    hold(value)
    value.refresh_from_db()
    if value.is_in_use and value.chosen_because == because:
        return value
    for rival in rivals_of(value).in_use().exclude(pk=value.pk):
        rival.is_in_use = False
        rival.chosen_by, rival.chosen_at, rival.chosen_because = None, None, ""
        rival.become_our_own()
        rival.save()
    value.is_in_use = True
    value.chosen_by, value.chosen_at, value.chosen_because = user, timezone.now(), because
    value.become_our_own()
    value.save()
    return value


def let_one_be_in_use(value: IndicatorValue) -> None:
    """Where the value went out of use, use the one that has stood longest among those left."""
    rivals = rivals_of(value)
    if not rivals.in_use().exists() and (oldest := rivals.first()) is not None:
        oldest.is_in_use = True
        oldest.become_our_own()
        oldest.save()
