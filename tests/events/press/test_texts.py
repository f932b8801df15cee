"""Bringing a text: who may, what is answered, and the draft that is shown with it."""

import re
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.extraction.proposals import DateProposal, Reading
from events.models import Event, PressText
from tests.events.press.reading import (
    SURE,
    TEXT,
    bring,
    event,
    said,
    spans,
)
from tests.factories import (
    EventFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    PressTextFactory,
    UserFactory,
)
from tests.test_access import ROLES, Scene

pytestmark = pytest.mark.django_db
EDIT_QUERIES = 22
BEGIN_QUERIES = 37


# ---- Who may


@pytest.mark.parametrize("role", ROLES)
def test_those_who_log_events_bring_texts(client, role):
    scene = Scene("draft")
    if role == "administrator":
        MembershipFactory(organisation=scene.owner)
    person = scene.person(role)
    if not isinstance(person, AnonymousUser):
        client.force_login(person)

    response = client.get(reverse("events:event_from_text"))
    sent = bring(client, "")

    expected = {"anonymous": 302, "editor": 200, "other_editor": 200, "administrator": 200}
    assert response.status_code == expected.get(role, 404)
    assert sent.status_code == expected.get(role, 404)


def test_the_way_to_it_stands_beside_the_button(client, editor):
    for name in ("events:workspace", "events:own_event_list"):
        page = client.get(reverse(name))

        assert f'href="{reverse("events:event_from_text")}"' in page.text


def test_nobody_brings_a_text_for_another_organisation(client, editor, read_as, whole):
    read_as(whole)

    response = bring(client, organisation=OrganisationFactory().pk)

    assert "Šios organizacijos renginių jūs neregistruojate" in response.text
    assert not Event.objects.exists()


def test_the_text_is_for_those_who_look_after_the_event(client, organisation):
    kept = PressTextFactory(event=EventFactory(owner=organisation), text="Slaptas žodis.")
    address = reverse("events:event_text", args=[kept.pk])

    answers = {}
    for name, user in (
        ("editor", MembershipFactory(organisation=organisation).user),
        ("official", OfficialMembershipFactory().user),
        ("other", MembershipFactory().user),
        ("newcomer", UserFactory()),
    ):
        client.force_login(user)
        answers[name] = client.get(address)
    client.logout()
    public = client.get(kept.event.get_absolute_url())

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "editor": 200,
        "official": 200,
        "other": 404,
        "newcomer": 404,
    }
    assert "Slaptas žodis." in answers["editor"].text
    edit = f'href="{reverse("events:event_edit", args=[kept.pk])}"'
    assert (edit in answers["editor"].text, edit in answers["official"].text) == (True, False)
    assert "Slaptas žodis." not in public.text


def test_an_event_without_a_text_has_no_page_of_one(client, editor, organisation):
    own = EventFactory(owner=organisation)

    assert client.get(reverse("events:event_text", args=[own.pk])).status_code == 404


def test_the_text_goes_with_the_event(organisation):
    kept = PressTextFactory()

    kept.event.delete()

    assert not PressText.objects.exists()


# ---- What is answered


def test_one_event_opens_as_a_draft(client, editor, read_as, whole):
    read_as(whole)

    response = bring(client, name="pranesimas.txt")

    draft = Event.objects.get()
    assert response.url == reverse("events:event_edit", args=[draft.pk])
    assert (draft.title, draft.status) == ("Pavyzdžiuose kalbėta apie šeimas", "draft")
    assert (draft.press_text.text, draft.press_text.added_by) == (TEXT, editor)


def test_of_several_events_the_chosen_become_drafts(client, editor, read_as):
    read_as(
        event(title=said("Pirmas", "Meniu"), date=DateProposal("2017-11", spans("Meniu"), SURE, "test")),
        event(title=said("Antras", "Meniu"), date=DateProposal("--11-03", spans("Meniu"), SURE, "test")),
        event(is_of_the_reform=False),
    )
    token = str(uuid.uuid4())

    offered = bring(client, token=token)
    nothing = bring(client, token=token, offered="1")
    begun = bring(client, token=token, chosen=["0", "1", "77"], offered="1")

    assert re.findall(r'name="chosen"\s+value="(\w+)"\s+(checked)?', offered.text) == [
        ("0", "checked"),
        ("1", "checked"),
        ("2", ""),
    ]
    assert "2017 m. lapkritis" in offered.text
    assert "11-03, metai nenurodyti" in offered.text
    assert "Renginys be pavadinimo" in offered.text
    assert "Pažymėkite bent vieną renginį" not in offered.text
    assert "Pažymėkite bent vieną renginį" in nothing.text
    assert begun.url == reverse("events:own_event_list") + "?busena=juodrastis"
    assert sorted(Event.objects.values_list("title", flat=True)) == ["Antras", "Pirmas"]
    assert "Pradėti 2 juodraščiai." in client.get(begun.url).text


def test_one_of_several_opens_at_once(client, editor, read_as):
    read_as(event(title=said("Pirmas", "Meniu")), event(title=said("Antras", "Meniu")))

    response = bring(client, chosen="1")

    draft = Event.objects.get()
    assert draft.title == "Antras"
    assert response.url == reverse("events:event_edit", args=[draft.pk])


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((), "Renginio tekste neradome"),
        ((event(is_of_the_reform=False),), "Atrodo, tekstas apie ką kita"),
    ],
)
def test_where_there_is_no_event_an_empty_draft_keeps_the_text(client, editor, read_as, events, words):
    read_as(*events)

    offered = bring(client)
    assert not Event.objects.exists()
    begun = bring(client, chosen="empty")

    draft = Event.objects.get()
    page = client.get(begun.url)
    assert words in offered.text
    assert (draft.title, draft.press_text.text) == ("", TEXT)
    assert "Pavyzdžių kultūros namuose" in page.text


def test_a_choice_that_nobody_offered_is_no_choice(client, editor, read_as):
    read_as(event(title=said("Pirmas", "Meniu")), event(title=said("Antras", "Meniu")))

    response = bring(client, chosen=["-1", "pirmas", "9" * 40])

    assert response.status_code == 200
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (" \n", "Įklijuokite tekstą arba pasirinkite failą"),
        ("ž" * 200_001, "Sutrumpinkite: ženklų yra 200001, telpa 200000"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(client, editor, text, message):
    response = bring(client, text)

    assert response.status_code == 200
    assert re.search(r'<p class="field-error" id="id_text_error">([^<]*)<', response.text)[1] == message
    assert text.strip() in response.text


def test_a_file_that_cannot_be_read_leaves_what_was_typed(client, editor):
    file = SimpleUploadedFile("lentele.xlsx", b"PK\x03\x04" + b"\0" * 50)

    response = bring(client, "Mano žodžiai", file=file)

    assert 'id="id_file_error"' in response.text
    assert "Mano žodžiai" in response.text


def test_a_file_is_read_before_the_field(client, editor, monkeypatch):
    texts = []
    monkeypatch.setattr(
        "events.views.press_texts.read", lambda text, _known: texts.append(text) or Reading(events=())
    )

    response = bring(client, "Žodžiai", file=SimpleUploadedFile("Žinia.txt", "Iš failo.".encode()))

    assert texts == ["Iš failo."]
    assert '<input type="hidden" name="name" value="Žinia.txt">' in response.text


@pytest.mark.parametrize("rows", [1, 3])
def test_event_from_text_query_count(client, editor, read_as, whole, rows, django_assert_num_queries):
    OrganisationFactory.create_batch(rows)
    read_as(whole)

    with django_assert_num_queries(BEGIN_QUERIES):
        bring(client)
