"""Who can sign in to a site that is only being tried."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile


@dataclass(frozen=True)
class Account:
    """A sign-in, the same on every machine; never made outside development."""

    username: str
    password: str
    role: str
    first_name: str
    group: str = ""
    language: str = "en"


ACCOUNTS = (
    Account("admin", "desert-sky-1884", "Administrator", "Alma"),
    Account("editor", "desert-sky-1884", "Editor", "Esteban", group="Editors", language="es"),
    Account("publisher", "desert-sky-1884", "Publisher", "Paula", group="Moderators"),
)


def create_accounts() -> list[Account]:
    """Add the accounts that are missing and return all of them."""
    users = get_user_model().objects
    for account in ACCOUNTS:
        if users.filter(username=account.username).exists():
            continue
        user = users.create_user(
            account.username,
            f"{account.username}@example.org",
            account.password,
            first_name=account.first_name,
            is_superuser=not account.group,
            is_staff=not account.group,
        )
        if account.group:
            user.groups.add(Group.objects.get(name=account.group))
        UserProfile.objects.create(user=user, preferred_language=account.language)
    return list(ACCOUNTS)
