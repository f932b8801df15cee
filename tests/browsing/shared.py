"""One served portal for all processes of a test run, as long as nobody changes what is in it."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO

from tests.browsing.served import Served

# The same in all processes of one run: what an interrupted run has left serves yesterday's code.
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())


@contextmanager
def shared(folder: Path, start: Callable[[], AbstractContextManager[Served]]) -> Iterator[Served]:
    """Start the portal, or use the one that another process of the run has started.

    Whoever has started it ends it, when nobody uses it any longer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    address = folder / f"address-{RUN}"
    with (folder / "users").open("w") as users, (folder / "starting").open("w") as starting:
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(starting, fcntl.LOCK_EX)
        if address.exists():
            fcntl.flock(starting, fcntl.LOCK_UN)
            yield Served(address.read_text())
            return
        with start() as served:
            address.write_text(served.url)
            fcntl.flock(starting, fcntl.LOCK_UN)
            try:
                yield served
            finally:
                _wait_for_the_others(users)
                with suppress(FileNotFoundError):
                    address.unlink()


def _wait_for_the_others(users: IO[str]) -> None:
    """Return when nobody else uses the portal; from then on nobody begins to."""
    fcntl.flock(users, fcntl.LOCK_UN)
    fcntl.flock(users, fcntl.LOCK_EX)
