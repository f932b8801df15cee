"""English stays beside its text through all that is done with an event."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import translation

from events.actions.copies import CopyConflict, copy_of, save_copy
from events.actions.publishing import publish_event, withdraw_event
from events.actions.restoring import restore
from events.forms.answers import answers_of
from events.history.versions import versions_of
from events.models import Event
from municipalities import words
from municipalities.actions import save_agreement
from municipalities.models import Organisation
from tests.factories import (
    AgreementFactory,
    AttachmentFactory,
    CommitmentFactory,
    EventFactory,
    MembershipFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PhotoFactory,
    PresentationFactory,
    SignatoryFactory,
)
from tests.translating.writing import save

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def editor(client):
    user = MembershipFactory().user
    client.force_login(user)
    return user


@pytest.fixture
def event(editor):
    """A published event with a row of every kind, each of its texts in English."""
    event = EventFactory(
        owner=editor.memberships.get().organisation,
        title="Apskritasis stalas",
        lead="Aptarta globa.",
        body="<p>Visas tekstas</p>",
        venue="Salė",
        starts_on=dt.date(2017, 9, 5),
        published_at=dt.datetime(2017, 9, 6, tzinfo=dt.UTC),
    )
    for row in (
        event,
        PresentationFactory(event=event, topic="Tema", office="vedėja"),
        ParticipationFactory(event=event, role="moderator", office="merė", is_public=True),
        OutcomeFactory(event=event, text="Trūksta"),
        CommitmentFactory(event=event, text="Padarys"),
        AttachmentFactory(event=event, title="Protokolas"),
        PhotoFactory(event=event, caption="Salė pilna", alt="Žmonės"),
    ):
        put_into_english(row)
    return event


def put_into_english(row):
    for column in row.lacking_english:
        row.say_in_english(column, f"English of {getattr(row, column)}")
    row.save()


def english(event):
    """Everything in English, by the table."""
    names = ("presentations", "participations", "outcomes", "commitments", "attachments", "photos")
    found = {name: [row.english for row in getattr(event, name).order_by("pk")] for name in names}
    return found | {"event": Event.objects.get(pk=event.pk).english}


def correct(event, user, **changes):
    """Change answers of the form, and publish the event again."""
    answers = answers_of(Event.objects.get(pk=event.pk))
    copy = save_copy(
        event=Event.objects.get(pk=event.pk),
        answers=answers | changes,
        version=copy_of(event).version,
        sitting=uuid.uuid4(),
        user=user,
    )
    publish_event(event=event, user=user, version=copy.version)
    return Event.objects.get(pk=event.pk)


def key_of(row):
    return f"r{row.pk}"


def test_corrected_event_keeps_the_english_of_what_did_not_change(event, editor):
    before = english(event)

    after = correct(event, editor, title=["Kitas stalas"])

    assert after.title == "Kitas stalas"
    assert english(event) == before
    assert after.outdated_english == ["title"]
    assert after.in_english("lead") == "English of Aptarta globa."


def test_changed_text_of_a_row_keeps_its_english_as_outdated(event, editor):
    presentation = event.presentations.get()

    correct(event, editor, **{f"presentations-{key_of(presentation)}-topic": ["Kita tema"]})

    presentation.refresh_from_db()
    assert (presentation.topic, presentation.outdated_english) == ("Kita tema", ["topic"])
    assert presentation.in_english("office") == "English of vedėja"


def test_event_corrected_on_the_english_pages_keeps_its_organisations(event, editor):
    organisation = OrganisationFactory(name="Molėtų rajono savivaldybė")
    organisation.say_in_english("name", "Molėtai District Municipality")
    organisation.save()
    organiser = ParticipationFactory(event=event, role="organiser", organisation=organisation)
    speaker = ParticipationFactory(event=event, role="speaker", office="meras", organisation=organisation)
    before = Organisation.objects.count()

    with translation.override("en"):
        correct(event, editor, **{f"participants-{key_of(speaker)}-office": ["mero pavaduotojas"]})

    for row in (organiser, speaker):
        row.refresh_from_db()
        assert row.organisation == organisation
    assert speaker.office == "mero pavaduotojas"
    assert Organisation.objects.count() == before


def test_text_that_is_taken_out_is_read_in_no_language(event, editor, client):
    after = correct(event, editor, venue=[])

    assert (after.venue, after.in_english("venue"), after.outdated_english) == ("", "", [])
    with translation.override("lt"):
        assert "English of Salė" not in client.get(f"/en{after.get_absolute_url()}").text


def test_event_taken_back_and_published_again_keeps_its_english(event, editor):
    before = english(event)

    withdraw_event(event=event)
    publish_event(event=event, user=editor, version=0)

    assert english(event) == before


def test_restored_version_keeps_the_english_and_says_what_is_outdated(event, editor):
    first = versions_of(event, with_drafts=False)[-1]
    correct(event, editor, title=["Kitas stalas"])
    event = Event.objects.get(pk=event.pk)
    event.say_in_english("title", "Another table")
    event.save()

    copy, _missing = restore(event=event, answers=first.answers, user=editor)
    publish_event(event=event, user=editor, version=copy.version)

    restored = Event.objects.get(pk=event.pk)
    assert restored.title == "Apskritasis stalas"
    assert (restored.in_english("title"), restored.outdated_english) == ("Another table", ["title"])
    assert restored.in_english("lead") == "English of Aptarta globa."


def test_page_that_saved_last_goes_on_after_english_was_written(client, event, editor):
    sitting, opened = uuid.uuid4(), Event.objects.get(pk=event.pk)
    typed = {"event": opened, "sitting": sitting, "user": editor, "based_on": opened.changed_at}
    copy = save_copy(answers={"title": ["Vienas"]}, version=0, **typed)
    save(client, event, {f"pats-{event.pk}-title": "Round table"})
    typed["event"] = Event.objects.get(pk=event.pk)

    again = save_copy(answers={"title": ["Du"]}, version=copy.version, **typed)

    assert (again.version, again.answers) == (copy.version + 1, {"title": ["Du"]})
    assert again.based_on == typed["event"].changed_at


def test_another_page_is_still_shown_what_it_has_not_seen(client, event, editor):
    opened = Event.objects.get(pk=event.pk)
    typed = {"user": editor, "based_on": opened.changed_at}
    copy = save_copy(event=opened, answers={"title": ["V"]}, version=0, sitting=uuid.uuid4(), **typed)
    save(client, event, {f"pats-{event.pk}-title": "Round table"})
    now = Event.objects.get(pk=event.pk)

    with pytest.raises(CopyConflict):
        save_copy(event=now, answers={"title": ["D"]}, version=copy.version, sitting=uuid.uuid4(), **typed)


def test_history_shows_the_english_in_words(client, event):
    save(client, event, {f"pats-{event.pk}-title": "Round table on care"})
    version = versions_of(event, with_drafts=False)[-1]

    listed = client.get(reverse("events:event_history", args=[event.pk]))
    shown = client.get(reverse("events:event_version", args=[event.pk, version.number]))

    assert "Angliškai: 1 tekstas" in " ".join(listed.text.split())
    part = shown.context["parts"][-1]
    assert (part.label, [difference.label for difference in part.differences]) == (
        "Angliškai",
        ["Pavadinimas"],
    )
    pieces = part.differences[0].paragraphs[0]
    gone, come = ([piece.text for piece in pieces if piece.mark == mark] for mark in ("del", "ins"))
    assert (gone, come) == (["English", "of", "Apskritasis", "stalas"], ["Round", "table", "on", "care"])
    assert "{&quot;" not in shown.text
    assert "&#x27;of&#x27;" not in shown.text


def test_history_shows_a_text_with_paragraphs_as_lines(client, event):
    save(client, event, {f"pats-{event.pk}-body": "<p>One</p><p>Two</p>"})
    version = versions_of(event, with_drafts=False)[-1]

    shown = client.get(reverse("events:event_version", args=[event.pk, version.number]))

    lines = shown.context["parts"][-1].differences[0].paragraphs
    assert ["".join(piece.text for piece in line if piece.mark == "ins") for line in lines] == ["One", "Two"]


def test_draft_says_nothing_of_english(client, event, editor):
    save_copy(event=event, answers={"title": ["Naujas"]}, version=0, sitting=uuid.uuid4(), user=editor)

    draft = versions_of(event, with_drafts=True)[-1]

    assert draft.is_draft
    assert draft.changed.english == 0
    shown = client.get(reverse("events:event_version", args=[event.pk, draft.number]))
    assert "Angliškai" not in [part.label for part in shown.context["parts"]]


def test_admin_does_not_show_the_english_as_data(event):
    names = [field.name for field in Event._meta.get_fields() if getattr(field, "editable", False)]

    assert "english" not in names


def test_agreement_saved_again_keeps_the_english(event):
    agreement = AgreementFactory(purpose="Tikslas")
    signatory = SignatoryFactory(agreement=agreement, office="merė")
    for row in (agreement, signatory):
        put_into_english(row)
    agreement.purpose = "Kitas tikslas"

    save_agreement(agreement=agreement, signatories=[(signatory.person.name, "merė")])

    agreement.refresh_from_db()
    signatory.refresh_from_db()
    assert (agreement.in_english("purpose"), agreement.outdated_english) == (
        "English of Tikslas",
        ["purpose"],
    )
    assert signatory.in_english("office") == "English of merė"


def test_empty_text_has_no_english_on_any_page():
    event = EventFactory.build(venue="", english={"venue": {"text": "Hall", "of": "Salė"}})

    assert words.told(event, "venue") == ("", "lt")
