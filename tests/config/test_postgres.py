"""The embedded database: shared, stopped with the last that uses it, and untroubled by what others left behind."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import psycopg
import pytest
from django.conf import settings

from config import postgres
from tests.config.processes import BARE, ROOT

pytestmark = pytest.mark.slow

# Joins, says so, and leaves when its input ends.
USER = """if True:
    import sys
    from pathlib import Path
    sys.path.insert(0, "site")
    from config import postgres
    postgres.Server(Path(sys.argv[1]), postgres.NOT_DURABLE).join()
    print("in", flush=True)
    sys.stdin.read()
"""
Join = Callable[[Path], "subprocess.Popen[str]"]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose name fits into a socket's address, unlike pytest's."""
    path = settings.VAR_DIR / f"pg-{secrets.token_hex(4)}"
    path.mkdir(parents=True)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def join() -> Iterator[Join]:
    """Start a process that uses the server on a folder, and return it once it is in."""
    started: list[subprocess.Popen[str]] = []

    def start(data: Path) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", USER, str(data)],
            cwd=ROOT,
            env={**BARE, "PGPORT": "1", "PGDATA": "/nowhere"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert _file(process.stdout).readline() == "in\n"
        return process

    yield start
    for process in started:
        leave(process)
        _file(process.stdout).close()


def leave(process: "subprocess.Popen[str]") -> None:
    _file(process.stdin).close()
    process.wait(30)


def _file(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def started_at(data: Path) -> str:
    """Return when the server on ``data`` started; the connection fails where none runs."""
    host = str(postgres.Server(data).socket_folder)
    with psycopg.connect(host=host, user=postgres.SUPERUSER, dbname="postgres") as connection:
        row = connection.execute("SELECT pg_postmaster_start_time()::text").fetchone()
        assert row is not None
        return str(row[0])


def postmaster(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def is_stopped(data: Path) -> bool:
    return not (data / "postmaster.pid").exists()


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def test_runs_while_anyone_uses_it(folder: Path, join: Join) -> None:
    data = folder / "data"
    first, second = join(data), join(data)
    since = started_at(data)

    leave(first)
    assert started_at(data) == since
    leave(second)
    assert is_stopped(data)


def test_keeps_what_was_written(folder: Path, join: Join) -> None:
    data = folder / "data"
    user = join(data)
    host = str(postgres.Server(data).socket_folder)
    with psycopg.connect(host=host, user=postgres.SUPERUSER, dbname="postgres") as connection:
        connection.execute("CREATE TABLE words AS SELECT 'Torreón' AS word")
    leave(user)

    join(data)
    with psycopg.connect(host=host, user=postgres.SUPERUSER, dbname="postgres") as connection:
        assert connection.execute("SELECT word FROM words").fetchone() == ("Torreón",)


def test_a_server_whose_user_was_killed_is_taken_over_and_stopped(folder: Path, join: Join) -> None:
    data = folder / "data"
    killed = join(data)
    since = started_at(data)
    kill(killed.pid)
    killed.wait(10)

    next_user = join(data)
    assert started_at(data) == since
    leave(next_user)
    assert is_stopped(data)


def test_starts_again_after_everything_was_killed(folder: Path, join: Join) -> None:
    data = folder / "data"
    killed = join(data)
    server = postmaster(data)
    kill(killed.pid)
    kill(server)
    killed.wait(10)

    join(data)
    assert postmaster(data) != server
    assert started_at(data)


def test_is_not_fooled_by_a_process_that_has_its_old_number(folder: Path, join: Join) -> None:
    data = folder / "data"
    leave(join(data))
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n1700000000\n5432\n{data}\n\n 0 0\nready\n")

    join(data)
    assert postmaster(data) != os.getpid()
    assert started_at(data)


def test_an_interrupted_beginning_is_begun_again(folder: Path, join: Join) -> None:
    data, half = folder / "data", folder / "data.making"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")

    join(data)
    assert started_at(data)
    assert not half.exists()


@pytest.mark.parametrize("name", ["long-" * 30, "with a space, a comma and it's", "café"])
def test_works_in_a_folder_whose_name_no_socket_may_have(folder: Path, join: Join, name: str) -> None:
    data = folder / name
    join(data)

    assert started_at(data)
    sockets = postgres.Server(data).socket_folder
    assert sockets != data
    assert sockets.stat().st_mode & 0o077 == 0  # who reaches the socket is trusted


def test_leaves_a_folder_of_someone_else_alone(folder: Path) -> None:
    data = folder / "data"
    data.mkdir()
    (data / "letter.txt").write_text("Dear …")

    with pytest.raises(postgres.ServerError, match="holds no PostgreSQL data"):
        postgres.Server(data).join()
    assert [path.name for path in data.iterdir()] == ["letter.txt"]


def test_says_when_the_data_are_of_another_version(folder: Path, join: Join) -> None:
    data = folder / "data"
    leave(join(data))
    (data / "PG_VERSION").write_text("17\n")

    with pytest.raises(postgres.ServerError, match="made by PostgreSQL 17"):
        postgres.Server(data).join()


def test_says_why_it_did_not_start(folder: Path) -> None:
    server = postgres.Server(folder / "data", ("shared_buffers=a lot",))

    with pytest.raises(postgres.ServerError, match="shared_buffers"):
        server.join()


def test_beginning_twice_at_once_makes_one_server(folder: Path) -> None:
    data = folder / "data"
    both = [
        subprocess.Popen([sys.executable, "-c", USER, str(data)], cwd=ROOT, env=BARE, stdin=subprocess.PIPE)
        for _ in range(2)
    ]
    deadline = time.monotonic() + 30
    while is_stopped(data) and time.monotonic() < deadline:
        time.sleep(0.1)
    for process in both:
        process.communicate(timeout=30)

    assert [process.returncode for process in both] == [0, 0]
    assert is_stopped(data)
