"""The desk, the list of one's own events, the bin."""

import datetime as dt
import re
import uuid

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from events.models import Attachment, Commitment, CommitmentUpdate, Event, WorkingCopy
from tests.factories import (
    AgreementFactory,
    AttachmentFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    DoneCommitmentFactory,
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    OutcomeFactory,
    PhotoFactory,
    RegionFactory,
    UploadFactory,
    UserFactory,
    WorkingCopyFactory,
)

pytestmark = pytest.mark.django_db
DESK, LIST, BIN = "/darbastalis/", "/darbastalis/renginiai/", "/darbastalis/siuksline/"
CREATE = "/darbastalis/renginiai/naujas/"
BLOCKS = ("drafts", "reviews", "barely_logged", "commitments", "agreements")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Globos centras")


@pytest.fixture
def editor(client, organisation):
    """Somebody who has logged in and edits for the organisation."""
    user = MembershipFactory(organisation=organisation).user
    client.force_login(user)
    return user


def text_of(response):
    return " ".join(response.content.decode().split())


def waiting(response):
    """The blocks of the desk in which something stands."""
    return [name for name in BLOCKS if response.context[name].rows]


def one_of_everything(owner, region, *, number=0):
    """Make what can wait for those who work for the owner, or look after the region."""
    today = timezone.localdate()
    WorkingCopyFactory(
        event=DraftEventFactory(owner=owner, region=region, title=f"Juodraštis {number}"),
        answers={"title": [f"Juodraštis {number}"]},
    )
    EventFactory(owner=owner, region=region, status="in_review", title=f"Pateiktas {number}")
    event = EventFactory(
        owner=owner, region=region, starts_on=today - dt.timedelta(days=3), title=f"Įvykęs {number}"
    )
    CommitmentFactory(event=event, due_on=today, text=f"Pažadas {number}")
    AgreementFactory(ngo=owner, municipality=MunicipalityFactory(region=region))


# ---- The desk


@pytest.mark.parametrize("path", [DESK, LIST, BIN, CREATE])
def test_the_workspace_asks_to_log_in(client, path):
    response = client.get(path)

    assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next={path}")


@pytest.mark.parametrize("rows", [1, 3])
def test_workspace_query_count(client, editor, organisation, rows, django_assert_num_queries):
    for number in range(rows):
        one_of_everything(organisation, RegionFactory(), number=number)

    with django_assert_num_queries(21):
        response = client.get(DESK)

    assert [len(response.context[name].rows) for name in BLOCKS] == [rows] * 5


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("editor", ["drafts", "reviews", "barely_logged", "commitments", "agreements"]),
        ("other editor", []),
        ("expert", ["drafts", "reviews", "barely_logged", "commitments", "agreements"]),
        ("other expert", []),
        ("official", ["reviews", "commitments", "agreements"]),
        ("administrator", ["drafts", "reviews", "barely_logged", "commitments", "agreements"]),
        ("nobody", []),
    ],
)
def test_on_the_desk_stands_what_is_the_persons(client, organisation, role, expected):
    region = RegionFactory()
    one_of_everything(organisation, region)
    people = {
        "editor": lambda: MembershipFactory(organisation=organisation).user,
        "other editor": lambda: MembershipFactory().user,
        "expert": lambda: ExpertMembershipFactory(region=region).user,
        "other expert": lambda: ExpertMembershipFactory().user,
        "official": lambda: OfficialMembershipFactory().user,
        "administrator": lambda: UserFactory(is_superuser=True),
        "nobody": UserFactory,
    }
    client.force_login(people[role]())

    response = client.get(DESK)

    assert waiting(response) == expected
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_draft_on_the_desk_says_what_it_lacks(client, editor, organisation):
    copy = WorkingCopyFactory(event__owner=organisation, answers={"title": ["Stalas"], "kind": ["training"]})

    response = client.get(DESK)

    [draft] = response.context["drafts"].rows
    form = reverse("events:event_edit", args=[copy.event.pk])
    assert [problem.field_id for problem in draft.missing] == ["id_starts_on", "id_lead", "id_region"]
    assert f'href="{form}#id_starts_on"' in text_of(response)
    assert "Tęsti juodraštį" in text_of(response)


