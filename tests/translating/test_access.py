"""Whose English it is: every role, every kind of unit, by every method."""

import pytest
from django.urls import reverse

from tests.factories import (
    CareInstitutionFactory,
    ClaimFactory,
    ClusterFactory,
    FundingProjectFactory,
    IndicatorValueFactory,
    MilestoneFactory,
    SeatFactory,
    ServiceProvisionFactory,
    SocialServicesPlanFactory,
    TargetFactory,
)
from tests.test_access import EVERYBODY, INSIDE, ROLES, STATES, Scene, ask, without_numbers
from tests.translating.writing import address, posted

pytestmark = pytest.mark.django_db

FACTS = {"expert", "official", "administrator"}
# Whose it is to put a unit of each kind into English.
RIGHTS = {
    "renginiai": INSIDE,
    "sutartys": INSIDE,
    "organizacijos": {"editor", "administrator"},
    "istaigos": {"expert", "administrator"},
    "klasteriai": {"expert", "administrator"},
    "paslaugos": FACTS,
    "planai": FACTS,
    "reiksmes": FACTS,
    "siekiniai": FACTS,
    "gaires": {"administrator"},
    "projektai": {"administrator"},
    "teiginiai": {"administrator"},
    "vietos": {"administrator"},
}


@pytest.fixture(autouse=True)
def _surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


def units(scene):
    """One unit of each kind: of the editor's organisation, in the expert's region, where it can be."""
    region, municipality = scene.region, scene.agreement.municipality
    return {
        "renginiai": scene.event,
        "sutartys": scene.agreement,
        "organizacijos": scene.owner,
        "istaigos": CareInstitutionFactory(organisation__municipality=municipality).organisation,
        "klasteriai": ClusterFactory(region=region),
        "paslaugos": ServiceProvisionFactory(municipality=municipality),
        "planai": SocialServicesPlanFactory(municipality=municipality),
        "reiksmes": IndicatorValueFactory(region=region),
        "siekiniai": TargetFactory(region=region),
        "gaires": MilestoneFactory(),
        "projektai": FundingProjectFactory(),
        "teiginiai": ClaimFactory(),
        "vietos": SeatFactory(),
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_role_puts_into_english_what_is_its_own(client, role):
    scene = Scene("published")
    rows = units(scene)
    if role != "anonymous":
        client.force_login(scene.person(role))

    found = {
        (kind, method): ask(client, method, address(unit, kind)).status_code
        for kind, unit in rows.items()
        for method in ("GET", "POST")
    }

    if role == "anonymous":
        assert set(found.values()) == {302}
    else:
        there = {"GET": 200, "POST": 302}
        expected = {
            (kind, method): there[method] if role in RIGHTS[kind] else 404
            for kind in rows
            for method in there
        }
        assert found == expected


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", [role for role in ROLES if role in INSIDE])
def test_only_a_published_event_is_put_into_english(client, role, state):
    scene = Scene(state)
    client.force_login(scene.person(role))

    answer = client.get(address(scene.event))

    assert answer.status_code == (200 if state == "published" else 404)


@pytest.mark.parametrize("role", sorted(EVERYBODY - INSIDE - {"anonymous"}))
def test_what_is_hidden_answers_like_what_is_absent(client, role):
    scene = Scene("published")
    client.force_login(scene.person(role))

    hidden = client.get(address(scene.event))
    absent = client.get(reverse("translating:unit_edit", args=["renginiai", scene.event.pk + 1000]))

    assert hidden.status_code == absent.status_code == 404
    assert without_numbers(hidden) == without_numbers(absent)


def test_texts_of_another_unit_are_not_written(client):
    scene, other = Scene("published"), Scene("published")
    client.force_login(scene.person("editor"))
    page = client.get(address(scene.event))
    foreign = {f"pats-{other.event.pk}-title": "Taken over", f"pats-{other.event.pk}-title-seen": "x"}

    client.post(address(scene.event), posted(page) | foreign | {"status": "draft", "title": "Kitas"})

    other.event.refresh_from_db()
    before = scene.event.title
    scene.event.refresh_from_db()
    assert other.event.english == {}
    assert (scene.event.english, scene.event.status, scene.event.title) == ({}, "published", before)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_no_other_method_is_taken(client, method):
    scene = Scene("published")
    client.force_login(scene.person("editor"))

    answers = [ask(client, method, url) for url in (address(scene.event), reverse("translating:unit_list"))]

    assert [answer.status_code for answer in answers] == [405, 405]
