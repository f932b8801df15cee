"""How far a region or a municipality has come: services, plans and indicators, for its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from municipalities.models import Municipality, Region
from municipalities.tables import Table
from progress.figures.shown import Latest
from progress.figures.territory import territory_figures, territory_table
from progress.plans.findings import PlanMatrix, plan_matrix
from progress.plans.tables import plan_table
from progress.services.matrix import Matrix, matrix
from progress.services.tables import matrix_table, there_table


@dataclass(frozen=True, slots=True)
class TerritoryProgress:
    """What is known of the progress of one territory."""

    place: Region | Municipality
    services: Matrix
    plans: PlanMatrix
    figures: list[Latest]

    def tables(self, site: str) -> tuple[Table, ...]:
        """The tables of the page that a reader may take away: services, plans, indicators."""
        of_services = matrix_table if isinstance(self.place, Region) else there_table
        return (
            of_services(self.services, site),
            plan_table(self.plans, site),
            territory_table(self.place, self.figures, site),
        )


def progress_of(place: Region | Municipality, municipalities: Sequence[Municipality]) -> TerritoryProgress:
    """Read what is known of a region with its municipalities, or of a municipality, which is the only one."""
    region = place if isinstance(place, Region) else None
    return TerritoryProgress(
        place, matrix(municipalities), plan_matrix(municipalities, region), territory_figures(place)
    )
