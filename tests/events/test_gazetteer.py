"""The register as the reading of a text wants it."""

import pytest

from events.extraction.known import Known, KnownBody, KnownMunicipality, KnownRegion, KnownService
from events.gazetteer import known_now
from tests.factories import (
    CareInstitutionFactory,
    FundingProjectFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
    ServiceTypeFactory,
)

pytestmark = pytest.mark.django_db


def test_the_register_is_told_whole():
    region = RegionFactory(code="LT-z1", name="Gojaus regionas", stem="Gojaus", seat="Gojus")
    municipality = MunicipalityFactory(
        code="LT-z2",
        name="Gojaus rajono savivaldybė",
        region=region,
        short_name="Gojaus r. sav.",
        genitive="Gojaus rajono",
        stem="Gojaus",
        seat="Gojus",
        seat_genitive="Gojaus",
        seat_locative="Gojuje",
        aliases=["Gojaus raj."],
    )
    home = CareInstitutionFactory(
        organisation__name="Gojaus vaikų globos namai",
        organisation__municipality=municipality,
        organisation__aliases=["Gojaus namai"],
    ).organisation
    ngo = OrganisationFactory(name="VšĮ „Tiltai“", short_name="Tiltai")
    ServiceTypeFactory(key="z_paslauga", name="paslauga", synonyms=["pagalba"])
    PersonFactory(name="Vardas Pavardenis")
    FundingProjectFactory(name="Projektas „Kartu“")

    known = known_now()

    assert known == Known(
        regions=(KnownRegion("LT-z1", "Gojaus regionas", "Gojaus", "Gojus"),),
        municipalities=(
            KnownMunicipality(
                code="LT-z2",
                name="Gojaus rajono savivaldybė",
                region="LT-z1",
                kind="district",
                short_name="Gojaus r. sav.",
                genitive="Gojaus rajono",
                stem="Gojaus",
                seat="Gojus",
                seat_genitive="Gojaus",
                seat_locative="Gojuje",
                aliases=("Gojaus raj.",),
            ),
        ),
        bodies=(
            KnownBody(
                key=home.pk,
                name="Gojaus vaikų globos namai",
                kind="care_institution",
                is_institution=True,
                aliases=("Gojaus namai",),
                municipality="LT-z2",
            ),
            KnownBody(key=ngo.pk, name="VšĮ „Tiltai“", kind="ngo", short_name="Tiltai"),
        ),
        services=(KnownService("z_paslauga", "paslauga", ("pagalba",)),),
        persons=("Vardas Pavardenis",),
        projects=("Projektas „Kartu“",),
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_known_now_query_count(rows, django_assert_num_queries):
    CareInstitutionFactory.create_batch(rows, organisation__municipality=MunicipalityFactory())
    OrganisationFactory.create_batch(rows)
    PersonFactory.create_batch(rows)
    ServiceTypeFactory.create_batch(rows)
    FundingProjectFactory.create_batch(rows)

    with django_assert_num_queries(7):
        known = known_now()

    assert len(known.persons) == rows
