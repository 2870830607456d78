"""Links in rich text to pages of the site."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

from bilingual import languages
from bilingual.at_hand import fetched
from bilingual.models import BasePage


class BilingualPageLinkHandler(PageLinkHandler):
    """Leads to where a page is live, and says so where that is in the other language (rule 4).

    The note is an attribute, as a link handler writes no more than the opening tag; the style sheet shows it.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[BasePage | None]:
        """Return the pages linked to: those at hand, or else fetched in one query."""
        ids = [int(attrs.get("id") or 0) for attrs in attrs_list]
        pages = fetched(BasePage)
        if pages is None:
            pages = BasePage.objects.in_bulk(ids)
        return [pages.get(pk) for pk in ids]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tag of each link; one without an address where the page is gone or not live."""
        return [_opening_tag(page) for page in cls.get_many(attrs_list)]


def _opening_tag(page: BasePage | None) -> str:
    if page is None or not page.live:
        return "<a>"
    reader = languages.active()
    shown = page.display_language(reader)
    if shown == reader:
        return format_html('<a href="{}">', page.url)
    return format_html(
        '<a href="{}" hreflang="{}" data-note="({})">', page.url, languages.TAGS[shown], languages.LINK_NOTES[shown]
    )
