"""Who may do what: every role, every kind of object, every address and method.

The tables below are the rules. An address that stands in none of them fails the test, so that no page is ever
added without somebody saying whose it is.
"""

import datetime as dt
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from events.models import (
    Attachment,
    Commitment,
    Event,
    Outcome,
    Participation,
    Photo,
    PressText,
    Upload,
    WorkingCopy,
)
from municipalities.models import Agreement
from tests.factories import (
    AgreementFactory,
    AttachmentFactory,
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PhotoFactory,
    PressTextFactory,
    RegionFactory,
    UploadFactory,
    UserFactory,
    WorkingCopyFactory,
)

pytestmark = pytest.mark.django_db

ROLES = (
    "anonymous",
    "newcomer",
    "editor",
    "other_editor",
    "expert",
    "other_expert",
    "official",
    "administrator",
)
STATES = ("draft", "in_review", "published", "withdrawn", "binned")
INSIDE = {"editor", "expert", "administrator"}
OWNERS = {"editor", "administrator"}
EVERYBODY = set(ROLES)

# Who may do what with an event of each state; what is not named, nobody may.
RIGHTS = {
    "read": {
        "draft": INSIDE,
        "in_review": INSIDE | {"official"},
        "published": EVERYBODY,
        "withdrawn": INSIDE,
    },
    "edit": dict.fromkeys(("draft", "in_review", "published", "withdrawn"), INSIDE),
    "publish": dict.fromkeys(("draft", "in_review", "published", "withdrawn"), OWNERS),
    "read what is unpublished": {
        "draft": INSIDE,
        "in_review": INSIDE | {"official"},
        "published": INSIDE,
        "withdrawn": INSIDE,
    },
    "see who was there": {
        "draft": INSIDE,
        "in_review": INSIDE | {"official"},
        "published": INSIDE | {"official"},
        "withdrawn": INSIDE,
    },
    "take back": {"binned": OWNERS},
}

# Of each address of one event: the right that it asks for, and the methods that it answers.
EVENT_ADDRESSES = {
    "event_edit": ("edit", "GET POST"),
    "event_autosave": ("edit", "POST"),
    "event_row": ("edit", "GET"),
    "event_promises": ("edit", "GET"),
    "event_participants": ("edit", "POST"),
    "upload_create": ("edit", "POST"),
    "event_check": ("edit", "GET"),
    "event_published": ("edit", "GET"),
    "event_preview": ("read what is unpublished", "GET"),
    "event_protocol_docx": ("see who was there", "GET"),
    "event_protocol_pdf": ("see who was there", "GET"),
    "event_sign_in_sheet": ("see who was there", "GET"),
    "event_invitation": ("see who was there", "GET"),
    "event_text": ("see who was there", "GET"),
    "event_history": ("see who was there", "GET"),
    "event_publish": ("publish", "POST"),
    "event_submit": ("publish", "POST"),
    "event_return": ("publish", "POST"),
    "event_withdraw": ("publish", "POST"),
    "event_bin": ("publish", "POST"),
    "event_discard": ("edit", "POST"),
    "event_unbin": ("take back", "POST"),
}
ARGUMENTS = {"event_row": {"kind": "outcomes"}}

# Addresses of the workspace that are of no one event, and who has something there.
OTHER_ADDRESSES = {
    "events:workspace": EVERYBODY - {"anonymous"},
    "events:own_event_list": EVERYBODY - {"anonymous"},
    "events:bin": EVERYBODY - {"anonymous"},
    "municipalities:agreement_board": {"editor", "other_editor", "expert", "other_expert", "administrator"},
    "municipalities:agreement_create": {"editor", "other_editor", "administrator"},
    "progress:fact_board": {"expert", "other_expert", "official", "administrator"},
    "progress:proposal_list": EVERYBODY - {"anonymous", "newcomer"},
    "progress:import_list": {"expert", "other_expert", "official", "administrator"},
    "corrections:report_list": {"editor", "other_editor", "expert", "other_expert", "administrator"},
    "translating:unit_list": EVERYBODY - {"anonymous", "newcomer"},
}
# Tested where they are: what they need is more than an event.
ELSEWHERE = {
    "events:event_create",
    # tests/events/press/test_texts.py
    "events:event_from_text",
    "events:event_version",
    "events:event_restore",
    "events:upload_file",
    "events:upload_small",
    "events:organisation_year",
    "events:commitment_report",
    "municipalities:agreement_edit",
    # tests/test_access_facts.py
    "progress:fact_sheet",
    "progress:figure_sheet",
    "progress:finding_edit",
    "progress:plan_create",
    "progress:plan_edit",
    "progress:provision_edit",
    "progress:value_choice",
    "progress:value_edit",
    # tests/test_access_bringing.py
    "progress:proposal_create",
    "progress:proposal_detail",
    "progress:proposal_accept",
    "progress:proposal_return",
    "progress:proposal_take_back",
    "progress:import_blank",
    "progress:import_detail",
    "progress:import_file",
    "progress:import_apply",
    "progress:import_discard",
    # tests/corrections/test_answering.py
    "corrections:report_answer",
    # tests/translating/test_access.py
    "translating:unit_edit",
}


