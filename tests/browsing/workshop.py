"""A portal in which people work, served as `make run` serves it; it can be killed and started again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.browsing.served import Served, free_port

START_SECONDS = 90
PASSWORD = "keturi zali obuoliai ant stalo"
# Two editors of one organisation; tests/browsing/staff.py makes their accounts.
RASA, JONAS = "rasa@redakcija.example", "jonas@redakcija.example"
# The expert of a region.
ELENA = "elena@redakcija.example"


def environment(var_dir: Path, port: int = 0) -> dict[str, str]:
    """Return the environment of a served portal: the embedded server, whatever the tests run on."""
    return os.environ | {
        "VAR_DIR": str(var_dir),
        "PORT": str(port),
        "DATABASE_URL": "",
        "WEB_CONCURRENCY": "1",
    }


def command(var_dir: Path, *arguments: str) -> None:
    """Run a management command on the database of a served portal."""
    subprocess.run(  # noqa: S603 - our own
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(var_dir),
        check=True,
        stdout=subprocess.DEVNULL,
    )


class Workshop(Served):
    """A portal with editors, at an address that it keeps when it is started again."""

    def __init__(self, var_dir: Path) -> None:
        self.port = free_port()
        super().__init__(f"http://127.0.0.1:{self.port}")
        self.var_dir = var_dir
        self.process: subprocess.Popen[Any] | None = None

    def start(self) -> None:
        """Start the portal and wait until it answers."""
        self.var_dir.mkdir(parents=True, exist_ok=True)
        log = self.var_dir / "served.log"
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "portal.launch"],
                cwd=settings.BASE_DIR,
                env=environment(self.var_dir, self.port),
                stdout=output,
                stderr=output,
                # Of its own group, so that it can be killed with all that it has started.
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                message = f"the portal does not answer: {log.read_text()}"
                raise RuntimeError(message)
            time.sleep(0.1)

    def kill(self) -> None:
        """End it as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)

    def end(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)

    def run(self, *arguments: str) -> None:
        """Run a management command on its database."""
        command(self.var_dir, *arguments)


def log_in(page: Any, email: str) -> None:
    """Fill in the log-in page before which somebody stands."""
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
