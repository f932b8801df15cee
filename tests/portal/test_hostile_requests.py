"""Whatever somebody sends, the portal answers soon, and with less than 500."""

import random
import re
import time
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.addresses import (
    PAGES_WITH_A_FORM,
    PAGES_WITHOUT_A_COOKIE,
    absent_pages,
    existing_pages,
    whole_pages,
)

LONGEST = 10.0
FILTERS = [
    "regionas",
    "savivaldybe",
    "rusis",
    "metai",
    "tema",
    "q",
    "rikiuoti",
    "busena",
    "nuo",
    "iki",
    "atsakingas",
    "formatas",
    "lentele",
]
RUBBISH = [
    "",
    " ",
    "nera-tokio",
    "-1",
    "0",
    "9" * 30,
    "9" * 5000,
    "1e400",
    "NaN",
    "²",
    "١٢",
    "2017-02-30",
    "0000-00-00",
    "99999-01-01",
    "' OR 1=1 --",
    "%_\\",
    "\\",
    "!&|():*<->",
    "\u202eatbula",
    "\ufffd\U0010ffff",
    "e\u0301\u0328" * 50,
    "<script>alert(1)</script>",
    "\r\nSet-Cookie: a=b",
    "x" * 12_000,
    "__class__",
    "{{ 7|add:7 }}",
]
NUMBERS = ["", " 1", "-1", "0", "1.0", "9" * 30, "9" * 5000, "1e400", "NaN", "²", "١٢", "nera-tokio"]

pytestmark = pytest.mark.django_db


def ask(client, address, **options):
    """Get the address; a fault of ours raises."""
    began = time.monotonic()
    response = client.get(address, **options)
    response.getvalue()
    assert time.monotonic() - began < LONGEST
    return response


# Lists share their filters, so each value is asked of every other list.
@pytest.mark.parametrize(("number", "address"), list(enumerate(whole_pages())))
def test_rubbish_in_every_filter_is_survived(client, number, address):
    values = RUBBISH[number % 2 :: 2]

    answers = [ask(client, f"{address}?{urlencode(dict.fromkeys(FILTERS, value))}") for value in values]

    assert [response.status_code for response in answers] == [200] * len(values)


@pytest.mark.parametrize("address", whole_pages())
def test_rubbish_as_number_of_the_page_is_survived(client, address):
    answers = [ask(client, f"{address}?{urlencode({'puslapis': value})}") for value in NUMBERS]

    assert {response.status_code for response in answers} <= {200, 404}


@pytest.mark.parametrize("address", whole_pages())
def test_query_of_1100_parameters_is_survived(client, address):
    many = "&".join(f"{FILTERS[number % len(FILTERS)]}=x{number}" for number in range(1100))

    assert ask(client, f"{address}?{many}").status_code == 200


def test_query_of_more_parameters_than_any_form_has_is_refused(client, settings):
    many = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1

    assert ask(client, "/?" + "a&" * many).status_code == 400


@pytest.mark.parametrize("address", absent_pages())
def test_address_of_nothing_is_not_found(client, address):
    assert ask(client, address).status_code == 404


def test_rubbish_on_the_page_of_one_thing_is_survived(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pages = existing_pages()

    for address in pages:
        query = urlencode(dict.fromkeys([*FILTERS, "puslapis"], random.Random(address).choice(RUBBISH)))  # noqa: S311
        assert ask(client, f"{address}?{query}").status_code < 500


@pytest.mark.parametrize(
    "path",
    [
        "/%ff%fe",
        "/%ED%A0%80/",
        "/renginiai/%ff/",
        "/../../etc/passwd",
        "/" + "a" * 8000,
        "/" + "a/" * 4000,
        "/regionai/%0d%0aSet-Cookie:a=b/",
        "/static/../portal/settings.py",
        "/static/%00.css",
        "/%E2%80%AE/",
    ],
)
def test_path_that_is_none_is_refused(client, path):
    response = ask(client, path)

    assert response.status_code in {400, 404}
    assert "a=b" not in response.cookies.output()


# ---- What the database could not hold


@pytest.mark.parametrize("query", ["q=%00", "%00=q", "q=a&q=a%00b", "q=" + "%00" * 1000])
def test_nul_in_the_query_is_refused(client, query):
    assert ask(client, f"/apie/?{query}").status_code == 400


@pytest.mark.parametrize("address", whole_pages())
def test_nul_in_the_query_of_any_page_is_refused(client, address):
    assert ask(client, f"{address}?regionas=%00").status_code == 400


@pytest.mark.parametrize("path", ["/%00", "/regionai/%00/", "/renginiai/2017/a%00b/"])
def test_nul_in_the_path_is_refused(client, path):
    assert ask(client, path).status_code == 400


@pytest.mark.urls("tests.portal.failing_urls")
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "django_language", "kita"])
def test_nul_in_a_cookie_is_refused(client, name):
    # Cookies may be quoted, and then "\000" is a NUL.
    response = ask(client, "/sesija/", headers={"cookie": rf'{name}="\000{"a" * 40}"'})

    assert response.status_code == 400


