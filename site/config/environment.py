"""Reading production's settings from the environment: everything that is wrong is said at once."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 50  # characters, and
FEWEST_CHARACTERS = 5  # different ones, as django.core.checks.security asks (security.W009)


class Environment:
    """The variables of the environment, read one by one; ``check`` raises for all that were wrong."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.problems: list[str] = []

    def text(self, name: str, wanted: str, fault: Callable[[str], str | None] = lambda value: None) -> str:
        """Return a required value. ``wanted`` says what it is; ``fault`` says what is wrong with one, or ``None``."""
        value = self.variables.get(name, "").strip()
        problem = "is missing" if not value else fault(value)
        if problem:
            self.problems.append(f"{name} {problem}. Wanted: {wanted}")
        return value

    def optional(self, name: str, default: str = "") -> str:
        """Return a value that need not be set."""
        return self.variables.get(name, "").strip() or default

    def flag(self, name: str) -> bool:
        """Return a value that is ``true`` or ``false``, and ``false`` where it is not set."""
        value = self.optional(name, "false").lower()
        if value not in ("true", "false"):
            self.problems.append(f"{name} is “{value}”. Wanted: true or false")
        return value == "true"

    def names(self, name: str, wanted: str, fault: Callable[[str], str | None]) -> list[str]:
        """Return a required list, written with commas."""
        return [part.strip() for part in self.text(name, wanted, fault).split(",") if part.strip()]

    def check(self) -> None:
        """Raise ``ImproperlyConfigured``, naming every missing or unsafe value read so far."""
        if self.problems:
            raise ImproperlyConfigured(
                "The site does not start: its environment has to be put right first.\n  - "
                + "\n  - ".join(self.problems)
                + "\nEvery variable is described in deploy/README.md."
            )


def secret_fault(value: str) -> str | None:
    """Say what makes a secret key guessable."""
    if len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS:
        return "is too easy to guess"
    if "development" in value or value.startswith("django-insecure"):
        return "is a published one"
    return None


def hosts_fault(value: str) -> str | None:
    """Say what is wrong with a list of host names."""
    hosts = [host.strip() for host in value.split(",")]
    if any(host in ("", "*") or "/" in host or ":" in host for host in hosts):
        return "admits any host or holds something that is no host name"
    return None


def database_fault(value: str) -> str | None:
    """Say what is wrong with a database's address; it may hold a password and is not repeated."""
    if not value.startswith(("postgres://", "postgresql://")):
        return "is not the address of a PostgreSQL database"
    return None if urlsplit(value).path.strip("/") else "names no database"


def email_fault(value: str) -> str | None:
    """Say what is wrong with a mail server's address; it may hold a password and is not repeated."""
    parts = urlsplit(value)
    if parts.scheme not in ("smtp", "smtps", "smtp+tls", "smtp+ssl") or not parts.hostname:
        return "is not the address of a mail server"
    return None


def address_fault(value: str) -> str | None:
    """Say what is wrong with a mail address."""
    return None if "@" in value.strip("@") else "is not a mail address"


def folder_fault(value: str) -> str | None:
    """Say what is wrong with a folder."""
    return None if Path(value).is_absolute() and Path(value).is_dir() else f"is “{value}”, which is no folder there"


def site_fault(value: str) -> str | None:
    """Say what is wrong with the site's own address."""
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or parts.query:
        return f"is “{value}”, not an https:// address without a path"
    return None


def email_settings(url: str) -> dict[str, Any]:
    """Return Django's ``EMAIL_…`` settings for a mail server's address."""
    found = environ.Env.email_url_config(url)
    return {name: value for name, value in found.items() if value is not None and name != "EMAIL_FILE_PATH"}