def test_a_complete_draft_on_the_desk_leads_to_publishing(client, editor, organisation):
    region = RegionFactory()
    copy = WorkingCopyFactory(
        event__owner=organisation,
        answers={
            "kind": ["training"],
            "title": ["Stalas"],
            "starts_on": ["2017-03-28"],
            "region": [str(region.pk)],
            "lead": ["Kas įvyko."],
        },
    )

    response = client.get(DESK)

    assert response.context["drafts"].rows[0].missing == []
    assert f'href="{reverse("events:event_check", args=[copy.event.pk])}"' in text_of(response)


def test_what_was_returned_comes_first_and_the_rest_by_the_last_change(client, editor, organisation):
    names = ("Senas", "Grąžintas", "Naujas")
    for day, title in enumerate(names, start=1):
        with time_machine.travel(dt.datetime(2018, 1, day, tzinfo=dt.UTC)):
            WorkingCopyFactory(event__owner=organisation, event__title=title)
    Event.objects.filter(title="Grąžintas").update(review_note="Pataisykite datą.")

    response = client.get(DESK)

    found = [str(draft.event) for draft in response.context["drafts"].rows]
    assert found == ["Grąžintas", "Naujas", "Senas"]
    assert "Pataisykite datą." in text_of(response)


def test_changes_of_a_published_event_wait_too(client, editor, organisation):
    event = EventFactory(owner=organisation)
    WorkingCopyFactory(event=event)

    response = client.get(DESK)

    assert [draft.event for draft in response.context["drafts"].rows] == [event]
    assert "yra nepaskelbtų pakeitimų" in text_of(response)


def test_a_block_shows_the_first_rows_and_leads_to_the_rest(client, editor, organisation):
    WorkingCopyFactory.create_batch(6, event__owner=organisation)

    response = client.get(DESK)

    assert len(response.context["drafts"].rows) == 5
    assert '<a href="/darbastalis/renginiai/?busena=juodrastis">Visi juodraščiai</a>' in text_of(response)


@pytest.mark.parametrize(
    ("days", "outcomes", "commitments", "has_none", "lacks"),
    [
        (3, 0, 0, False, (True, True)),
        (3, 1, 0, False, (False, True)),
        (3, 0, 1, False, (True, False)),
        (3, 0, 0, True, (True, False)),
        (3, 1, 1, False, None),
        (3, 1, 0, True, None),
        (0, 0, 0, False, (True, True)),
        (-1, 0, 0, False, None),
        (56, 0, 0, False, (True, True)),
        (57, 0, 0, False, None),
    ],
)
def test_what_was_held_lately_is_to_be_written_down(
    client, editor, organisation, days, outcomes, commitments, has_none, lacks
):
    day = timezone.localdate() - dt.timedelta(days=days)
    event = EventFactory(owner=organisation, starts_on=day, has_no_commitments=has_none)
    OutcomeFactory.create_batch(outcomes, event=event)
    CommitmentFactory.create_batch(commitments, event=event)

    rows = client.get(DESK).context["barely_logged"].rows

    assert [(row.lacks_outcomes, row.lacks_commitments) for row in rows] == ([lacks] if lacks else [])


@pytest.mark.parametrize(("days", "is_shown"), [(-400, True), (0, True), (30, True), (31, False)])
def test_commitments_are_shown_when_they_fall_due(client, editor, organisation, days, is_shown):
    due = timezone.localdate() + dt.timedelta(days=days)
    promise = CommitmentFactory(responsible_organisation=organisation, due_on=due)
    DoneCommitmentFactory(responsible_organisation=organisation, due_on=due)
    CommitmentFactory(due_on=due)

    rows = client.get(DESK).context["commitments"].rows

    assert rows == ([promise] if is_shown else [])


def test_the_desk_offers_a_table_of_each_year_with_events(client, editor, organisation):
    EventFactory(owner=organisation, starts_on=dt.date(2016, 11, 3))
    EventFactory.create_batch(2, owner=organisation, starts_on=dt.date(2018, 6, 1))
    EventFactory(owner=OrganisationFactory(), starts_on=dt.date(2017, 5, 4))

    links = re.findall(r'href="([^"]+\.xlsx)"', client.get(DESK).content.decode())

    folder = f"/darbastalis/organizacijos/{organisation.slug}"
    assert links == [f"{folder}/2018.xlsx", f"{folder}/2016.xlsx"]


