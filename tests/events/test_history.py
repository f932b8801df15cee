"""Every version of an event can be read, compared and restored."""

import copy as copying
import datetime as dt
import uuid

import pghistory
import pytest
from django.urls import reverse

from events.actions.copies import copy_of, rows_as_copy, save_copy
from events.actions.publishing import publish_event
from events.actions.restoring import restore
from events.forms.answers import answers_of
from events.forms.basics import BasicsForm
from events.forms.register import Register
from events.history.bases import base_of, rows_then
from events.history.versions import versions_of
from events.history.wording import Piece, compare, differences
from events.models import Event, Participation, WorkingCopy
from municipalities.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.MembershipFactory().user


@pytest.fixture
def event(editor):
    with pghistory.context(channel="page", place="events:event_create", user=editor.pk):
        return factories.DraftEventFactory(owner=editor.memberships.get().organisation)


def said(region, **others):
    """What is typed of an event with two people, an outcome and a promise."""
    answers = {
        "kind": "discussion",
        "title": "Diskusija Šiauliuose",
        "starts_on": "2017-03-28",
        "region": str(region.pk),
        "lead": "Kalbėtasi apie vaikų globą.",
        "body": "<p>Pirma pastraipa apie šeimas.</p><p>Antra pastraipa.</p>",
        "participants": ["aaaaaaaaaaaa", "bbbbbbbbbbbb"],
        "participants-aaaaaaaaaaaa-name": "Rasa Rasaitė",
        "participants-aaaaaaaaaaaa-office": "direktorė",
        "participants-aaaaaaaaaaaa-role": "speaker",
        "participants-bbbbbbbbbbbb-name": "Jonas Jonaitis",
        "participants-bbbbbbbbbbbb-role": "participant",
        "outcomes": ["cccccccccccc"],
        "outcomes-cccccccccccc-kind": "need",
        "outcomes-cccccccccccc-text": "Trūksta atokvėpio paslaugos.",
        "commitments": ["dddddddddddd"],
        "commitments-dddddddddddd-text": "Atidaryti dienos centrą.",
        "commitments-dddddddddddd-region": str(region.pk),
        "commitments-dddddddddddd-due": "2018-01",
    } | others
    return {name: value if isinstance(value, list) else [value] for name, value in answers.items()}


def act(user, place="events:event_publish"):
    return pghistory.context(channel="page", place=place, user=user.pk)


def publish(event, user, answers):
    """Save and publish, as two requests do."""
    event.refresh_from_db()
    with act(user, "events:event_autosave"):
        saved = save_copy(
            event=event,
            answers=answers,
            version=copy_of(event).version,
            sitting=uuid.uuid4(),
            user=user,
            based_on=event.changed_at,
        )
    with act(user):
        publish_event(event=event, user=user, version=saved.version)
    event.refresh_from_db()


def without_keys(answers):
    """What is said, whatever the keys of the rows are."""
    kinds = ("participants", "outcomes", "commitments")
    rows = [
        {name.removeprefix(f"{kind}-{key}-"): answers[name] for name in answers if f"{kind}-{key}-" in name}
        for kind in kinds
        for key in answers.get(kind, ())
    ]
    basics = {name: value for name, value in answers.items() if name not in kinds and "-" not in name}
    return basics, rows


def test_edited_three_times_and_restored_it_is_the_first_version_again(event, editor):
    region = factories.RegionFactory()
    publish(event, editor, said(region))
    first = answers_of(event)
    second = copying.deepcopy(first) | {"title": ["Kitas pavadinimas"], "venue": ["Salė"]}
    publish(event, editor, second)
    gone = next(
        key for key in second["participants"] if second[f"participants-{key}-name"] == ["Rasa Rasaitė"]
    )
    third = {
        name: [key for key in value if key != gone] if name == "participants" else value
        for name, value in answers_of(event).items()
        if not name.startswith(f"participants-{gone}-")
    }
    publish(event, editor, third)
    publish(event, editor, answers_of(event) | {"outcomes": [], "commitments": [], "lead": ["Kitaip."]})
    assert not event.commitments.exists()
    versions = [
        version for version in versions_of(event, with_drafts=False) if version.event.status == "published"
    ]

    event.refresh_from_db()
    with act(editor, "events:event_restore"):
        restored, missing = restore(event=event, answers=versions[0].answers, user=editor)
    with act(editor):
        publish_event(event=event, user=editor, version=restored.version)

    event.refresh_from_db()
    assert versions[0].answers == first
    assert missing == 0
    assert without_keys(answers_of(event)) == without_keys(first)
    assert [str(row.person) for row in event.participations.order_by("position", "pk")] == [
        "Rasa Rasaitė",
        "Jonas Jonaitis",
    ]
    assert Person.objects.filter(name="Rasa Rasaitė").count() == 1
    assert len(versions) == 4
    assert len(versions_of(event, with_drafts=False)) == 6


