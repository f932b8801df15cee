"""The form of a draft that was begun with a text: what is proposed in it, and its buttons."""

import re

import pytest
from django.urls import reverse

from events.actions.copies import copy_of
from events.models import Event, PressText
from tests.events.press.reading import (
    GUESSED,
    bring,
    event,
    outcome,
    said,
    save,
)
from tests.factories import (
    EventFactory,
)

pytestmark = pytest.mark.django_db
EDIT_QUERIES = 22
BEGIN_QUERIES = 37


def page_of(client, draft):
    return client.get(reverse("events:event_edit", args=[draft.pk]))


def key_of(draft, place):
    return next(mark["key"] for mark in draft.press_text.proposals if mark["place"].startswith(place))


def test_each_value_stands_beside_its_words(client, draft):
    page = page_of(client, draft).text
    title = key_of(draft, "title")

    assert f'id="pasiulymas-{title}"' in page
    assert f'href="#zodziai-{title}-0"' in page
    assert f'<mark id="zodziai-{title}-0" data-marks="{title}"><a href="#pasiulymas-{title}"' in page
    # Each has a place of its own, and each field is told what is said below it.
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert 'aria-describedby="id_title_helptext id_title_mark"' in page
    for mark in draft.press_text.proposals:
        assert f'name="read" value="{mark["key"]}"' in " ".join(page.split())
        assert f'value="clear:{mark["key"]}"' in page


def test_in_english_the_words_of_the_text_are_marked_as_lithuanian(client, draft):
    address = reverse("events:event_edit", args=[draft.pk])

    lithuanian, english = client.get(address).text, client.get(f"/en{address}").text

    assert ' lang="lt">„Pavyzdžiuose kalbėta apie šeimas“' in english
    assert "Proposed from the text" in english
    assert ' lang="lt"' not in lithuanian.replace('<html lang="lt">', "", 1)


def test_an_uncertain_value_asks_to_be_looked_at(client, draft):
    page = page_of(client, draft)

    headcount = page.context["basics"]["headcount"].mark
    assert headcount.is_uncertain
    assert page.text.count("Patikrinkite: neaišku") == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_event_edit_with_a_text_query_count(client, editor, read_as, rows, django_assert_num_queries):
    problem = outcome("Rajone trūksta dienos centrų.", "problem")
    read_as(event(outcomes=(problem,) * rows, headcount=said("40", "40 žmonių", GUESSED)))
    bring(client)

    with django_assert_num_queries(EDIT_QUERIES):
        page_of(client, Event.objects.get())


def test_what_was_read_is_kept_and_shown(client, draft):
    title = key_of(draft, "title")

    save(client, draft, read=[title])

    page = page_of(client, draft)
    assert copy_of(draft).answers["read"] == [title]
    assert page.context["basics"]["title"].mark.is_confirmed
    assert page.context["panel"].unread == len(draft.press_text.proposals) - 1


def test_a_section_is_agreed_to_and_a_value_cleared_by_buttons(client, draft):
    agreed = save(client, draft, action="agree:dalyviai")
    cleared = save(client, draft, action=f"clear:{key_of(draft, 'venue')}")

    answers = copy_of(draft).answers
    assert agreed.url.endswith("#skiltis-dalyviai")
    assert key_of(draft, "headcount") in answers["read"]
    assert cleared.url.endswith("#id_venue")
    assert answers.get("venue", []) == []


def test_other_words_are_given_a_role_and_tied_to_it(client, draft):
    response = save(client, draft, action="role:need", words=" Dalyvavo\nSvetinga  Viešnagė.")

    answers, page = copy_of(draft).answers, page_of(client, draft)
    row = f"outcomes-{answers['outcomes'][-1]}"
    mark = page.context["panel"].by_place[row]
    assert answers[f"{row}-text"] == ["Dalyvavo Svetinga Viešnagė."]
    assert response.url.endswith(f"#id_{row}-kind")
    assert mark.is_confirmed
    assert [quote.words for quote in mark.parts[0].quotes] == ["Dalyvavo Svetinga Viešnagė."]


@pytest.mark.parametrize(
    ("role", "words", "expected"),
    [
        ("venue", "Kultūros salė", ["Kultūros salė"]),
        ("venue", " ", ["Pavyzdžių kultūros namai"]),
        ("kazkas", "Globos centras", ["Pavyzdžių kultūros namai"]),
    ],
)
def test_words_that_are_not_in_the_text_are_tied_to_none(client, draft, role, words, expected):
    save(client, draft, action=f"role:{role}", words=words)

    assert copy_of(draft).answers["venue"] == expected
    assert PressText.objects.get().proposals == draft.press_text.proposals


def test_a_field_is_tied_to_the_words_that_were_put_there_last(client, draft):
    save(client, draft, action="role:venue", words="Globos centras")

    venue = page_of(client, draft).context["basics"]["venue"]
    assert venue.value == "Globos centras"
    assert venue.mark.is_confirmed
    assert [quote.words for quote in venue.mark.parts[0].quotes] == ["Globos centras"]


def test_the_buttons_of_a_text_do_nothing_where_there_is_none(client, editor, organisation):
    own = EventFactory(owner=organisation, status="draft", title="Be teksto")
    save(client, own)

    response = save(client, own, action="agree:dalyviai")

    assert response.url == reverse("events:event_edit", args=[own.pk])
    assert page_of(client, own).context["panel"] is None


def test_the_check_lists_what_nobody_has_read(client, draft):
    address = reverse("events:event_check", args=[draft.pk])
    before = client.get(address)
    keys = [mark["key"] for mark in draft.press_text.proposals]

    save(client, draft, read=keys)
    after = client.get(address)

    assert "Perskaitykite, ką pasiūlė tekstas" in before.text
    assert f"{reverse('events:event_edit', args=[draft.pk])}#pasiulymas-{keys[0]}" in before.text
    assert len(before.context["unread"]) == len(keys)
    assert after.context["unread"] == []
    assert "Perskaitykite, ką pasiūlė tekstas" not in after.text


def test_nothing_unread_is_published(client, draft):
    PressText.objects.filter(event=draft).update(proposals=draft.press_text.proposals[:1])
    copy = copy_of(draft)
    for kind in ("participants", "agreements"):
        copy.answers[kind] = []
    copy.save()
    publish = reverse("events:event_publish", args=[draft.pk])

    refused = client.post(publish, {"version": copy.version})
    checked = client.get(reverse("events:event_check", args=[draft.pk]))
    save(client, draft, read=["p1"])
    published = client.post(publish, {"version": copy_of(draft).version})

    assert refused.status_code == 200
    assert "Skaityti toliau" in checked.text
    assert published.url == reverse("events:event_published", args=[draft.pk])
