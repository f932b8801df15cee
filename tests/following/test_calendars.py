"""Calendars of what the public may read, as calendar programs take them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.models import Event, Participation
from municipalities.partial_dates import PartialDate
from tests.factories import (
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    ParticipationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

VILNIUS = ZoneInfo("Europe/Vilnius")
DAY = dt.date(2017, 3, 28)


def read(client, name="event", *slug, **query):
    """The calendar as a program understands it."""
    response = client.get(reverse(f"following:{name}_calendar", args=slug), query)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def entries(calendar):
    return {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}


def uid(event):
    return f"renginys-{event.pk}@pertvarkos-eiga"


def test_event_with_times_is_at_them_in_vilnius(client):
    event = EventFactory(
        title="Diskusija",
        lead="Kalbėta.",
        venue="Salė",
        host_municipality=MunicipalityFactory(name="Molėtų rajono savivaldybė"),
        starts=PartialDate(DAY),
        starts_at=dt.time(10),
        ends_at=dt.time(13, 30),
    )
    organiser = OrganisationFactory(name='Asociacija "Viltis"')
    ParticipationFactory(
        event=event, person=None, organisation=organiser, role=Participation.Role.ORGANISER, is_public=True
    )

    calendar = read(client)
    entry = entries(calendar)[uid(event)]

    assert entry["dtstart"].dt == dt.datetime(2017, 3, 28, 10, tzinfo=VILNIUS)
    assert entry["dtend"].dt == dt.datetime(2017, 3, 28, 13, 30, tzinfo=VILNIUS)
    assert entry["dtstart"].params["TZID"] == "Europe/Vilnius"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Vilnius"]
    assert (entry["summary"], entry["description"], entry["status"]) == ("Diskusija", "Kalbėta.", "CONFIRMED")
    assert entry["location"] == "Salė, Molėtų rajono savivaldybė"
    assert entry["url"] == f"http://testserver{event.get_absolute_url()}"
    assert entry["organizer"].params["CN"] == "Asociacija 'Viltis'"


def test_event_of_known_days_takes_them_whole(client):
    one = EventFactory(starts=PartialDate(DAY))
    several = EventFactory(starts=PartialDate(DAY), ends=PartialDate(DAY + dt.timedelta(days=2)))

    found = entries(read(client))

    assert found[uid(one)]["dtstart"].dt == DAY
    assert found[uid(one)]["dtend"].dt == DAY + dt.timedelta(days=1)
    assert found[uid(several)]["dtend"].dt == DAY + dt.timedelta(days=3)


@pytest.mark.parametrize(
    "date",
    [PartialDate.parse("2017-03"), PartialDate.parse("2017"), PartialDate(DAY, is_latest=True)],
)
def test_event_without_a_day_is_left_out(client, date):
    EventFactory(starts=date)

    calendar = read(client)

    assert entries(calendar) == {}
    assert "kurių diena žinoma" in calendar["x-wr-caldesc"]


def test_changed_event_keeps_its_number_and_counts_its_changes(client):
    event = EventFactory(title="Diskusija", starts=PartialDate(DAY))
    alone = Calendar.from_ical(client.get(f"{event.get_absolute_url()}kalendorius.ics").content)
    first = entries(read(client))[uid(event)]
    moment = event.changed_at + dt.timedelta(hours=1)
    Event.objects.filter(pk=event.pk).update(
        title="Pokalbis", slug="pokalbis", starts_on=DAY + dt.timedelta(days=1), changed_at=moment
    )

    second = entries(read(client))

    assert set(second) == {uid(event)} == set(entries(alone))
    assert second[uid(event)]["summary"] == "Pokalbis"
    assert second[uid(event)]["sequence"] == first["sequence"] + 3600
    assert second[uid(event)]["last-modified"].dt == moment.replace(microsecond=0)


def test_withdrawn_event_is_cancelled_and_says_nothing_else(client):
    region = RegionFactory()
    event = EventFactory(
        title="Slaptazodynas",
        lead="Slaptazodynas",
        venue="Slaptazodynas",
        slug="slaptazodynas",
        region=region,
        starts=PartialDate(DAY),
    )
    before = entries(read(client, "region", region.slug))[uid(event)]
    moment = timezone.now() + dt.timedelta(hours=1)
    Event.objects.filter(pk=event.pk).update(status="withdrawn", withdrawn_at=moment)

    entry = entries(read(client, "region", region.slug))[uid(event)]

    assert (entry["status"], entry["summary"]) == ("CANCELLED", "Renginys pašalintas")
    assert entry["sequence"] > before["sequence"]
    assert entry["last-modified"].dt == moment.replace(microsecond=0)
    assert sorted(entry) == [
        *("DTEND", "DTSTAMP", "DTSTART", "LAST-MODIFIED", "SEQUENCE", "STATUS", "SUMMARY", "UID"),
    ]
    assert entries(read(client, "search", q="slaptazodynas")) == {}


def test_withdrawn_event_in_the_bin_is_gone(client):
    event = EventFactory(starts=PartialDate(DAY))
    Event.objects.filter(pk=event.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), binned_at=timezone.now()
    )

    assert entries(read(client)) == {}


def test_calendar_says_what_it_is_and_how_often_to_come(client):
    region = RegionFactory(name="Šiaulių regionas")

    response = client.get(reverse("following:region_calendar", args=[region.slug]))
    calendar = Calendar.from_ical(response.content)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar["x-wr-calname"] == calendar["name"] == "Renginiai: Šiaulių regionas – Pertvarkos eiga"
    assert calendar["x-wr-timezone"] == "Europe/Vilnius"
    assert calendar["refresh-interval"].dt == dt.timedelta(hours=12)
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    assert calendar["url"] == f"http://testserver{region.get_absolute_url()}"
    assert calendar["method"] == "PUBLISH"


def test_english_calendar_is_in_english_as_far_as_it_goes(client):
    event = EventFactory(title="Diskusija", lead="Kalbėta.", starts=PartialDate(DAY))
    event.say_in_english("title", "A discussion")
    event.save()

    calendar = Calendar.from_ical(client.get("/en/kalendoriai/renginiai.ics").content)
    entry = entries(calendar)[uid(event)]

    assert calendar["x-wr-calname"] == "All events – Progress of the reform"
    assert (entry["summary"], entry["description"]) == ("A discussion", "Kalbėta.")
    assert entry["url"].startswith("http://testserver/en/renginiai/")


def test_calendar_that_is_still_the_same_is_not_sent_again(client):
    EventFactory(starts=PartialDate(DAY))
    address = reverse("following:event_calendar")
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("rows", [1, 3])
def test_calendar_query_count(client, rows, django_assert_num_queries):
    for _number in range(rows):
        event = EventFactory(starts=PartialDate(DAY), host_municipality=MunicipalityFactory())
        ParticipationFactory(
            event=event,
            person=None,
            organisation=OrganisationFactory(),
            role=Participation.Role.ORGANISER,
            is_public=True,
        )

    with django_assert_num_queries(3):
        calendar = read(client)

    assert len(entries(calendar)) == rows
