"""What a person may not see is never found, counted, suggested or meant."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from events.actions.publishing import withdraw_event
from events.models import Event, Participation
from portal.search.models import Entry, Word
from tests.factories import (
    CommitmentFactory,
    EventFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    PresentationFactory,
    RegionFactory,
    WorkingCopyFactory,
)
from tests.search.finding import found

pytestmark = pytest.mark.django_db

SECRET = "Žibuoklynas"


def planted(**event):
    """An event that the word stands in everywhere, with a promise."""
    row = EventFactory(title=SECRET, lead=SECRET, body=SECRET, venue=SECRET, **event)
    PresentationFactory(event=row, topic=SECRET, speaker=PersonFactory(name=SECRET))
    OutcomeFactory(event=row, text=SECRET)
    CommitmentFactory(event=row, text=SECRET)
    return row


def assert_nowhere(client):
    """Neither the page nor the suggestions nor what was meant says that there is such a word."""
    # The last has a word that finds places, and is answered by them alone.
    for text in (SECRET, "zibuoklinas", "zibuokl", f"{SECRET} savivaldybė"):
        page = client.get(reverse("search:search"), {"q": text})
        suggested = client.get(reverse("search:suggestion_list"), {"q": text})
        said = page.text.replace(text, "")
        assert "žibuoklyn" not in said.lower()
        assert {one.kind for one in page.context["filter"].found} <= {"municipality", "region"}
        assert page.context["meant"] == ""
        assert json.loads(suggested.text) == {"suggestions": []}
    years = client.get(reverse("search:search"), {"rusis": "renginiai"}).context["filter"].counts["metai"]
    assert years.get(1999, 0) == 0
    assert not Entry.objects.filter(kind__in=("event", "commitment")).exists()
    assert not Word.objects.filter(folded__contains="zibuoklyn").exists()


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_an_event_that_is_not_published(client, status):
    planted(status=status, starts_on="1999-01-01")

    assert_nowhere(client)


def test_an_event_that_is_withdrawn_and_thrown_away(client):
    event = planted(starts_on="1999-01-01")
    assert len(found(SECRET)) == 2

    withdraw_event(event=event)
    assert_nowhere(client)

    Event.objects.filter(pk=event.pk).update(binned_at=timezone.now())
    assert_nowhere(client)


def test_an_event_that_is_published_later_is_found_with_all_that_it_has(client):
    event = planted(status="draft")

    Event.objects.update(status="published")

    assert found(SECRET) == [event.title, event.commitments.get().text]


def test_changes_that_are_not_published(client):
    copy = WorkingCopyFactory(event=EventFactory())
    copy.answers = {"title": SECRET}
    copy.save()

    assert found(SECRET) == []


def test_a_participant_who_is_not_shown(client):
    part = ParticipationFactory(person__name=SECRET, office=SECRET, is_public=False)
    assert found(SECRET) == []
    assert not Word.objects.filter(folded__contains="zibuoklyn").exists()

    Participation.objects.filter(pk=part.pk).update(is_public=True)
    assert found(SECRET) == [part.event.title]

    part.delete()
    assert found(SECRET) == []
    assert not Word.objects.filter(folded__contains="zibuoklyn").exists()


def test_a_row_that_search_has_wrongly_shows_nothing(client):
    Entry.objects.create(
        kind="event", object_id=0, title=SECRET, title_en="", names="", text=SECRET, text_en=""
    )

    page = client.get(reverse("search:search"), {"q": SECRET})
    suggested = client.get(reverse("search:suggestion_list"), {"q": SECRET})

    assert "results" not in page.text
    assert json.loads(suggested.text) == {"suggestions": []}


def test_a_word_stays_while_it_stands_anywhere():
    first, second = EventFactory(title=SECRET), EventFactory(title=SECRET)

    first.delete()
    assert Word.objects.filter(word=SECRET.lower()).count() == 1

    second.title = "Kita"
    second.save()
    assert not Word.objects.filter(word=SECRET.lower()).exists()


def test_regions_without_anything_are_counted_as_nothing(client):
    RegionFactory(slug="tuscias")
    planted(status="draft")

    counts = client.get(reverse("search:search"), {"rusis": "renginiai"}).context["filter"].counts

    assert counts["regionas"]["tuscias"] == 0