@pytest.mark.urls("tests.portal.failing_urls")
@pytest.mark.parametrize("fields", [{"a": "b\0c"}, {"a\0": "b"}, {"a": ["b", "\0"]}])
@pytest.mark.parametrize("kind", ["multipart", "urlencoded"])
def test_nul_in_a_form_is_refused(client, fields, kind):
    options = (
        {"data": urlencode(fields, doseq=True), "content_type": "application/x-www-form-urlencoded"}
        if kind == "urlencoded"
        else {"data": fields}
    )

    assert client.post("/atvira-forma/", **options).status_code == 400


@pytest.mark.urls("tests.portal.failing_urls")
def test_form_without_nul_is_let_in(client):
    assert client.post("/atvira-forma/", {"a": "b", "c": "ąčęėįšųūž 👍"}).text == "2"


@pytest.mark.urls("tests.portal.failing_urls")
def test_form_from_elsewhere_is_refused_unread(monkeypatch):
    monkeypatch.setattr("django.http.HttpRequest.read", lambda *_args: 1 / 0)
    client = Client(enforce_csrf_checks=True)

    response = client.post("/forma/", {"a": "x" * 100_000})

    assert response.status_code == 403


@pytest.mark.urls("tests.portal.failing_urls")
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x", "multipart/form-data; boundary=x"),
        (b"x", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=" + "x" * 300),
        (b"a=\xff\xfe&b=\xed\xa0\x80", "application/x-www-form-urlencoded"),
        (b"a=b", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"a=b", "application/x-www-form-urlencoded; charset=zlib"),
        (b'{"a": "\\ud800"}', "application/json"),
        (b"\0" * 1000, "text/plain"),
        (b"", "multipart/form-data; boundary=\xff"),
    ],
)
def test_broken_form_is_refused_or_empty(client, body, kind):
    response = client.generic("POST", "/atvira-forma/", body, content_type=kind)

    assert response.status_code in {200, 400}


@pytest.mark.urls("tests.portal.failing_urls")
def test_sender_who_hangs_up_is_no_fault_of_ours(client, monkeypatch):
    def hang_up(*_args):
        raise OSError

    monkeypatch.setattr("django.test.client.FakePayload.read", hang_up)

    response = client.post("/atvira-forma/", "a=b", content_type="application/x-www-form-urlencoded")

    assert response.status_code == 400


@pytest.mark.parametrize("encoding", ["zlib", "undefined", "utf-7", "unicode_escape", "idna", "utf-16"])
def test_text_is_utf_8_whatever_it_is_called(server, encoding):
    headers = {"Content-Type": f"text/plain; charset={encoding}"}

    status, _headers, text, _seconds = server.get("/aidas/?q=%5Cud800%C5%A1", **headers)

    assert (status, text) == (200, "\\ud800š")


def test_too_many_parameters_in_a_named_encoding_are_refused(server):
    headers = {"Content-Type": "text/plain; charset=utf-8"}

    assert server.get("/aidas/?" + "a&" * 2000, **headers)[0] == 200
    assert server.get("/aidas/?" + "&" * 4001, **headers)[0] == 400


