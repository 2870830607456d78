"""``make run``: one copy at a time, nothing left behind."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import environ
import psutil
import pytest
from django.db import connection

from config import embedded
from config.management.commands.serve import demo_fingerprint
from tests.config.processes import BARE, ROOT, run
from tests.databases import run_sql

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
Serve = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A free port, a folder of its own, and a database in which everything is prepared."""
    database = connection.settings_dict
    name = f"{database['NAME']}_serve"
    url = embedded.address(database, name)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    run_sql(f'CREATE DATABASE "{name}" TEMPLATE "{database["TEST"]["TEMPLATE"]}"')
    yield {"DATABASE_URL": url, "PORT": str(port), "VAR_DIR": str(tmp_path)}
    run_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def serve(environment: dict[str, str]) -> Iterator[Serve]:
    """Start the site and return its process once it answers."""
    started: list[subprocess.Popen[str]] = []

    def start() -> "subprocess.Popen[str]":
        database = environ.Env.db_url_config(environment["DATABASE_URL"])
        (Path(environment["VAR_DIR"]) / "demo.sha256").write_text(demo_fingerprint(database))
        with printed(environment).open("w") as output:
            process = subprocess.Popen(
                [sys.executable, "-u", "manage.py", "serve"],
                cwd=ROOT,
                env={**BARE, **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        started.append(process)
        deadline = time.monotonic() + 60
        while "Ctrl-C stops everything" not in printed(environment).read_text():
            assert process.poll() is None, printed(environment).read_text()
            assert time.monotonic() < deadline, printed(environment).read_text()
            time.sleep(0.1)
        return process

    yield start
    for process in started:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def printed(environment: dict[str, str]) -> Path:
    """Return the file that holds what the last copy printed."""
    return Path(environment["VAR_DIR"]) / "printed"


def answers(environment: dict[str, str]) -> bool:
    """Say whether the site answers, perhaps after having started anew because code has changed."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://localhost:{environment['PORT']}/healthz", timeout=10) as response,
        ):
            return bool(response.status == 200)
        time.sleep(0.2)
    return False


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stops_whole_and_says_so(serve: Serve, environment: dict[str, str], how: signal.Signals) -> None:
    process = serve()
    children = psutil.Process(process.pid).children(recursive=True)
    assert any("work" in child.cmdline() for child in children)

    process.send_signal(how)

    assert process.wait(20) == 0
    output = printed(environment).read_text()
    assert "Stopped." in output
    assert f"http://localhost:{environment['PORT']}/admin/" in output
    assert "publisher" in output
    assert "/mail" in output
    assert children
    assert not [child for child in children if child.is_running()]


def test_a_second_copy_says_where_the_first_one_is(serve: Serve, environment: dict[str, str]) -> None:
    first = serve()

    second = run("manage.py", "serve", env={**environment, "PORT": "1"})

    assert second.returncode != 0
    assert f"already running at http://localhost:{environment['PORT']} (process {first.pid})" in second.stderr
    assert "Traceback" not in second.stderr
    assert answers(environment)


def test_what_a_killed_copy_left_is_cleared_by_the_next(serve: Serve, environment: dict[str, str]) -> None:
    killed = serve()
    left = json.loads((Path(environment["VAR_DIR"]) / "run.json").read_text())["server"]
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait(10)
    assert answers(environment)  # the server outlives it, and holds the port

    serve()

    assert not psutil.pid_exists(left) or psutil.Process(left).status() == psutil.STATUS_ZOMBIE


def test_says_when_the_port_is_taken(environment: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(environment["PORT"])))
        other.listen()
        done = run("manage.py", "serve", env=environment)

    assert done.returncode != 0
    assert f"Port {environment['PORT']} is taken by another program" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["eight", "0", "70000", "-1", "8000 "])
def test_refuses_what_is_no_port(environment: dict[str, str], port: str) -> None:
    done = run("manage.py", "serve", env={**environment, "PORT": port})

    assert done.returncode != 0
    assert "is no port" in done.stderr
