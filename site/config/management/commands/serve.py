"""``manage.py serve``, behind ``make run``: the whole site on a developer's machine, in one process to stop."""

import contextlib
import fcntl
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import IO, Any

import psutil
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config import catalogues, postgres
from home.demo.accounts import ACCOUNTS

DEFAULT_PORT = 8000
HIGHEST_PORT = 65_535
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10


class Command(BaseCommand):
    """Prepare what is not yet prepared, serve until Ctrl-C, and leave nothing running."""

    help = "Start the site for development: database, demo content, a server that follows the code, and what is due."
    requires_system_checks = ()  # the server makes them, each time the code changes

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve at the port the environment names (PORT, default 8000)."""
        port = _port(os.environ.get("PORT", ""))
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        with _only_copy(settings.VAR_DIR / "run.json", port) as note:
            _check_free(port)
            # SIGINT too: a shell that starts us in the background has us ignore it.
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, _stop)
            # With Ctrl-C the whole job is over and said to be; a trace of where it struck would help no one.
            with contextlib.suppress(KeyboardInterrupt):
                self._prepare()
                self._serve(port, note)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.stdout.write("Stopped.")

    def _prepare(self) -> None:
        catalogues.compile_catalogues()
        try:
            connection.ensure_connection()
        except postgres.ServerError as error:
            raise CommandError(str(error)) from error
        executor = MigrationExecutor(connection)
        outdated = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if outdated:
            self.stdout.write("Preparing the database …")
            call_command("migrate", verbosity=0, interactive=False)
        stamp, wanted = settings.VAR_DIR / "demo.sha256", demo_fingerprint(connection.settings_dict)
        if outdated or not stamp.exists() or stamp.read_text() != wanted:
            self.stdout.write("Loading the demo content …")
            call_command("demo", stdout=self.stdout)
            stamp.write_text(wanted)
        connection.close()

    def _serve(self, port: int, note: IO[str]) -> None:
        server = _start("runserver", str(port))
        worker = None
        try:
            _write(note, port, psutil.Process(server.pid))
            worker = _start("work", "--with-parent")
            _wait_until_up(server, port)
            if server.poll() is None:
                self.stdout.write(_banner(port))
            server.wait()
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for process in filter(None, (worker, server)):
                _stop_gently(process)
        if server.returncode > 0:
            raise CommandError("The server ended by itself: see above.")


def _start(*command: str) -> "subprocess.Popen[bytes]":
    """Start a command of ours in a process group of its own: Ctrl-C comes to us alone, and we stop it in one way."""
    return subprocess.Popen(
        [sys.executable, settings.ROOT / "manage.py", *command],
        stdin=subprocess.DEVNULL,
        env={**os.environ, "DJANGO_RUNSERVER_HIDE_WARNING": "true"},
        process_group=0,
    )


def _stop_gently(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        _end(psutil.Process(process.pid))


def _port(value: str) -> int:
    if not value:
        return DEFAULT_PORT
    if not value.isdecimal() or not 0 < int(value) <= HIGHEST_PORT:
        raise CommandError(f"PORT is “{value}”, which is no port. Wanted: a number up to {HIGHEST_PORT}.")
    return int(value)


@contextlib.contextmanager
def _only_copy(path: Path, port: int) -> Iterator[IO[str]]:
    """Hold the note of the running copy, whose lock ends with its process; clear what a killed one left behind."""
    with path.open("a+") as note:
        note.seek(0)
        found = note.read()
        earlier = json.loads(found) if found else {}
        try:
            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            address = f"http://localhost:{earlier.get('port', '?')}"
            pid = earlier.get("pid", "?")
            raise CommandError(
                f"The site is already running at {address} (process {pid}). "
                f"Stop it with Ctrl-C where it was started, or with: kill {pid}"
            ) from None
        with contextlib.suppress(psutil.NoSuchProcess, KeyError):
            left = psutil.Process(earlier["server"])
            if left.create_time() == earlier["created"]:
                _end(left)
        _write(note, port)
        yield note
        note.truncate(0)


def _write(note: IO[str], port: int, server: psutil.Process | None = None) -> None:
    about_server = {"server": server.pid, "created": server.create_time()} if server else {}
    note.seek(0)
    note.truncate()
    note.write(json.dumps({"pid": os.getpid(), "port": port, **about_server}))
    note.flush()


def _end(process: psutil.Process) -> None:
    """End a process and those it started."""
    processes = [process, *process.children(recursive=True)]
    for each in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            each.kill()
    psutil.wait_procs(processes, timeout=SECONDS_TO_STOP)


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise CommandError(f"Port {port} needs more rights. Take another: PORT=8123 make run") from None
        except OSError:
            raise CommandError(f"Port {port} is taken by another program. Take another: PORT=8123 make run") from None


def _wait_until_up(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)


def _stop(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def demo_fingerprint(database: dict[str, Any]) -> str:
    """Return what changes when a file of the demo content does, or the database (as in ``DATABASES``) it goes to."""
    parts = [f"{database[name]}" for name in ("HOST", "PORT", "NAME")]
    for folder in sorted(settings.ROOT.glob("*/demo")) + sorted(settings.SITE.glob("*/demo")):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                status = path.stat()
                parts.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _banner(port: int) -> str:
    address = f"http://localhost:{port}"
    sign_ins = "\n".join(f"      {account.username:<10} {account.password}   {account.role}" for account in ACCOUNTS)
    database = ", the database too" if "EMBEDDED_SERVER" in connection.settings_dict else ""
    return f"""
  The site     {address}
  The admin    {address}/admin/
{sign_ins}
  Its mail is written to {settings.VAR_DIR / "mail"}
  Ctrl-C stops everything{database}.
"""
