"""Every answer carries the promised headers, and no reader gets a cookie."""

import json
import os
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from django.conf import settings as project
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from portal.settings import required
from tests.addresses import PAGES_WITH_A_FORM, existing_pages, whole_pages
from tests.factories import AdministratorFactory, UserFactory

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
VISIT = """
import json, sys
import django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False)
answers = []
for address, is_secure, host in json.loads(sys.argv[1]):
    response = client.get(address, secure=is_secure, headers={"host": host})
    answers.append([response.status_code, dict(response.headers), response.cookies.output(header="")])
print(json.dumps(answers))
"""


def run_in_production(*arguments):
    """Run Python as a deployment would: with HTTPS, in a process of its own."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.portal.served_settings",
        "HTTPS": "on",
        "ALLOWED_HOSTS": "portalas.example",
        "SECRET_KEY": "9f8e7d6c5b4a39281706f5e4d3c2b1a0" * 2,
        "DEBUG": "off",
    }
    command = [sys.executable, *arguments]
    return subprocess.run(  # noqa: S603 - our own
        command, env=environment, cwd=project.BASE_DIR, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def visited():
    """Answers of the portal with HTTPS on, by the name of the visit."""
    ours, login = "portalas.example", reverse("account_login")
    visits = {
        "page": ["/nera/", True, ours],
        "login": [login, True, ours],
        "crash": ["/griuti/", True, ours],
        "unreadable": ["/?q=%00", True, ours],
        "foreign host": ["/nera/", True, "kitas.example"],
        "foreign host without TLS": ["/nera/?q=1", False, "kitas.example"],
        "without TLS": ["/nera/?q=1", False, ours],
        "health without TLS": ["/sveikata/gyvas/", False, "10.0.0.1"],
    }
    done = run_in_production("-c", VISIT, json.dumps(list(visits.values())))
    assert done.stdout, done.stderr
    return dict(zip(visits, json.loads(done.stdout), strict=True))


class Inline(HTMLParser):
    """Collects what the Content-Security-Policy would stop, and what comes from elsewhere."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        is_code = tag == "script" and "json" not in attributes.get("type", "")
        self.found += [(tag, name) for name in attributes if name == "style" or name.startswith("on")]
        if tag == "style" or (is_code and "src" not in attributes):
            self.found.append((tag, "inline"))
        loaded = [attributes.get(name) or "" for name in ("src", "srcset", "action", "data", "poster")]
        if tag == "link" and attributes.get("rel") not in {"canonical", "alternate"}:
            loaded.append(attributes.get("href") or "")
        self.found += [(tag, text) for text in loaded if "//" in text or text.startswith("data:")]


def inline(response):
    parser = Inline()
    parser.feed(response.text)
    return parser.found


def security_headers(response):
    return {name: response.headers.get(name) for name in HEADERS}


# ---- What every page says


@pytest.mark.django_db
@pytest.mark.parametrize("address", [page for page in whole_pages() if page not in PAGES_WITH_A_FORM])
def test_pages_have_the_exact_headers_and_no_cookie(client, address):
    response = client.get(address)

    assert security_headers(response) == HEADERS
    assert response.cookies.output() == ""
    assert inline(response) == []
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Vary"] == "Accept-Language, Cookie, Accept-Encoding"
    assert "Server" not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize("address", sorted(PAGES_WITH_A_FORM))
def test_page_with_a_form_sets_the_cookie_of_the_form_alone(client, address):
    response = client.get(address)

    assert security_headers(response) == HEADERS
    assert list(response.cookies) == ["csrftoken"]
    assert inline(response) == []
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_pages_of_one_thing_have_the_exact_headers_and_no_cookie(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pages = existing_pages()

    answers = {address: client.get(address) for address in pages}

    found = {
        address: (security_headers(response), response.cookies.output(), inline(response))
        for address, response in answers.items()
        if response.headers["Content-Type"].startswith("text/html")
    }
    assert found == dict.fromkeys(found, (HEADERS, "", []))
    assert len(found) >= 8


@pytest.mark.urls("tests.portal.failing_urls")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nera/", 404),
        ("/?q=%00", 400),
        ("/drausti/", 403),
        ("/griuti/", 500),
        ("/serverio-nebėra/", 503),
        ("/apie", 301),
        ("/sveikata/gyvas/", 200),
    ],
)
def test_failures_have_the_exact_headers_and_no_cookie(address, status):
    client = Client(raise_request_exception=False)

    response = client.get(address)

    assert response.status_code == status
    assert security_headers(response) == HEADERS
    assert response.cookies.output() == ""
    assert inline(response) == []


