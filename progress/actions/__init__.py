"""Writing down what is known of the reform, choosing among contradictions, and taking a change back."""

from progress.actions.removing import PlanHasFindings, remove_fact
from progress.actions.said import Evidence, SaidOfFinding, SaidOfPlan, SaidOfService, SaidOfValue, source_said
from progress.actions.setting import set_finding, set_plan, set_provision, set_value
from progress.actions.standing import FactChangedMeanwhile, newest_version
from progress.actions.undoing import CannotBeUndone, undo_last_change
from progress.actions.values import choose_value

__all__ = [
    "CannotBeUndone",
    "Evidence",
    "FactChangedMeanwhile",
    "PlanHasFindings",
    "SaidOfFinding",
    "SaidOfPlan",
    "SaidOfService",
    "SaidOfValue",
    "choose_value",
    "newest_version",
    "remove_fact",
    "set_finding",
    "set_plan",
    "set_provision",
    "set_value",
    "source_said",
    "undo_last_change",
]