def test_an_empty_desk_invites_to_log_the_first_event(client, editor):
    text = text_of(client.get(DESK))

    assert "Dar neregistravote renginių" in text
    assert "Pirmąjį užregistruosite per maždaug 10 minučių." in text
    assert "Laukiančių darbų nėra" not in text


def test_a_desk_with_everything_done_says_so(client, editor, organisation):
    for row in (EventFactory(owner=organisation), organisation):
        for column in row.lacking_english:
            row.say_in_english(column, "English")
        row.save()

    text = text_of(client.get(DESK))

    assert "Laukiančių darbų nėra" in text
    assert "Dar neregistravote renginių" not in text


def test_somebody_without_a_membership_is_told_what_to_do(client):
    client.force_login(UserFactory(email="nauja@example.com"))

    text = text_of(client.get(DESK))

    assert "turi pakviesti jus adresu nauja@example.com" in text
    assert "Registruoti renginį" not in text


# ---- Beginning an event


def test_one_click_begins_an_event_for_the_only_organisation(client, editor, organisation):
    shown = client.get(DESK).context["new_event"]

    response = client.post(CREATE, {"token": shown.initial["token"]})

    event = Event.objects.get()
    assert (event.owner, event.status) == (organisation, "draft")
    assert response.url == reverse("events:event_edit", args=[event.pk])


def test_the_same_form_sent_twice_begins_one_event(client, editor):
    token = uuid.uuid4()

    first = client.post(CREATE, {"token": token})
    second = client.post(CREATE, {"token": token})

    assert Event.objects.count() == 1
    assert first.url == second.url


def test_who_edits_for_several_organisations_chooses_one(client, editor):
    other = MembershipFactory(user=editor, organisation__name="Šeimos namai").organisation
    token = uuid.uuid4()

    asked = client.post(CREATE, {"token": token})
    client.post(CREATE, {"token": token, "organisation": other.pk})

    assert "Pasirinkite, kurios organizacijos renginį registruojate." in text_of(asked)
    assert [event.owner for event in Event.objects.all()] == [other]


def test_nobody_begins_an_event_for_a_foreign_organisation(client, editor):
    MembershipFactory(user=editor)

    response = client.post(CREATE, {"token": uuid.uuid4(), "organisation": OrganisationFactory().pk})

    assert "Šios organizacijos renginių jūs neregistruojate" in text_of(response)
    assert Event.objects.count() == 0


def test_a_form_without_its_token_begins_nothing(client, editor):
    response = client.post(CREATE, {"token": "x"})

    assert response.status_code == 200
    assert Event.objects.count() == 0


@pytest.mark.parametrize("make", [ExpertMembershipFactory, OfficialMembershipFactory])
def test_who_edits_for_no_organisation_begins_no_event(client, make):
    client.force_login(make().user)

    assert client.post(CREATE, {"token": uuid.uuid4()}).status_code == 404
    assert "Registruoti renginį" not in text_of(client.get(DESK))


def test_an_administrator_begins_an_event_for_whoever_works_here(client, organisation):
    MembershipFactory.create_batch(2, organisation=organisation)
    OrganisationFactory()
    client.force_login(UserFactory(is_superuser=True))

    client.post(CREATE, {"token": uuid.uuid4()})

    assert Event.objects.get().owner == organisation


def test_a_link_to_beginning_an_event_leads_to_the_desk(client, editor):
    assert client.get(CREATE).url == DESK


# ---- One's own events


@pytest.mark.parametrize("rows", [1, 3])
def test_own_event_list_query_count(client, editor, organisation, rows, django_assert_num_queries):
    for _row in range(rows):
        WorkingCopyFactory(event=EventFactory(owner=organisation), saved_by=UserFactory())

    with django_assert_num_queries(11):
        response = client.get(LIST)

    assert len(response.context["page"]) == rows


