"""A portal served as `make run` serves it, and a browser before it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.browser import find
from tests.browsing.prepared import prepare
from tests.browsing.served import Served, free_port
from tests.browsing.shared import shared
from tests.browsing.workshop import RASA, START_SECONDS, Workshop, command, environment, log_in

# The browser runs as root in a container, and asks for nothing of its own.
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SHARED = settings.VAR_DIR / "served" / "shared"
# Where people work, each process of a run on several cores has a portal of its own.
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


@pytest.fixture(scope="module")
def same_page(chromium):
    """A tab in which one page is opened after the other: to open a tab takes longer than to open a page.

    It keeps no file of the page before, so each is loaded as by somebody who has never been here.
    """
    context = chromium.new_context(locale="lt")
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
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
    with shared(SHARED / "record", partial(serve, SHARED / "record")) as served:
        yield served


@pytest.fixture(scope="session")
def sample() -> Iterator[Served]:
    """Serve the public record together with a sample of 120 events, their progress, long words and all."""
    with shared(SHARED / "sample", serve_sample) as served:
        yield served


@pytest.fixture(scope="session")
def workshop() -> Iterator[Workshop]:
    """Serve the public record to two editors, who change it as they like."""
    prepare(SERVED / "workshop")
    portal = Workshop(SERVED / "workshop")
    portal.start()
    portal.run("shell", "-c", "from tests.browsing.staff import hire; hire()")
    yield portal
    portal.end()


@pytest.fixture(scope="session")
def cookies() -> list:
    """The cookies of the editor who logged in last: whoever is still logged in need not do so again."""
    return []


@pytest.fixture
def desk(chromium, workshop, cookies):
    """A tab in which an editor has logged in and stands in the workspace."""
    context = chromium.new_context(locale="lt", base_url=workshop.url)
    context.set_default_timeout(15_000)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto("/darbastalis/")
    if page.url != workshop.url + "/darbastalis/":
        log_in(page, RASA)
        page.wait_for_url(workshop.url + "/darbastalis/")
        cookies[:] = context.cookies()
    yield page
    context.close()


@contextmanager
def serve_sample() -> Iterator[Served]:
    """Start the portal, and put the sample into it."""
    var_dir = SHARED / "sample"
    with serve(var_dir) as served:
        command(var_dir, "generate_sample", "--events=120", "--indicators=4", "--seed=1")
        yield served


@contextmanager
def serve(var_dir: Path) -> Iterator[Served]:
    """Start the portal, wait until it answers, and end it as Ctrl-C does."""
    prepare(var_dir)
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
