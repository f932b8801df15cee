"""A page of the portal in both languages, side by side."""

import pytest
from django.urls import reverse

from events.models import Event, WorkingCopy
from tests.factories import (
    CommitmentFactory,
    CommitmentUpdateFactory,
    EventFactory,
    MembershipFactory,
    OutcomeFactory,
    ParticipationFactory,
    PresentationFactory,
    WorkingCopyFactory,
)
from tests.translating.writing import address, form_of, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = MembershipFactory().user
    client.force_login(user)
    return user


@pytest.fixture
def event(editor):
    owner = editor.memberships.get().organisation
    return EventFactory(owner=owner, title="Apskritasis stalas", lead="Aptarta globa.")


def name(row, column, part="pats"):
    return f"{part}-{row.pk}-{column}"


def test_page_shows_every_public_text_of_the_event(client, event):
    presentation = PresentationFactory(event=event, topic="Globos centrai", office="vedėja")
    participation = ParticipationFactory(event=event, office="merė", is_public=True)
    ParticipationFactory(event=event, office="dalyvė", is_public=False)
    outcome = OutcomeFactory(event=event, text="Trūksta atokvėpio.")
    commitment = CommitmentFactory(event=event, text="Įsteigs centrą.")
    update = CommitmentUpdateFactory(commitment=commitment, event=event, note="Centras įsteigtas.")

    answer = client.get(address(event))

    assert list(form_of(answer).texts) == [
        name(event, "title"),
        name(event, "lead"),
        name(presentation, "topic", "pranesimas"),
        name(presentation, "office", "pranesimas"),
        name(participation, "office", "dalyvis"),
        name(outcome, "text", "rezultatas"),
        name(commitment, "text", "isipareigojimas"),
        name(update, "note", "naujiena"),
    ]
    assert "dalyvė" not in answer.text


def test_fields_are_english_and_no_longer_than_their_columns(client, event):
    fields = form_of(client.get(address(event))).fields

    attributes = {column: fields[name(event, column)].widget.attrs for column in ("title", "lead")}
    english = {"lang": "en", "spellcheck": "true"}
    assert attributes["title"] == english | {"maxlength": 250}
    assert attributes["lead"] == english | {"maxlength": 200_000, "rows": 2, "cols": "40"}


def test_saving_writes_the_english_and_nothing_else(client, event, editor):
    outcome = OutcomeFactory(event=event, text="Trūksta atokvėpio.")
    before = Event.objects.values().get()

    answer = save(
        client,
        event,
        {name(event, "title"): " Round table ", name(outcome, "text", "rezultatas"): "Respite is lacking."},
    )

    assert answer.redirect_chain == [(address(event), 302)]
    assert "Anglų kalba įrašyti 2 tekstai." in answer.text
    after = Event.objects.values().get()
    assert after["english"] == {"title": {"text": "Round table", "of": "Apskritasis stalas"}}
    assert {key for key in after if after[key] != before[key]} == {"english", "changed_at"}
    outcome.refresh_from_db()
    assert outcome.english == {"text": {"text": "Respite is lacking.", "of": "Trūksta atokvėpio."}}
    assert outcome.origin == "portal"
    kept = Event.pgh_event_model.objects.filter(pgh_obj=event.pk).latest("pgh_id")
    assert (kept.english, kept.pgh_context["user"]) == (after["english"], editor.pk)


def test_saved_twice_is_saved_once(client, event):
    page = client.get(address(event))
    save(client, event, {name(event, "title"): "Round table"}, page)
    versions = Event.pgh_event_model.objects.count()

    answer = save(client, event, {name(event, "title"): "Round table"}, page)

    assert "Niekas nepasikeitė" in answer.text
    assert Event.pgh_event_model.objects.count() == versions


def test_english_is_taken_away_by_emptying_its_field(client, event):
    event.say_in_english("title", "Round table")
    event.save()

    save(client, event, {name(event, "title"): "  "})

    event.refresh_from_db()
    assert event.english == {}


def test_what_somebody_else_wrote_is_not_written_over(client, event):
    page = client.get(address(event))
    save(client, event, {name(event, "title"): "Theirs", name(event, "lead"): "Their lead."})

    answer = save(client, event, {name(event, "title"): "Mine"}, page)

    form = form_of(answer)
    advice = "Įrašykite dar kartą, jei vietoj jo turi būti jūsų tekstas."
    said = [f"Pavadinimas: tuo metu kažkas čia parašė „Theirs“. {advice}"]
    assert form.errors == {name(event, "title"): said}
    assert form[name(event, "title")].value() == "Mine"
    assert form[name(event, "lead")].value() == "Their lead."
    assert answer.text.count("Klaida:") == 1
    assert Event.objects.get().in_english("title") == "Theirs"

    answer = save(client, event, {name(event, "title"): "Mine"}, answer)

    saved = Event.objects.get()
    assert (saved.in_english("title"), saved.in_english("lead")) == ("Mine", "Their lead.")


