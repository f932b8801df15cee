"""What the register knows now, as the reading of a text wants it."""

from events.extraction.known import Known, KnownBody, KnownMunicipality, KnownRegion, KnownService
from municipalities.models import (
    CareInstitution,
    FundingProject,
    Municipality,
    Organisation,
    Person,
    Region,
    ServiceType,
)


def known_now() -> Known:
    """All names of the register, in seven queries however many rows there are.

    Each list is in the order of the rows' keys, so that the same register gives the same reading on every
    database.
    """
    return Known(
        regions=_regions(),
        municipalities=_municipalities(),
        bodies=_bodies(),
        services=_services(),
        persons=tuple(Person.objects.order_by("pk").values_list("name", flat=True)),
        projects=tuple(FundingProject.objects.order_by("pk").values_list("name", flat=True)),
    )


def _regions() -> tuple[KnownRegion, ...]:
    rows = Region.objects.order_by("code").values_list("code", "name", "stem", "seat")
    return tuple(KnownRegion(*row) for row in rows)


def _municipalities() -> tuple[KnownMunicipality, ...]:
    return tuple(
        KnownMunicipality(
            code=place.code,
            name=place.name,
            region=place.region.code,
            kind=place.kind,
            short_name=place.short_name,
            genitive=place.genitive,
            stem=place.stem,
            seat=place.seat,
            seat_genitive=place.seat_genitive,
            seat_locative=place.seat_locative,
            aliases=tuple(place.aliases),
        )
        for place in Municipality.objects.select_related("region").order_by("code")
    )


def _bodies() -> tuple[KnownBody, ...]:
    houses_people = set(CareInstitution.objects.values_list("pk", flat=True))
    rows = Organisation.objects.order_by("pk").values_list(
        "pk", "name", "kind", "short_name", "aliases", "municipality__code"
    )
    return tuple(
        KnownBody(
            key=key,
            name=name,
            kind=kind,
            is_institution=key in houses_people,
            short_name=short_name,
            aliases=tuple(aliases),
            municipality=municipality or "",
        )
        for key, name, kind, short_name, aliases, municipality in rows
    )


def _services() -> tuple[KnownService, ...]:
    rows = ServiceType.objects.order_by("key").values_list("key", "name", "synonyms")
    return tuple(KnownService(key, name, tuple(synonyms)) for key, name, synonyms in rows)
