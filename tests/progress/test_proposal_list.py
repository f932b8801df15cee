"""The list of proposed facts, and the desk that tells of it."""

import datetime as dt

import pytest
from django.urls import reverse

from municipalities.partial_dates import PartialDate
from tests.factories import FactProposalFactory, OfficialMembershipFactory, OrganisationFactory
from tests.progress.proposing import make_scene, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def scene():
    return make_scene()


def test_the_list_shows_ones_own_and_those_to_be_answered_the_waiting_first(client, scene):
    answered = proposed(
        scene, state="returned", answer="Ne.", answered_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    waiting = proposed(scene, status="pilot")
    FactProposalFactory()
    url = reverse("progress:proposal_list")

    client.force_login(scene.editor)
    own = client.get(url)
    client.force_login(scene.expert)
    hers = client.get(url)
    client.force_login(OfficialMembershipFactory().user)
    all_ = client.get(url)

    assert list(own.context["page"]) == [waiting, answered]
    assert own.context["answerable"] == set()
    assert list(hers.context["page"]) == [waiting, answered]
    assert hers.context["answerable"] == {waiting.pk}
    assert len(all_.context["page"]) == 3
    assert "Rasta" in own.text or "Rasti" in own.text


def test_the_list_is_filtered_by_what_became_of_it(client, scene):
    proposed(scene, state="returned", answer="Ne.", answered_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    waiting = proposed(scene, status="pilot")
    client.force_login(scene.editor)

    found = client.get(reverse("progress:proposal_list"), {"busena": "laukia"})
    unknown = client.get(reverse("progress:proposal_list"), {"busena": "nera"})

    assert list(found.context["page"]) == [waiting]
    assert len(unknown.context["page"]) == 2
    assert "Tokio pasirinkimo nėra. Pasirinkite iš sąrašo." in unknown.text


def test_the_list_is_taken_away_as_it_is_shown(client, scene):
    proposed(scene)
    client.force_login(scene.editor)

    response = client.get(reverse("progress:proposal_list"), {"formatas": "csv"})

    rows = response.getvalue().decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Alytaus miesto savivaldybė;Laikinas atokvėpis;" in rows[1]


@pytest.mark.parametrize("rows", [1, 3])
def test_proposal_list_query_count(client, scene, rows, django_assert_num_queries):
    for _ in range(rows):
        proposed(scene, provider=OrganisationFactory())
    client.force_login(scene.expert)

    with django_assert_num_queries(7):
        response = client.get(reverse("progress:proposal_list"))

    assert len(response.context["page"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_proposal_create_query_count(client, scene, rows, django_assert_num_queries):
    for number in range(rows):
        proposed(scene, since=PartialDate.parse(f"201{number}"))
    client.force_login(scene.editor)

    with django_assert_num_queries(11):
        response = client.get(reverse("progress:proposal_create", args=[scene.event.pk]))

    assert len(response.context["proposals"]) == rows


@pytest.mark.parametrize(("role", "told"), [("expert", True), ("editor", False)])
def test_the_desk_tells_whoever_may_answer_how_many_wait(client, scene, role, told):
    proposed(scene)
    proposed(scene, status="pilot")
    client.force_login(getattr(scene, role))

    page = client.get(reverse("events:workspace")).text

    assert ("2 pasiūlyti faktai laukia jūsų atsakymo." in page) is told
    assert reverse("progress:proposal_list") in page


def test_pages_of_proposals_are_kept_nowhere(client, scene):
    proposal = proposed(scene)
    client.force_login(scene.expert)

    for url in (
        reverse("progress:proposal_list"),
        proposal.get_absolute_url(),
        reverse("progress:proposal_create", args=[scene.event.pk]),
    ):
        assert "no-store" in client.get(url).headers["Cache-Control"]
