"""The browser of the browser tests: finds one, or has Debian's installed where that is possible.

`python -m tests.browser` prints the options that pytest needs on this machine: none when there is a browser,
otherwise those that leave the browser tests out. What it does, and what a person can do, goes to stderr.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WITHOUT_BROWSER = "-m 'not browser'"


def find() -> str | None:
    """Return the path of a browser of the Chromium family, or of the one that CHROMIUM names."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *NAMES))), None)


def install() -> None:
    """Install Debian's Chromium, where apt is and we may use it."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    _say("Installing Chromium for the browser tests…")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "chromium"]):
        # Whatever fails here shows itself afterwards, when there is still no browser.
        subprocess.run(  # noqa: S603 - nothing of it comes from outside
            ["apt-get", "-qq", *arguments],  # noqa: S607 - wherever apt is
            env=environment,
            stdout=sys.stderr,
            check=False,
        )


def main() -> None:
    """Print pytest's options."""
    if find() is None:
        install()
    if find() is None:
        _say(
            "No browser was found: the tests marked “browser” are left out. "
            "Install chromium (or set CHROMIUM to a browser's path) to run them too."
        )
        sys.stdout.write(WITHOUT_BROWSER + "\n")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
