"""The portal says whether it lives, and outlives its database."""

import re
import time
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from tests.addresses import whole_pages

PATIENCE = 3.0
ALIVE = "/sveikata/gyvas/"
READY = "/sveikata/pasiruoses/"


# ---- In this process


def test_alive_answers_without_database(client):
    response = client.get(ALIVE)

    assert (response.status_code, response.text) == (200, "gyvas\n")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_ready_costs_two_queries(client, django_assert_num_queries):
    client.get(READY)

    with django_assert_num_queries(2):
        response = client.get(READY)

    assert (response.status_code, response.text) == (200, "paruoštas\n")


@pytest.mark.django_db
def test_pending_migration_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'events' AND name LIKE '0001%'")

    response = client.get(READY)

    assert (response.status_code, response.text) == (503, "neparuoštas\n")


@pytest.mark.parametrize("address", [ALIVE, READY])
def test_health_is_only_read(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("host", ["10.0.0.1", "bad host"])
def test_health_answers_under_any_host(client, host):
    assert client.get(ALIVE, headers={"host": host}).status_code == 200


# ---- In a server, with a road to the database that can be closed


@pytest.fixture(autouse=True)
def open_road(request):
    """Every test begins with a database that can be reached."""
    yield
    if "road" in request.fixturenames and request.getfixturevalue("road").door.fileno() == -1:
        request.getfixturevalue("road").open()


def test_server_with_its_database_is_ready(server):
    status, headers, text, _seconds = server.get(READY)

    assert (status, text) == (200, "paruoštas\n")
    assert headers["Server"] in (None, "gunicorn")


def test_database_that_is_gone_leaves_a_friendly_page_and_heals(server, road):
    asked = [quote(address) for address in ("/tingiai/", "/kantrybė/", *whole_pages())]
    before = {address: server.get(address)[0] for address in asked}
    road.close()

    answers = {address: server.get(address) for address in asked}
    alive, ready = server.get(ALIVE), server.get(READY)

    road.open()
    opened = time.monotonic()
    after = {address: server.get(address)[0] for address in asked}
    healing = time.monotonic() - opened
    assert alive[0] == 200
    assert ready[0] == 503
    assert max(seconds for *_, seconds in [*answers.values(), alive, ready]) < PATIENCE
    assert answers[quote("/tingiai/")][0] == answers[quote("/kantrybė/")][0] == answers["/"][0] == 503
    assert {status for status, *_ in answers.values()} <= {200, 503}
    for status, headers, text, _seconds in answers.values():
        if status == 503:
            assert headers["Retry-After"] == "60"
            assert headers["Cache-Control"] == "no-store"
            assert "<h1>Paslauga laikinai neveikia</h1>" in text
            assert "Įrašyti juodraščiai nedingo. Bandykite po kelių minučių." in text
            assert "Traceback" not in text
    assert after == before == dict.fromkeys(asked, 200)
    assert healing < 5


def test_session_whose_database_is_gone_gets_the_friendly_page(server, road):
    road.close()

    status, _headers, text, seconds = server.get("/sesija/", Cookie="sessionid=" + "a" * 32)

    assert status == 503
    assert '<article class="page-error prose">' in text
    assert seconds < PATIENCE


def test_missing_page_is_missing_without_database_too(server, road):
    road.close()

    status, _headers, text, _seconds = server.get("/nera/")

    assert status == 404
    assert '<article class="page-error prose">' in text


def test_database_that_does_not_answer_is_given_up_soon(server, road):
    road.cut()
    road.is_silent = True

    answers = [server.get("/tingiai/"), server.get(READY)]

    road.close()
    road.open()
    assert [status for status, *_ in answers] == [503, 503]
    assert max(seconds for *_, seconds in answers) < PATIENCE
    assert server.get("/tingiai/")[0] == 200


def test_connection_that_was_cut_is_replaced_unnoticed(server, road):
    before = server.get("/tingiai/")[0]
    road.cut()

    after = server.get("/tingiai/")[0]

    assert (before, after) == (200, 200)


def test_query_of_a_page_has_its_limits(server):
    status, _headers, text, _seconds = server.get(quote("/kantrybė/"))

    assert (status, text) == (200, "2s 30s")


@pytest.mark.django_db
@pytest.mark.urls("tests.portal.failing_urls")
def test_query_of_a_command_has_no_limits():
    # Commands and tests connect without portal/wsgi.py.
    response = Client().get("/kantrybė/")

    assert response.text == "0 0"


def test_log_of_the_server_has_one_line_for_each_failure(server):
    code = re.search("[0-9A-F]{8}", server.get("/griuti/")[2])[0]

    lines = [line for line in server.log.read_text().splitlines() if code in line]
    assert len(lines) == 1
    assert "RuntimeError: a private detail" in lines[0]
