"""Taking back the last change of a fact, by what the database keeps of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from progress.actions.removing import PlanHasFindings, take_away
from progress.actions.standing import hold, refuse_if_changed, versions_of
from progress.actions.values import rivals_of
from progress.models import Fact, IndicatorValue

# Which of contradicting values is in use is chosen, not undone.
OF_A_CHOICE = ("is_in_use", "chosen_by_id", "chosen_at", "chosen_because")


class CannotBeUndone(Exception):  # noqa: N818 - the sentence that it is
    """What the fact was before cannot stand any more."""


@transaction.atomic
def undo_last_change(*, fact: Fact, seen: int) -> Fact | None:
    """Bring the fact to what it was before its newest version, which is the one that was seen.

    Return it as it stands then; None where it is not known any more. `fact` may be a blank that only names
    the place. Undone once more, the change is back.
    """
    hold(fact)
    refuse_if_changed(fact, seen)
    versions = versions_of(fact)
    newest = versions.first()
    if newest is None:
        raise CannotBeUndone
    if newest.pgh_label == "delete":
        return _restore(type(fact)(), newest, is_new=True)
    stands = type(fact)._default_manager.get(pk=newest.pgh_obj_id)
    if newest.pgh_label == "insert":
        _take_back(stands)
        return None
    before = versions.filter(pgh_obj=stands.pk)[1:2]
    if not before:
        raise CannotBeUndone
    return _restore(stands, before[0], is_new=False)


def _take_back(fact: Fact) -> None:
    """Delete what was just added."""
    try:
        take_away(fact)
    except PlanHasFindings as error:
        raise CannotBeUndone from error


def _restore(fact: Fact, version: Any, *, is_new: bool) -> Fact:
    """Give the fact what the version has, if that can stand: its place may be taken by now."""
    for column in fact._meta.concrete_fields:
        if is_new or column.attname not in OF_A_CHOICE:
            setattr(fact, column.attname, getattr(version, column.attname))
    if isinstance(fact, IndicatorValue) and is_new and rivals_of(fact).in_use().exists():
        fact.is_in_use = False
        fact.chosen_by, fact.chosen_at, fact.chosen_because = None, None, ""
    try:
        fact.full_clean()
    except ValidationError as error:
        raise CannotBeUndone from error
    fact.save(force_insert=is_new)
    return fact
