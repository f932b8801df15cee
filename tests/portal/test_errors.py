"""Whatever goes wrong, the reader gets a page in the portal's look, and the log one line with its code."""

import io
import json
import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from portal.views import errors

pytestmark = pytest.mark.urls("tests.portal.failing_urls")


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def log():
    """What is written to the log, line by line."""
    stream = io.StringIO()
    formatter = next(one.formatter for one in logging.getLogger().handlers if one.name == "stderr")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def heading(response):
    """The h1 of an error page in the portal's look; the last resort has none of this class."""
    article = response.text.partition('<article class="page-error prose">')[2]
    return re.search("<h1>(.*?)</h1>", article)[1]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nera-tokio/", 404, "Puslapis nerastas"),
        ("/?q=%00", 400, "Šio adreso ar formos perskaityti negalime"),
        ("/drausti/", 403, "Šio puslapio peržiūrėti negalite"),
        ("/griuti/", 500, "Įvyko klaida"),
        ("/serverio-nebėra/", 503, "Paslauga laikinai neveikia"),
        ("/ryšio-nebėra/", 503, "Paslauga laikinai neveikia"),
        ("/paslėpta/", 503, "Paslauga laikinai neveikia"),
    ],
)
def test_failures_have_pages_that_ask_no_database(client, address, status, words):
    # No mark django_db: any query would fail.
    response = client.get(address)

    assert response.status_code == status
    assert heading(response) == words
    assert f"<title>{words} –" in response.text
    assert 'rel="canonical"' not in response.text


@pytest.mark.django_db
def test_page_of_a_failure_asks_nothing_but_whose_session_it_is(client, django_assert_num_queries):
    client.cookies["sessionid"] = "a" * 32

    with django_assert_num_queries(1) as asked:
        response = client.get("/nera-tokio/")

    assert response.status_code == 404
    assert "django_session" in asked[0]["sql"]


def test_unknown_host_is_refused_in_our_look(client):
    response = client.get("/", headers={"host": "kitas.example"})

    assert response.status_code == 400
    assert heading(response) == "Šio adreso ar formos perskaityti negalime"
    assert "kitas.example" not in response.text


def test_form_without_token_is_refused_in_our_look():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/forma/", {"a": "b"})

    assert response.status_code == 403
    assert heading(response) == "Forma neišsiųsta"


