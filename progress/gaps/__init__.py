"""What is missing where: the conditions by which gaps are looked for, each read once for all municipalities.

A condition is a class among `KINDS`: it says what there is to choose, and what stands in the cell of each
municipality. The form, the page and the files are made from that alone.
"""

from progress.gaps.conditions import Column, Condition, OneChoice, Scope
from progress.gaps.figures import BelowTarget, OldData
from progress.gaps.meetings import NeverAtRoundTable, OverduePromises
from progress.gaps.services_and_plans import LackOfService, UnmetCriterion

KINDS: tuple[type[Condition], ...] = (
    LackOfService,
    UnmetCriterion,
    BelowTarget,
    OverduePromises,
    NeverAtRoundTable,
    OldData,
)

__all__ = ["KINDS", "Column", "Condition", "LackOfService", "OneChoice", "Scope", "UnmetCriterion"]
