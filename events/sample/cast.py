"""Who acts in the sample: organisations, care institutions, people, sources, projects and agreements."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple, TypeVar

from django.db import models
from django.utils.text import slugify

from events.sample import words
from municipalities.models import (
    Agreement,
    CareInstitution,
    Claim,
    FundingProject,
    HeadCount,
    Municipality,
    Organisation,
    Origin,
    Person,
    Region,
    Seat,
    ServiceType,
    Signatory,
    Source,
)
from municipalities.partial_dates import PartialDate, Precision

Row = TypeVar("Row", bound=models.Model)

ORGANISATIONS = 200
INSTITUTIONS = 150
PEOPLE = 400
SOURCES = 60
AGREEMENTS = 120
FIRST_DAY = dt.date(2016, 1, 1)
LAST_DAY = dt.date(2026, 12, 31)


class Dice(Random):
    """Chance that can be repeated: the same seed throws the same."""

    def chance(self, percent: int) -> bool:
        """Say yes so many times out of a hundred."""
        return self.random() * 100 < percent


class Territory(NamedTuple):
    """The reference data, on which the sample stands."""

    regions: list[Region]
    municipalities: list[Municipality]
    services: list[ServiceType]


class Member(NamedTuple):
    """A person of the sample, and whether offices are written for a woman."""

    person: Person
    is_woman: bool

    def office(self, rng: Dice) -> str:
        """Return some office, as this person is called in it."""
        return rng.choice(words.OFFICES)[self.is_woman]


@dataclass
class Rows:
    """Rows not saved yet, by model, each in the order in which it was made."""

    by_model: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: Row) -> Row:
        """Keep the row to be saved, and return it."""
        self.by_model[type(row)].append(row)
        return row

    def link(self, relation: Any, **ends: models.Model) -> None:
        """Link two rows of a many-to-many relation."""
        self.add(relation.through(**ends))


@dataclass
class Cast:
    """Everybody and everything that a meeting of the sample may name."""

    organisations: list[Organisation] = field(default_factory=list)
    institutions: list[Organisation] = field(default_factory=list)
    people: list[Member] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    projects: list[FundingProject] = field(default_factory=list)
    agreements: dict[Municipality, list[Agreement]] = field(default_factory=lambda: defaultdict(list))


def sample_key(what: str, number: int) -> dict[str, str]:
    """Return the columns that mark a row as a sample."""
    return {"origin": Origin.SAMPLE, "record_key": f"sample-{what}-{number:06}"}


def some_day(rng: Dice, first: dt.date = FIRST_DAY, last: dt.date = LAST_DAY) -> dt.date:
    """Return a working day between the two, or the nearest one before."""
    day = first + dt.timedelta(days=rng.randrange(max((last - first).days, 1)))
    return day - dt.timedelta(days=max(day.weekday() - 4, 0))


def as_known(rng: Dice, day: dt.date) -> PartialDate:
    """Return the day as a text might give it: mostly whole, sometimes only its month or year."""
    precision = rng.choices([Precision.DAY, Precision.MONTH, Precision.YEAR], [82, 13, 5])[0]
    basis = rng.choice(words.BASES) if rng.chance(8) else ""
    if precision == Precision.YEAR:
        day = day.replace(month=1, day=1)
    elif precision == Precision.MONTH:
        day = day.replace(day=1)
    return PartialDate(day, precision, is_latest=rng.chance(3), is_inferred=bool(basis), basis=basis)


def make_cast(territory: Territory, seed: int, rows: Rows) -> Cast:
    """Make everybody; the size of the sample does not change who they are."""
    rng = Dice(f"{seed}:cast")
    cast = Cast()
    _sources(rng, cast, rows)
    _people(rng, cast, rows)
    _organisations(rng, territory, cast, rows)
    _institutions(rng, territory, cast, rows)
    _projects(rng, territory, cast, rows)
    _agreements(rng, territory, cast, rows)
    _claims_and_seats(rng, cast, rows)
    return cast


def _sources(rng: Dice, cast: Cast, rows: Rows) -> None:
    for number in range(SOURCES):
        title = rng.choice(words.SOURCES)
        source = Source(
            **sample_key("source", number),
            title=f"Pavyzdys: {title[0].lower()}{title[1:]}",
            publisher=f"Pavyzdinės naujienos {number % 7 + 1}",
            url=f"https://pavyzdys.example/straipsniai/{number + 1}" if rng.chance(80) else "",
            published=as_known(rng, some_day(rng)),
        )
        cast.sources.append(rows.add(source))


def _people(rng: Dice, cast: Cast, rows: Rows) -> None:
    names = [
        (f"{first} {surname}{ending}", is_woman)
        for firsts, endings, is_woman in (
            (words.MEN, words.SURNAMES_OF_MEN, False),
            (words.WOMEN, words.SURNAMES_OF_WOMEN, True),
        )
        for first in firsts
        for surname in words.SURNAMES
        for ending in endings
    ]
    chosen = [*words.LONG_NAMES, *rng.sample(names, PEOPLE - len(words.LONG_NAMES))]
    for number, (name, is_woman) in enumerate(chosen):
        person = rows.add(Person(**sample_key("person", number), name=name))
        cast.people.append(Member(person, is_woman))
        if rng.chance(30):
            rows.link(Person.sources, person=person, source=rng.choice(cast.sources))


def _named_for_places(
    rng: Dice, territory: Territory, templates: Sequence[tuple[str, ...]], count: int
) -> list[tuple[Municipality, tuple[str, ...]]]:
    """Choose pairs of a municipality and a template, none twice."""
    every = [(place, template) for place in territory.municipalities for template in templates]
    return rng.sample(every, min(count, len(every)))


def _organisation(kind: str, name: str, number: int, place: Municipality | None, **more: Any) -> Organisation:
    return Organisation(
        **sample_key("organisation", number),
        slug=slugify(name)[:110].strip("-"),
        name=name,
        kind=kind,
        municipality=place,
        region=place.region if place else None,
        **more,
    )


def _organisations(rng: Dice, territory: Territory, cast: Cast, rows: Rows) -> None:
    national = [(None, template) for template in words.NATIONAL_ORGANISATIONS]
    local = _named_for_places(rng, territory, words.ORGANISATIONS, ORGANISATIONS - len(national))
    for number, (place, (kind, template)) in enumerate([*national, *local]):
        name = template.format(municipality=place.genitive) if place else template
        organisation = _organisation(
            kind,
            name,
            number,
            place,
            description=rng.choice(words.AREAS_OF_WORK) if rng.chance(50) else "",
            website=f"https://organizacija-{number + 1}.pavyzdys.example" if rng.chance(40) else "",
        )
        cast.organisations.append(rows.add(organisation))
        if rng.chance(40):
            rows.link(Organisation.sources, organisation=organisation, source=rng.choice(cast.sources))


def _institutions(rng: Dice, territory: Territory, cast: Cast, rows: Rows) -> None:
    ngos = [row for row in cast.organisations if row.kind == Organisation.Kind.NGO]
    chosen = _named_for_places(rng, territory, words.INSTITUTIONS, INSTITUTIONS)
    statuses = [*CareInstitution.ReformStatus.values, ""]
    for number, (place, (kind, template, residents)) in enumerate(chosen, start=ORGANISATIONS):
        name = template.format(municipality=place.genitive)
        organisation = rows.add(_organisation(Organisation.Kind.CARE_INSTITUTION, name, number, place))
        status = rng.choices(statuses, [10, 20, 20, 25, 15, 10])[0]
        places = rng.choice([8, 12, 24, 30, 40, 60, 80, 120, 200, None])
        institution = rows.add(
            CareInstitution(
                organisation=organisation,
                kind=kind,
                target_group=residents,
                places=places,
                operator=rng.choice(ngos) if rng.chance(15) else None,
                reform_status=status,
                since=as_known(rng, some_day(rng)) if status and rng.chance(70) else None,
                closing=as_known(rng, some_day(rng)) if status == "in_transition" else None,
            )
        )
        cast.institutions.append(organisation)
        lived = places or rng.randrange(5, 90)
        for year in sorted(rng.sample(range(2015, 2027), rng.randrange(6))):
            lived = max(lived - rng.randrange(-1, max(lived // 3, 2)), 0)
            rows.add(
                HeadCount(
                    institution=institution,
                    counted=PartialDate.parse(rng.choice([f"{year}", f"{year}-01-01", f"{year}-12-31"])),
                    residents=lived,
                    source=rng.choice(cast.sources),
                )
            )


def _projects(rng: Dice, territory: Territory, cast: Cast, rows: Rows) -> None:
    for number, title in enumerate(words.PROJECTS):
        name = f"Pavyzdinis projektas „{title}“"
        starts = some_day(rng, last=dt.date(2023, 1, 1))
        months = rng.choice([12, 18, 24, 36, 60])
        value = Decimal(rng.randrange(20_000, 4_000_000))
        region = rng.choice(territory.regions) if rng.chance(60) else None
        project = rows.add(
            FundingProject(
                **sample_key("project", number),
                slug=slugify(name)[:150].strip("-"),
                name=name,
                kind=rng.choices(FundingProject.Kind.values, [5, 1])[0],
                code=f"PAVYZDYS-{number + 1:02}",
                funder=cast.organisations[2],
                implementer=rng.choice(cast.organisations),
                funding_source="Pavyzdinis fondas",
                acknowledgement="Pavyzdys: projektą finansuoja pavyzdinis fondas.",
                region=region,
                starts=as_known(rng, starts),
                ends=PartialDate(starts + dt.timedelta(days=30 * months)) if rng.chance(80) else None,
                months=months,
                total_value=value,
                funding=value * rng.choice([50, 85, 100]) / 100,
                participants_planned=rng.choice([None, 50, 200, 1200]),
            )
        )
        cast.projects.append(project)
        for place in territory.municipalities:
            if region and place.region == region:
                rows.link(FundingProject.municipalities, fundingproject=project, municipality=place)


def _agreements(rng: Dice, territory: Territory, cast: Cast, rows: Rows) -> None:
    kinds = (Organisation.Kind.NGO, Organisation.Kind.UMBRELLA_NGO)
    ngos = [row for row in cast.organisations if row.kind in kinds]
    # The umbrella organisation has an agreement with every other municipality, the rest with a few.
    pairs = [(ngos[0], place) for place in territory.municipalities[::2]]
    others = [(ngo, place) for ngo in ngos[1:] for place in territory.municipalities]
    pairs += rng.sample(others, min(AGREEMENTS - len(pairs), len(others)))
    for number, (ngo, place) in enumerate(pairs):
        status = rng.choices(Agreement.Status.values, [15, 10, 60, 15])[0]
        reached = Agreement.Status.values.index(status)
        day = some_day(rng, last=dt.date(2022, 12, 31))
        days = [day + dt.timedelta(days=gap) for gap in (0, 45, 100, 1200)]
        dates = [as_known(rng, day) if step <= reached else None for step, day in enumerate(days)]
        if reached > 1 and rng.chance(30):
            dates[1] = None
        agreement = rows.add(
            Agreement(
                **sample_key("agreement", number),
                ngo=ngo,
                municipality=place,
                kind=rng.choices(Agreement.Kind.values, [5, 1])[0],
                status=status,
                planned=dates[0],
                approved=dates[1],
                signed=dates[2],
                ended=dates[3],
                place=place.seat if reached > 1 else "",
                purpose="Pavyzdys: kartu rūpintis, kad paslaugos būtų arti žmonių.",
                areas_of_work=rng.choice(words.AREAS_OF_WORK),
                term=rng.choice(words.TERMS),
                source=rng.choice(cast.sources),
            )
        )
        cast.agreements[place].append(agreement)
        signed_by = rng.sample(cast.people, 2) if reached > 1 else []
        for position, (member, organisation) in enumerate(zip(signed_by, (ngo, None), strict=False)):
            rows.add(
                Signatory(
                    agreement=agreement,
                    person=member.person,
                    office=member.office(rng),
                    organisation=organisation,
                    position=position,
                )
            )


def _claims_and_seats(rng: Dice, cast: Cast, rows: Rows) -> None:
    for number in range(40):
        organisation = rng.choice(cast.organisations[:20])
        members = rng.randrange(10, 90)
        rows.add(
            Claim(
                **sample_key("claim", number),
                topic=Claim.Topic.MEMBERS,
                text=f"Pavyzdys: organizacija vienija daugiau kaip {members} narių.",
                number=members,
                stated=as_known(rng, some_day(rng)),
                source=rng.choice(cast.sources),
                organisation=organisation,
            )
        )
    for number, (body, organisation) in enumerate(
        (body, organisation) for body in words.SEATS for organisation in rng.sample(cast.organisations, 5)
    ):
        rows.add(
            Seat(
                **sample_key("seat", number),
                body=body,
                host=cast.organisations[2],
                organisation=organisation,
                held=as_known(rng, some_day(rng)),
                source=rng.choice(cast.sources),
            )
        )
