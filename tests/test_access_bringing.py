"""Who may propose and answer facts, and who may bring them by file: every role at every address."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from progress.models import FactProposal, ImportedFile, IndicatorValue, ServiceProvision
from tests.factories import (
    FactProposalFactory,
    ImportedFileFactory,
    IndicatorFactory,
    MunicipalityFactory,
)
from tests.test_access import EVERYBODY, RIGHTS, ROLES, STATES, Scene, ask, is_there, without_numbers

pytestmark = pytest.mark.django_db

# Of each state of the event: who sees a proposal from it, and who may answer it.
ANSWERING = {
    "draft": {"expert", "administrator"},
    "in_review": {"expert", "official", "administrator"},
    "published": {"expert", "official", "administrator"},
    "withdrawn": {"expert", "administrator"},
    "binned": {"administrator"},
}
SEEING = {state: roles | {"editor"} for state, roles in ANSWERING.items()}
FILES_OF_OTHERS = {"official", "administrator"}


@pytest.fixture(autouse=True)
def _surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


def proposal_from(scene):
    return FactProposalFactory(event=scene.event, municipality=MunicipalityFactory(region=scene.region))


def logged_in_as(scene, role, client):
    person = scene.person(role)
    if role != "anonymous":
        client.force_login(person)
    return person


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_the_proposals_that_are_its_own_to_meet(client, role, state):
    scene = Scene(state)
    proposal = proposal_from(scene)
    logged_in_as(scene, role, client)
    addresses = {
        ("proposal_create", "GET"): (scene.event.pk, RIGHTS["edit"].get(state, set())),
        ("proposal_create", "POST"): (scene.event.pk, RIGHTS["edit"].get(state, set())),
        ("proposal_detail", "GET"): (proposal.pk, SEEING[state]),
        ("proposal_accept", "POST"): (proposal.pk, ANSWERING[state]),
        ("proposal_return", "POST"): (proposal.pk, ANSWERING[state]),
        ("proposal_take_back", "POST"): (proposal.pk, {"editor"}),
    }

    answers = {
        (name, method): ask(client, method, reverse(f"progress:{name}", args=[pk]))
        for (name, method), (pk, _roles) in addresses.items()
    }

    if role == "anonymous":
        assert {answer.status_code for answer in answers.values()} == {302}
    else:
        there = {key: is_there(answer) for key, answer in answers.items()}
        assert there == {key: role in roles for key, (_pk, roles) in addresses.items()}


@pytest.mark.parametrize("state", STATES)
def test_proposals_that_each_role_sees_and_answers(state):
    scene = Scene(state)
    proposal = proposal_from(scene)
    people = {role: scene.person(role) for role in ROLES}

    def those(verb):
        rows = {role: getattr(FactProposal.objects, verb)(person) for role, person in people.items()}
        return {role for role, found in rows.items() if found.filter(pk=proposal.pk).exists()}

    assert those("visible_to") == SEEING[state]
    assert those("answerable_by") == ANSWERING[state]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_answers_what_is_its_own_to_answer(client, role):
    scene = Scene("published")
    proposal = proposal_from(scene)
    logged_in_as(scene, role, client)
    said = {
        "municipality": proposal.municipality_id,
        "service": proposal.service_id,
        "status": "permanent",
        "state": "accepted",
    }

    client.post(reverse("progress:proposal_accept", args=[proposal.pk]), said)

    assert ServiceProvision.objects.exists() == (role in ANSWERING["published"])


@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_the_files_that_are_its_own_to_meet(client, role):
    scene = Scene("draft")
    file = ImportedFileFactory()
    person = logged_in_as(scene, role, client)
    own = ImportedFileFactory(uploaded_by=person if role != "anonymous" else None)
    edits = {"expert", "other_expert", "official", "administrator"}
    there, expected = {}, {}

    for name, method in (
        *(("import_detail", "GET"), ("import_file", "GET")),
        *(("import_apply", "POST"), ("import_apply", "GET")),
    ):
        for row, roles in ((file, FILES_OF_OTHERS), (own, edits)):
            answer = ask(client, method, reverse(f"progress:{name}", args=[row.key]))
            if answer.streaming:
                answer.getvalue()
            there[name, method, row.pk] = answer.status_code if role == "anonymous" else is_there(answer)
            expected[name, method, row.pk] = 302 if role == "anonymous" else role in roles
    for kind in ("csv", "xlsx"):
        answer = ask(client, "GET", reverse("progress:import_blank", args=[kind]))
        there[kind] = answer.status_code if role == "anonymous" else is_there(answer)
        expected[kind] = 302 if role == "anonymous" else role in edits

    assert there == expected


@pytest.mark.parametrize("role", ROLES)
def test_each_role_throws_away_its_own_files_alone(client, role):
    scene = Scene("draft")
    file = ImportedFileFactory()
    logged_in_as(scene, role, client)

    client.post(reverse("progress:import_discard", args=[file.key]))

    assert ImportedFile.objects.exists() == (role not in FILES_OF_OTHERS)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_brings_figures_of_its_own_territories(client, role):
    scene = Scene("draft")
    IndicatorFactory(name="Vaikai")
    here, elsewhere = MunicipalityFactory(region=scene.region), MunicipalityFactory()
    logged_in_as(scene, role, client)
    brought = set()

    for place in (here.name, elsewhere.name, scene.region.name, "Lietuva"):
        text = f"rodiklis;teritorija;laikotarpis;reikšmė\nVaikai;{place};2016;1".encode()
        file = {"publisher": "L", "title": place, "file": SimpleUploadedFile("rodikliai.csv", text)}
        response = client.post(reverse("progress:import_list"), file)
        if response.status_code == 302 and role != "anonymous":
            client.post(f"{response.url}importuoti/")
    for value in IndicatorValue.objects.all():
        brought.add(str(value.territory or "Lietuva"))

    own = {here.name, scene.region.name}
    everywhere = own | {elsewhere.name, "Lietuva"}
    assert brought == {"expert": own, "official": everywhere, "administrator": everywhere}.get(role, set())


@pytest.mark.parametrize("role", sorted(EVERYBODY - {"anonymous", "editor", "expert", "administrator"}))
def test_what_is_hidden_answers_like_what_is_absent(client, role):
    scene = Scene("draft")
    proposal = proposal_from(scene)
    client.force_login(scene.person(role))

    for name in ("proposal_detail", "proposal_accept", "proposal_take_back", "proposal_create"):
        pk = scene.event.pk if name == "proposal_create" else proposal.pk
        hidden = client.get(reverse(f"progress:{name}", args=[pk]))
        absent = client.get(reverse(f"progress:{name}", args=[pk + 1000]))

        assert hidden.status_code == absent.status_code == 404
        assert without_numbers(hidden) == without_numbers(absent)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_no_address_takes_other_methods(client, method):
    scene = Scene("published")
    proposal, person = proposal_from(scene), scene.person("administrator")
    client.force_login(person)
    file = ImportedFileFactory()
    urls = [
        reverse("progress:proposal_create", args=[scene.event.pk]),
        reverse("progress:proposal_list"),
        *(
            reverse(f"progress:{name}", args=[proposal.pk])
            for name in ("proposal_detail", "proposal_accept", "proposal_return")
        ),
        reverse("progress:import_list"),
        *(
            reverse(f"progress:{name}", args=[file.key])
            for name in ("import_detail", "import_file", "import_apply", "import_discard")
        ),
    ]

    taken = {url: ask(client, method, url).status_code for url in urls}

    # An act leads whatever is not sent by its form to where the form stands.
    assert {url: status for url, status in taken.items() if status not in {302, 405}} == {}
    proposal.refresh_from_db()
    assert (proposal.state, ImportedFile.objects.count()) == ("waiting", 1)
