"""Django's PostgreSQL backend on the server that comes with the project.

As a backend, so that nothing starts because settings were read: the first connection starts the server.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import environ

from config import postgres


def database(url: str, data: Path, server_settings: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the entry of ``DATABASES`` for ``url``, or without one for the embedded server on the folder ``data``."""
    if url:
        return environ.Env.db_url_config(url)
    server = postgres.Server(data, server_settings)
    return {
        "ENGINE": "config.embedded",
        "NAME": "postgres",
        "USER": postgres.SUPERUSER,
        "HOST": str(server.socket_folder),
        "PORT": postgres.PORT,
        "EMBEDDED_SERVER": server,
    }


def address(database: dict[str, Any], name: str = "") -> str:
    """Return the ``DATABASE_URL`` of an entry of ``DATABASES``, or of the database ``name`` beside it."""
    user = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    path = quote(name or database["NAME"])
    if database["HOST"].startswith("/"):
        return f"postgres://{user}@/{path}?host={quote(database['HOST'])}"
    return f"postgres://{user}@{database['HOST']}:{database['PORT'] or 5432}/{path}"
