"""The lists of the API: their rows, their parts, what may be asked, and what is answered to the rest."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Event
from municipalities.models import Region
from portal.api.cursor import cursor_behind, row_before
from portal.open_data.datasets import BY_NAME, DATASETS
from tests.factories import (
    CommitmentFactory,
    EventFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OrganisationFactory,
    ParticipationFactory,
    RegionFactory,
    ServiceProvisionFactory,
    factory_of,
)
from tests.open_data.asked import NAMES, lists_of, walk

pytestmark = pytest.mark.django_db
EVENTS = "/api/v1/events"
PROBLEM = "application/problem+json"


def ids(response):
    assert response.status_code == 200, response.text
    return [row["id"] for row in response.json()["results"]]


def mistakes(response):
    """The parameters that are refused."""
    assert response.status_code == 400
    assert response.headers["Content-Type"] == PROBLEM
    return [error["parameter"] for error in response.json()["errors"]]


# ---- Rows


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, name, rows, django_assert_num_queries):
    dataset = BY_NAME[name]
    factory_of(dataset.model).create_batch(rows)

    with django_assert_num_queries(2 + lists_of(dataset)):
        response = client.get(f"/api/v1/{name}")

    assert ids(response) == sorted(dataset.rows().values_list("pk", flat=True))


@pytest.mark.parametrize("name", NAMES)
def test_row_is_the_same_alone_as_in_its_list(client, name, django_assert_num_queries):
    dataset = BY_NAME[name]
    row = factory_of(dataset.model)()

    with django_assert_num_queries(1 + lists_of(dataset)):
        alone = client.get(f"/api/v1/{name}/{row.pk}")

    assert alone.json() in client.get(f"/api/v1/{name}").json()["results"]
    assert alone.json()["id"] == row.pk


def test_list_of_nothing_is_empty(client):
    assert client.get(EVENTS).json() == {"results": [], "next": None}


def test_resources_are_all_datasets_and_ask_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/api/v1").json()

    assert [one["name"] for one in answer["resources"]] == NAMES
    assert answer["resources"][0] == {
        "name": "events",
        "title": "Renginiai",
        "title_en": "Events",
        "address": "http://testserver/api/v1/events",
        "page": "http://testserver/duomenys/renginiai/",
    }
    assert answer["schema"] == "http://testserver/api/schema.json"


# ---- Parts of a list


def test_walk_meets_every_row_once_though_rows_come_and_go(client):
    events = EventFactory.create_batch(7)
    first = client.get(EVENTS, {"limit": 2})

    added = EventFactory()
    Event.objects.filter(pk=events[0].pk).update(status="withdrawn")
    met, following = ids(first), first.json()["next"]
    while following:
        response = client.get(following)
        met += ids(response)
        following = response.json()["next"]

    assert met == [event.pk for event in [*events, added]]


def test_last_part_that_is_full_leads_nowhere(client):
    EventFactory.create_batch(4)

    response = client.get(EVENTS, {"limit": 4})

    assert len(ids(response)) == 4
    assert response.json()["next"] is None
    assert "Link" not in response.headers


def test_next_part_keeps_the_question(client):
    region = RegionFactory()
    EventFactory.create_batch(3, region=region)
    EventFactory()

    response = client.get(EVENTS, {"region": region.code, "limit": 2})

    following = response.json()["next"]
    assert f"region={region.code}&limit=2&cursor=" in following
    assert response.headers["Link"] == f'<{following}>; rel="next"'
    assert len(ids(client.get(following))) == 1


def test_part_has_50_rows_unless_asked_otherwise(client):
    EventFactory.create_batch(51, region=RegionFactory())

    assert len(ids(client.get(EVENTS))) == 50
    assert len(ids(client.get(EVENTS, {"limit": 200}))) == 51


@pytest.mark.parametrize(
    "cursor",
    [
        *("x", "%", "ąč", "9" * 80, "a" * 5000, "ZXZlbnRz", "====", "\u2028", "-1"),
        cursor_behind("outcomes", 1),
        cursor_behind("events", 1) + "=",
        cursor_behind("events", 1)[:-1],
    ],
)
def test_cursor_that_is_none_of_the_list_is_refused(client, cursor):
    assert mistakes(client.get(EVENTS, {"cursor": cursor})) == ["cursor"]


def test_cursor_says_where_it_stands_to_us_alone():
    cursor = cursor_behind("events", 2**31)

    assert row_before("events", cursor) == 2**31
    assert "events" not in cursor


# ---- What may be asked


def test_filters_of_the_lists_are_those_of_the_pages(client):
    region, service = RegionFactory(), ServiceProvisionFactory().service
    municipality = MunicipalityFactory(region=region)
    here = EventFactory(region=region, kind="round_table", title="Taryba Šiauliuose", services=[service])
    guest = EventFactory(guest_regions=[region], starts_on=dt.date(2018, 1, 1), municipalities=[municipality])

    answers = [
        ids(client.get(EVENTS, asked))
        for asked in (
            {"region": region.code},
            {"kind": "round_table"},
            {"year": "2018"},
            {"municipality": municipality.code},
            {"q": "siauliuose taryba"},
            {"region": region.code, "year": "2017"},
        )
    ]

    assert answers == [[here.pk, guest.pk], [here.pk], [guest.pk], [guest.pk], [here.pk], [here.pk]]


def test_rows_of_an_event_of_an_organisation_and_of_an_indicator(client):
    participation, value = ParticipationFactory(organisation=OrganisationFactory()), IndicatorValueFactory()
    ParticipationFactory()
    IndicatorValueFactory(is_in_use=False)

    of_event = ids(client.get("/api/v1/participations", {"event": participation.event_id}))
    of_organisation = ids(
        client.get("/api/v1/participations", {"organisation": participation.organisation_id})
    )
    of_indicator = ids(client.get("/api/v1/indicator-values", {"indicator": value.indicator.slug}))
    in_use = ids(client.get("/api/v1/indicator-values", {"is_in_use": "true"}))

    assert of_event == of_organisation == [participation.pk]
    assert of_indicator == in_use == [value.pk]
    assert ids(client.get("/api/v1/participations", {"event": 2**31 - 1})) == []


def test_changed_since_gives_what_was_added_and_changed(client):
    old, changed = RegionFactory.create_batch(2)
    moment = timezone.now()
    changed.name = "Pakeistas"
    changed.save()
    added = RegionFactory()

    answers = [
        ids(client.get("/api/v1/regions", {"changed_since": since}))
        for since in (moment.isoformat().replace("+00:00", "Z"), "2017-01-01", "2999-01-01T00:00:00+02:00")
    ]

    assert answers == [[changed.pk, added.pk], [old.pk, changed.pk, added.pk], []]


def test_change_of_an_event_is_that_of_its_page(client):
    old, new = EventFactory(), EventFactory()
    Event.objects.filter(pk=old.pk).update(changed_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))

    response = client.get(EVENTS, {"changed_since": "2020-01-02"})

    assert ids(response) == [new.pk]
    assert client.get(f"{EVENTS}/{old.pk}").json()["changed_at"] == "2020-01-01T02:00:00+02:00"


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"regionas": "x"}, "regionas"),
        ({"formatas": "csv"}, "formatas"),
        ({"x" * 5000: ""}, "x" * 100),
        *(({"limit": value}, "limit") for value in ("0", "201", "-1", "1e3", "²", "9" * 5000, "x", "1.0")),
        *(({"year": value}, "year") for value in ("0", "99999", "9" * 5000, "x", "1e400")),
        *(({"kind": value}, "kind") for value in ("kita", "", "x" * 12_000)),
        *(({"region": value}, "region") for value in ("LT-00", "' OR 1=1 --", "%_\\")),
        ({"q": "ž" * 201}, "q"),
        ({"kind": ["signing", "award"]}, "kind"),
        *(
            ({"changed_since": value}, "changed_since")
            for value in (
                *("2017-02-30", "0000-00-00", "99999-01-01", "vakar", "2017", "2017-01-01T10:00:00"),
                *(
                    "2017-01-01T25:00:00Z",
                    "0001-01-01T00:00:00+14:00",
                    "9999-12-31T23:59:59-12:00",
                ),
            )
        ),
    ],
)
def test_what_may_not_be_asked_is_refused_by_name(client, asked, parameter):
    response = client.get(EVENTS, asked)

    assert mistakes(response) == [parameter]
    assert response.json()["title"] == "Bad Request"
    assert response.json()["code"]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("participations", {"event": "9" * 30}),
        ("participations", {"organisation": "0"}),
        ("indicator-values", {"is_in_use": "taip"}),
        ("commitments", {"service": "nera-tokios"}),
    ],
)
def test_other_filters_refuse_too(client, address, asked):
    assert mistakes(client.get(f"/api/v1/{address}", asked)) == list(asked)


def test_refusal_is_in_english_and_says_what_to_do(client):
    response = client.get(EVENTS, {"kind": "kita", "naujas": "1"}, headers={"accept-language": "lt"})

    unknown, strange = (error["detail"] for error in response.json()["errors"])
    assert unknown.startswith("There is no such parameter. There are: changed_since, q, kind, year, region, ")
    assert strange.startswith("There is no such word here. Take one of these: round_table, discussion, ")


# ---- How it is answered


@pytest.mark.parametrize(
    ("address", "status"),
    [
        *(("/api/", 404), ("/api/v1/", 404), ("/api/v2/events", 404), ("/api/v1/nera", 404)),
        *((f"{EVENTS}/0", 404), (f"{EVENTS}/{'9' * 30}", 404), (f"{EVENTS}/{'9' * 5000}", 404)),
        *((f"{EVENTS}/x", 404), (f"{EVENTS}?q=%00", 400), (f"{EVENTS}/%00", 400), ("/api/%ff", 404)),
    ],
)
def test_nothing_is_ever_answered_in_html(client, address, status):
    response = client.get(address, headers={"accept": "text/html"})

    assert response.status_code == status
    assert response.headers["Content-Type"] == PROBLEM
    assert response.json()["status"] == status
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", [EVENTS, f"{EVENTS}/1", "/api/v1", "/api/schema.json"])
def test_nothing_can_be_written(method, address):
    client = Client(enforce_csrf_checks=True)

    response = getattr(client, method)(address)

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Content-Type"] == PROBLEM


def test_fault_of_ours_is_told_in_json_and_kept_nowhere(monkeypatch):
    monkeypatch.setattr("portal.api.views.Question", lambda *_args: 1 / 0)

    response = Client(raise_request_exception=False).get(EVENTS)

    assert response.status_code == 500
    assert response.headers["Content-Type"] == PROBLEM
    assert response.headers["Cache-Control"] == "no-store"
    assert response.json()["code"]


@pytest.mark.parametrize("address", [EVENTS, "/api/v1", "/api/schema.json"])
def test_answer_may_be_read_from_any_site_and_leaves_nothing_behind(client, address):
    response = client.get(address, headers={"origin": "https://kitur.example"})

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.cookies.output() == ""


def test_browser_that_asks_first_is_told_that_it_may(client):
    response = client.options(EVENTS, headers={"origin": "https://kitur.example"})

    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_same_answer_is_not_sent_twice_and_a_changed_one_is(client):
    event = EventFactory()
    first = client.get(EVENTS)
    known = {"if-none-match": first.headers["ETag"]}

    same = client.get(EVENTS, headers=known)
    event.title = "Kitas"
    event.save()
    other = client.get(EVENTS, headers=known)

    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["Access-Control-Allow-Origin"] == "*"
    assert other.status_code == 200
    assert other.headers["ETag"] != first.headers["ETag"]


def test_headers_alone_are_those_of_the_answer(client):
    whole, head = client.get(EVENTS), client.head(EVENTS)

    assert head.content == b""
    for name in ("Content-Type", "Access-Control-Allow-Origin", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


def test_claims_stand_with_their_evidence():
    silent = [
        dataset.name for dataset in DATASETS if not any(column.is_source for column in dataset.all_columns)
    ]

    assert silent == []


def test_row_gone_between_two_queries_is_left_out(client, monkeypatch):
    region = RegionFactory()
    monkeypatch.setattr("portal.api.filters.Question.page", lambda _self: ([region.pk, region.pk + 1], None))

    assert ids(client.get("/api/v1/regions")) == [region.pk]


def test_walk_over_a_filter_that_joins_many_meets_each_row_once(client):
    services = [ServiceProvisionFactory().service for _each in range(2)]
    CommitmentFactory.create_batch(3, services=services, event=EventFactory())

    rows = walk(client, BY_NAME["commitments"], limit=1, service=services[0].slug)

    assert len({row["id"] for row in rows}) == len(rows) == 3
    assert Region.objects.count() > 0
