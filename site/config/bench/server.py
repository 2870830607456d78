"""A production server on a free port of this machine, for as long as it is measured."""

import contextlib
import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from config import embedded

#: What the proxy in front of a production server would send.
HEADERS = {"Host": "localhost", "X-Forwarded-Proto": "https"}
SECONDS_TO_START = 30


@contextlib.contextmanager
def running() -> Iterator[int]:
    """Serve this database's site with production's settings; yield the port."""
    static = settings.VAR_DIR / "bench-static"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.bench",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "https://localhost",
        "DATABASE_URL": embedded.address(connection.settings_dict),
        "EMAIL_URL": "smtp://localhost",
        "DEFAULT_FROM_EMAIL": "bench@localhost",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "STATIC_ROOT": str(static),
        "BEHIND_PROXY": "true",
    }
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"],
        check=True,
        cwd=settings.ROOT,
        env=environment,
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "config.wsgi", "--pythonpath", str(settings.SITE)),
            *("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "2", "--log-level", "warning"),
        ],
        cwd=settings.ROOT,
        env=environment,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_START)
            client.request("GET", "/healthz", headers=HEADERS)
            if client.getresponse().status == http.client.OK:
                return
        time.sleep(0.1)
    raise TimeoutError(f"The server is not up after {SECONDS_TO_START} s.")