def test_each_version_says_who_and_from_where(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    with pghistory.context(channel="command", place="load_record"):
        Event.objects.filter(pk=event.pk).update(venue="Salė")

    versions = versions_of(event, with_drafts=False)

    assert [(version.who, version.channel, version.place) for version in versions] == [
        (editor, "page", "events:event_create"),
        (editor, "page", "events:event_publish"),
        (None, "command", "load_record"),
    ]


def test_what_is_written_in_one_request_is_one_version(event, editor):
    with act(editor, "admin:events_event_change"):
        Event.objects.filter(pk=event.pk).update(venue="Salė")
        factories.ParticipationFactory(event=event)
        factories.OutcomeFactory(event=event)

    versions = versions_of(event, with_drafts=False)

    assert len(versions) == 2
    assert versions[1].changed.fields == [str(BasicsForm.base_fields["venue"].label)]
    assert [(row.label, row.added) for row in versions[1].changed.rows] == [
        ("Žmonės", 1),
        ("Rezultatai", 1),
    ]


def test_a_draft_is_one_version_for_each_opened_page(event, editor):
    other = factories.MembershipFactory(organisation=event.owner).user
    pages = [(editor, uuid.uuid4()), (editor, uuid.uuid4()), (other, uuid.uuid4())]
    version = 0
    for number, (user, sitting) in enumerate(pages):
        for title in ("A", "Ab"):
            with act(user, "events:event_autosave"):
                version = save_copy(
                    event=Event.objects.get(pk=event.pk),
                    answers={"title": [f"{title} {number}"]},
                    version=version,
                    sitting=sitting,
                    user=user,
                    based_on=Event.objects.get(pk=event.pk).changed_at,
                ).version

    versions = versions_of(event, with_drafts=True)

    assert [(version.who, version.answers.get("title")) for version in versions[1:]] == [
        (editor, ["Ab 0"]),
        (editor, ["Ab 1"]),
        (other, ["Ab 2"]),
    ]
    assert [version.is_draft for version in versions] == [False, True, True, True]
    assert len(versions_of(event, with_drafts=False)) == 1


def test_a_version_keeps_its_number_whatever_comes_later(event, editor):
    region = factories.RegionFactory()
    publish(event, editor, said(region))
    before = [version.number for version in versions_of(event, with_drafts=True)]

    publish(event, editor, answers_of(event) | {"venue": ["Salė"]})

    assert [version.number for version in versions_of(event, with_drafts=True)][: len(before)] == before


def test_somebody_deleted_from_the_register_is_still_named(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    person = Person.objects.get(name="Jonas Jonaitis")
    with act(editor):
        Participation.objects.filter(person=person).delete()
    with act(editor):
        person.delete()

    before, after = versions_of(event, with_drafts=False)[-2:]

    assert ["Jonas Jonaitis"] in before.answers.values()
    assert ["Jonas Jonaitis"] not in after.answers.values()


def test_somebody_erased_has_no_name_in_any_version(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    person = Person.objects.get(name="Jonas Jonaitis")
    Participation.objects.filter(person=person).delete()
    pk = person.pk
    person.delete()
    Person.pgh_event_model.objects.filter(pgh_obj=pk).delete()

    versions = versions_of(event, with_drafts=False)

    assert all(["Jonas Jonaitis"] not in version.answers.values() for version in versions)


def test_a_removed_file_does_not_come_back(event, editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    publish(event, editor, said(factories.RegionFactory()))
    with act(editor):
        attachment = factories.AttachmentFactory(event=event)
    with act(editor):
        attachment.delete()
    with_file = versions_of(event, with_drafts=False)[-2]

    copy, missing = restore(event=event, answers=with_file.answers, user=editor)

    assert len(with_file.answers["files"]) == 1
    assert missing == 1
    assert [name for name in copy.answers if name.startswith("files") and copy.answers[name]] == []


def test_restoring_keeps_the_draft_that_stood(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    with act(editor, "events:event_autosave"):
        save_copy(
            event=event,
            answers=answers_of(event) | {"venue": ["Nebaigta"]},
            version=0,
            sitting=uuid.uuid4(),
            user=editor,
        )
    published = versions_of(event, with_drafts=False)[-1]

    with act(editor, "events:event_restore"):
        restore(event=event, answers=published.answers, user=editor)

    drafts = [version for version in versions_of(event, with_drafts=True) if version.is_draft]
    assert [version.answers.get("venue") for version in drafts[-2:]] == [["Nebaigta"], None]


# ---- What both started from


def test_the_base_is_what_the_seen_page_was_left_as(event, editor):
    seen = save_copy(event=event, answers={"title": ["A"]}, version=0, sitting=uuid.uuid4(), user=editor)
    event.refresh_from_db()
    theirs = save_copy(
        event=event,
        answers={"title": ["B"]},
        version=seen.version,
        sitting=uuid.uuid4(),
        user=editor,
        based_on=event.changed_at,
    )

    assert base_of(theirs, seen.version) == {"title": ["A"]}
    assert base_of(theirs, theirs.version) == {"title": ["B"]}


def test_a_version_that_is_not_kept_gives_way_to_an_older_one(event):
    kept = WorkingCopy.pgh_event_model
    copy = factories.WorkingCopyFactory(event=event, version=1, sitting="0" * 32, answers={"title": ["A"]})
    WorkingCopy.objects.update(sitting="1" * 32, version=2, answers={"title": ["B"]})
    WorkingCopy.objects.update(sitting="1" * 32, version=5, answers={"title": ["C"]})
    WorkingCopy.objects.update(sitting="2" * 32, version=6, answers={"title": ["D"]})

    copy.refresh_from_db()

    assert kept.objects.count() == 2
    assert base_of(copy, 4) == {"title": ["A"]}


def test_versions_of_a_copy_that_was_published_before_are_no_base(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    publish(event, editor, answers_of(event) | {"venue": ["Salė"]})
    theirs = save_copy(event=event, answers={}, version=0, sitting=uuid.uuid4(), user=editor)

    kept = WorkingCopy.pgh_event_model.objects.values_list("version", flat=True)
    assert [*kept.order_by("pgh_id"), theirs.version] == [1, 2, 3]
    assert base_of(WorkingCopy(event=event, version=4, sitting=theirs.sitting), 2) is None


def test_of_a_copy_that_is_gone_its_last_words_are_the_base(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    last = WorkingCopy.pgh_event_model.objects.get().answers

    assert base_of(rows_as_copy(event), 1) == last


def test_the_rows_of_a_moment_are_those_that_a_page_has_seen(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    seen = answers_of(event)
    versions = versions_of(event, with_drafts=False)

    assert rows_then(event.pk, versions[-1].moment) == seen
    assert rows_then(event.pk, versions[0].begins_at - dt.timedelta(days=1)) is None
    assert rows_then(event.pk, None) is None


def test_before_the_first_copy_the_rows_are_the_base(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    rows = answers_of(event)

    theirs = save_copy(
        event=event, answers=rows | {"venue": ["Salė"]}, version=0, sitting=uuid.uuid4(), user=editor
    )

    assert base_of(theirs, 0) == rows


# ---- Differences


def test_words_that_came_and_went_are_marked_within_the_paragraph():
    paragraphs = compare("Pirma pastraipa.\nAntra pastraipa.", "Pirma pastraipa.\nAntra ilga pastraipa.")

    assert paragraphs == [
        [Piece("", "Antra"), Piece("", " "), Piece("ins", "ilga"), Piece("", " pastraipa.")]
    ]


def test_texts_with_little_in_common_are_shown_whole():
    assert compare("Viena diena", "Kita savaitė buvo") == [
        [Piece("del", "Viena diena"), Piece("ins", "Kita savaitė buvo")]
    ]


def test_equal_texts_differ_in_nothing():
    assert compare("Ta pati\n", "Ta pati") == []


def test_differences_are_named_as_the_form_names_its_fields(event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    answers = answers_of(event)
    key = answers["participants"][1]
    answers[f"participants-{key}-office"] = ["mokytojas"]
    publish(
        event, editor, answers | {"body": ["<p>Pirma pastraipa apie šeimas.</p><p>Antra pastraipa čia.</p>"]}
    )

    parts = differences(versions_of(event, with_drafts=False)[-1], Register())

    assert [
        (difference.label, difference.paragraphs) for part in parts for difference in part.differences
    ] == [
        ("Tekstas", [[Piece("", "Antra pastraipa"), Piece("", " "), Piece("ins", "čia"), Piece("", ".")]]),
        (
            "Žmonės",
            [
                [
                    Piece("", "Jonas Jonaitis"),
                    Piece("", " "),
                    Piece("ins", "· mokytojas"),
                    Piece("", " · dalyvis · tik darbuotojams"),
                ]
            ],
        ),
    ]


# ---- Pages


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("event_history", 25), ("event_version", 38)])
def test_pages_ask_as_much_of_three_changes_as_of_one(
    client, event, editor, name, queries, times, django_assert_num_queries
):
    publish(event, editor, said(factories.RegionFactory()))
    for number in range(times):
        publish(event, editor, answers_of(event) | {"venue": [f"Salė {number}"]})
    client.force_login(editor)
    versions = versions_of(event, with_drafts=True)
    part = [] if name == "event_history" else [versions[-1].number]
    address = reverse(f"events:{name}", args=[event.pk, *part])

    with django_assert_num_queries(queries):
        response = client.get(address)

    assert response.status_code == 200
    # The first entry, and of each publication the draft and what it became.
    assert len(versions) == 1 + 2 * (1 + times)
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_version_is_restored_from_its_page(client, event, editor):
    region = factories.RegionFactory()
    publish(event, editor, said(region))
    publish(event, editor, answers_of(event) | {"title": ["Kitas pavadinimas"]})
    first = next(
        version for version in versions_of(event, with_drafts=False) if version.event.status == "published"
    )
    client.force_login(editor)
    address = reverse("events:event_version", args=[event.pk, first.number])
    page = client.get(address)

    response = client.post(f"{address}atkurti/")

    assert "Atkurti šią versiją" in page.content.decode()
    assert response.headers["Location"] == reverse("events:event_edit", args=[event.pk])
    assert WorkingCopy.objects.get().answers["title"] == ["Diskusija Šiauliuose"]
    event.refresh_from_db()
    assert event.title == "Kitas pavadinimas"


def test_the_newest_version_offers_no_way_back_to_itself(client, event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    client.force_login(editor)
    newest = versions_of(event, with_drafts=True)[-1]

    page = client.get(reverse("events:event_version", args=[event.pk, newest.number]))

    assert "Atkurti šią versiją" not in page.content.decode()


def addresses(event):
    version = versions_of(event, with_drafts=False)[-1].number
    one = reverse("events:event_version", args=[event.pk, version])
    return [
        ("get", reverse("events:event_history", args=[event.pk])),
        ("get", one),
        ("post", f"{one}atkurti/"),
    ]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_whoever_has_no_hand_in_the_event_finds_nothing(client, event, editor, number):
    publish(event, editor, said(factories.RegionFactory()))
    client.force_login(factories.MembershipFactory().user)
    method, address = addresses(event)[number]

    response = getattr(client, method)(address)

    assert response.status_code == 404
    assert WorkingCopy.objects.count() == 0


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_history_asks_who_is_there(client, event, number):
    method, address = addresses(event)[number]

    response = getattr(client, method)(address)

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_an_official_reads_published_versions_and_restores_none(client, event, editor):
    publish(event, editor, said(factories.RegionFactory()))
    with act(editor, "events:event_autosave"):
        save_copy(
            event=event,
            answers=answers_of(event) | {"title": ["Slapta"]},
            version=0,
            sitting=uuid.uuid4(),
            user=editor,
        )
    client.force_login(factories.OfficialMembershipFactory().user)
    (_get, history), (_get, one), (_post, restoring) = addresses(event)

    assert "juodraštis" not in client.get(history).content.decode()
    assert "Atkurti šią versiją" not in client.get(one).content.decode()
    assert client.post(restoring).status_code == 404


def test_a_version_that_is_not_of_the_event_is_not_found(client, event, editor):
    client.force_login(editor)

    response = client.get(reverse("events:event_version", args=[event.pk, 12345]))

    assert response.status_code == 404


def test_the_way_to_restoring_by_a_link_leads_to_the_version(client, event, editor):
    client.force_login(editor)
    address = addresses(event)[1][1]

    response = client.get(f"{address}atkurti/")

    assert response.headers["Location"] == address


def test_moments_are_told_in_words(client, event, editor):
    client.force_login(editor)

    page = client.get(reverse("events:event_history", args=[event.pk])).content.decode()

    assert "pirmas įrašas" in page
    assert str(dt.datetime.now(tz=dt.UTC).year) in page
