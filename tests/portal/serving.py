"""The portal behind its web server, and a road to the database that can be closed."""

import contextlib
import os
import select
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

from django.conf import settings as project
from django.db import connection


class Road:
    """A TCP port that leads to the test database, and that can be closed or go silent."""

    def __init__(self):
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.is_silent = False
        self.under_way = []
        self.lead()

    def lead(self):
        threading.Thread(target=self._accept, args=[self.door], daemon=True).start()

    def _accept(self, door):
        with contextlib.suppress(OSError):
            while True:
                traveller, _ = door.accept()
                self.under_way.append(traveller)
                if not self.is_silent:
                    threading.Thread(target=self._carry, args=[traveller], daemon=True).start()

    def _carry(self, traveller):
        with traveller, _to_database() as database, contextlib.suppress(OSError, ValueError):
            self.under_way.append(database)
            other = {traveller: database, database: traveller}
            while True:
                for one in select.select([traveller, database], [], [])[0]:
                    data = one.recv(65536)
                    if not data:
                        return
                    other[one].sendall(data)

    def cut(self):
        """End every connection, as a server does that restarts."""
        while self.under_way:
            with contextlib.suppress(OSError), self.under_way.pop() as traveller:
                traveller.shutdown(socket.SHUT_RDWR)

    def close(self):
        """Refuse connections, as a machine does whose server has ended."""
        with contextlib.suppress(OSError):
            self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.cut()

    def open(self):
        self.is_silent = False
        self.cut()
        self.door.close()
        self.door = socket.create_server(("127.0.0.1", self.port))
        self.lead()


def _to_database():
    parameters = connection.get_connection_params()
    host, port = parameters.get("host") or "localhost", int(parameters.get("port") or 5432)
    if not host.startswith("/"):
        return socket.create_connection((host, port))
    database = socket.socket(socket.AF_UNIX)
    database.connect(f"{host}/.s.PGSQL.{port}")
    return database


class Server:
    """The portal behind gunicorn."""

    def __init__(self, road, folder):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        database = connection.get_connection_params()
        account = f"{quote(database['user'], safe='')}:{quote(database['password'], safe='')}"
        Path(folder, "static").mkdir()
        self.log = Path(folder, "log")
        environment = os.environ | {
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATABASE_URL": f"postgres://{account}@127.0.0.1:{road.port}/{database['dbname']}",
            "DJANGO_SETTINGS_MODULE": "tests.portal.served_settings",
            "HTTPS": "off",
            "PORT": str(self.port),
            "VAR_DIR": str(folder),
            "WEB_CONCURRENCY": "1",
            "WEB_STATEMENT_TIMEOUT": "2s",
        }
        # One thread: each request meets the connection that the one before it left behind.
        command = [sys.executable, "-m", "gunicorn", "--config", "python:portal.gunicorn_conf"]
        command += ["--threads", "1", "portal.wsgi"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own
                command, env=environment, cwd=project.BASE_DIR, stdout=log, stderr=log
            )

    def get(self, address, **headers):
        """Return status, headers, text and seconds."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{address}", headers=headers)
        began = time.monotonic()
        try:
            response = urllib.request.urlopen(request, timeout=30)  # noqa: S310 - our own address
        except urllib.error.HTTPError as error:
            response = error
        with response:
            return response.status, response.headers, response.read().decode(), time.monotonic() - began

    def say(self, words):
        """Send the bytes as they are, and return what comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
            line.sendall(words)
            return b"".join(iter(lambda: line.recv(65536), b""))

    def wait_until(self, address, status, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                if self.get(address)[0] == status:
                    return True
            time.sleep(0.1)
        return False

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=40)
