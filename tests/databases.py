"""Databases beside the one that tests use."""

from django.db import connection


def run_sql(statement: str) -> list[str]:
    """Run a statement outside all of them and return the first column of what it answers."""
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()] if cursor.description else []


def copy_database(template: str, name: str) -> None:
    """Make the database ``name`` a copy of ``template``; the default connection, which may be to it, is closed."""
    connection.close()
    run_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    run_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
