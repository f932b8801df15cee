"""Whoever has logged in and sends whatever, the workspace answers soon, and with less than 500."""

import json
import logging
import random
import re
import time
import uuid
from io import StringIO
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Membership
from events.actions.copies import copy_of, save_copy
from events.forms.kinds import BASICS, ROWS
from events.history.wording import compare
from events.models import Event, WorkingCopy
from events.papers.content import lines_of
from municipalities.rich_text import clean_rich_text, shown
from tests.accounts.people import PASSWORD, log_in, person
from tests.events.hostile import PDF
from tests.events.typing_in import publish, row, whole
from tests.factories import (
    AgreementFactory,
    AttachmentFactory,
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    InvitationFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    PhotoFactory,
    UploadFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
LONGEST = 10.0
KEY = "0123456789ab"
KEYS = [
    KEY, "r1", "r0", "r-1", "r1.5", "r9" + "9" * 21, "r" + "9" * 18, "r01", "٣" * 12, "r²", "", "__proto__",
    "0123456789AB", "x" * 12_000,
]  # fmt: skip
VALUES = [
    "", " ", "-1", "0", "1.5", "9" * 30, "9" * 5000, "1e400", "NaN", "²", "١٢", "2017-02-30", "0000-00-00",
    "99999-01-01", "9999-12-31", "0001-01-01", "' OR 1=1 --", "%_\\", "\u202ex", "\U0010ffff", "e\u0301" * 99,
    "<script>alert(1)</script>", "\r\nX: y", "x" * 12_000, "{{ 7|add:7 }}", "{}", "[[[[", "on", "null",
    "javascript:alert(1)", "http://[::1", "25:61", "00000000-0000-0000-0000-000000000000", "2017-03-28",
]  # fmt: skip
ACTIONS = [
    "", "nera", "add", "add:", "add:nera", "add:files", "add:promises", "remove:participants:" + KEY,
    "remove:nera:x", "up::", "up:participants:" + KEY, "down:title:x", "up:title:title", "paste:participants",
    "paste:nera", "region:", "region:" + "9" * 30, "region:-1", "institutions", "check", "save:__class__",
    ":::::::", "x" * 12_000,
]  # fmt: skip
BROKEN = [
    (b"--x", "multipart/form-data; boundary=x"),
    (b"x", "multipart/form-data"),
    (b"", "multipart/form-data; boundary=\xff"),
    (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a\r\n\r\nb',
        "multipart/form-data; boundary=x",
    ),
    (b"a=\xff\xfe&b=\xed\xa0\x80", "application/x-www-form-urlencoded"),
    (b"title=%00", "application/x-www-form-urlencoded"),
    (b"title=%ED%A0%80&%00=1", "application/x-www-form-urlencoded"),
    (b"a=b", "application/x-www-form-urlencoded; charset=utf-16"),
    (b'{"title": "\\ud800"}', "application/json"),
    (b"[" * 100_000, "application/json"),
    (b"\0" * 1000, "text/plain"),
    (b"&".join(b"title=%d" % number for number in range(1100)), "application/x-www-form-urlencoded"),
]
ROLES = ["editor", "expert", "official", "administrator"]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world():
    """What an editor has: a draft, a published event with a change of it, and all that hangs on them."""
    membership = MembershipFactory(is_lead=True, user__name="Rasa Rašytoja")
    owner = membership.organisation
    published = EventFactory(owner=owner)
    draft = DraftEventFactory(owner=owner)
    for event in (published, draft):
        typed = whole(
            published.region, row("participants", KEY, name="Ona"), row("outcomes", KEY, text="Kas")
        )
        save_copy(event=event, answers=typed, version=0, sitting=uuid.uuid4(), user=membership.user)
    return SimpleNamespace(
        editor=membership.user,
        expert=ExpertMembershipFactory(region=published.region).user,
        official=OfficialMembershipFactory().user,
        administrator=UserFactory(is_staff=True, is_superuser=True),
        owner=owner,
        published=published,
        draft=draft,
        upload=UploadFactory(event=draft),
        commitment=CommitmentFactory(
            event=published, responsible_organisation=owner, responsible_municipality=None
        ),
        agreement=AgreementFactory(ngo=owner),
        membership=MembershipFactory(organisation=owner),
        invitation=InvitationFactory(organisation=owner),
    )


def addresses(world):
    """Every address of the workspace and of the people of an organisation, with something behind it."""
    event = [
        *("edit", "autosave", "promises", "participants", "protocol_docx", "protocol_pdf", "sign_in_sheet"),
        *("invitation", "check", "preview", "published", "publish", "submit", "return", "withdraw", "unbin"),
        *("discard", "history"),
    ]
    found = [
        reverse(f"events:event_{name}", args=[pk])
        for name in event
        for pk in (world.draft.pk, world.published.pk)
    ]
    return [
        *found,
        reverse("events:upload_create", args=[world.draft.pk]),
        *(reverse("events:event_row", args=[world.draft.pk, kind]) for kind in ("outcomes", "files", "nera")),
        *(
            reverse("events:event_version", args=[world.published.pk, number])
            for number in (1, 10**9, 10**30)
        ),
        reverse("events:event_restore", args=[world.published.pk, 1]),
        reverse("events:commitment_report", args=[world.commitment.pk]),
        reverse("events:upload_file", args=[world.upload.key]),
        reverse("events:upload_small", args=[world.upload.key]),
        reverse("events:organisation_year", args=[world.owner.slug, 2017]),
        reverse("events:organisation_year", args=[world.owner.slug, 0]),
        reverse("events:organisation_year", args=[world.owner.slug, 10**30]),
        *(reverse(f"events:{name}") for name in ("workspace", "own_event_list", "event_create", "bin")),
        *(
            reverse(f"events:event_{name}", args=[10**30])
            for name in ("edit", "autosave", "check", "publish")
        ),
        *(reverse(f"municipalities:agreement_{name}") for name in ("board", "create")),
        reverse("municipalities:agreement_edit", args=[world.agreement.pk]),
        *(reverse(f"accounts:{name}") for name in ("account", "session", "member_list", "invitation")),
        reverse("accounts:member_remove", args=[10**30]),
        reverse("accounts:invitation_resend", args=[world.invitation.pk]),
        reverse("accounts:invitation_withdraw", args=[10**30]),
        reverse("accounts:invitation_link", args=["x" * 5000]),
    ]


def answered(client, method, address, *args, **options):
    """Ask; a fault of ours raises, and so does one that took too long."""
    began = time.monotonic()
    response = getattr(client, method)(address, *args, **options)
    response.getvalue()
    took = time.monotonic() - began
    assert response.status_code < 500, address
    assert took < LONGEST, (address, took)
    return response.status_code


def rubbish(seed):
    """A form with all the fields that there are, and something senseless in each."""
    choose = random.Random(seed)  # noqa: S311
    fields = [*BASICS, "version", "sitting", "based_on", "seen", "note", "confirmed", "pasted_participants"]
    fields += [
        "new_institutions",
        "organisation",
        "token",
        "status",
        "reported",
        "event",
        "ngo",
        "municipality",
    ]
    fields += ["planned", "signed", "signatories", "email", "name", "role", "kind", "upload", "puslapis", "q"]
    form = {name: [choose.choice(VALUES) for _one in range(choose.choice((1, 2)))] for name in fields}
    for kind, names in ROWS.items():
        form[kind] = choose.sample(KEYS, 3)
        form |= {f"{kind}-{key}-{name}": [choose.choice(VALUES)] for key in form[kind] for name in names}
    return form | {
        "is_whole": "1",
        "action": choose.choice(ACTIONS),
        "choose-title": "mine",
        "busena": "nera",
        "metai": "x",
    }


@pytest.mark.parametrize("role", ROLES)
def test_rubbish_in_every_form_is_survived(client, world, role):
    client.force_login(getattr(world, role))

    # An editor is let in everywhere, the others to some of it.
    some = addresses(world) if role == "editor" else addresses(world)[ROLES.index(role) % 2 :: 2]
    for number, address in enumerate(some):
        form = urlencode(rubbish(f"{role}{number}"), doseq=True)
        answered(client, "post", address, form, content_type="application/x-www-form-urlencoded")
        answered(client, "get", address + "?" + form[:8000].rpartition("&")[0])


@pytest.mark.parametrize("action", ACTIONS)
def test_button_that_nobody_made_is_survived(client, world, action):
    client.force_login(world.editor)
    form = {
        "is_whole": "1",
        "action": action,
        "version": "1",
        "participants": KEY,
        f"participants-{KEY}-name": "Ona",
    }

    assert answered(client, "post", reverse("events:event_edit", args=[world.draft.pk]), form) in {200, 302}


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_senseless_value_stays_in_the_draft(client, world, value):
    client.force_login(world.editor)
    typed = dict.fromkeys(BASICS, value)
    for kind, names in ROWS.items():
        typed |= {kind: KEY} | {f"{kind}-{KEY}-{name}": value for name in names}
    sheet = {"is_whole": "1", "version": copy_of(world.draft).version, "sitting": str(uuid.uuid4())}

    assert (
        answered(client, "post", reverse("events:event_autosave", args=[world.draft.pk]), typed | sheet)
        == 200
    )
    for name in ("edit", "check", "preview", "protocol_docx", "history"):
        assert answered(client, "get", reverse(f"events:event_{name}", args=[world.draft.pk])) == 200


@pytest.mark.parametrize(("body", "kind"), BROKEN, ids=range(len(BROKEN)))
def test_broken_form_is_survived(client, world, body, kind):
    client.force_login(world.editor)

    for address in addresses(world)[BROKEN.index((body, kind)) % 3 :: 3]:
        answered(client, "generic", "POST", address, body, content_type=kind)


@pytest.mark.parametrize(
    "mine",
    ["", "null", "[]", "{", '{"title": 1}', '{"title": {"a": []}}', '{"title": ["\\ud800\\u0000"]}',
     '{"participants": ["r' + "9" * 30 + '"]}', '{"a":' * 50_000, "[" * 100_000, "9" * 5000, "NaN",
     '{"title": [["x"]], "participants": {"x": 1}}'],
    ids=range(13),
)  # fmt: skip
def test_senseless_choice_between_versions_is_survived(client, world, mine):
    client.force_login(world.editor)
    form = {
        "mine": mine,
        "version": "1",
        "seen": "x",
        "choose-title": "mine",
        "choose-": "theirs",
        "choose-x": "",
    }

    assert answered(client, "post", reverse("events:event_edit", args=[world.draft.pk]), form) in {
        200,
        302,
        400,
    }


def test_method_that_nobody_uses_is_survived(client, world):
    client.force_login(world.editor)

    for address in addresses(world)[::2]:
        for method in ("PUT", "OPTIONS", "HEAD", "BLAH"):
            answered(client, "generic", method, address)


@pytest.mark.parametrize(
    "name",
    ["", "x" * 5000, "../../etc/passwd", "a\0b.pdf", "\ud800.pdf", ".pdf", "a\r\nb.pdf", "\u202efdp.exe"],
)
def test_senseless_name_of_a_file_is_survived(client, world, name):
    client.force_login(world.editor)
    header = f'form-data; name="file"; filename="{name}"'.encode("utf-8", "surrogatepass")
    body = b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nfile\r\n--x\r\nContent-Disposition: '
    body += header + b"\r\nContent-Type: text/html\r\n\r\n" + PDF + b"\r\n--x--\r\n"
    address = reverse("events:upload_create", args=[world.draft.pk])

    status = answered(
        client, "generic", "POST", address, body, content_type="multipart/form-data; boundary=x"
    )

    assert status in {201, 400}


def test_most_that_a_form_takes_is_answered_in_time(client, world):
    client.force_login(world.editor)
    keys = [f"{number:012x}" for number in range(1, 501)]
    form = {"is_whole": "1", "version": "1", "participants": keys, "commitments": keys[:100]}
    form |= {f"participants-{key}-organisation": f"Globos namai {key}" for key in keys}
    form |= {f"participants-{key}-name": f"Vardenė {key}" for key in keys}
    form |= {f"commitments-{key}-text": "žodis " * 1500 for key in keys[:100]}

    assert answered(client, "post", reverse("events:event_edit", args=[world.draft.pk]), form) == 302
    assert len(copy_of(world.draft).answers["participants"]) == 500


# ---- What keeps a computer busy


@pytest.mark.parametrize(
    "text",
    ["<ul><li>" * 25_000, "<blockquote>" * 15_000,
     "".join(f'<em x="<{n}">' for n in range(9000)) + "<p>x" * 9000,
     "".join(f"<font a={n}>" for n in range(9000)) + "<p>x" * 9000, "<p>" + "<" * 190_000, "<zz " * 45_000,
     "<b " * 60_000, "<!--" * 45_000, "<p>" + "&nbsp;" * 30_000, "</ul>" * 30_000, "<style" * 30_000],
    ids=range(11),
)  # fmt: skip
def test_text_meant_to_keep_the_server_busy_is_cleaned_in_time(text):
    began = time.monotonic()

    cleaned = clean_rich_text(text)
    again = shown(cleaned)
    lines_of(cleaned)

    assert time.monotonic() - began < LONGEST
    assert "<zz" not in again
    assert "style" not in again or "&lt;style" in again


def test_bold_and_italic_words_keep_what_they_say():
    text = '<p><b class="x">a</b><span style="y">b</span><u>c</u> <strong id=z>d</strong> <em>e</em></p>'

    assert clean_rich_text(text) == "<p><strong>a</strong>bc <strong>d</strong> <em>e</em></p>"


@pytest.mark.parametrize(
    ("before", "after"),
    [("a\n" * 60_000, "b\n" + "a\n" * 60_000),
     ("\n".join([" a" * 490] * 200), "\n".join([" a" * 490 + " b"] * 200))],
    ids=["lines", "words"],
)  # fmt: skip
def test_versions_are_compared_in_time(before, after):
    began = time.monotonic()

    paragraphs = compare(before, after)

    assert time.monotonic() - began < LONGEST
    assert paragraphs


# ---- What nobody thought of

TEXTS = st.one_of(st.sampled_from(VALUES), st.text(max_size=30))
NAMES = st.one_of(
    st.sampled_from([*BASICS, *ROWS, "version", "sitting", "based_on", "action", "mine", "seen"]),
    st.builds(
        "{}-{}-{}".format, st.sampled_from([*ROWS]), st.sampled_from(KEYS), st.sampled_from(["name", "text"])
    ),
    st.text(max_size=20),
)


@given(form=st.dictionaries(NAMES, st.lists(TEXTS, max_size=3), max_size=12), is_autosave=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_form_is_survived(client, world, form, is_autosave):
    client.force_login(world.editor)
    address = reverse("events:event_autosave" if is_autosave else "events:event_edit", args=[world.draft.pk])
    # A surrogate cannot be written as UTF-8: it travels as a browser would send it, or broken.
    body = "is_whole=1&" + urlencode(form, doseq=True, errors="surrogatepass")

    answered(client, "post", address, body, content_type="application/x-www-form-urlencoded")
    assert answered(client, "get", reverse("events:event_edit", args=[world.draft.pk])) == 200


# ---- What the log holds


@pytest.fixture
def log():
    """What is written to the log, as it is written."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(next(one.formatter for one in logging.getLogger().handlers if one.name == "stderr"))
    handler.setLevel(logging.DEBUG)
    logging.getLogger().addHandler(handler)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)


def test_log_holds_no_secret_of_the_ways_in(client, world, log, django_capture_on_commit_callbacks):
    person("slapta.ona@example.com")
    secrets = [
        "slapta.ona",
        "slapta%40",
        "kviesta.ieva",
        "neteisingas-slaptas",
        PASSWORD,
        "naujas-slaptas-zodis",
    ]
    desk = Client()
    desk.force_login(world.editor)

    log_in(client, "slapta.ona@example.com", "neteisingas-slaptas")
    log_in(client, "slapta.ona@example.com")
    client.post(reverse("account_logout"))
    client.post(reverse("account_reset_password"), {"email": "slapta.ona@example.com"})
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(
            reverse("accounts:member_list"),
            {"email": "kviesta.ieva@example.com", "organisation": world.owner.pk},
        )
    links = [link for letter in mail.outbox for link in re.findall(r"http://\S+", letter.body)]
    paths = [link.partition("testserver")[2] for link in links]
    tokens = [path.strip("/").rpartition("/")[2] for path in paths if path.strip("/")]
    for path in paths:
        client.get(path, follow=True)
        client.get(path + "nera/")
        client.get(path.rstrip("/") + "x/", {"email": "slapta.ona@example.com"})
        client.post(path, {"password1": "naujas-slaptas-zodis", "csrfmiddlewaretoken": "x"})
        Client(enforce_csrf_checks=True).post(path, {"password1": "naujas-slaptas-zodis"})
    client.get("/nera/?email=slapta.ona@example.com&password=" + PASSWORD)
    client.get("/nera/slapta.ona%40example.com/")

    written = log()
    assert len(tokens) >= 2
    assert written.count("\n") >= 5
    assert [secret for secret in [*secrets, *tokens] if secret in written] == []


def test_log_holds_nothing_of_what_is_typed(client, world, log):
    client.force_login(world.editor)
    address = reverse("events:event_autosave", args=[world.draft.pk])

    client.post(address, {"is_whole": "1", "title": "slaptas-tekstas", "version": "99"})
    client.post(address, "title=slaptas-tekstas%00", content_type="application/x-www-form-urlencoded")
    client.post(reverse("events:event_edit", args=[0]), {"title": "slaptas-tekstas"})
    client.post(reverse("events:event_edit", args=[world.draft.pk]), {"mine": "slaptas-tekstas"})
    client.get(reverse("events:own_event_list") + "?q=slaptas-tekstas&puslapis=99x")

    written = log()
    assert written.count("\n") >= 3
    assert "slaptas-tekstas" not in written
    assert world.editor.email not in written


# ---- What was true a moment ago


def test_role_that_is_taken_away_is_gone_with_the_next_request(client, world):
    client.force_login(world.editor)
    form = {"is_whole": "1", "title": "Po visko", "version": "1", "sitting": str(uuid.uuid4())}
    before = copy_of(world.draft).answers
    assert client.get(reverse("events:event_edit", args=[world.draft.pk])).status_code == 200

    Membership.objects.filter(user=world.editor).delete()

    for name in ("autosave", "edit", "publish", "bin", "withdraw", "discard"):
        for event in (world.draft, world.published):
            address = reverse(f"events:event_{name}", args=[event.pk])
            assert client.post(address, form | {"confirmed": "on"}).status_code == 404
    file = {"file": SimpleUploadedFile("a.pdf", PDF), "kind": "file"}
    assert client.post(reverse("events:upload_create", args=[world.draft.pk]), file).status_code == 404
    assert client.get(world.upload.get_absolute_url()).status_code == 404
    assert client.get(reverse("accounts:member_list")).status_code == 404
    assert client.get(reverse("municipalities:agreement_edit", args=[world.agreement.pk])).status_code == 404
    assert copy_of(world.draft).answers == before
    assert not Event.objects.filter(binned_at__isnull=False).exists()


def test_rights_of_an_administrator_are_gone_with_the_next_request(client, world):
    client.force_login(world.administrator)
    assert client.get(reverse("admin:events_event_changelist")).status_code == 200

    type(world.administrator).objects.filter(pk=world.administrator.pk).update(
        is_staff=False, is_superuser=False
    )

    assert client.get(reverse("admin:events_event_changelist")).status_code in {302, 404}
    assert client.get(reverse("events:event_edit", args=[world.draft.pk])).status_code in {302, 404}


def test_account_that_is_closed_writes_no_more(client, world):
    client.force_login(world.editor)
    before = copy_of(world.draft).version

    type(world.editor).objects.filter(pk=world.editor.pk).update(is_active=False)

    form = {"is_whole": "1", "title": "Po visko", "version": str(before), "sitting": str(uuid.uuid4())}
    answer = client.post(reverse("events:event_autosave", args=[world.draft.pk]), form)
    assert answer.status_code == 401
    assert json.loads(answer.content)["login"].startswith(reverse("account_login"))
    assert client.post(reverse("events:event_edit", args=[world.draft.pk]), form).status_code == 302
    assert client.get(world.upload.get_absolute_url()).status_code in {302, 404}
    assert WorkingCopy.objects.get(pk=world.draft.pk).version == before


@pytest.mark.parametrize("name", ["withdraw", "bin"])
def test_files_of_what_is_no_longer_public_are_closed(client, world, name):
    desk, event = Client(), world.published
    desk.force_login(world.editor)
    files = [
        AttachmentFactory(event=event, visibility="public").get_absolute_url(),
        PhotoFactory(
            event=event, visibility="public", has_consent=True, alt="Salė", caption="Salė", credit="A"
        ).get_absolute_url(),
    ]
    assert [answered(client, "get", file) for file in files] == [200, 200]

    desk.post(reverse(f"events:event_{name}", args=[event.pk]), {"confirmed": "on"})

    assert [answered(client, "get", file) for file in files] == [404, 404]
    assert client.get(event.get_absolute_url()).status_code in {404, 410}
    stranger = MembershipFactory().user
    client.force_login(stranger)
    assert [answered(client, "get", file) for file in files] == [404, 404]


def test_event_that_goes_to_the_bin_takes_no_more_writing(client, world):
    client.force_login(world.editor)
    client.post(reverse("events:event_bin", args=[world.draft.pk]))
    form = {"is_whole": "1", "title": "Po visko", "version": "1", "sitting": str(uuid.uuid4())}

    answers = [
        client.post(reverse(f"events:event_{name}", args=[world.draft.pk]), form)
        for name in ("autosave", "edit", "publish")
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not Event.objects.visible_to(AnonymousUser()).filter(pk=world.draft.pk).exists()


def test_published_event_holds_what_was_hostile_as_text(client, world):
    typed = whole(world.published.region, body="<ul><li>" * 20_000, lead="'; DROP TABLE events_event; --")

    publish(world.draft, typed, world.editor)

    assert answered(client, "get", Event.objects.get(pk=world.draft.pk).get_absolute_url()) == 200
