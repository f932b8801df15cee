"""Saving what is being written, and never over somebody else's words."""

import datetime as dt
import threading
import uuid

import pghistory
import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions.copies import CopyConflict, copy_of, create_event, save_copy
from events.actions.publishing import publish_event
from events.forms.answers import answers_of
from events.forms.differences import aligned, differences, merged
from events.forms.register import Register
from events.models import Event, WorkingCopy
from municipalities.partial_dates import PartialDate
from tests import factories
from tests.events.typing_in import answers, publish, row, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return factories.UserFactory(is_superuser=True)


@pytest.fixture
def draft():
    return factories.DraftEventFactory(slug="juodrastis-1")


def save(event, typed, version, sitting=None, user=None, **more):
    sitting = sitting or uuid.uuid4()
    return save_copy(event=event, answers=typed, version=version, sitting=sitting, user=user, **more)


# ---- A new event


def test_form_that_is_sent_twice_makes_one_event(user):
    organisation, token = factories.OrganisationFactory(), uuid.uuid4()

    first, second = (create_event(organisation=organisation, token=token) for _ in range(2))
    other = create_event(organisation=None, token=uuid.uuid4())

    assert [second, other == first] == [first, False]
    assert [first.status, first.owner, first.creation_token] == ["draft", organisation, token]


@pytest.mark.django_db(transaction=True)
def test_form_that_is_sent_five_times_at_once_makes_one_event(user):
    token, events = uuid.uuid4(), []

    def create():
        try:
            events.append(create_event(organisation=None, token=token).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=create) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert events == [Event.objects.get().pk] * 5


# ---- Saving


def test_copy_of_an_event_that_nobody_writes_is_its_rows(user):
    event = factories.EventFactory(title="Diskusija")

    copy = copy_of(event)

    assert [copy.version, copy.answers["title"], copy.based_on] == [0, ["Diskusija"], event.changed_at]
    assert not WorkingCopy.objects.exists()


def test_every_word_is_kept_as_it_was_typed(draft, user):
    typed = {
        "title": ["  Diskusija\r\n"],
        "starts_on": ["2017-02-30"],
        "headcount": ["apie 40"],
        **row("commitments", "a" * 12, text="", due="rytoj"),
    }

    save(draft, typed, 0, user=user)

    stored = WorkingCopy.objects.get()
    assert [stored.answers, stored.version, stored.saved_by] == [typed, 1, user]


def test_own_page_never_clashes_even_when_an_answer_was_lost(draft, user):
    sitting = uuid.uuid4()
    lost = save(draft, {"title": ["A"]}, 0, sitting, user)
    again = save(draft, {"title": ["B"]}, 0, sitting, user)
    save(draft, {"title": ["C"]}, again.version, sitting, user)

    last = save(draft, {"title": ["D"]}, again.version, sitting, user)

    assert [lost.version, again.version, last.version] == [1, 2, 4]
    assert WorkingCopy.objects.get().answers == {"title": ["D"]}


def test_second_to_save_is_shown_both_and_what_they_began_with(draft, user):
    mine, theirs, rasa = uuid.uuid4(), uuid.uuid4(), factories.UserFactory(name="Rasa K.")
    began = save(draft, {"title": ["Pradžia"]}, 0, mine, user)
    save(draft, {"title": ["Rasos"]}, began.version, theirs, rasa)

    with pytest.raises(CopyConflict) as conflict:
        save(draft, {"title": ["Mano"]}, began.version, mine, user)

    found = conflict.value
    assert [found.theirs.answers, found.theirs.saved_by, found.base] == [
        {"title": ["Rasos"]},
        rasa,
        {"title": ["Pradžia"]},
    ]
    assert WorkingCopy.objects.get().answers == {"title": ["Rasos"]}
    chosen = save(draft, {"title": ["Mano"]}, found.theirs.version, mine, user)
    assert [chosen.version, WorkingCopy.objects.get().answers] == [3, {"title": ["Mano"]}]


def test_first_save_of_two_pages_is_a_conflict_for_the_second(draft, user):
    began = answers_of(draft)
    with pghistory.context(channel="page", place="events:event_autosave"):
        save(draft, {"title": ["Rasos"]}, 0, user=user)

    with pytest.raises(CopyConflict) as conflict:
        save(draft, {"title": ["Mano"]}, 0, user=user)

    assert [conflict.value.theirs.version, conflict.value.base] == [1, began]


