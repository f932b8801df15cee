"""A portal served as `make run` serves it, and a browser before it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.browser import find
from tests.browsing.served import Served, free_port

START_SECONDS = 90
# The browser runs as root in a container, and asks for nothing of its own.
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Each process of a run on several cores has portals of its own.
SERVED = settings.VAR_DIR / "served" / os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="module")
def chromium():
    """A browser for the tests of one module.

    Playwright keeps an event loop for as long as it runs, and Django asks no database beside one: it must
    have ended before other tests begin.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A tab of a reader who has never been here."""
    context = chromium.new_context(locale="lt")
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_javascript(chromium):
    """The same, with scripts switched off."""
    context = chromium.new_context(locale="lt", java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def record() -> Iterator[Served]:
    """Serve the public record and nothing else."""
    yield from serve(SERVED / "record")


@pytest.fixture(scope="session")
def sample() -> Iterator[Served]:
    """Serve the public record together with a sample of 120 events, long words and all."""
    with_var = SERVED / "sample"
    command(with_var, "migrate", "--verbosity=0")
    command(with_var, "load_reference", "--verbosity=0")
    command(with_var, "generate_sample", "--events=120", "--seed=1")
    yield from serve(with_var)


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


def serve(var_dir: Path) -> Iterator[Served]:
    """Start the portal, wait until it answers, and end it as Ctrl-C does."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.launch"],
        cwd=settings.BASE_DIR,
        env=environment(var_dir, port),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    served = Served(f"http://127.0.0.1:{port}")
    deadline = time.monotonic() + START_SECONDS
    while not served.is_ready():
        if process.poll() is not None:
            pytest.fail(f"the portal did not start: {process.communicate()[1]}")
        if time.monotonic() > deadline:
            process.kill()
            pytest.fail(f"the portal did not answer within {START_SECONDS} s")
        time.sleep(0.1)
    try:
        yield served
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
