"""What there is to choose from, and who is known under a name that somebody typed."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, Func, TextField

from events.models import Participation, Presentation
from municipalities.listing import fold
from municipalities.models import (
    Agreement,
    FundingProject,
    Municipality,
    Organisation,
    Person,
    Region,
    ServiceType,
    Signatory,
)

MARKS = re.compile(r"[^\w]+")
# Names of organisations are bent by case ("savivaldybės", "savivaldybė"): so many letters tell a word.
STEM = 6
# So much of the words that two names have is the same when they look alike.
ALIKE = 0.6


def name_key(text: str) -> str:
    """A name without what writers differ in: capitals, diacritics, quotes, dashes, spaces."""
    return " ".join(MARKS.split(fold(text))).strip()


@dataclass(frozen=True)
class Known:
    """A person of the register, and the organisations for which the person has acted."""

    pk: int
    name: str
    organisations: frozenset[int]
    office: str

    def __str__(self) -> str:
        return f"{self.name}, {self.office}" if self.office else self.name


class Register:
    """Everything that an event form can point at, each kind loaded once, when it is first asked for."""

    def __init__(self) -> None:
        self._people: dict[str, list[Known]] = {}

    # ---- Places and things

    @cached_property
    def regions(self) -> dict[int, Region]:
        """All regions in order."""
        return {row.pk: row for row in Region.objects.defer("outline")}

    @cached_property
    def municipalities(self) -> dict[int, Municipality]:
        """All municipalities in order; each knows its `region_id`."""
        return {row.pk: row for row in Municipality.objects.defer("aliases")}

    @cached_property
    def services(self) -> dict[int, ServiceType]:
        """The catalogue of services in order."""
        return {row.pk: row for row in ServiceType.objects.only("name", "name_en")}

    @cached_property
    def projects(self) -> dict[int, FundingProject]:
        """All projects in order."""
        return {row.pk: row for row in FundingProject.objects.only("name", "short_name", "english")}

    @cached_property
    def agreements(self) -> dict[int, Agreement]:
        """All agreements, the newest first, each with its two sides."""
        rows = Agreement.objects.select_related("ngo", "municipality")
        return {row.pk: row for row in rows.defer("municipality__aliases", "ngo__description")}

    def current_agreement(self, ngo: int, municipality: int) -> Agreement | None:
        """The agreement of the two that has not ended."""
        both = (
            row
            for row in self.agreements.values()
            if (row.ngo_id, row.municipality_id) == (ngo, municipality)
        )
        return next((row for row in both if row.status != Agreement.Status.ENDED), None)

    # ---- Organisations

    @cached_property
    def organisations(self) -> dict[int, Organisation]:
        """All organisations in order."""
        fields = ("name", "english", "short_name", "kind", "aliases", "municipality", "region")
        return {row.pk: row for row in Organisation.objects.only(*fields)}

    @cached_property
    def institutions(self) -> dict[int, Organisation]:
        """The care institutions among them."""
        kind = Organisation.Kind.CARE_INSTITUTION
        return {pk: row for pk, row in self.organisations.items() if row.kind == kind}

    def institutions_or(self, row: Any) -> set[int]:
        """The care institutions, and the body that a row names already whatever its kind."""
        own = getattr(row, "institution_id", None)
        return self.institutions.keys() | ({own} if own else set())

    @cached_property
    def _by_name(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for names in ("aliases", "short_name", "name"):
            for pk, row in self.organisations.items():
                value = getattr(row, names)
                for name in [value] if isinstance(value, str) else value:
                    found[name_key(name)] = pk
        found.pop("", None)
        return found

    @cached_property
    def _stems(self) -> dict[str, set[int]]:
        found = defaultdict(set)
        for pk, row in self.organisations.items():
            for stem in _stems(row.name):
                found[stem].add(pk)
        return found

    def find_organisation(self, text: str) -> int | None:
        """The organisation of exactly this name, short name or other form, however it is spelt."""
        return self._by_name.get(name_key(text))

    def lookalikes(self, text: str) -> list[Organisation]:
        """Organisations with a name so like this one that they are probably the same."""
        words = _stems(text)
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for pk in self._stems.get(word, ()):
                shared[pk] += 1
        near = [
            (count / len(words | _stems(self.organisations[pk].name)), pk) for pk, count in shared.items()
        ]
        near = sorted((pair for pair in near if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1]))
        return [self.organisations[pk] for _share, pk in near[:3]]

    # ---- People

    def meet(self, names: Iterable[str]) -> None:
        """Look all these people up at once, so that asking for each of them asks the database no more."""
        unknown = {fold(" ".join(name.split())) for name in names} - self._people.keys() - {""}
        if not unknown:
            return
        self._people |= {name: [] for name in unknown}
        folded = Func(F("name"), function="fold_lithuanian", output_field=TextField())
        people = list(
            Person.objects.alias(folded=folded)
            .filter(folded__in=unknown)
            .order_by("pk")
            .values_list("pk", "name")
        )
        acted = _acted([pk for pk, _name in people]) if people else {}
        for pk, name in people:
            where = acted.get(pk, [])
            organisations = frozenset(organisation for organisation, _office in where if organisation)
            office = next((office for _organisation, office in where if office), "")
            known = Known(pk, name, organisations, self._describe(office, where))
            self._people.setdefault(fold(name), []).append(known)

    def persons_named(self, text: str) -> list[Known]:
        """Everybody of this name."""
        name = fold(" ".join(text.split()))
        if name not in self._people:
            self.meet([text])
        return self._people.get(name, [])

    def _describe(self, office: str, where: list[tuple[int | None, str]]) -> str:
        pk = next((organisation for organisation, _office in where if organisation), None)
        name = self.organisations[pk].name if pk in self.organisations else ""
        return ", ".join(part for part in (office, name) if part)


def _acted(people: list[int]) -> dict[int, list[tuple[int | None, str]]]:
    """For which organisation and in what office each of the people has acted, the latest first."""
    found = defaultdict(list)
    sources: tuple[tuple[Any, str], ...] = (
        (Participation, "person_id"),
        (Presentation, "speaker_id"),
        (Signatory, "person_id"),
    )
    for model, person in sources:
        rows = model.objects.filter(**{f"{person}__in": people}).order_by("-pk")
        for pk, organisation, office in rows.values_list(person, "organisation_id", "office"):
            found[pk].append((organisation, office))
    return found


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in name_key(text).split() if len(word) > 1}
