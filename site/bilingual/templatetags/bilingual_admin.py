"""What the admin's templates ask about two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from wagtail.models import PageLogEntry

from bilingual.admin import status
from bilingual.admin.status import PageStatus
from bilingual.labels import languages_in_words
from bilingual.models import BasePage

register = template.Library()


@register.simple_tag
def with_titles(entries: Iterable[Any]) -> list[tuple[Any, str]]:
    """Return each log entry with its title in the user's language: a stored one is the same for everybody.

    One query for all of them. A page that is no more keeps the title that was stored.
    """
    entries = list(entries)
    pages = BasePage.objects.in_bulk({entry.page_id for entry in entries if isinstance(entry, PageLogEntry)})
    return [
        (
            entry,
            pages[entry.page_id].get_admin_display_title()
            if isinstance(entry, PageLogEntry) and entry.page_id in pages
            else entry.label,
        )
        for entry in entries
    ]


@register.filter
def live_languages(page: BasePage) -> str:
    """Return the languages ``page`` is live in, in words; empty where it is live in none."""
    return languages_in_words(page.languages_live())


@register.simple_tag(takes_context=True)
def page_status(context: Mapping[str, Any], page: BasePage) -> PageStatus:
    """Return how both languages of a draft stand, for the user."""
    return status.page_status(page, context.get("request"))