def test_page_that_has_not_seen_a_change_of_the_rows_is_told(user):
    event = factories.EventFactory(title="Buvo")
    opened = copy_of(event)
    event.title = "Administratorės"
    event.save()

    with pytest.raises(CopyConflict) as unstored:
        save(event, {"title": ["Mano"]}, 0, user=user, based_on=opened.based_on)
    stored = save(event, {"title": ["Mano"]}, 0, user=user, based_on=event.changed_at)
    event.save()
    with pytest.raises(CopyConflict) as outdated:
        save(event, {"title": ["Mano"]}, stored.version, stored.sitting, user)

    assert unstored.value.theirs.answers["title"] == ["Administratorės"]
    assert [outdated.value.theirs.version, outdated.value.theirs.based_on] == [1, event.changed_at]


def test_page_whose_copy_was_published_meanwhile_is_told(draft, user):
    region, sitting = factories.RegionFactory(), uuid.uuid4()
    copy = save(draft, whole(region), 0, sitting, user)
    event = publish_event(event=draft, user=user, version=copy.version)

    with pytest.raises(CopyConflict) as conflict:
        save(event, whole(region, title="Vėlyvas"), copy.version, sitting, user)

    assert conflict.value.theirs.answers["title"] == ["Šiaulių diskusija"]
    assert conflict.value.base == copy.answers


@pytest.mark.django_db(transaction=True)
def test_of_four_who_save_at_once_exactly_one_wins(draft, user):
    version = save(draft, {"title": ["Pradžia"]}, 0, user=user).version
    gate, results = threading.Barrier(4), []

    def run(number):
        try:
            gate.wait(timeout=30)
            results.append(save(draft, {"title": [str(number)]}, version, user=user).answers)
        except CopyConflict as conflict:
            results.append(conflict)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    won = [result for result in results if isinstance(result, dict)]
    assert [len(won), len(results)] == [1, 4]
    assert WorkingCopy.objects.get().answers == won[0]


@pytest.mark.parametrize("rows", [1, 3])
def test_save_query_count(draft, rows, user, django_assert_num_queries):
    typed = answers(*(row("participants", name=f"Ona {n}") for n in range(rows)))
    copy = save(draft, typed, 0, user=user)

    with django_assert_num_queries(
        3
    ):  # The savepoint of the test's own transaction around the one that counts.
        save(draft, typed, copy.version, copy.sitting, user)


# ---- What lists show of a draft


def test_draft_follows_its_copy(draft, user):
    region = factories.RegionFactory()

    save(draft, whole(region, ends_on="2017-03-29", starts_at="10:00", ends_at="9.30"), 0, user=user)

    event = Event.objects.get()
    assert [event.title, event.kind, event.region] == ["Šiaulių diskusija", "round_table", region]
    assert [event.starts, event.ends] == [PartialDate.parse("2017-03-28"), PartialDate.parse("2017-03-29")]
    assert [event.starts_at, event.ends_at] == [dt.time(10), dt.time(9, 30)]


def test_draft_keeps_what_its_copy_cannot_have_right(draft, user):
    region = factories.RegionFactory()
    copy = save(draft, whole(region), 0, user=user)
    wrong = {"starts_on": ["2017-02-30"], "title": ["a" * 300], "kind": ["?"], "region": ["999999"]}

    save(draft, wrong, copy.version, copy.sitting, user)

    event = Event.objects.get()
    assert [event.title, event.kind, event.region] == ["Šiaulių diskusija", "round_table", None]
    assert event.starts == PartialDate.parse("2017-03-28")


def test_nationwide_draft_has_no_region(draft, user):
    save(draft, whole(factories.RegionFactory(), is_nationwide="on"), 0, user=user)

    event = Event.objects.get()
    assert [event.is_nationwide, event.region] == [True, None]


def test_published_event_waits_for_its_copy(user):
    event = factories.EventFactory(title="Buvo")

    save(event, {"title": ["Bus"]}, 0, user=user)

    assert Event.objects.get().title == "Buvo"


