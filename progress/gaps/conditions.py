"""What a condition is by which gaps are looked for."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Count

from municipalities.models import Municipality
from progress.cells import Cell
from progress.choices import Option

# The cell of each municipality, by its id.
Cells = dict[int, Cell]


@dataclass(frozen=True)
class Scope:
    """The municipalities that are asked about, and the day of which the facts are; of none, as now."""

    places: Sequence[Municipality]
    day: dt.date | None
    last_day: dt.date

    @cached_property
    def keys(self) -> list[int]:
        """The ids of the municipalities."""
        return [place.pk for place in self.places]

    @cached_property
    def municipality_counts(self) -> dict[int, int]:
        """How many municipalities each region has."""
        regions = {place.region_id for place in self.places}
        everybody = Municipality.objects.filter(region__in=regions).order_by()
        return dict(everybody.values_list("region").annotate(Count("pk")))

    def known(self, facts: Any) -> Any:
        """Those of the facts that everybody may read, as they stood on the day."""
        return facts.known_on(self.day).public()


@dataclass(frozen=True)
class Column:
    """A condition that was chosen: what it asks, and what is found in each municipality."""

    kind: "type[Condition]"
    option: Option
    cells: Cells

    @property
    def gap_count(self) -> int:
        """In how many municipalities it holds."""
        return sum(cell.is_gap is True for cell in self.cells.values())

    @property
    def unknown_count(self) -> int:
        """Of how many municipalities nobody knows."""
        return sum(cell.is_gap is None for cell in self.cells.values())


class Condition(ABC):
    """A sort of gap. `parameter` is its name in the address; `label` is what it is called.

    `is_dated` says whether a finding tells of some day.
    """

    parameter: ClassVar[str]
    label: ClassVar[Any]
    is_dated: ClassVar[bool] = True

    @classmethod
    @abstractmethod
    def options(cls) -> list[Option]:
        """What there is to choose."""

    @classmethod
    @abstractmethod
    def cells(cls, chosen: Sequence[Option], scope: Scope) -> list[Cells]:
        """What is found, for each choice; the queries are as many for one municipality as for all."""

    @classmethod
    def columns(cls, chosen: Sequence[Option], scope: Scope) -> list[Column]:
        """The columns of the choices."""
        found = zip(chosen, cls.cells(chosen, scope), strict=True) if chosen else ()
        return [Column(cls, option, cells) for option, cells in found]


class OneChoice(Condition):
    """A condition with nothing to choose but itself."""

    slug: ClassVar[str]

    @classmethod
    def options(cls) -> list[Option]:
        """Itself."""
        return [Option(cls.slug, str(cls.label))]

    @classmethod
    def cells(cls, chosen: Sequence[Option], scope: Scope) -> list[Cells]:
        """What is found."""
        found = cls.found(scope)
        return [found for _option in chosen]

    @classmethod
    @abstractmethod
    def found(cls, scope: Scope) -> Cells:
        """What is found in each municipality."""
