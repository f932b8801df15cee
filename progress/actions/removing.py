"""Taking a fact away: nothing is known of it any more, and the history keeps what was."""

from django.db import transaction

from progress.actions.standing import hold, refuse_if_changed
from progress.actions.values import let_one_be_in_use
from progress.models import Fact, IndicatorValue, SocialServicesPlan


class PlanHasFindings(Exception):  # noqa: N818 - the sentence that it is
    """The plan has findings: they are taken away first, each by itself."""


@transaction.atomic
def remove_fact(*, fact: Fact, seen: int | None = None) -> None:
    """Delete the fact; one that is gone already is as wished. `seen` is the version that was looked at."""
    hold(fact)
    stands = type(fact)._default_manager.filter(pk=fact.pk).first()
    if stands is None:
        return
    refuse_if_changed(fact, seen)
    take_away(stands)


def take_away(fact: Fact) -> None:
    """Delete a fact that is held."""
    if isinstance(fact, SocialServicesPlan) and fact.findings.exists():
        raise PlanHasFindings
    fact.delete()
    if isinstance(fact, IndicatorValue):
        let_one_be_in_use(fact)
