"""A portal that is set up once in a run, which takes twenty seconds, and copied for whoever serves one."""

import fcntl
import subprocess
from pathlib import Path

from django.conf import settings

from tests.browsing.shared import RUN
from tests.browsing.workshop import Workshop

PREPARED = settings.VAR_DIR / "served" / "prepared"


def prepare(var_dir: Path) -> None:
    """Put a portal with the public record into the folder, unless one stands there already."""
    if (var_dir / "postgres").exists():
        return
    PREPARED.mkdir(parents=True, exist_ok=True)
    with (PREPARED / "starting").open("w") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        ready = PREPARED / f"ready-{RUN}"
        if not ready.exists():
            portal = Workshop(PREPARED / "var")
            portal.start()
            portal.end()
            ready.touch()
    var_dir.mkdir(parents=True, exist_ok=True)
    # With its owners: the database refuses to be anybody else's.
    subprocess.run(["cp", "-a", f"{PREPARED / 'var'}/.", str(var_dir)], check=True)  # noqa: S603, S607
