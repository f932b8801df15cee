"""Starts the embedded server for whoever needs it, and stops it after the last one.

Any number of processes may ask at once. One lock decides who starts the server. A second, shared one is
each process's lease; the kernel takes it back even after `kill -9`, so the last to leave knows that it is.
Whether the server lives is decided by connecting to it, never by a process id alone: ids are used again.
"""

import atexit
import contextlib
import fcntl
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from portal.embedded_postgres import cluster
from portal.embedded_postgres.cluster import Address
from portal.embedded_postgres.place import Place, settle

# How long a process that needs the server for the first time waits for it.
PATIENCE = 60.0


class Lease(NamedTuple):
    """What this process holds while it uses a server."""

    lock: int
    place: Place
    address: Address


_leases: dict[Path, Lease] = {}
_guard = threading.RLock()


def address(state_dir: str | os.PathLike[str]) -> Address:
    """Return the server's address, making sure on this process's first call that it runs."""
    lease = _leases.get(Path(state_dir))
    return lease.address if lease else ensure(state_dir)


def ensure(state_dir: str | os.PathLike[str], *, patience: float = PATIENCE) -> Address:
    """Make sure that the server runs, and keep it running at least as long as this process."""
    with _guard:
        key = Path(state_dir)
        place = settle(key)
        # The lease comes first: from here on nobody else may stop the server.
        lock = _leases[key].lock if key in _leases else _lock(place.home / "lease.lock", fcntl.LOCK_SH)
        try:
            with _only_one(place):
                if not (place.data / "PG_VERSION").exists():
                    cluster.create(place)
                found = cluster.address_of(place)
                cluster.bring_up(place, found, patience)
        except BaseException:
            if key not in _leases:
                os.close(lock)
            raise
        _leases[key] = Lease(lock, place, found)
        return found


# ---- Locks


def _lock(path: Path, kind: int) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def _only_one(place: Place) -> Iterator[None]:
    lock = _lock(place.home / "start.lock", fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(lock)


def _release_all() -> None:
    """Give up every lease; stop each server that nobody else uses."""
    if _leases and threading.current_thread() is threading.main_thread():
        # An impatient second Ctrl-C must not leave a server behind.
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT):
            signal.signal(ending, signal.SIG_IGN)
    while _leases:
        _, lease = _leases.popitem()
        # The folder may have been deleted under the server, which then ends by itself.
        with contextlib.suppress(OSError), _only_one(lease.place):
            fcntl.flock(lease.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            cluster.stop(lease.place)
        os.close(lease.lock)


def _forget_all() -> None:
    """In a forked child: the parent's leases are not ours. A child that connects takes its own."""
    for lease in _leases.values():
        os.close(lease.lock)
    _leases.clear()


atexit.register(_release_all)
os.register_at_fork(after_in_child=_forget_all)
