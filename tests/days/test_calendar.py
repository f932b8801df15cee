"""The calendar of events: a month, a year, and what is known of neither."""

import datetime as dt
import re

import pytest
import time_machine

from municipalities.partial_dates import PartialDate
from portal.days.forms import CalendarForm
from tests.factories import DraftEventFactory, EventFactory, MunicipalityFactory, RegionFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/renginiai/kalendorius/"
JUNE = {"metai": "2017", "menuo": "6"}


def on(text, **facts):
    """A published event that began when the text says."""
    return EventFactory(starts=PartialDate.parse(text), **facts)


def text_of(response):
    """The page as one line, so that an indentation is no difference."""
    return " ".join(response.text.replace("&amp;", "&").split()).replace(" >", ">")


def days_with(response):
    """The days of the month's table with the titles that stand in each."""
    cells = re.findall(r'<td id="d-([-\d]+)"(.*?)</td>', response.text, re.DOTALL)
    return {day: re.findall(r'<a href="[^"]*">(.*?)</a>', cell) for day, cell in cells}


def marked(response):
    """The days that a year marks."""
    return re.findall(r'<td class="has-events".*?#d-([-\d]+)"', response.text, re.DOTALL)


# ---- A month


def test_month_is_a_table_that_begins_on_monday(client):
    on("2017-06-22", title="Stalas", slug="stalas", starts_at=dt.time(10))

    response = client.get(ADDRESS, JUNE)

    table = response.text.partition('<table class="days">')[2].partition("</table>")[0]
    headers = re.findall(r'<th scope="col">(.*?)</th>', table)
    assert headers == [
        *("pirmadienis", "antradienis", "trečiadienis", "ketvirtadienis"),
        *("penktadienis", "šeštadienis", "sekmadienis"),
    ]
    weeks = response.context["month"].weeks
    assert [len(week) for week in weeks] == [7] * 5
    assert [day.on.weekday() for day in weeks[0]] == [*range(7)]
    assert sum(day.is_here for week in weeks for day in week) == 30
    assert days_with(response) == {"2017-06-22": ["Stalas"]}
    assert ">10:00</span>" in table
    assert 'href="/renginiai/2017/stalas/"' in table


def test_event_of_several_days_stands_on_each_of_them(client):
    event = on("2017-05-30", ends=PartialDate.parse("2017-06-02"), title="Mokymai")

    may = client.get(ADDRESS, {"metai": "2017", "menuo": "5"})
    june = client.get(ADDRESS, JUNE)

    assert [*days_with(may)] == ["2017-05-30", "2017-05-31"]
    assert [*days_with(june)] == ["2017-06-01", "2017-06-02"]
    assert may.text.count("tęsiasi:") == june.text.count("tęsiasi:") == 1
    assert client.get(ADDRESS, {"metai": "2017", "menuo": "7"}).context["event_count"] == 0
    assert june.context["event_count"] == 1
    assert event.title in june.text


def test_event_of_a_month_stands_apart_from_the_days(client):
    of_month = on("2017-06", title="Mėnesio")
    of_months = on("2017-05", ends=PartialDate.parse("2017-06"), title="Dviejų mėnesių")
    latest = EventFactory(starts=PartialDate.parse("2017-06-05", is_latest=True), title="Ne vėliau")
    on("2017", title="Metų")
    on("2017-06-01", title="Dienos")

    response = client.get(ADDRESS, JUNE)

    assert {*response.context["month"].without_day} == {of_month, of_months, latest}
    assert days_with(response) == {"2017-06-01": ["Dienos"]}
    assert "Šį mėnesį, tiksli diena nenurodyta" in response.text
    assert "Metų" not in response.text


def test_neighbours_are_the_nearest_months_with_events(client):
    for date in ("2016-01-05", "2016-11-03", "2017-06-22", "2018-09", "2019"):
        on(date)

    response = client.get(ADDRESS, JUNE)
    first = client.get(ADDRESS, {"metai": "2016", "menuo": "1"})
    last = client.get(ADDRESS, {"metai": "2018", "menuo": "9"})

    assert 'rel="prev" href="?metai=2016&menuo=11"' in text_of(response)
    assert 'rel="next" href="?metai=2018&menuo=9"' in text_of(response)
    assert first.context["before"] is None
    assert last.context["after"] is None


@time_machine.travel("2017-06-22 12:00+03:00", tick=False)
def test_today_is_marked_and_led_to(client):
    on("2017-06-22")
    on("2018-01-05")

    now = client.get(ADDRESS)
    then = client.get(ADDRESS, {"metai": "2018", "menuo": "1"})

    assert now.context["period"] == then.context["today"]
    assert now.text.count('aria-current="date"') == 1
    assert "Šis mėnuo" not in now.text
    assert 'href="?metai=2017&menuo=6"> Šis mėnuo' in text_of(then)


