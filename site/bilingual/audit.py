"""What the history stores of a page doesn't depend on the language of whoever acted.

Wagtail takes the title that the acting user's admin shows, and words such as “private” in their language. Both are
written anew under the canonical language before a log entry is stored.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import PageLogEntry, PageViewRestriction

from bilingual import languages

#: Keys of an entry's data under which Wagtail stores ``{"id": …, "title": …}`` of a page.
PAGES = ("page", "source", "destination")


def make_canonical(sender: type[PageLogEntry], instance: PageLogEntry, **kwargs: Any) -> None:
    """Write the titles in a log entry as the canonical language has them."""
    from bilingual.models import BasePage

    with languages.canonical():
        if isinstance(instance.page, BasePage):
            instance.label = instance.page.draft_title_in(languages.CANONICAL)
        entries = [instance.data[key] for key in PAGES if isinstance(instance.data.get(key), dict)]
        titles = {
            page.pk: page.draft_title_in(languages.CANONICAL)
            for page in BasePage.objects.filter(pk__in=[entry["id"] for entry in entries if "id" in entry])
        }
        for entry in entries:
            entry["title"] = titles.get(entry.get("id"), entry.get("title"))
        restriction = instance.data.get("restriction")
        if isinstance(restriction, dict) and "type" in restriction:
            names = dict(PageViewRestriction.RESTRICTION_CHOICES)
            restriction["title"] = str(names.get(restriction["type"], restriction.get("title")))


def connect() -> None:
    """Have every log entry of a page pass through ``make_canonical``."""
    pre_save.connect(make_canonical, sender=PageLogEntry, dispatch_uid="bilingual.audit")