class Scene:
    """One event with all that hangs on it, and a person of each role beside it."""

    def __init__(self, state):
        self.owner, self.region = OrganisationFactory(), RegionFactory()
        facts = {"owner": self.owner, "region": self.region, "starts_on": dt.date(2017, 9, 5)}
        if state == "binned":
            self.event = DraftEventFactory(binned_at=timezone.now(), **facts)
        elif state == "published":
            self.event = EventFactory(**facts)
        else:
            self.event = DraftEventFactory(status=state, **facts)
        self.rows = {
            Event: self.event,
            WorkingCopy: WorkingCopyFactory(event=self.event, answers={"starts_on": ["2017-09-05"]}),
            Upload: UploadFactory(event=self.event),
            PressText: PressTextFactory(event=self.event),
            Attachment: AttachmentFactory(event=self.event),
            Photo: PhotoFactory(event=self.event),
            Participation: ParticipationFactory(event=self.event, is_public=False),
            Outcome: OutcomeFactory(event=self.event),
            Commitment: CommitmentFactory(event=self.event),
        }
        self.agreement = AgreementFactory(ngo=self.owner, municipality__region=self.region)

    def person(self, role):
        """Somebody of the role."""
        if role == "anonymous":
            return AnonymousUser()
        if role == "newcomer":
            return UserFactory()
        if role == "administrator":
            return UserFactory(is_superuser=True)
        memberships = {
            "editor": lambda: MembershipFactory(organisation=self.owner),
            "other_editor": MembershipFactory,
            "expert": lambda: ExpertMembershipFactory(region=self.region),
            "other_expert": ExpertMembershipFactory,
            "official": OfficialMembershipFactory,
        }
        return memberships[role]().user


@pytest.fixture(autouse=True)
def _surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    # Whose page it is, is asked here; that officials prove themselves twice is tested with the accounts.
    settings.SECOND_FACTOR_REQUIRED = False


def workspace_addresses():
    """The names of all addresses under /darbastalis/, the room before each."""
    rooms = [
        room
        for part in get_resolver("portal.urls").url_patterns
        for room in (part, *getattr(part, "url_patterns", ()))
    ]
    for room in rooms:
        for entry in getattr(room, "url_patterns", ()):
            if isinstance(entry, URLPattern) and str(entry.pattern).startswith("darbastalis/"):
                yield f"{room.namespace}:{entry.name}"


def ask(client, method, url):
    """Send the request and take back whatever it did."""
    with transaction.atomic():
        response = getattr(client, method.lower())(url)
        transaction.set_rollback(True)
    return response


def is_there(response):
    """Whether something answers to this person; what it says of the request itself is another matter."""
    return response.status_code not in {403, 404}


# ---- The querysets


@pytest.mark.parametrize("state", STATES)
def test_rows_that_each_role_sees_and_edits(state):
    scene = Scene(state)
    inside = {
        "visible_to": RIGHTS["read"].get(state, set()),
        "editable_by": RIGHTS["edit"].get(state, set()),
        "publishable_by": RIGHTS["publish"].get(state, set()),
        "copy_visible_to": RIGHTS["read what is unpublished"].get(state, set()),
        "attendance_visible_to": RIGHTS["see who was there"].get(state, set()),
        "history_visible_to": RIGHTS["see who was there"].get(state, set()),
        "in_bin_of": RIGHTS["take back"].get(state, set()),
    }
    parts = {
        (Outcome, "visible_to"): inside["visible_to"],
        (Commitment, "visible_to"): inside["visible_to"],
        (Commitment, "editable_by"): inside["editable_by"],
        (WorkingCopy, "editable_by"): inside["editable_by"],
        (Upload, "editable_by"): inside["editable_by"],
        # They are internal, and the participant is not marked public.
        (Attachment, "visible_to"): inside["attendance_visible_to"],
        (Photo, "visible_to"): inside["attendance_visible_to"],
        (PressText, "visible_to"): inside["attendance_visible_to"],
        (Participation, "visible_to"): inside["attendance_visible_to"],
    }
    expected = {(Event, verb): roles for verb, roles in inside.items()} | parts
    people = {role: scene.person(role) for role in ROLES}

    found = {
        (model, verb): {
            role
            for role, person in people.items()
            if getattr(model.objects, verb)(person).filter(pk=scene.rows[model].pk).exists()
        }
        for model, verb in expected
    }

    assert found == expected