TEXTS = st.one_of(
    st.text(max_size=20), st.sampled_from(["", "on", "1", "2017-03", "25:61", "\x00", "\ud800"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(
        st.sampled_from(
            [
                *("title", "kind", "region", "starts_on", "ends_on", "starts_at", "ends_at", "is_nationwide"),
                *("participants", "participants-r1-name", "body", "owner"),
            ]
        ),
        st.one_of(st.lists(st.one_of(TEXTS, st.binary(max_size=3)), max_size=3), TEXTS, st.none()),
    )
)
def test_no_answer_breaks_saving(draft, user, typed):
    draft.refresh_from_db()
    stored = WorkingCopy.objects.filter(event=draft).first()

    copy = save(draft, typed, stored.version if stored else 0, user=user)

    assert WorkingCopy.objects.get().answers == copy.answers


# ---- Where two versions differ


def test_differences_are_said_in_words_and_who_made_them(draft):
    region = factories.RegionFactory(name="Šiaulių regionas")
    base = answers(row("outcomes", "a" * 12, kind="need", text="Buvo"), title="Pradžia", venue="Salė")
    mine = base | {"title": ["Mano"], "outcomes-aaaaaaaaaaaa-text": ["Mano"]}
    theirs = answers(base, row("participants", "b" * 12, name="Ona", role="guest"), region=region.pk) | {
        "title": ["Jų"],
        "venue": ["Rotušė"],
    }

    found = differences(mine, theirs, base, event=draft, register=Register())

    assert [(each.name, each.mine, each.theirs, each.changed_by) for each in found] == [
        ("title", "Mano", "Jų", "both"),
        ("region", "", "Šiaulių regionas", "theirs"),
        ("venue", "Salė", "Rotušė", "theirs"),
        ("participants-bbbbbbbbbbbb", "", "Ona · svečias", "theirs"),
        ("outcomes-aaaaaaaaaaaa", "poreikis · Mano", "poreikis · Buvo", "mine"),
    ]
    assert [each.label for each in found[:1]] == ["Pavadinimas"]
    assert {each.changed_by for each in differences(mine, theirs, event=draft, register=Register())} == {""}


def test_same_answers_do_not_differ(draft):
    typed = whole(factories.RegionFactory(), row("outcomes", kind="need", text="Vienas\r\nDu"))
    theirs = typed | {
        name: [value.replace("\r\n", "\n") + " " for value in typed[name]] for name in ("title", "lead")
    }

    assert differences(typed, theirs, event=draft, register=Register()) == []


def test_row_published_meanwhile_is_still_the_same_row(draft, user):
    region = factories.RegionFactory()
    typed = whole(
        region, row("participants", name="Ona", role="guest"), row("outcomes", kind="need", text="Reikia")
    )

    event = publish(draft, typed, user)

    assert differences(typed, answers_of(event), event=event, register=Register()) == []
    assert aligned(typed, answers_of(event))["participants"] == answers_of(event)["participants"]


def test_merging_takes_what_was_chosen_and_loses_no_row(draft):
    both = row("outcomes", "a" * 12, text="Mano"), row("outcomes", "b" * 12, text="Abiejų")
    mine = answers(*both, title="Mano", venue="Mano")
    theirs = answers(
        row("outcomes", "c" * 12, text="Jų"), both[1], row("participants", "d" * 12, name="Ona"), title="Jų"
    ) | {"outcomes-bbbbbbbbbbbb-text": ["Pakeista"]}

    kept = merged(mine, theirs, {})
    taken = merged(
        mine,
        theirs,
        {
            "title": "theirs",
            "venue": "theirs",
            "outcomes-aaaaaaaaaaaa": "theirs",
            "outcomes-bbbbbbbbbbbb": "theirs",
        },
    )
    refused = merged(mine, theirs, {"participants-dddddddddddd": "mine", "outcomes-cccccccccccc": "mine"})

    assert [kept["title"], kept["outcomes"]] == [["Mano"], ["c" * 12, "a" * 12, "b" * 12]]
    assert [kept["participants"], kept["participants-dddddddddddd-name"]] == [["d" * 12], ["Ona"]]
    assert [taken["title"], "venue" in taken, taken["outcomes"]] == [["Jų"], False, ["c" * 12, "b" * 12]]
    assert taken["outcomes-bbbbbbbbbbbb-text"] == ["Pakeista"]
    assert [refused.get("participants", []), refused["outcomes"]] == [[], ["a" * 12, "b" * 12]]


def test_ticks_and_texts_are_said_in_words(draft):
    mine = answers(
        row("photos", "a" * 12, caption="Salė", has_consent="on", visibility="public"),
        body="<p>Mano <strong>tekstas</strong></p>",
        has_no_commitments="on",
    )

    found = differences(mine, {}, event=draft, register=Register())

    assert [(each.name, each.mine, each.theirs) for each in found] == [
        ("body", "Mano tekstas", ""),
        ("has_no_commitments", "Taip", "Ne"),
        ("photos-aaaaaaaaaaaa", "Salė · nuotraukoje matomi žmonės sutinka · vieša", ""),
    ]


def test_page_that_says_it_has_seen_less_than_stands_is_told(user):
    event = factories.EventFactory()
    copy = save(event, {"title": ["Mano"]}, 0, user=user)
    earlier = event.changed_at - dt.timedelta(seconds=1)

    with pytest.raises(CopyConflict):
        save(event, {"title": ["Vėl"]}, copy.version, uuid.uuid4(), user, based_on=earlier)