def test_own_event_list_by_status_year_and_words(client, editor, organisation):
    for status in ("draft", "in_review", "published", "withdrawn"):
        EventFactory(owner=organisation, status=status, title=f"Šeima {status}")
    EventFactory(owner=organisation, title="Kita", starts_on=dt.date(2018, 1, 1))
    EventFactory(title="Svetima")

    everything = client.get(LIST)
    found = client.get(LIST, {"busena": "paskelbtas", "metai": "2017", "q": "SEIMA"})

    assert [(word, count) for word, _label, count in everything.context["filter"].chips] == [
        ("juodrastis", 1),
        ("pateiktas", 1),
        ("paskelbtas", 2),
        ("archyve", 1),
    ]
    assert [event.title for event in found.context["page"]] == ["Šeima published"]
    text = text_of(everything)
    assert all(word in text for word in ("Juodraštis", "Pateiktas", "Paskelbtas", "Archyve"))
    assert '<option value="2018">2018</option>' in text


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Antras", "Pirmas"]),
        ("naujausi", ["Pirmas", "Antras"]),
        ("pavadinimas", ["Antras", "Pirmas"]),
    ],
)
def test_own_event_list_in_the_order_asked_for(client, editor, organisation, order, expected):
    EventFactory(owner=organisation, title="Pirmas", starts_on=dt.date(2018, 1, 1))
    EventFactory(owner=organisation, title="Antras", starts_on=dt.date(2017, 1, 1))

    response = client.get(LIST, {"rikiuoti": order})

    assert [event.title for event in response.context["page"]] == expected


@pytest.mark.parametrize("name", ["busena", "metai", "rikiuoti"])
def test_own_event_list_with_an_unknown_value_shows_the_rest(client, editor, organisation, name):
    EventFactory(owner=organisation)

    response = client.get(LIST, {name: "nera"})

    assert list(response.context["filter"].form.errors) == [name]
    assert len(response.context["page"]) == 1


def test_own_event_list_with_nothing_found_leads_on(client, editor, organisation):
    EventFactory(owner=organisation)

    text = text_of(client.get(LIST, {"q": "nieko tokio"}))

    assert '<a href="/darbastalis/renginiai/">Rodyti visus renginius</a>' in text


def test_own_event_list_that_is_empty_says_why(client, editor):
    assert "Dar neregistravote renginių" in text_of(client.get(LIST))


def test_an_official_reads_what_is_in_review_and_changes_nothing(client):
    event = EventFactory(status="in_review", title="Pateiktas renginys")
    DraftEventFactory(title="Juodraštis")
    client.force_login(OfficialMembershipFactory().user)

    response = client.get(LIST)

    text = text_of(response)
    assert list(response.context["page"]) == [event]
    assert f'<a href="{reverse("events:event_preview", args=[event.pk])}">Pateiktas renginys</a>' in text
    assert f'"{reverse("events:event_edit", args=[event.pk])}"' not in text
    Event.objects.all().delete()
    assert "Pateiktų renginių nėra" in text_of(client.get(LIST))


def test_an_expert_is_offered_no_publishing(client):
    region = RegionFactory()
    event = EventFactory(region=region, owner=OrganisationFactory())
    client.force_login(ExpertMembershipFactory(region=region).user)

    text = text_of(client.get(LIST))

    assert reverse("events:event_edit", args=[event.pk]) in text
    assert reverse("events:event_bin", args=[event.pk]) not in text


# ---- The bin


@pytest.mark.parametrize("rows", [1, 3])
def test_bin_query_count(client, editor, organisation, rows, django_assert_num_queries):
    DraftEventFactory.create_batch(rows, owner=organisation, binned_at=timezone.now())

    with django_assert_num_queries(5):
        response = client.get(BIN)

    assert len(response.context["page"]) == rows


def test_the_bin_says_how_long_it_keeps_what_goes_first(client, editor, organisation):
    now = timezone.now()
    for days, title in ((1, "Vėlesnis"), (29.5, "Ankstesnis"), (31, "Pavėluotas")):
        DraftEventFactory(owner=organisation, title=title, binned_at=now - dt.timedelta(days=days))
    DraftEventFactory(title="Svetimas", binned_at=now)

    response = client.get(BIN)

    found = [(event.title, event.days_in_bin) for event in response.context["page"]]
    assert found == [("Pavėluotas", 0), ("Ankstesnis", 1), ("Vėlesnis", 29)]
    text = text_of(response)
    assert "Visam laikui bus ištrintas šiandien" in text
    assert "Visam laikui bus ištrintas po 1 dienos" in text
    assert "Visam laikui bus ištrintas po 29 dienų" in text


