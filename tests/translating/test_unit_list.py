"""The list of what lacks English, and of what has changed in Lithuanian since."""

import pytest

from tests.factories import (
    AdministratorFactory,
    AgreementFactory,
    CareInstitutionFactory,
    ClaimFactory,
    ClusterFactory,
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    FundingProjectFactory,
    MembershipFactory,
    MilestoneFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    OutcomeFactory,
    PhotoFactory,
    PresentationFactory,
    SeatFactory,
    ServiceProvisionFactory,
)
from tests.translating.writing import address

pytestmark = pytest.mark.django_db

EVERY_KIND = (
    "renginiai sutartys organizacijos istaigos klasteriai paslaugos gaires projektai teiginiai vietos"
)
LIST = "/darbastalis/vertimai/"


@pytest.fixture(autouse=True)
def _surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def owner(client):
    membership = MembershipFactory(organisation__description="")
    client.force_login(membership.user)
    membership.organisation.say_in_english("name", "Ours")
    membership.organisation.save()
    return membership.organisation


def shown(answer):
    """The units of the page, by kind."""
    return {kind.slug: units for kind, units, _own in answer.context["groups"]}


def counts(answer):
    """How many texts of each unit lack English, and how many are outdated."""
    return [
        (unit.lacking_count, unit.outdated_count)
        for _kind, units, _own in answer.context["groups"]
        for unit in units
    ]


def in_english(row):
    for column in row.lacking_english:
        row.say_in_english(column, "English")
    row.save()
    return row


def test_unit_counts_what_lacks_english_in_all_its_parts(client, owner):
    event = EventFactory(owner=owner, title="Stalas", lead="Aptarta.", venue="")
    PresentationFactory(event=event, topic="Tema", office="")
    OutcomeFactory(event=event, text="Trūksta", raised_by="tėvai")
    commitment = CommitmentFactory(event=event, text="Padarys")
    PhotoFactory(event=event, caption="Vidinė", alt="Vidinė")
    event.say_in_english("title", "Table")
    event.save()
    commitment.say_in_english("text", "Will do")
    commitment.text = "Padarys vėliau"
    commitment.save()

    answer = client.get(LIST)

    assert shown(answer) == {"renginiai": [event]}
    assert counts(answer) == [(4, 1)]
    assert "neišversti 4 tekstai" in " ".join(answer.text.split())
    assert "pasenęs 1 vertimas" in " ".join(answer.text.split())
    assert address(event) in answer.text


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("", {"lacking", "outdated", "part"}),
        ("truksta", {"lacking", "part"}),
        ("pasenes", {"outdated"}),
        ("visi", {"lacking", "outdated", "part", "whole"}),
    ],
)
def test_states_part_the_units(client, owner, state, expected):
    outdated = in_english(EventFactory(owner=owner))
    outdated.lead = "Kitaip"
    outdated.save()
    units = {
        "lacking": EventFactory(owner=owner),
        "outdated": outdated,
        "whole": in_english(EventFactory(owner=owner)),
        "part": in_english(EventFactory(owner=owner)),
    }
    OutcomeFactory(event=units["part"])

    answer = client.get(LIST, {"busena": state, "rusis": "renginiai"})

    found = set(shown(answer)["renginiai"])
    assert {name for name, unit in units.items() if unit in found} == expected


def test_text_taken_out_in_lithuanian_lacks_nothing_and_is_not_outdated(client, owner):
    event = in_english(EventFactory(owner=owner, venue="Salė"))
    event.venue = ""
    event.save()

    answer = client.get(LIST)

    assert shown(answer) == {}
    assert "Čia nėra ko versti" in answer.text


def test_kind_may_be_chosen_and_says_how_many_there_are(client, owner):
    EventFactory(owner=owner)
    agreement = AgreementFactory(ngo=owner, purpose="Tikslas")

    answer = client.get(LIST, {"rusis": "sutartys"})

    assert shown(answer) == {"sutartys": [agreement]}
    assert [label for _slug, label in answer.context["filter"].fields["rusis"].choices] == [
        "visos rūšys",
        "renginiai (1)",
        "sutartys (1)",
    ]


def test_unknown_choice_is_said_and_the_list_stays(client, owner):
    event = EventFactory(owner=owner)

    answer = client.get(LIST, {"busena": "kita", "rusis": "x"})

    assert shown(answer) == {"renginiai": [event]}
    assert [field.name for field in answer.context["filter"].mistaken] == ["busena", "rusis"]
    assert 'href="#id_busena"' in answer.text


def test_only_what_is_public_is_listed(client, owner):
    DraftEventFactory(owner=owner, title="Juodraštis", lead="Slaptas")

    assert shown(client.get(LIST)) == {}


def everything(region, owner):
    """One unit of each kind, in the region or of the organisation where it can be."""
    municipality = AgreementFactory(ngo=owner, municipality__region=region, purpose="x").municipality
    EventFactory(owner=owner, region=region)
    CareInstitutionFactory(organisation__municipality=municipality)
    ClusterFactory(region=region, description="Klasteris")
    ServiceProvisionFactory(municipality=municipality, note="Pastaba")
    FundingProjectFactory()
    ClaimFactory()
    MilestoneFactory(text="Gairė")
    SeatFactory()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("editor", "renginiai sutartys"),
        ("expert", "renginiai sutartys istaigos klasteriai paslaugos"),
        ("administrator", EVERY_KIND),
        ("official", EVERY_KIND),
    ],
)
def test_each_role_sees_its_reach(client, owner, role, expected):
    expert = ExpertMembershipFactory()
    everything(expert.region, owner)
    people = {
        "editor": lambda: owner.memberships.get().user,
        "expert": lambda: expert.user,
        "official": lambda: OfficialMembershipFactory().user,
        "administrator": AdministratorFactory,
    }
    client.force_login(people[role]())

    answer = client.get(LIST)

    assert list(shown(answer)) == expected.split()


def test_official_is_led_only_to_facts(client, owner):
    expert = ExpertMembershipFactory()
    everything(expert.region, owner)
    client.force_login(OfficialMembershipFactory().user)

    answer = client.get(LIST)

    own = {kind.slug for kind, units, own in answer.context["groups"] if own}
    assert own == {"paslaugos"}
    assert answer.text.count('class="unit-name"') == len(counts(answer))
    assert answer.text.count("/darbastalis/vertimai/paslaugos/") == 1
    assert "/darbastalis/vertimai/renginiai/" not in answer.text


def test_own_organisation_is_listed(client, owner):
    owner.description = "Kas mes"
    owner.save()
    OrganisationFactory(description="Kita")

    answer = client.get(LIST)

    assert shown(answer) == {"organizacijos": [owner]}


def test_pages_go_on_through_the_kinds(client, owner):
    events = EventFactory.create_batch(24, owner=owner)
    agreements = AgreementFactory.create_batch(3, ngo=owner, purpose="x")

    first, second = client.get(LIST), client.get(LIST, {"puslapis": 2})

    assert len(shown(first)["renginiai"]) == len(events)
    found = [*shown(first)["sutartys"], *shown(second)["sutartys"]]
    assert [len(shown(first)["sutartys"]), len(shown(second)["sutartys"])] == [1, 2]
    assert {row.pk for row in found} == {row.pk for row in agreements}
    assert client.get(LIST, {"puslapis": 3}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_unit_list_query_count(client, owner, rows, django_assert_num_queries):
    EventFactory.create_batch(rows, owner=owner)
    AgreementFactory.create_batch(rows, ngo=owner, purpose="x")

    with django_assert_num_queries(8):
        answer = client.get(LIST)

    assert len(counts(answer)) == 2 * rows
