"""How far a person's hand reaches: on this rests who may see and change what."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reach:
    """The part of the reform that a person may look into and change.

    `organisations` are the ids of the organisations whose events and agreements the person edits, `regions`
    those of the regions in which the person is an expert. An official reads whatever is no draft any more; an
    administrator may do everything.
    """

    organisations: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()
    is_official: bool = False
    is_administrator: bool = False

    @property
    def is_anybody(self) -> bool:
        """Whether the person may do more than the public."""
        return bool(self.organisations or self.regions or self.is_official or self.is_administrator)

    @property
    def can_edit(self) -> bool:
        """Whether there is anything that the person may change."""
        return bool(self.organisations or self.regions or self.is_administrator)

    @property
    def edits_all_facts(self) -> bool:
        """Whether the person may change what is known of every municipality, and of the country."""
        return self.is_official or self.is_administrator

    @property
    def edits_facts(self) -> bool:
        """Whether there is any municipality of which the person may change what is known."""
        return bool(self.regions) or self.edits_all_facts


THE_PUBLIC = Reach()


def reach_of(user: Any) -> Reach:
    """Return how far the person reaches; somebody who has not logged in reaches as far as the public."""
    return getattr(user, "reach", THE_PUBLIC)