@pytest.mark.parametrize("line", [b"GET //kitas.example/ HTTP/1.1", b"GET //kitas.example HTTP/1.1"])
def test_address_of_another_site_is_not_redirected_to(server, line):
    answer = server.say(line + b"\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"\r\nLocation:" not in answer


@pytest.mark.parametrize(
    "line",
    [
        b"GET /\x00 HTTP/1.1",
        b"GET /?q=\xff\xfe\xed\xa0\x80 HTTP/1.1",
        b"GET /?" + b"x" * 12_000 + b" HTTP/1.1",
        b"GET /?q=a b HTTP/1.1",
        b"BLAH",
        b"GET / HTTP/9.9",
        b"GET http://[::1 HTTP/1.1",
        b"GET * HTTP/1.1",
        b"\x16\x03\x01\x02\x00",
    ],
)
def test_line_that_is_no_request_is_refused(server, line):
    answer = server.say(line + b"\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")

    assert re.match(rb"HTTP/1.[01] (200|4\d\d|505) |$", answer)
    assert b"Traceback" not in answer


# ---- Headers


@pytest.mark.urls("tests.portal.failing_urls")
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("cookie", "sessionid=" + "x" * 8000),
        ("cookie", "sessionid=../../etc; csrftoken=\xff; messages=1:2:3"),
        ("cookie", "django_language=" + "lt-" * 500),
        ("cookie", "=;;;=\x7f"),
        ("accept-language", "lt," * 3000),
        ("accept-language", "x" * 600 + ";q=1e400"),
        ("if-none-match", '"' * 999),
        ("if-modified-since", "Thu, 99 Nov 99999 99:99:99 GMT"),
        ("range", "bytes=99999999999999999999-"),
        ("accept-encoding", "gzip;q=NaN, \xff"),
        ("content-length", "-1"),
        ("content-length", "9" * 5000),
        ("referer", "\xff\xfe"),
        ("user-agent", ""),
        ("x-forwarded-host", "kitas.example"),
        ("x-forwarded-proto", "javascript"),
        ("x-http-method-override", "DELETE"),
    ],
)
def test_headers_that_are_rubbish_are_survived(client, header, value):
    response = ask(client, "/sesija/", headers={header: value})

    assert response.status_code == 200
    assert response.text == "False"


@pytest.mark.parametrize("host", ["", " ", "a b", "x" * 5000, "testserver\xff", "[::1", "a@testserver"])
def test_host_that_is_none_is_refused(client, host):
    assert ask(client, "/apie/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "BLAH"])
@pytest.mark.parametrize("address", sorted({*whole_pages()} - PAGES_WITH_A_FORM - PAGES_WITHOUT_A_COOKIE))
def test_pages_are_only_read(client, address, method):
    assert client.generic(method, address, b"q=1").status_code == 405


# ---- What nobody thought of


@given(
    address=st.sampled_from(whole_pages()),
    query=st.dictionaries(st.sampled_from([*FILTERS, "puslapis"]), st.text(max_size=40), max_size=5),
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_query_is_survived(client, address, query):
    # A surrogate cannot be written as UTF-8: it travels as a browser would send it, or broken.
    encoded = urlencode(query, errors="surrogatepass")

    assert ask(client, f"{address}?{encoded}").status_code in {200, 400, 404}


@given(path=st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_path_is_survived(client, path):
    assert ask(client, "/" + quote(path, errors="surrogatepass")).status_code in {200, 301, 302, 400, 404}


# ---- What never reaches Django


@pytest.mark.parametrize(
    "words",
    [
        b"GET /?" + b"x" * 12_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"BLAH\r\n\r\n",
    ],
    ids=["a long address", "many headers", "no request"],
)
def test_what_never_became_a_request_is_refused(server, words):
    assert server.say(words).startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize("header", [b"SCRIPT_NAME: /kitur", b"PATH_INFO: /kitur/", b"X-Forwarded-Proto: ftp"])
def test_nobody_says_where_the_portal_lies(server, header):
    answer = server.say(
        b"GET /sveikata/gyvas/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header + b"\r\nConnection: close\r\n\r\n"
    )

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
