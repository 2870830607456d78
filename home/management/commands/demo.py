"""``manage.py demo``: content to try the site with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from home.demo import accounts, loader


class Command(BaseCommand):
    """Add the demo content that is missing; in development, accounts to sign in with too."""

    help = "Add the demo content that is missing. Changes nothing that is there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was added and what could not be."""
        for outcome in loader.load():
            if outcome.left_out:
                self.stdout.write(f"  left out: {outcome.name} ({outcome.left_out})")
            else:
                self.stdout.write(f"  added: {outcome.name}")
        if settings.DEBUG:
            for account in accounts.create_accounts():
                self.stdout.write(f"  {account.role}: {account.username} / {account.password}")