def test_form_that_is_too_big_is_refused_in_our_look(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    response = client.post("/atvira-forma/", {"a": "x" * 2000})

    assert response.status_code == 413
    assert heading(response) == "Siunčiate per daug iš karto"


def test_form_with_too_many_fields_is_refused_in_our_look(client, settings):
    fields = {f"f{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}

    response = client.post("/atvira-forma/", fields)

    assert response.status_code == 413
    assert heading(response) == "Siunčiate per daug iš karto"


@pytest.mark.django_db
def test_query_that_takes_too_long_is_unavailable(client):
    response = client.get("/lėtai/")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_unexpected_error_is_logged_once_under_the_code_of_its_page(client, log):
    response = client.get("/griuti/?slaptas=1")

    code = re.search("[0-9A-F]{8}", response.text)[0]
    assert f"Jūsų juodraščiai nedingo. Kodas: {code}" in " ".join(response.text.split())
    assert "private detail" not in response.text
    [line] = log()
    assert line.pop("timestamp")
    assert "RuntimeError: a private detail" in line.pop("exception")
    assert line == {
        "event": "Internal Server Error: /griuti/",
        "level": "error",
        "logger": "django.request",
        "method": "GET",
        "request": code,
        "status": 500,
    }


def test_page_that_was_not_found_is_logged_under_its_own_code(client, log):
    client.get("/griuti/")
    client.get("/nera-tokio/")

    first, second = log()
    assert (second["event"], second["status"]) == ("Not Found: /nera-tokio/", 404)
    assert first["request"] != second["request"]


def test_unknown_host_is_one_line_of_the_log(client, log):
    client.get("/apie/", headers={"host": "kitas.example"})

    [line] = log()
    assert line["event"].startswith("Invalid HTTP_HOST header: 'kitas.example'.")
    assert line["status"] == 400
    assert "exception" not in line


def test_log_holds_nothing_of_people(client, log):
    client.get("/nutekėti/")
    client.get("/nera/jonas.jonaitis@pavyzdys.lt/")

    leaked, asked = log()
    text = json.dumps([leaked, asked])
    assert "pavyzdys" not in text
    assert "38501011234" not in text
    assert leaked["exception"].endswith("duplicate key\nDETAIL: [hidden]")
    assert asked["event"] == "Not Found: /nera/[hidden]/"


def test_log_holds_nothing_of_a_form_or_a_query(client, log):
    client.cookies["sessionid"] = "slaptasis-sausainis"
    client.post("/griuti/?raktas=slaptas-raktas", {"password": "slaptas-žodis"})

    assert "slapt" not in json.dumps(log(), ensure_ascii=False)


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\u2028", "\x85", "\x1b[2J"])
def test_nobody_can_begin_a_line_of_the_log(client, log, break_):
    client.get(f"/nera{break_}{{}}/", headers={"user-agent": f"a{break_}b"})

    [line] = log()
    assert line["event"].startswith("Not Found: /nera")


def test_log_takes_what_is_no_text():
    formatter = next(one.formatter for one in logging.getLogger().handlers if one.name == "stderr")
    # Not logged in earnest: what the test runner catches of the log, it sends on as text.
    record = logging.makeLogRecord(
        {"name": "bandymas", "levelname": "WARNING", "msg": "Švenčionys\n%s", "args": ("\ud800",)}
    )

    line = json.loads(formatter.format(record))

    assert line["event"] == "Švenčionys\n\ud800"


def test_error_page_that_fails_itself_is_replaced_by_plain_words(client, monkeypatch, log):
    def fail(*_args, **_kwargs):
        message = "no catalogue"
        raise OSError(message)

    monkeypatch.setattr(errors, "render_to_string", fail)

    response = client.get("/griuti/")

    assert response.status_code == 500
    assert response.headers["Cache-Control"] == "no-store"
    assert "<h1>Įvyko klaida</h1>" in response.text
    [first, second] = log()
    assert first["event"] == "error page cannot be rendered"
    assert second["event"] == "Internal Server Error: /griuti/"
    assert f"<p>Kodas: {second['request']}</p>" in response.text


@pytest.mark.parametrize("status", errors.LAST_RESORT_TITLES["lt"])
@pytest.mark.parametrize(("path", "language"), [("/", "lt"), ("/en/", "en")])
def test_every_error_page_has_a_last_resort(rf, monkeypatch, status, path, language):
    monkeypatch.setattr(errors, "render_to_string", lambda *_args: 1 / 0)

    response = errors._page(rf.get(path), status)  # noqa: SLF001

    assert response.status_code == status
    assert f'<html lang="{language}">' in response.text
    assert f"<h1>{errors.LAST_RESORT_TITLES[language][status]}</h1>" in response.text
    assert f'<a href="{path}">' in response.text


def test_contact_stands_on_the_page_when_there_is_one(client, settings):
    settings.OPERATOR_EMAIL = "portalas@pavyzdys.lt"

    crashed, unavailable = client.get("/griuti/"), client.get("/serverio-nebėra/")

    link = '<a href="mailto:portalas@pavyzdys.lt">portalas@pavyzdys.lt</a>'
    assert link in crashed.text
    assert link in unavailable.text


@pytest.mark.parametrize(("path", "language"), [("/", "lt"), ("/en/", "en")])
def test_error_page_speaks_the_addresss_language_before_it_is_known(client, path, language):
    # The host is refused before LocaleMiddleware: the thread may still speak the last reader's language.
    another = {"lt": "en", "en": "lt"}[language]

    with translation.override(another):
        response = client.get(path, headers={"host": "kitas.example", "accept-language": another})

    assert response.status_code == 400
    assert f'<html lang="{language}">' in response.text
    assert 'rel="alternate"' not in response.text
