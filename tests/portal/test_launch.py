"""`make run`: what it asks of the environment, and a portal that is started, killed and started again."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection

from portal import launch
from portal.embedded_postgres import cluster
from portal.embedded_postgres.place import settle
from tests import browser

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Replace the environment by an empty one, which is also what Django would read."""
    own: dict[str, str] = {}
    monkeypatch.setattr(os, "environ", own)
    return own


@pytest.fixture
def var() -> Iterator[Path]:
    """Make a folder for all that a portal of these tests makes; every account may pass through it."""
    folder = Path(tempfile.mkdtemp(prefix="paleidimas ž "))
    folder.chmod(0o755)
    yield folder
    cluster.stop(settle(folder / "postgres"))
    shutil.rmtree(folder)


def free_port() -> int:
    """Find a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def test_serves_on_this_machine_alone_unless_told_otherwise(environment: dict[str, str]) -> None:
    by_default = launch.where_to_serve()
    environment.update(HOST="0.0.0.0", PORT="80")  # noqa: S104 - what a person may ask for

    assert by_default == ("127.0.0.1", 8000)
    assert launch.where_to_serve() == ("0.0.0.0", 80)  # noqa: S104


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "8000.0", "²"])
def test_wrong_port_is_told_in_one_sentence(environment: dict[str, str], port: str) -> None:
    environment["PORT"] = port

    with pytest.raises(launch.CannotStartError) as caught:
        launch.where_to_serve()

    assert str(caught.value) == f"PORT must be a number from 1 to 65535, not {port!r}: PORT=8001 make run"


def test_taken_port_is_told_with_the_next_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        with pytest.raises(launch.CannotStartError) as caught:
            launch.refuse_taken_port("127.0.0.1", port)

    assert str(caught.value) == f"Port {port} is taken. Choose another: PORT={port + 1} make run"


@pytest.mark.parametrize("host", ["192.0.2.1", "nera..tokio", "a" * 70])
def test_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(launch.CannotStartError) as caught:
        launch.refuse_taken_port(host, 8000)

    assert str(caught.value) == (
        f"HOST={host} is no address of this machine. Leave it out, or: HOST=0.0.0.0 make run"
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DEBUG", "gal", "DEBUG must be on or off, not 'gal'."),
        ("HTTPS", "taip", "HTTPS must be on or off, not 'taip'."),
        ("LOG_LEVEL", "daug", "LOG_LEVEL must be like INFO or WARNING, not 'daug'."),
        ("WEB_STATEMENT_TIMEOUT", "x", "WEB_STATEMENT_TIMEOUT must be like 5s or 500ms, not 'x'."),
        ("ALLOWED_HOSTS", ",", "ALLOWED_HOSTS is not set."),
        ("VAR_DIR", "/dev/null", "/dev/null cannot be made or read: name another folder with VAR_DIR."),
    ],
)
def test_start_with_a_wrong_setting_ends_in_one_sentence(name: str, value: str, said: str) -> None:
    environment = {"PATH": os.environ["PATH"], "PORT": str(free_port()), name: value}

    done = subprocess.run(
        [sys.executable, "-m", "portal.launch"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


def test_fills_in_what_a_laptop_needs(environment: dict[str, str], tmp_path: Path) -> None:
    environment.update(VAR_DIR=str(tmp_path), ALLOWED_HOSTS="")

    launch.fill_in_environment("::1", 8000)

    key = (tmp_path / "secret-key").read_text()
    assert len(key) == 64
    assert {name: value for name, value in environment.items() if not name.startswith("PYTEST")} == {
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "HOST": "::1",
        "HTTPS": "off",
        "PORT": "8000",
        "SECRET_KEY": key,
        "SITE_URL": "http://[::1]:8000",
        "VAR_DIR": str(tmp_path),
    }


def test_keeps_what_the_environment_says(environment: dict[str, str], tmp_path: Path) -> None:
    said = {"ALLOWED_HOSTS": "portalas.lt", "HTTPS": "on", "SECRET_KEY": "own", "VAR_DIR": str(tmp_path)}
    environment.update(said)

    launch.fill_in_environment("127.0.0.1", 8000)

    assert environment | said == environment
    assert list(tmp_path.iterdir()) == []


def test_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"

    keys = [launch.secret_key(path), launch.secret_key(path)]

    assert keys == [path.read_text()] * 2
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "DATABASE_URL",
            "mysql://a@b/c",
            "DATABASE_URL must look like postgres://user:password@host:5432/portal",
        ),
        (
            "DATABASE_URL",
            "postgres://a@b",
            "DATABASE_URL must look like postgres://user:password@host:5432/portal",
        ),
        ("WEB_CONCURRENCY", "daug", "WEB_CONCURRENCY must be a number from 1 on, not 'daug'"),
        ("WEB_CONCURRENCY", "0", "WEB_CONCURRENCY must be a number from 1 on, not '0'"),
        ("DATABASE_CONN_MAX_AGE", "²", "DATABASE_CONN_MAX_AGE must be a number from 0 on, not '²'"),
    ],
)
def test_wrong_setting_is_told_by_name(
    environment: dict[str, str], name: str, value: str, message: str
) -> None:
    environment[name] = value

    with pytest.raises(launch.CannotStartError) as caught:
        launch.read_settings()

    assert str(caught.value) == message


@pytest.mark.django_db
def test_old_server_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    major = connection.pg_version // 10000
    launch.refuse_old_server()
    monkeypatch.setattr(launch, "OLDEST_POSTGRESQL", major + 1)

    with pytest.raises(launch.CannotStartError) as caught:
        launch.refuse_old_server()

    assert str(caught.value) == (
        f"DATABASE_URL names a PostgreSQL {major}; the portal needs {major + 1} or newer: "
        "unset DATABASE_URL, and it brings its own."
    )


def test_static_files_are_collected_when_one_changes(
    monkeypatch: pytest.MonkeyPatch, settings: SimpleNamespace, tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.css").write_text("a {}")
    finder = SimpleNamespace(list=lambda _ignored: [("a.css", FileSystemStorage(sources))])
    monkeypatch.setattr(launch, "get_finders", lambda: [finder])
    calls: list[str] = []
    monkeypatch.setattr(launch, "call_command", lambda name, **_options: calls.append(name))
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, sources

    launch.collect_static_files()
    launch.collect_static_files()
    after_two_starts = list(calls)
    (sources / "a.css").write_text("a { b: c }")
    launch.collect_static_files()

    assert after_two_starts == ["collectstatic"]
    assert calls == ["collectstatic"] * 2


def test_make_names_what_is_missing_when_there_is_no_python(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    programs = tmp_path / "bin"
    programs.mkdir()
    for program in ("make", "sh", "rm"):
        (programs / program).symlink_to(shutil.which(program))

    done = subprocess.run(
        ["make", "run"],  # noqa: S607
        cwd=tmp_path,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        "Python 3.11 or newer (with its venv module) was not found: install it, "
        "or name it: make run PYTHON=/path/to/python3"
    )


def test_browser_tests_are_left_out_where_there_is_no_browser(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)

    browser.main()

    said = capsys.readouterr()
    assert said.out == "-m 'not browser'\n"
    assert said.err == (
        "No browser was found: the tests marked “browser” are left out. "
        "Install chromium (or set CHROMIUM to a browser's path) to run them too.\n"
    )


def start(var: Path, port: int) -> tuple[subprocess.Popen[str], list[str]]:
    """Start a portal in a process group of its own; return it and what it said until it was ready."""
    environment = {
        **{name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}},
        "VAR_DIR": str(var),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }
    portal = subprocess.Popen(
        [sys.executable, "-m", "portal.launch"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said: list[str] = []
    while not said or not said[-1].startswith("Pertvarkos eiga:"):
        line = portal.stdout.readline()
        assert line, "".join(said)
        said.append(line.strip())
    return portal, said


def test_portal_survives_a_kill_of_everything_and_ends_cleanly(var: Path) -> None:
    port = free_port()
    place = settle(var / "postgres")
    first, said_first = start(var, port)
    with first:
        status = urllib.request.urlopen(f"http://127.0.0.1:{port}/sveikata/pasiruoses/", timeout=10).status
        os.kill(cluster.process_id(place), signal.SIGKILL)
        os.killpg(first.pid, signal.SIGKILL)

    second, said_second = start(var, port)
    with second:
        os.killpg(second.pid, signal.SIGINT)
        rest = second.stdout.read()

    demo = "Demo accounts: redaktore, redaktorius, eksperte, pareigune, administratore"
    password = (var / "demo-password").read_text()
    assert status == 200
    assert said_first == [
        "Starting PostgreSQL…",
        "Migrating the database…",
        "Loading the reference data and the public record…",
        "Collecting static files…",
        f"{demo} (each @portalas.example), password {password}",
        f"Letters of the portal are put into {var / 'mail'}",
        f"Pertvarkos eiga: http://127.0.0.1:{port}/",
    ]
    # Nothing slow is done twice.
    assert said_second == [said_first[0], said_first[2], *said_first[4:]]
    assert re.sub(r"\s", "", rest) == ""
    assert second.returncode == 0
    assert cluster.process_id(place) is None