def test_what_two_write_into_different_texts_is_both_kept(client, event):
    page = client.get(address(event))
    save(client, event, {name(event, "title"): "Theirs"})

    save(client, event, {name(event, "lead"): "My lead."}, page)

    saved = Event.objects.get()
    assert (saved.in_english("title"), saved.in_english("lead")) == ("Theirs", "My lead.")


def test_lithuanian_that_changed_meanwhile_is_shown_before_anything_is_saved(client, event):
    page = client.get(address(event))
    Event.objects.update(title="Kitas stalas")

    answer = save(client, event, {name(event, "title"): "Round table"}, page)

    assert form_of(answer).errors == {
        name(event, "title"): [
            "Pavadinimas: tuo metu pasikeitė lietuviškas tekstas. Peržiūrėkite jį ir įrašykite dar kartą."
        ]
    }
    assert Event.objects.get().english == {}

    save(client, event, {name(event, "title"): "Another table"}, answer)

    assert Event.objects.get().english == {"title": {"text": "Another table", "of": "Kitas stalas"}}


def test_what_is_wrong_in_one_text_saves_none(client, event):
    answer = save(client, event, {name(event, "title"): "x" * 251, name(event, "lead"): "A lead."})

    form = form_of(answer)
    assert form.errors == {name(event, "title"): ["Sutrumpinkite tekstą: telpa ne daugiau kaip 250 ženklų."]}
    assert form[name(event, "lead")].value() == "A lead."
    assert Event.objects.get().english == {}


def test_personal_code_is_refused(client, event):
    answer = save(client, event, {name(event, "lead"): "Code 38501011234."})

    assert form_of(answer).errors == {name(event, "lead"): ["Tekste yra asmens kodas: išimkite jį."]}


def test_text_with_paragraphs_is_cleaned(client, event):
    Event.objects.update(body="<p>Tekstas</p>")

    answer = save(
        client, event, {name(event, "body"): '<p onclick="x()">Text</p><script>alert(1)</script><b>bold</b>'}
    )

    assert Event.objects.get().in_english("body") == "<p>Text</p><strong>bold</strong>"
    assert "alert(1)" not in answer.text


def test_line_stays_one_line(client, event):
    save(client, event, {name(event, "title"): "Round\r\n table\x0b now"})

    assert Event.objects.get().in_english("title") == "Round table now"


def test_hostile_words_are_shown_as_words(client, event):
    save(client, event, {name(event, "title"): '"><img src=x onerror=alert(1)>'})

    assert "<img src=x" not in client.get(address(event)).text


def test_outdated_english_shows_what_the_lithuanian_was(client, event):
    event.say_in_english("lead", "Care was discussed.")
    event.lead = "Aptarta globa ir būstas."
    event.save()

    answer = client.get(address(event))

    text = form_of(answer).texts[name(event, "lead")]
    assert (text.is_outdated, text.was, text.english) == (True, "Aptarta globa.", "Care was discussed.")
    assert "Aptarta globa.\n" in answer.text


def test_outdated_english_may_still_hold(client, event):
    event.say_in_english("lead", "Care was discussed.")
    event.lead = "Globa aptarta."
    event.save()

    save(client, event, {f"{name(event, 'lead')}-holds": "on"})

    saved = Event.objects.get()
    assert saved.english["lead"] == {"text": "Care was discussed.", "of": "Globa aptarta."}
    assert saved.outdated_english == []


def test_saving_another_text_leaves_an_outdated_one_outdated(client, event):
    event.say_in_english("lead", "Care was discussed.")
    event.lead = "Globa aptarta."
    event.save()

    save(client, event, {name(event, "title"): "Round table"})

    assert Event.objects.get().outdated_english == ["lead"]


def test_event_has_changed_and_its_copy_is_not_outdated(client, event, editor):
    WorkingCopyFactory(event=event, answers={"title": ["Naujas"]}, based_on=event.changed_at)

    save(client, event, {name(event, "title"): "Round table"})

    after, copy = Event.objects.get(), WorkingCopy.objects.get()
    assert after.changed_at > event.changed_at
    assert copy.based_on == after.changed_at
    assert copy.answers == {"title": ["Naujas"]}


def test_copy_that_is_outdated_stays_outdated(client, event):
    earlier = event.created_at
    WorkingCopyFactory(event=event, answers={"title": ["Naujas"]}, based_on=earlier)
    Event.objects.get().save()

    save(client, event, {name(event, "title"): "Round table"})

    assert WorkingCopy.objects.get().based_on == earlier


def test_unknown_kind_is_not_there(client, editor):
    assert client.get(reverse("translating:unit_edit", args=["visai-ne", 1])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_unit_edit_query_count(client, event, rows, django_assert_num_queries):
    PresentationFactory.create_batch(rows, event=event)
    ParticipationFactory.create_batch(rows, event=event, is_public=True, office="vedėja")
    OutcomeFactory.create_batch(rows, event=event)

    with django_assert_num_queries(14):
        answer = client.get(address(event))

    assert len(form_of(answer).texts) == 2 + 3 * rows
