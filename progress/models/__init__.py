"""What the reform has come to."""

from progress.models.evidence import (
    Fact,
    FactQuerySet,
    OfTerritory,
    TerritoryQuerySet,
    is_stale,
    municipalities_in_hand,
)
from progress.models.imports import ImportedFile
from progress.models.indicators import Indicator, IndicatorValue, Target
from progress.models.milestones import Milestone
from progress.models.plans import PlanCriterion, PlanFinding, SocialServicesPlan
from progress.models.proposals import FactProposal
from progress.models.services import ServiceProvision

__all__ = [
    "Fact",
    "FactProposal",
    "FactQuerySet",
    "ImportedFile",
    "Indicator",
    "IndicatorValue",
    "Milestone",
    "OfTerritory",
    "PlanCriterion",
    "PlanFinding",
    "ServiceProvision",
    "SocialServicesPlan",
    "Target",
    "TerritoryQuerySet",
    "is_stale",
    "municipalities_in_hand",
]
