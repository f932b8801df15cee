"""One PostgreSQL cluster: makes it, starts it, asks whether it lives, stops it; server.py decides when."""

import contextlib
import enum
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import psycopg2

from portal.embedded_postgres.place import Place, ServerUnavailableError

# The role that owns everything, and the database that is there from the beginning.
ROLE = DATABASE = "portal"
PORT = 5432
STOPPING_SECONDS = 30.0
PAUSE = 0.03
LARGEST_LOG = 5_000_000
# Larger than any process id, so that no process can have it.
NO_PROCESS = 2**30
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/bin:/bin"}
# Written for every start. Whatever keeps the data safe (fsync, full_page_writes) stays as PostgreSQL has it.
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "200",
    # Parallel workers need /dev/shm, which is tiny in many containers.
    "max_parallel_workers_per_gather": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class Address(NamedTuple):
    """Where the server listens and how to log in."""

    host: str
    port: int
    user: str
    password: str


class Answer(enum.Enum):
    """What a server says to somebody who knocks."""

    READY = enum.auto()
    NOT_YET = enum.auto()
    SILENCE = enum.auto()


# Kept because a forgotten Popen warns that its process still runs, which is what we want it to do.
_started: list[subprocess.Popen[bytes]] = []


def address_of(place: Place) -> Address:
    """Return where the cluster's server listens, once it runs."""
    return Address(str(place.sockets), PORT, ROLE, place.password_file.read_text())


def create(place: Place) -> None:
    """Make an empty cluster, elsewhere first, so that a half-made one is never taken for whole."""
    unfinished = place.home / "data.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    place.password_file.unlink(missing_ok=True)
    descriptor = os.open(place.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as password_file:
        password_file.write(secrets.token_urlsafe(24))
    place.account.own(place.password_file)
    command: list[str | Path] = [
        place.binaries / "initdb",
        f"--pgdata={unfinished}",
        f"--username={ROLE}",
        f"--pwfile={place.password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        # Never from LANG: a locale that is not installed breaks initdb, and "C" breaks lower('Š').
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
    ]
    done = subprocess.run(  # noqa: S603 - our own program and arguments
        command,
        env=ENVIRONMENT,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
        # Ctrl-C is for us, who then end it: were it to reach both, its end would look like a failure.
        start_new_session=True,
        **place.account.process_options,
    )
    if done.returncode:
        message = f"PostgreSQL could not make its data folder: {_reason(done.stderr)}"
        raise ServerUnavailableError(message)
    unfinished.rename(place.data)


def bring_up(place: Place, found: Address, patience: float) -> None:
    """Wait until the server answers, starting it when nobody else does."""
    deadline = time.monotonic() + patience
    process = None
    log_before = 0
    while (answer := _knock(place, found)) is not Answer.READY:
        if process is not None and process.poll() is not None:
            said = place.log.read_bytes()[log_before:].decode(errors="replace")
            # The sessions of a killed server need a moment to notice; PostgreSQL rightly refuses until then.
            if "shared memory block" not in said:
                message = f"PostgreSQL did not start: {_reason(said)} (its log is {place.log})"
                raise ServerUnavailableError(message)
            process = None
        if process is None and answer is Answer.SILENCE and process_id(place) is None:
            process, log_before = _start(place)
            _started.append(process)
        if time.monotonic() > deadline:
            message = f"PostgreSQL did not answer within {patience:g} seconds; its log is {place.log}"
            raise ServerUnavailableError(message)
        time.sleep(PAUSE)


def stop(place: Place) -> None:
    """End the server the fast way: sessions are cut, everything that was committed is kept."""
    pid = process_id(place)
    if pid is None:
        return
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + STOPPING_SECONDS
    while process_id(place) and time.monotonic() < deadline:
        time.sleep(PAUSE)


def process_id(place: Place) -> int | None:
    """Return the process id of the server that works in our data folder, if there is one."""
    try:
        pid = int((place.data / "postmaster.pid").read_text().partition("\n")[0])
    except (FileNotFoundError, ValueError):
        return None
    if not Path("/proc/self").exists():
        command = ["/bin/ps", "-p", str(pid), "-o", "command="]
        listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
        return pid if str(place.data) in listed else None
    # A server stands in its data folder; whoever got a dead server's id stands elsewhere, a zombie nowhere.
    with contextlib.suppress(OSError):
        if Path(f"/proc/{pid}/cwd").samefile(place.data):
            return pid
    return None


def _start(place: Place) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server detached from our terminal; return it and the size that its log had before."""
    _disown_stale_pid(place)
    for left in place.sockets.glob(".s.PGSQL.*"):
        left.unlink()
    if place.log.exists() and place.log.stat().st_size > LARGEST_LOG:
        place.log.unlink()
    quoted = str(place.sockets).replace('"', '""')
    settings = SETTINGS | {"unix_socket_directories": f'"{quoted}"'}
    command: list[str | Path] = [place.binaries / "postgres", "-D", place.data]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with place.log.open("ab") as log:
        log_before = log.tell()  # Not later: the server moves on in the same file.
        process = subprocess.Popen(  # noqa: S603 - our own program and arguments
            command,
            env=ENVIRONMENT,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **place.account.process_options,
        )
    return process, log_before


def _knock(place: Place, found: Address) -> Answer:
    """Connect as anybody would, and make the portal's database if it is missing."""
    with closing(socket.socket(socket.AF_UNIX)) as knock:
        try:
            knock.connect(str(place.sockets / f".s.PGSQL.{PORT}"))
        except (FileNotFoundError, ConnectionRefusedError):
            return Answer.SILENCE
    try:
        connection = psycopg2.connect(dbname="postgres", connect_timeout=3, **found._asdict())
    except psycopg2.OperationalError:
        return Answer.NOT_YET
    with closing(connection):
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE}")
    return Answer.READY


def _disown_stale_pid(place: Place) -> None:
    """Keep PostgreSQL from taking another program for its former self.

    Its pid file also names the shared memory of the last server. Were we to delete it, a new server would
    start while sessions of a killed one still write.
    """
    pid_file = place.data / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError):
        _, newline, rest = pid_file.read_text().partition("\n")
        if newline:
            pid_file.write_text(f"{NO_PROCESS}\n{rest}")
        else:
            pid_file.unlink()


def _reason(said: str) -> str:
    """Pick the line that matters from what a program of PostgreSQL said."""
    lines = said.strip().splitlines() or ["it said nothing"]
    return next((line for line in lines if "FATAL:" in line or "error:" in line), lines[-1])
