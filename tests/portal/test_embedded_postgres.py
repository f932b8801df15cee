"""The embedded server: who starts it, who stops it, what it survives."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from portal.embedded_postgres import cluster
from portal.embedded_postgres.place import ServerUnavailableError, settle

# What each program of these tests begins with: a Django whose only setting is the database below argv[1].
PREAMBLE = """
import contextlib, os, sys
from django.conf import settings
settings.configure(DATABASES={"default": {
    "ENGINE": "portal.embedded_postgres", "NAME": "portal", "STATE_DIR": sys.argv[1], "OPTIONS": {},
}})
import django
django.setup()
from django.db import OperationalError, connection
from portal.embedded_postgres import cluster, server
from portal.embedded_postgres.place import settle
def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()
"""


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    """Where a server of these tests keeps its state: a folder that every account may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="embedded ąč "))
    folder.chmod(0o755)
    yield folder / "postgres"
    cluster.stop(settle(folder / "postgres"))
    shutil.rmtree(folder)


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make a folder in which no server was ever started."""
    del tmp_path_factory  # Its folders are closed to the account that runs the server.
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def run(state: Path, program: str) -> str:
    """Run a program in a process of its own, and return what it printed."""
    command = [sys.executable, "-c", PREAMBLE + program, str(state)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()  # noqa: S603


def begin(state: Path, program: str) -> subprocess.Popen[str]:
    """Start a program that goes on until it can read a line."""
    command = [sys.executable, "-c", PREAMBLE + program + "\ninput()", str(state)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603


def test_server_lives_as_long_as_somebody_uses_it(state: Path) -> None:
    place = settle(state)
    with begin(state, "print(ask('SELECT 1'), flush=True)") as first:
        said_by_first = first.stdout.readline()
        said_by_second = run(state, "print(ask('SELECT 2'))")
        pid_after_second = cluster.process_id(place)
        first.communicate("\n")

    assert (said_by_first, said_by_second) == ("(1,)\n", "(2,)")
    assert pid_after_second is not None
    assert cluster.process_id(place) is None


def test_server_that_lost_its_users_to_a_kill_is_stopped_by_the_next(state: Path) -> None:
    with begin(state, "print(ask('SELECT 1'), flush=True)") as victim:
        victim.stdout.readline()
        victim.kill()
    pid_after_kill = cluster.process_id(settle(state))

    pid_found_by_next = run(state, "ask('SELECT 1'); print(cluster.process_id(settle(sys.argv[1])))")

    assert pid_found_by_next == str(pid_after_kill)
    assert cluster.process_id(settle(state)) is None


def test_commands_that_never_connect_start_nothing(empty: Path) -> None:
    run(empty / "postgres", "")

    assert list(empty.iterdir()) == []


def test_killed_server_is_started_again_and_has_lost_nothing(state: Path) -> None:
    said = run(
        state,
        """
with connection.cursor() as cursor:
    cursor.execute("DROP TABLE IF EXISTS kept")
    cursor.execute("CREATE TABLE kept AS SELECT 'išliko' AS word")
os.kill(cluster.process_id(settle(sys.argv[1])), 9)
connection.close()
for _ in range(30):  # On a busy machine it may take longer than one request is willing to wait.
    with contextlib.suppress(OperationalError):
        print(ask("SELECT word FROM kept"))
        break
""",
    )

    assert said == "('išliko',)"


def test_killed_server_is_not_replaced_while_its_sessions_still_write(state: Path) -> None:
    log = settle(state).log
    run(
        state,
        """
import threading
connection.ensure_connection()
def work():
    with contextlib.suppress(OperationalError), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM generate_series(1, 3000000)")
