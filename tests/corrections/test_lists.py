"""What was corrected: on the page of one thing, and all of it together."""

import datetime as dt
import re

import pytest
import time_machine
from django.utils import timezone

from events.models import Event
from tests.factories import (
    AnsweredReportFactory,
    CorrectionFactory,
    ErrorReportFactory,
    EventFactory,
    MunicipalityFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/pataisymai/"


def days_ago(days):
    return timezone.now() - dt.timedelta(days=days)


def note(event, days, text):
    """An editor's note, made so many days ago."""
    with time_machine.travel(days_ago(days)):
        return CorrectionFactory(event=event, note=text)


def shown(response):
    """The texts of the corrections in their order."""
    return re.findall(r"(Pastaba \w+|Atsakyta \w+)\.", response.text)


def test_notes_and_reports_of_an_event_stand_in_one_order(client):
    event = EventFactory()
    note(event, 3, "Pastaba viena.")
    AnsweredReportFactory(event=event, answer="Atsakyta dvi.", answered_at=days_ago(2))
    note(event, 1, "Pastaba trys.")
    AnsweredReportFactory(event=EventFactory(), answer="Atsakyta kitur.")
    ErrorReportFactory(event=event, answer="Atsakyta laukia.")

    on_page = shown(client.get(event.get_absolute_url()))
    on_list = shown(client.get(LIST, {"apie": event.get_absolute_url()}))

    assert on_page == on_list == ["Pastaba trys", "Atsakyta dvi", "Pastaba viena"]


@pytest.mark.parametrize("make", [RegionFactory, MunicipalityFactory])
def test_page_of_a_thing_shows_what_was_reported_about_it(client, make):
    row, other = make(), make()
    AnsweredReportFactory(page=row.get_absolute_url(), answer="Atsakyta čia.")
    AnsweredReportFactory(page=other.get_absolute_url(), answer="Atsakyta kitur.")

    assert shown(client.get(row.get_absolute_url())) == ["Atsakyta čia"]
    assert shown(client.get(f"/en{row.get_absolute_url()}")) == ["Atsakyta čia"]


def test_page_without_corrections_has_no_heading_for_them(client):
    assert 'id="pataisymai"' not in client.get(EventFactory().get_absolute_url()).text


def test_list_is_asked_by_what_was_done_where_and_when(client):
    region = RegionFactory()
    event = EventFactory(region=region)
    note(event, 400, "Pastaba sena.")
    left = {"state": "kept", "answer": "Atsakyta palikta.", "answered_at": days_ago(2)}
    AnsweredReportFactory(event=event, page=event.get_absolute_url(), **left)
    AnsweredReportFactory(region=region, answer="Atsakyta regiono.", answered_at=days_ago(1))
    AnsweredReportFactory(answer="Atsakyta kitur.")
    year = days_ago(400).year

    everything = ["Atsakyta kitur", "Atsakyta regiono", "Atsakyta palikta", "Pastaba sena"]
    assert shown(client.get(LIST)) == everything
    assert shown(client.get(LIST, {"baigtis": "palikta"})) == ["Atsakyta palikta"]
    assert shown(client.get(LIST, {"baigtis": "pataisyta"})) == [
        one for one in everything if one != "Atsakyta palikta"
    ]
    assert shown(client.get(LIST, {"regionas": region.slug})) == everything[1:]
    assert shown(client.get(LIST, {"metai": year})) == ["Pastaba sena"]
    assert shown(client.get(LIST, {"apie": "/renginiai/"})) == everything[:2]
    assert shown(client.get(LIST, {"baigtis": "nera"})) == everything


@pytest.mark.parametrize("status", [Event.Status.DRAFT, Event.Status.WITHDRAWN])
def test_corrections_of_a_hidden_event_are_hidden(client, status):
    event = EventFactory(title="Slaptas susitikimas")
    note(event, 1, "Pastaba slapta.")
    AnsweredReportFactory(event=event, page=event.get_absolute_url(), answer="Atsakyta slaptai.")
    Event.objects.update(status=status)

    texts = [client.get(LIST, {"apie": page}).text for page in ("", event.get_absolute_url())]

    for text in texts:
        assert "slapta" not in text
        assert "Slaptas" not in text
        assert "Rasta 0 pataisymų" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_correction_list_query_count(client, rows, django_assert_num_queries):
    for _row in range(rows):
        AnsweredReportFactory(event=EventFactory(), page="/renginiai/2017/a/")
        CorrectionFactory()

    with django_assert_num_queries(7):
        response = client.get(LIST)

    assert len(response.context["page"].object_list) == 2 * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_corrections_on_a_page_cost_one_query(client, rows, django_assert_num_queries):
    region = RegionFactory()
    for _row in range(rows):
        AnsweredReportFactory(page=region.get_absolute_url(), region=region)

    with django_assert_num_queries(18):
        response = client.get(region.get_absolute_url())

    assert response.text.count("Įrašėme tikrąją datą.") == rows


def test_list_has_pages(client):
    for number in range(26):
        AnsweredReportFactory(answer=f"Atsakyta n{number}.", answered_at=days_ago(number))

    assert len(shown(client.get(LIST))) == 25
    assert shown(client.get(LIST, {"puslapis": 2})) == ["Atsakyta n25"]
    assert client.get(LIST, {"puslapis": 3}).status_code == 404