def test_agreement_is_everybodys_to_read_and_its_editors_to_change():
    scene = Scene("draft")
    people = {role: scene.person(role) for role in ROLES}

    visible = {role for role, person in people.items() if Agreement.objects.visible_to(person)}
    editable = {role for role, person in people.items() if Agreement.objects.editable_by(person)}

    assert visible == EVERYBODY
    assert editable == INSIDE


# ---- The addresses


def test_every_address_of_the_workspace_has_its_rule():
    ruled = {f"events:{name}" for name in EVENT_ADDRESSES} | set(OTHER_ADDRESSES) | ELSEWHERE

    assert set(workspace_addresses()) == ruled


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_the_events_that_are_its_own_to_meet(client, role, state):
    scene = Scene(state)
    person = scene.person(role)
    if role != "anonymous":
        client.force_login(person)

    there, expected = {}, {}
    for name, (right, methods) in EVENT_ADDRESSES.items():
        url = reverse(f"events:{name}", kwargs={"pk": scene.event.pk} | ARGUMENTS.get(name, {}))
        for method in methods.split():
            response = ask(client, method, url)
            there[name, method] = is_there(response)
            # Whoever has not logged in is asked to, whatever stands at the address.
            expected[name, method] = role == "anonymous" or role in RIGHTS[right].get(state, set())
            if role == "anonymous":
                assert response.status_code in {302, 401}, name

    # Throwing away twice and taking back twice lead to what the first did.
    if role in OWNERS:
        expected["event_bin", "POST"] = expected["event_unbin", "POST"] = True
    assert there == expected


@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_its_own_pages(client, role):
    scene = Scene("draft")
    if role != "anonymous":
        client.force_login(scene.person(role))

    answers = {name: client.get(reverse(name)) for name in OTHER_ADDRESSES}

    if role == "anonymous":
        assert {answer.status_code for answer in answers.values()} == {302}
    else:
        expected = {name: 200 if role in roles else 404 for name, roles in OTHER_ADDRESSES.items()}
        assert {name: answer.status_code for name, answer in answers.items()} == expected


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_no_address_of_the_workspace_takes_other_methods(client, method):
    scene = Scene("draft")
    client.force_login(scene.person("editor"))

    taken = {}
    for name in EVENT_ADDRESSES:
        url = reverse(f"events:{name}", kwargs={"pk": scene.event.pk} | ARGUMENTS.get(name, {}))
        taken[name] = ask(client, method, url).status_code

    # An act leads whatever is not sent by its form to where the form stands.
    assert {name: status for name, status in taken.items() if status not in {302, 405}} == {}
    assert Event.objects.get() == scene.event


@pytest.mark.parametrize("role", ["newcomer", "other_editor", "other_expert", "official"])
def test_what_is_hidden_answers_like_what_is_absent(client, role):
    scene = Scene("draft")
    client.force_login(scene.person(role))

    for name in ("event_edit", "event_check", "event_preview", "event_history", "event_protocol_pdf"):
        hidden = client.get(reverse(f"events:{name}", args=[scene.event.pk]))
        absent = client.get(reverse(f"events:{name}", args=[scene.event.pk + 1000]))

        assert hidden.status_code == absent.status_code == 404
        assert without_numbers(hidden) == without_numbers(absent)


def without_numbers(response):
    """The page without what differs between any two answers."""
    text = response.content.decode()
    for part in (response.headers.get("X-Request-Code", ""), str(uuid.UUID(int=0))):
        text = text.replace(part, "") if part else text
    return "".join(mark for mark in text if not mark.isdigit())


# ---- What a draft says is heard nowhere


def test_word_of_a_draft_is_on_no_public_page(client):
    word = "Slaptazodynas"
    scene = Scene("draft")
    Event.objects.filter(pk=scene.event.pk).update(title=word, lead=word, body=word, venue=word)
    WorkingCopy.objects.filter(pk=scene.event.pk).update(answers={"title": [word]})
    Outcome.objects.update(text=word)
    Commitment.objects.update(text=word)
    before = {url: client.get(url).content for url in public_addresses()}

    said = [url for url, content in before.items() if word in content.decode()]
    scene.event.delete()
    after = {url: client.get(url).content for url in public_addresses()}

    assert said == []
    # Not even a count changes.
    assert {url for url in before if counts(before[url]) != counts(after[url])} == set()


def public_addresses():
    """Every list, with and without a search for the word."""
    names = ("home", "region_list", "municipality_list", "events:event_list", "events:commitment_list")
    lists = [reverse(name) for name in (*names, "events:experience_list", "municipalities:organisation_list")]
    return [*lists, *(f"{url}?q=slaptazodynas" for url in lists)]


def counts(content):
    """All the numbers on a page."""
    words = content.decode().replace(">", " ").replace("<", " ").split()
    return [word for word in words if word.isdigit()]