@pytest.mark.django_db
def test_admin_has_the_exact_headers_and_is_kept_nowhere(client):
    client.force_login(AdministratorFactory())
    addresses = [
        reverse("admin:index"),
        reverse("admin:accounts_user_changelist"),
        reverse("admin:accounts_user_add"),
    ]

    answers = [client.get(address) for address in addresses]

    assert [response.status_code for response in answers] == [200, 200, 200]
    assert [security_headers(response) for response in answers] == [HEADERS] * 3
    assert [response.headers["Cache-Control"] for response in answers] == ["private, no-store"] * 3
    assert [inline(response) for response in answers] == [[], [], []]


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_missing_setting_is_an_error_that_names_it(monkeypatch, name):
    monkeypatch.delenv(name)

    with pytest.raises(ImproperlyConfigured, match=f"^{name} is not set"):
        required(name)


def test_page_of_the_debugger_has_no_policy_that_would_break_it(client, settings):
    settings.DEBUG = True

    response = client.get("/nera/")

    assert response.status_code == 404
    assert "Content-Security-Policy" not in response.headers


def test_unknown_host_has_the_exact_headers(client):
    response = client.get("/nera/", headers={"host": "bad host"})

    assert response.status_code == 400
    assert security_headers(response) == HEADERS


# ---- Who may keep an answer


@pytest.mark.django_db
def test_page_of_somebody_with_a_session_is_kept_nowhere(client):
    client.force_login(UserFactory())

    response = client.get("/apie/")

    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


@pytest.mark.django_db
def test_page_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/apie/")

    second = client.get("/apie/", headers={"if-none-match": first.headers["ETag"]})

    assert second.status_code == 304
    assert second.content == b""
    assert second.headers["Cache-Control"] == "no-cache"


def test_pages_travel_compressed(client):
    response = client.get("/nera/", headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["ETag"].startswith('W/"')


@pytest.mark.filterwarnings("ignore:No directory at")
def test_static_files_are_kept_for_ever_under_a_name_that_changes(settings, tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "a.css").write_text("p { color: red }")
    settings.STATICFILES_DIRS = [tmp_path / "made"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = project.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)

    response = Client().get(staticfiles_storage.url("a.css"))

    assert b"".join(response) == b"p { color: red }"
    assert response.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert security_headers(response) == HEADERS


# ---- In production


@pytest.mark.parametrize("visit", ["page", "login", "crash", "unreadable", "foreign host"])
def test_answers_over_tls_demand_tls(visited, visit):
    _status, headers, _cookies = visited[visit]

    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("visit", ["without TLS", "foreign host without TLS", "health without TLS"])
def test_answers_without_tls_have_all_other_headers(visited, visit):
    _status, headers, _cookies = visited[visit]

    assert {name: headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("visit", ["without TLS", "foreign host without TLS"])
def test_reader_without_tls_is_led_to_our_host_with_it(visited, visit):
    status, headers, cookies = visited[visit]

    assert status == 301
    assert headers["Location"] == "https://portalas.example/nera/?q=1"
    assert cookies == ""


def test_status_of_visits_in_production(visited):
    assert {name: status for name, (status, _headers, _cookies) in visited.items()} == {
        "page": 404,
        "login": 200,
        "crash": 500,
        "unreadable": 400,
        "foreign host": 400,
        "foreign host without TLS": 301,
        "without TLS": 301,
        "health without TLS": 200,
    }


def test_cookies_in_production_belong_to_this_host_alone(visited):
    cookies = visited["login"][2].split("; ")

    name, _, _secret = cookies[0].strip().partition("=")
    assert name == "__Host-csrftoken"
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"} <= set(cookies)
    assert "Domain" not in visited["login"][2]


def test_deployment_has_nothing_to_warn_of():
    done = run_in_production("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
