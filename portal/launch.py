"""What `make run` runs: prepares all that the portal needs on this machine, then serves it.

With arguments it runs one management command instead, on the portal of this machine.

Whatever the environment already says is kept; what is missing is filled in for a laptop. A start that finds
nothing to do does nothing: it changes no row and no file.
"""

import contextlib
import errno
import hashlib
import os
import re
import secrets
import signal
import socket
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, execute_from_command_line
from django.db import NotSupportedError, OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor

BASE_DIR = Path(__file__).resolve().parent.parent
OLDEST_POSTGRESQL = 15
# Where these are the only names, nobody comes from elsewhere.
OWN_MACHINE = {"localhost", "127.0.0.1", "[::1]"}
LARGEST_PORT = 65535
# The smallest that each number may be: gunicorn would wait for ever with no process to serve.
NUMBERS = {"DATABASE_CONN_MAX_AGE": 0, "WEB_CONCURRENCY": 1}


class CannotStartError(Exception):
    """The portal cannot start; the message says in one sentence why, and how to mend it."""


def main() -> int:
    """Prepare and serve until somebody ends it, or run one command; return the exit code."""
    if sys.argv[1:]:
        fill_in_environment(*where_to_serve())
        execute_from_command_line(["manage.py", *sys.argv[1:]])
        return 0
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _end)
    try:
        host, port = where_to_serve()
        refuse_taken_port(host, port)
        fill_in_environment(host, port)
        prepare()
        serve()
    except KeyboardInterrupt:
        return 0
    except (CannotStartError, CommandError, ImproperlyConfigured) as error:
        return _complain(str(error))
    except (OperationalError, NotSupportedError) as error:
        which = "The database in DATABASE_URL" if os.environ.get("DATABASE_URL") else "The database"
        return _complain(f"{which} cannot be used: {str(error).splitlines()[0]}")
    except (PermissionError, FileExistsError, FileNotFoundError, NotADirectoryError) as error:
        message = f"{error.filename} cannot be made or read: name another folder with VAR_DIR."
        if isinstance(error, PermissionError):
            message = (
                f"{error.filename} is closed to you: start as the user who started before, or set VAR_DIR."
            )
        return _complain(message)
    return 0


def where_to_serve() -> tuple[str, int]:
    """Return HOST and PORT from the environment."""
    port = os.environ.get("PORT", "8000")
    if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= LARGEST_PORT:
        message = f"PORT must be a number from 1 to {LARGEST_PORT}, not {port!r}: PORT=8001 make run"
        raise CannotStartError(message)
    return os.environ.get("HOST", "127.0.0.1"), int(port)


def refuse_taken_port(host: str, port: int) -> None:
    """Raise when nothing of ours could listen at the address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind(address)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "errno", None)
        if reason == errno.EADDRINUSE:
            another = port + 1 if port < LARGEST_PORT else port - 1
            message = f"Port {port} is taken. Choose another: PORT={another} make run"
        elif reason == errno.EACCES:
            message = f"Port {port} is reserved for root. Choose another: PORT=8000 make run"
        else:
            message = f"HOST={host} is no address of this machine. Leave it out, or: HOST=0.0.0.0 make run"
        raise CannotStartError(message) from error


def fill_in_environment(host: str, port: int) -> None:
    """Give the settings what a laptop needs, where nobody has set it."""
    os.chdir(BASE_DIR)
    os.environ.update(HOST=host, PORT=str(port))
    own_name = f"[{host}]" if ":" in host else host
    needed = {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "VAR_DIR": str(BASE_DIR / "var"),
        "HTTPS": "off",
        "ALLOWED_HOSTS": ",".join(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", own_name])),
        "SITE_URL": f"http://{'localhost' if host in {'0.0.0.0', '::'} else own_name}:{port}",  # noqa: S104
    }
    # An empty variable says as little as a missing one.
    os.environ.update({name: value for name, value in needed.items() if not os.environ.get(name)})
    if not os.environ.get("SECRET_KEY"):
        os.environ["SECRET_KEY"] = secret_key(Path(os.environ["VAR_DIR"]) / "secret-key")


def secret_key(path: Path) -> str:
    """Return this machine's key, made once and readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        own = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
        # The first of two simultaneous starts wins, and no half-written key is ever seen.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(own)
        own.unlink()
    return path.read_text()


def prepare() -> None:
    """Bring database and static files up to date."""
    read_settings()
    if not os.environ.get("DATABASE_URL"):
        _say("Starting PostgreSQL…")
    refuse_old_server()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _say("Migrating the database…")
        call_command("migrate", interactive=False, verbosity=0)
    _say("Loading the reference data and the public record…")
    call_command("load_reference", verbosity=0)
    call_command("load_record", verbosity=0)
    collect_static_files()
    if not settings.HTTPS and set(settings.ALLOWED_HOSTS) <= OWN_MACHINE:
        call_command("make_demo_accounts")
        if settings.EMAIL_BACKEND.startswith("accounts."):
            _say(f"Letters of the portal are put into {settings.EMAIL_FILE_PATH}")
    # The workers are forks of this process: none may inherit a connection.
    connections.close_all()


def read_settings() -> None:
    """Let Django read its settings; what is wrong with one is told without a traceback."""
    url = os.environ.get("DATABASE_URL", "")
    if url and not re.match("postgres(ql)?://[^/?]*/[^/?]", url):
        message = "DATABASE_URL must look like postgres://user:password@host:5432/portal"
        raise CannotStartError(message)
    for name, smallest in NUMBERS.items():
        value = os.environ.get(name, "1")
        if not value.isascii() or not value.isdecimal() or int(value) < smallest:
            message = f"{name} must be a number from {smallest} on, not {value!r}"
            raise CannotStartError(message)
    try:
        django.setup()
    except ValueError as error:
        message = f"A setting in the environment is wrong: {error}"
        raise CannotStartError(message) from error


def refuse_old_server() -> None:
    """Raise when the database server is older than what the portal is tested with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        major = cursor.fetchone()[0]
    if major < OLDEST_POSTGRESQL:
        message = (
            f"DATABASE_URL names a PostgreSQL {major}; the portal needs {OLDEST_POSTGRESQL} or newer: "
            "unset DATABASE_URL, and it brings its own."
        )
        raise CannotStartError(message)


def collect_static_files() -> None:
    """Collect and compress the static files, if any has changed since the last time."""
    now = fingerprint_of_static_files()
    mark = settings.VAR_DIR / "static-files"
    if mark.exists() and mark.read_text() == now and settings.STATIC_ROOT.is_dir():
        return
    _say("Collecting static files…")
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)


def fingerprint_of_static_files() -> str:
    """Return a digest that differs as soon as a file, or the way of storing it, does."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def serve() -> None:
    """Serve until a signal ends it."""
    from portal.web_server import WebServer  # noqa: PLC0415 - gunicorn reads the environment as it is imported

    WebServer().run()


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _complain(message: str) -> int:
    sys.stderr.write(" ".join(message.split()) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