@time_machine.travel("2026-11-22 01:00+02:00", tick=False)
def test_month_without_events_says_so_and_leads_on(client):
    on("2018-05-02")

    response = client.get(ADDRESS)

    assert "Šiuo laiku renginių nėra" in response.text
    assert 'rel="prev" href="?metai=2018&menuo=5"' in text_of(response)
    assert "<table" not in response.text


# ---- A year


def test_year_marks_the_days_and_lists_the_events(client):
    first = on("2017-01-05", ends=PartialDate.parse("2017-01-06"), title="Pirmas")
    second = on("2017-06", title="Antras")
    of_year = on("2017", title="Trečias")
    on("2018-01-01")

    response = client.get(ADDRESS, {"metai": "2017"})

    assert len(response.context["months"]) == 12
    assert marked(response) == ["2017-01-05", "2017-01-06"]
    assert response.context["listed"] == [first, second]
    assert response.context["without_month"] == [of_year]
    assert "ir 1 renginys, kurio tiksli diena nenurodyta" in response.text
    assert response.context["event_count"] == 3
    assert 'rel="next" href="?metai=2018"' in text_of(response)


# ---- A region


def test_calendar_of_a_region_has_its_own_events_and_keeps_it(client):
    region = RegionFactory(slug="utenos", name="Utenos regionas")
    own = on("2017-06-01", region=region, title="Sava")
    guest = on("2017-06-02", guest_regions=[region], title="Svečiuose")
    on("2017-06-03", title="Svetima")
    on("2016-01-01", region=region)
    on("2016-12-01", title="Svetima")

    response = client.get(ADDRESS, JUNE | {"regionas": "utenos"})

    titles = [title for day in days_with(response).values() for title in day]
    assert titles == [own.title, guest.title]
    assert 'rel="prev" href="?metai=2016&menuo=1&regionas=utenos"' in text_of(response)
    assert '<p class="eyebrow">Utenos regionas</p>' in response.text
    assert 'href="/kalendoriai/regionai/utenos.ics"' in response.text
    assert 'href="/kalendoriai/renginiai.ics"' in client.get(ADDRESS, JUNE).text


# ---- What is not known, and what is not public


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("menuo", value) for value in ("0", "13", "x", "birželis", "9" * 30)),
        *(("metai", value) for value in ("1", "0", "99999", "x", "9" * 5000, "2017.0")),
        *(("regionas", value) for value in ("nera-tokio", "'--")),
    ],
)
def test_value_that_is_not_known_is_an_error_beside_its_field_and_the_rest_applies(client, name, value):
    on("2017-06-22")

    response = client.get(ADDRESS, JUNE | {name: value})

    assert response.status_code == 200
    assert [*response.context["form"].errors] == [name]
    assert f'id="id_{name}_error"' in response.text
    assert "<title>Klaida: " in response.text
    if name == "regionas":
        assert [*days_with(response)] == ["2017-06-22"]


@time_machine.travel("2026-11-22 12:00+02:00", tick=False)
def test_month_alone_is_of_this_year():
    form = CalendarForm({"menuo": "6"}, [2017], dt.date(2026, 11, 22))

    assert (form.period.year, form.period.month) == (2026, 6)


def test_hidden_event_is_in_no_calendar(client):
    region = RegionFactory(slug="utenos")
    on("2017-06-22", region=region)
    asked = [JUNE, {"metai": "2017"}, JUNE | {"regionas": "utenos"}, {"metai": "2017", "menuo": "7"}]
    before = [client.get(ADDRESS, question) for question in asked]
    word = "Slaptazodynas"
    for status in ("draft", "in_review", "withdrawn"):
        for date in ("2017-06-22", "2017-06", "2017-08-01", "2019-01-01", "2017"):
            facts = {"starts": PartialDate.parse(date), "region": region, "title": word}
            DraftEventFactory(status=status, **facts)

    after = [client.get(ADDRESS, question) for question in asked]

    assert [response.content for response in after] == [response.content for response in before]
    assert word not in after[0].text


@pytest.mark.parametrize("question", [JUNE, {"metai": "2017"}])
@pytest.mark.parametrize("rows", [1, 3])
def test_calendar_query_count(client, rows, question, django_assert_num_queries):
    for number in range(rows):
        on(f"2017-06-0{number + 1}", host_municipality=MunicipalityFactory(), region=RegionFactory())
        on("2017-06", host_municipality=MunicipalityFactory(), region=RegionFactory())

    with django_assert_num_queries(5):
        response = client.get(ADDRESS, question)

    assert response.context["event_count"] == 2 * rows


def test_calendar_in_english(client):
    on("2017-06-22", title="Stalas")

    response = client.get(f"/en{ADDRESS}", JUNE)

    assert "June 2017" in response.text
    assert '<th scope="col">Monday</th>' in response.text
    assert '<span lang="lt">Stalas</span>' in response.text