def test_an_empty_bin_says_so(client, editor):
    assert "Šiukšlinė tuščia" in text_of(client.get(BIN))


def test_what_is_of_the_public_record_stays_in_the_bin(client, editor, organisation, capsys):
    long_ago = timezone.now() - dt.timedelta(days=31)
    DraftEventFactory(owner=organisation, binned_at=long_ago, origin="portal", record_key="e-senas")

    text = text_of(client.get(BIN))
    call_command("empty_bin")

    assert "Renginys žinomas iš viešų šaltinių, todėl lieka čia" in text
    assert "Visam laikui" not in text
    assert Event.objects.get().record_key == "e-senas"


def test_the_bin_is_emptied_after_30_days(capsys, django_capture_on_commit_callbacks):
    with time_machine.travel("2018-01-01T12:00Z", tick=False):
        event = EventFactory(status="withdrawn", binned_at=timezone.now())
        WorkingCopyFactory(event=event)
        attachment, photo = AttachmentFactory(event=event), PhotoFactory(event=event)
        photo.small.save("maza.png", ContentFile(b"maza"))
        upload = UploadFactory(event=event)
        own = CommitmentFactory(event=event)
        own.closing_update = CommitmentUpdateFactory(commitment=own, event=event, source=None, status="done")
        own.status = "done"
        own.save()
        OutcomeFactory(event=event, also_heard_at=[EventFactory(title="Lieka")])
    files = [attachment.file, photo.image, photo.small, upload.file]

    with (
        time_machine.travel("2018-01-31T11:59Z", tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        call_command("empty_bin")
    kept = Event.objects.count(), [file.storage.exists(file.name) for file in files]
    with (
        time_machine.travel("2018-01-31T12:00Z", tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        call_command("empty_bin")

    assert kept == (2, [True] * 4)
    assert [event.title for event in Event.objects.all()] == ["Lieka"]
    assert [file.storage.exists(file.name) for file in files] == [False] * 4
    assert [model.objects.count() for model in (WorkingCopy, Attachment, Commitment, CommitmentUpdate)] == [
        0
    ] * 4
    assert capsys.readouterr().out.split("\n")[-3:] == ["Deleted for good: 0", "Deleted for good: 1", ""]


def test_evidence_of_a_promise_made_elsewhere_is_never_deleted(capsys):
    long_ago = timezone.now() - dt.timedelta(days=40)
    event = EventFactory(status="withdrawn", binned_at=long_ago)
    CommitmentUpdateFactory(event=event, source=None)
    DraftEventFactory(binned_at=long_ago)
    # Somebody takes it out of the bin at the last moment.
    DraftEventFactory(binned_at=None)

    call_command("empty_bin")

    printed = capsys.readouterr()
    assert Event.objects.filter(pk=event.pk).exists()
    assert printed.err == f"Event {event.pk} stays: something known rests on it.\n"
    assert printed.out.endswith("Deleted for good: 1\n")


@pytest.mark.parametrize("path", [DESK, LIST, BIN])
def test_every_form_of_the_workspace_is_protected(client, editor, organisation, path):
    EventFactory(owner=organisation)
    DraftEventFactory(owner=organisation, binned_at=timezone.now())

    text = text_of(client.get(path))

    assert text.count('method="post"') == text.count('name="csrfmiddlewaretoken"') > 1


@pytest.mark.parametrize(("is_lead", "is_superuser"), [(True, False), (False, True), (False, False)])
def test_who_may_invite_others_is_shown_the_way(client, is_lead, is_superuser):
    client.force_login(MembershipFactory(is_lead=is_lead, user__is_superuser=is_superuser).user)

    text = text_of(client.get(DESK))

    assert (f'href="{reverse("accounts:member_list")}"' in text) is (is_lead or is_superuser)


def test_an_official_is_led_to_no_page_that_is_not_hers(client):
    client.force_login(OfficialMembershipFactory().user)
    AgreementFactory()

    text = text_of(client.get(DESK))

    assert "Visos sutartys" not in text
    for name in ("municipalities:agreement_board", "events:bin", "accounts:member_list"):
        assert f'href="{reverse(name)}"' not in text
