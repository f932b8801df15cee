"""What the register knows, in the form in which texts are compared with it."""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class KnownRegion:
    """A region: `stem` is the genitive that its name begins with (Šiaulių)."""

    code: str
    name: str
    stem: str
    seat: str = ""


@dataclass(frozen=True)
class KnownMunicipality:
    """A municipality: every way in which texts write it is in `aliases` or follows from the other names.

    `kind` is city, district or plain, as `Municipality.Kind` has it.
    """

    code: str
    name: str
    region: str
    kind: str
    short_name: str = ""
    genitive: str = ""
    stem: str = ""
    seat: str = ""
    seat_genitive: str = ""
    seat_locative: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownBody:
    """An organisation or an institution; `kind` as `Organisation.Kind` has it, `municipality` its code.

    `is_institution` says that people live there or did: a place in the register of care institutions.
    """

    key: int
    name: str
    kind: str = ""
    is_institution: bool = False
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    municipality: str = ""


@dataclass(frozen=True)
class KnownService:
    """A community service of the catalogue: `key` as in the catalogue, names in the nominative."""

    key: str
    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """All that the register knows. `persons` are full names in the nominative."""

    regions: tuple[KnownRegion, ...] = ()
    municipalities: tuple[KnownMunicipality, ...] = ()
    bodies: tuple[KnownBody, ...] = ()
    services: tuple[KnownService, ...] = ()
    persons: tuple[str, ...] = ()
    projects: tuple[str, ...] = field(default=())

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # Worked out once: what follows from the register is kept under it, and asked for at every sentence.
        return hash((self.regions, self.municipalities, self.bodies, self.services, self.persons))