connection.inc_thread_sharing()
worker = threading.Thread(target=work)
worker.start()
threading.Event().wait(0.2)
os.kill(cluster.process_id(settle(sys.argv[1])), 9)
server.ensure(sys.argv[1])
worker.join()
""",
    )

    said = run(state, "print(ask('SELECT 1'))")

    assert "pre-existing shared memory block" in log.read_text()
    assert said == "(1,)"


def test_process_id_that_now_belongs_to_another_program_is_no_server(state: Path) -> None:
    run(state, "ask('SELECT 1')")
    stale = settle(state).data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{stale.parent}\n1\n5432\n\n\n0 0\nready\n")

    said = run(state, "print(ask('SELECT 1'))")

    assert said == "(1,)"


def test_half_made_cluster_is_made_again(empty: Path) -> None:
    unfinished = settle(empty).home / "data.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18")

    said = run(empty, "print(ask('SELECT 1'))")

    assert said == "(1,)"
    assert not unfinished.exists()


def test_eight_first_users_at_once_find_one_server(empty: Path) -> None:
    programs = [
        begin(empty, "print(cluster.process_id(settle(sys.argv[1])), ask('SELECT 1'))") for _ in range(8)
    ]

    said = [program.communicate("\n")[0] for program in programs]

    assert [program.returncode for program in programs] == [0] * 8
    assert [line.split(" ", 1)[1] for line in said] == ["(1,)\n"] * 8


def test_server_is_durable_private_and_speaks_lithuanian(state: Path) -> None:
    said = run(
        state,
        """
print(ask('''SELECT current_setting('fsync'), current_setting('full_page_writes'),
    current_setting('synchronous_commit'), current_setting('listen_addresses'),
    current_setting('password_encryption'), lower('ĄŠŽ')'''))
""",
    )

    assert said == "('on', 'on', 'on', '', 'scram-sha-256', 'ąšž')"


def test_nobody_enters_without_the_password(state: Path) -> None:
    with begin(state, "print(ask('SELECT 1'), flush=True)") as user:
        user.stdout.readline()
        place = settle(state)

        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(host=str(place.sockets), user="portal", password="guessed", dbname="portal")

        user.communicate("\n")
    assert place.password_file.stat().st_mode & 0o777 == 0o600
    assert place.sockets.stat().st_mode & 0o777 == 0o700


def test_shell_and_dump_come_along(state: Path) -> None:
    with begin(
        state,
        """
import json
shell = connection.client.settings_to_cmd_args_env(connection.settings_dict, ["-tAc", "SELECT 'ė'"])
print(json.dumps(shell), flush=True)
""",
    ) as user:
        shell, environment = json.loads(user.stdout.readline())
        dump = [Path(shell[0]).with_name("pg_dump"), *shell[1:7], "portal"]

        said = subprocess.run(shell, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
        dumped = subprocess.run(dump, env=environment, capture_output=True, text=True, check=True)  # noqa: S603

        user.communicate("\n")
    assert environment == {"PGPASSWORD": settle(state).password_file.read_text()}
    assert said.stdout == "ė\n"
    assert "-- PostgreSQL database dump complete" in dumped.stdout


@pytest.mark.parametrize("name", ["plain", "with, comma", "ilgas kelias ė " * 8, "qu'o\"tes $HOME"])
def test_any_path_has_a_socket_folder_that_postgresql_takes(empty: Path, name: str) -> None:
    place = settle(empty / name)

    address = os.fsencode(place.sockets / ".s.PGSQL.5432")

    assert len(address) < 107
    assert b"," not in address
    assert place.sockets.stat().st_mode & 0o777 == 0o700
    if not place.sockets.is_relative_to(place.home):
        place.sockets.rmdir()


def test_data_of_another_major_version_is_never_passed_over(empty: Path) -> None:
    (empty / "17" / "data").mkdir(parents=True)
    (empty / "17" / "data" / "PG_VERSION").write_text("17\n")

    with pytest.raises(
        ServerUnavailableError, match=r"/17 holds data of PostgreSQL 17, and this portal brings"
    ):
        settle(empty)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder that belongs to somebody else")
def test_folder_of_another_user_is_refused(empty: Path) -> None:
    (empty / "18").mkdir()
    os.chown(empty / "18", 12345, 12345)

    with pytest.raises(ServerUnavailableError, match="belongs to user 12345, and this process runs as root"):
        settle(empty)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lets another account run the server")
def test_folder_that_the_servers_account_cannot_reach_is_linked_elsewhere(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)

    place = settle(tmp_path)

    assert place.home.parent == Path("/var/lib/pertvarkos-eiga")
    assert (tmp_path / "18").resolve() == place.home
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(place.home)
