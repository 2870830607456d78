"""``manage.py language_states``: notes anew how the languages of all pages stand."""

from typing import Any

from django.core.management.base import BaseCommand

from bilingual.models import BasePage


class Command(BaseCommand):
    """For pages from before there were states, and for when a page type requires other words than before."""

    help = "Note what the latest draft of every page says in each language. What was reviewed stays reviewed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Note every page but aliases, and say how many they were."""
        number = 0
        for page in BasePage.objects.filter(depth__gt=1, alias_of=None).specific(defer=False).iterator(chunk_size=200):
            page.get_latest_revision_as_object().note_words()
            number += 1
        self.stdout.write(f"{number} pages noted.")
